"""What a layout is: a shape that sheets come in, and how a sheet of that shape is turned into tables."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ingest import wordings
from ingest.cell import is_blank, one_line, show
from ingest.question import Question
from ingest.readers.sheet import Row, Sheet, letter, number
from schema import Problem, Severity

LOOKED = 60  # rows in which a shape is looked for: large sheets are not read through for it
WIDEST = 2_000  # columns beyond which no shape is looked for

Reply = Callable[[str, str], str]  # topic, heading → the answer in force
Known = Collection[str]  # what the projects that are known are called, in plain words


@dataclass(frozen=True, kw_only=True)
class Turned:
    """The tables that a layout made of a sheet, what it leaves open, and what is to be told of it."""

    sheets: tuple[Sheet, ...] = ()
    layouts: tuple[str, ...] = ()  # the keys of the layouts that made them, the outer one first
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A shape by its key and its name for people; ``turn`` gives None where the sheet is not of that shape."""

    key: str
    title: str
    turn: Callable[[str, Sheet, Reply, Known], Turned | None]


def blank(row: Row) -> bool:
    return not any(row) and all(is_blank(cell) for cell in row)


def a1(sheet: Sheet, offset: int, place: int) -> str:
    """The address in the file of a cell of a sheet that is untouched, or flipped."""
    return f"{letter(column_of(sheet, offset, place))}{row_of(sheet, offset, place)}"


def row_of(sheet: Sheet, offset: int, place: int = 0) -> int:
    """The file's own number of the row in which a cell stands."""
    return sheet.first_column + place if sheet.flipped else sheet.first_row + offset


def column_of(sheet: Sheet, offset: int, place: int) -> int:
    return sheet.first_row + offset if sheet.flipped else sheet.first_column + place


def line(sheet: Sheet, offset: int) -> str:
    """A row as people call it: the file's column where the sheet is flipped."""
    return f"column {letter(sheet.first_row + offset)}" if sheet.flipped else f"row {sheet.first_row + offset}"


def pile(sheet: Sheet, place: int) -> str:
    """A column as people call it: the file's row where the sheet is flipped."""
    return f"row {sheet.first_column + place}" if sheet.flipped else f"column {letter(sheet.first_column + place)}"


def told(
    file: str, sheet: Sheet, says: str, mend: str = "Nothing need be done.", *, row: int | None = None, severity: Severity = "notice"
) -> Problem:
    return Problem(file=file, sheet=sheet.name, row=row, says=says, mend=mend, severity=severity)


def above(sheet: Sheet, offset: int) -> tuple[str, ...]:
    """What stands in the rows above, a line for each row, and what the table was taken from under."""
    lines = (" ".join(_written(cell) for cell in row if isinstance(cell, str | date) and not is_blank(cell)) for row in sheet.rows[:offset])
    return (*sheet.titles, *(line for line in lines if line))


def units(row: Row) -> tuple[str, ...]:
    """What cells of a line of headings say of all amounts and are no headings themselves, such as “TEUR” in the corner."""
    return tuple(one_line(cell) for cell in row if isinstance(cell, str) and wordings.is_unit(cell))


def _written(cell: str | date) -> str:
    return one_line(cell.date().isoformat() if isinstance(cell, datetime) else cell)


def faulty(sheet: Sheet) -> dict[tuple[int, int], Problem]:
    """What the reader could not read, by the offset and place of the cell."""
    found = {}
    for problem in sheet.problems:
        if problem.severity == "error" and problem.row is not None and problem.column.isascii() and problem.column.isalpha():
            row, column = problem.row, number(problem.column)
            offset, place = (column, row) if sheet.flipped else (row, column)
            found[offset - sheet.first_row, place - sheet.first_column] = problem
    return found


def moved(sheet: Sheet, problem: Problem, cell: tuple[int, int], row: int, place: int) -> Problem:
    """The reader's problem of a cell where a made table holds it: in its row of that offset and its column of that place."""
    return replace(problem, row=row + 1, column=letter(place + 1), says=f"{a1(sheet, *cell)}: {problem.says}")


def made(
    sheet: Sheet,
    rows: Sequence[Row],
    addresses: Sequence[tuple[int, str]],
    *,
    table: str = "",
    titles: tuple[str, ...] = (),
    problems: Sequence[Problem] = (),
) -> Sheet:
    """A table made of a sheet's cells: its first row holds the headings, and each row knows where it came from.

    ``problems`` are the reader's, moved to where the table holds their cells: a cell that was not read is none that was empty.
    """
    return Sheet(
        name=sheet.name,
        rows=rows,
        part=sheet.part,
        table=table,
        addresses=addresses,
        titles=titles,
        below=sheet.below,
        aside=sheet.aside,
        hidden_rows=sheet.hidden_rows,
        written=written(sheet),
        problems=tuple(problems),
    )


def written(sheet: Sheet) -> tuple[str, ...]:
    """The units that the cells of a sheet show by their format: those of a table that is made of it, cell by cell, can be any of them."""
    return sheet.written or tuple(dict.fromkeys(text for spans in sheet.units.values() for _, _, text in spans))


def sample(sheet: Sheet, most: int = 2) -> str:
    """The first rows of a made table with their addresses, for people to see that it was understood."""
    shown = []
    for offset in range(1, min(len(sheet.rows), most + 1)):
        number, cell = sheet.addresses[offset]
        values = ", ".join(show(value) for value in sheet.rows[offset] if not is_blank(value))
        shown.append(f"{cell or f'row {number}'}: {values}")
    return "; ".join(shown)
