"""Rows that hold nothing but a project, above the rows that are of it: it becomes a column of its own."""

from collections.abc import Collection
from dataclasses import replace

from ingest.cell import is_blank, one_line, spans, words
from ingest.header import Header, Heading
from ingest.names import meaning
from ingest.readers.sheet import Cell, Row, Sheet
from ingest.repeats import names_total
from schema import BY_NAME, Problem

MOST = 20_000  # rows of a sheet that is gone through
HEADING = "Project"


def apart(file: str, sheet: Sheet, header: Header | None, known: Collection[str]) -> tuple[Sheet, list[Problem]]:
    """The sheet with a last column for the project, where projects that are known head its rows and no column names them."""
    if header is None or sheet.addresses or len(sheet.rows) > MOST or any(_names_project(heading) for heading in header.headings):
        return sheet, []
    start = header.last_row + 1 - sheet.first_row
    heads = {offset: text for offset in range(start, len(sheet.rows)) if (text := _alone(sheet.rows[offset])) and words(text) in known}
    first = next((offset for offset in range(start, len(sheet.rows)) if any(not is_blank(cell) for cell in sheet.rows[offset])), None)
    if len(heads) < 2 or first not in heads:
        return sheet, []
    rows: list[Row] = []
    project: Cell = None
    for offset, row in enumerate(sheet.rows):
        project = heads.get(offset, project)
        if offset in heads:
            rows.append((*(None for _ in row), None))
        else:
            own = project if any(not is_blank(cell) for cell in row) and not names_total(row) else None
            rows.append((*row, HEADING if offset == start - 1 else own))
    listed = spans([sheet.first_row + offset for offset in heads])
    says = f"Rows {listed} name the project of the rows below them, up to the next one."
    told = Problem(file=file, sheet=sheet.name, row=sheet.first_row + first, says=says, mend="Nothing need be done.", severity="notice")
    return replace(sheet, rows=rows), [told]


def _names_project(heading: Heading) -> bool:
    named = meaning(BY_NAME["costs"], heading.text)
    return named is not None and named.column.name == "project_id"


def _alone(row: Row) -> str:
    """The text that stands alone in the row."""
    filled = [cell for cell in row if not is_blank(cell)]
    return one_line(filled[0]) if len(filled) == 1 and isinstance(filled[0], str) else ""
