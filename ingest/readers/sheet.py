"""What a reader gives: the sheets of one file as plain cells, and the file's faults."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from schema import Problem

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Row = tuple[Cell, ...]
Span = tuple[int, int, str]
"""The first and the last of rows whose cells in a column show a unit beside their number, and the unit."""
PART = " · "  # between the name of a sheet and that of its part


@dataclass(frozen=True, kw_only=True)
class Merged:
    """A merged range; its value stands in the first cell. Row and column numbers begin with 1, both ends belong to it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet: its filled box of cells, row by row, all rows of the same length.

    ``rows[0]`` is the sheet's row ``first_row`` (1 is the first), and its first cell stands in column
    ``first_column`` (1 is A). An empty cell is None. ``percent`` names the number cells that the sheet shows as
    per cent (their value is 0.45 where the sheet shows 45 %) by the sheet's own row and column numbers.
    ``units`` tells by column which number cells show a currency by their format alone, ``written`` what the cells of
    the sheet that a table was made of show. ``problems`` that are errors reject their row; the cell itself is None in ``rows``. ``hidden_rows`` are those that
    a filter or a hand has hidden.

    Where a layout made tables out of one sheet, each is a Sheet again: ``part`` tells it from the others, and
    ``table`` is the table that it is, where the layout knows. ``addresses`` then say where each row came from: the
    row's number in the file and, where it was made of one cell or of part of a row, that cell or range ("D7").
    ``titles`` are the texts above the table that is no longer among its rows, ``constants`` what all of its rows have.
    ``below`` are lines under the table that say in what its amounts are, ``aside`` those under another table of the sheet.
    ``flipped`` tells that a layout has exchanged rows and columns, so that ``first_row`` is the file's first column.
    """

    name: str
    rows: Sequence[Row]
    first_row: int = 1
    first_column: int = 1
    hidden: bool = False
    merged: tuple[Merged, ...] = ()
    percent: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    units: Mapping[int, Sequence[Span]] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    part: str = ""
    table: str = ""
    addresses: Sequence[tuple[int, str]] = ()
    titles: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    flipped: bool = False
    constants: Mapping[str, str] = field(default_factory=dict)
    memo: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)  # what was found out: its cells never change

    @property
    def label(self) -> str:
        """The sheet's name and its part: what questions and answers call it."""
        return f"{self.name}{PART}{self.part}" if self.part else self.name

    def number(self, offset: int) -> int:
        """The file's own number of a row."""
        return self.addresses[offset][0] if self.addresses else self.first_row + offset

    def address(self, offset: int) -> str:
        """The cell or range that a row was made of; "" where it is a whole row of the file."""
        return self.addresses[offset][1] if self.addresses else ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One file as read. ``problems`` are the file's own; each sheet keeps those of its cells.

    A file that could not be read has no sheets and at least one error. ``reader`` is the reader's name, such as
    "spreadsheet", or "" when no reader knows the file.
    """

    file: str
    reader: str
    sha256: str
    sheets: tuple[Sheet, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """The file's problems and those of its sheets, in the order of the sheets."""
        return self.problems + tuple(problem for sheet in self.sheets for problem in sheet.problems)


def letter(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def number(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    column = 0
    for each in letters.upper():
        column = column * 26 + ord(each) - ord("A") + 1
    return column
