"""Periods of a fiscal year, such as FY26 P03 or Q1 FY2026: days only once it is said in which month that year begins."""

import re
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
_LENGTHS: dict[str, tuple[Length, int]] = {"q": ("quarter", 3), "h": ("half", 6)}


@dataclass(frozen=True, kw_only=True)
class Fiscal:
    """The n-th part of the fiscal year that ends in, or with, a calendar year; ``months`` long."""

    year: int
    number: int
    months: int
    length: Length

    def span(self, first_month: int) -> Span:
        """Its calendar days, where fiscal years begin in that month (1 to 12)."""
        base = self.year * 12 + first_month - 1 - (12 if first_month > 1 else 0)
        begins, ends = base + (self.number - 1) * self.months, base + self.number * self.months - 1
        start, end = month(begins // 12, begins % 12 + 1), month(ends // 12, ends % 12 + 1)
        return Span(start=start.start, end=end.end, length=self.length)


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
    if hit["n"] is None:
        return Fiscal(year=year, number=1, months=12, length="year")
    length, months = _LENGTHS.get((hit["mark"] or "p")[0], ("month", 1))
    number = int(hit["n"])
    return Fiscal(year=year, number=number, months=months, length=length) if 1 <= number <= 12 // months else None
