"""Values that another source's row holds: each figure leads to the row where it stands, and goes with it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from metrics.explain import explain, explanations
from metrics.view import open as open_view
from store.portfolio import Portfolio
from tests.command_line.calls import call
from tests.findings.loading import Desk
from tests.findings.sheets import stored

PROJECTS = "Project ID;Name;Currency;Baseline start;Baseline finish;Contingency\nBB;Second;EUR;2026-07-01;2026-12-31;700\nCC;Third;USD;2026-07-01;2026-12-31;\n"
LIST = "Project;Period end;Budget;Forecast\nCC;2026-09-30;800;900\nBB;2026-09-30;5000;6000\n"
RETURNS = "Returns of September\n\nProject;Period end;AC to date;% complete\nBB;2026-09-30;400;12 %\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path, setup=False)
    desk.kept(desk.file("projects.csv", PROJECTS))
    return desk


def kept(desk: Desk, name: str, content: str) -> Any:
    return desk.kept(desk.file(name, content), options=("--yes",))


def places(desk: Desk, *metrics: str) -> dict[str, tuple[str, tuple[int, ...]]]:
    """What figures of the project add up, and the file and rows where that stands."""
    view = open_view(Portfolio(desk.store), status_date=date(2026, 9, 30))
    assert view
    with view:
        found = explanations(view, [(metric, "project", "BB") for metric in metrics])
    rows = [each for metric in metrics for each in found[f"{metric}/project/BB"].rows]
    return {name: (each.file, each.rows) for each in rows for name in each.sums or (each.table,)}


def test_each_figure_leads_to_the_row_that_holds_it_though_another_source_says_more_of_the_day(desk: Desk) -> None:
    kept(desk, "list.csv", LIST)
    kept(desk, "returns.csv", RETURNS)
    there, here = ("list.csv", (3,)), ("returns.csv", (4,))
    assert places(desk, "bac") == {"budget": there}
    assert places(desk, "pct_complete", "eac") == {"ev": here, "budget": there, "ac": here, "eac": there}
    assert desk.figure("pct_complete", "BB", "2026-09-30") == 0.12


def test_what_is_carried_twice_leads_to_where_it_was_first_given(desk: Desk) -> None:
    kept(desk, "list.csv", LIST)
    kept(desk, "returns.csv", RETURNS)
    kept(desk, "earned.csv", "Project;Period end;EV to date\nBB;2026-09-30;650\n")
    assert places(desk, "cv", "bac") == {"ev": ("earned.csv", (2,)), "ac": ("returns.csv", (4,)), "budget": ("list.csv", (3,))}


def test_a_package_that_a_second_plan_gives_without_budget_leads_to_the_first(desk: Desk) -> None:
    kept(desk, "budgets.csv", "Project;WBS;Name;Budget\nBB;1;One;100\nBB;2;Two;200\n")
    kept(desk, "dates.csv", "Project;WBS;Name;Start;Finish\nBB;2;Two;2026-07-01;2026-12-31\nBB;1;One;2026-07-01;2026-12-31\n")
    assert places(desk, "bac") == {"budget": ("budgets.csv", (2, 3))}


def test_contingency_that_a_list_does_not_have_leads_to_the_one_that_gave_it(desk: Desk) -> None:
    kept(desk, "managers.csv", "Project ID;Name;Currency;Manager;Baseline start;Baseline finish\nBB;Second;EUR;Ann;2026-07-01;2026-12-31\n")
    view = open_view(Portfolio(desk.store), status_date=date(2026, 9, 30))
    assert view
    with view:
        rows = explain(view, "contingency_left", "project", "BB").rows
    assert [(each.file, each.rows) for each in rows] == [("projects.csv", (2,)), ("managers.csv", (2,))]


def test_a_load_that_is_withdrawn_takes_with_it_what_it_gave_of_the_rows_of_others(desk: Desk) -> None:
    kept(desk, "list.csv", LIST)
    kept(desk, "returns.csv", RETURNS)
    call("withdraw", "2", "--store", desk.store)
    assert (desk.figure("bac", "BB", "2026-09-30"), desk.figure("ac", "BB", "2026-09-30")) == (None, 400)
    call("withdraw", "2", "--undo", "--store", desk.store)
    assert desk.figure("bac", "BB", "2026-09-30") == 5000


def test_amounts_in_another_currency_are_no_part_of_the_row_and_that_wants_a_yes(desk: Desk) -> None:
    kept(desk, "list.csv", LIST.replace("Forecast", "Forecast;Currency").replace("900", "900;USD").replace("6000", "6000;USD"))
    returns = desk.file("returns.csv", RETURNS + "CC;2026-09-30;100;10 %\n")
    said = desk.load(returns)
    (warning,) = [problem["says"] for problem in said["problems"] if problem["severity"] == "warning"]
    assert warning.startswith("BB, 2026-09-30: budget, eac are known in USD, and the sheet's amounts are in EUR")
    desk.kept(returns, options=("--yes",))
    assert stored(desk, "reporting_periods", "project_id", "budget", "ac_to_date") == [("BB", None, 400), ("CC", 800, 100)]


@pytest.mark.parametrize(("share", "left"), [("40.4 %", 400), ("55 %", None)])
def test_an_earned_value_does_not_outlive_another_share_complete_unsaid(desk: Desk, share: str, left: int | None) -> None:
    kept(desk, "evm.csv", "Project;Period end;Budget;EV to date\nBB;2026-09-30;1000;400\n")
    shares = desk.file("pm.csv", f"Project;Period end;% complete\nBB;2026-09-30;{share}\n")
    warnings = [problem["says"] for problem in desk.kept(shares, options=("--yes",))["problems"] if problem["severity"] == "warning"]
    assert bool(warnings) is (left is None)
    assert all("400.00, 40% of the budget, and the sheet says 55%" in says for says in warnings)
    assert stored(desk, "reporting_periods", "budget", "ev_to_date") == [(1000, left)]
