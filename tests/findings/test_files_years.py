"""Years, half-years and fiscal periods across: read as what they are, or asked about, and never put into another time."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.findings.sheets import kept, said, stored

D = date


def sheet(periods: list[Any], name: str = "Budget") -> dict[str, list[list[Any]]]:
    return {name: [["Project", *periods, "Total"], ["P1", 100, 120, 220], ["P2", 10, 20, 30], ["Total", 110, 140, 250]]}


@pytest.mark.parametrize(
    ("periods", "ends"),
    [
        ([2025, 2026], (D(2025, 12, 31), D(2026, 12, 31))),
        (["2026", "2027"], (D(2026, 12, 31), D(2027, 12, 31))),
        (["H1 2026", "H2 2026"], (D(2026, 6, 30), D(2026, 12, 31))),
        (["1. Halbjahr 2026", "2. Halbjahr 2026"], (D(2026, 6, 30), D(2026, 12, 31))),
        (["1H26", "2H26"], (D(2026, 6, 30), D(2026, 12, 31))),
        (["1er semestre 2026", "2º semestre 2026"], (D(2026, 6, 30), D(2026, 12, 31))),
        (["1. Quartal 2026", "2. Quartal 2026"], (D(2026, 3, 31), D(2026, 6, 30))),
    ],
    ids=str,
)
def test_a_budget_by_years_or_halves_is_planned_value_up_to_their_ends(tmp_path: Path, periods: list[Any], ends: tuple[date, date]) -> None:
    desk = kept(tmp_path, "years.xlsx", sheet(periods))
    assert stored(desk, "reporting_periods", "project_id", "period_end", "pv", "budget", "_cell") == [
        ("P1", ends[0], 100, None, "B2"),
        ("P1", ends[1], 120, None, "C2"),
        ("P2", ends[0], 10, None, "B3"),
        ("P2", ends[1], 20, None, "C3"),
    ]


@pytest.mark.parametrize(
    ("periods", "ends"),
    [
        (["FY26", "FY27"], (D(2026, 3, 31), D(2027, 3, 31))),
        (["2025/26", "2026/27"], (D(2026, 3, 31), D(2027, 3, 31))),
        (["2025-2026", "2026-2027"], (D(2026, 3, 31), D(2027, 3, 31))),
        (["GJ 2026", "GJ 2027"], (D(2026, 3, 31), D(2027, 3, 31))),
        (["FY26 Q1", "FY26 Q2"], (D(2025, 6, 30), D(2025, 9, 30))),
        (["FY26 P01", "FY26 P02"], (D(2025, 4, 30), D(2025, 5, 31))),
    ],
    ids=str,
)
def test_fiscal_periods_are_asked_about_once(tmp_path: Path, periods: list[str], ends: tuple[date, date]) -> None:
    (question,) = said(tmp_path, "fiscal.xlsx", sheet(periods))["questions"]
    assert f"In which month does that of “{periods[0]}” begin?" in question["says"]
    desk = kept(tmp_path / "said", "fiscal.xlsx", sheet(periods), "--answer", "fiscal_start|fiscal.xlsx=4")
    assert stored(desk, "reporting_periods", "period_end", "pv")[:2] == [(ends[0], 100), (ends[1], 120)]


def test_the_cost_of_a_year_wants_a_yes_since_none_of_it_counts_before_its_end(tmp_path: Path) -> None:
    found = said(tmp_path, "cost.xlsx", sheet([2025, 2026], "Actual costs"))
    assert [p["says"] for p in found["problems"] if p["severity"] == "warning"] == [
        "The cost of each year is booked on its last day: none of it counts before."
    ]
    desk = kept(tmp_path / "yes", "cost.xlsx", sheet([2025, 2026], "Actual costs"), "--yes")
    assert stored(desk, "costs", "project_id", "date", "amount")[:2] == [("P1", D(2025, 12, 31), 100), ("P1", D(2026, 12, 31), 120)]


@pytest.mark.parametrize(
    "rows",
    [
        [["Project", "2000", "2001"], ["P1", "x", "y"]],
        [["Month", 2025, 2026], ["Jan", 100, 120], ["Feb", 10, 20], ["Mar", 30, 40]],
        [["Project", 2025, 2027], ["P1", 100, 120], ["P2", 10, 20]],
    ],
    ids=["texts", "months below years", "a year is missing"],
)
def test_what_only_looks_like_years_is_not_put_into_a_time(tmp_path: Path, rows: list[list[Any]]) -> None:
    assert not said(tmp_path, "odd.xlsx", {"Actual costs": rows})["kept"]


def test_amounts_that_look_like_years_stay_amounts(tmp_path: Path) -> None:
    rows = [["Project", "Period end", "PV", "AC"], ["P1", D(2026, 1, 31), 2000, 2001], ["P1", D(2026, 2, 28), 1990, 1991]]
    desk = kept(tmp_path, "amounts.xlsx", {"EVM": rows})
    assert stored(desk, "reporting_periods", "pv", "ac") == [(2000, 2001), (1990, 1991)]


def test_years_above_months_stay_the_years_of_the_months(tmp_path: Path) -> None:
    rows = [["Project", 2025, None, 2026, None], [None, "Nov", "Dec", "Jan", "Feb"], ["P1", 4, 3, 2, 1], ["P2", 1, 1, 1, 1]]
    desk = kept(tmp_path, "above.xlsx", {"Actual costs": rows})
    assert [day for (day,) in stored(desk, "costs", "date")][:4] == [D(2025, 11, 30), D(2025, 12, 31), D(2026, 1, 31), D(2026, 2, 28)]
