"""Cells that hold a day: date cells, ISO text, month names, and day/month text under a declared order."""

import calendar
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from ingest.cell import Cell, Fault, show

Order = Literal["dmy", "mdy", ""]
FIRST, LAST = date(1950, 1, 1), date(2150, 12, 31)

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2\s?(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([a-z]+)\.?,?[-/ ]+(\d{4}|\d{2})")
_NAMED_FIRST = re.compile(r"([a-z]+)\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})")
_MONTHS = (
    re.compile(r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})"),
    re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})"),
    re.compile(r"(?P<name>[a-z]+)\.?[-/ ]+(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})[-/ ]+(?P<name>[a-z]+)"),
)
_NAMES = {name.casefold(): n for n in range(1, 13) for name in (calendar.month_name[n], calendar.month_abbr[n])} | {"sept": 9}
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +", re.IGNORECASE)

_WRITE = "Write the day as year-month-day, such as 2026-02-01, or format the cell as a date."


def reader(*, order: Order, months: bool, serials: Literal["1900", "1904", ""]) -> Callable[[Cell], date | Fault]:
    """The function that reads one cell, given what was declared about the column."""

    def read(cell: Cell) -> date | Fault:
        if isinstance(cell, datetime):
            return _within(cell.date(), cell)
        if isinstance(cell, date):
            return _within(cell, cell)
        if isinstance(cell, str):
            return _within(_from_text(cell.strip(), order, months), cell)
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return _within(_from_number(cell, serials), cell)
        return Fault(says="is not a date.", mend=_WRITE)

    return read


def orders(cells: Sequence[Cell]) -> set[Order]:
    """The orders, day or month first, in which every day/month text among the cells is a day of the calendar."""
    possible: set[Order] = {"dmy", "mdy"}
    for cell in cells:
        hit = _DAY_MONTH.fullmatch(cell.strip()) if isinstance(cell, str) else None
        if hit:
            possible &= {order for order in ("dmy", "mdy") if isinstance(_ordered(hit, order), date)}
    return possible


def wants_order(cell: Cell) -> bool:
    return isinstance(cell, str) and _DAY_MONTH.fullmatch(cell.strip()) is not None


def is_serial(cell: Cell) -> bool:
    """Whether a bare number could be the day number that a spreadsheet keeps behind a date (years 1954 to 2119)."""
    return isinstance(cell, int | float) and not isinstance(cell, bool) and 20000 <= cell <= 80000


def has_time(cell: Cell) -> bool:
    return isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second) != (0, 0, 0)


def month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def from_serial(number: float, system: str) -> date:
    return (date(1904, 1, 1) if system == "1904" else date(1899, 12, 30)) + timedelta(days=int(number))


def _within(found: date | Fault, cell: Cell) -> date | Fault:
    if isinstance(found, Fault) or FIRST <= found <= LAST:
        return found
    return Fault(says=f"is a date outside {FIRST.year} to {LAST.year}.", mend="Check the year.")


def _from_number(cell: float, serials: str) -> date | Fault:
    packed = _PACKED.fullmatch(str(int(cell))) if cell == cell and abs(cell) < 1e9 and cell == int(cell) else None
    if packed:
        return _day(*(int(part) for part in packed.groups()))
    if serials and is_serial(cell):
        return from_serial(cell, serials)
    return Fault(says="is a number, not a date.", mend=_WRITE)


def _from_text(text: str, order: Order, months: bool) -> date | Fault:
    hit = _ISO.fullmatch(text) or _PACKED.fullmatch(text)
    if hit:
        return _day(*(int(part) for part in hit.groups()))
    hit = _DAY_MONTH.fullmatch(text)
    if hit:
        return _ordered(hit, order)
    found = _from_names(_WEEKDAY.sub("", text).casefold())
    if found is None:
        found = _from_month(text.casefold())
        if found is not None and not months:
            return Fault(says="names a month and no day.", mend=_WRITE)
    return found or Fault(says="is not a date.", mend=_WRITE)


def _from_names(text: str) -> date | Fault | None:
    hit = _NAMED.fullmatch(text)
    if hit and hit[2] in _NAMES:
        return _day(_year(hit[3]), _NAMES[hit[2]], int(hit[1]))
    hit = _NAMED_FIRST.fullmatch(text)
    if hit and hit[1] in _NAMES:
        return _day(int(hit[3]), _NAMES[hit[1]], int(hit[2]))
    return None


def _from_month(text: str) -> date | None:
    for pattern in _MONTHS:
        hit = pattern.fullmatch(text)
        if not hit:
            continue
        parts = hit.groupdict()
        month = _NAMES.get(parts.get("name") or "") or int(parts.get("month") or 0)
        if 1 <= month <= 12 and FIRST.year <= int(parts["year"]) <= LAST.year:
            return month_end(date(int(parts["year"]), month, 1))
    return None


def _ordered(hit: re.Match[str], order: str) -> date | Fault:
    first, second, year = int(hit[1]), int(hit[3]), _year(hit[4])
    if order == "dmy" or first == second:  # the fifth of May is 05/05 either way
        return _day(year, second, first)
    if order == "mdy":
        return _day(year, first, second)
    says = two_readings(hit[0])
    return Fault(says=says, mend=_WRITE if says.startswith("is no day") else "Say whether the day or the month comes first in this file.")


def two_readings(text: Cell) -> str:
    """The sentence that says which days a text such as 01/02/2026 can be."""
    hit = _DAY_MONTH.fullmatch(str(text).strip())
    found = [_ordered(hit, order) for order in ("dmy", "mdy")] if hit else []
    days = [f"{day.day} {calendar.month_name[day.month]} {day.year}" for day in found if isinstance(day, date)]
    if len(days) == 2:
        return f"can be {days[0]} or {days[1]}; the file does not say whether the day or the month comes first."
    if days:
        return f"is {days[0]} only if the file's order of day and month is declared."
    return f"is no day of the calendar: {show(text)}."


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _day(year: int, month: int, day: int) -> date | Fault:
    try:
        return date(year, month, day)
    except ValueError:
        return Fault(says="is no day of the calendar.", mend=_WRITE)
