"""What is reported as done of each work package on each day, and what it earns."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from sample_data import stories
from sample_data.course import came, reached, report_date, report_dates
from sample_data.days import month_end, worked, working_day
from sample_data.group import BY_KEY
from sample_data.plan import Leaf, leaves


@dataclass(frozen=True, kw_only=True)
class Line:
    """One work package at one status date; what its method does not use is None."""

    leaf: Leaf
    day: date
    pct: float | None
    units: int | None
    started: date | None
    finished: date | None
    etc: int | None


def lines(key: str, month: int) -> list[Line]:
    """All that a project has reported up to and with that month's return, as that return says it."""
    return [line for day in report_dates(key, month) for leaf in leaves(key, day.month) for line in _line(key, leaf, day, month)]


def _line(key: str, leaf: Leaf, day: date, month: int) -> list[Line]:
    planned = _as_planned_then(key, leaf)
    started, finished = came(key, planned.start, day), came(key, planned.finish, day)
    done = 1.0 if finished else planned.planned(reached(key, day)) if started else 0.0
    points = min(int(done * 100 + 0.5), 99) if not finished else 100
    if leaf.key == stories.RESTATED_PACKAGE and month >= stories.RESTATED_IN:
        points -= stories.RESTATED_BY.get(day, 0)
    plain = leaf.method in ("physical", "0/100", "50/50")
    return [
        Line(
            leaf=leaf,
            day=day,
            pct=points / 100 if plain else None,
            units=_units(leaf, done, finished is not None) if leaf.units else None,
            started=started,
            finished=finished,
            etc=_estimate(key, leaf, points, finished is not None),
        )
    ]


def _as_planned_then(key: str, leaf: Leaf) -> Leaf:
    """The package in the baseline by which the project's course is told."""
    return next((old for old in leaves(key, stories.REBASELINED_IN - 1) if old.key == leaf.key), leaf)


def _units(leaf: Leaf, done: float, finished: bool) -> int:
    return leaf.units if finished else min(int(leaf.units * done), leaf.units - 1)


def _estimate(key: str, leaf: Leaf, points: int, finished: bool) -> int | None:
    """The manager's estimate to complete, to the hundred."""
    if not BY_KEY[key].etc or leaf.budget is None:
        return None
    return 0 if finished else round(leaf.budget * (100 - points) / 100 * BY_KEY[key].etc / 100) * 100


def share(key: str, leaf: Leaf, day: date, month: int) -> float:
    """The share of its budget that a work package has earned by that day, by its method, as that month's return says it."""
    if leaf.method == "level of effort":
        return leaf.planned(day)
    if leaf.method == "apportioned":
        return share(key, next(base for base in leaves(key, month) if base.key == leaf.base), day, month)
    if leaf.method == "weighted milestones":
        return _weighted(key, leaf, day)
    told = report_dates(key, day.month)
    if not told:
        return 0.0
    line = _line(key, leaf, max(told), month)[0]
    if leaf.method == "units":
        return (line.units or 0) / leaf.units
    if leaf.method == "0/100":
        return 1.0 if line.finished else 0.0
    if leaf.method == "50/50":
        return 1.0 if line.finished else 0.5 if line.started or line.pct else 0.0
    return line.pct or 0.0


def _weighted(key: str, leaf: Leaf, day: date) -> float:
    own = [m for m in BY_KEY[key].milestones if m.weight and f"{key}-{m.package}" == leaf.key]
    told = report_dates(key, day.month)
    reported = max(told) if told else day
    done = sum(m.weight for m in own if came(key, within(_as_planned_then(key, leaf), m.at), reported))
    return done / sum(m.weight for m in own)


def within(leaf: Leaf, at: int) -> date:
    """The day of the plan at which so many hundredths of the package's time have passed."""
    first, last = worked(leaf.start), worked(leaf.finish)
    return working_day(first + (last - first) * at // 100)


@cache
def earned(key: str, month: int, told_in: int) -> float:
    """The earned value of a project at a month's end, in its currency, as the return of the month ``told_in`` has it."""
    packages = leaves(key, told_in)
    if report_date(key, month) is None and not report_dates(key, month):
        return 0.0
    return sum((leaf.budget or 0) * share(key, leaf, month_end(month), told_in) for leaf in packages if leaf.since <= month)
