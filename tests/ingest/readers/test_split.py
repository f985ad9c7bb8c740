"""A large text is split by whole columns into the very cells, and under the very refusals, of one read record by record."""

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers import split, text
from ingest.readers.grid import Grid, unpack
from ingest.readers.sheet import Sheet
from ingest.readers.source import Refused, Source

CELL = st.sampled_from(
    ["a", "", " b ", "1,5", "ü€", '"x"', '"x;y"', '"x""y"', '""', '"a\nb"', '"a\r\nb"', 'x"y', '"x"y', '"', "  ", "\u2028", "007"]
)
LINE = st.lists(CELL, min_size=3, max_size=3) | st.lists(CELL, max_size=4)
EVEN = st.lists(st.lists(CELL.filter(lambda cell: cell not in ('x"y', '"x"y', '"')), min_size=3, max_size=3), min_size=1, max_size=9)


def found(content: bytes, path: Path, *, large: int) -> object:
    """Sheets, problems or the refusal of the text."""
    path.write_bytes(content)
    try:
        with patch.object(text, "LARGE", large), patch.object(split, "BLOCK", 7):
            items = list(text.TEXT.read(Source(path=path, name="a.csv", format="text")))
    except Refused as refused:
        return refused.problem
    return [(list(item.rows), item.problems) if isinstance(item, Sheet) else item for item in items]


@settings(max_examples=400, deadline=None)
@given(
    lines=st.lists(LINE, max_size=8) | EVEN, end=st.sampled_from(["\n", "\r\n", "\r"]), last=st.sampled_from(["", "\n", "\n\n", "\ufeff"])
)
def test_columns_hold_what_records_hold(tmp_path_factory: pytest.TempPathFactory, lines: list[list[str]], end: str, last: str) -> None:
    content = (end.join(";".join(line) for line in lines) + last).encode()
    path = tmp_path_factory.getbasetemp() / "split.csv"
    assert found(content, path, large=0) == found(content, path, large=10**9)


def test_a_regular_text_goes_by_columns_and_over_the_wire_as_it_is() -> None:
    rows = [("id", "name", "note"), ("1", "Über; all", None), ("2", None, 'say "yes"\nor no')]
    grid = split.split('id;name;note\n1;"Über; all";""\n2;;"say ""yes""\nor no"\n', ";", 100, lambda rows: None)
    assert grid is not None
    assert list(grid) == rows
    assert list(Grid(unpack(payload) for payload in grid.frames())) == rows


@pytest.mark.parametrize(
    "content", ["a;b\n1;2;3\n", "a;b\n1\n", 'a;b\n1;"x"y\n', 'a;b\n1;x"y\n', 'a;b\n1;"x\n', "a;b\r1;2\r", "a;b\n1;" + "x" * 101]
)
def test_what_is_doubtful_is_left_to_the_reader_of_records(content: str) -> None:
    assert split.split(content, ";", 100, lambda rows: None) is None
