"""Amounts that are shortened to thousands or millions are read in full where the word says which; a currency is no such word."""

from decimal import Decimal

import pytest

from ingest.convert import Cells, Converted, convert
from ingest.convert.numbers import Parts, number, take_apart
from schema import Column, Kind

K, M = 1_000, 1_000_000


def read(*cells: object, kind: Kind = Kind.MONEY) -> Converted:
    column = Column(name="amount", kind=kind, meaning="An amount.")
    return convert(Cells(column=column, heading="Amount", cells=cells), lambda topic: "")  # type: ignore[arg-type]


FULL = {
    "1.2M": 1.2 * M, "12k": 12 * K, "12 k€": 12 * K, "12 T€": 12 * K, "TEUR 12": 12 * K, "T€ 12": 12 * K, "kCHF 12": 12 * K, "1,2 Mio": 1.2 * M,
    "1.5 Mio. €": 1.5 * M, "3 Mrd": 3000 * M, "3 Mrd. EUR": 3000 * M, "$1.2M": 1.2 * M, "1.2 million": 1.2 * M, "2 mln": 2 * M, "CHF 1.2m": 1.2 * M,
    "(1.2M)": -1.2 * M, "-€350k": -350 * K, "1 234 k€": 1234 * K, "350 tsd.": 350 * K, "Mio. CHF 1,2": 1.2 * M, "1'200.–": 1200,
}  # fmt: skip


def test_they_are_read_in_full() -> None:
    for written, value in FULL.items():
        found = take_apart(written)
        assert isinstance(found, Parts), written
        assert number(found, "") == Decimal(str(value)), written
        assert found.unit in ("", "€", "$", "EUR", "CHF")


def test_what_may_be_another_scale_or_no_money_is_told() -> None:
    for written in ("350t", "1.2 billion", "350 mil"):
        found = take_apart(written)
        assert not isinstance(found, Parts)
        assert found.says == "is shortened to thousands or millions."
        assert "1500000" in found.mend
    assert read("12k", kind=Kind.NUMBER).faults[0].says == "is shortened to thousands or millions."


def test_it_is_told() -> None:
    (told,) = read("350k", "900000", "1.1m").remarks
    assert (told.severity, told.index) == ("notice", 0)
    assert "as do 2 cells of the column; it is taken in full, as 350,000.00" in told.says
    assert read(350, 1_200_000).remarks == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("TRY 12", "12"),
        ("12 MXN", "12"),
        ("KRW 1200", "1200"),
        ("12 TRY", "12"),
        ("MAD 5", "5"),
        ("£12", "12"),
        ("12 €", "12"),
    ],
)
def test_a_currency_that_begins_like_a_scale_is_none(written: str, value: str) -> None:
    found = take_apart(written)
    assert isinstance(found, Parts)
    assert Decimal(found.body) == Decimal(value)
