"""Amounts that are shortened to thousands or millions, however they are written, are told as that; full ones in any currency are read."""

from decimal import Decimal

import pytest

from ingest.convert.numbers import Parts, take_apart


@pytest.mark.parametrize(
    "written",
    [
        "1.2M",
        "12k",
        "12 k€",
        "12 T€",
        "TEUR 12",
        "T€ 12",
        "kCHF 12",
        "1,2 Mio",
        "1.5 Mio. €",
        "3 Mrd",
        "3 Mrd. EUR",
        "$1.2M",
        "1.2 million",
        "2 mln",
    ],
)
def test_they_are_told_as_shortened(written: str) -> None:
    found = take_apart(written)
    assert not isinstance(found, Parts)
    assert found.says == "is shortened to thousands or millions."
    assert "1500000" in found.mend


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
