"""Lists of months with a plan, an actual and a forecast column: a forecast of each month is no estimate at completion."""

from pathlib import Path

import pytest

from tests.findings.sheets import kept as loaded
from tests.findings.sheets import said, stored

MONTHS = [("2026-01", 100, 90, 95), ("2026-02", 120, 130, 140), ("2026-03", 90, 80, 100)]


def listed(heads: str, last: tuple[int, int, int] = (95, 140, 100)) -> str:
    rows = "".join(f"P1,{month},{pv},{ac},{eac}\n" for (month, pv, ac, _), eac in zip(MONTHS, last, strict=True))
    return f"{heads}\n{rows}"


@pytest.mark.parametrize("heads", ["Project,Month,Planned,Actual,Forecast", "Projekt,Monat,Geplant,Ist,Prognose"])
def test_a_forecast_below_what_was_spent_is_one_of_each_month_and_wants_a_yes(tmp_path: Path, heads: str) -> None:
    refused = said(tmp_path, "months.csv", listed(heads))
    assert not refused["kept"]
    assert any("no forecast at completion" in problem["says"] for problem in refused["problems"])


def test_the_other_columns_are_kept_and_the_plan_is_planned_value(tmp_path: Path) -> None:
    desk = loaded(tmp_path, "months.csv", listed("Project,Month,Planned,Actual,Forecast"), "--yes")
    assert stored(desk, "reporting_periods", "pv", "ac", "eac") == [(100, 90, None), (120, 130, None), (90, 80, None)]


def test_a_forecast_at_completion_is_kept(tmp_path: Path) -> None:
    desk = loaded(tmp_path, "months.csv", listed("Project,Month,Planned,Actual,Forecast", (310, 320, 330)), "--yes")
    assert stored(desk, "reporting_periods", "eac") == [(310,), (320,), (330,)]


@pytest.mark.parametrize(
    "heading",
    [
        *("Final forecast", "Anticipated final cost", "Prognose bei Fertigstellung", "Coste final previsto", "Coût final prévu"),
        *("Costo finale previsto", "Custo final previsto", "Verwachte eindkosten", "Prévision finale", "AFC"),
    ],
)
def test_the_forecast_of_the_final_cost_goes_by_many_names(tmp_path: Path, heading: str) -> None:
    content = f"Project;Name;RAG;% complete;Budget;Actual cost;{heading}\nP1;Alpha;G;45%;1000;500;1100\nP2;Beta;A;50%;500;300;610\n"
    desk = loaded(tmp_path, "list.csv", content, "--status-date", "2026-03-31", "--yes")
    assert [desk.figure("eac", project, "2026-03-31") for project in ("P1", "P2")] == [1100, 610]


def test_a_final_forecast_that_is_a_day_is_the_finish(tmp_path: Path) -> None:
    content = "Project;Name;RAG;% complete;Budget;Actual cost;Final forecast\nP1;Alpha;G;45%;1000;500;2026-12-31\n"
    desk = loaded(tmp_path, "list.csv", content, "--status-date", "2026-03-31", "--yes")
    assert [str(day) for (day,) in stored(desk, "projects WHERE project_id = 'P1'", "forecast_finish")] == ["2026-12-31"]
