"""Cells merged downwards: what one of them says holds for each of its rows, but an amount counts once."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.cell import is_blank
from ingest.convert.numbers import is_number
from ingest.header import Header
from ingest.match import Match
from ingest.readers.sheet import Cell, Merged, Row, Sheet, letter
from schema import Kind, Problem

_ONCE = {Kind.MONEY, Kind.NUMBER}


def texts_down(sheet: Sheet, header: Header | None) -> Sheet:
    """The sheet with merged names and days in every row that they stand for; numbers may be amounts and are left to ``down``."""
    return _filled(sheet, [area for area in _areas(sheet, header) if not is_number(_value(sheet, area))])


def down(file: str, sheet: Sheet, header: Header, found: Match) -> tuple[Sheet, list[Problem]]:
    """The sheet with merged numbers in every row that they stand for; an amount stays where it is, and that is told."""
    kinds = {column.heading.column: found.table.column(column.column).kind for column in found.matched}
    areas = [area for area in _areas(sheet, header) if is_number(_value(sheet, area)) and area.first_column in kinds]
    once = [area for area in areas if kinds[area.first_column] in _ONCE]
    return _filled(sheet, [area for area in areas if area not in once]), [_tell(file, sheet, area) for area in once]


def _tell(file: str, sheet: Sheet, area: Merged) -> Problem:
    column = letter(area.first_column)
    return Problem(
        file=file,
        sheet=sheet.name,
        row=area.first_row,
        column=column,
        says=f"{column}{area.first_row}:{column}{area.last_row} are one cell; its amount counts once, in row {area.first_row}.",
        mend="Say yes if that is right, or enter the amount of each row.",
        severity="warning",
    )


def _areas(sheet: Sheet, header: Header | None) -> list[Merged]:
    """The merged cells below the headings that go down over several rows and over one column."""
    last = sheet.first_row + len(sheet.rows) - 1
    return [
        area
        for area in sheet.merged
        if header
        and not sheet.addresses
        and header.last_row < area.first_row < area.last_row <= last
        and area.first_column == area.last_column
        and 0 <= area.first_column - sheet.first_column < len(sheet.rows[0])
    ]


def _value(sheet: Sheet, area: Merged) -> Cell:
    return sheet.rows[area.first_row - sheet.first_row][area.first_column - sheet.first_column]


def _filled(sheet: Sheet, areas: Sequence[Merged]) -> Sheet:
    """The rows with each area's value in all of its cells; a row in which nothing else stands stays empty."""
    if not areas:
        return sheet
    rows: list[Row] = list(sheet.rows)
    merged = {(row, area.first_column) for area in areas for row in range(area.first_row + 1, area.last_row + 1)}
    for area in areas:
        place, value = area.first_column - sheet.first_column, _value(sheet, area)
        for number in range(area.first_row + 1, area.last_row + 1):
            row = rows[number - sheet.first_row]
            others = (cell for at, cell in enumerate(row) if (number, sheet.first_column + at) not in merged)
            if not all(is_blank(cell) for cell in others):
                rows[number - sheet.first_row] = (*row[:place], value, *row[place + 1 :])
    return replace(sheet, rows=rows)
