"""The issues: what has gone wrong and is being dealt with."""

from schema.common import OWNER, PROJECT
from schema.table import Check, Column, Kind, Table

ISSUES = Table(
    name="issues",
    title="Issues",
    meaning="One row for each issue.",
    names=("Issue log", "Issue register", "Issue list"),
    key=("project_id", "issue_id"),
    columns=(
        PROJECT,
        Column(
            name="issue_id",
            kind=Kind.ID,
            required=True,
            example="I-031",
            meaning="The issue's identifier, unique within its project.",
            names=("ID", "Issue no", "Issue number", "Ref", "Issue key", "Key"),
        ),
        Column(
            name="title",
            kind=Kind.TEXT,
            required=True,
            example="Test data are incomplete",
            meaning="What is wrong.",
            names=("Issue", "Summary", "Description", "Issue description", "Name"),
        ),
        Column(
            name="severity",
            kind=Kind.CHOICE,
            example="high",
            meaning="How much it hurts.",
            choices={
                "low": ("minor", "4", "p4", "trivial"),
                "medium": ("moderate", "3", "p3", "normal"),
                "high": ("major", "2", "p2"),
                "critical": ("blocker", "1", "p1", "showstopper"),
            },
            names=("Priority", "Impact", "Issue severity"),
        ),
        OWNER,
        Column(
            name="status",
            kind=Kind.CHOICE,
            example="open",
            meaning="Whether it still stands.",
            choices={
                "open": ("new", "in progress", "active", "to do", "reopened", "pending"),
                "closed": ("done", "resolved", "fixed", "cancelled"),
            },
            names=("State", "Issue status"),
        ),
        Column(
            name="raised_on",
            kind=Kind.DATE,
            example="2026-09-21",
            meaning="The day it was raised.",
            names=("Raised", "Date raised", "Opened", "Created", "Opened on"),
        ),
        Column(
            name="due_date",
            kind=Kind.DATE,
            example="2026-11-06",
            meaning="The day by which it is to be solved.",
            names=("Due", "Due by", "Target date", "Resolve by"),
        ),
        Column(
            name="closed_on",
            kind=Kind.DATE,
            example="",
            meaning="The day it was closed.",
            names=("Closed", "Resolved on", "Date closed", "Closed date"),
        ),
        Column(
            name="resolution",
            kind=Kind.TEXT,
            example="",
            meaning="How it is or was solved.",
            names=("Action", "Next step", "Resolution notes", "Comment"),
        ),
    ),
    checks=(
        Check(
            column="closed_on",
            bad="closed_on < raised_on",
            says="The issue was closed before it was raised.",
            mend="Correct one of the two dates.",
        ),
    ),
)
