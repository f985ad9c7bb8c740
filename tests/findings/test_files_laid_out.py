"""How a sheet is laid out is found, can be said otherwise, and is remembered for the next sheet with the same headings."""

from pathlib import Path
from typing import Any

from tests.findings.sheets import desk_with, kept, said, stored
from tests.ingest.files import workbook

LOG = [
    ["ID", "Project", "Type", "Description", "Owner", "Status"],
    ["1", "P1", "Risk", "Vendor may be late", "Ann", "Open"],
    ["2", "P1", "Issue", "Server is down", "Bob", "Open"],
]


def months(*names: str, values: tuple[float, ...] = (10, 5)) -> dict[str, list[list[Any]]]:
    return {"Sheet1": [["Project", "WP", *names], ["P1", "WP1", *values]]}


def test_x23_what_the_values_across_are_is_asked_once_and_remembered_for_other_months(tmp_path: Path) -> None:
    desk, first = desk_with(tmp_path, "wide_2026-02.xlsx", months("Jan 26", "Feb 26"))
    key = desk.asked("measure", first)
    desk.kept(first, options=("--answer", f"{key}=ac"))
    later = workbook(desk.file("wide_2026-04.xlsx", ""), months("Mar 26", "Apr 26", values=(7, 3)))
    desk.kept(later)
    assert stored(desk, "costs", "amount", "_cell") == [(10, "C2"), (5, "D2"), (7, "C2"), (3, "D2")]


def test_x8_a_layout_is_said_otherwise_and_remembered(tmp_path: Path) -> None:
    desk, path = desk_with(tmp_path, "log.xlsx", {"RAID log": LOG})
    answers = ("--answer", "layout|log.xlsx|RAID log|=as_is", "--table", "log.xlsx|RAID log=risks")
    assert [sheet["table"] for sheet in desk.kept(path, options=(*answers, "--yes"))["sheets"]] == ["risks"]
    assert stored(desk, "risks", "risk_id") == [("1",), ("2",)]
    again = workbook(desk.file("log.xlsx", ""), {"RAID log": [*LOG, ["3", "P1", "Issue", "Down again", "Bob", "Open"]]})
    desk.kept(again, options=("--yes",))
    assert stored(desk, "risks", "risk_id") == [("1",), ("2",), ("3",)]
    assert stored(desk, "issues", "issue_id") == []


def test_x24_a_layout_that_the_sheet_has_not_is_an_error(tmp_path: Path) -> None:
    found = said(tmp_path, "log.xlsx", {"RAID log": LOG}, "--answer", "layout|log.xlsx|RAID log|=across")
    assert not found["kept"]
    assert "Sheet “RAID log” is said to be months, weeks or quarters across, and is not." in [
        problem["says"] for problem in found["problems"]
    ]


def test_x24_a_layout_found_is_told_with_the_first_of_its_rows(tmp_path: Path) -> None:
    content = {"Actual costs": months("Jan 26", "Feb 26")["Sheet1"]}
    assert kept(tmp_path, "wide.xlsx", content)
    (notice,) = said(tmp_path / "again", "wide.xlsx", content)["problems"]
    assert notice["says"].endswith("The first: C2: P1, WP1, 2026-01-31, 10.0; D2: P1, WP1, 2026-02-28, 5.0.")
