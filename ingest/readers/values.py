"""Makes calamine's cells ours: nothing is None, and a number that cannot be what somebody entered is a Problem."""

from collections.abc import Sequence
from math import isnan
from typing import Any

from ingest.readers.marks import Marks
from ingest.readers.sheet import Row

# A spreadsheet keeps 15 digits; a longer whole number lost its last ones when it was entered.
LONGEST_NUMBER = 1e15


def clean(rows: Sequence[Sequence[Any]], first_row: int, first_column: int, marks: Marks) -> list[Row]:
    """The rows as tuples, with the faults of their numbers noted in ``marks``."""
    columns = [_clean_column(column, first_row, first_column + index, marks) for index, column in enumerate(zip(*rows, strict=True))]
    return list(zip(*columns, strict=True))


def _clean_column(column: Sequence[Any], first_row: int, place: int, marks: Marks) -> Sequence[Any]:
    kinds = set(map(type, column))
    if str in kinds:
        column = [None if each == "" else each for each in column]
    if (float in kinds or int in kinds) and not (kinds <= {float, int} and _all_small(column)):
        wrong = [index for index, each in enumerate(column) if _is_number(each) and not -LONGEST_NUMBER < each < LONGEST_NUMBER]
        if wrong:
            column = list(column)
            for index in wrong:
                _note(marks, first_row + index, place, column[index])
                column[index] = None
    return column


def _all_small(column: Sequence[float]) -> bool:
    """Whether no number needs a closer look; a sum that is not a number betrays one that is none."""
    return min(column) > -LONGEST_NUMBER and max(column) < LONGEST_NUMBER and not isnan(sum(column))


def _is_number(value: object) -> bool:
    return value.__class__ is float or value.__class__ is int


def _note(marks: Marks, row: int, column: int, value: float) -> None:
    if value != value or value in (float("inf"), float("-inf")):
        marks.note(row, column, str(value), "The cell holds a number that is not one.", "Enter the value again in the workbook.")
        return
    says = "The cell holds a number of more than 15 digits, of which spreadsheets lose the last ones."
    marks.note(row, column, f"{value:.0f}", says, "Format the column as text, enter the full number again and save.")
