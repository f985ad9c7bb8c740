"""Lines below a table that say in what its amounts are, such as “* in thousands of EUR”."""

from collections.abc import Sequence
from dataclasses import replace

from ingest import wordings
from ingest.cell import is_blank, one_line
from ingest.readers.sheet import Cell, Sheet

LAST = 200  # rows at the end of a sheet among which such a line is looked for
_MOST = 4  # cells over which it may be spread: a mark, a label, what it says


def kept(sheet: Sheet) -> Sheet:
    """The sheet with those lines beside its rows, where they stay whatever a layout makes of it."""
    return replace(sheet, below=lines(sheet))


def lines(sheet: Sheet) -> tuple[str, ...]:
    """Those that stand below the last row of the table; none where nothing but lines stands there."""
    found: list[str] = []
    for offset in range(len(sheet.rows) - 1, max(len(sheet.rows) - 1 - LAST, -1), -1):
        filled = [cell for cell in sheet.rows[offset] if not is_blank(cell)]
        if filled and not is_line(filled):
            return tuple(reversed(found))
        if filled and says(filled):
            found.append(_text(filled))
    return ()


def is_line(filled: Sequence[Cell]) -> bool:
    """Whether the filled cells of a row are one text, or several that say together in what, or in which currency, the amounts are and nothing else."""
    if not all(isinstance(cell, str) for cell in filled):
        return False
    figures = any(not any(sign.isalpha() or sign in "*€$£" for sign in str(cell)) for cell in filled)  # a day or an amount, in a text
    return len(filled) == 1 or (len(filled) <= _MOST and not figures and wordings.says_only(_text(filled)))


def says(filled: Sequence[Cell]) -> bool:
    """Whether the line says that amounts are in thousands or millions."""
    return bool(wordings.scales(_text(filled)))


def _text(filled: Sequence[Cell]) -> str:
    return " ".join(one_line(cell) for cell in filled)
