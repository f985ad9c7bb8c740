"""Which rows of a sheet may be something else than data, told from its distinct cells; all others need not be looked at."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ingest.cell import Cell, is_blank, words
from ingest.own_marks import EXAMPLE_BEGINS
from ingest.readers.grid import Distinct, distinct, listed
from ingest.readers.sheet import Row

PLAIN_TOTALS = frozenset(
    [
        "total",
        "totals",
        "subtotal",
        "sub total",
        "grand total",
        "sum",
        "overall total",
        "total sum",
        "summe",
        "gesamt",
        "gesamtsumme",
        "zwischensumme",
        "total général",
        "total general",
        "sous total",
        "total geral",
        "totale",
        "totale generale",
        "totaal",
        "eindtotaal",
        "suma total",
    ]
)
Mask = NDArray[np.bool_]


def find(
    rows: Sequence[Row],
    start: int,
    *,
    used: Sequence[int],
    needed: Collection[int],
    ids: Collection[int],
    headings: Sequence[tuple[int, set[str]]],
    examples: Sequence[int],
    notes: Collection[int],
) -> list[int]:
    """Offsets, from ``start`` on, of the rows that lack what is needed, hold no words but headings, name a total, or
    stand among the notes or the examples; the arguments name places of cells in a row."""
    texts = dict(headings)
    bare = np.ones(len(rows) - start, bool)
    odd = np.zeros(len(rows) - start, bool)
    for place in used:
        column = distinct(rows, place)
        blank = _rows(column, start, is_blank, blanks=True)
        own = texts.get(place, set())
        bare = bare & (blank | _rows(column, start, partial(_no_word, own), digits=own))
        if place in needed:
            odd |= blank
        if place in ids:
            odd |= _rows(column, start, lambda cell: isinstance(cell, str) and words(cell) in PLAIN_TOTALS)
    for place in examples:
        odd |= _rows(distinct(rows, place), start, lambda cell: isinstance(cell, str) and cell.casefold().startswith(EXAMPLE_BEGINS))
    odd |= bare
    odd[[offset - start for offset in notes]] = True
    found: list[int] = (np.flatnonzero(odd) + start).tolist()
    return found


def _no_word(headings: Collection[str], cell: Cell) -> bool:
    return not isinstance(cell, str) or " ".join(cell.split()).casefold() in headings


def _rows(column: Distinct, start: int, holds: Callable[[Cell], bool], *, blanks: bool = False, digits: Collection[str] = ()) -> Mask:
    """The rows from ``start`` on whose cell holds that; what has a figure in it does not, unless ``digits`` have some."""
    found = np.zeros(len(column.cells) + 1, bool)
    found[-1] = blanks
    places = np.arange(len(column.cells))
    cells = column.cells
    if isinstance(cells, pa.Array) and cells.type == pa.string() and not any(any(map(str.isdigit, text)) for text in digits):
        places = np.flatnonzero(~pc.match_substring_regex(cells, "[0-9]").to_numpy(zero_copy_only=False))
        cells = cells.take(places)
    found[places] = [holds(cell) for cell in listed(cells)]
    mask: Mask = found[column.numbers[start:]]
    return mask
