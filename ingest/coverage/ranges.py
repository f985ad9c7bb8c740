"""Which projects and days a delivery covers: whole months of a ledger, the days of a return; a stray line is no cover."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ingest.convert.periods import month
from store.covers import Cover

ONE = timedelta(days=1)
Range = tuple[str | None, date, date]  # project, first and last day


@dataclass(frozen=True, kw_only=True)
class Part:
    """The rows of one project in one month (of a ledger) or on one day: how many, from when to when, and how many are known already."""

    project: str | None
    day: date
    rows: int
    low: date
    high: date
    shared: int = 0


Known = Mapping[tuple[str | None, date], Part]


def of_ledger(
    parts: Iterable[Part], known: Known, dropped: Iterable[tuple[str | None, date]], named: Container[date], *, first: bool
) -> list[Range]:
    """Whole months; where known lines of a month lie wholly beside those of the file, the file's own days.

    A month that holds less than half as many lines as the fullest one holds late postings, unless it is
    named as delivered or most of what is known of it comes again. With ``first``, as no file's name bears a month, one of
    which nothing is known is delivered for the first time, however few its lines.
    """
    found = list(parts)
    totals: dict[date, int] = {}
    for part in found:
        totals[part.day] = totals.get(part.day, 0) + part.rows
    most = max(totals.values(), default=0)
    new = totals.keys() - {day for _, day in known} if first else set()
    main = {day for day, rows in totals.items() if rows * 2 >= most or day in named or day in new}
    there = {(part.project, part.day): part for part in found}
    ranges: set[Range] = set()
    for project in {part.project for part in found}:
        for day in sorted(main | {part.day for part in found if part.project == project}):
            one = _month(there.get((project, day)), known.get((project, day)), day, main=day in main)
            if one:
                ranges.add((project, *one))
    stray = totals.keys() - main
    ranges |= {(project, day, month(day.year, day.month).end) for project, day in dropped if day not in stray}
    return _joined(ranges)


def _month(part: Part | None, before: Part | None, day: date, *, main: bool) -> tuple[date, date] | None:
    whole = (day, month(day.year, day.month).end)
    if part is None:
        return whole if before is None else None
    if not main:
        return whole if before and part.shared * 2 >= before.rows else None
    if before and not part.shared and (part.low > before.high or part.high < before.low):
        return part.low, part.high
    return whole


def of_days(parts: Iterable[Part], known: Known) -> list[Range]:
    """The days that the file brings, project by project; also those between them that a whole new course leaves out."""
    days: dict[str | None, dict[date, Part]] = {}
    for part in parts:
        days.setdefault(part.project, {})[part.day] = part
    ranges: set[Range] = set()
    for project, own in days.items():
        first, last = min(own), max(own)
        inside = {day for name, day in known if name == project and first <= day <= last}
        again = len(inside & own.keys())
        if inside and again * 2 >= len(inside) and again > 1:
            ranges.add((project, first, last))
        else:
            ranges |= {(project, day, day) for day in own}
    return sorted(ranges, key=str)


def spare(cover: Cover, places: Iterable[tuple[str | None, date | None]]) -> list[Cover]:
    """The cover without the months of its project that are spared; nothing of it where the whole project is."""
    months = [day for project, day in places if project == cover.project_id]
    if None in months:
        return []
    found = [cover]
    for day in (day for day in months if day is not None):
        found = [part for one in found for part in _cut(one, day)]
    return found


def _cut(cover: Cover, day: date) -> list[Cover]:
    low, high = cover.low or date.min, cover.high or date.max
    end = month(day.year, day.month).end
    if high < day or low > end:
        return [cover]
    before = [replace(cover, high=day - ONE)] if low < day else []
    return [*before, *([replace(cover, low=end + ONE)] if high > end else [])]


def _joined(ranges: Iterable[Range]) -> list[Range]:
    """Months that follow each other as one range."""
    found: list[Range] = []
    for project, low, high in sorted(ranges, key=lambda one: (str(one[0]), one[1])):
        if found and found[-1][0] == project and (low - found[-1][2]).days <= 1:
            found[-1] = (project, found[-1][1], max(high, found[-1][2]))
        else:
            found.append((project, low, high))
    return found
