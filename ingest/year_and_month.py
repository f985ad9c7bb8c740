"""Periods whose year and month, or period of a fiscal year, stand in columns of their own: together they are the period."""

import re
from dataclasses import dataclass, replace

from ingest.cell import Cell, is_blank, show, words
from ingest.convert.periods import MONTHS
from ingest.glossary import english, folded
from ingest.header import Header, Heading
from ingest.readers.sheet import Row, Sheet
from schema import Problem

_CALENDAR = frozenset(["year", "calendar year", "posting year", "jahr", "kalenderjahr", "buchungsjahr", "annee", "ano", "anno", "jaar"])
_FISCAL = frozenset(
    [
        *("fiscal year", "financial year", "fy", "fiscal yr", "fisc year", "fin year", "accounting year"),
        *("geschaftsjahr", "wirtschaftsjahr", "gj", "gjahr", "finanzjahr", "rechnungsjahr", "haushaltsjahr"),
        *("exercice", "exercice comptable", "exercice fiscal", "annee fiscale", "annee comptable", "annee d exercice"),
        *("ejercicio", "ejercicio contable", "ejercicio fiscal", "ano contable"),
        *("exercicio", "exercicio fiscal", "exercicio contabil", "ano fiscal", "ano contabil", "ano contabilistico"),
        *("esercizio", "esercizio contabile", "anno fiscale", "anno contabile", "anno di esercizio"),
        *("boekjaar", "fiscaal jaar", "financieel jaar"),
    ]
)
_YEAR = re.compile(r"((?:19|20)\d\d)(?:\.0)?")
_FISCAL_YEAR = re.compile(
    r"(?:(?:fy|gj|ej|ex)\.?\s?)?((?:19|20)\d\d(?:[/-](?:19|20)?\d\d)?)(?:\.0)?|(?:fy|gj|ej|ex)\.?\s?'?(\d\d(?:/\d\d)?)", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:[a-z]{1,2}|per|period[eo]?)?\.?\s?(\d{1,3})(?:\.0)?", re.IGNORECASE)  # 3, 03, P03, 003
_LAST = 16  # periods of a fiscal year, with those of its closing


@dataclass(frozen=True, kw_only=True)
class _Pair:
    """Where in a row the year and the month or period stand, and whether they are those of a fiscal year."""

    year: Heading
    month: Heading
    fiscal: bool


def join(file: str, sheet: Sheet, header: Header | None) -> tuple[Sheet, list[Problem]]:
    """The sheet with the whole period where the month stood, where no other column holds days and every row with a month has its year."""
    pair = _pair(header) if header else None
    if header is None or pair is None or sheet.addresses:
        return sheet, []
    year, month = (heading.column - sheet.first_column for heading in (pair.year, pair.month))
    start = header.last_row + 1 - sheet.first_row
    below = [(row[year], row[month]) for row in sheet.rows[start:] if not is_blank(row[month])]
    named = [_named(*cells, fiscal=pair.fiscal) for cells in below]
    if not named or not all(named):
        return sheet, []
    rows = [_joined(row, year, month, offset - start, pair) for offset, row in enumerate(sheet.rows)]
    says = f"“{show(pair.year.text)}” and “{show(pair.month.text)}” together name the period of each row, the first “{named[0]}”."
    told = Problem(file=file, sheet=sheet.name, row=header.last_row, says=says, mend="Nothing need be done.", severity="notice")
    return replace(sheet, rows=rows), [told]


def _pair(header: Header) -> _Pair | None:
    """The one heading of years and the one of months or periods; none where days stand anywhere."""
    years = [each for each in header.headings if _plain(each) in _CALENDAR | _FISCAL]
    months = [each for each in header.headings if each not in years and _is_part(each)]
    if len(years) != 1 or len(months) != 1 or any(each.holds == "days" for each in header.headings):
        return None
    fiscal = _plain(years[0]) in _FISCAL or "period" in english(months[0].text)
    return _Pair(year=years[0], month=months[0], fiscal=fiscal)


def _plain(heading: Heading) -> str:
    return words(folded(heading.text))


def _is_part(heading: Heading) -> bool:
    said = english(heading.text)
    return bool(said & {"month", "period"}) and said <= {"month", "period", "posting", "accounting", "fiscal", "calendar"}


def _named(year: Cell, month: Cell, *, fiscal: bool) -> str:
    """The period's name, “2026-03” or “FY2026 P03”; “” where the cells are none."""
    hit = (_FISCAL_YEAR if fiscal else _YEAR).fullmatch(str(year).strip())
    text = str(month).strip()
    number = MONTHS.get(text.casefold().rstrip("."), 0) if not fiscal else 0
    if not number and (part := _NUMBER.fullmatch(text)):
        number = int(part[1])
    if hit is None or not 1 <= number <= (_LAST if fiscal else 12):
        return ""
    return f"FY{next(filter(None, hit.groups()))} P{number:02}" if fiscal else f"{hit[1]}-{number:02}"


def _joined(row: Row, year: int, month: int, below: int, pair: _Pair) -> Row:
    """The row with its period in the place of its month, and nothing under and in the heading of its year."""
    named = _named(row[year], row[month], fiscal=pair.fiscal) if below >= 0 else None
    changed = list(row)
    if named or (below < 0 and row[year] == pair.year.text):
        changed[year] = None
    if named:
        changed[month] = named
    return tuple(changed)
