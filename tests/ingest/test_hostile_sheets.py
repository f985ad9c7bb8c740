"""Whatever stands in a sheet, nothing raises and every row is accounted for; STEERBOARD_FUZZ makes the run longer."""

import os
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.preview import Answers, of
from ingest.readers import Merged, Reading, Sheet
from schema import TABLES
from store.portfolio import Portfolio
from tests.ingest.files import assert_accounts

NAMES = sorted({name for table in TABLES for column in table.columns for name in (column.heading, *column.names)})
WORDS = (
    "ERP",
    "Total",
    "Subtotal",
    "(example row)",
    "01/02/2026",
    "13/02/2026",
    "1.234",
    "1.234,5",
    "1,234.5",
    "45 %",
    "open",
    "12k",
    "(5)",
    "CHF 5",
)
cells = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.sampled_from(NAMES),
    st.text(max_size=8),
    st.integers(),
    st.integers(0, 100),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 12, 31)),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@st.composite
def sheets(draw: Any, name: str = "Sheet1") -> Sheet:
    width = draw(st.integers(1, 8))
    headings = draw(st.lists(st.one_of(st.sampled_from(NAMES), st.none(), st.text(max_size=6)), min_size=width, max_size=width))
    row = st.tuples(*[cells] * width)
    above = draw(st.lists(row, max_size=2))
    below = draw(st.lists(st.one_of(row, st.just((None,) * width), st.just(tuple(headings))), max_size=12))
    first_row = draw(st.integers(1, 5))
    merged = Merged(
        first_row=draw(st.integers(1, 9)), first_column=draw(st.integers(1, 9)), last_row=draw(st.integers(1, 12)), last_column=9
    )
    percent = frozenset(draw(st.lists(st.tuples(st.integers(1, 20), st.integers(1, 9)), max_size=5)))
    return Sheet(
        name=draw(st.sampled_from((name, "Risks", "Ledger", "EVM", ""))),
        rows=[*above, tuple(headings), *below],
        first_row=first_row,
        first_column=draw(st.integers(1, 3)),
        hidden=draw(st.booleans()),
        merged=(merged,) if draw(st.booleans()) else (),
        percent=percent,
    )


answers = st.builds(
    Answers,
    yes=st.booleans(),
    date_order=st.sampled_from(("", "dmy", "mdy")),
    decimal_sign=st.sampled_from(("", ".", ",")),
    percent=st.sampled_from(("", "percent", "share")),
    cumulative=st.sampled_from(("", "period", "cumulative")),
    status_date=st.sampled_from((None, date(2026, 10, 31))),
    constants=st.sampled_from(({}, {"*": {"project_id": "ERP"}}, {"*": {"project_id": "ERP", "currency": "nonsense"}})),
    tables=st.sampled_from(({}, {"x.xlsx|Sheet1": "risks"}, {"x.xlsx|Sheet1": ""})),
)


@settings(
    max_examples=int(os.environ.get("STEERBOARD_FUZZ", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(st.lists(sheets(), min_size=1, max_size=2), answers)
def test_random_sheets_never_raise_and_every_row_is_accounted_for(given_sheets: list[Sheet], given_answers: Answers) -> None:
    reading = Reading(file="x.xlsx", reader="spreadsheet", sha256="0" * 64, sheets=tuple(given_sheets))
    with TemporaryDirectory() as folder:
        seen = of([reading], Portfolio(Path(folder) / "p.duckdb"), answers=given_answers)
    assert_accounts(seen)
    for problem in seen.problems:
        assert problem.file == "x.xlsx"
        assert problem.says
        assert problem.mend
        assert "\x00" not in problem.found
    for sheet in seen.sheets:
        if sheet.rejected:
            assert seen.count("error") or seen.open_questions


def test_every_kind_of_cell_at_once() -> None:
    odd = (
        None,
        "",
        " ",
        0,
        -1,
        1.5,
        float("nan"),
        float("inf"),
        True,
        date.max,
        datetime.min,
        time(1),
        timedelta(1),
        "a\x00b",
        "\ud800",
        "x" * 40_000,
    )
    sheet = Sheet(
        name="Risks",
        rows=[("Project", "ID", "Title", "Probability", "Impact", "Cost impact", "Next review"), *[(cell,) * 7 for cell in odd]],
    )
    with TemporaryDirectory() as folder:
        seen = of(
            [Reading(file="x.xlsx", reader="x", sha256="1", sheets=(sheet,))], Portfolio(Path(folder) / "p.duckdb"), answers=Answers()
        )
    assert_accounts(seen)
    assert seen.sheets[0].loaded == 0
