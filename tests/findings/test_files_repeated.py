"""Projects written once and left blank below: they hold for the rows below, where the rows show it, and nowhere else."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.findings.sheets import kept, said, stored

D = date
LEDGER: list[list[Any]] = [
    ["Project", "WP", "Posting date", "Text", "Amount"],
    ["P1", "W1", D(2026, 1, 15), "a", 100],
    [None, None, D(2026, 1, 17), "b", 120],
    [None, "W2", D(2026, 2, 13), "c", 130],
    ["P2", "W1", D(2026, 1, 25), "d", 10],
    [None, None, D(2026, 2, 25), "e", 20],
]
BOOKED = [("P1", "W1", 100), ("P1", "W1", 120), ("P1", "W2", 130), ("P2", "W1", 10), ("P2", "W1", 20)]


@pytest.mark.parametrize("totals", [False, True])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_ledger_that_names_project_and_package_once_is_filled_down_and_says_so(tmp_path: Path, kind: str, totals: bool) -> None:
    rows = LEDGER
    if totals:
        rows = [
            *LEDGER[:4],
            [None, None, None, "Subtotal", 350],
            *LEDGER[4:],
            [None, None, None, None, 30],
            ["Total", None, None, None, 380],
        ]
    content: Any = {"Ledger": rows}
    if kind == "csv":
        content = "".join(";".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows)
    desk = kept(tmp_path, f"ledger.{kind}", content)
    assert stored(desk, "costs", "project_id", "wp_id", "amount") == BOOKED
    told = [p["says"] for p in said(tmp_path / "again", f"ledger.{kind}", content)["problems"] if "written once" in p["says"]]
    where = "3–4, 7" if totals else "3–4, 6"
    assert told == [f"What is written once holds for the rows below it: {where} are taken for the project above."]


@pytest.mark.parametrize("measured", [False, True])
def test_months_across_with_the_project_named_once(tmp_path: Path, measured: bool) -> None:
    names = ["PV", "AC"] if measured else ["W1", "W2"]
    rows = [["Project", "Measure" if measured else "WP", "Jan 26", "Feb 26"], ["P1", names[0], 30, 20], [None, names[1], 5, 4]]
    rows += [["P2", names[0], 3, 2], [None, names[1], 1, 1], ["Total", None, 39, 27]][: None if not measured else 2]
    desk = kept(tmp_path, "wide.xlsx", {"Actual costs": rows})
    if measured:
        assert stored(desk, "reporting_periods", "project_id", "pv", "ac") == [("P1", 30, 5), ("P1", 20, 4), ("P2", 3, 1), ("P2", 2, 1)]
    else:
        assert stored(desk, "costs", "project_id", "wp_id", "amount")[2:6] == [
            ("P1", "W2", 5),
            ("P1", "W2", 4),
            ("P2", "W1", 3),
            ("P2", "W1", 2),
        ]


def test_periods_and_cost_items_below_their_project(tmp_path: Path) -> None:
    periods = [["Project", "Period end", "PV", "AC"], ["P1", D(2026, 1, 31), 9, 8], [None, D(2026, 2, 28), 5, 7]]
    periods += [["P2", D(2026, 1, 31), 3, 3], [None, D(2026, 2, 28), 2, 1]]
    desk = kept(tmp_path, "p.xlsx", {"EVM": periods})
    assert stored(desk, "reporting_periods", "project_id", "pv") == [("P1", 9), ("P1", 5), ("P2", 3), ("P2", 2)]
    items = [
        ["Project", "Cost item", "Budget", "Actual"],
        ["P1", "Labour", 9, 8],
        [None, "Tools", 5, 7],
        ["P2", "Labour", 3, 3],
        [None, "Tools", 2, 1],
    ]
    desk = kept(tmp_path / "items", "i.xlsx", {"Budget": items}, "--status-date", "2026-03-31")
    assert stored(desk, "reporting_periods", "project_id", "budget", "ac_to_date") == [("P1", 14, 15), ("P2", 5, 4)]


@pytest.mark.parametrize(
    ("projects", "refused"),
    [
        (["P1", "P1", None, "P2", "P2"], [4]),
        (["P1", "P2", None, "P1", "P2"], [4]),
        ([None, "P1", None, None, "P2"], [2, 4, 5]),
        (["P1", None, None, "P2", "P2"], [3, 4]),
    ],
    ids=str,
)
def test_a_project_that_is_missing_is_no_repeat(tmp_path: Path, projects: list[str | None], refused: list[int]) -> None:
    rows = [LEDGER[0], *([project, *line[1:]] for project, line in zip(projects, LEDGER[1:], strict=True))]
    found = said(tmp_path, "gap.xlsx", {"Ledger": rows})
    assert not found["kept"]
    errors = [p for p in found["problems"] if p["severity"] == "error"]
    assert [errors[0]["row"], len(found["rejects"])] == [refused[0], len(refused)]


@pytest.mark.parametrize("names", [("P1", "P2"), ("Alpha", "Beta")], ids=str)
@pytest.mark.parametrize("totals", [False, True])
def test_projects_in_rows_of_their_own_head_the_lines_below_them(tmp_path: Path, names: tuple[str, str], totals: bool) -> None:
    lines = [[D(2026, 1, 15), "a", 100], [D(2026, 1, 17), "b", 120], [D(2026, 1, 25), "c", 10]]
    subtotal = [["Subtotal", None, 220]] if totals else []
    rows = [
        ["Posting date", "Text", "Amount"],
        [names[0]],
        *lines[:2],
        *subtotal,
        [],
        [names[1]],
        lines[2],
        *([["Total", None, 230]] if totals else []),
    ]
    desk = kept(tmp_path, "headed.xlsx", {"Ledger": rows})
    assert stored(desk, "costs", "project_id", "amount") == [("P1", 100), ("P1", 120), ("P2", 10)]


def test_a_sheet_with_a_column_for_the_project_keeps_it(tmp_path: Path) -> None:
    rows = [["Project", "Posting date", "Amount"], ["P1"], ["P1", D(2026, 1, 15), 5], ["P2"], ["P1", D(2026, 1, 16), 6]]
    desk = kept(tmp_path, "own.xlsx", {"Ledger": rows})
    assert stored(desk, "costs", "project_id", "amount") == [("P1", 5), ("P1", 6)]


def test_a_blank_row_ends_what_holds_for_the_rows_below(tmp_path: Path) -> None:
    rows = [*LEDGER, [], [None, None, D(2026, 1, 31), "Overhead allocation", 500]]
    found = said(tmp_path, "ledger.xlsx", {"Ledger": rows})
    assert not found["kept"]
    assert [problem["row"] for problem in found["rejects"]] == [8]
