"""Tables beside each other in one sheet, with a blank column between them."""

from dataclasses import replace

from ingest import header as headers
from ingest.cell import is_blank, one_line
from ingest.header import Header, Heading
from ingest.layouts import down, shape
from ingest.layouts.layout import LOOKED, WIDEST, Known, Layout, Reply, Turned, told
from ingest.match import match
from ingest.names import meaning
from ingest.readers.grid import distinct
from ingest.readers.sheet import Sheet, letter, number
from schema import BY_NAME, Table
from schema.wording import words

HIGHEST = 600  # rows of tables of periods that stand beside each other


def turn(file: str, sheet: Sheet, reply: Reply, known: Known) -> Turned | None:
    """One sheet for each table, with the columns' own letters; None where one table has a gap."""
    parts = _by_period(file, sheet, reply, known)
    if len(parts) > 1:
        listed = ", ".join(part.part for part in parts)
        return Turned(
            sheets=parts, problems=(told(file, sheet, f"Sheet “{sheet.name}” holds {len(parts)} tables beside each other: {listed}."),)
        )
    header = headers.find(sheet)
    groups = _groups(sheet, header) if header else []
    if header is None or len(groups) < 2:
        return None
    tables = [match(_of(header, group), file=file, sheet="").table for group in groups]
    again = len({tuple(words(heading.text) for heading in group) for group in groups}) == 1  # one table, repeated for each project
    if not again and not all(_is_another(group, table, tables[0]) for group, table in zip(groups[1:], tables[1:], strict=True)):
        return None
    project = _only_project(sheet, header)
    parts = tuple(_part(sheet, group, table, project) for group, table in zip(groups, tables, strict=True))
    listed = ", ".join(part.part for part in parts)
    says = f"Sheet “{sheet.name}” holds {len(parts)} tables beside each other: {listed}."
    lacking = [part.part for part in parts if part.constants]
    if lacking:
        says += f" Project {project}, the only one beside it, is taken for {', '.join(lacking)}."
    return Turned(sheets=parts, problems=(told(file, sheet, says),))


def _by_period(file: str, sheet: Sheet, reply: Reply, known: Known) -> tuple[Sheet, ...]:
    """Tables with periods across or down between columns that are blank from top to bottom, where every one of them is such a table."""
    if not sheet.rows or len(sheet.rows) > HIGHEST or len(sheet.rows[0]) > WIDEST:
        return ()
    runs: list[list[int]] = [[]]
    for place in range(len(sheet.rows[0])):
        if all(is_blank(row[place]) for row in sheet.rows):
            runs.append([])
        else:
            runs[-1].append(place)
    parts = [_columns(sheet, run) for run in runs if run]
    alike = len(parts) > 1 and all(shape.find(file, part, reply) or down.fits(file, part, reply, known) for part in parts)
    return tuple(parts) if alike else ()


def _columns(sheet: Sheet, run: list[int]) -> Sheet:
    """Those columns as a sheet of their own, called by the text above them and their letters."""
    left, right = sheet.first_column + run[0], sheet.first_column + run[-1]
    rows = [row[run[0] : run[-1] + 1] for row in sheet.rows]
    filled = next((cells for row in rows if (cells := [cell for cell in row if not is_blank(cell)])), [])
    title = f"{one_line(filled[0])} in " if len(filled) == 1 else ""
    return replace(
        sheet,
        rows=rows,
        first_column=left,
        merged=tuple(area for area in sheet.merged if left <= area.first_column and area.last_column <= right),
        units={column: spans for column, spans in sheet.units.items() if left <= column <= right},
        problems=tuple(p for p in sheet.problems if not _letters(p.column) or number(p.column) in range(left, right + 1)),
        part=f"{title}{letter(left)}–{letter(right)}",
    )


def _of(header: Header, group: tuple[Heading, ...]) -> Header:
    return Header(first_row=header.first_row, last_row=header.last_row, headings=group)


def _groups(sheet: Sheet, header: Header) -> list[tuple[Heading, ...]]:
    """The headings between columns that are blank from top to bottom, in groups of at least two."""
    groups: list[list[Heading]] = [[]]
    before: int | None = None
    for heading in header.headings:
        between = range(before + 1, heading.column) if before is not None else range(0)
        if any(_is_blank(sheet, column - sheet.first_column, header) for column in between):
            groups.append([])
        groups[-1].append(heading)
        before = heading.column
    return [tuple(group) for group in groups] if all(len(group) >= 2 for group in groups) else []


def _is_blank(sheet: Sheet, place: int, header: Header) -> bool:
    top = header.first_row - sheet.first_row
    near = all(is_blank(row[place]) for row in sheet.rows[top : top + LOOKED])
    return near and all(is_blank(row[place]) for row in sheet.rows[top + LOOKED :])


def _is_another(group: tuple[Heading, ...], table: Table, first: Table) -> bool:
    """Whether the headings say more of a table of their own than of the first, or repeat the first one's."""
    own = sum(meaning(table, heading.text) is not None for heading in group)
    same = sum(meaning(first, heading.text) is not None for heading in group)
    return own >= 2 and (table is not first and own > same)


def _only_project(sheet: Sheet, header: Header) -> str:
    """The one project that all rows of the sheet name; "" where there are several or none."""
    places = [heading.column - sheet.first_column for heading in header.headings if _is_project(heading)]
    start = header.last_row - sheet.first_row + 1
    found: set[str] = set()
    for place in places:
        column = distinct(sheet.rows, place)
        found |= {one_line(column.cells[number]) for number in {*column.numbers[start:].tolist()} - {-1}}
    found.discard("")
    return found.pop() if len(found) == 1 else ""


def _is_project(heading: Heading) -> bool:
    named = meaning(BY_NAME["costs"], heading.text)
    return named is not None and named.column.name == "project_id"


def _part(sheet: Sheet, group: tuple[Heading, ...], table: Table, project: str) -> Sheet:
    own = any(_is_project(heading) for heading in group) or not any(column.name == "project_id" for column in table.columns)
    left, right = group[0].column, group[-1].column
    columns = range(left, right + 1)
    return Sheet(
        name=sheet.name,
        rows=[row[left - sheet.first_column : right - sheet.first_column + 1] for row in sheet.rows],
        first_row=sheet.first_row,
        first_column=left,
        merged=tuple(area for area in sheet.merged if left <= area.first_column and area.last_column <= right),
        percent=sheet.percent,
        units={column: spans for column, spans in sheet.units.items() if column in columns},
        written=sheet.written,
        problems=tuple(p for p in sheet.problems if not _letters(p.column) or number(p.column) in columns),
        hidden_rows=sheet.hidden_rows,
        part=f"{table.title} in {letter(left)}–{letter(right)}",
        table=table.name,
        titles=sheet.titles,
        below=sheet.below,
        aside=sheet.aside,
        constants={"project_id": project} if project and not own else {},
    )


def _letters(column: str) -> bool:
    return column.isascii() and column.isalpha()


BESIDE = Layout(key="beside", title="tables beside each other", turn=turn)
