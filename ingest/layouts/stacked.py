"""Tables below each other in one sheet: each begins after a blank row with headings of its own, often under a title."""

from ingest import header as headers
from ingest.cell import is_blank, one_line
from ingest.layouts.layout import Layout, Reply, Turned, blank, told
from ingest.readers.sheet import Sheet

MOST = 200  # rows after a blank one that are looked at


def turn(file: str, sheet: Sheet, reply: Reply) -> Turned | None:
    """One sheet for each table, with the rows' own numbers; None where there are fewer than two."""
    starts = _starts(sheet)
    if len(starts) < 2:
        return None
    ends = [start for start, _ in starts[1:]] + [len(sheet.rows)]
    parts = tuple(_part(sheet, start, title, end) for (start, title), end in zip(starts, ends, strict=True))
    listed = ", ".join(f"“{part.part}” from row {part.first_row} on" for part in parts)
    return Turned(
        sheets=parts, problems=(told(file, sheet, f"Sheet “{sheet.name}” holds {len(parts)} tables below each other: {listed}."),)
    )


def _starts(sheet: Sheet) -> list[tuple[int, str]]:
    """Where each table begins (the row of its title, else of its headings), and its title."""
    first = headers.find(sheet)
    if first is None:
        return []
    top = first.first_row - sheet.first_row
    found: list[tuple[int, str]] = [(top, _title(sheet, top))]
    looked, after_blank = 0, False
    for offset in range(first.last_row - sheet.first_row + 1, len(sheet.rows)):
        row = sheet.rows[offset]
        if not any(row) and blank(row):
            after_blank = True
            continue
        if after_blank and _is_headings(sheet, offset):
            title = _title(sheet, offset)
            found.append((offset - 1 if title else offset, title))
        looked += after_blank
        if looked > MOST:
            break
        after_blank = after_blank and sum(not is_blank(cell) for cell in row) == 1  # a title: headings may follow it
    return found


def _title(sheet: Sheet, offset: int) -> str:
    """The one text that stands alone in the row above."""
    above = [cell for cell in sheet.rows[offset - 1] if not is_blank(cell)] if offset else []
    return one_line(above[0]) if len(above) == 1 and isinstance(above[0], str) else ""


def _is_headings(sheet: Sheet, offset: int) -> bool:
    filled = [cell for cell in sheet.rows[offset] if not is_blank(cell)]
    if len(filled) < 2 or not all(isinstance(cell, str) for cell in filled):
        return False
    known = headers.known(headers.single_line(sheet, sheet.rows[offset]))
    return known >= max(min(3, len(filled)), (len(filled) + 1) // 2)


def _part(sheet: Sheet, start: int, title: str, end: int) -> Sheet:
    first, last = sheet.first_row + start, sheet.first_row + end - 1
    return Sheet(
        name=sheet.name,
        rows=sheet.rows[start:end],
        first_row=first,
        first_column=sheet.first_column,
        merged=sheet.merged,
        percent=sheet.percent,
        problems=tuple(problem for problem in sheet.problems if problem.row is None or first <= problem.row <= last),
        hidden_rows=sheet.hidden_rows,
        part=title or f"rows {first}–{last}",
    )


STACKED = Layout(key="stacked", title="tables below each other", turn=turn)
