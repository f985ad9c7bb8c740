"""Cells that hold a day: date cells, ISO text, month names, and day/month text under a declared order."""

import calendar
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from ingest.cell import Cell, Fault, show
from ingest.convert.fiscal import fiscal
from ingest.convert.periods import MONTHS, span

Order = Literal["dmy", "mdy", ""]
Take = Literal["start", "end", ""]
FIRST, LAST = date(1950, 1, 1), date(2150, 12, 31)

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2\s?(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|°)?[-/. ]*([^\W\d_]{3,})\.?,?[-/. ]*(\d{4}|'?\d{2})")
_NAMED_FIRST = re.compile(r"([^\W\d_]{3,})\.?[- ]+(\d{1,2})(?:st|nd|rd|th)?,?[- ]+(\d{4})")
_NAMED_LAST = re.compile(r"(\d{4})[-/. ]+([^\W\d_]{3,})\.?[-/. ]+(\d{1,2})")
_SHORT = re.compile(r"[^\W\d_]{3,10}\.?[ -]?(?:[0-2]\d|3[01])")
_OF = re.compile(r"(?<=[\w.]) (?:de|del|di|of) (?=[\w])")
_TIME = re.compile(
    r"[ T,]+(?:um |at |à )?\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?\s?m\.?)?(?:uhr)?\s*(?:z|utc|gmt|ce?s?t|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_NAMES = """
mon monday mo montag lun lundi lunes seg segunda segunda-feira lunedì lunedi ma maandag
tue tues tuesday di dienstag mar mardi martes ter terça terca terça-feira martedì martedi dinsdag
wed wednesday mi mittwoch mer mercredi mié mie miércoles miercoles qua quarta quarta-feira mercoledì mercoledi wo woensdag
thu thur thurs thursday do donnerstag jeu jeudi jue jueves qui quinta quinta-feira gio giovedì giovedi donderdag
fri friday fr freitag ven vendredi vie viernes sex sexta sexta-feira venerdì venerdi vr vrijdag
sat saturday sa samstag sonnabend sam samedi sáb sab sábado sabado sabato za zaterdag
sun sunday so sonntag dim dimanche dom domingo domenica zo zondag
"""
_WEEKDAYS = {name: day for day, line in enumerate(_NAMES.strip().splitlines()) for name in line.split()}
_WEEKDAY = re.compile(r"^(?P<day>[^\W\d_]{2,10}(?:-feira)?)\.?,? *(?=\S)", re.IGNORECASE)

_WRITE = "Write the day as year-month-day, such as 2026-02-01, or format the cell as a date."


def reader(*, order: Order, take: Take, serials: Literal["1900", "1904", ""], first_month: int = 0) -> Callable[[Cell], date | Fault]:
    """The function that reads one cell, given what was declared about the column.

    ``take`` says for which of its days a span of time is taken; ``first_month`` is the one in which fiscal years begin, 0 where nobody has said.
    """

    def read(cell: Cell) -> date | Fault:
        if isinstance(cell, datetime):
            return _within(cell.date(), cell)
        if isinstance(cell, date):
            return _within(cell, cell)
        if isinstance(cell, str):
            return _within(_from_text(" ".join(cell.split()), order, take, first_month), cell)
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return _within(_from_number(cell, serials, take), cell)
        return Fault(says="is not a date.", mend=_WRITE)

    return read


def orders(cells: Sequence[Cell]) -> set[Order]:
    """The orders, day or month first, in which every day/month text among the cells is a day of the calendar."""
    possible: set[Order] = {"dmy", "mdy"}
    for cell in cells:
        hit = _day_month(cell)
        if hit:
            possible &= _possible(hit, str(cell))
    return possible


def _possible(hit: re.Match[str], text: str) -> set[Order]:
    """The orders in which it is a day of the calendar, and of those the one whose day of the week it names, where one is."""
    days: dict[Order, date] = {order: day for order in ("dmy", "mdy") if isinstance(day := _ordered(hit, order), date)}
    named = _WEEKDAY.match(text.strip())
    weekday = _WEEKDAYS.get(named["day"].casefold()) if named else None
    return {order for order, day in days.items() if day.weekday() == weekday} or set(days)


def _day_month(cell: Cell) -> re.Match[str] | None:
    """Day and month in figures, with a time of day or a day of the week or without."""
    text = " ".join(cell.split()) if isinstance(cell, str) else ""
    hit = _DAY_MONTH.fullmatch(text)
    if hit or text[:4].isdigit() or not (text[:1].isalpha() or ":" in text):
        return hit
    return next((found for plain in _plainer(text)[1:] if (found := _DAY_MONTH.fullmatch(plain))), None)


def wants_order(cell: Cell) -> bool:
    return _day_month(cell) is not None


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


def _from_number(cell: float, serials: str, take: Take) -> date | Fault:
    named = span(str(int(cell))) if take and 190_000 < cell < 210_000 and cell == int(cell) else None
    if named:
        return named.end if take == "end" else named.start
    packed = _PACKED.fullmatch(str(int(cell))) if cell == cell and abs(cell) < 1e9 and cell == int(cell) else None
    if packed:
        return _day(*(int(part) for part in packed.groups()))
    if serials and is_serial(cell):
        return from_serial(cell, serials)
    return Fault(says="is a number, not a date.", mend=_WRITE)


def _from_text(text: str, order: Order, take: Take, first_month: int) -> date | Fault:
    for plain in _plainer(text):
        hit = _ISO.fullmatch(plain) or _PACKED.fullmatch(plain)
        if hit:
            return _day(*(int(part) for part in hit.groups()))
        hit = _DAY_MONTH.fullmatch(plain)
        if hit:
            return _ordered(hit, order)
        found = _from_names(_OF.sub(" ", plain.casefold()))
        if found is not None:
            return found
    return _from_span(_OF.sub(" ", text.casefold()), take, first_month)


def _plainer(text: str) -> tuple[str, ...]:
    """The text as it stands, then without its time of day, then without the name of the day of the week."""
    timeless = _TIME.sub("", text)
    hit = _WEEKDAY.match(timeless)
    dayless = timeless[hit.end() :] if hit and hit["day"].casefold() in _WEEKDAYS else timeless
    return tuple(dict.fromkeys((text, timeless, dayless)))


def _from_names(text: str) -> date | Fault | None:
    hit = _NAMED.fullmatch(text)
    if hit and hit[2] in MONTHS:
        return _day(_year(hit[3].lstrip("'")), MONTHS[hit[2]], int(hit[1]))
    hit = _NAMED_FIRST.fullmatch(text)
    if hit and hit[1] in MONTHS:
        return _day(int(hit[3]), MONTHS[hit[1]], int(hit[2]))
    hit = _NAMED_LAST.fullmatch(text)
    if hit and hit[2] in MONTHS:
        return _day(int(hit[1]), MONTHS[hit[2]], int(hit[3]))
    return None


def _from_span(text: str, take: Take, first_month: int) -> date | Fault:
    """The first or the last day of a month, quarter, week or fiscal period that the text names."""
    named, part = span(text), fiscal(text)
    if named is None and part is None:
        return Fault(says="is not a date.", mend=_WRITE)
    if not take:
        return Fault(says=f"names a {named.length if named else 'fiscal period'} and no day.", mend=_WRITE)
    if named is None and part is not None and first_month:
        named = part.span(first_month)
    if named is None:
        return Fault(says="is a fiscal period, and the file does not say when its year begins.", mend="Say in which month it begins.")
    return named.end if take == "end" else named.start


def names_span(cell: Cell) -> bool:
    """Whether the cell is text that names a month, a quarter, a week or a fiscal period."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return 190_000 < cell < 210_000
    return isinstance(cell, str) and (span(_OF.sub(" ", cell.casefold().strip())) is not None or fiscal(cell) is not None)


def is_short(cell: Cell) -> bool:
    """Whether the text could be a day of the month that it names as well: “Aug 26”."""
    return isinstance(cell, str) and _SHORT.fullmatch(cell.strip()) is not None


def wants_fiscal(cell: Cell) -> bool:
    return isinstance(cell, str) and span(cell) is None and fiscal(cell) is not None


def _ordered(hit: re.Match[str], order: str) -> date | Fault:
    first, second, year = int(hit[1]), int(hit[3]), _year(hit[4])
    if order == "dmy" or first == second:  # the fifth of May is 05/05 either way
        return _day(year, second, first)
    if hit[2] == "." and 1 <= second <= 12:  # whoever writes points writes the day first
        return _day(year, second, first)
    if order == "mdy":
        return _day(year, first, second)
    says = two_readings(hit[0])
    return Fault(says=says, mend=_WRITE if says.startswith("is no day") else "Say whether the day or the month comes first in this file.")


def two_readings(text: Cell) -> str:
    """The sentence that says which days a text such as 01/02/2026 can be."""
    hit = _day_month(text)
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
