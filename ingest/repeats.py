"""Projects and packages that are written once and left blank in the rows below, as people keep lists: they hold until the next one."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ingest.cell import is_blank, spans, words
from ingest.convert.numbers import is_number
from ingest.readers.grid import distinct
from ingest.readers.sheet import Row, Sheet
from ingest.readers.sheet import number as column_number
from ingest.suspects import PLAIN_TOTALS
from schema import Problem

MOST = 300_000  # rows of a sheet that is gone through
_TOTAL = frozenset(text.split()[0] for text in PLAIN_TOTALS)


def down(file: str, sheet: Sheet, start: int, place: int, also: Sequence[int] = ()) -> tuple[Sheet, list[Problem]]:
    """The sheet with what stands in that column, and in the ``also`` ones beside it, in every row that it holds for, and what is told of it.

    Only where it is evident: no value is written twice in a row, and at least as many rows are blank as are not.
    """
    offsets = _data(sheet, start, place)
    if not offsets:
        return sheet, []
    rows, filled, last = list(sheet.rows), list[int](), None
    unread = {problem.row for problem in sheet.problems if problem.column.isalpha() and _place(sheet, problem) == place}
    for before, offset in zip([start, *offsets], offsets, strict=False):
        row = rows[offset]
        if any(all(is_blank(cell) for cell in rows[between]) for between in range(before, offset)):
            last = None  # a blank row ends what holds for those above it
        if not is_blank(row[place]) or sheet.first_row + offset in unread:
            last = row
        elif last is not None and not is_blank(last[place]):
            rows[offset] = last = _continued(row, last, place, also)
            filled.append(sheet.first_row + offset)
    says = f"What is written once holds for the rows below it: {spans(filled, 12)} {'is' if len(filled) == 1 else 'are'} taken for the project above."
    told = Problem(
        file=file, sheet=sheet.name, row=filled[0] if filled else None, says=says, mend="Nothing need be done.", severity="notice"
    )
    return replace(sheet, rows=rows), [told] if filled else []


def _place(sheet: Sheet, problem: Problem) -> int:
    return column_number(problem.column) - sheet.first_column if problem.column.isascii() else -1


def _continued(row: Row, last: Row, place: int, also: Sequence[int]) -> Row:
    """The row with the project of the one before, and with its package where it names none of its own."""
    taken = {place, *(other for other in also if is_blank(row[other]))}
    return tuple(last[at] if at in taken else cell for at, cell in enumerate(row))


def _data(sheet: Sheet, start: int, place: int) -> list[int]:
    """The rows of data, where it is evident that blank ones repeat; none otherwise."""
    if sheet.addresses or not start < len(sheet.rows) <= MOST:
        return []
    numbers = distinct(sheet.rows, place).numbers[start:]
    if (numbers < 0).sum() < 2:
        return []
    offsets = [offset for offset in range(start, len(sheet.rows)) if _is_data(sheet.rows[offset], place)]
    own = np.array([numbers[offset - start] for offset in offsets], np.int64)
    blank = own < 0
    twice = bool(((own[1:] == own[:-1]) & ~blank[1:]).any())
    evident = len(own) and not blank[0] and not twice and blank.sum() >= max(2, (~blank).sum())
    return offsets if evident else []


def _is_data(row: Row, place: int) -> bool:
    """Whether the row says something beside the project and amounts, and is no total."""
    if names_total(row):
        return False
    others = [cell for at, cell in enumerate(row) if at != place and not is_blank(cell)]
    return len(others) >= 2 and not all(_is_amount(cell) for cell in others)


def names_total(row: Row) -> bool:
    """Whether one of the row's texts begins or ends with a word for a total."""
    texts = [words(cell).split() for cell in row if isinstance(cell, str) and not is_blank(cell)]
    return any(said and (said[0] in _TOTAL or said[-1] in _TOTAL) for said in texts)


def _is_amount(cell: object) -> bool:
    return is_number(cell) or (isinstance(cell, str) and cell.strip().strip("-+()").replace(".", "").replace(",", "").isdigit())  # type: ignore[arg-type]
