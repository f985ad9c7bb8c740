"""How values are written."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import display
from metrics.display import GAP, MINUS, NONE, THIN, write
from metrics.metric import Unit
from tests.figures import read


def plain(text: str) -> str:
    """With ordinary spaces, so that the examples can be read."""
    return text.replace(GAP, " ").replace(THIN, " ")


@pytest.mark.parametrize(
    ("value", "compact", "full"),
    [
        (45_712_300, "CHF 45.7 M", "CHF 45 712 300"),
        (912_345, "CHF 912 k", "CHF 912 345"),
        (789_779, "CHF 790 k", "CHF 789 779"),
        (999_950, "CHF 1.00 M", "CHF 999 950"),
        (12_345, "CHF 12.3 k", "CHF 12 345"),
        (55.5, "CHF 55.50", "CHF 55.50"),
        (320_000, "CHF 320 k", "CHF 320 000"),
        (9_999.4, "CHF 9 999", "CHF 9 999"),
        (12_340_000_000, "CHF 12.3 bn", "CHF 12 340 000 000"),
        (1_234_500_000, "CHF 1.23 bn", "CHF 1 234 500 000"),
        (-2_100_000, "CHF −2.10 M", "CHF −2 100 000"),
        (Decimal("45712300.5678"), "CHF 45.7 M", "CHF 45 712 301"),
        (0, "CHF 0", "CHF 0"),
    ],
)
def test_money_is_short_on_a_card_and_full_in_an_explanation(value: float, compact: str, full: str) -> None:
    assert plain(write(value, Unit.MONEY, currency="CHF")) == compact
    assert plain(write(value, Unit.MONEY, currency="CHF", compact=False)) == full


def test_money_without_a_currency_stands_alone_and_shows_its_sign_when_asked() -> None:
    assert plain(write(2_100_000, Unit.MONEY, signed=True)) == "+2.10 M"
    assert plain(write(1234.5, Unit.MONEY, compact=False, decimals=2)) == "1 234.50"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.955, Unit.INDEX, "0.96"),
        (0.45, Unit.SHARE, "45 %"),
        (2.5, Unit.PERIODS, "2.5 periods"),
        (-0.0533, Unit.SHARE, "−5.33 %"),
        (-0.0503, Unit.SHARE, "−5.03 %"),
        (0.7778, Unit.SHARE, "77.8 %"),
        (42, Unit.DAYS, "42 working days"),
        (1, Unit.DAYS, "1 working day"),
        (12_345, Unit.COUNT, "12 345"),
        (12, Unit.SCORE, "12"),
        (12.5, Unit.SCORE, "12.5"),
    ],
)
def test_each_unit_has_its_form(value: float, unit: Unit, text: str) -> None:
    assert plain(write(value, unit)) == text


def test_halves_round_away_from_zero_on_their_decimal_digits() -> None:
    assert [write(value, Unit.INDEX) for value in (0.955, 0.945, 1.005, 2.675)] == ["0.96", "0.95", "1.01", "2.68"]
    assert write(-0.5, Unit.COUNT) == f"{MINUS}1"


def test_what_rounds_to_zero_has_no_sign() -> None:
    assert write(-0.001, Unit.INDEX, signed=True) == "0.00"
    assert write(-0.0, Unit.MONEY) == "0"


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("value", [None, float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_not_a_number_is_a_dash(unit: Unit, value: float | None) -> None:
    assert write(value, unit) == NONE


def test_decimals_may_be_asked_for() -> None:
    assert write(0.9551, Unit.INDEX, decimals=3) == "0.955"
    assert plain(write(0.065, Unit.SHARE, decimals=1)) == "6.5 %"


def test_amounts_under_a_heading_in_millions() -> None:
    assert display.scaled(1_600_000, "M", signed=True, decimals=2) == "+1.60"
    assert display.scaled(None, "k") == NONE


def test_a_column_has_the_largest_scale_in_which_its_smallest_amount_is_told() -> None:
    assert display.scale([3_300_000, -1_300_000, 0, None]) == "M"
    assert display.scale([1_412_000, -39_000]) == "k"
    assert display.scale([1_412_000, 4_000]) == ""
    assert display.scale([12_000_000_000]) == "bn"
    assert display.scale([0, None]) == display.scale([]) == ""


def test_amounts_that_stand_together_have_so_many_decimals_that_the_smallest_has_three_digits() -> None:
    for amounts, texts in (
        ((3_300_000, -1_300_000), ["3.30", "−1.30"]),
        ((812_345, 745_000, 401_000), ["812", "745", "401"]),
        ((1_412_000, -39_000), [f"1{THIN}412.0", "−39.0"]),
        ((4_000, 800_000), [f"4{THIN}000", f"800{THIN}000"]),
    ):
        word = display.scale(amounts)
        assert [display.scaled(amount, word, decimals=display.places(amounts, word)) for amount in amounts] == texts


def test_slips_are_signed_working_days() -> None:
    assert [plain(display.days(value)) for value in (42, -1, 0, None)] == ["+42 working days", "−1 working day", "0 working days", NONE]


def test_dates_are_written_out() -> None:
    last = date(2026, 10, 31)
    assert [plain(text) for text in (display.day(last), display.short_day(last), display.month(last))] == [
        "31 October 2026",
        "31 Oct",
        "Oct 26",
    ]
    assert plain(display.narrow_day(date(2026, 10, 31))) == "31 Oct 2026"
    assert display.day(None) == display.short_day(None) == display.narrow_day(None) == display.month(None) == display.moment(None) == NONE


def test_a_moment_is_told_in_utc() -> None:
    zurich = datetime(2026, 10, 31, 1, 5, tzinfo=timezone(timedelta(hours=2)))
    assert plain(display.moment(zurich)) == "30 October 2026, 23:05 UTC"
    assert display.moment(zurich.astimezone(UTC).replace(tzinfo=None)) == display.moment(zurich)


def test_lists_are_joined_as_people_say_them() -> None:
    assert [display.joined(names) for names in ((), ("ERP",), ("ERP", "DWH"), ("ERP", "DWH", "SOC"))] == [
        "",
        "ERP",
        "ERP and DWH",
        "ERP, DWH and SOC",
    ]


@given(st.floats(-1e300, 1e300), st.sampled_from(Unit), st.booleans(), st.booleans())
def test_every_finite_number_can_be_written_and_read_back(value: float, unit: Unit, signed: bool, compact: bool) -> None:
    text = write(value, unit, currency="CHF", signed=signed, compact=compact)
    back = read(text)
    step = {Unit.INDEX: 0.005, Unit.SHARE: 0.005, Unit.PERIODS: 0.05, Unit.SCORE: 0.05}.get(unit, 0.5)
    coarse = abs(value) * 0.1 if unit is Unit.MONEY and compact else 0.0
    assert back is not None
    assert abs(back - value) <= max(step, coarse, abs(value) * 1e-9) * 1.0001
