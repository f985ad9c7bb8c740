"""A ledger's column of what a cost is for, such as labour or travel: it says nothing of whether the line is booked, accrued or committed."""

from dataclasses import replace

from ingest.cell import words
from ingest.convert.words import choice
from ingest.glossary import folded
from ingest.header import Heading
from ingest.ledger.cells import filled
from ingest.match import ColumnMatch, Match
from ingest.names import meanings
from ingest.readers.sheet import Sheet
from ingest.rows import Rows

KIND = "kind"
MOST = 200  # different cells that are looked at
_NAMES = frozenset(
    {
        "cost type",
        "type of cost",
        "cost element",
        "cost category",
        "category of cost",
        "expense type",
        "kostenart",
        "nature de cout",
        "type de cout",
        "nature",
        "tipo de coste",
        "tipo de costo",
        "tipo de custo",
        "tipo di costo",
        "kostensoort",
    }
)


def by_content(sheet: Sheet, match: Match, rows: Rows) -> Match:
    """Such a column is left to be told of where none of its words is one of the sort of posting; what a person chose stands."""
    if match.table.name != "costs":
        return match
    for column in match.columns:
        if column.column != KIND or column.how in ("chosen", "remembered") or not says(column.heading):
            continue
        kind, cells = match.table.column(KIND), [str(cell).strip() for cell in filled(sheet, rows, column.heading, MOST)]
        known = {value for cell in cells if (value := choice(kind)(cell)) in (kind.choices or {})}
        if cells and not known and not any(cell.casefold() in (kind.suggests or {}) for cell in cells):
            left = replace(column, column="", how="none", score=0.0, rivals=())
            return _other(replace(match, columns=tuple(left if each is column else each for each in match.columns)), left)
    return match


def _other(match: Match, left: ColumnMatch) -> Match:
    """With the heading that means the sort of posting as well, which had to stand back."""
    for column in match.columns:
        means = any(named.column.name == KIND for named in meanings(match.table, column.heading.text))
        if means and column.how == "none" and column is not left and not says(column.heading):
            own = replace(column, column=KIND, how="synonym", score=1.0, rivals=())
            return replace(match, columns=tuple(own if each is column else each for each in match.columns))
    return match


def says(heading: Heading) -> bool:
    """Whether the heading is one of what a cost is for."""
    return words(folded(heading.text)) in _NAMES
