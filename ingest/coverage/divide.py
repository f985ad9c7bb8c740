"""What each file of one delivery covers of what they cover together: a file that is withdrawn takes no other's days with it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ingest.convert.periods import month
from store.covers import Cover

ONE = timedelta(days=1)
Days = Mapping[str, Mapping[str | None, Sequence[date]]]  # file → project → the days of its rows
Slice = tuple[date, date]


def divided(covers: Sequence[Cover], file: str, days: Days) -> tuple[Cover, ...]:
    """The file's own part of each cover, month by month or day by day; what is of no file's rows goes with the file before, or the first."""
    found: list[Cover] = []
    for cover in covers:
        if cover.low is None or cover.high is None:
            there = [name for name, own in days.items() if cover.project_id in own] or [next(iter(days))]
            found += [cover] if file in there else []
        else:
            found += _parts(cover, file, days)
    return tuple(found)


def _parts(cover: Cover, file: str, days: Days) -> list[Cover]:
    there = {name: {_slice(cover, day) for day in own.get(cover.project_id, ())} for name, own in days.items()}
    rows = {name: Counter(_slice(cover, day) for found in own.values() for day in found) for name, own in days.items()}
    found: list[Cover] = []
    owners = [next((name for name, own in days.items() if cover.project_id in own), next(iter(days)))]
    for low, high in _slices(cover):
        holding = [name for name, slices in there.items() if (low, high) in slices]
        most = max((rows[name][low, high] for name in holding), default=0)
        fullest = [name for name in holding if rows[name][low, high] == most][:1]  # of stray lines alone, one file has them all
        owners = [name for name in holding if _mainly(rows[name], (low, high))] or fullest or owners
        if file not in owners:
            continue
        if found and found[-1].high == low - ONE:
            found[-1] = replace(found[-1], high=high)
        else:
            found.append(replace(cover, low=low, high=high))
    return found


def _mainly(rows: Counter[Slice], part: Slice) -> bool:
    """Whether the rows there are more than stray lines to the file: not few, and not far from all others."""
    low, high = part
    beside = len(rows) == 1 or any(last + ONE == low or first == high + ONE for first, last in rows)
    return beside and rows[part] * 2 >= max(rows.values())


def _monthly(cover: Cover) -> bool:
    return bool(cover.low and cover.high and cover.low.day == 1 and cover.high == month(cover.high.year, cover.high.month).end)


def _slice(cover: Cover, day: date) -> Slice:
    if not _monthly(cover):
        return day, day
    whole = month(day.year, day.month)
    return whole.start, whole.end


def _slices(cover: Cover) -> Iterator[Slice]:
    day = cover.low
    while day is not None and cover.high is not None and day <= cover.high:
        part = _slice(cover, day)
        yield part
        day = part[1] + ONE
