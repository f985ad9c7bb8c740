"""A column converted as a whole comes out as its cells do one by one, whatever stands in it."""

from datetime import date
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.convert import Cells, Converted, convert, convert_rows, whole
from ingest.readers import grid
from ingest.readers.grid import Grid, distinct, unpack
from ingest.readers.sheet import Cell
from ingest.readers.wire import pack
from schema import Column, Kind

COLUMNS = {kind: Column(name="given", kind=kind, meaning="Anything.", choices={"open": ("o",)}) for kind in Kind}
COLUMNS[Kind.RATE] = Column(name="rate", kind=Kind.RATE, meaning="A rate.", low=0, high=1_000)
FIGURES = st.from_regex(r"-?[0-9]{1,7}([.,][0-9]{1,6})?", fullmatch=True)
GROUPED = st.from_regex(r"[0-9]{1,3}[.,' ][0-9]{3}([.,][0-9]{2})?", fullmatch=True)
AROUND = st.tuples(
    st.sampled_from(["", " ", "CHF ", "€", "(", "-"]), FIGURES | GROUPED, st.sampled_from(["", " ", "%", " EUR", ")", "-", "k"])
)
DAYS = st.dates(date(1940, 1, 1), date(2160, 1, 1))
SPELLED = st.builds(
    lambda day, form: day.strftime(form), DAYS, st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%d %b %Y", "%Y%m%d", "%m.%Y"])
)
JUNK = st.text(max_size=12) | st.sampled_from(
    ["n/a", "-", "yes", "no", "open", "1e5", "1.5E+7", "#REF!", "007", "total", "x" * 130, "A\x00-1"]
)
NAMES = st.from_regex(r"[A-Z]{1,3}[-. _]?[0-9]{1,4}", fullmatch=True)
CELLS = st.one_of(
    st.none(), FIGURES, GROUPED, AROUND.map("".join), SPELLED, JUNK, NAMES, st.integers(-(10**9), 10**9), st.booleans(), DAYS,
    st.floats(-1e14, 1e14),
)  # fmt: skip
BINARY = (
    st.floats(-1e10, 1e10) | st.integers(-(10**13), 10**13).map(lambda units: units / 10**4) | st.sampled_from([0.1 + 0.2, -0.0, 2.675])
)
KINDS_OF_CELLS = st.sampled_from(
    [BINARY, BINARY | st.none(), FIGURES, FIGURES | GROUPED, SPELLED, NAMES, st.none() | AROUND.map("".join), CELLS]
)


def seen(out: Converted) -> dict[str, object]:
    """All that a conversion says, with its figures apart from how they are written."""
    return {**vars(out), "values": list(out.values), "read": list(out.read), "faults": dict(sorted(out.faults.items()))}


def told(topic: str, replies: dict[str, str]) -> str:
    return replies.get(topic, "")


@pytest.mark.parametrize("kind", list(Kind))
@settings(max_examples=60, deadline=None)
@given(
    cells=KINDS_OF_CELLS.flatmap(lambda each: st.lists(each, max_size=25)),
    doubled=st.booleans(),
    replies=st.fixed_dictionaries({}, optional={"decimal_sign": st.sampled_from(".,"), "date_order": st.sampled_from(["dmy", "mdy"])}),
)
def test_every_column_comes_out_as_cell_by_cell(kind: Kind, cells: list[Cell], doubled: bool, replies: dict[str, str]) -> None:
    cells = [None if cell == "" else cell for cell in cells] * (2 if doubled else 1)
    percent = frozenset(range(0, len(cells), 3)) if kind is Kind.SHARE else frozenset[int]()
    one_by_one = convert(Cells(column=COLUMNS[kind], heading="Given", cells=cells, percent=percent), lambda topic: told(topic, replies))
    blocks = [[("a heading",), *((cell,) for cell in cells[:2])], [(cell,) for cell in cells[2:]], [] if doubled else [("a note",)]]
    rows = Grid([unpack(pack(block)) for block in blocks if block])
    about = Cells(column=COLUMNS[kind], heading="Given", percent=percent)
    with patch.object(whole, "FEW", 0), patch.object(grid, "LONG", 0):
        at_once = convert_rows(distinct(rows, 0), np.arange(1, len(cells) + 1, dtype=np.int32), about, lambda topic: told(topic, replies))
    assert seen(at_once) == seen(one_by_one)


def test_a_comma_among_points_is_asked_about_in_a_long_column_too() -> None:
    cells: list[Cell] = [f"{number}.25" for number in range(2_000)] + ["1,5"]
    about = Cells(column=COLUMNS[Kind.MONEY], heading="Given")
    out = convert_rows(distinct([(cell,) for cell in cells], 0), np.arange(2_001, dtype=np.int32), about, lambda topic: "")
    assert [ask.topic for ask in out.asks] == ["decimal_sign"]
    assert len(out.waiting) == 2_001
