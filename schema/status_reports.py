"""What the project managers declare and write at each status date."""

from schema.common import PROJECT, STATUS_DATE
from schema.table import Check, Column, Kind, Table

DECLARED_STATUS: dict[str, tuple[str, ...]] = {
    "green": ("g", "on track", "good", "ok"),
    "amber": ("a", "yellow", "y", "orange", "at risk", "caution"),
    "red": ("r", "off track", "critical", "late"),
}

STATUS_REPORTS = Table(
    name="status_reports",
    title="Status reports",
    meaning="One row for each project and status date: the status that the project manager declares, and the narrative.",
    names=("Status report", "Highlights", "Highlight report", "Project status", "Narrative", "Commentary"),
    key=("project_id", "status_date"),
    period="status_date",
    columns=(
        PROJECT,
        STATUS_DATE,
        Column(
            name="declared_status",
            kind=Kind.CHOICE,
            choices=DECLARED_STATUS,
            example="amber",
            meaning="The overall status that the project manager declares.",
            names=(
                "Status",
                "RAG",
                "RAG status",
                "Overall status",
                "Overall RAG",
                "Health",
                "Project health",
                "Traffic light",
                "Project status",
            ),
        ),
        Column(
            name="progress",
            kind=Kind.TEXT,
            example="Wave 1 is live in four countries.",
            meaning="What was achieved.",
            names=("Progress summary", "Achievements", "Accomplishments", "Done this period", "Summary", "Highlights"),
        ),
        Column(
            name="blockers",
            kind=Kind.TEXT,
            example="Test data from the old ledger",
            meaning="What stands in the way.",
            names=("Blocker", "Impediments", "Obstacles", "Lowlights"),
        ),
        Column(
            name="risks",
            kind=Kind.TEXT,
            example="Vendor capacity in December",
            meaning="What may go wrong, in words.",
            names=("Key risks", "Top risks", "Risks and issues"),
        ),
        Column(
            name="next_steps",
            kind=Kind.TEXT,
            example="Rehearse the cut-over",
            meaning="What comes next.",
            names=("Next", "Next period", "Planned next", "Upcoming", "Outlook"),
        ),
        Column(
            name="justification",
            kind=Kind.TEXT,
            example="",
            meaning="Why the declared status is better than the computed one, where it is.",
            names=("Reason", "Status justification", "Comment on status", "Rationale"),
        ),
        Column(
            name="delivery_confidence",
            kind=Kind.TEXT,
            example="Amber",
            meaning="The delivery confidence assessment, in the words of its own scale.",
            names=("DCA", "Confidence", "Delivery confidence assessment"),
        ),
        Column(
            name="confidence_scale",
            kind=Kind.CHOICE,
            example="UK 3-point",
            meaning="The scale of the delivery confidence; scales are never converted.",
            choices={"UK 3-point": ("3-point", "3 point"), "UK 5-point": ("5-point", "5 point")},
            names=("DCA scale", "Scale"),
        ),
    ),
    checks=(
        Check(
            column="confidence_scale",
            bad="delivery_confidence IS NOT NULL AND confidence_scale IS NULL",
            says="A delivery confidence is given without its scale.",
            mend="Say whether it is on the UK 3-point or 5-point scale.",
            severity="warning",
        ),
    ),
)
