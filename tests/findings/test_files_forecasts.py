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
