"""Blocks and tables of periods beside each other: each value is of its own measure, and what stands beside them is told."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.findings.sheets import kept, said, stored

D = date
ACROSS = [["Project", "Jan 26", "Feb 26"], ["P1", 100, 90], ["P2", 10, 9]]
DOWN = [["Month", "P1", "P2"], ["Jan 26", 100, 10], ["Feb 26", 90, 9]]


def beside(left: list[list[Any]], right: list[list[Any]], *titles: str) -> list[list[Any]]:
    rows = [
        [*one, None, *([value - 1 if isinstance(value, int) else value for value in two])] for one, two in zip(left, right, strict=True)
    ]
    return [[titles[0], None, None, None, titles[1]], *rows]


@pytest.mark.parametrize("table", [ACROSS, DOWN], ids=["across", "down"])
@pytest.mark.parametrize("titles", [("Planned value", "Actual cost"), ("Budget", "Ist"), ("Budget je Monat", "Istkosten")], ids=str)
def test_two_tables_of_periods_beside_each_other_are_two(tmp_path: Path, table: list[list[Any]], titles: tuple[str, str]) -> None:
    desk = kept(tmp_path, "side.xlsx", {"Sheet1": beside(table, table, *titles)})
    assert sorted(stored(desk, "reporting_periods", "project_id", "period_end", "pv", "ac")) == [
        ("P1", D(2026, 1, 31), 100, None),
        ("P1", D(2026, 2, 28), 90, None),
        ("P2", D(2026, 1, 31), 10, None),
        ("P2", D(2026, 2, 28), 9, None),
    ]
    assert sorted(stored(desk, "costs", "project_id", "amount")) == [("P1", 89), ("P1", 99), ("P2", 8), ("P2", 9)]


@pytest.mark.parametrize("over", [("Budget", "Actual"), ("Plan", "Ist"), ("PV", "AC")], ids=str)
def test_measures_above_blocks_of_months(tmp_path: Path, over: tuple[str, str]) -> None:
    rows = [
        [None, over[0], None, over[1]],
        ["Project", "Jan 26", "Feb 26", "Jan 26", "Feb 26"],
        ["P1", 100, 90, 99, 89],
        ["P2", 10, 9, 9, 8],
    ]
    desk = kept(tmp_path, "over.xlsx", {"Sheet1": rows})
    assert stored(desk, "reporting_periods", "project_id", "pv", "ac") == [("P1", 100, 99), ("P1", 90, 89), ("P2", 10, 9), ("P2", 9, 8)]


def test_titles_that_say_several_things_leave_the_question(tmp_path: Path) -> None:
    rows = [["Planned value"], ["and actual cost"], [], *ACROSS]
    (question,) = said(tmp_path, "both.xlsx", {"Sheet1": rows})["questions"]
    assert question["key"].startswith("measure|both.xlsx|Sheet1")


def test_a_budget_beside_the_months_of_cost_wants_a_yes_to_be_left_out(tmp_path: Path) -> None:
    rows = [["Project", "Budget", "Jan 26", "Feb 26", "YTD"], ["P1", 1000, 100, 90, 190], ["P2", 500, 10, 9, 19]]
    warned = [p["says"] for p in said(tmp_path, "budget.xlsx", {"Actuals": rows})["problems"] if p["severity"] == "warning"]
    assert len(warned) == 1
    assert warned[0].startswith("“Budget” is not used, being none of the columns of costs, and holds amounts")
