"""Rows that nobody sees, rows that hold a number alone, cells merged over several rows, and summaries above their parts."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.findings.sheets import desk_with, kept, said, stored

D = date
LEDGER = [
    ["Project", "Line", "Posting date", "Amount"],
    *(["P1", str(n), D(2026, 1, n), amount] for n, amount in enumerate((100, 900, 50, 7, 8), 1)),
]


def filtered(path: Path, *hidden: int) -> Path:
    """The ledger as a workbook in which these rows are hidden, as a filter leaves them."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("Ledger")
        for number, cells in enumerate(LEDGER):
            sheet.write_row(number, 0, cells)
            if number + 1 in hidden:
                sheet.set_row(number, None, None, {"hidden": True})
    return path


@pytest.mark.parametrize(
    ("hidden", "told"),
    [
        ((3,), "1 row is hidden in the sheet and is loaded like the others: 3."),
        ((3, 5, 6), "3 rows are hidden in the sheet and are loaded like the others: 3, 5–6."),
    ],
    ids=str,
)
def test_x11_rows_hidden_by_a_filter_count_and_that_wants_a_yes(tmp_path: Path, hidden: tuple[int, ...], told: str) -> None:
    desk, path = desk_with(tmp_path, "hidden_rows.xlsx", "")
    filtered(path, *hidden)
    found = desk.load(path)
    assert not found["kept"]
    assert [problem["says"] for problem in found["problems"]] == [told]
    desk.kept(path, options=("--yes",))
    assert desk.figure("ac", "P1", "2026-03-31") == 1065


def test_x26_numbered_empty_rows_are_left_out_with_a_note(tmp_path: Path) -> None:
    content = "Project,Risk ID,Risk,Probability,Impact,Owner,Status\nP1,1,Vendor is late,4,4,Ann,Open\nP1,2,,,,,\nP1,3,,,,,\nP1,4,Late,2,2,Bob,Open\n"
    found = said(tmp_path, "prenum.csv", content)
    assert found["kept"]
    assert [problem["says"] for problem in found["problems"]] == ["Row 3 is numbered and holds nothing else, and so is row 4; left out."]


def test_x26_rows_with_a_number_and_zeros_or_a_word_given_in_advance_are_empty(tmp_path: Path) -> None:
    plan_ = "Project,WBS,Task name,Start,Finish,Budget\nP1,1,A,2026-01-05,2026-02-05,100\nP1,2,,,,\nP1,3,,,,0\nP1,4,D,,,0\n"
    desk = kept(tmp_path, "plan.csv", plan_)
    assert stored(desk, "work_packages", "wp_id") == [("1",), ("4",)]
    risks = "Projekt;Nr;Risiko;Wahrscheinlichkeit;Auswirkung;Status;Verantwortlich\nP1;1;x;4;4;Offen;Ann\nP1;2;;;;Offen;\nP1;3;;;;Offen;\n;4;;;;;\n"
    found = said(tmp_path / "status", "risiken.csv", risks)
    assert found["kept"]
    assert {problem["says"] for problem in found["problems"]} == {
        "Row 3 is numbered and holds nothing but “Offen”, and so is row 4; left out.",
        "Row 5 is numbered and holds nothing else; left out.",
    }
    mixed = risks.replace("P1;3;;;;Offen", "P1;3;;;;Geschlossen")
    assert said(tmp_path / "mixed", "risiken.csv", mixed)["sheets"][0]["rejected"] == 2  # no word that each has in advance


def test_x26_a_row_that_lacks_only_something_is_refused_as_before(tmp_path: Path) -> None:
    content = "Project,Risk ID,Risk,Probability,Impact,Owner,Status\nP1,1,Vendor is late,4,4,Ann,Open\nP1,2,,3,3,,\n"
    assert said(tmp_path, "half.csv", content)["sheets"][0]["rejected"] == 1


DATES = [
    ["Project", "Milestone ID", "Milestone", "Planned date", "Forecast"],
    ["P1", "M1", "Kick-off", D(2026, 1, 10), D(2026, 1, 12)],
    [None, "M2", "Pilot", D(2026, 3, 10), D(2026, 3, 20)],
    [None, "M3", "Go-live", D(2026, 6, 10), D(2026, 7, 1)],
]


def test_x26_a_project_merged_over_its_rows_holds_for_each(tmp_path: Path) -> None:
    desk = kept(tmp_path, "merged_down.xlsx", {"Milestones": DATES}, merged=[("Milestones", "A2:A4")])
    assert stored(desk, "milestones", "project_id", "milestone_id", "_row") == [("P1", "M1", 2), ("P1", "M2", 3), ("P1", "M3", 4)]


