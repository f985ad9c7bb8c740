"""Milestone health: what was due, what was met, and what is slipping."""

from dataclasses import dataclass
from datetime import date, timedelta

from metrics.metric import Example, Metric, Status, Thresholds, Unit
from metrics.moment import View

_SOURCE = "GAO-16-89G Schedule Assessment Guide; definitions of Steerboard, section 5"

MILESTONE_METRICS: tuple[Metric, ...] = (
    Metric(
        key="milestones_due",
        label="Milestones due",
        unit=Unit.COUNT,
        fact="fact_milestone",
        expression="due",
        tables=("milestones",),
        meaning="Milestones whose baseline date has come.",
        source=_SOURCE,
        example=Example(given={"due": 27}, value=27, source="definition"),
    ),
    Metric(
        key="milestones_met",
        label="Milestones met",
        unit=Unit.COUNT,
        fact="fact_milestone",
        expression="met",
        tables=("milestones",),
        meaning="Milestones that were due and were done on or before their baseline date.",
        source=_SOURCE,
        example=Example(given={"met": 21}, value=21, source="definition"),
    ),
    Metric(
        key="milestone_hit_rate",
        label="Milestone hit rate",
        unit=Unit.SHARE,
        fact="fact_milestone",
        expression="met / due",
        tables=("milestones",),
        meaning="Share of the milestones due so far that were done on time.",
        source=_SOURCE,
        undefined=(("due = 0", "no milestone was due up to the status date"),),
        thresholds=Thresholds(green=0.9, amber=0.75),
        example=Example(given={"met": 21, "due": 27}, value=0.7778, source="21 of 27"),
    ),
    Metric(
        key="milestones_late",
        label="Milestones late",
        unit=Unit.COUNT,
        fact="fact_milestone",
        expression="late + overdue",
        tables=("milestones",),
        meaning="Open milestones whose forecast is beyond the tolerance, or whose date has passed.",
        source=_SOURCE,
        example=Example(given={"late": 3, "overdue": 1}, value=4, source="definition"),
    ),
)

_COLUMNS = "project_id, milestone_id, name, owner, baseline_date, expected_date, actual_date, state, colour, cause, slip_days, tolerance_days, _file, _sheet, _row, _load"


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """A milestone as it stands at the status date; ``slip_days`` are working days beyond the baseline."""

    project_id: str
    milestone_id: str
    name: str
    owner: str | None
    baseline_date: date | None
    expected_date: date | None
    actual_date: date | None
    state: str
    status: Status
    cause: str | None
    slip_days: int | None
    tolerance_days: float
    file: str
    sheet: str
    row: int
    load: int


def _milestones(view: View, where: str, parameters: list[object]) -> list[Milestone]:
    rows = view.con.execute(
        f"SELECT {_COLUMNS} FROM fact_milestone WHERE {where} ORDER BY expected_date, project_id, milestone_id", parameters
    ).fetchall()
    return [
        Milestone(
            project_id=r[0], milestone_id=r[1], name=r[2], owner=r[3], baseline_date=r[4], expected_date=r[5], actual_date=r[6],
            state=r[7], status=Status(r[8]), cause=r[9], slip_days=r[10], tolerance_days=float(r[11]),
            file=r[12], sheet=r[13], row=r[14], load=r[15],
        )
        for r in rows
    ]  # fmt: skip


def upcoming(view: View, *, days: int = 90) -> list[Milestone]:
    """Open milestones that are expected, or were promised, within ``days`` of the status date; overdue ones are among them."""
    until = view.status_date + timedelta(days=days)
    return _milestones(view, "actual_date IS NULL AND (expected_date <= ? OR baseline_date <= ?)", [until, until])


def all_milestones(view: View) -> list[Milestone]:
    """Every milestone in scope, by expected date."""
    return _milestones(view, "true", [])
