"""Rows whose outline number has others below it, 1 above 1.1 and 1.2: with the amounts of those together they are summaries, and do not count."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest import outline
from ingest.cell import show, spans
from ingest.convert.numbers import is_number
from ingest.layouts import totals
from ingest.layouts.layout import row_of, told
from ingest.readers.sheet import Cell, Row, Sheet
from schema import Problem

_CODE = re.compile(r"\s*(?P<code>[A-Z]?\d+(?:\.\d+)*|[A-Z](?:\.\d+)*)(?:[.):]*\s.*|[.):]*)", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Upper:
    """A row above others: the offsets of those right below it, its text, and how many of its amounts are theirs together, and how many not."""

    below: Sequence[int]
    text: str
    same: int
    other: int


def uppers(sheet: Sheet, start: int, keys: Sequence[int], texts: Sequence[int], amounts: Sequence[int]) -> dict[int, Upper]:
    """The rows from the start on that stand above others by the numbers in one of the columns of texts, by their offset.

    Only rows with the same keys stand above each other; numbers beside no words are believed only where the amounts of one row
    are those of the rows below it.
    """
    groups: dict[Row, list[int]] = {}
    for offset in range(start, len(sheet.rows)):
        groups.setdefault(tuple(sheet.rows[offset][place] for place in keys), []).append(offset)
    worded: dict[int, Upper] = {}
    for place in texts:
        found: dict[int, Upper] = {}
        for group in groups.values():
            found |= _of_group(sheet, group, place, amounts)
        if any(upper.same for upper in found.values()):
            return found
        worded = worded or {offset: upper for offset, upper in found.items() if " " in upper.text}
    return worded


def tell(file: str, sheet: Sheet, found: Mapping[int, Upper]) -> Iterator[Problem]:
    """Those that count beside the rows below them, being another amount than they are together."""
    for offset, upper in found.items():
        if not upper.same and upper.other:
            listed = f"row{'s' if len(upper.below) > 1 else ''} {spans([row_of(sheet, each) for each in upper.below])}"
            says = f"By its number “{upper.text}” is the summary of {listed}, and it is not what they add up to: it counts beside them."
            mend = "Say yes if that is right, or delete it if it is their total."
            yield told(file, sheet, says, mend, row=row_of(sheet, offset), severity="warning")


def _of_group(sheet: Sheet, group: Sequence[int], place: int, amounts: Sequence[int]) -> dict[int, Upper]:
    codes = {offset: code for offset in group if (code := _code(sheet.rows[offset][place]))}
    places = {code: offset for offset, code in codes.items()}
    if len(places) < len(codes):
        return {}  # a number that comes twice names no row
    below: dict[str, list[str]] = {}
    for code in places:
        if upper := outline.above(code, places):
            below.setdefault(upper, []).append(code)
    found: dict[int, Upper] = {}
    for code, parts in below.items():
        offset = places[code]
        pairs = [
            (value, sum(_amount(sheet, places, below, part, each) for part in parts))
            for each in amounts
            if (value := _given(sheet, offset, each))
        ]
        same = sum(totals.near(value, total) for value, total in pairs)
        found[offset] = Upper(
            below=[places[part] for part in parts], text=show(sheet.rows[offset][place]), same=same, other=len(pairs) - same
        )
    return found


def _code(cell: Cell) -> str:
    """The outline number with which the cell begins; that of a number is what it looks like."""
    if is_number(cell):
        return f"{cell:g}"
    hit = _CODE.fullmatch(cell) if isinstance(cell, str) else None
    return hit["code"] if hit else ""


def _given(sheet: Sheet, offset: int, place: int) -> float:
    return totals.number(sheet.rows[offset][place]) or 0.0


def _amount(sheet: Sheet, places: Mapping[str, int], below: Mapping[str, Sequence[str]], code: str, place: int) -> float:
    """The amount of a row, or of the rows below it where it has none itself."""
    own = _given(sheet, places[code], place)
    return own or sum(_amount(sheet, places, below, part, place) for part in below.get(code, ()))
