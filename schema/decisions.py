"""The decisions that are asked of the committee, and those that were taken."""

from schema.common import CURRENCY, OWNER, PROJECT, STILL_OPEN, optional
from schema.table import Check, Column, Kind, Table

DECISIONS = Table(
    name="decisions",
    title="Decisions",
    meaning="One row for each decision: what is asked, the options, what waiting costs, who decides and by when.",
    names=("Decision log", "Decision register", "Decisions needed"),
    key=("decision_id",),
    columns=(
        Column(
            name="decision_id",
            kind=Kind.ID,
            required=True,
            example="D-07",
            meaning="The decision's identifier.",
            names=("ID", "Decision no", "Decision number", "Ref", "No"),
        ),
        optional(PROJECT),
        Column(
            name="title",
            kind=Kind.TEXT,
            required=True,
            example="Release the contingency to wave 2",
            meaning="What is to be decided, as a request.",
            names=("Decision", "Decision needed", "Request", "Ask", "Subject", "Description"),
        ),
        Column(
            name="options",
            kind=Kind.TEXT,
            example="A: release 180 k; B: cut the scope of wave 2",
            meaning="The choices there are.",
            names=("Alternatives", "Choices"),
        ),
        Column(
            name="recommendation",
            kind=Kind.TEXT,
            example="A, against a signed go-live date",
            meaning="What is recommended.",
            names=("Recommended", "Recommended option", "Proposal"),
        ),
        Column(
            name="consequence",
            kind=Kind.TEXT,
            example="The vendor stops on 30 November",
            meaning="What happens without the decision.",
            names=("Impact of no decision", "Consequence of waiting", "If not decided", "Without it"),
        ),
        Column(
            name="cost_of_waiting",
            kind=Kind.MONEY,
            unit="currency a month",
            low=0,
            example=60000,
            meaning="What each month of waiting costs.",
            names=("Cost of delay", "Cost per month", "Monthly cost of delay", "Delay cost"),
        ),
        CURRENCY,
        OWNER,
        Column(
            name="due_date",
            kind=Kind.DATE,
            example="2026-11-12",
            meaning="The day by which it is needed.",
            names=("Due", "Needed by", "Decide by", "Deadline", "Required by"),
        ),
        Column(
            name="status",
            kind=Kind.CHOICE,
            example="open",
            meaning="Whether it has been taken.",
            choices={
                "open": (*STILL_OPEN, "needed", "requested", "ausstehend", "pendente"),
                "taken": (
                    *(
                        "decided",
                        "approved",
                        "closed",
                        "done",
                        "made",
                        "entschieden",
                        "beschlossen",
                        "getroffen",
                        "erledigt",
                        "geschlossen",
                    ),
                    *("décidé", "pris", "clos", "decidido", "aprobado", "aprovado", "cerrado", "fechado", "deciso", "chiuso", "besloten"),
                ),
                "carried out": ("implemented", "executed", "umgesetzt", "mis en œuvre", "ejecutado", "executado", "attuato", "uitgevoerd"),
                "withdrawn": ("cancelled", "rejected", "zurückgezogen", "annulé", "cancelado", "annullato", "ingetrokken"),
            },
            names=("State", "Decision status"),
        ),
        Column(
            name="decided_on",
            kind=Kind.DATE,
            example="",
            meaning="The day it was taken.",
            names=("Decided", "Decision date", "Date decided"),
        ),
        Column(name="outcome", kind=Kind.TEXT, example="", meaning="What was decided.", names=("Result", "Decision taken", "Resolution")),
    ),
    checks=(
        Check(
            column="decided_on",
            bad="decided_on IS NOT NULL AND coalesce(status, 'open') = 'open'",
            says="The decision has a date and is still open.",
            mend="Set its status to taken, or remove the date.",
            severity="warning",
        ),
    ),
)
