"""The milestones of the next 90 days and every late one beyond: which slip, by how much, and where that is written."""

from datetime import date, timedelta

from metrics.display import NONE, day, days, narrow_day
from metrics.explanation import Explanation, SourceRows
from metrics.metric import Status, Unit
from metrics.milestones import Milestone, all_milestones, upcoming
from metrics.view import View
from reports import given
from reports.columns import in_columns
from reports.lateness import RULE, behind, graded, undated
from reports.report import Figure, Grid, GridColumn, Value
from reports.shown import words

HORIZON = 90  # days after the status date
ON_OVERVIEW = 7
_LISTED = 60
_SPAN = f"Next {HORIZON} days and all late ones"


def ref(milestone: Milestone) -> str:
    return f"milestone_slip/milestone/{milestone.project_id}·{milestone.milestone_id}"


def slip(milestone: Milestone) -> Value:
    """The slip in working days against the baseline, coloured by how late it is; what was not reported of late has none."""
    reason = "no baseline to compare with" if milestone.slip_days is None else ""
    number = None if milestone.slip_days is None else float(milestone.slip_days)
    text = days(number)
    if milestone.state == "stale":
        number, text, reason = (
            None,
            f"{NONE} stale",
            f"{_dates(milestone)}: the forecast has not been renewed for longer than a report takes",
        )
    return Value(text=text, number=number, unit=Unit.DAYS, status=graded(milestone).status, reason=reason, ref=ref(milestone))


def explanation(milestone: Milestone) -> Explanation:
    """How the state of a milestone came about."""
    shown = slip(milestone)
    return Explanation(
        metric="milestone_slip",
        label=f"{milestone.project_id} {milestone.name}: slip",
        level="milestone",
        key=f"{milestone.project_id}·{milestone.milestone_id}",
        formula="working days from baseline to forecast or actual date; to the status date where the date has passed and no new one is given",
        numbers=_numbers(milestone) + (f" ({milestone.cause})" if milestone.cause else ""),
        expression="",
        inputs={},
        value=shown.number,
        unit=Unit.DAYS,
        status=graded(milestone).status,
        thresholds=f"its tolerance is {milestone.tolerance_days:.1f} working days. {RULE}",
        coverage="",
        reason=shown.reason,
        meaning="How many working days the milestone is expected after its baseline date; a minus is earlier.",
        source="Definitions of Steerboard, section 5",
        rows=(
            SourceRows(table="milestones", file=milestone.file, sheet=milestone.sheet, rows=(milestone.row,), count=1, load=milestone.load),
        ),
    )


def _numbers(milestone: Milestone) -> str:
    if undated(milestone) and milestone.slip_days is None:
        return f"not done, the forecast of {day(milestone.expected_date)} has passed, no new date given: {graded(milestone).says}"
    if undated(milestone):
        passed = (
            f"; the forecast of {day(milestone.expected_date)} has passed" if milestone.expected_date != milestone.baseline_date else ""
        )
        after = days(milestone.slip_days).lstrip("+")
        return f"not done, {after} after {day(milestone.baseline_date)}{passed}, no new date given: {graded(milestone).says}"
    return f"{_dates(milestone)} = {days(milestone.slip_days)}, {graded(milestone).says}"


def _dates(milestone: Milestone) -> str:
    return f"{day(milestone.baseline_date)} → {day(milestone.actual_date or milestone.expected_date)}"


def listed(view: View) -> list[Milestone]:
    """The open milestones of the next 90 days and every one beyond that is late, by expected date."""
    near = {ref(milestone) for milestone in upcoming(view, days=HORIZON)}
    return [milestone for milestone in all_milestones(view) if ref(milestone) in near or behind(milestone)]


def figure(view: View, *, most: int) -> Figure:
    """Forecast against baseline; the worst come first when there are more than ``most``."""
    found = listed(view)
    shown = _pressing(found, most)
    left = len(found) - len(shown)
    title = _title(view, found)
    return Figure(
        chart="milestones",
        title=title,
        caption=f"{f'The {len(shown)} most pressing' if left else _SPAN}; slip in working days (wd); hollow: undated" if found else "",
        data={"rows": [_drawn(m, view.status_date) for m in shown], "status_date": view.status_date.isoformat()},
        values=tuple(slip(m) for m in shown),
        alt=f"{title}: " + "; ".join(f"{m.project_id} {m.name} {slip(m).text}, {graded(m).says}" for m in shown),
        empty="" if found else _none(view),
        status=max((graded(m).status for m in found), key=lambda s: s.rank, default=None),
    )


