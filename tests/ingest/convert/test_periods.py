"""Names of months, quarters, halves and weeks, as people head their columns with them."""

from datetime import date, datetime

import pytest

from ingest.convert.periods import span


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Jan-26", date(2026, 1, 31)),
        ("Mrz 26", date(2026, 3, 31)),
        ("März 2026", date(2026, 3, 31)),
        ("janv. 2026", date(2026, 1, 31)),
        ("Set 26", date(2026, 9, 30)),
        ("Mei 2026", date(2026, 5, 31)),
        ("Dez'26", date(2026, 12, 31)),
        ("202603", date(2026, 3, 31)),
        ("2026-03", date(2026, 3, 31)),
        ("03/2026", date(2026, 3, 31)),
        ("Q1 2026", date(2026, 3, 31)),
        ("2026-Q4", date(2026, 12, 31)),
        ("H1 2026", date(2026, 6, 30)),
        ("KW 12 2026", date(2026, 3, 22)),
        ("2026-W53", date(2027, 1, 3)),
        (datetime(2026, 2, 1), date(2026, 2, 28)),
        (date(2024, 2, 29), date(2024, 2, 29)),
        (date(2026, 1, 9), date(2026, 1, 9)),
    ],
)
def test_a_name_tells_the_last_day_of_its_span(text: object, end: date) -> None:
    found = span(text)  # type: ignore[arg-type]
    assert found is not None
    assert found.end == end


@pytest.mark.parametrize("text", ["Total", "May", "Act 26", "1000", "2026-W54", "KW 53 2025", "Q5 2026", "", None, 45000, "Status 26"])
def test_what_names_no_span_is_none(text: object) -> None:
    assert span(text) is None  # type: ignore[arg-type]
