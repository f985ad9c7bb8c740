"""The cost of a year is no cost since the start of an older project: it is left out with a yes, and never taken for one unsaid."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import stored

DAY = ("--status-date", "2026-10-31")
HEADS = "Project;Name;Currency;Start;Finish;Budget;% complete"
OLD = "CRM;CRM;EUR;2024-03-01;2027-06-30;1000000;60%"
NEW = "ERP;ERP;EUR;2026-03-01;2027-06-30;1000000;30%"


def _warned(desk: Desk, *files: Path) -> list[str]:
    """The warnings for which a load waits for a yes; with it the load is kept."""
    said = desk.load(*files, options=DAY)
    told = [problem["says"] for problem in said["problems"] if problem["severity"] == "warning"]
    assert said["kept"] is not bool(told)
    if told:
        desk.kept(*files, options=(*DAY, "--yes"))
    return told


def _to_date(desk: Desk) -> list[float | None]:
    return [cost for (cost,) in stored(desk, "reporting_periods", "ac_to_date")]


@pytest.mark.parametrize("heading", ["Spent YTD", "Actuals YTD", "AC (YTD)"])
def test_that_of_a_project_begun_in_an_earlier_year_is_left_out(tmp_path: Path, heading: str) -> None:
    desk = Desk(tmp_path, setup=False)
    (told,) = _warned(desk, desk.file("list.csv", f"{HEADS};{heading}\n{OLD};150000\n{NEW};350000\n"))
    assert told.startswith(f"“{heading}” holds the amount of the year alone, and CRM began in 2024:")
    assert _to_date(desk) == [None, None]
    assert desk.figure("cpi", "CRM") is None


def test_that_of_projects_begun_in_the_year_is_the_cost_to_date(tmp_path: Path) -> None:
    desk = Desk(tmp_path, setup=False)
    assert _warned(desk, desk.file("list.csv", f"{HEADS};Spent YTD\n{NEW};350000\n")) == []
    assert _to_date(desk) == [350_000]


def test_the_start_that_the_portfolio_knows_decides_and_an_unknown_one_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path, setup=False)
    projects = "Project ID;Name;Currency;Baseline start\nCRM;CRM;EUR;2024-03-01\nNEW;New;EUR;2026-03-01\nANY;Any;EUR;\n"
    desk.kept(desk.file("projects.csv", projects))
    heads = "Project;RAG;Budget;Actuals YTD\n"
    (told,) = _warned(desk, desk.file("any.csv", f"{heads}NEW;green;900;300\nANY;green;800;200\n"))
    assert told == "“Actuals YTD” is taken for the amount since the start, and no start is known of ANY: it may be the year's alone."
    assert _to_date(desk) == [300, 200]
    (told,) = _warned(desk, desk.file("old.csv", f"{heads}CRM;green;1000;150\n"))
    assert "CRM began in 2024" in told
    assert _to_date(desk) == [300, 200, None]


def test_beside_it_the_cost_since_the_start_is_taken(tmp_path: Path) -> None:
    desk = Desk(tmp_path, setup=False)
    _warned(desk, desk.file("list.csv", f"{HEADS};Spend YTD;Spent to date\n{OLD};150000;600000\n"))
    assert _to_date(desk) == [600_000]


def test_a_course_of_months_sums_up_as_before(tmp_path: Path) -> None:
    desk = Desk(tmp_path, setup=False)
    desk.kept(desk.file("projects.csv", "Project ID;Name;Currency;Baseline start\nCRM;CRM;EUR;2026-01-01\n"))
    months = "Project ID;Period end;AC YTD\nCRM;2026-01-31;100\nCRM;2026-02-28;250\n"
    assert _warned(desk, desk.file("months.csv", months)) == []
    assert _to_date(desk) == [100, 250]
