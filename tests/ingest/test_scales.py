"""The unit in a heading, in the ways that seven languages write thousands and millions."""

import pytest

from ingest.names import Unit, meaning, unit
from schema import BY_NAME


@pytest.mark.parametrize(
    ("heading", "currency", "scale"),
    [
        ("Budget (T€)", "€", 1_000),
        ("Budget TEUR", "EUR", 1_000),
        ("Budget [in T€]", "€", 1_000),
        ("Budget (Tsd. €)", "€", 1_000),
        ("Budget (in Tausend)", "", 1_000),
        ("Budget (Mio. €)", "€", 1_000_000),
        ("Budget Mio. €", "€", 1_000_000),
        ("Budget in Tsd. EUR", "EUR", 1_000),
        ("Budget k EUR", "EUR", 1_000),
        ("Budget (in Mio. CHF)", "CHF", 1_000_000),
        ("Budget (M€)", "€", 1_000_000),
        ("Budget (kEUR)", "EUR", 1_000),
        ("Budget ($K)", "$", 1_000),
        ("Budget (milliers €)", "€", 1_000),
        ("Budget (en milliers d'euros)", "EUR", 1_000),
        ("Presupuesto (miles de euros)", "EUR", 1_000),
        ("Orçamento (milhões EUR)", "EUR", 1_000_000),
        ("Budget (migliaia di euro)", "EUR", 1_000),
        ("Begroting (duizend euro)", "EUR", 1_000),
        ("Budget (000)", "", 1_000),
        ("Budget (EUR)", "EUR", 1),
        ("Budget (TRY)", "TRY", 1),
        ("Budget", "", 1),
        ("Budget (t)", "", 1),
        ("Probability (P)", "", 1),
    ],
)
def test_currency_and_scale_of_a_heading(heading: str, currency: str, scale: int) -> None:
    assert unit(heading) == Unit(currency, scale)
    if "Probability" not in heading:
        found = meaning(BY_NAME["reporting_periods"], heading)
        assert found is not None
        assert found.column.name == "budget"
