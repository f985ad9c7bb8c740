"""The shapes that returns come in: registers of several kinds, lists and plans that feed several tables, periods across, tables beside each other."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.findings.sheets import kept, stored

D = date
RISK = ["Project", "Risk ID", "Risk", "Probability", "Impact", "Owner", "Status"]
ISSUE = ["Project", "Issue ID", "Issue", "Severity", "Owner", "Status"]
ACTION = ["Project", "Action ID", "Action", "Owner", "Due date", "Status"]


def day_and_share(file: str, sheet: str, part: str) -> tuple[str, ...]:
    """The two answers that a list without a day and without percent signs wants."""
    share = f"percent|{file}|{sheet} · {part}|% complete=share"
    return ("--answer", f"constant|{file}|{sheet}|status_date=2026-03-31", "--answer", share)


# X8: one register of several kinds


def test_x8_each_row_of_a_raid_log_goes_to_its_register(tmp_path: Path) -> None:
    log = [
        ["ID", "Project", "Type", "Description", "Owner", "Priority", "Status", "Due date"],
        ["1", "P1", "Risk", "Vendor may be late", "Ann", "High", "Open", D(2026, 4, 1)],
        ["2", "P1", "Issue", "Server is down", "Bob", "High", "Open", D(2026, 4, 2)],
        ["3", "P1", "Action", "Call the vendor", "Ann", "Low", "Done", D(2026, 4, 3)],
        ["4", "P1", "Decision", "Choose the vendor", "Eve", "High", "Open", D(2026, 4, 4)],
    ]
    desk = kept(tmp_path, "raid_one.xlsx", {"RAID log": log})
    assert stored(desk, "risks", "risk_id", "title", "status", "_row") == [("1", "Vendor may be late", "open", 2)]
    assert stored(desk, "issues", "issue_id", "title", "severity", "due_date", "_row") == [
        ("2", "Server is down", "high", D(2026, 4, 2), 3)
    ]
    assert stored(desk, "actions", "action_id", "owner", "status", "due_date") == [("3", "Ann", "done", D(2026, 4, 3))]
    assert stored(desk, "decisions", "decision_id", "owner", "due_date") == [("4", "Eve", D(2026, 4, 4))]


# X10: a list of projects and a plan that say how things stand


def test_x10_a_plan_with_progress_and_cost_feeds_three_tables(tmp_path: Path) -> None:
    tasks = [
        ["Project", "WBS", "Task", "Start", "Finish", "% complete", "Budget", "Actual cost"],
        ["P1", "1.1", "Design", D(2026, 1, 1), D(2026, 2, 28), 1, 100, 120],
        ["P1", "1.2", "Build", D(2026, 2, 1), D(2026, 3, 31), 0.25, 200, 40],
    ]
    options = day_and_share("plan_progress.xlsx", "Tasks", "Progress")
    desk = kept(tmp_path, "plan_progress.xlsx", {"Tasks": tasks}, *options)
    assert stored(desk, "work_packages", "wp_id", "name", "budget") == [("1.1", "Design", 100), ("1.2", "Build", 200)]
    assert stored(desk, "progress", "wp_id", "status_date", "pct_complete") == [("1.1", D(2026, 3, 31), 1), ("1.2", D(2026, 3, 31), 0.25)]
    assert stored(desk, "reporting_periods", "wp_id", "ac_to_date", "ac") == [("1.1", 120, None), ("1.2", 40, None)]
    assert [desk.figure(name, "P1", "2026-03-31") for name in ("bac", "ev", "ac")] == [300, 150, 160]


LIST = [
    "Project ID",
    "Project name",
    "PM",
    "RAG",
    "% complete",
    "Budget",
    "Actual",
    "Forecast",
    "Start",
    "Finish",
    "Forecast finish",
    "Comment",
]


def test_x10_the_list_of_projects_feeds_three_tables_and_loses_nothing_that_is_known(tmp_path: Path) -> None:
    portfolio = [
        LIST,
        ["P1", "Alpha", "Ann", "A", 0.45, 1000, 500, 1100, D(2026, 1, 1), D(2026, 6, 30), D(2026, 7, 31), "late"],
        ["P2", "Beta", "Bob", "G", 0.9, 500, 480, 520, D(2026, 1, 1), D(2026, 4, 30), D(2026, 4, 30), "fine"],
    ]
    options = day_and_share("portfolio.xlsx", "Portfolio", "Reporting periods")
    desk = kept(tmp_path, "portfolio.xlsx", {"Portfolio": portfolio}, *options)
    assert stored(desk, "projects", "project_id", "manager", "baseline_finish", "forecast_finish", "currency") == [
        ("P1", "Ann", D(2026, 6, 30), D(2026, 7, 31), "EUR"),
        ("P2", "Bob", D(2026, 4, 30), D(2026, 4, 30), "EUR"),
    ]
    assert stored(desk, "reporting_periods", "project_id", "budget", "ac_to_date", "eac", "pct_complete") == [
        ("P1", 1000, 500, 1100, 0.45),
        ("P2", 500, 480, 520, 0.9),
    ]
    assert stored(desk, "status_reports", "project_id", "declared_status", "progress") == [("P1", "amber", "late"), ("P2", "green", "fine")]
    assert [desk.figure(name, "P1", "2026-03-31") for name in ("bac", "ev", "ac")] == [1000, 450, 500]


# X23: periods across, a project in each column

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


# X24: several tables in one sheet


def test_x24_tables_below_each_other_are_both_read(tmp_path: Path) -> None:
    rows = [
        ["Risks"],
        RISK,
        ["P1", "R1", "Vendor is late", 4, 4, "Ann", "Open"],
        [],
        ["Issues"],
        ISSUE,
        ["P1", "I1", "Server is down", "High", "Bob", "Open"],
        ["P1", "I2", "No test data", "Low", "Eve", "Open"],
    ]
    desk = kept(tmp_path, "stacked.xlsx", {"RAID": rows})
    assert stored(desk, "risks", "risk_id", "probability", "_row") == [("R1", 4, 3)]
    assert stored(desk, "issues", "issue_id", "severity", "_row") == [("I1", "high", 7), ("I2", "low", 8)]


def test_x24_three_tables_below_each_other_without_titles(tmp_path: Path) -> None:
    rows = [
        RISK,
        ["P1", "R1", "Late", 4, 4, "Ann", "Open"],
        [],
        ISSUE,
        ["P1", "I1", "Down", "High", "Bob", "Open"],
        [],
        ACTION,
        ["P1", "A1", "Call", "Bob", D(2026, 4, 1), "Open"],
    ]
    desk = kept(tmp_path, "three.xlsx", {"RAID": rows})
    assert [stored(desk, name, "_row") for name in ("risks", "issues", "actions")] == [[(2,)], [(5,)], [(8,)]]


def test_x24_tables_beside_each_other_are_all_read(tmp_path: Path) -> None:
    rows = [
        [*RISK, None, *ISSUE, None, *ACTION],
        [
            "P1",
            "R1",
            "Late",
            4,
            4,
            "Ann",
            "Open",
            None,
            "P1",
            "I1",
            "Down",
            "High",
            "Bob",
            "Open",
            None,
            "P1",
            "A1",
            "Call",
            "Bob",
            D(2026, 4, 1),
            "Open",
        ],
        ["P1", "R2", "Later", 4, 4, "Ann", "Open", *[None] * 8, "P1", "A2", "Again", "Bob", D(2026, 4, 1), "Open"],
    ]
    desk = kept(tmp_path, "side3.xlsx", {"RAID": rows})
    assert stored(desk, "risks", "risk_id", "_row") == [("R1", 2), ("R2", 3)]
    assert stored(desk, "issues", "issue_id", "_row") == [("I1", 2)]
    assert stored(desk, "actions", "action_id", "_row") == [("A1", 2), ("A2", 3)]
