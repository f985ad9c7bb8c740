"""Cost items of which one is the sum of others without a number that says so: it counts once, proved by its amounts or asked about."""

from pathlib import Path
from typing import Any

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import desk_with, kept, said

DAY = ("--status-date", "2026-03-31")
HEADS = ["Project", "Item", "Plan", "Actual", "Forecast"]
GERMAN = ["Projekt", "Kostenart", "Budget", "Ist kumuliert"]
STAFF, INTERNAL, EXTERNAL, LICENCES = (
    ["P1", "Personnel", 600, 300, 620],
    ["P1", "Internal", 400, 210, 410],
    ["P1", "External", 200, 90, 210],
    ["P1", "Licences", 100, 50, 110],
)
EVEN = [["P1", "Personal", 600, 300], ["P1", "Intern", 400, 200], ["P1", "Extern", 200, 100], ["P1", "Lizenzen", 100, 50]]


def figures(desk: Desk) -> list[float | None]:
    return [desk.figure(name, "P1", "2026-03-31") for name in ("bac", "ac")]


def text(rows: list[list[Any]]) -> str:
    return "".join(";".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows)


@pytest.mark.parametrize(
    "rows",
    [
        [STAFF, INTERNAL, EXTERNAL, LICENCES],
        [INTERNAL, EXTERNAL, STAFF, LICENCES],
        [["P1", "Total", 700, 350, 730], STAFF, INTERNAL, EXTERNAL, LICENCES],
        [STAFF, INTERNAL, EXTERNAL, LICENCES, ["P1", "Alpha", 700, 350, 730]],
        [STAFF, INTERNAL, ["P1", "Build", 250, 110, 260], ["P1", "Test", 150, 100, 150], EXTERNAL, LICENCES],
        [STAFF, INTERNAL, ["P1", "External", 240, 101, 250], ["P1", "Credit", -40, -11, -40], LICENCES],
    ],
    ids=["above", "below", "total first", "total called as the project", "two levels", "credit"],
)
@pytest.mark.parametrize("name", ["items.csv", "items.xlsx"])
def test_a_row_that_several_amounts_prove_to_be_the_sum_of_others_does_not_count(tmp_path: Path, rows: list[list[Any]], name: str) -> None:
    content = text([HEADS, *rows]) if name.endswith("csv") else {"Items": [HEADS, *rows]}
    assert figures(kept(tmp_path, name, content, *DAY, "--yes")) == [700, 350]


def test_it_is_told_with_the_rows_that_it_adds_up(tmp_path: Path) -> None:
    desk, path = desk_with(tmp_path, "items.csv", text([HEADS, STAFF, INTERNAL, EXTERNAL, LICENCES]))
    told = [problem["says"] for problem in desk.kept(path, options=(*DAY, "--yes"))["problems"]]
    assert "Left out as sums of other rows, by their amounts: row 2 (“Personnel”) of rows 3–4." in told


@pytest.mark.parametrize(("answer", "right"), [("summary", [700, 350]), ("own", [1300, 650])])
def test_one_that_may_be_chance_is_asked_about(tmp_path: Path, answer: str, right: list[float]) -> None:
    desk, path = desk_with(tmp_path, "items.csv", text([GERMAN, *EVEN]))
    key = desk.asked("outline", path, options=DAY)
    desk.kept(path, options=(*DAY, "--answer", f"{key}={answer}"))
    assert figures(desk) == right


def test_a_yes_takes_it_for_a_sum_and_several_sums_prove_each_other(tmp_path: Path) -> None:
    assert figures(kept(tmp_path / "1", "items.csv", text([GERMAN, *EVEN]), *DAY, "--yes")) == [700, 350]
    rows = [["P1", "Personal", 1200, None], ["P1", "Intern", 700, 300], ["P1", "Extern", 500, 100]]
    rows += [["P1", "Sachkosten", 845, None], ["P1", "Reise", 600, 20], ["P1", "Miete", 245, 50]]
    assert figures(kept(tmp_path / "2", "items.csv", text([GERMAN, *rows]), *DAY)) == [2045, 470]


def test_what_only_the_sum_tells_counts(tmp_path: Path) -> None:
    rows = [["P1", "Personal", 600, 300], ["P1", "Intern", None, 210], ["P1", "Extern", None, 90], ["P1", "Lizenzen", 100, 50]]
    assert figures(kept(tmp_path, "items.csv", text([GERMAN, *rows]), *DAY, "--yes")) == [700, 350]


def test_one_that_is_nearly_the_sum_is_asked_about_with_both_amounts_and_no_yes_answers(tmp_path: Path) -> None:
    rows = [["P1", "Personal", 600, 310], ["P1", "Intern", 400, 210], ["P1", "Extern", 200, 90], ["P1", "Lizenzen", 100, 50]]
    found = said(tmp_path, "items.csv", text([GERMAN, *rows]), *DAY, "--yes")
    assert not found["kept"]
    assert "row 2 (“Personal”) of rows 3–4, though its “Ist kumuliert” is 310.00 and theirs 300.00" in found["questions"][0]["says"]


def test_rows_that_add_up_to_nothing_are_items_as_ever(tmp_path: Path) -> None:
    rows = [["P1", "A", 600, 300], ["P1", "B", 470, 210], ["P1", "C", 200, 90], ["P1", "D", 100, 51]]
    assert figures(kept(tmp_path, "items.csv", text([GERMAN, *rows]), *DAY)) == [1370, 651]


@pytest.mark.parametrize(("own", "right"), [(600, [700, 350]), (None, [700, 350])])
def test_items_below_another_by_their_indent_are_its_parts(tmp_path: Path, own: float | None, right: list[float]) -> None:
    rows = [["P1", "Personal", own, own and 300], ["P1", "  Intern", 400, 210], ["P1", "  Extern", 200, 90], ["P1", "Lizenzen", 100, 50]]
    assert figures(kept(tmp_path, "items.xlsx", {"Kosten": [GERMAN, *rows]}, *DAY)) == right


def test_nor_does_a_sum_count_where_months_lie_across(tmp_path: Path) -> None:
    rows = [["Project", "Poste", "Jan 26", "Feb 26"], *(row[:4] for row in (STAFF, INTERNAL, EXTERNAL, LICENCES))]
    assert kept(tmp_path, "reel.csv", text(rows), "--yes").figure("ac", "P1", "2026-03-31") == 1050


def test_the_same_items_under_another_name_count_once(tmp_path: Path) -> None:
    content = text([HEADS, STAFF, INTERNAL, EXTERNAL, LICENCES])
    desk, path = desk_with(tmp_path, "items.csv", content)
    desk.kept(path, options=(*DAY, "--yes"))
    desk.load(desk.file("costs again.csv", content), options=(*DAY, "--yes"))
    assert figures(desk) == [700, 350]
