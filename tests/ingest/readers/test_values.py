"""Cells that calamine gives become ours: nothing is None, and impossible numbers are named."""

from pathlib import Path

import pytest

from ingest.readers.marks import Marks
from ingest.readers.source import Source
from ingest.readers.values import clean


@pytest.mark.parametrize("others", [1.0, "text"])
@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), 1e15, -1e15, 10**17])
def test_an_impossible_number_is_named_wherever_it_stands(others: object, wrong: float) -> None:
    for place in range(3):
        column = [others] * 3
        column[place] = wrong
        marks = Marks(Source(path=Path("a.xlsx"), name="a.xlsx"), "Data")
        rows = clean([[each] for each in column], 5, 2, marks)
        assert [(each.row, each.column) for each in marks.problems] == [(5 + place, "B")]
        assert rows[place] == (None,)


def test_an_empty_text_is_no_value() -> None:
    marks = Marks(Source(path=Path("a.xlsx"), name="a.xlsx"), "Data")
    assert clean([["", 0.0, False], [" ", 1, True]], 1, 1, marks) == [(None, 0.0, False), (" ", 1, True)]
