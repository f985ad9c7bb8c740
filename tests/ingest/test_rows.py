"""Rows are sorted by whole columns as they would be one by one: no total, note, gap or heading come again slips through."""

from datetime import date
from functools import cache
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import header as headers
from ingest import suspects
from ingest.header import Header
from ingest.match import Match, match
from ingest.readers.grid import Grid, unpack
from ingest.readers.sheet import Cell, Row, Sheet
from ingest.readers.wire import pack
from ingest.rows import Rows, sort

HEADINGS: Row = ("Project ID", "WP", "Line ID", "Date", "Amount", "Description", "Note 2")
FIRST = st.sampled_from(["ERP", "CRM", None, " ", "Total", "sum", "Project ID", "Total ERP", "Source: SAP", 7])
LINE = st.sampled_from(["FI-1", "FI-2", None, "Grand total", " LINE  id ", 4711, "\u00a0"])
DAY = st.sampled_from([date(2026, 3, 1), date(2026, 3, 2), None, "2026-03-01", "Date", ""])
AMOUNT = st.sampled_from([10.0, 0.1, 0.2, 30.0, 40.4, None, "12.50", "Amount", True, 10])
WORDS = st.sampled_from(["Workshop", None, "Description", "Subtotal", "(example row: delete it)", "Note 2"])
ROWS: st.SearchStrategy[Row] = st.one_of(
    st.tuples(FIRST, st.sampled_from(["W1", None]), LINE, DAY, AMOUNT, WORDS, WORDS),
    st.just((None,) * 7),
    st.just(HEADINGS),
    st.tuples(st.just("ERP"), st.none(), LINE, st.just(date(2026, 3, 1)), AMOUNT, st.none(), st.none()),
    st.tuples(st.sampled_from(["Total", "A note", None]), *[st.none()] * 3, AMOUNT, st.none(), st.none()),
)


def sheet(rows: list[Row]) -> Sheet:
    cells: list[list[Cell]] = [[None if cell == "" else cell for cell in row] for row in (HEADINGS, *rows)]
    return Sheet(name="Costs", rows=Grid([unpack(pack([tuple(row) for row in cells[at : at + 4]])) for at in range(0, len(cells), 4)]))


@cache
def headed() -> tuple[Header, Match]:
    header = headers.find(sheet([]))
    assert header is not None
    return header, match(header, file="a.xlsx", sheet="Costs")


def sorted_(given_: Sheet) -> Rows:
    return sort(given_, *headed())


@settings(max_examples=200, deadline=None)
@given(st.lists(ROWS, max_size=14))
def test_by_columns_as_row_by_row(rows: list[Row]) -> None:
    by_columns = sorted_(sheet(rows))
    with patch.object(suspects, "find", lambda rows, start, **_: list(range(start, len(rows)))):
        row_by_row = sorted_(sheet(rows))
    assert by_columns == row_by_row


def test_a_total_far_below_is_held_against_all_rows_above_it() -> None:
    lines: list[Row] = [("ERP", "W1", f"FI-{number}", date(2026, 3, 1), number + 0.1, "Workshop", None) for number in range(25_000)]
    right = sum(10 * number + 1 for number in range(25_000)) / 10
    out = sorted_(sheet([*lines, (None, None, None, None, right, None, None)]))
    assert (len(out.data), out.blank, [left.severity for left in out.left_out]) == (25_000, 1, ["notice"])
    out = sorted_(sheet([*lines, ("Total", None, None, None, right + 1, None, None)]))
    assert (len(out.data), [left.severity for left in out.left_out]) == (25_000, ["warning"])
