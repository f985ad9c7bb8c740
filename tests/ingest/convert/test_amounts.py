"""Amounts are read exactly, with one decimal sign for a column, and never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.convert import Cells, Converted, convert
from schema import Column, Kind

MONEY = Column(name="amount", kind=Kind.MONEY, meaning="An amount.")
WHOLE = Column(name="rating", kind=Kind.INTEGER, meaning="A rating.", low=1, high=5)


def read(*cells: object, column: Column = MONEY, reply: str = "") -> Converted:
    return convert(Cells(column=column, heading="Amount", cells=cells), lambda topic: reply if topic == "decimal_sign" else "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1\u202f234,56", "1234.56"),
        ("1'234.56", "1234.56"),
        ("1’234.56", "1234.56"),
        ("(123.45)", "-123.45"),
        ("123.45-", "-123.45"),
        ("−123.45", "-123.45"),
        ("CHF -12.50", "-12.50"),
        ("-12.50 EUR", "-12.50"),
        ("€ 1.000.000", "1000000"),
        ("$(1,234.00)", "-1234"),
        ("1'234.–", "1234"),
        ("Fr. 5.25", "5.25"),
        ("0,500", "0.5"),
        ("1234,567", "1234.567"),
        ("12", "12"),
        ("+3.10", "3.10"),
    ],
)
def test_each_way_of_writing_an_amount(text: str, value: str) -> None:
    out = read(text)
    assert not out.faults
    assert out.values == [Decimal(value)]


@pytest.mark.parametrize(
    "text", ["12t", "3 mil", "1.5 billion", "1E+05", "abc", "1,23,456.00", "12.34.5", "--5", "1 2 3", "12 apples", "nan", "1e999"]
)
def test_what_is_no_amount_is_refused_with_a_mend(text: str) -> None:
    out = read(text)
    assert out.values == [None]
    assert out.faults[0].says
    assert out.faults[0].mend


def test_an_ambiguous_sign_is_asked_where_nothing_in_the_column_proves_it() -> None:
    out = read("1.234", "12.500", "7")
    assert [ask.topic for ask in out.asks] == ["decimal_sign"]
    assert out.values == [None, None, Decimal(7)]


def test_another_cell_of_the_column_proves_the_sign() -> None:
    assert read("1.234", "0,5").values == [Decimal(1234), Decimal("0.5")]
    assert read("1.234", "0.5").values == [Decimal("1.234"), Decimal("0.5")]


def test_a_declared_sign_settles_it() -> None:
    assert read("1.234", reply=",").values == [Decimal(1234)]
    assert read("1.234", reply=".").values == [Decimal("1.234")]


def test_a_column_that_uses_both_signs_is_asked() -> None:
    out = read("1.234,5", "1,234.5")
    assert out.asks
    assert out.values == [None, None]


def test_binary_numbers_are_taken_as_the_sheet_shows_them() -> None:
    assert read(0.1 + 0.2).values == [Decimal("0.3")]
    assert read(1234.56789).values == [Decimal("1234.5679")]
    assert read(1234.56789).remarks


def test_ratings_are_whole_and_within_their_limits() -> None:
    out = read(5.0, "4", 6, 2.5, column=WHOLE)
    assert out.values == [5, 4, None, None]
    assert "above 5" in out.faults[2].says


amounts = st.decimals(min_value=-(10**11), max_value=10**11, places=2)


@given(st.lists(amounts, min_size=1, max_size=8), st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", "."), ("", "."), ("", ",")]))
def test_amounts_written_in_one_way_come_back_exactly(values: list[Decimal], signs: tuple[str, str]) -> None:
    thousands, point = signs
    texts = [f"{value:,.2f}".replace(",", "T").replace(".", point).replace("T", thousands) for value in values]
    out = read(*texts)
    assert not out.faults
    assert not out.asks
    assert out.values == values


@given(st.lists(st.one_of(st.none(), st.text(max_size=12), st.floats(), st.integers(), st.booleans()), max_size=10))
def test_no_cell_brings_it_down(cells: list[object]) -> None:
    out = read(*cells)
    assert len(out.values) == len(cells)
    for index, cell in enumerate(cells):
        blank = cell is None or (isinstance(cell, str) and not cell.strip())
        assert blank or index in out.faults or index in out.waiting or out.values[index] is not None