def grid(view: View) -> Grid:
    """The same milestones as a table, by expected date; where there are very many, the most pressing."""
    every = listed(view)
    found = _pressing(every, _LISTED)
    left = len(every) - len(found)
    columns = (
        GridColumn(label="Project", width=1.0), GridColumn(label="Milestone", width=2.2), GridColumn(label="State", width=1.7),
        GridColumn(label="Baseline", numeric=True, width=1.5), GridColumn(label="Forecast", numeric=True, width=1.5), GridColumn(label="Slip", numeric=True), GridColumn(label="Owner", width=1.3),
    )  # fmt: skip
    return in_columns(
        Grid(
            title=f"{_SPAN}, by expected date",
            caption=RULE if found else "",
            columns=columns,
            rows=tuple(
                (
                    words(m.project_id),
                    words(m.name),
                    Value(text=_capital(graded(m).says), status=graded(m).status, reason=m.cause or ""),
                    words(narrow_day(m.baseline_date)),
                    Value(text=NONE, reason=_numbers(m)) if undated(m) else words(narrow_day(m.expected_date)),
                    slip(m),
                    words(m.owner),
                )
                for m in found
            ),
            tail=f"The {len(found)} most pressing; {left} more {'is' if left == 1 else 'are'} not listed" if left else "",
            empty=_none(view),
        ),
        view.currency,
    )


def title(view: View) -> str:
    """How many of the next 90 days are not on track, and how many late ones lie beyond."""
    found = listed(view)
    beyond = len(found) - len(_near(view, found))
    return _title(view, found) + (f"; {beyond} late {'one lies' if beyond == 1 else 'ones lie'} beyond" if beyond else "")


def _none(view: View) -> str:
    """Why there is none to show: none was ever given, none lies near; late is none only where all have a baseline to be late against."""
    if not given.given(view, "milestones"):
        return "Load a milestones sheet to see what is ahead."
    unknown = any(m.actual_date is None and m.baseline_date is None for m in all_milestones(view))
    late = "whether one beyond is late is not known without baseline dates" if unknown else "none is late"
    return f"No open milestone falls within {HORIZON} days, and {late}."


def _near(view: View, found: list[Milestone]) -> list[Milestone]:
    until = view.status_date + timedelta(days=HORIZON)
    return [m for m in found if any(d is not None and d <= until for d in (m.baseline_date, m.expected_date))]


def _title(view: View, found: list[Milestone]) -> str:
    near = _near(view, found)
    slipping = sum(m.status in (Status.AMBER, Status.RED) for m in near)
    unjudged = sum(m.status is Status.GREY for m in near)
    span = f"of the next {HORIZON} days"
    if not near:
        return f"No milestone falls within {HORIZON} days" if given.given(view, "milestones") else given.none(view, "milestones")
    if not slipping and unjudged:
        of = "The one milestone" if len(near) == 1 else f"{unjudged} of {len(near)} milestones"
        return f"{of} {span} {'has' if unjudged == 1 else 'have'} no baseline to be judged by"
    if len(near) == 1:
        return f"The one milestone {span} is {'not ' if slipping else ''}on track"
    if not slipping:
        return f"All {len(near)} milestones {span} are on track"
    return f"{slipping} of {len(near)} milestones {span} {'is' if slipping == 1 else 'are'} not on track"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _pressing(found: list[Milestone], most: int) -> list[Milestone]:
    """The worst of them, as many as there is room for, by expected date."""
    worst = sorted(found, key=lambda m: (-graded(m).status.rank, -(m.slip_days or 0), ref(m)))[:most]
    kept = {ref(m) for m in worst}
    return [m for m in found if ref(m) in kept]


def _drawn(milestone: Milestone, status_date: date) -> dict[str, object]:
    forecast = None if undated(milestone) else milestone.expected_date
    return {
        "code": milestone.project_id,
        "name": milestone.name,
        "baseline": milestone.baseline_date.isoformat() if milestone.baseline_date else None,
        "forecast": forecast.isoformat() if forecast else None,
        "until": status_date.isoformat() if undated(milestone) else None,
        "slip": None if milestone.state == "stale" else milestone.slip_days,
        "status": graded(milestone).status.value,
        "state": graded(milestone).says,
    }
