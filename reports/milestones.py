"""The milestones of the next 90 days: which slip, by how much, and where that is written."""

from metrics.display import NONE, days, short_day
from metrics.explanation import Explanation, SourceRows
from metrics.metric import Status, Unit
from metrics.milestones import Milestone, upcoming
from metrics.view import View
from reports.columns import in_columns
from reports.report import Figure, Grid, GridColumn, Value
from reports.shown import words

HORIZON = 90  # days after the status date
ON_OVERVIEW = 9


def ref(milestone: Milestone) -> str:
    return f"milestone_slip/milestone/{milestone.project_id}·{milestone.milestone_id}"


def slip(milestone: Milestone) -> Value:
    """The slip in working days against the baseline, coloured by the milestone's state."""
    reason = "no baseline to compare with" if milestone.slip_days is None else ""
    number = None if milestone.slip_days is None else float(milestone.slip_days)
    return Value(text=days(number), number=number, unit=Unit.DAYS, status=milestone.status, reason=reason, ref=ref(milestone))


def explanation(milestone: Milestone) -> Explanation:
    """How the state of a milestone came about."""
    tolerance = (
        f"tolerance {milestone.tolerance_days:.1f} working days: the smaller of 10 and 5 % of what remains to the baseline date, at least 1"
    )
    return Explanation(
        metric="milestone_slip",
        label=f"{milestone.project_id} {milestone.name}: slip",
        level="milestone",
        key=f"{milestone.project_id}·{milestone.milestone_id}",
        formula="working days from baseline to forecast (or actual) date",
        numbers=f"{_day(milestone, 'baseline_date')} → {_day(milestone, 'expected_date')} = {days(milestone.slip_days)}, {milestone.state}"
        + (f" ({milestone.cause})" if milestone.cause else ""),
        expression="",
        inputs={},
        value=None if milestone.slip_days is None else float(milestone.slip_days),
        unit=Unit.DAYS,
        status=milestone.status,
        thresholds=f"on track: no slip; at risk: within the {tolerance}; late: beyond it; overdue: its date has passed",
        coverage="",
        reason=slip(milestone).reason,
        meaning="How many working days the milestone is expected after its baseline date; a minus is earlier.",
        source="Definitions of Steerboard, section 5",
        rows=(
            SourceRows(table="milestones", file=milestone.file, sheet=milestone.sheet, rows=(milestone.row,), count=1, load=milestone.load),
        ),
    )


def _day(milestone: Milestone, field: str) -> str:
    value = getattr(milestone, field)
    return NONE if value is None else str(value)


def figure(view: View, *, most: int) -> Figure:
    """Forecast against baseline; the worst come first when there are more than ``most``."""
    found = upcoming(view, days=HORIZON)
    slipping = [m for m in found if m.status in (Status.RED, Status.AMBER)]
    shown = sorted(sorted(found, key=_badness)[:most], key=lambda m: (m.expected_date or view.status_date, m.project_id))
    left = len(found) - len(shown)
    return Figure(
        chart="milestones",
        title=_title(len(slipping), len(found)),
        caption=f"Next {HORIZON} days" + (f", the {len(shown)} most pressing" if left else "") + ". Tick: baseline, mark: forecast",
        data={"rows": [_drawn(m) for m in shown], "status_date": view.status_date.isoformat()},
        values=tuple(slip(m) for m in shown),
        alt=f"{_title(len(slipping), len(found))}: " + "; ".join(f"{m.project_id} {m.name} {days(m.slip_days)}, {m.state}" for m in shown),
        empty="" if found else f"No open milestone falls within {HORIZON} days. Load a milestones sheet to see what is ahead.",
        status=max((m.status for m in found), key=lambda s: s.rank, default=Status.GREY),
    )


def grid(view: View, *, most: int = 20) -> Grid:
    """The same milestones as a table, by expected date; where there are more, the most pressing."""
    every = upcoming(view, days=HORIZON)
    found = sorted(sorted(every, key=_badness)[:most], key=lambda m: (m.expected_date or view.status_date, m.project_id))
    left = len(every) - len(found)
    columns = (
        GridColumn(label="Project", width=0.8), GridColumn(label="Milestone", width=3), GridColumn(label="State", width=1.2),
        GridColumn(label="Baseline", numeric=True), GridColumn(label="Forecast", numeric=True), GridColumn(label="Slip, days", numeric=True), GridColumn(label="Owner", width=1.4),
    )  # fmt: skip
    return in_columns(
        Grid(
            title="By expected date",
            columns=columns,
            rows=tuple(
                (
                    words(m.project_id),
                    words(m.name),
                    Value(text=m.state.capitalize(), status=m.status, reason=m.cause or ""),
                    words(short_day(m.baseline_date)),
                    words(short_day(m.expected_date)),
                    slip(m),
                    words(m.owner),
                )
                for m in found
            ),
            tail=f"The {len(found)} most pressing; {left} more are not listed" if left else "",
            empty=f"No open milestone falls within {HORIZON} days.",
        ),
        view.currency,
    )


def _title(slipping: int, found: int) -> str:
    if not found:
        return "No milestone is near"
    if not slipping:
        return f"All {found} milestones ahead are on track"
    return f"{slipping} of {found} milestones ahead {'is' if slipping == 1 else 'are'} not on track"


def _badness(milestone: Milestone) -> tuple[int, bool, int]:
    return (-milestone.status.rank, milestone.state != "overdue", -(milestone.slip_days or 0))


def _drawn(milestone: Milestone) -> dict[str, object]:
    return {
        "code": milestone.project_id,
        "name": milestone.name,
        "baseline": milestone.baseline_date.isoformat() if milestone.baseline_date else None,
        "forecast": milestone.expected_date.isoformat() if milestone.expected_date else None,
        "slip": milestone.slip_days,
        "status": milestone.status.value,
        "state": milestone.state,
    }
