"""Sheets that are turned: the names of the columns stand below each other, and each column is a project or a period."""

from collections.abc import Iterator, Sequence

from ingest import header as headers
from ingest.cell import is_blank, one_line, show, words
from ingest.convert.periods import span
from ingest.glossary import english
from ingest.header import Heading
from ingest.layouts.layout import LOOKED, WIDEST, Known, Layout, Reply, Turned, a1, above, faulty, made, moved, sample, told
from ingest.layouts.totals import is_total
from ingest.names import meaning
from ingest.readers.sheet import Cell, Row, Sheet, letter
from schema import BY_NAME, TABLES, Problem, Table

LEAST = 3  # names of columns that must stand below each other
MOST = 200  # rows of a sheet that is turned
SHOWN = 5
_STANDING = [BY_NAME[name] for name in ("reporting_periods", "status_reports", "projects")]  # what a project's column tells of
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
    top = _top(sheet, known)
    if top is None or headers.has_units(sheet):
        return None
    named = [offset for offset in range(top + 1, len(sheet.rows)) if not is_blank(sheet.rows[offset][0])]
    across = [place for place in range(1, len(sheet.rows[top])) if not is_blank(sheet.rows[top][place])]
    totals = [place for place in across if is_total(sheet.rows[top][place])]
    used = [place for place in across if place not in totals]
    if not used:
        return None
    table, periods = _table(sheet, top, named, used)
    what = "a period" if periods else "a project"
    says = f"Sheet “{sheet.name}” has {what} in each column; it is turned. The first rows: {sample(table)}."
    if totals:
        says += f" Left out as totals: {', '.join(f'“{show(sheet.rows[top][p])}” ({letter(sheet.first_column + p)})' for p in totals)}."
    return Turned(
        sheets=(table,), problems=(told(file, sheet, says, row=sheet.first_row + top), *_nameless(file, sheet, top, named, across))
    )


def _table(sheet: Sheet, top: int, named: list[int], used: list[int]) -> tuple[Sheet, bool]:
    """The table with a row for each column used, and whether those are periods."""
    periods = all(span(sheet.rows[top][place]) for place in used)
    rows: list[Row] = [_headings(sheet, top, named, periods)]
    addresses, problems = [(sheet.first_row + top, "")], []
    faults = faulty(sheet)
    for place in used:
        first: Cell = sheet.rows[top][place]
        found = span(first)
        rows.append((found.end if periods and found else first, *(sheet.rows[offset][place] for offset in named)))
        for at, offset in enumerate((top, *named)):
            if (offset, place) in faults:
                problems.append(moved(sheet, faults[offset, place], (offset, place), len(rows) - 1, at))
        addresses.append((sheet.first_row + top, f"{a1(sheet, top, place)}:{a1(sheet, named[-1], place)}"))
    table = "" if periods else _own_table(sheet, named)
    return made(sheet, rows, addresses, table=table, titles=above(sheet, top), problems=problems), periods


def _nameless(file: str, sheet: Sheet, top: int, named: list[int], across: list[int]) -> Iterator[Problem]:
    """What stands in a column or a row without a name is of nothing that could be told."""
    width = range(1, len(sheet.rows[top]))
    cells = [(offset, place) for offset in range(top + 1, len(sheet.rows)) for place in width if (offset in named) != (place in across)]
    filled = [a1(sheet, *cell) for cell in cells if not is_blank(sheet.rows[cell[0]][cell[1]])]
    if filled:
        listed = ", ".join(filled[:SHOWN]) + (f" and {len(filled) - SHOWN:,} more" if len(filled) > SHOWN else "")
        says = f"What stands in a column or a row without a name is left out: {listed}."
        yield told(
            file,
            sheet,
            says,
            "Name the column and the row, or say yes if they are not needed.",
            row=sheet.first_row + top,
            severity="warning",
        )


def _top(sheet: Sheet, known: Known) -> int | None:
    """The row above the names: its own cells are no names of columns, the first cells of the rows below are."""
    if len(sheet.rows) > MOST or not sheet.rows or len(sheet.rows[0]) > WIDEST:
        return None
    found = [rank for offset in range(min(LOOKED, len(sheet.rows))) if (rank := _rank(sheet, offset, known))]
    return -max(found)[-1] if found else None


def _rank(sheet: Sheet, offset: int, known: Known) -> tuple[bool, bool, int, int] | None:
    """How well the row serves as the one above the names, the first of equals; None where it does not."""
    row = sheet.rows[offset]
    heads = [cell for cell in row[1:] if not is_blank(cell)]
    if not heads or len({str(cell) for cell in heads}) < len(heads):
        return None
    projects = all(words(str(cell)) in known for cell in heads if not is_total(cell))
    plain = is_blank(row[0]) or words(str(row[0])) in _CORNER or english(one_line(row[0])) == {"project"}
    corner = row[0] if isinstance(row[0], str) else ""
    if not projects and not plain and headers.known([Heading(column=1, text=corner)]) == 0:
        return None
    below = [r[0] for r in sheet.rows[offset + 1 :] if isinstance(r[0], str) and not is_blank(r[0])]
    names = max(_named(below, _STANDING), *(_named(below, [table]) for table in TABLES))
    beside = headers.known([Heading(column=1, text=text) for text in heads if isinstance(text, str)])
    return (projects, plain, len(heads), -offset) if names >= LEAST and beside < 2 and names * 2 >= len(below) else None


def _named(texts: Sequence[str], tables: Sequence[Table]) -> int:
    """How many different texts name a column of one of the tables: a project called P is no name of a column below itself."""
    return sum(any(meaning(table, text) for table in tables) for text in {words(text) for text in texts})


def _own_table(sheet: Sheet, named: list[int]) -> str:
    """The table that a list of how projects stand is, whatever its sheet is called: the one of those that has most of the names."""
    texts = [str(sheet.rows[offset][0]) for offset in named]
    best = max(_STANDING, key=lambda table: _named(texts, [table]))
    others = max(_named(texts, [table]) for table in TABLES if table not in _STANDING)
    return best.name if _named(texts, _STANDING) > others else ""


def _headings(sheet: Sheet, top: int, named: list[int], periods: bool) -> Row:
    corner = sheet.rows[top][0]
    below = [sheet.rows[offset][0] for offset in named]
    if periods:
        corner = "Period end"
    elif meaning(BY_NAME["projects"], one_line(corner)) is None:
        own = [meaning(BY_NAME["projects"], str(text)) for text in below]
        corner = "Project name" if any(each and each.column.name == "project_id" for each in own) else "Project"
    return (corner, *below)


TRANSPOSED = Layout(key="transposed", title="a project or a period in each column", turn=turn)
