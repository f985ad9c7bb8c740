"""The different cells that the data rows have under one heading, whether or not it is matched yet."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.cell import Cell, is_blank
from ingest.header import Heading
from ingest.readers.grid import distinct, listed
from ingest.readers.sheet import Sheet
from ingest.rows import Rows


def numbered(sheet: Sheet, rows: Rows, heading: Heading) -> tuple[Sequence[Cell], NDArray[np.int64]]:
    """The sheet's different cells under the heading, and for each data row the place of its own; -1 is blank."""
    column = distinct(sheet.rows, heading.column - sheet.first_column)
    return listed(column.cells), column.numbers[np.asarray(rows.data, np.int64)].astype(np.int64)


def filled(sheet: Sheet, rows: Rows, heading: Heading) -> list[Cell]:
    """Those of the data rows that are not blank."""
    cells, numbers = numbered(sheet, rows, heading)
    return [cells[number] for number in np.unique(numbers[numbers >= 0]).tolist() if not is_blank(cells[number])]
