"""Returns with months, weeks or quarters across, and with a project in each column: every value is taken from its own cell."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.command_line.calls import call
from tests.findings.sheets import kept, said, stored

D = date

WIDE = [["P1", "WP1", 100, 120, 130, 0, 350], ["P1", "WP2", 10, 20, 30, 40, 100]]
BOOKED = [
    ("WP1", D(2026, 1, 31), 100, "C2"),
    ("WP1", D(2026, 2, 28), 120, "D2"),
    ("WP1", D(2026, 3, 31), 130, "E2"),
    ("WP1", D(2026, 4, 30), 0, "F2"),
    ("WP2", D(2026, 1, 31), 10, "C3"),
    ("WP2", D(2026, 2, 28), 20, "D3"),
    ("WP2", D(2026, 3, 31), 30, "E3"),
    ("WP2", D(2026, 4, 30), 40, "F3"),
]


@pytest.mark.parametrize(
    "periods",
    [["Jan-26", "Feb-26", "Mar-26", "Apr-26"], [D(2026, 1, 1), D(2026, 2, 1), D(2026, 3, 1), D(2026, 4, 1)]],
    ids=["text", "dates"],
)
@pytest.mark.parametrize("total", [[], [["Total", None, 110, 140, 160, 40, 450]]], ids=["plain", "total"])
def test_x23_costs_of_months_across_are_booked_each_from_its_own_cell(tmp_path: Path, periods: list[Any], total: list[list[Any]]) -> None:
    rows = [["Project", "Work package", *periods, "Total"], *WIDE, *total]
    desk = kept(tmp_path, "wide_cost.xlsx", {"Actual costs": rows})
    assert stored(desk, "costs", "wp_id", "date", "amount", "_cell") == BOOKED
    assert desk.figure("ac", "P1", "2026-04-30") == 450
    told = call("explain", "ac", "--project", "P1", "--as-of", "2026-02-28", "--store", desk.store).stdout
    assert "wide_cost.xlsx, sheet Actual costs, cell C2, D2, C3, D3: 4 rows, amount 250.00 (load 2)" in told


def across(*periods: Any, rows: list[list[Any]], sheet: str = "Actual costs") -> dict[str, list[list[Any]]]:
    return {sheet: [["Project", "WP", *periods], *rows]}


def test_x23_quarters_across_with_a_total_that_proves_what_they_are(tmp_path: Path) -> None:
    rows = [["P1", "WP1", 100, 120, 130, 350], ["P1", "WP2", 10, 20, 30, 60], ["Total", None, 110, 140, 160, 410]]
    desk = kept(tmp_path, "q.xlsx", across("Q1 2026", "Q2 2026", "Q3 2026", "Total", rows=rows, sheet="Budget by quarter"))
    found = stored(desk, "reporting_periods", "wp_id", "period_end", "pv", "_cell")
    assert found[:2] == [("WP1", D(2026, 3, 31), 100, "C2"), ("WP1", D(2026, 6, 30), 120, "D2")]
    assert len(found) == 6


def test_x23_weeks_across(tmp_path: Path) -> None:
    rows = [["P1", None, 100, 120, 30], ["P2", None, 10, 20, 3]]
    desk = kept(tmp_path, "w.xlsx", across("KW 01/2026", "KW 02/2026", "KW 03/2026", rows=rows, sheet="Istkosten"))
    assert stored(desk, "costs", "project_id", "date", "amount", "_cell")[:2] == [
        ("P1", D(2026, 1, 4), 100, "C2"),
        ("P1", D(2026, 1, 11), 120, "D2"),
    ]


def test_x23_measures_side_by_side_under_each_month(tmp_path: Path) -> None:
    rows = [
        ["Project", "Jan 26", None, None, "Feb 26", None, None],
        [None, "PV", "EV", "AC", "PV", "EV", "AC"],
        ["P1", 100, 90, 95, 100, 90, 96],
        ["P2", 50, 50, 40, 50, 50, 60],
    ]
    desk = kept(tmp_path, "evm.xlsx", {"EVM": rows})
    assert stored(desk, "reporting_periods", "project_id", "period_end", "pv", "ev", "ac", "_cell") == [
        ("P1", D(2026, 1, 31), 100, 90, 95, "B3,C3,D3"),
        ("P1", D(2026, 2, 28), 100, 90, 96, "E3,F3,G3"),
        ("P2", D(2026, 1, 31), 50, 50, 40, "B4,C4,D4"),
        ("P2", D(2026, 2, 28), 50, 50, 60, "E4,F4,G4"),
    ]


@pytest.mark.parametrize("quarters", [("Q1 2026", "Q2 2026"), ("Q1", "Q2")], ids=str)
def test_x23_totals_in_the_middle_and_at_the_end_are_left_out(tmp_path: Path, quarters: tuple[str, str]) -> None:
    periods = ("Jan-26", "Feb-26", "Mar-26", quarters[0], "Apr-26", "May-26", "Jun-26", quarters[1], "Total 2026")
    rows = [["P1", "WP1", 10, 20, 30, 60, 1, 2, 3, 6, 66], ["P1", "WP2", 1, 2, 3, 6, 1, 2, 3, 6, 12]]
    desk = kept(tmp_path, "mid.xlsx", across(*periods, rows=rows))
    assert sum(amount for _, amount in stored(desk, "costs", "_cell", "amount")) == 78
    assert [cell for (cell,) in stored(desk, "costs", "_cell")][:6] == ["C2", "D2", "E2", "G2", "H2", "I2"]


def test_x23_a_total_that_does_not_add_up_wants_a_yes(tmp_path: Path) -> None:
    rows = [["P1", "WP1", 10, 20, 5, 99], ["P1", "WP2", 1, 2, 3, 6]]
    found = said(tmp_path, "bad.xlsx", across("Jan 26", "Feb 26", "Mar 26", "Total", rows=rows))
    assert not found["kept"]
    assert [problem["says"] for problem in found["problems"] if problem["severity"] == "warning"] == [
        "Column F is taken for a total and left out; in row 2 it says 99.00, and the values add up to 35.00."
    ]


def test_x23_subtotals_between_the_projects_are_left_out(tmp_path: Path) -> None:
    rows = [
        ["P1", "WP1", 10, 20, 15],
        ["P1", "WP2", 1, 2, 3],
        ["Subtotal P1", None, 11, 22, 18],
        ["P2", "WP1", 5, 5, 5],
        ["Subtotal P2", None, 5, 5, 5],
        ["Grand total", None, 16, 27, 23],
    ]
    desk = kept(tmp_path, "sub.xlsx", across("Jan-26", "Feb-26", "Mar-26", rows=rows))
    assert [stored(desk, "costs", "project_id", "amount").count((project, 5)) for project in ("P1", "P2")] == [0, 3]
    assert len(stored(desk, "costs", "_cell")) == 9


def test_x23_costs_that_never_fall_are_asked_about_and_a_total_answers(tmp_path: Path) -> None:
    rows = [["P1", "WP1", 10, 20, 30], ["P1", "WP2", 1, 2, 3]]
    (question,) = said(tmp_path, "open.xlsx", across("Jan 26", "Feb 26", "Mar 26", rows=rows))["questions"]
    assert question["key"] == "cumulative|open.xlsx|Actual costs|AC"
    answer = ("--answer", f"{question['key']}=cumulative")
    desk = kept(tmp_path / "said", "open.xlsx", across("Jan 26", "Feb 26", "Mar 26", rows=rows), *answer)
    assert stored(desk, "reporting_periods", "ac_to_date") == [(10,), (20,), (30,), (1,), (2,), (3,)]
    last = [["P1", "WP1", 10, 20, 30, 30], ["P1", "WP2", 1, 2, 3, 3]]
    desk = kept(tmp_path / "last", "last.xlsx", across("Jan 26", "Feb 26", "Mar 26", "Total", rows=last))
    assert stored(desk, "reporting_periods", "ac_to_date") == [(10,), (20,), (30,), (1,), (2,), (3,)]


def test_x23_months_without_a_year_take_it_from_above_from_the_name_or_from_an_answer(tmp_path: Path) -> None:
    rows = [["P1", "WP1", 10, 20, 5], ["P1", "WP2", 1, 2, 3]]
    above = {"Actual costs": [["Project", "WP", 2026, None, None], [None, None, "Jan", "Feb", "Mar"], *rows]}
    assert stored(kept(tmp_path / "a", "a.xlsx", above), "costs", "date", "_cell")[0] == (D(2026, 1, 31), "C3")
    named = across("Jan", "Feb", "Mar", rows=rows, sheet="Actuals 2026")
    assert [p["severity"] for p in said(tmp_path / "b", "b.xlsx", named)["problems"] if "no year" in p["says"]] == ["warning"]
    assert stored(kept(tmp_path / "c", "c.xlsx", named, "--yes"), "costs", "date", "_cell")[0] == (D(2026, 1, 31), "C2")
    wrapped = across("Nov", "Dec", "Jan", rows=rows, sheet="Actuals 2026")
    (question,) = said(tmp_path / "d", "d.xlsx", wrapped)["questions"]
    desk = kept(tmp_path / "e", "d.xlsx", wrapped, "--answer", f"{question['key']}=2025")
    assert [day for (day,) in stored(desk, "costs", "date")][:3] == [D(2025, 11, 30), D(2025, 12, 31), D(2026, 1, 31)]


def test_x23_months_across_in_a_text_file(tmp_path: Path) -> None:
    content = "Project;WP;Jan 26;Feb 26;Mar 26;Total\nP1;WP1;100;120;30;250\nTotal;;100;120;30;250\n"
    desk = kept(tmp_path, "actual_costs.csv", content)
    assert stored(desk, "costs", "date", "amount", "_cell") == [
        (D(2026, 1, 31), 100, "C2"),
        (D(2026, 2, 28), 120, "D2"),
        (D(2026, 3, 31), 30, "E2"),
    ]


def blocks(*projects: str) -> dict[str, list[list[Any]]]:
    rows: list[list[Any]] = []
    for project in projects:
        rows += [[f"EVM {project}"], ["Measure", D(2026, 1, 1), D(2026, 2, 1), D(2026, 3, 1), D(2026, 4, 1)]]
        rows += [["PV", 100, 200, 300, 400], ["EV", 90, 180, 270, None], ["AC", 95, 190, 285, None], []]
    return {"EVM": rows}


@pytest.mark.parametrize("projects", [("P1",), ("P1", "P2")], ids=str)
def test_x23_blocks_of_measures_take_the_project_that_their_title_names_and_want_a_yes(tmp_path: Path, projects: tuple[str, ...]) -> None:
    seen = said(tmp_path, "wide_blocks.xlsx", blocks(*projects))
    warned = [problem["says"] for problem in seen["problems"] if problem["severity"] == "warning"]
    start = "The table has no column for the project; all of its rows are taken for"
    assert warned == [f"{start} {project}, which “EVM {project}” names." for project in projects]
    answers = [part for question in seen["questions"] for part in ("--answer", f"{question['key']}=cumulative")]
    desk = kept(tmp_path / "yes", "wide_blocks.xlsx", blocks(*projects), "--yes", *answers)
    assert [desk.figure("ev", project, "2026-03-31") for project in projects] == [270 for _ in projects]
    assert stored(desk, "reporting_periods", "_cell")[0] == ("B2:B5",)


def test_x23_a_project_in_each_column_is_turned(tmp_path: Path) -> None:
    rows = [
        ["Measure", "P1", "P2"],
        ["Status date", D(2026, 3, 31), D(2026, 3, 31)],
        ["BAC", 1000, 500],
        ["PV", 300, 150],
        ["EV", 270, 140],
        ["AC", 285, 150],
        ["RAG", "Amber", "Green"],
    ]
    desk = kept(tmp_path, "proj_cols.xlsx", {"Portfolio": rows})
    assert stored(desk, "reporting_periods", "project_id", "budget", "pv_to_date", "ev_to_date", "ac_to_date", "_cell") == [
        ("P1", 1000, 300, 270, 285, "B1:B7"),
        ("P2", 500, 150, 140, 150, "C1:C7"),
    ]
    assert stored(desk, "status_reports", "project_id", "declared_status", "_cell") == [("P1", "amber", "B1:B7"), ("P2", "green", "C1:C7")]


def test_x23_names_above_and_identifiers_below_and_a_column_of_totals(tmp_path: Path) -> None:
    rows = [
        [None, "Alpha", "Beta", "Total"],
        ["Project ID", "P1", "P2", None],
        ["Budget", 1000, 500, 1500],
        ["Start", D(2026, 1, 1), D(2026, 1, 1), None],
        ["Finish", D(2026, 6, 30), D(2026, 4, 30), None],
        ["RAG", "Amber", "Green", None],
        ["Status date", D(2026, 3, 31), D(2026, 3, 31), None],
    ]
    desk = kept(tmp_path, "cols.xlsx", {"Portfolio": rows})
    assert stored(desk, "projects", "project_id", "name", "baseline_finish") == [
        ("P1", "Alpha", D(2026, 6, 30)),
        ("P2", "Beta", D(2026, 4, 30)),
    ]
    assert stored(desk, "reporting_periods", "project_id", "budget", "_cell") == [("P1", 1000, "B1:B7"), ("P2", 500, "C1:C7")]


def test_x23_rows_of_a_measure_that_is_not_kept_are_told_and_left_out(tmp_path: Path) -> None:
    rows = [
        ["Project", "Measure", "Jan 26", "Feb 26"],
        ["P1", "PV", 100, 90],
        ["P1", "EV", 80, 70],
        ["P1", "AC", 85, 60],
        ["P1", "CPI", 0.94, 1.17],
    ]
    (warning,) = [problem for problem in said(tmp_path, "evm.xlsx", {"EVM": rows})["problems"] if problem["severity"] == "warning"]
    assert warning["says"] == "Rows that hold no planned value, earned value or actual cost are left out: “CPI” (row 5)."
    desk = kept(tmp_path / "yes", "evm.xlsx", {"EVM": rows}, "--yes")
    assert stored(desk, "reporting_periods", "pv", "ev", "ac", "_cell") == [(100, 80, 85, "C2,C3,C4"), (90, 70, 60, "D2,D3,D4")]
