"""Returns with months down and a project in each column: every value is taken from its own cell, whatever stands around them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.findings.sheets import kept, said, stored

D = date
VALUES = [(100, 10), (120, 20), (90, 30)]
ENDS = (D(2026, 1, 31), D(2026, 2, 28), D(2026, 3, 31))
BOOKED = [
    (project, ENDS[month], VALUES[month][number], f"{'BC'[number]}{month + 2}")
    for number, project in enumerate(("P1", "P2"))
    for month in range(3)
]


def down(heads: list[Any], months: list[Any], *, total: bool = False, last: str = "") -> list[list[Any]]:
    """Months down, with a column and a row of totals or without."""
    rows = [[month, *values, *([sum(values)] if total else [])] for month, values in zip(months, VALUES, strict=True)]
    return [[*heads, *(["Total"] if total else [])], *rows, *([[last, 310, 60, 370]] if last else [])]


@pytest.mark.parametrize(
    ("sheet", "heads", "months", "total", "last"),
    [
        ("Actual costs", ["Month", "P1", "P2"], ["Jan 26", "Feb 26", "Mar 26"], False, ""),
        ("Actual costs", ["Month", "Alpha", "Beta"], [D(2026, 1, 1), D(2026, 2, 1), D(2026, 3, 1)], True, "Total"),
        ("Istkosten", [None, "P1", "Beta"], ["2026-01", "2026-02", "2026-03"], True, "Summe"),
        ("Coûts réels", ["Mois", "P1", "P2"], ["janv. 2026", "févr. 2026", "mars 2026"], True, ""),
        ("Actual costs", ["Month end", "P1", "P2"], list(ENDS), False, ""),
        ("Werkelijke kosten", ["Maand", "P1", "P2"], ["01/01/2026", "01/02/2026", "01/03/2026"], False, ""),
        ("Gastos", ["Mes", "P1", "P2"], ["31/01/2026", "28/02/2026", "31/03/2026"], False, ""),
    ],
    ids=str,
)
def test_each_projects_cost_of_a_month_is_booked_from_its_own_cell(
    tmp_path: Path, sheet: str, heads: list[Any], months: list[Any], total: bool, last: str
) -> None:
    desk = kept(tmp_path, "down.xlsx", {sheet: down(heads, months, total=total, last=last)})
    assert stored(desk, "costs", "project_id", "date", "amount", "_cell") == sorted(BOOKED, key=lambda each: (each[1], each[0]))
    assert desk.figure("ac", "P1", "2026-02-28") == 220


def test_a_text_file_with_a_decimal_comma_and_a_title_that_says_the_measure(tmp_path: Path) -> None:
    content = "Budget je Projekt;;;\n;;;\nMonat;P1;P2;Summe\nJan 26;1.000,50;10;1.010,50\nFeb 26;120;20;140\nMrz 26;90;30;120\n"
    desk = kept(tmp_path, "zahlen.csv", content)
    assert stored(desk, "reporting_periods", "project_id", "pv", "_cell")[:2] == [("P1", 1000.5, "B4"), ("P2", 10, "C4")]


MEASURED = [("P1", 100, 90, "B3,C3"), ("P2", 10, 9, "D3,E3"), ("P1", 110, 95, "B4,C4"), ("P2", 20, 19, "D4,E4")]


@pytest.mark.parametrize("other", ["", "Abw.", "Forecast", "Variance"])
def test_measures_under_each_project(tmp_path: Path, other: str) -> None:
    more = [[other], [1], [2]] if other else [[], [], []]
    rows = [
        [None, "P1", None, *([None] if other else []), "P2"],
        ["Month", *(["Plan", "Ist", *more[0]] * 2)],
        ["Jan 26", 100, 90, *more[1], 10, 9, *more[1]],
        ["Feb 26", 110, 95, *more[2], 20, 19, *more[2]],
    ]
    found = said(tmp_path, "under.xlsx", {"Kosten": rows})
    assert [p["says"] for p in found["problems"] if p["severity"] == "warning"] == (
        [f"Columns that hold no planned value, earned value or actual cost are left out: “{other}” (column D), “{other}” (column G)."]
        if other
        else []
    )
    desk = kept(tmp_path / "yes", "under.xlsx", {"Kosten": rows}, "--yes")
    assert [each[:3] for each in stored(desk, "reporting_periods", "project_id", "pv", "ac", "_cell")] == [each[:3] for each in MEASURED]


def test_projects_under_each_measure_and_blocks_below_each_other(tmp_path: Path) -> None:
    rows = [[None, "PV", None, "AC"], ["Month", "P1", "P2", "P1", "P2"], ["Jan 26", 100, 10, 90, 9], ["Feb 26", 110, 20, 95, 19]]
    desk = kept(tmp_path, "over.xlsx", {"EVM": rows})
    assert stored(desk, "reporting_periods", "project_id", "pv", "ac") == [each[:3] for each in MEASURED]
    below = [["Planned value"], *down(["Month", "P1", "P2"], ["Jan 26", "Feb 26", "Mar 26"]), []]
    below += [["Actual cost"], *down(["Month", "P1", "P2"], ["Jan 26", "Feb 26", "Mar 26"])]
    desk = kept(tmp_path / "below", "below.xlsx", {"Numbers": below})
    assert [each[1] for each in stored(desk, "reporting_periods", "_row", "pv")] == [100, 10, 120, 20, 90, 30]
    assert [each[1] for each in stored(desk, "costs", "_row", "amount")] == [100, 10, 120, 20, 90, 30]


def test_cost_items_of_the_one_project_that_the_title_names_are_its_costs(tmp_path: Path) -> None:
    rows = [["Project: Alpha"], ["Actual costs"], *down(["Month", "Labour", "Material"], ["Jan 26", "Feb 26", "Mar 26"], total=True)]
    desk = kept(tmp_path, "items.xlsx", {"Sheet1": rows}, "--yes")
    assert [desk.figure("ac", "P1", day) for day in ("2026-01-31", "2026-03-31")] == [110, 370]


def test_years_beside_the_months_hold_until_the_next_one(tmp_path: Path) -> None:
    rows = [["Year", "Month", "P1", "P2"], [2025, "Nov", 1, 10], [None, "Dec", 2, 20], [2026, "Jan", 1, 30]]
    desk = kept(tmp_path, "years.xlsx", {"Actual costs": rows})
    assert stored(desk, "costs", "date", "amount", "_cell")[::2] == [
        (D(2025, 11, 30), 1, "C2"),
        (D(2025, 12, 31), 2, "C3"),
        (D(2026, 1, 31), 1, "C4"),
    ]


def test_a_comment_beside_and_a_note_below_are_told_and_an_unknown_project_is_refused(tmp_path: Path) -> None:
    rows = [["Month", "P1", "Comment", "Gamma"], ["Jan 26", 5, "late", 1], ["Feb 26", 4, None, 2], [], ["Source: finance"]]
    found = said(tmp_path, "more.xlsx", {"Actual costs": rows})
    told = [problem["says"] for problem in found["problems"]]
    assert "Column C, “Comment”, holds no amounts and is left out (1 cell)." in told
    assert "What stands below the last period is left out: row 5." in told
    assert [p["row"] for p in found["problems"] if p["severity"] == "error"] == [2, 3]


def test_a_list_of_periods_with_measures_as_headings_stays_as_it_is(tmp_path: Path) -> None:
    rows = [["Month", "PV", "EV", "AC"], ["Jan 26", 100, 90, 95], ["Feb 26", 110, 80, 99], ["Mar 26", 90, 80, 70]]
    desk = kept(tmp_path, "p1.xlsx", {"P1": rows}, "--yes")
    assert stored(desk, "reporting_periods", "project_id", "pv", "ev", "ac") == [
        ("P1", 100, 90, 95),
        ("P1", 110, 80, 99),
        ("P1", 90, 80, 70),
    ]


@pytest.mark.parametrize("heading", ["Forecast", "Prognose"])
def test_a_forecast_month_by_month_is_no_estimate_at_completion_and_a_budget_by_months_is_the_plan(tmp_path: Path, heading: str) -> None:
    rows = [["Project", "Measure", "Jan 26", "Feb 26"], ["P1", "Budget", 100, 90], ["P1", "Actual", 85, 60], ["P1", heading, 94, 80]]
    desk = kept(tmp_path, "across.xlsx", {"Months": rows}, "--yes")
    assert stored(desk, "reporting_periods", "pv", "ac", "eac", "budget") == [(100, 85, None, None), (90, 60, None, None)]
