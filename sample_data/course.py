"""How each project fares: the day of its plan that it has reached on each day of the year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from sample_data import stories
from sample_data.chance import Chance
from sample_data.days import LAST_DAY, MONTHS, later, month_end, on_or_after, worked
from sample_data.group import BY_KEY
from sample_data.plan import Leaf, leaves, planned_value


@dataclass(frozen=True)
class Knot:
    """On the real ``day`` the project had done what its plan has for the day ``reached``."""

    day: date
    reached: date


def at_month(course: Sequence[float], month: int) -> float:
    """The value of a course in a month: its points are spread evenly from January to October."""
    place = (month - MONTHS[0]) * (len(course) - 1) / (MONTHS[-1] - MONTHS[0])
    left = min(int(place), len(course) - 2)
    return course[left] + (course[left + 1] - course[left]) * (place - left)


def report_date(key: str, month: int) -> date | None:
    """The day to which the project reports in that month's return; None where it reports nothing."""
    project, end = BY_KEY[key], month_end(month)
    if end < project.start or (key == stories.STALE and end > stories.STALE_SINCE):
        return None
    return stories.PROGRESS_TO if key == stories.MISMATCHED and month == stories.PROGRESS_TO.month else end


def report_dates(key: str, month: int) -> list[date]:
    """Every day to which the project has reported up to that month's return."""
    return [day for m in MONTHS if m <= month and (day := report_date(key, m))]


@cache
def knots(key: str) -> tuple[Knot, ...]:
    """The course of a project, by its original baseline."""
    project, packages = BY_KEY[key], leaves(key, 9)
    found = [Knot(project.start, project.start)]
    for month in MONTHS:
        day = report_date(key, month)
        if day is None:
            continue
        if key == stories.FINISHED_LATE and day > stories.FINISHED_ON:
            found.append(Knot(stories.FINISHED_ON, project.finish))
            break
        spi = at_month(project.spi, month) + Chance(key, "spi", month).between(-4, 4) / 1000
        reached = _reached(packages, planned_value(packages, day) * spi, project.start) if project.budget else _share_of_time(key, day, spi)
        found.append(Knot(day, max(reached, found[-1].reached)))
    return tuple(found)


def _reached(packages: Sequence[Leaf], earned: float, start: date) -> date:
    """The first day of the plan by which so much is planned."""
    low, high = start.toordinal(), LAST_DAY.toordinal()
    while low < high:
        middle = (low + high) // 2
        if planned_value(packages, date.fromordinal(middle)) >= earned:
            high = middle
        else:
            low = middle + 1
    return date.fromordinal(low)


def _share_of_time(key: str, day: date, spi: float) -> date:
    start = BY_KEY[key].start
    return date.fromordinal(start.toordinal() + int((day - start).days * spi))


def reached(key: str, day: date) -> date:
    """The day of the plan that the project had reached on that real day."""
    course = knots(key)
    for before, after in pairwise(course):
        if before.day <= day <= after.day:
            span = (after.day - before.day).days
            return date.fromordinal(before.reached.toordinal() + (after.reached - before.reached).days * (day - before.day).days // span)
    return course[0].reached if day < course[0].day else course[-1].reached


def came(key: str, planned: date, until: date) -> date | None:
    """The working day on which what was planned for that day was reached; None if it was not by ``until``."""
    start = BY_KEY[key].start
    if reached(key, until) < planned or until < start:
        return None
    low, high = start.toordinal(), until.toordinal()
    while low < high:
        middle = (low + high) // 2
        if reached(key, date.fromordinal(middle)) >= planned:
            high = middle
        else:
            low = middle + 1
    found = on_or_after(date.fromordinal(low))
    return found if found <= until else None


def expected(key: str, planned: date, until: date) -> date:
    """When what is planned for that day is expected, as seen on the day reported to: as late as the project is then, and a little more to come."""
    late = worked(until) - worked(reached(key, until))
    to_go = max(worked(planned) - worked(reached(key, until)), 0)
    pace = late * min(to_go, 120) / 400
    return later(planned, round(late + pace)) if late > 1 else planned
