"""Percentages, identifiers, choices, flags and currency codes."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cell import show
from ingest.convert import Cells, Converted, convert
from schema import BY_NAME, Column, Kind

SHARE = Column(name="pct", kind=Kind.SHARE, meaning="A share.", low=0, high=1)


def read(
    *cells: object, column: Column = SHARE, heading: str = "Progress", percent: tuple[int, ...] = (), percent_is: str = ""
) -> Converted:
    given_ = Cells(column=column, heading=heading, cells=cells, percent=frozenset(percent))  # type: ignore[arg-type]
    return convert(given_, lambda topic: percent_is if topic == "percent" else "")


def of(kind: Kind) -> Column:
    return Column(name="x", kind=kind, meaning="Something.")


def test_percent_text_and_percent_cells_are_exact() -> None:
    out = read("45 %", "12,5%", 0.45, 1, percent=(2, 3))
    assert out.values == [Decimal("0.45"), Decimal("0.125"), Decimal("0.45"), Decimal(1)]
    assert not out.asks


def test_bare_numbers_are_asked_and_nothing_is_nothing_either_way() -> None:
    out = read(0, 0.5, "45 %")
    assert out.values == [0, None, Decimal("0.45")]
    assert out.asks[0].default == ""


def test_numbers_between_nothing_and_one_make_shares_the_suggested_answer() -> None:
    assert read(0, 0.45, 1).asks[0].default == "share"
    assert read(0, 1).asks[0].default == ""


def test_numbers_above_one_make_percent_the_safe_answer() -> None:
    assert read(1, 45).asks[0].default == "percent"


def test_numbers_above_and_below_one_in_a_column_have_no_safe_answer() -> None:
    ask = read(45, 0.45).asks[0]
    assert ask.default == ""
    assert "Numbers above 1, such as 45, and numbers below 1, such as 0.45, both stand in the column." in ask.says


def test_once_answered_each_cell_of_the_other_kind_is_warned_of() -> None:
    out = read(45, 0.45, 0.5, 1, 0, percent_is="percent")
    assert [(remark.index, remark.severity) for remark in out.remarks] == [(1, "warning"), (2, "warning")]
    assert out.remarks[0].says == "is read as 0.45 % although others in the column are like 45, which is 45 %."
    assert "Write 45 if 45 % is meant" in out.remarks[0].mend
    assert [remark.index for remark in read(45, 0.45, column=of(Kind.SHARE), percent_is="share").remarks] == [0]
    assert "above 100 %" in read(45, 0.45, percent_is="share").faults[0].says
    assert [remark.index for remark in read(45, 0.45, heading="% complete").remarks] == [1]
    assert not read(45, 100, 0, percent_is="percent").remarks


def test_a_heading_with_a_percent_sign_says_so_unless_all_numbers_are_small() -> None:
    assert read(45, 100, heading="% complete").values == [Decimal("0.45"), Decimal(1)]
    assert read(0.45, 1, heading="% complete").asks


def test_replies_settle_it() -> None:
    given_ = Cells(column=SHARE, heading="Progress", cells=(0.45, 45))
    assert convert(given_, lambda topic: "percent" if topic == "percent" else "").values == [Decimal("0.0045"), Decimal("0.45")]


def test_above_hundred_percent_is_refused() -> None:
    assert "above 100 %" in read("145 %").faults[0].says


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=6))
def test_percentages_written_with_their_sign_come_back(tenths: list[int]) -> None:
    assert read(*[f"{n / 10:.1f} %" for n in tenths]).values == [Decimal(n) / 1000 for n in tenths]


def test_identifiers_are_text_whatever_they_look_like() -> None:
    assert read(101.0, 7, "007", " A-1 ", 1.5, column=of(Kind.ID)).values == ["101", "7", "007", "A-1", "1.5"]


@pytest.mark.parametrize("cell", [True, date(2026, 1, 2), 12345678901234567, 1e15, float("nan"), float("inf"), "a\x00b", "a\ud800"])
def test_identifiers_that_were_spoilt_are_refused(cell: object) -> None:
    assert 0 in read(cell, column=of(Kind.ID)).faults


@pytest.mark.parametrize(
    ("cell", "part"),
    [
        ("1.23457E+16", "scientific notation"),
        ("1,2E+15", "scientific notation"),
        ("3E+15", "scientific notation"),
        ("A\u202e1", "turn the direction of writing"),
        ("\u2066A", "turn the direction of writing"),
        ("A" * 121, "has 121 characters where an identifier belongs"),
    ],
)
def test_identifiers_that_an_export_spoilt_are_refused_in_a_sentence(cell: str, part: str) -> None:
    assert part in read(cell, column=of(Kind.ID)).faults[0].says


def test_names_that_only_look_scientific_are_kept() -> None:
    assert read("1E4", "12E-03", "A" * 120, "PM-1E+2", column=of(Kind.ID)).values == ["1E4", "12E-03", "A" * 120, "PM-1E+2"]


def test_text_has_an_end_and_one_direction() -> None:
    out = read("a" * 4000, "a" * 4001, "a\u202eb", "عربي", column=of(Kind.TEXT))
    assert sorted(out.faults) == [1, 2]
    assert "has 4,001 characters" in out.faults[1].says
    assert show("a\u202eb") == "a\\u202eb"


def test_choices_are_known_by_other_words() -> None:
    status = BY_NAME["risks"].column("status")
    out = read("Open", "RETIRED", "in-progress", "whatever", column=status)
    assert out.values == ["open", "closed", "open", None]
    assert out.waiting == {3}
    assert [(ask.topic, [value for value, _ in ask.choices]) for ask in out.asks] == [
        ("word|whatever", ["open", "closed", "occurred", "blank"])
    ]


def test_numbers_are_words_too_in_choices() -> None:
    assert read(1, "P2", 3.0, column=BY_NAME["issues"].column("severity")).values == ["critical", "high", "medium"]


def test_flags() -> None:
    assert read("Yes", "n", 1, 0.0, True, "x", column=of(Kind.FLAG)).values == [True, False, True, False, True, True]
    assert 0 in read("perhaps", column=of(Kind.FLAG)).faults


def test_currency_codes() -> None:
    out = read("chf", "€", "£", "$", "XYZ", column=of(Kind.CURRENCY))
    assert out.values == ["CHF", "EUR", "GBP", None, None]


@given(
    st.sampled_from(list(Kind)),
    st.lists(st.one_of(st.none(), st.text(max_size=12), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.times()), max_size=8),
)
def test_no_cell_brings_any_kind_down(kind: Kind, cells: list[object]) -> None:
    column = BY_NAME["risks"].column("status") if kind is Kind.CHOICE else of(kind)
    assert len(read(*cells, column=column).values) == len(cells)
