"""Sheets that are turned: the names of the columns stand below each other, and each column is a project or a period."""

from ingest import header as headers
from ingest.cell import is_blank, show, words
from ingest.convert.periods import span
from ingest.header import Heading
from ingest.layouts.layout import LOOKED, WIDEST, Known, Layout, Reply, Turned, a1, above, faulty, made, moved, sample, told
from ingest.layouts.totals import is_total
from ingest.names import meaning
from ingest.readers.sheet import Cell, Row, Sheet, letter
from schema import BY_NAME

LEAST = 3  # names of columns that must stand below each other
MOST = 200  # rows of a sheet that is turned
_CORNER = frozenset(
    [
        "measure",
        "measures",
        "kpi",
        "metric",
        "indicator",
        "item",
        "attribute",
        "field",
        "kennzahl",
        "merkmal",
        "indicateur",
        "indicador",
        "indicatore",
        "maatstaf",
        "description",
    ]
)


def turn(file: str, sheet: Sheet, reply: Reply, known: Known) -> Turned | None:
    """The sheet with rows and columns exchanged; None where its headings do not stand in the first column."""
    top = _top(sheet)
    if top is None:
        return None
    end = _end(sheet, top)
    across = [place for place in range(1, len(sheet.rows[top])) if not is_blank(sheet.rows[top][place])]
    totals = [place for place in across if is_total(sheet.rows[top][place])]
    used = [place for place in across if place not in totals]
    if not used:
        return None
    periods = all(span(sheet.rows[top][place]) for place in used)
    rows: list[Row] = [_headings(sheet, top, end, periods)]
    addresses, problems = [(sheet.first_row + top, "")], []
    faults = faulty(sheet)
    for place in used:
        first: Cell = sheet.rows[top][place]
        found = span(first)
        rows.append((found.end if periods and found else first, *(sheet.rows[offset][place] for offset in range(top + 1, end))))
        for offset in (offset for offset in range(top, end) if (offset, place) in faults):
            problems.append(moved(sheet, faults[offset, place], (offset, place), len(rows) - 1, offset - top))
        addresses.append((sheet.first_row + top, f"{a1(sheet, top, place)}:{a1(sheet, end - 1, place)}"))
    table = made(sheet, rows, addresses, titles=above(sheet, top), problems=problems)
    what = "a period" if periods else "a project"
    says = f"Sheet “{sheet.name}” has {what} in each column; it is turned. The first rows: {sample(table)}."
    if totals:
        says += f" Left out as totals: {', '.join(f'“{show(sheet.rows[top][p])}” ({letter(sheet.first_column + p)})' for p in totals)}."
    return Turned(sheets=(table,), problems=(told(file, sheet, says, row=sheet.first_row + top),))


def _top(sheet: Sheet) -> int | None:
    """The row above the names: its own cells are no names of columns, the first cells of the rows below are."""
    if len(sheet.rows) > MOST or not sheet.rows or len(sheet.rows[0]) > WIDEST:
        return None
    for offset, row in enumerate(sheet.rows[:LOOKED]):
        heads = [cell for cell in row[1:] if not is_blank(cell)]
        corner = row[0] if isinstance(row[0], str) else ""
        if not heads or len({str(cell) for cell in heads}) < len(heads):
            continue
        if words(corner) not in _CORNER and not is_blank(row[0]) and headers.known([Heading(column=1, text=corner)]) == 0:
            continue
        below = [r[0] for r in sheet.rows[offset + 1 : _end(sheet, offset)]]
        names = headers.known([Heading(column=1, text=text) for text in below if isinstance(text, str)])
        beside = headers.known([Heading(column=1, text=text) for text in heads if isinstance(text, str)])
        if names >= LEAST and beside < 2 and names * 2 >= len(below):
            return offset
    return None


def _end(sheet: Sheet, top: int) -> int:
    """The row after the last one below that has a name."""
    for offset in range(top + 1, len(sheet.rows)):
        if is_blank(sheet.rows[offset][0]):
            return offset
    return len(sheet.rows)


def _headings(sheet: Sheet, top: int, end: int, periods: bool) -> Row:
    corner = sheet.rows[top][0]
    if periods:
        corner = "Period end"
    elif is_blank(corner) or words(str(corner)) in _CORNER:
        names = [meaning(BY_NAME["projects"], str(sheet.rows[offset][0])) for offset in range(top + 1, end)]
        corner = "Project name" if any(named and named.column.name == "project_id" for named in names) else "Project"
    return (corner, *(sheet.rows[offset][0] for offset in range(top + 1, end)))


TRANSPOSED = Layout(key="transposed", title="a project or a period in each column", turn=turn)
