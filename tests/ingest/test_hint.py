"""What a file's name says of its source: words of a copy, a version or a date are none of it; a number of its own is."""

from datetime import date

import pytest

from ingest.coverage import hint


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("ledger_2026-10.csv", "ledger"),
        ("ledger_2026-10 part.csv", "ledger"),
        ("Kopie von ledger_2026-09.csv", "ledger"),
        ("ledger_2026-10 - Copy (2).csv", "ledger"),
        ("Ledger v2.1 final Oct 2026.xlsx", "ledger"),
        ("ledger KW 41.csv", "ledger"),
        ("Phase 1 plan.xlsx", "phase 1 plan"),
        ("Part 1 plan.xlsx", "part 1 plan"),
        ("ledger_1000.csv", "ledger 1000"),
        ("2026-10.csv", "2026-10"),
        ("portfolio status 01.xlsx", "portfolio status"),
        ("Monatsbericht_12.xlsx", "monatsbericht"),
        ("Rapport d'avancement projets - rapport 03 (2).xlsx", "rapport d avancement projets rapport"),
        ("PMO report P02.csv", "pmo report"),
        ("Project 01.xlsx", "project 01"),
        ("Status team 02.xlsx", "status team 02"),
        ("Status 14.xlsx", "status 14"),
        ("../../etc/passwd", "passwd"),
    ],
)
def test_the_name_of_a_source(file: str, source: str) -> None:
    assert hint.name(file) == source


@pytest.mark.parametrize(
    ("file", "day"),
    [
        ("ledger_2026-10.csv", date(2026, 10, 31)),
        ("status 5.11.2026.xlsx", date(2026, 11, 5)),
        ("status_20261105.xlsx", date(2026, 11, 5)),
        ("Bericht Februar 2027.xlsx", date(2027, 2, 28)),
        ("plan 2026-99.csv", None),
        ("ledger.csv", None),
    ],
)
def test_the_last_day_that_a_name_names(file: str, day: date | None) -> None:
    assert hint.as_of(file) == day
