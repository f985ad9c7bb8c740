"""Texts that name a span of time: a month, a quarter, a half, a week or a year, in the languages of the returns."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from ingest.readers.sheet import Cell

Length = Literal["day", "week", "month", "quarter", "half", "year"]

_SPELLED = {
    1: "january jan januar jän jänner janvier janv enero ene janeiro gennaio gen januari",
    2: "february feb februar février févr fév febrero fevereiro fev febbraio februari",
    3: "march mar märz mrz mär maerz mars marzo março marco maart mrt",
    4: "april apr avril avr abril abr aprile",
    5: "may mai mayo maio maggio mag mei",
    6: "june jun juni juin junio junho giugno giu",
    7: "july jul juli juillet juil julio julho luglio lug",
    8: "august aug août aout agosto ago augustus",
    9: "september sep sept septembre septiembre setembro set settembre",
    10: "october oct oktober okt octobre octubre outubro out ottobre ott",
    11: "november nov novembre noviembre novembro",
    12: "december dec dezember dez décembre déc diciembre dic dezembro dicembre",
}
MONTHS: dict[str, int] = {name: month for month, names in _SPELLED.items() for name in names.split()}
"""The months' names and short names, in lower case, in English, German, French, Spanish, Portuguese, Italian and Dutch."""

_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d)"
_FULL = r"(?P<year>(?:19|20)\d\d)"
_NAMED = (
    re.compile(rf"(?P<name>[^\W\d_]{{3,10}})\.?[-/ .'’]*{_YEAR}"),
    re.compile(rf"{_FULL}[-/ .]*(?P<name>[^\W\d_]{{3,10}})\.?"),
)
_NUMBERED = (
    re.compile(rf"{_FULL}[-/. ]?(?:m)?(?P<month>0?[1-9]|1[0-2])"),
    re.compile(rf"(?P<month>0?[1-9]|1[0-2])[-/.]{_FULL}"),
)
_PARTS: tuple[tuple[Length, str, int], ...] = (
    ("quarter", "q|t|k|quarter|quartal|trimestre|trim|kwartaal", 4),
    ("half", "h|s|hj|half|half[- ]?year|halbjahr|semestre|semester|halfjaar", 2),
    ("week", "kw|cw|wk|w|week|sem|semaine|semana|settimana|sett", 53),
)
_OF_YEAR = {
    length: (
        re.compile(rf"(?:{mark})\.?\s?(?P<n>\d{{1,2}})[-/ .']*{_YEAR}"),
        re.compile(rf"{_FULL}[-/ .]*(?:{mark})\.?\s?(?P<n>\d{{1,2}})"),
        re.compile(rf"(?P<n>\d{{1,2}})(?:\.|º|°|ª|er|e|ème|st|nd|rd|th)?\s?(?:{mark})\.?[-/ .']*{_YEAR}"),
    )
    for length, mark, _ in _PARTS
}
_MOST = {length: most for length, _, most in _PARTS}


@dataclass(frozen=True, kw_only=True)
class Span:
    """A named span of calendar days, both ends belong to it."""

    start: date
    end: date
    length: Length


def span(cell: Cell) -> Span | None:
    """The span that the cell names; a date cell on the first or the last of a month names that month, another date itself."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return month(cell.year, cell.month) if cell.day == 1 or cell == _month_end(cell) else Span(start=cell, end=cell, length="day")
    text = " ".join(cell.split()).casefold() if isinstance(cell, str) else ""
    return _named(text) if 4 <= len(text) <= 24 else None


@lru_cache(maxsize=20_000)
def _named(text: str) -> Span | None:
    return _month_of(text) or _part_of(text)


def month(year: int, number: int) -> Span:
    first = date(year, number, 1)
    return Span(start=first, end=_month_end(first), length="month")


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _month_of(text: str) -> Span | None:
    for pattern in _NAMED:
        hit = pattern.fullmatch(text)
        if hit and hit["name"] in MONTHS:
            return month(_year(hit["year"]), MONTHS[hit["name"]])
    for pattern in _NUMBERED:
        hit = pattern.fullmatch(text)
        if hit:
            return month(_year(hit["year"]), int(hit["month"]))
    return None


def _part_of(text: str) -> Span | None:
    for length, patterns in _OF_YEAR.items():
        for pattern in patterns:
            hit = pattern.fullmatch(text)
            if hit and 1 <= int(hit["n"]) <= _MOST[length]:
                return _numbered(length, _year(hit["year"]), int(hit["n"]))
    return None


def _numbered(length: Length, year: int, number: int) -> Span | None:
    if length == "week":
        try:
            monday = date.fromisocalendar(year, number, 1)
        except ValueError:
            return None
        return Span(start=monday, end=monday + timedelta(days=6), length="week")
    months = 3 if length == "quarter" else 6
    first, last = month(year, months * (number - 1) + 1), month(year, months * number)
    return Span(start=first.start, end=last.end, length=length)


def _year(text: str) -> int:
    plain = text.lstrip("'")
    return int(plain) if len(plain) == 4 else 2000 + int(plain)
