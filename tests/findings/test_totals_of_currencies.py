"""Totals whose label names the currency or the unit of their amounts, which are no projects and need not add up."""

from pathlib import Path

import pytest

from ingest.suspects import is_plain_total
from tests.findings.loading import Desk
from tests.findings.sheets import stored

HEAD = "Project;Name;Currency;Budget;Actual cost;EAC;Status date\n"
ROWS = (
    "AA;First;USD;100000;40000;110000;2026-10-31\nCC;Third;GBP;50000;20000;50000;2026-10-31\nDD;Fourth;EUR;60000;20000;60000;2026-10-31\n"
)
LABELS = [
    "Total (EUR)",
    "Total EUR",
    "Grand total (kEUR)",
    "Summe in TEUR",
    "Gesamt (Mio. EUR)",
    "Total général (k€)",
    "Total general (EUR)",
    "Totale (EUR)",
    "Totaal in EUR",
    "Total geral (R$)",
    "Total",
]


@pytest.mark.parametrize(
    ("label", "cells"),
    [*((label, ";;206000;75000;220000;") for label in LABELS), ("Total (EUR)", ";EUR;206000;75000;220000;2026-10-31")],
)
def test_a_total_of_several_currencies_is_no_project_and_is_left_out_with_a_note(tmp_path: Path, label: str, cells: str) -> None:
    desk = Desk(tmp_path, setup=False)
    said = desk.kept(desk.file("list.csv", f"{HEAD}{ROWS}{label};{cells}\n"))
    assert any("a total in another currency or unit than the rows above; it is left out" in each["says"] for each in said["problems"])
    assert not any("new" in each["says"] and label in each["says"] for each in said["problems"])
    assert stored(desk, "reporting_periods", "project_id", "ac_to_date") == [("AA", 40000), ("CC", 20000), ("DD", 20000)]
    assert desk.figure("ac", "DD") == 20000


def test_a_total_in_the_rows_own_currency_that_does_not_add_up_still_wants_a_yes(tmp_path: Path) -> None:
    desk = Desk(tmp_path, setup=False)
    rows = ROWS.replace("USD", "EUR").replace("GBP", "EUR")
    said = desk.load(desk.file("list.csv", f"{HEAD}{rows}Total (EUR);;;206000;75000;220000;\n"))
    assert "is a total and is left out; it says 206,000" in next(each["says"] for each in said["problems"] if each["severity"] == "warning")


def test_a_total_that_is_rounded_to_thousands_agrees_with_its_rows(tmp_path: Path) -> None:
    desk = Desk(tmp_path, setup=False)
    rows = ROWS.replace("USD", "EUR").replace("GBP", "EUR")
    desk.kept(desk.file("list.csv", f"{HEAD}{rows}Summe in TEUR;;;210;80;220;\n"))
    assert desk.figure("ac", "AA") == 40000


@pytest.mark.parametrize("text", ["Total (Alpha)", "Total Energies", "Summit EUR", "Totalplan", "Gesamt Nord"])
def test_what_only_begins_like_a_total_is_none(text: str) -> None:
    assert not is_plain_total(text)
