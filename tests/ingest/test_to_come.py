"""The estimate to complete in a list of projects, by the words of seven languages: with the cost to date it makes the one at completion."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import stored

ROWS = "AA;Anton;EUR;2026-03-31;100000;40000;65000\nBB;Berta;EUR;2026-03-31;200000;90000;120000\n"


def content(heading: str, rows: str = ROWS) -> str:
    return f"Project ID;Name;Currency;Status date;Budget;Actual cost;{heading}\n{rows}"


def forecasts(desk: Desk) -> list[float | None]:
    return [eac for _, eac in sorted(stored(desk, "reporting_periods", "project_id", "eac"))]


@pytest.mark.parametrize(
    "heading",
    ["ETC", "Left to spend", "Restkosten", "Reste à faire", "Restant à dépenser", "Stima a finire", "Por gastar", "Nog te besteden"],
)
def test_what_is_still_to_be_spent_is_added_to_what_was(tmp_path: Path, heading: str) -> None:
    desk = Desk(tmp_path, setup=False)
    desk.kept(desk.file("list.csv", content(heading)), options=("--yes",))
    assert forecasts(desk) == [105_000, 210_000]


@pytest.mark.parametrize(
    "heading", ["EAC", "Atterrissage", "Projeção final", "Previsão no término", "Hochrechnung Projektende", "Stima al completamento"]
)
def test_what_says_at_completion_is_no_question(tmp_path: Path, heading: str) -> None:
    desk = Desk(tmp_path, setup=False)
    desk.kept(desk.file("list.csv", content(heading)), options=("--yes",))
    assert forecasts(desk) == [65_000, 120_000]


@pytest.mark.parametrize("heading", ["Forecast", "Prognose", "Hochrechnung", "Projeção"])
def test_a_forecast_that_can_hardly_be_at_completion_is_asked_about(tmp_path: Path, heading: str) -> None:
    desk = Desk(tmp_path, setup=False)
    desk.kept(desk.file("projects.csv", "Project ID;Name;Currency\nAA;Anton;EUR\nBB;Berta;EUR\n"))
    desk.answered("forecast", "etc", desk.file("list.csv", content(heading)))
    assert forecasts(desk) == [105_000, 210_000]


def test_one_near_the_budget_is_at_completion(tmp_path: Path) -> None:
    desk = Desk(tmp_path, setup=False)
    desk.kept(desk.file("list.csv", content("Prognose", ROWS.replace("65000", "105000").replace("120000", "215000"))), options=("--yes",))
    assert forecasts(desk) == [105_000, 215_000]


def test_both_are_compared(tmp_path: Path) -> None:
    desk = Desk(tmp_path, setup=False)
    file = desk.file("list.csv", content("ETC;EAC", "AA;Anton;EUR;2026-03-31;100000;40000;65000;110000\n"))
    assert any("is 110,000.00, and what was spent with “ETC” makes 105,000.00" in p["says"] for p in desk.load(file)["problems"])
    desk.kept(file, options=("--yes",))
    assert forecasts(desk) == [110_000]


@pytest.mark.parametrize("heading", ["EAC", "Forecast at completion", "Atterrissage"])
def test_a_cost_at_completion_below_what_was_spent_wants_a_yes(tmp_path: Path, heading: str) -> None:
    desk = Desk(tmp_path, setup=False)
    desk.kept(desk.file("projects.csv", "Project ID;Name;Currency\nAA;Anton;EUR\nBB;Berta;EUR\n"))
    rows = ROWS.replace("65000", "30000").replace("120000", "89999.50")
    (problem,) = (p for p in desk.load(desk.file("list.csv", content(heading, rows)))["problems"] if p["severity"] == "warning")
    assert f"“{heading}” is 30,000.00, less than the 40,000.00 that were spent already." in problem["says"]
