"""The cost of a summary beside that of its parts: counted once, counted where only it tells, and never dropped without a word."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.command_line.calls import call, told
from tests.findings.loading import Desk
from tests.findings.sheets import desk_with

START, FINISH, DAY = date(2026, 1, 1), date(2026, 6, 30), date(2026, 3, 31)
PLAN = ["Project ID", "WBS", "Name", "Baseline start", "Baseline finish", "Budget", "% complete", "Actual cost"]
PHASE = ["P1", "1", "Phase", START, FINISH, 300, None]
FIRST = ["P1", "1.1", "First", START, FINISH, 100, 0.5]
SECOND = ["P1", "1.2", "Second", START, FINISH, 200, 0.5]
UNPLANNED = ["P1", "1.3", "Unplanned", START, FINISH, None, None]


def loaded(folder: Path, rows: list[list[Any]], name: str = "plan.xlsx") -> tuple[Desk, str]:
    """The desk after the plan was loaded with a yes, and the warnings that it gave."""
    if name.endswith(".csv"):
        content: Any = "\n".join(";".join("" if cell is None else str(cell) for cell in row) for row in rows)
    else:
        content = {"Plan": rows}
    desk, path = desk_with(folder, name, content)
    problems = desk.kept(path, options=("--yes",))["problems"]
    return desk, " ".join(problem["says"] for problem in problems if problem["severity"] == "warning")


def plan(*rows: list[Any]) -> list[list[Any]]:
    return [["Status date: 2026-03-31"], PLAN, *rows]


def reason(desk: Desk) -> str:
    rows = told(call("measure", "ac", "--by", "project", "--as-of", "2026-03-31", "--store", desk.store, "--json"))
    return str(next(row["reason"] for row in rows if row["key"] == "P1"))


@pytest.mark.parametrize(
    ("cost", "parts", "ac"),
    [
        (300, (100, 200), 300),  # the sum once more
        (350, (None, None), 350),  # nothing below tells a cost
        (350, (0, 0), 350),
        (None, (100, 200), 300),
        (0, (100, 200), 300),
    ],
)
def test_a_cost_of_a_summary_counts_where_nothing_below_it_carries_one(
    tmp_path: Path, cost: float | None, parts: tuple[float | None, float | None], ac: float
) -> None:
    desk, warned = loaded(tmp_path, plan([*PHASE, cost], [*FIRST, parts[0]], [*SECOND, parts[1]]))
    assert desk.figure("ac", "P1", "2026-03-31") == ac
    assert "AC" not in warned


@pytest.mark.parametrize("cost", [350, 20])
def test_a_cost_of_a_summary_that_is_not_that_of_its_parts_is_said_with_both_values(tmp_path: Path, cost: float) -> None:
    desk, warned = loaded(tmp_path, plan([*PHASE, cost], [*FIRST, 100], [*SECOND, 200]))
    assert f"The AC to date of work package 1 is {cost}.00, and those of the packages below it add up to 300.00" in warned
    assert desk.figure("ac", "P1", "2026-03-31") is None
    assert f"AC of work package 1 is {cost}.00 EUR, that of the packages below it 300.00 EUR up to 2026-03-31" in reason(desk)


def test_a_cost_of_a_package_without_a_budget_is_a_cost_of_the_project(tmp_path: Path) -> None:
    desk, _ = loaded(tmp_path, plan([*PHASE, 340], [*FIRST, 100], [*SECOND, 200], [*UNPLANNED, 40]))
    assert desk.figure("ac", "P1", "2026-03-31") == 340
    assert desk.figure("ev", "P1", "2026-03-31") == 150


EVM = ["Project ID", "WBS", "Period end", "PV", "EV", "AC"]


@pytest.mark.parametrize("name", ["evm.xlsx", "evm.csv"])
@pytest.mark.parametrize("top", ["1", "0"])
def test_periods_of_summaries_by_number_count_once_where_no_packages_are_listed(tmp_path: Path, name: str, top: str) -> None:
    rows = [EVM]
    for day in (date(2026, 2, 28), DAY):
        rows += [["P1", top, day, 150, 100, 175], ["P1", "1.1", day, 50, 50, 50], ["P1", "1.2", day, 100, 50, 125]]
    desk, _ = loaded(tmp_path, rows, name)
    assert [desk.figure(metric, "P1", "2026-03-31") for metric in ("bac", "pv", "ev", "ac")] == [300, 300, 200, 350]


def test_a_cost_of_the_project_as_a_whole_is_held_against_that_of_its_packages(tmp_path: Path) -> None:
    rows = [EVM, ["P1", "A", DAY, 50, 50, 50], ["P1", "B", DAY, 100, 50, 125], ["P1", None, DAY, 150, 100, 180]]
    desk, warned = loaded(tmp_path, rows)
    assert "The AC of P1 as a whole is 180.00, and those of the packages below it add up to 175.00" in warned
    assert "AC of the project as a whole is 180.00 EUR, that of the packages below it 175.00 EUR" in reason(desk)


def test_a_summary_told_before_its_parts_is_followed_by_them(tmp_path: Path) -> None:
    rows = [["Project ID", "WBS", "Period end", "PV", "EV", "AC to date"], ["P1", "1", date(2026, 2, 28), 50, 50, 100]]
    rows += [["P1", "1.1", DAY, 50, 50, 60], ["P1", "1.2", DAY, 50, 50, 90]]
    desk, _ = loaded(tmp_path, rows)
    assert desk.figure("ac", "P1", "2026-03-31") == 150
