"""Tables below each other in one sheet: each begins, after a blank row or a title of its own, with headings of its own."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from ingest import foot, titles
from ingest import header as headers
from ingest.cell import is_blank, one_line
from ingest.layouts import down, heads
from ingest.layouts.layout import Known, Layout, Reply, Turned, above, blank, told
from ingest.layouts.measures import measure
from ingest.readers.grid import distinct
from ingest.readers.sheet import Sheet, Span

MOST = 200  # rows after blank ones or titles that are looked at


def turn(file: str, sheet: Sheet, reply: Reply, known: Known) -> Turned | None:
    """One sheet for each table, with the rows' own numbers; None where there are fewer than two."""
    starts = _starts(file, sheet)
    if len(starts) < 2:
        return None
    ends = [begins for begins, _ in starts[1:]] + [len(sheet.rows)]
    lines = _titles(sheet, starts, known)
    parts = tuple(_part(sheet, start, _title(sheet, top), end, own) for (start, top), end, own in zip(starts, ends, lines, strict=True))
    parts = _with_feet(parts)
    listed = ", ".join(f"“{part.part}” from row {part.first_row} on" for part in parts)
    return Turned(
        sheets=parts, problems=(told(file, sheet, f"Sheet “{sheet.name}” holds {len(parts)} tables below each other: {listed}."),)
    )


def _starts(file: str, sheet: Sheet) -> list[tuple[int, int]]:
    """Where each table begins: the first row of its titles, else of its headings, and the row of its headings."""
    count = _filled(sheet)
    header = headers.find(sheet)
    top = header.first_row - sheet.first_row if header else len(count)
    below = header.last_row - sheet.first_row + 1 if header else len(count)
    for offset in np.flatnonzero(count[:top] >= 2)[: headers.DEPTH // 4].tolist():
        if _is_headings(file, sheet, offset):  # periods are headings that are not known by their words
            top, below = offset, offset + 2
            break
    headed = header is not None and header.last_row > header.first_row
    found = [(top, top)] if top < len(count) and (count[top] > 1 or headed) else []  # a title alone is no table
    after = np.zeros(len(count), bool)
    after[1:] = (count[:-1] <= 1) | ((count[:-1] <= titles.LABELLED) & (count[1:] > count[:-1]))
    after[:below] = False
    for offset in np.flatnonzero(after & (count >= 2))[:MOST].tolist():
        before = sheet.rows[offset - 1]
        if offset >= below and (blank(before) or titles.is_line(before)) and _is_headings(file, sheet, offset):
            start = _first_line(sheet, offset, below)
            found = [*(each for each in found if each[0] < start), (start, offset)]  # a title alone is no table
            below = offset + 2  # a second line of headings belongs to the first
    return found


def _titles(sheet: Sheet, starts: Sequence[tuple[int, int]], known: Known) -> list[tuple[str, ...]]:
    """The lines above each table: what none of the others says for itself is said above the first for all of them."""
    first = above(sheet, starts[0][1])
    others = [above(replace(sheet, rows=sheet.rows[start:top], titles=()), top - start) for start, top in starts[1:]]
    own = {sort for lines in others for line in lines for sort in _sorts(line, known)}
    general = tuple(line for line in first if not _sorts(line, known) & own)
    return [first, *((*general, *lines) for lines in others)]


def _with_feet(parts: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """The parts with the lines below each that say in what its amounts are; where none does, those below the others may hold for it."""
    feet = [foot.lines(part) for part in parts]
    every = tuple(dict.fromkeys(line for lines in feet for line in lines))
    return tuple(replace(part, below=lines, aside=() if lines else every) for part, lines in zip(parts, feet, strict=True))


def _sorts(line: str, known: Known) -> set[str]:
    return titles.sorts(line, known) | ({"measure"} if measure(line) else set())


def _filled(sheet: Sheet) -> NDArray[np.int32]:
    """How many cells of each row are filled, told column by column from the distinct cells: few rows of a long sheet are made."""
    count = np.zeros(len(sheet.rows), np.int32)
    for place in range(len(sheet.rows[0]) if sheet.rows else 0):
        column = distinct(sheet.rows, place)
        filled = np.ones(len(column.cells), bool)
        filled[column.texts] = pc.not_equal(pc.utf8_trim_whitespace(column.strings), "").to_numpy(zero_copy_only=False)
        count += np.append(filled, False)[column.numbers]
    return count


def _first_line(sheet: Sheet, offset: int, end: int) -> int:
    """Where the lines of title above the headings begin, after the ``end`` of the table before; they may have a blank row below them."""
    start = offset
    while start - 1 >= end and titles.is_line(sheet.rows[start - 1]):
        start -= 1
    apart = start - 1 >= end and start == offset and blank(sheet.rows[start - 1])
    further = _first_line(sheet, start - 1, end) if apart else start
    return further if apart and further < start - 1 and further - 1 >= end and blank(sheet.rows[further - 1]) else start


def _title(sheet: Sheet, offset: int) -> str:
    """What the row above says: a text that stands alone, or a label with what it says."""
    before = sheet.rows[offset - 1] if offset else ()
    return " ".join(one_line(cell) for cell in before if isinstance(cell, str) and not is_blank(cell)) if titles.is_line(before) else ""


def _is_headings(file: str, sheet: Sheet, offset: int) -> bool:
    """Whether the row holds texts of which most are known headings, or the periods of a table that has them across."""
    row = sheet.rows[offset]
    filled = [cell for cell in row if not is_blank(cell)]
    names = [heading for heading in headers.single_line(sheet, row) if isinstance(row[heading.column - sheet.first_column], str)]
    if (len(heads.find(file, sheet, offset, lambda topic, heading: "").spans) >= 2 and _has_name(sheet, offset)) or down.begins(
        sheet, offset
    ):
        return True
    if len(filled) < 2 or len(names) < len(filled):
        return False
    return headers.known(names) >= max(min(3, len(filled)), (len(filled) + 1) // 2)


def _has_name(sheet: Sheet, offset: int) -> bool:
    """Whether the first cell of a row of periods is a name, and that of no row of data: a number stands below the periods."""
    row = sheet.rows[offset]
    below = sheet.rows[offset + 1] if offset + 1 < len(sheet.rows) else ()
    first = next((cell for cell in row if not is_blank(cell)), None)
    return (
        isinstance(first, str)
        and not any(isinstance(cell, int | float) for cell in row)
        and any(isinstance(cell, int | float) for cell in below)
    )


def _part(sheet: Sheet, start: int, title: str, end: int, lines: tuple[str, ...]) -> Sheet:
    first, last = sheet.first_row + start, sheet.first_row + end - 1
    return Sheet(
        name=sheet.name,
        rows=sheet.rows[start:end],
        first_row=first,
        first_column=sheet.first_column,
        merged=sheet.merged,
        percent=sheet.percent,
        units={column: own for column, spans in sheet.units.items() if (own := _between(spans, first, last))},
        written=sheet.written,
        problems=tuple(problem for problem in sheet.problems if problem.row is None or first <= problem.row <= last),
        hidden_rows=tuple(row for row in sheet.hidden_rows if first <= row <= last),
        part=title or f"rows {first}–{last}",
        titles=lines,
    )


def _between(spans: Sequence[Span], first: int, last: int) -> list[Span]:
    return [(max(top, first), min(bottom, last), text) for top, bottom, text in spans if top <= last and bottom >= first]


STACKED = Layout(key="stacked", title="tables below each other", turn=turn)
