"""Periods of a fiscal year, such as FY26 P03 or Q1 FY2026: days only once it is said in which month that year begins."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.convert.periods import Length, Span, month

_YEAR = r"(?P<year>(?:19|20)?\d\d)(?:[/-](?P<later>(?:19|20)?\d\d))?"
_FY = r"(?:fy|f/y|gj|ej|ex|af|fiscal year)\.?\s?'?"
_PART = r"(?:(?P<mark>q|h|p|per|period|periode|fp)\.?\s?(?P<n>\d{1,2}))"
_FULL = r"(?P<year>(?:19|20)\d\d)(?P<later>)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_FY}{_YEAR}(?:[-/ ._]*{_PART})?",
        rf"{_PART}[-/ ._]*{_FY}{_YEAR}",
        rf"{_FULL}[-/ ._]*(?:(?P<mark>p|per|period|periode|fp)\.?\s?(?P<n>\d{{1,2}}))",
        rf"(?:(?P<mark>p|per|period|periode|fp)\.?\s?(?P<n>\d{{1,2}}))[-/ ._]*{_FULL}",
        rf"(?P<mark>)(?P<n>0\d\d)[./]{_FULL}",
    )
)
_BOTH = re.compile(r"(?<!\d)(?:19|20)?\d\d[/-](?:19|20)?\d\d(?!\d)")
MONTHS = tuple((str(number), calendar.month_name[number]) for number in range(1, 13))
NAMED = (
    MONTHS[0],
    *(
        (sign + number, f"{name}, and the year is named after the one in which it {how}")
        for number, name in MONTHS[1:]
        for sign, how in (("", "ends"), ("-", "begins"))
    ),
)
"""When a fiscal year begins, and after which calendar year it is called where its name says one alone; from January both are the same."""
_LENGTHS: dict[str, tuple[Length, int]] = {"q": ("quarter", 3), "h": ("half", 6)}


@dataclass(frozen=True, kw_only=True)
class Fiscal:
    """The n-th part of the fiscal year of that name, ``months`` long; ``both`` where the name says the years in which it begins and ends."""

    year: int
    number: int
    months: int
    length: Length
    both: bool = False

    def span(self, first_month: int) -> Span:
        """Its calendar days, where fiscal years begin in that month (1 to 12), negative where they are named after the year in which they begin."""
        before = first_month > 1 or (self.both and first_month < -1)
        base = self.year * 12 + abs(first_month) - 1 - (12 if before else 0)
        begins, ends = base + (self.number - 1) * self.months, base + self.number * self.months - 1
        start, end = month(begins // 12, begins % 12 + 1), month(ends // 12, ends % 12 + 1)
        return Span(start=start.start, end=end.end, length=self.length)


def starts(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """What may be answered: the month alone where the names say both years."""
    return MONTHS if all(_BOTH.search(text) for text in texts) else NAMED


def fiscal(text: str) -> Fiscal | None:
    """The fiscal period that the text names."""
    plain = " ".join(text.split()).casefold()
    for form in _FORMS:
        hit = form.fullmatch(plain)
        if hit:
            return _part(hit)
    return None


def _part(hit: re.Match[str]) -> Fiscal | None:
    year = int(hit["later"] or hit["year"])
    year += 2000 if year < 100 else 0
    both = bool(hit["later"])
    if hit["n"] is None:
        return Fiscal(year=year, number=1, months=12, length="year", both=both)
    length, months = _LENGTHS.get((hit["mark"] or "p")[0], ("month", 1))
    number = int(hit["n"])
    return Fiscal(year=year, number=number, months=months, length=length, both=both) if 1 <= number <= 12 // months else None
