"""The milestones, with baseline, forecast and actual dates."""

from schema.common import OWNER, PROJECT, WORK_PACKAGE
from schema.table import Check, Column, Kind, Table

MILESTONES = Table(
    name="milestones",
    title="Milestones",
    meaning="One row for each milestone: when it was promised, when it is expected, when it came.",
    names=("Milestone plan", "Key dates", "Gates", "Deliverables"),
    key=("project_id", "milestone_id"),
    columns=(
        PROJECT,
        Column(
            name="milestone_id",
            kind=Kind.ID,
            required=True,
            example="ERP-M4",
            meaning="The milestone's identifier, unique within its project.",
            names=("ID", "Milestone no", "Milestone number", "MS ID", "Ref", "Gate ID"),
        ),
        Column(
            name="name",
            kind=Kind.TEXT,
            required=True,
            example="Go-live wave 2",
            meaning="What is reached.",
            names=("Milestone", "Milestone name", "Title", "Description", "Gate", "Deliverable"),
        ),
        Column(
            name="baseline_date",
            kind=Kind.DATE,
            example="2026-12-14",
            meaning="The date in the approved baseline.",
            names=("Baseline", "Planned", "Planned date", "Plan date", "Baseline finish", "Original date", "Due date", "Target date"),
        ),
        Column(
            name="forecast_date",
            kind=Kind.DATE,
            example="2027-01-25",
            meaning="The date expected now.",
            names=("Forecast", "Expected", "Expected date", "Current date", "Estimated date", "Latest forecast"),
        ),
        Column(
            name="actual_date",
            kind=Kind.DATE,
            example="",
            meaning="The date it was reached.",
            names=("Actual", "Done on", "Achieved", "Achieved on", "Completed on", "Actual finish"),
        ),
        Column(
            name="forecast_updated",
            kind=Kind.DATE,
            example="2026-10-29",
            meaning="The day the forecast was last looked at.",
            names=("Forecast of", "Last updated", "Updated", "Updated on", "Last reviewed"),
        ),
        Column(
            name="total_float_days",
            kind=Kind.NUMBER,
            unit="working days",
            example=4,
            meaning="Total float to the milestone.",
            names=("Total float", "Float", "Slack", "Total slack"),
        ),
        Column(
            name="predecessor_id",
            kind=Kind.ID,
            example="ERP-M3",
            meaning="The milestone of the same project that comes before it.",
            names=("Predecessor", "Depends on", "Predecessors"),
        ),
        Column(
            name="weight",
            kind=Kind.NUMBER,
            unit="share of its work package",
            low=0,
            example="",
            meaning="Weight of the milestone in its work package, for packages that earn by weighted milestones.",
            names=("Weighting", "Milestone weight", "Points"),
        ),
        WORK_PACKAGE,
        OWNER,
    ),
    checks=(
        Check(
            column="baseline_date",
            bad="baseline_date IS NULL AND forecast_date IS NULL AND actual_date IS NULL",
            says="The milestone has no date at all.",
            mend="Enter at least its forecast.",
        ),
        Check(
            column="predecessor_id",
            bad="predecessor_id = milestone_id",
            says="The milestone is its own predecessor.",
            mend="Enter the milestone before it, or leave the cell blank.",
        ),
    ),
)
