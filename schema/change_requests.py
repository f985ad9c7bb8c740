"""The change requests, from recorded to implemented."""

from schema.common import CURRENCY, OWNER, PROJECT
from schema.table import Check, Column, Kind, Table

CHANGE_REQUESTS = Table(
    name="change_requests",
    title="Change requests",
    meaning="One row for each change request, with what it changes in cost and time.",
    names=("Change log", "Change register", "Change orders", "Changes", "CR log"),
    key=("project_id", "change_id"),
    columns=(
        PROJECT,
        Column(
            name="change_id",
            kind=Kind.ID,
            required=True,
            example="CR-009",
            meaning="The change request's identifier, unique within its project.",
            names=("ID", "CR", "CR ID", "CR no", "CR number", "CO number", "Change no", "Change order", "Ref"),
        ),
        Column(
            name="title",
            kind=Kind.TEXT,
            required=True,
            gives="change_id",
            example="Add the Lisbon site",
            meaning="What is to change.",
            names=("Change", "Change title", "Description", "Summary", "Subject"),
        ),
        Column(
            name="status",
            kind=Kind.CHOICE,
            example="approved",
            meaning="Where it stands.",
            choices={
                "recorded": ("new", "submitted", "open", "raised", "draft", "pending"),
                "assessed": ("in review", "under review", "analysed", "in assessment"),
                "approved": ("accepted", "authorised", "authorized"),
                "rejected": ("declined", "refused"),
                "deferred": ("postponed", "on hold"),
                "implemented": ("done", "closed", "complete"),
            },
            names=("State", "CR status", "Change status"),
        ),
        Column(
            name="cost_impact",
            kind=Kind.MONEY,
            unit="currency",
            example=35000,
            meaning="What it adds to the budget at completion.",
            names=("Cost", "Budget impact", "Cost change", "Amount", "Value"),
        ),
        CURRENCY,
        Column(
            name="days_impact",
            kind=Kind.NUMBER,
            unit="working days",
            example=10,
            meaning="Working days that it adds to the finish.",
            names=("Schedule impact", "Schedule impact days", "Time impact", "Days"),
        ),
        Column(
            name="raised_on",
            kind=Kind.DATE,
            example="2026-07-06",
            meaning="The day it was raised.",
            names=("Submitted date", "Submitted", "Raised", "Date raised"),
        ),
        Column(
            name="decided_on",
            kind=Kind.DATE,
            example="2026-07-20",
            meaning="The day it was approved, rejected or deferred.",
            names=("Approved date", "Approved", "Approved on", "Decision date", "Decided"),
        ),
        OWNER,
    ),
    checks=(
        Check(
            column="decided_on",
            bad="decided_on < raised_on",
            says="The change was decided before it was raised.",
            mend="Correct one of the two dates.",
        ),
    ),
)