def test_x26_a_project_merged_beside_months_across(tmp_path: Path) -> None:
    rows = [["Project", "WP", "Jan 26", "Feb 26"], ["P1", "WP1", 10, 5], [None, "WP2", 1, 2], ["P2", "WP1", 7, 8]]
    desk = kept(tmp_path, "wide.xlsx", {"Actual costs": rows}, merged=[("Actual costs", "A2:A3")])
    assert stored(desk, "costs", "project_id", "wp_id", "amount", "_cell")[2:4] == [("P1", "WP2", 1, "C3"), ("P1", "WP2", 2, "D3")]


def test_x26_a_merged_rating_holds_for_each_row_and_a_merged_amount_counts_once(tmp_path: Path) -> None:
    rows = [["Project", "WBS", "Task", "Budget"], ["P1", "1.1", "Design", 300], ["P1", "1.2", "Build", None], ["P1", "1.3", "Test", 50]]
    found = said(tmp_path, "plan.xlsx", {"Work packages": rows}, merged=[("Work packages", "D2:D3")])
    assert "D2:D3 are one cell; its amount counts once, in row 2." in [problem["says"] for problem in found["problems"]]
    risks = [
        ["Project", "Risk ID", "Risk", "Probability", "Impact", "Owner"],
        ["P1", "R1", "Late", 4, 2, "Ann"],
        ["P1", "R2", "Later", None, 3, "Ann"],
    ]
    desk = kept(tmp_path / "risks", "risks.xlsx", {"Risks": risks}, merged=[("Risks", "D2:D3")])
    assert stored(desk, "risks", "risk_id", "probability") == [("R1", 4), ("R2", 4)]


PLAN = ["Project", "WBS", "Task name", "Start", "Finish", "Budget", "% complete", "Status date"]
SUMMED = {1: (300, "50%"), 2: (100, "100%"), 3: (200, "25%")}


def plan(
    *ids: str, heads: list[str] = PLAN, extra: tuple[Any, ...] = (), names: tuple[str, ...] = ("Phase one", "Design", "Build")
) -> list[list[Any]]:
    rows = [[*heads, *(["Level"] if extra else [])]]
    for number, (package, name) in enumerate(zip(ids, names, strict=True), start=1):
        budget, share = SUMMED[number]
        more = [extra[number - 1]] if extra else []
        rows.append(["P1", package, name, D(2026, 1, 1), D(2026, 3, 31), budget, share, D(2026, 3, 31), *more])
    return rows


@pytest.mark.parametrize(
    ("rows", "by"),
    [
        (plan("1", "1.1", "1.2"), "numbers"),
        (plan("A", "A.1", "A.2"), "numbers"),
        (plan("0", "1", "2"), "numbers"),
        (plan("11", "12", "13", extra=(1, 2, 2)), "levels"),
        (plan("11", "12", "13", names=("Phase one", "   Design", "   Build")), "indentation"),
    ],
    ids=["outline number", "letters", "the whole project", "level", "indentation"],
)
def test_x2_a_summary_does_not_count_beside_its_parts(tmp_path: Path, rows: list[list[Any]], by: str) -> None:
    desk, path = desk_with(tmp_path, "outline.xlsx", {"WBS": rows})
    found = desk.kept(path)
    assert [desk.figure(name, "P1", "2026-03-31") for name in ("bac", "ev")] == [300, 150]
    (told,) = [problem["says"] for problem in found["problems"] if "summary" in problem["says"]]
    assert told.startswith(f"1 row is the summary of those below it, by their {by}: “{rows[1][1]}”.")


def test_x2_a_row_that_only_adds_up_is_asked_about(tmp_path: Path) -> None:
    desk, path = desk_with(tmp_path, "flat.xlsx", {"WBS": plan("11", "12", "13")})
    key = desk.asked("outline", path)
    desk.kept(path, options=("--answer", f"{key}=summary"))
    assert [desk.figure(name, "P1", "2026-03-31") for name in ("bac", "ev")] == [300, 150]
    desk, path = desk_with(tmp_path / "own", "flat.xlsx", {"WBS": plan("11", "12", "13")})
    desk.kept(path, options=("--answer", f"{key}=own"))
    assert desk.figure("bac", "P1", "2026-03-31") == 600


def test_x2_the_progress_of_a_summary_is_not_earned_beside_its_parts(tmp_path: Path) -> None:
    budgets = [[*row[:6]] for row in plan("1", "1.1", "1.2")]
    desk, path = desk_with(tmp_path, "plan.xlsx", {"WBS": budgets})
    desk.kept(path)
    desk.kept(
        desk.file("prog.csv", "Project,WBS,Status date,% complete\nP1,1,2026-03-31,50%\nP1,1.1,2026-03-31,100%\nP1,1.2,2026-03-31,25%\n")
    )
    assert [desk.figure(name, "P1", "2026-03-31") for name in ("bac", "ev")] == [300, 150]
