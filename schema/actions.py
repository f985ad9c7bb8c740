"""The actions that people have promised."""

from schema.common import OWNER, PROJECT, SETTLED, STILL_OPEN, optional
from schema.table import Check, Column, Kind, Table

ACTIONS = Table(
    name="actions",
    title="Actions",
    meaning="One row for each action.",
    names=("Action log", "Action list", "Action items", "To do"),
    key=("project_id", "action_id"),
    columns=(
        Column(
            name="action_id",
            kind=Kind.ID,
            required=True,
            example="A-112",
            meaning="The action's identifier, unique within its project.",
            names=("ID", "Action no", "Action number", "Ref", "No"),
        ),
        optional(PROJECT),
        Column(
            name="title",
            kind=Kind.TEXT,
            required=True,
            gives="action_id",
            example="Sign the data processing agreement",
            meaning="What is to be done.",
            names=("Action", "Action item", "Task", "Description", "Summary"),
        ),
        OWNER,
        Column(
            name="due_date",
            kind=Kind.DATE,
            example="2026-11-20",
            meaning="The day by which it is promised.",
            names=("Due", "Due by", "Deadline", "Target date"),
        ),
        Column(
            name="status",
            kind=Kind.CHOICE,
            example="open",
            meaning="Whether it is done.",
            choices={
                "open": STILL_OPEN,
                "done": (*SETTLED, "closed"),
                "cancelled": (
                    "withdrawn",
                    "dropped",
                    "canceled",
                    "storniert",
                    "abgebrochen",
                    "annulé",
                    "cancelado",
                    "annullato",
                    "vervallen",
                ),
            },
            names=("State", "Action status"),
        ),
        Column(
            name="done_on",
            kind=Kind.DATE,
            example="",
            meaning="The day it was done.",
            names=("Done", "Completed on", "Closed on", "Date closed"),
        ),
        Column(
            name="decision_id", kind=Kind.ID, example="D-07", meaning="The decision it follows from.", names=("Decision", "From decision")
        ),
    ),
    checks=(
        Check(
            column="done_on",
            bad="done_on IS NOT NULL AND coalesce(status, 'open') = 'open'",
            says="The action has a day on which it was done and is still open.",
            mend="Set its status to done, or remove the date.",
            severity="warning",
        ),
    ),
)
