"""What a heading means where it can mean two things: its cells decide, such as per cents under “Fertigstellung”, which is no finish date then."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from ingest.cell import Cell, is_blank, words
from ingest.convert.numbers import is_number
from ingest.glossary import english
from ingest.names import Named, bare, meanings
from schema import BY_NAME, Column, Kind, Table

LOOKED_AT = 40  # cells below a heading
_PERCENT = re.compile(r"[+-]?\d{1,3}(?:[.,]\d+)?\s*%|%\s*\d{1,3}(?:[.,]\d+)?")
_SMALL = re.compile(r"\d{1,2}(?:[.,]\d+)?|100(?:[.,]0+)?")
_AMOUNT = re.compile(
    r"(?!(?:19|20)\d\d$)(?:\d{1,4}|\d{7}|\d{9,}|\d{1,3}(?:[., ']\d{3})+)(?:[.,]\d{1,2})?"
)  # no day number, no 2026, no 20260930
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[ .-]+[^\W\d]{3,9}[ .,-]+\d{2,4}")
_MONEY = re.compile(r"(?:[€$£]|[A-Z]{3})\s?[\d.,' ]*\d\s?[kKmM]?(?:io|n)?|[\d.,' ]*\d\s?[kKmM]?(?:io|n)?\s?(?:[€$£]|[A-Z]{3})")
_REACHED, _RATED = BY_NAME["milestones"].column("is_reached"), BY_NAME["status_reports"].column("declared_status")


def _written(column: Column) -> frozenset[str]:
    """All that people write for the column's values, signs as they stand."""
    every = (word for value, others in (column.choices or {}).items() for word in (value, *others))
    return frozenset(form for word in every for form in (words(word), word) if form)


def _says(cell: Cell, written: frozenset[str]) -> bool:
    return isinstance(cell, str) and (words(cell) or cell.strip()) in written


_COLOURS, _FLAGS = _written(_RATED), _written(_REACHED)
_SAYS_SO = frozenset(
    ["complete", "finish", "achieved", "reached", "met", "closed", "passed", "delivered", "actual", "progress", "status", "state"]
)
_SORTS: Mapping[str, Callable[[Cell], bool]] = {
    "percents": lambda cell: isinstance(cell, str) and _PERCENT.fullmatch(cell.strip()) is not None,
    "days": lambda cell: isinstance(cell, date) or (isinstance(cell, str) and _DAY.fullmatch(cell.strip()) is not None),
    "colours": lambda cell: _says(cell, _COLOURS),
    "money": lambda cell: isinstance(cell, str) and _MONEY.fullmatch(cell.strip()) is not None,
    "binary": lambda cell: not isinstance(cell, bool) and str(cell).strip() in ("0", "1"),
    "flags": lambda cell: isinstance(cell, bool) or _says(cell, _FLAGS),
    "small": lambda cell: _SMALL.fullmatch(str(cell).strip()) is not None,
    "amounts": lambda cell: _AMOUNT.fullmatch(str(cell).strip()) is not None,
}
_NEVER: Mapping[Kind, frozenset[str]] = {
    Kind.DATE: frozenset({"percents", "colours", "small", "binary", "flags"}),
    Kind.MONEY: frozenset({"percents", "colours", "days"}),
    Kind.SHARE: frozenset({"colours", "days"}),
    Kind.TEXT: frozenset({"percents"}),
    Kind.INTEGER: frozenset({"money"}),
}
_SHARE, _FINISH, _FORECAST, _STATUS, _EAC = "% complete", "Finish", "Forecast finish", "Overall status", "Forecast cost"
_OTHERWISE: Mapping[str, Mapping[frozenset[str], str]] = {
    "percents": {frozenset({word}): _SHARE for word in ("finish", "complete", "progress", "status")},
    **{sort: {frozenset({word}): _SHARE for word in ("finish", "complete", "progress")} for sort in ("small", "binary")},
    "amounts": {frozenset({"forecast", "finish"}): _EAC},
    "money": {frozenset({"impact"}): "Cost impact", frozenset({"residual", "impact"}): "Residual cost impact"},
    "days": {frozenset({"complete"}): _FINISH, frozenset({"forecast"}): _FORECAST},
    "colours": {
        frozenset({word}): _STATUS for word in ("overall", "total", "global", "globale", "general", "complessivo", "algemeen", "geral")
    },
}
"""What a heading of those words alone means, where its cells are of that sort."""


def sort(cells: Iterable[Cell], percent: bool) -> str:
    """What all the cells plainly are, "" where they differ or are nothing of the kind; ``percent`` says that some are formatted so."""
    filled = [cell for cell in cells if not is_blank(cell)]
    if percent and filled and all(map(is_number, filled)):
        return "percents"
    return next((name for name, fits_ in _SORTS.items() if filled and all(map(fits_, filled))), "")


def meant(table: Table, text: str, holds: str) -> tuple[Named, ...]:
    """The columns that the heading can mean, of those that its cells can be."""
    plain = meanings(table, text)
    if holds in ("binary", "flags") and table is BY_NAME["milestones"] and english(bare(text)) & _SAYS_SO:
        return meanings(table, _REACHED.heading)
    dated = holds == "days" and any(each.column.kind is Kind.DATE for each in plain)  # “Done on” names its day by itself
    named = plain if dated else meanings(table, _OTHERWISE.get(holds, {}).get(english(bare(text)), text))
    return tuple(each for each in named if fits(each.column, holds))


def fits(column: Column, holds: str) -> bool:
    """Whether cells of that sort can be the column's."""
    return holds not in _NEVER.get(column.kind, ())
