"""Dates are read as declared; two readings of one text are asked about and never guessed."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.convert import Cells, Converted, convert
from schema import Column, Kind

DAY = Column(name="date", kind=Kind.DATE, meaning="A day.")
START = Column(name="baseline_start", kind=Kind.DATE, meaning="A start.")
PERIOD = Column(name="period_end", kind=Kind.DATE, meaning="A period's end.")


def read(*cells: object, column: Column = DAY, **replies: str) -> Converted:
    return convert(Cells(column=column, heading="Date", cells=cells), lambda topic: replies.get(topic, ""))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "cell",
    [date(2026, 2, 1), datetime(2026, 2, 1), "2026-02-01", "2026/02/01", "20260201", 20260201, "2026-02-01T00:00:00Z", "1 Feb 2026",
     "01-Feb-2026", "01-feb-26", "Feb 1, 2026", "1st February 2026", "Sunday, 1 February 2026", "2026-02-01 14:30"],
)  # fmt: skip
def test_what_has_one_reading_is_read(cell: object) -> None:
    assert read(cell).values == [date(2026, 2, 1)]


def test_two_readings_are_asked_without_a_safe_answer() -> None:
    out = read("01/02/2026", "03/04/2026")
    assert out.asks[0].topic == "date_order"
    assert out.asks[0].default == ""
    assert out.values == [None, None]


def test_the_same_number_twice_has_one_reading() -> None:
    assert read("05/05/2026").values == [date(2026, 5, 5)]


def test_p33_one_day_beyond_twelve_proves_the_order_and_points_prove_it_alone() -> None:
    assert read("01/02/2026", "13/02/2026").values == [date(2026, 2, 1), date(2026, 2, 13)]
    assert read("01/02/2026", "02/13/2026").values == [date(2026, 1, 2), date(2026, 2, 13)]
    assert read("05.11.2026").values == [date(2026, 11, 5)]
    assert read("13/02/2026", "02/13/2026").asks[0].default == ""


def test_a_day_of_the_week_proves_the_order_and_one_that_fits_neither_reading_proves_nothing() -> None:
    assert read("Mon 05/01/26", "Fri 01/05/26").values == [date(2026, 1, 5), date(2026, 5, 1)]
    assert read("Mon 01/05/26", "Fri 01/09/26").values == [date(2026, 1, 5), date(2026, 1, 9)]
    assert read("lun. 05/01/2026 08:00").values == read("Mo, 05/01/2026").values == [date(2026, 1, 5)]
    assert [ask.topic for ask in read("Tue 05/01/26").asks] == ["date_order"]
    assert [ask.topic for ask in read("Mon 05/01/26", "Mon 01/12/26").asks] == ["date_order"]


def test_a_declared_order_is_followed_and_what_contradicts_it_is_refused() -> None:
    out = read("01/02/2026", "02/13/2026", date_order="dmy")
    assert out.values == [date(2026, 2, 1), None]
    assert "calendar" in out.faults[1].says


@pytest.mark.parametrize("cell", ["soon", "2026-02-30", "31/31/2026", True, 12.5, "0001-01-01", date(1899, 12, 31), timedelta(days=3)])
def test_what_is_no_day_is_refused(cell: object) -> None:
    out = read(cell, date_order="dmy")
    assert out.values == [None]
    assert out.faults[0].mend


def test_day_numbers_are_asked_and_then_read() -> None:
    assert read(46054).asks[0].topic == "day_numbers"
    assert read(46054, day_numbers="1900").values == [date(2026, 2, 1)]
    assert read(44592, day_numbers="1904").values == [date(2026, 2, 1)]


@pytest.mark.parametrize("cell", ["2026-02", "02/2026", "Feb 2026", "February 2026", "2026 Feb"])
def test_a_month_stands_for_its_last_day_where_a_period_ends(cell: str) -> None:
    out = read(cell, column=PERIOD)
    assert out.values == [date(2026, 2, 28)]
    assert not out.remarks


def test_a_time_that_stands_for_a_day_is_its_last_or_its_first_and_is_told() -> None:
    cells = "2026-02-03", "Q3 2026", "KW 32/2026", "March 2026", "H1 2026"
    for column, days in ((DAY, [(9, 30), (8, 9), (3, 31), (6, 30)]), (START, [(7, 1), (8, 3), (3, 1), (1, 1)])):
        out = read(*cells, column=column)
        assert out.values == [date(2026, 2, 3), *(date(2026, month, day) for month, day in days)]
        (told,) = out.remarks
        assert told.severity == "notice"
        assert "as do 4 cells" in told.says
    assert read("Aug 26").remarks[0].severity == "warning"  # it may be the 26th of August
    assert read("FY26 Q1", fiscal_start="4").values == [date(2025, 6, 30)]
    assert read("FY26 Q1").asks[0].topic == "fiscal_start"


def test_a_fiscal_year_may_be_named_after_the_year_in_which_it_begins() -> None:
    quarters = "FY26 Q1", "FY26", "2026 P03"
    assert read(*quarters, fiscal_start="-4").values == [date(2026, 6, 30), date(2027, 3, 31), date(2026, 6, 30)]
    assert read(*quarters, fiscal_start="4").values == [date(2025, 6, 30), date(2026, 3, 31), date(2025, 6, 30)]
    assert read("FY26", fiscal_start="1").values == [date(2026, 12, 31)]
    for start in ("4", "-4"):  # a name of two years leaves nothing to ask
        assert read("FY2025/26 Q1", fiscal_start=start).values == [date(2025, 6, 30)]
    asked = {cell: dict(read(cell).asks[0].choices) for cell in ("FY26 Q1", "FY25/26 Q1")}
    assert asked["FY26 Q1"]["4"] == "April, and the year is named after the one in which it ends"
    assert asked["FY26 Q1"]["-4"] == "April, and the year is named after the one in which it begins"
    assert list(asked["FY25/26 Q1"]) == [str(month) for month in range(1, 13)]


def test_first_days_of_months_are_asked_about_where_a_period_ends() -> None:
    cells = date(2026, 2, 1), date(2026, 3, 1)
    assert read(*cells, column=PERIOD).asks[0].topic == "month_start"
    assert read(*cells, column=PERIOD, month_start="month_end").values == [date(2026, 2, 28), date(2026, 3, 31)]
    assert read(*cells, column=PERIOD, month_start="as_is").values == list(cells)


days = st.dates(min_value=date(1960, 1, 1), max_value=date(2140, 1, 1))


@given(st.lists(days, min_size=1, max_size=6), st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"]))
def test_days_written_day_first_come_back(values: list[date], form: str) -> None:
    assert read(*[value.strftime(form) for value in values], date_order="dmy").values == values


@given(st.lists(days, min_size=1, max_size=6), st.sampled_from(["%m/%d/%Y", "%Y-%m-%d", "%d %b %Y", "%B %d, %Y", "%Y%m%d"]))
def test_days_written_month_first_or_plainly_come_back(values: list[date], form: str) -> None:
    assert read(*[value.strftime(form) for value in values], date_order="mdy").values == values


@given(
    st.lists(
        st.one_of(st.none(), st.text(max_size=12), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.timedeltas()), max_size=10
    )
)
def test_no_cell_brings_it_down(cells: list[object]) -> None:
    assert len(read(*cells).values) == len(cells)
