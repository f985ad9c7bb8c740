"""Budgets by cost item: added up for each project or package, with the cells that were added, and every total checked."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.findings.sheets import kept, said, stored

HEADS = ["Project", "Cost item", "Budget", "Actual to date", "Committed", "Forecast", "Variance"]
LINES = [["P1", "Licences", 1000, 400, 200, 1100, -100], ["P1", "Staff", 2000, 900, 0, 2000, 0]]
DAY = ("--answer", "constant|budget_lines.xlsx|Budget|period_end=2026-03-31")


def test_x10_a_budget_by_cost_item_is_added_up_for_its_project(tmp_path: Path) -> None:
    content = {"Budget": [HEADS, *LINES, ["Total", None, 3000, 1300, 200, 3100, -100]]}
    desk = kept(tmp_path, "budget_lines.xlsx", content, *DAY, "--yes")
    assert stored(desk, "reporting_periods", "project_id", "budget", "ac_to_date", "eac", "period_end", "_row", "_cell") == [
        ("P1", 3000, 1300, 3100, date(2026, 3, 31), 2, "C2:C3,D2:D3,F2:F3")
    ]
    assert [desk.figure(name, "P1", "2026-03-31") for name in ("bac", "ac")] == [3000, 1300]


def test_x10_the_items_say_that_they_are_added_up_and_which_column_is_not_used(tmp_path: Path) -> None:
    told = " ".join(problem["says"] for problem in said(tmp_path, "budget_lines.xlsx", {"Budget": [HEADS, *LINES]}, *DAY)["problems"])
    assert "Sheet “Budget” tells of cost items (“Cost item”); they are added up for each project." in told
    assert "“Committed”" in told


def test_x10_a_total_of_the_items_that_does_not_add_up_wants_a_yes(tmp_path: Path) -> None:
    content = {"Budget": [HEADS, *LINES, ["Total", None, 9000, 1300, 200, 3100, -100]]}
    found = said(tmp_path, "budget_lines.xlsx", content, *DAY)
    assert "Row 4 is a total and is left out; it differs from what the rows add up to." in [
        problem["says"] for problem in found["problems"] if problem["severity"] == "warning"
    ]


@pytest.mark.parametrize("line", [["Stand: 31.03.2026"], ["Stichtag:", date(2026, 3, 31)]], ids=str)
def test_x10_german_items_of_several_projects_report_to_the_day_above_them(tmp_path: Path, line: list[object]) -> None:
    heads = ["Projekt", "Kostenart", "Budget", "Ist", "Prognose"]
    rows = [line, heads, ["P1", "Lizenzen", 1000, 400, 1100], ["P2", "Personal", 200, 90, 200], ["P1", "Personal", 2000, 900, 2000]]
    desk = kept(tmp_path, "budget.xlsx", {"Budget": rows})
    assert stored(desk, "reporting_periods", "project_id", "budget", "ac_to_date", "eac", "period_end", "_cell") == [
        ("P1", 3000, 1300, 3100, date(2026, 3, 31), "C3,C5,D3,D5,E3,E5"),
        ("P2", 200, 90, 200, date(2026, 3, 31), "C4,D4,E4"),
    ]


def test_x10_items_of_packages_are_added_up_for_each_package(tmp_path: Path) -> None:
    heads = ["Project", "Work package", "Cost category", "Budget", "Spent to date", "Forecast"]
    rows = [
        heads,
        ["P1", "WP1", "Licences", 1000, 400, 1100],
        ["P1", "WP1", "Staff", 2000, 900, 2000],
        ["P1", "WP2", "Staff", 200, 90, 200],
        ["Subtotal P1", None, None, 3200, 1390, 3300],
    ]
    answer = ("--answer", "constant|wp.xlsx|Budget|period_end=2026-03-31")
    desk = kept(tmp_path, "wp.xlsx", {"Budget": rows}, *answer)
    assert stored(desk, "reporting_periods", "wp_id", "budget", "ac_to_date") == [("WP1", 3000, 1300), ("WP2", 200, 90)]


def test_x10_a_ledger_with_a_cost_type_stays_a_ledger(tmp_path: Path) -> None:
    heads = ["Project", "Line no", "Posting date", "Amount", "Cost type"]
    rows = [heads, ["P1", "1", date(2026, 1, 5), 100, "actual"], ["P1", "2", date(2026, 1, 6), 50, "actual"]]
    assert stored(kept(tmp_path, "ledger.xlsx", {"Ledger": rows}), "costs", "amount") == [(100,), (50,)]


@pytest.mark.parametrize(
    ("sheet", "above", "heads"),
    [
        ("Kosten", [["Projekt: Alpha"], ["Stand: 30.09.2026"]], ["Kostenart", "Budget", "Ist", "Prognose"]),
        ("Sheet1", [["Project", "Alpha"], ["Status date", "2026-09-30"]], ["Cost category", "Budget", "Actual to date", "Forecast"]),
        ("P1", [["Situation au 30/09/2026"]], ["Poste", "Budget", "Réel", "Prévision"]),
    ],
    ids=["german", "english", "sheet"],
)
def test_the_cost_items_of_the_one_project_that_is_named_above_are_added_up(
    tmp_path: Path, sheet: str, above: list[list[Any]], heads: list[str]
) -> None:
    rows = [*above, [], heads, ["Labour", 100, 50, 110], ["Travel", 50, 20, 45], ["Total", 150, 70, 155]]
    desk = kept(tmp_path, "items.xlsx", {sheet: rows}, *(() if len(above) > 1 else ("--yes",)))
    columns = ("project_id", "period_end", "budget", "ac_to_date", "eac")
    assert stored(desk, "reporting_periods", *columns) == [("P1", date(2026, 9, 30), 150, 70, 155)]
