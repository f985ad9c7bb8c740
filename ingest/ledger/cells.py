"""The different cells that the data rows have under one heading, whether or not it is matched yet."""

import numpy as np
from numpy.typing import NDArray

from ingest.cell import Cell, is_blank
from ingest.header import Heading
from ingest.readers.grid import distinct
from ingest.readers.sheet import Sheet
from ingest.rows import Rows


def numbered(sheet: Sheet, rows: Rows, heading: Heading, most: int = 0) -> tuple[dict[int, Cell], NDArray[np.int64]]:
    """The different cells under the heading by their number, as many as ``most`` where it is given; for each data row its number, -1 where blank."""
    column = distinct(sheet.rows, heading.column - sheet.first_column)
    numbers = column.numbers[np.asarray(rows.data, np.int64)].astype(np.int64)
    there = np.flatnonzero(np.bincount(numbers + 1)) - 1  # counting costs less than sorting, for they are places
    there = there[: most or None]
    filled = there[there >= 0]
    cells = column.some(filled)
    return {**({-1: None} if len(filled) < len(there) else {}), **dict(zip(filled.tolist(), cells, strict=True))}, numbers


def many(sheet: Sheet, rows: Rows, heading: Heading, most: int) -> bool:
    """Whether the data rows surely have more different cells under the heading than that: each other row has one at most."""
    cells = distinct(sheet.rows, heading.column - sheet.first_column).cells
    return len(cells) - (len(sheet.rows) - len(rows.data)) > most


def filled(sheet: Sheet, rows: Rows, heading: Heading, most: int) -> list[Cell]:
    """Those of the data rows that are not blank."""
    return [cell for cell in numbered(sheet, rows, heading, most)[0].values() if not is_blank(cell)]
