"""Rows whose outline number or indent has others below it, 1 above 1.1 and 1.2: with the amounts of those together they are summaries, and do not count."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest import outline
from ingest.cell import is_blank, show, spans
from ingest.convert.numbers import is_number
from ingest.layouts import totals
from ingest.layouts.layout import row_of, told
from ingest.readers.sheet import Cell, Row, Sheet
from schema import Problem

_CODE = re.compile(r"\s*(?P<code>[A-Z]?\d+(?:\.\d+)*|[A-Z](?:\.\d+)*)(?:[.):]*\s.*|[.):]*)", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Upper:
    """A row above others: the offsets of those right below it, its text, how many of its amounts are theirs together, how many not, and what tells it."""

    below: Sequence[int]
    text: str
    same: int
    other: int
    by: str


def uppers(sheet: Sheet, start: int, keys: Sequence[int], texts: Sequence[int], amounts: Sequence[int]) -> dict[int, Upper]:
    """The rows from the start on that stand above others by the numbers in one of the columns of texts, or by its indents; by their offset.

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
            found |= _of_group(sheet, group, place, amounts, _codes(sheet, group, place), "number")
        if any(upper.same for upper in found.values()):
            return found
        worded = worded or {offset: upper for offset, upper in found.items() if " " in upper.text}
    return worded or _indented(sheet, list(groups.values()), texts, amounts)


def tell(file: str, sheet: Sheet, found: Mapping[int, Upper]) -> Iterator[Problem]:
    """Those that count beside the rows below them, being another amount than they are together."""
    for offset, upper in found.items():
        if not upper.same and upper.other:
            listed = f"row{'s' if len(upper.below) > 1 else ''} {spans([row_of(sheet, each) for each in upper.below])}"
            says = f"By its {upper.by} “{upper.text}” is the summary of {listed}, and it is not what they add up to: it counts beside them."
            mend = "Say yes if that is right, or delete it if it is their total."
            yield told(file, sheet, says, mend, row=row_of(sheet, offset), severity="warning")


def _indented(sheet: Sheet, groups: Sequence[Sequence[int]], texts: Sequence[int], amounts: Sequence[int]) -> dict[int, Upper]:
    """The same by how far the texts of a column are indented."""
    for place in texts:
        found: dict[int, Upper] = {}
        for group in groups:
            found |= _of_group(sheet, group, place, amounts, _places(sheet, group, place), "indent")
        if found:
            return found
    return {}


def _codes(sheet: Sheet, group: Sequence[int], place: int) -> dict[int, str]:
    return {offset: code for offset in group if (code := _code(sheet.rows[offset][place]))}


def _places(sheet: Sheet, group: Sequence[int], place: int) -> dict[int, str]:
    """The outline numbers that the indents of the rows make, where they are not all alike and the first is none."""
    cells = ((offset, sheet.rows[offset][place]) for offset in group)
    deep = [(offset, len(cell) - len(cell.lstrip())) for offset, cell in cells if isinstance(cell, str) and not is_blank(cell)]
    if not deep or deep[0][1] or not any(indent for _, indent in deep):
        return {}
    found: dict[int, str] = {}
    above: list[tuple[int, str, int]] = []  # of the rows above: indent, number, rows below so far
    count = 0
    for offset, indent in deep:
        while above and above[-1][0] >= indent:
            above.pop()
        if above:
            upper, code, below = above.pop()
            above.append((upper, code, below + 1))
            found[offset] = f"{code}.{below + 1}"
        else:
            count += 1
            found[offset] = str(count)
        above.append((indent, found[offset], 0))
    return found


def _of_group(
    sheet: Sheet, group: Sequence[int], place: int, amounts: Sequence[int], codes: Mapping[int, str], by: str
) -> dict[int, Upper]:
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
            below=[places[part] for part in parts], text=show(sheet.rows[offset][place]), same=same, other=len(pairs) - same, by=by
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
