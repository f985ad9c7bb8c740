"""Which rows of a sheet may be something else than data, told from its distinct cells; all others need not be looked at."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ingest.cell import Cell, is_blank, words
from ingest.names import Unit, bare, unit
from ingest.own_marks import EXAMPLE_BEGINS
from ingest.readers.grid import Distinct, distinct
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
        "insgesamt",
        "total global",
        "totale complessivo",
        "gesamtportfolio",
        "total portfolio",
        "portfolio total",
        "alle projekte",
        "all projects",
    ]
)
_BEGIN = frozenset(name.split()[0] for name in PLAIN_TOTALS)
_ZEROS = frozenset({"0", "0.0", "0,0", "0.00", "0,00", "0%", "0 %", "-"})
_FIGURES = pa.array([bytes([figure]) for figure in b"0123456789"])
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
    hollow: bool,
) -> list[int]:
    """Offsets, from ``start`` on, of the rows that lack what is needed, hold no words but headings, name a total, or
    stand among the notes or the examples; where ``hollow``, also those that hold identifiers and zeros alone.
    The arguments name places of cells in a row."""
    texts = dict(headings)
    bare = np.ones(len(rows) - start, bool)
    odd = np.zeros(len(rows) - start, bool)
    for place in used:
        own = texts.get(place, set())
        column = Looked(distinct(rows, place), start, digits=any(any(map(str.isdigit, text)) for text in own))
        blank = column.rows(is_blank, blanks=True)
        bare = bare & (blank | column.rows(partial(_is_heading, own), others=True))
        if place in needed:
            odd |= blank
        if place in ids or place in needed:
            odd |= column.rows(lambda cell: isinstance(cell, str) and is_plain_total(cell))
    for place in examples:
        odd |= Looked(distinct(rows, place), start).rows(lambda cell: isinstance(cell, str) and cell.casefold().startswith(EXAMPLE_BEGINS))
    odd |= bare
    if hollow:
        empty = np.ones(len(rows) - start, bool)
        for place in (place for place in used if place not in ids):
            empty &= Looked(distinct(rows, place), start, all=True).rows(is_nothing, blanks=True)
        odd |= empty
    odd[[offset - start for offset in notes]] = True
    found: list[int] = (np.flatnonzero(odd) + start).tolist()
    return found


def is_plain_total(text: str) -> bool:
    """Whether the text is a word for a total and nothing more but the unit of its amounts: “Total (EUR)”, “Summe in TEUR”."""
    plain = words(text)
    if plain in PLAIN_TOTALS:
        return True
    return plain.split(" ", 1)[0] in _BEGIN and unit(text) != Unit() and words(bare(text)) in PLAIN_TOTALS


def is_nothing(cell: Cell) -> bool:
    """Whether the cell is blank or a zero, as a row that is only numbered may have in its amounts."""
    return is_blank(cell) or (str(cell).strip() in _ZEROS and not isinstance(cell, bool))


def _is_heading(headings: Collection[str], cell: Cell) -> bool:
    return isinstance(cell, str) and " ".join(cell.split()).casefold() in headings


def _without_figure(cells: pa.Array) -> NDArray[np.int64]:
    """The places of the texts that have no figure; most of a long column end in one, which is told at less cost."""
    ending = pc.is_in(pc.binary_slice(cells.cast(pa.binary()), -1), _FIGURES)
    places = np.flatnonzero(~ending.to_numpy(zero_copy_only=False))
    found: NDArray[np.int64] = places[~pc.match_substring_regex(cells.take(places), "[0-9]").to_numpy(zero_copy_only=False)]
    return found


class Looked:
    """A column's distinct cells that are looked at: its texts (those with a figure in them only where ``digits`` says so), or ``all``."""

    def __init__(self, column: Distinct, start: int, *, digits: bool = False, all: bool = False) -> None:
        self._numbers, self._size = column.numbers[start:], len(column.cells) + 1
        self._texts = np.arange(len(column.cells)) if all else column.texts
        self._places = self._texts
        if isinstance(column.cells, pa.Array) and len(self._texts) and not digits and not all:
            self._places = _without_figure(column.cells)
        self._cells = column.some(self._places)

    def rows(self, holds: Callable[[Cell], bool], *, blanks: bool = False, others: bool = False) -> Mask:
        """The rows from the start on whose cell holds that; what blank cells hold, and those not looked at that are no texts, is given."""
        found = np.full(self._size, others)
        found[self._texts] = False
        found[self._places] = [holds(cell) for cell in self._cells]
        found[-1] = blanks
        mask: Mask = found[self._numbers] if found.any() else np.zeros(len(self._numbers), bool)
        return mask
