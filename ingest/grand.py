"""A total below the last of several tables in a sheet: it may add up all of them."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.cell import is_blank
from ingest.match import Match
from ingest.readers.sheet import Sheet
from ingest.rows import LeftOut, Rows
from ingest.totals import amount_of
from schema import Kind

Part = tuple[Sheet, Match, Rows]


def agree(parts: Sequence[Part]) -> None:
    """Takes back the warning about a total that is none of its own table's but of all those of its kind down to it."""
    for number, (sheet, match, rows) in enumerate(parts):
        doubted = [left for left in rows.left_out if left.total and left.severity == "warning"] if number else []
        for left in doubted:
            above = [part for part in parts[: number + 1] if part[1].table is match.table and part[0].name == sheet.name]
            given = _given(sheet, match, left)
            if given and len(above) > 1 and all(_sum(above, name) == value for name, value in given.items()):
                says = f"is the total of the {len(above)} tables down to it; it is left out."
                rows.left_out[rows.left_out.index(left)] = replace(left, says=says, mend="Nothing need be done.", severity="notice")


def _places(sheet: Sheet, match: Match) -> dict[str, int]:
    money = [each for each in match.matched if match.table.column(each.column).kind is Kind.MONEY]
    return {each.column: each.heading.column - sheet.first_column for each in money}


def _given(sheet: Sheet, match: Match, left: LeftOut) -> dict[str, Decimal]:
    """The amounts of the row that was left out, by column."""
    row = next((row for offset, row in enumerate(sheet.rows) if sheet.number(offset) == left.row), ())
    filled = {name: row[place] for name, place in _places(sheet, match).items() if row and not is_blank(row[place])}
    return {name: amount for name, cell in filled.items() if (amount := amount_of(cell)) is not None}


def _sum(parts: Sequence[Part], name: str) -> Decimal:
    found = Decimal(0)
    for sheet, match, rows in parts:
        place = _places(sheet, match).get(name)
        if place is not None:
            found += sum((amount_of(sheet.rows[offset][place]) or Decimal(0) for offset in rows.data), Decimal(0))
    return found
