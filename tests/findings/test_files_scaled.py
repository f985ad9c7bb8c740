"""Amounts that a title, a sheet's name or a measure says to be in thousands or millions are taken so, with a yes."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.findings.sheets import kept, said, stored

D = date
TITLES = [
    ("Istkosten in TEUR", 1_000),
    ("Beträge in Tsd. €", 1_000),
    ("Amounts in thousands of EUR", 1_000),
    ("all figures in EUR '000", 1_000),
    ("Montants en milliers d'euros", 1_000),
    ("Importes en miles de euros", 1_000),
    ("Importi in migliaia di euro", 1_000),
    ("Bedragen in duizenden euro", 1_000),
    ("Valores em milhares de euros", 1_000),
    ("Zahlen in Mio. EUR", 1_000_000),
    ("EUR m", 1_000_000),
    ("Actuals, 1,200 kEUR in all", 1),
    ("Costs of Thousand Oaks", 1),
]


@pytest.mark.parametrize(("title", "scale"), TITLES)
@pytest.mark.parametrize("shape", ["across", "down", "list"])
def test_a_title_says_in_what_the_amounts_are(tmp_path: Path, title: str, scale: int, shape: str) -> None:
    rows: dict[str, list[list[Any]]] = {
        "across": [["Project", "Jan 26", "Feb 26"], ["P1", 2.5, 2]],
        "down": [["Month", "P1"], ["Jan 26", 2.5], ["Feb 26", 2]],
        "list": [["Project", "Posting date", "Amount"], ["P1", D(2026, 1, 31), 2.5], ["P1", D(2026, 2, 28), 2]],
    }
    content = {"Actual costs": [[title], [], *rows[shape]]}
    warned = [p["says"] for p in said(tmp_path, "kilo.xlsx", content)["problems"] if p["severity"] == "warning"]
    ones = {1_000: "thousands", 1_000_000: "millions"}
    assert warned == ([f"“{title}” says that the amounts are in {ones[scale]}: each is taken times {scale:,}."] if scale > 1 else [])
    desk = kept(tmp_path / "yes", "kilo.xlsx", content, "--yes")
    assert stored(desk, "costs", "amount") == [(2.5 * scale,), (2 * scale,)]


def test_a_heading_goes_before_the_title_and_a_measure_or_the_sheets_name_serve_as_well(tmp_path: Path) -> None:
    listed = [["in Mio. EUR"], [], ["Project", "Period end", "PV (kEUR)", "AC"], ["P1", D(2026, 1, 31), 2, 1]]
    desk = kept(tmp_path / "a", "a.xlsx", {"EVM": listed}, "--yes")
    assert stored(desk, "reporting_periods", "pv", "ac") == [(2_000, 1_000_000)]
    under = [["Project", "Jan 26", None, "Feb 26", None], [None, *["PV (k€)", "AC (k€)"] * 2], ["P1", 4, 3, 2, 1]]
    desk = kept(tmp_path / "b", "b.xlsx", {"EVM": under}, "--yes")
    assert stored(desk, "reporting_periods", "pv", "ac") == [(4_000, 3_000), (2_000, 1_000)]
    named = [["Project", "Jan 26", "Feb 26"], ["P1", 4, 3]]
    desk = kept(tmp_path / "c", "c.xlsx", {"Actual costs (kEUR)": named}, "--yes")
    assert stored(desk, "costs", "amount") == [(4_000,), (3_000,)]
