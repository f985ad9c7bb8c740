"""Units in lines and headings of their own: what they say belongs to the headings, and an amount is never a rating."""

from datetime import date
from pathlib import Path

from tests.findings.sheets import kept, stored

D = date


def test_x6_a_second_line_of_units_or_numbers_belongs_to_the_headings(tmp_path: Path) -> None:
    heads = ["Project", "Period end", "Planned value", "Earned value", "Actual cost"]
    rows = [["P1", D(2026, 1, 31), 100, 90, 95], ["P1", D(2026, 2, 28), 100, 91, 96]]
    lines = (["", "", "EUR", "EUR", "EUR"], ["1", "2", "3", "4", "5"], [None, "Date", "kEUR", "EUR", "EUR"], [1, 2, 3, 4, 5])
    for number, line in enumerate(lines):
        desk = kept(tmp_path / str(number), "evm.xlsx", {"EVM": [heads, line, *rows]}, *(("--yes",) if "kEUR" in line else ()))
        pv = 100_000 if "kEUR" in line else 100
        assert stored(desk, "reporting_periods", "pv", "ev", "ac", "_row") == [(pv, 90, 95, 3), (pv, 91, 96, 4)], line
    ledger = "Project,Date,Document no,Amount\n,,,EUR\nP1,2026-01-31,x,95\n"
    assert stored(kept(tmp_path / "ledger", "gl.csv", ledger), "costs", "amount", "_row") == [(95, 3)]


def test_x8_a_summary_is_the_title_of_a_risk_and_x22_an_impact_in_money_is_no_rating(tmp_path: Path) -> None:
    content = "Project,Risk ID,Summary,Prob (1-10),Imp (1-10),Owner\nP1,R1,Late,5,4,Ann\n"
    assert stored(kept(tmp_path, "r.csv", content), "risks", "title", "probability", "impact") == [("Late", 3, 2)]
    both = "Project;Risk ID;Risk;Probability;Impact;Owner\nP1;R1;Late;4;EUR 1.2m;Ann\nP1;R2;Later;2;€50k;Ann\n"
    desk = kept(tmp_path / "both", "r.csv", both, "--yes")
    assert stored(desk, "risks", "probability", "impact", "cost_impact") == [(4, None, 1_200_000), (2, None, 50_000)]
    heads = {"Impact (kEUR)": ("1200", 1_200_000), "Impact": ("EUR 50000", 50_000), "Auswirkung [€]": ("700", 700)}
    for number, (head, (cell, money)) in enumerate(heads.items()):
        desk = kept(tmp_path / str(number), "r.csv", f"Project;Risk ID;Risk;{head};Owner\nP1;R1;Late;{cell};Ann\n", "--yes")
        assert stored(desk, "risks", "impact", "cost_impact") == [(None, money)], head
