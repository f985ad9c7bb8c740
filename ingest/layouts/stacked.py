"""Tables below each other in one sheet: each begins, after a blank row or a title of its own, with headings of its own."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ingest import header as headers
from ingest.cell import is_blank, one_line
from ingest.layouts import down, heads
from ingest.layouts.layout import Known, Layout, Reply, Turned, above, told
from ingest.readers.grid import distinct
from ingest.readers.sheet import Sheet

MOST = 200  # rows after blank ones or titles that are looked at


def turn(file: str, sheet: Sheet, reply: Reply, known: Known) -> Turned | None:
    """One sheet for each table, with the rows' own numbers; None where there are fewer than two."""
    starts = _starts(file, sheet)
    if len(starts) < 2:
        return None
    ends = [start for start, _ in starts[1:]] + [len(sheet.rows)]
    titles = above(sheet, starts[0][0])
    parts = tuple(_part(sheet, start, title, end, titles) for (start, title), end in zip(starts, ends, strict=True))
    listed = ", ".join(f"“{part.part}” from row {part.first_row} on" for part in parts)
    return Turned(
        sheets=parts, problems=(told(file, sheet, f"Sheet “{sheet.name}” holds {len(parts)} tables below each other: {listed}."),)
    )


def _starts(file: str, sheet: Sheet) -> list[tuple[int, str]]:
    """Where each table begins (the row of its title, else of its headings), and its title."""
    count = _filled(sheet)
    header = headers.find(sheet)
    top = header.first_row - sheet.first_row if header else len(count)
    below = header.last_row - sheet.first_row + 1 if header else len(count)
    for offset in np.flatnonzero(count[:top] >= 2)[: headers.DEPTH // 4].tolist():
        if _is_headings(file, sheet, offset):  # periods are headings that are not known by their words
            top, below = offset, offset + 2
            break
    headed = header is not None and header.last_row > header.first_row
    found = [(top, _title(sheet, top))] if top < len(count) and (count[top] > 1 or headed) else []  # a title alone is no table
    after = np.zeros(len(count), bool)
    after[1:] = count[:-1] <= 1
    after[:below] = False
    for offset in np.flatnonzero(after & (count >= 2))[:MOST].tolist():
        if offset >= below and _is_headings(file, sheet, offset):
            title = _title(sheet, offset)
            start = offset - 1 if title else offset
            found = [*(each for each in found if each[0] < start), (start, title)]  # a title alone is no table
            below = offset + 2  # a second line of headings belongs to the first
    return found


def _filled(sheet: Sheet) -> NDArray[np.int32]:
    """How many cells of each row are filled, told column by column from the distinct cells: few rows of a long sheet are made."""
    count = np.zeros(len(sheet.rows), np.int32)
    for place in range(len(sheet.rows[0]) if sheet.rows else 0):
        column = distinct(sheet.rows, place)
        if not isinstance(column.cells, pa.Array):
            filled = np.array([cell.__class__ is float or not is_blank(cell) for cell in column.cells], bool)
        elif column.cells.type == pa.string():
            filled = pc.not_equal(pc.utf8_trim_whitespace(column.cells), "").to_numpy(zero_copy_only=False)
        else:
            filled = np.ones(len(column.cells), bool)
        count += np.append(filled, False)[column.numbers]
    return count


def _title(sheet: Sheet, offset: int) -> str:
    """The one text that stands alone in the row above."""
    before = [cell for cell in sheet.rows[offset - 1] if not is_blank(cell)] if offset else []
    return one_line(before[0]) if len(before) == 1 and isinstance(before[0], str) else ""


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


def _part(sheet: Sheet, start: int, title: str, end: int, titles: tuple[str, ...]) -> Sheet:
    first, last = sheet.first_row + start, sheet.first_row + end - 1
    return Sheet(
        name=sheet.name,
        rows=sheet.rows[start:end],
        first_row=first,
        first_column=sheet.first_column,
        merged=sheet.merged,
        percent=sheet.percent,
        problems=tuple(problem for problem in sheet.problems if problem.row is None or first <= problem.row <= last),
        hidden_rows=tuple(row for row in sheet.hidden_rows if first <= row <= last),
        part=title or f"rows {first}–{last}",
        titles=(*titles, *([title] if title else [])),
    )


STACKED = Layout(key="stacked", title="tables below each other", turn=turn)
