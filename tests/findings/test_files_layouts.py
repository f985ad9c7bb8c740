"""The shapes that returns come in: registers of several kinds, lists and plans that feed several tables, tables below and beside each other."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.findings.sheets import PORTFOLIO, kept, said, stored

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
    desk = kept(tmp_path, "raid_one.xlsx", {"RAID log": log}, "--yes")  # a risk has no due date, nor a priority
    assert stored(desk, "risks", "risk_id", "title", "status", "_row") == [("1", "Vendor may be late", "open", 2)]
    assert stored(desk, "issues", "issue_id", "title", "severity", "due_date", "_row") == [
        ("2", "Server is down", "high", D(2026, 4, 2), 3)
    ]
    assert stored(desk, "actions", "action_id", "owner", "status", "due_date") == [("3", "Ann", "done", D(2026, 4, 3))]
    assert stored(desk, "decisions", "decision_id", "owner", "due_date") == [("4", "Eve", D(2026, 4, 4))]


def test_x8_kinds_are_known_in_german_and_those_without_a_register_are_told(tmp_path: Path) -> None:
    log = [
        ["Nr", "Projekt", "Art", "Beschreibung", "Verantwortlich", "Status", "Fällig am"],
        [1, "P1", "Risiko", "Lieferant spät", "Ann", "offen", D(2026, 4, 1)],
        [2, "P1", "Problem", "Server", "Bob", "offen", D(2026, 4, 1)],
        [3, "P1", "Maßnahme", "Anruf", "Eve", "erledigt", D(2026, 4, 1)],
        [4, "P1", "Entscheidung", "Wahl", "Eve", "offen", D(2026, 4, 1)],
        [5, "P1", "Annahme", "Strom", "Eve", "offen", None],
    ]
    refused = said(tmp_path, "raid_de.xlsx", {"RAID": log})
    assert [problem["says"] for problem in refused["problems"] if problem["severity"] == "warning"] == [
        "Filled cells are not used, as their kind of rows has no such column: “Fällig am” in 1 row of risks (2) holds dates (2026-04-01).",
        "1 row (6) of kind “Annahme” are left out: there is no register for them.",
    ]
    desk = kept(tmp_path / "yes", "raid_de.xlsx", {"RAID": log}, "--yes")
    assert [stored(desk, name, "status", "_row") for name in ("risks", "issues", "actions", "decisions")] == [
        [("open", 2)],
        [("open", 3)],
        [("done", 4)],
        [("open", 5)],
    ]


def test_x8_one_column_of_identifiers_serves_every_register(tmp_path: Path) -> None:
    log = [
        ["RAID ID", "Project", "Category", "Title", "Probability", "Impact", "Severity", "Owner", "Status"],
        ["R1", "P1", "Risks", "Late", 4, 5, None, "Ann", "Open"],
        ["I1", "P1", "Issues", "Down", None, None, "High", "Ann", "Open"],
        ["C1", "P1", "Change Request", "More", None, None, None, "Ann", "Open"],
    ]
    desk = kept(tmp_path, "log.xlsx", {"Log": log})
    assert stored(desk, "risks", "risk_id", "probability", "impact") == [("R1", 4, 5)]
    assert stored(desk, "issues", "issue_id", "severity") == [("I1", "high")]
    assert stored(desk, "change_requests", "change_id", "_row") == [("C1", 4)]


# X10: a list of projects and a plan that say how things stand


def test_x10_p31_a_plan_with_progress_and_cost_feeds_three_tables(tmp_path: Path) -> None:
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


def test_x10_p31_the_list_of_projects_feeds_three_tables_and_loses_nothing_that_is_known(tmp_path: Path) -> None:
    options = day_and_share("portfolio.xlsx", "Portfolio", "Reporting periods")
    desk = kept(tmp_path, "portfolio.xlsx", {"Portfolio": PORTFOLIO}, *options)
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


def test_x10_a_german_list_with_its_day_in_a_column_asks_nothing(tmp_path: Path) -> None:
    heads = ["Projekt-ID", "Projektname", "Projektleiter", "Ampel", "Fortschritt", "Budget", "Ist", "Prognose", "Start", "Ende", "Stichtag"]
    rows = [
        heads,
        ["P1", "Alpha", "Ann", "gelb", "45 %", 1000, 500, 1100, D(2026, 1, 1), D(2026, 6, 30), D(2026, 3, 31)],
        ["P2", "Beta", "Bob", "grün", "90 %", 500, 480, 520, D(2026, 1, 1), D(2026, 4, 30), D(2026, 3, 31)],
    ]
    desk = kept(tmp_path, "liste.xlsx", {"Projektliste": rows})
    assert stored(desk, "projects", "manager", "baseline_finish", "currency") == [
        ("Ann", D(2026, 6, 30), "EUR"),
        ("Bob", D(2026, 4, 30), "EUR"),
    ]
    assert stored(desk, "status_reports", "declared_status", "status_date") == [("amber", D(2026, 3, 31)), ("green", D(2026, 3, 31))]
    assert stored(desk, "reporting_periods", "budget", "ac_to_date", "eac", "pct_complete") == [
        (1000, 500, 1100, 0.45),
        (500, 480, 520, 0.9),
    ]


SHORT = [["Project ID", "Project name", "RAG", "Budget", "Actual"], ["P1", "Alpha", "Amber", 1000, 500], ["P2", "Beta", "Green", 500, 480]]


@pytest.mark.parametrize("line", [["Status date:", D(2026, 3, 20)], ["Status as of 20 March 2026"], ["Stand: 20. März 2026"]], ids=str)
def test_x10_the_day_that_a_line_above_the_list_says_is_taken(tmp_path: Path, line: list[Any]) -> None:
    desk = kept(tmp_path, "list.xlsx", {"Portfolio": [["The PMO's list"], line, *SHORT]})
    assert stored(desk, "status_reports", "status_date", "declared_status") == [(D(2026, 3, 20), "amber"), (D(2026, 3, 20), "green")]


def test_x10_the_day_that_the_files_name_tells_is_a_safe_answer(tmp_path: Path) -> None:
    (question,) = said(tmp_path, "portfolio_2026-03.xlsx", {"Portfolio": SHORT})["questions"]
    assert question["key"] == "constant|portfolio_2026-03.xlsx|Portfolio|status_date"
    assert "“portfolio_2026-03” says 2026-03-31." in question["says"]
    desk = kept(tmp_path / "yes", "portfolio_2026-03.xlsx", {"Portfolio": SHORT}, "--yes")
    assert stored(desk, "status_reports", "status_date") == [(D(2026, 3, 31),), (D(2026, 3, 31),)]


def test_x10_names_beside_the_periods_of_a_project_make_no_second_project(tmp_path: Path) -> None:
    rows = [
        ["Project", "Project name", "Manager", "Period", "PV", "EV", "AC"],
        ["P1", "Alpha", "Ann", "Jan 2026", 100, 90, 95],
        ["P1", "Alpha", "Ann", "Feb 2026", 100, 90, 90],
    ]
    desk = kept(tmp_path, "evm.xlsx", {"EVM": rows})
    assert stored(desk, "reporting_periods", "period_end", "ev") == [(D(2026, 1, 31), 90), (D(2026, 2, 28), 90)]
    assert stored(desk, "projects", "project_id", "manager") == [("P1", None), ("P2", None)]


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


def test_x24_the_block_without_a_project_takes_the_only_one_beside_it(tmp_path: Path) -> None:
    rows = [
        ["Project", "Risk ID", "Risk", "Probability", "Impact", "Owner", "Status", None, "Issue ID", "Issue", "Severity", "Issue owner"],
        ["P1", "R1", "Vendor is late", 4, 4, "Ann", "Open", None, "I1", "Server is down", "High", "Bob"],
    ]
    desk = kept(tmp_path, "side.xlsx", {"RAID": rows})
    assert stored(desk, "issues", "project_id", "issue_id", "owner", "_row") == [("P1", "I1", "Bob", 2)]
    several = [*rows, ["P2", "R2", "Later", 4, 4, "Ann", "Open", None, "I2", "Down again", "High", "Bob"]]
    (question,) = said(tmp_path / "two", "side.xlsx", {"RAID": several})["questions"]
    assert question["key"] == "constant|side.xlsx|RAID · Issues in I–L|project_id"


def test_x24_months_across_below_each_other_are_both_read(tmp_path: Path) -> None:
    months = ["Project", "WP", "Jan-26", "Feb-26"]
    rows = [
        ["Actual cost"],
        months,
        ["P1", "WP1", 10, 20],
        ["P1", "WP2", 1, 2],
        [],
        ["Planned value"],
        months,
        ["P1", "WP1", 11, 21],
        ["P1", "WP2", 2, 3],
    ]
    desk = kept(tmp_path, "both.xlsx", {"Costs": rows})
    assert stored(desk, "costs", "amount", "_cell") == [(10, "C3"), (20, "D3"), (1, "C4"), (2, "D4")]
    assert stored(desk, "reporting_periods", "pv", "_cell") == [(11, "C8"), (21, "D8"), (2, "C9"), (3, "D9")]
