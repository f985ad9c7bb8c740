"""How much of each work package is done at each status date, and what it has earned."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from sample_data.plan import Package, of_project
from sample_data.portfolio import BY_CODE, MONTHS, PROJECTS, month_end
from sample_data.stories import (
    LAST_REPORT_OF_STALE,
    LATE_AND_DONE,
    LEDGER_AHEAD,
    NO_BASELINE,
    PROGRESS_OF_LEDGER_AHEAD,
    RESTATED,
    RESTATED_BY,
    RESTATED_MONTH,
    STALE,
)

DONE_LATE = date(2026, 9, 29)  # when the late project was finished
WEIGHTS = (0.4, 0.6)  # of the two milestones of a package that earns by them


@dataclass(frozen=True, kw_only=True)
class Progress:
    """One row of the progress sheet."""

    project: str
    wp: str
    status_date: date
    share: float | None
    units_done: int | None = None
    units_total: int | None = None
    started: date | None = None
    finished: date | None = None


def reported_on(code: str, month: int) -> date | None:
    """The status date of a project's report of that month; None where it reported nothing."""
    if code == STALE.project and month > LAST_REPORT_OF_STALE:
        return None
    if code == LEDGER_AHEAD.project and month == MONTHS[-1]:
        return date(2026, month, PROGRESS_OF_LEDGER_AHEAD)
    return month_end(month)


@cache
def share(package: Package, on: date) -> float:
    """The share done on a day: along an S, at the project's pace."""
    project = BY_CODE[package.project]
    if package.project == NO_BASELINE.project:
        begun = (on - project.start).days / (project.finish - project.start).days
        return round(max(0.0, min(1.0, begun)), 2)
    if package.start is None or package.finish is None or on < package.start:
        return 0.0
    if package.project == LATE_AND_DONE.project and on >= DONE_LATE:
        return 1.0
    passed = (on - package.start).days + 1
    time = project.pace * passed / max(1, (package.finish - package.start).days + 1)
    if time >= 1:
        return 1.0
    return round(3 * time**2 - 2 * time**3, 2) if time > 0 else 0.0


def rows(month: int, codes: tuple[str, ...]) -> list[Progress]:
    """The progress that the return of a month holds for these projects: every status date up to then."""
    found = []
    for project in PROJECTS:
        if project.code not in codes:
            continue
        packages = [package for package in of_project(project, 1) if package.parent]
        for earlier in range(1, month + 1):
            on = reported_on(project.code, earlier)
            if on is not None:
                found += [row for package in packages if (row := _row(package, on, earlier, month)) is not None]
    return found


def _row(package: Package, on: date, of_month: int, month: int) -> Progress | None:
    done = share(package, on)
    if package.project == RESTATED.project and of_month == RESTATED_MONTH and month > RESTATED_MONTH and 0 < done < 1:
        done = round(max(0.0, done - RESTATED_BY), 2)
    if done == 0 or package.method in ("level of effort", "apportioned"):
        return None
    begun = package.start or BY_CODE[package.project].start
    finished = _finished(package, on) if done >= 1 else None
    units = round(done * package.units) if package.units else None
    return Progress(
        project=package.project,
        wp=package.wp,
        status_date=on,
        share=None if package.units else done,
        units_done=units,
        units_total=package.units or None,
        started=begun + timedelta(days=1 if begun.weekday() < 4 else 3),
        finished=finished,
    )


@cache
def _finished(package: Package, latest: date) -> date:
    """The first day on which the package was done, never after the report that says so."""
    if package.project == LATE_AND_DONE.project and share(package, DONE_LATE - timedelta(days=1)) < 1:
        return DONE_LATE
    day = latest
    while share(package, day - timedelta(days=1)) >= 1:
        day -= timedelta(days=1)
    return day - timedelta(days=max(0, day.weekday() - 4))


def earned(package: Package, on: date) -> float:
    """What the package has earned by its method, in the project's currency; what the ledger is made from."""
    if package.budget is None or package.start is None or package.finish is None:
        return 0.0
    return _earned_share(package, on) * package.budget


def _earned_share(package: Package, on: date) -> float:
    if package.method == "apportioned":
        base = next(each for each in of_project(BY_CODE[package.project], 1) if each.wp == package.base)
        return share(base, on)
    if package.method == "level of effort" and package.start and package.finish:
        passed = (min(on, package.finish) - package.start).days + 1
        return max(0.0, min(1.0, passed / ((package.finish - package.start).days + 1)))
    done = share(package, on)
    if package.method == "0/100":
        return float(done >= 1)
    if package.method == "50/50":
        return 1.0 if done >= 1 else 0.5 if done > 0 else 0.0
    if package.method == "weighted milestones":
        return 1.0 if done >= 1 else WEIGHTS[0] if done >= 0.5 else 0.0
    if package.units:
        return round(done * package.units) / package.units
    return done
