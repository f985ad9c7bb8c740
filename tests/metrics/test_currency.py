"""Several currencies: each line at the rate of its day, each project at the rate of the status date."""

from typing import Any

import pytest

from metrics.measure import measure
from tests.metrics.tables import cost, done, look, package, project

RATES = [
    {"date": "2026-01-01", "from_currency": "EUR", "to_currency": "CHF", "rate": 0.95},
    {"date": "2026-10-01", "from_currency": "EUR", "to_currency": "CHF", "rate": 0.90},
    {"date": "2026-01-01", "from_currency": "USD", "to_currency": "CHF", "rate": 0.80},
]


def ac(rows: dict[str, Any], **chosen: Any) -> list[tuple[float | None, str]]:
    view = look({"exchange_rates": RATES, **rows}, **chosen)
    return [(None if m.value is None else round(m.value, 6), m.reason) for m in measure(view, ["ac"], by="project")]


def test_the_reporting_currency_is_the_one_most_rates_lead_to() -> None:
    assert look({"projects": [project(currency="EUR")], "exchange_rates": RATES}).currency == "CHF"
    assert look({"projects": [project(currency="EUR")]}).currency == "EUR"


def test_a_line_is_converted_at_its_own_day_and_the_project_at_the_status_date() -> None:
    lines = [cost(100, on="2026-03-01", currency="CHF"), cost(50, on="2026-10-10")]
    assert ac({"projects": [project(currency="EUR")], "costs": lines}) == [(round((100 / 0.95 + 50) * 0.90, 6), "")]


def test_two_currencies_without_a_rate_meet_in_the_reporting_currency() -> None:
    assert ac({"projects": [project(currency="EUR")], "costs": [cost(90, on="2026-10-10", currency="USD")]}) == [(72, "")]


def test_a_missing_rate_is_a_reason() -> None:
    assert ac({"projects": [project()], "costs": [cost(1, currency="JPY")]}) == [(None, "no exchange rate from JPY to CHF for 2026-10-15")]
    assert ac({"projects": [project(currency="JPY")], "costs": [cost(1)]}) == [
        (None, "no exchange rate from JPY to CHF at the status date")
    ]
    assert ac({"projects": [project()], "costs": [cost(1, on="2025-12-31", currency="EUR")]}) == [
        (None, "no exchange rate from EUR to CHF for 2025-12-31")
    ]


def test_a_package_in_another_currency_counts_in_the_projects() -> None:
    rows = {
        "projects": [project()],
        "work_packages": [package("1"), package("2", budget=100, currency="EUR")],
        "progress": [done("2", 0.5)],
        "exchange_rates": RATES,
    }
    found = {m.metric.key: m.value for m in measure(look(rows), ["bac", "ev"])}
    assert found == {"bac": pytest.approx(1090), "ev": pytest.approx(45)}


@pytest.mark.parametrize(
    ("own", "pairs", "expected"),
    [
        (["EUR", "EUR"], ["EURUSD"], "EUR"),
        (["EUR", "EUR"], ["EURUSD", "EURGBP"], "EUR"),
        (["USD", "USD"], ["USDEUR"], "USD"),
        (["EUR", "EUR", "USD"], ["EURUSD"], "EUR"),
        (["USD", "USD", "EUR", "GBP"], ["USDEUR", "EURGBP"], "EUR"),  # where all of them can be converted
        (["USD", "GBP"], ["USDEUR", "GBPEUR"], "EUR"),
        (["USD", "EUR"], ["USDEUR"], "EUR"),
        (["USD", "EUR"], ["EURUSD", "EURGBP"], "EUR"),
    ],
)
def test_rates_of_either_way_leave_the_reporting_currency_the_projects(own: list[str], pairs: list[str], expected: str) -> None:
    projects = [project(f"P{n}", currency=code) for n, code in enumerate(own)]
    rates = [{"date": "2026-01-01", "from_currency": pair[:3], "to_currency": pair[3:], "rate": 1.1} for pair in pairs]
    assert look({"projects": projects, "exchange_rates": rates}).currency == expected


def test_a_project_is_converted_by_the_inverse_of_the_rate() -> None:
    rows = {
        "projects": [project("A", currency="EUR"), project("B", currency="EUR")],
        "costs": [cost(110, on="2026-03-01", currency="USD", project_id="A"), cost(50, on="2026-03-01", project_id="B")],
        "exchange_rates": [{"date": "2026-01-01", "from_currency": "EUR", "to_currency": "USD", "rate": 1.1}],
    }
    assert ac(rows) == [(100, ""), (50, "")]
