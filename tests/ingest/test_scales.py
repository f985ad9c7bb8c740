"""Thousands and millions: in a heading, in the ways that seven languages write them, and in a cell."""

from pathlib import Path

import pytest

from ingest.names import Unit, meaning, unit
from ingest.preview import preview
from schema import BY_NAME
from tests.ingest.files import figure, kept, one, text, with_projects


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
        ("Budget (R$ mil)", "R$", 1_000),
        ("Budget (US$ m)", "US$", 1_000_000),
        ("Budget x €1.000", "€", 1_000),
        ("Budget in milioni di euro", "EUR", 1_000_000),
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
        ("Budget, in TEUR", "EUR", 1_000),
        ("Budget EUR k", "EUR", 1_000),
        ("Budget (£000s)", "£", 1_000),
        ("Budget in 1000 EUR", "EUR", 1_000),
        ("Budget migliaia di euro", "EUR", 1_000),
        ("Budget in thousands", "", 1_000),
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


def test_a_cell_that_says_its_scale_goes_before_the_heading_and_one_far_below_the_others_wants_a_yes(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)

    def amounts(heading: str, *cells: str) -> list[float]:
        rows = "".join(f"ERP;{at};2026-09-0{at};{cell}\n" for at, cell in enumerate(cells, start=1))
        own = with_projects(tmp_path / heading / cells[-1])
        seen = kept(own, text(tmp_path / "ledger.csv", f"Project;Line no;Date;{heading}\n{rows}"), yes=True)
        assert figure(own, "ac", "ERP") == sum(float(value) for value in seen.sheets[0].rows.column("amount").to_pylist())  # type: ignore[union-attr]
        told = [problem.row for problem in seen.problems if "no word of scale" in problem.says and problem.severity == "warning"]
        assert told == ([4] if len(cells) == 3 and cells[-1] == "12" and "k" not in heading else [])
        return [float(value) for value in seen.sheets[0].rows.column("amount").to_pylist()]  # type: ignore[union-attr]

    assert amounts("Amount", "350k", "1.2m", "12") == [350_000, 1_200_000, 12]
    assert amounts("Cost (k)", "350", "0.5m", "12") == [350_000, 500_000, 12_000]
    assert amounts("Amount", "350k", "900000") == [350_000, 900_000]
    assert (
        "in thousands"
        in one(preview([text(tmp_path / "l.csv", "Project;Date;Cost T€\nERP;2026-09-01;5\n")], portfolio), "times 1,000", "warning").says
    )
