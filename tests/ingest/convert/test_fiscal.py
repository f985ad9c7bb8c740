"""Days of fiscal periods, and days as the tools and languages of the returns write them."""

from datetime import date

import pytest

from ingest.convert.dates import reader
from ingest.convert.fiscal import fiscal


@pytest.mark.parametrize(
    ("text", "begins", "end"),
    [
        ("FY26 Q1", 4, date(2025, 6, 30)),
        ("FY26 P03", 10, date(2025, 12, 31)),
        ("FY2026/P03", 1, date(2026, 3, 31)),
        ("Q4 FY26", 7, date(2026, 6, 30)),
        ("2026 P03", 1, date(2026, 3, 31)),
        ("P12 2026", 4, date(2026, 3, 31)),
        ("003.2026", 1, date(2026, 3, 31)),
        ("FY25/26 H1", 4, date(2025, 9, 30)),
        ("FY26", 10, date(2026, 9, 30)),
    ],
)
def test_x25_a_fiscal_period_ends_by_the_month_in_which_its_year_begins(text: str, begins: int, end: date) -> None:
    found = fiscal(text)
    assert found
    assert found.span(begins).end == end


@pytest.mark.parametrize(
    "text",
    [
        "06/Jan/26 9:29 AM",
        "20260106",
        "06.01.2026",
        "Di 06.01.2026",
        "Di., 06.01.2026",
        "6. Januar 2026",
        "Dienstag, 6. Januar 2026",
        "6 janvier 2026",
        "mardi 6 janvier 2026",
        "6 de enero de 2026",
        "martes, 6 de enero de 2026",
        "6 de janeiro de 2026",
        "6 gennaio 2026",
        "martedì 6 gennaio 2026",
        "6 januari 2026",
        "dinsdag 6 januari 2026",
        "Tue Jan 6, 2026",
        "Jan 6, 2026",
        "2026-01-06T09:29:00.000+0000",
        "06-jan-26",
        "06.01.2026 09:29",
        "06.01.2026, 09:29 Uhr",
        "1er janv. 2026",
    ],
)
def test_x25_a_day_is_read_as_it_is_written(text: str) -> None:
    wanted = date(2026, 1, 1) if text.startswith("1er") else date(2026, 1, 6)
    assert reader(order="", take="", serials="")(text) == wanted


@pytest.mark.parametrize("text", ["Mar 3, 2026", "mar 3 mars 2026", "3 mar 2026"])
def test_mar_is_march_or_a_tuesday_by_what_follows(text: str) -> None:
    assert reader(order="", take="", serials="")(text) == date(2026, 3, 3)
