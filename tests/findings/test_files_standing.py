"""Returns that tell how projects stand, a project in each column or in each row, whatever day, names and order they are kept in."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import desk_with, kept, said, stored
from tests.ingest.files import Rows, workbook

D = date
DAY = D(2026, 9, 30)
REPORTED = [("P1", DAY, "amber", "late"), ("P2", DAY, "green", "fine")]
GIVEN = [("P1", DAY, 1000, 0.45, 450, 1100), ("P2", DAY, 500, 0.9, 400, 520)]
VALUES = [["Amber", "Green"], ["45%", "90%"], [1000, 500], [450, 400], [1100, 520], ["late", "fine"]]
ENGLISH = ["RAG", "% complete", "Budget", "Actual", "Forecast", "Comment"]
GERMAN = ["Ampel", "Fertigstellungsgrad", "Budget", "Ist", "Prognose", "Kommentar"]
FRENCH = ["Statut", "% avancement", "Budget", "Réel", "Prévision", "Commentaire"]


def turned(heads: list[Any], names: list[str], order: tuple[int, ...] = (0, 1, 2, 3, 4, 5)) -> list[list[Any]]:
    return [heads, *([names[each], *VALUES[each]] for each in order)]


@pytest.mark.parametrize(
    "rows",
    [
        [["Status date", DAY], [], *turned([None, "P1", "P2"], ENGLISH)],
        [["Statusbericht"], ["Stand: 30.09.2026"], [], *turned(["Kennzahl", "Alpha", "Beta"], GERMAN, (2, 3, 4, 1, 5, 0))],
        [["Rapport d'avancement", None, "Situation au 30/09/2026"], *turned(["Projet", "P1", "Beta"], FRENCH)],
        [["As of", DAY], *turned(["Portfolio review", "P1", "P2"], ENGLISH, (5, 4, 3, 2, 1, 0))],
    ],
    ids=["plain", "german", "french", "corner"],
)
def test_a_project_in_each_column_tells_its_status_and_its_figures(tmp_path: Path, rows: Rows) -> None:
    desk = kept(tmp_path, "turned.xlsx", {"Actual costs": rows})
    assert stored(desk, "status_reports", "project_id", "status_date", "declared_status", "progress") == REPORTED
    assert stored(desk, "reporting_periods", "project_id", "period_end", "budget", "pct_complete", "ac_to_date", "eac") == GIVEN


def test_blank_rows_and_headings_of_groups_between_the_rows_cut_nothing_off(tmp_path: Path) -> None:
    rows = turned([None, "P1", "P2"], ENGLISH)
    rows = [["Status date", DAY], *rows[:2], [], ["Finance"], *rows[2:5], [None, None, None], *rows[5:], [None, "stray", None]]
    found = said(tmp_path, "groups.xlsx", {"Status": rows})
    warned = [problem["says"] for problem in found["problems"] if problem["severity"] == "warning"]
    assert warned == ["What stands in a column or a row without a name is left out: B12."]
    desk = kept(tmp_path / "yes", "groups.xlsx", {"Status": rows}, "--yes")
    assert stored(desk, "status_reports", "project_id", "declared_status", "progress") == [("P1", "amber", "late"), ("P2", "green", "fine")]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("status_2026-09-30.xlsx", DAY),
        ("Report Sep 2026.xlsx", DAY),
        ("Kosten 30.09.2026.xlsx", DAY),
        ("20260930 list.xlsx", DAY),
        ("Bericht KW39 2026.xlsx", D(2026, 9, 27)),
        ("Q3 2026 review.xlsx", DAY),
    ],
)
@pytest.mark.parametrize("shape", ["turned", "items", "list"])
def test_the_day_in_the_files_name_is_suggested_to_every_table_that_lacks_one(tmp_path: Path, name: str, day: date, shape: str) -> None:
    rows: dict[str, Rows] = {
        "turned": turned([None, "P1", "P2"], ENGLISH),
        "items": [["Project", "Cost item", "Budget", "Actual"], ["P1", "Labour", 9, 5], ["P1", "Tools", 5, 2], ["P2", "Labour", 1, 1]],
        "list": [["Project", "Budget", "Actual", "% complete"], ["P1", 9, 5, "50%"], ["P2", 1, 1, "100%"]],
    }
    desk, path = desk_with(tmp_path, name, {"Budget": rows[shape]})
    (question,) = desk.load(path)["questions"]
    assert question["says"].endswith(f"says {day}.")
    desk.kept(path, options=("--yes",))
    assert {each for (each,) in stored(desk, "reporting_periods", "period_end")} == {day}


LIST = [["Project", "PM", "RAG", "Start", "Finish", "Budget", "Actual", "% complete"]]
LIST += [[name, "Ann", "A", D(2026, 1, 1), D(2026, 12, 31), 1000, 500, "50%"] for name in ("Alpha", "Beta")]


def test_a_list_with_one_column_for_the_project_makes_projects_of_an_empty_portfolio_and_knows_those_of_another(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk", setup=False)
    desk.kept(workbook(desk.file("list 2026-09-30.xlsx", ""), {"Portfolio": LIST}), options=("--yes",))
    assert stored(desk, "projects", "project_id", "name", "manager") == [("Alpha", "Alpha", "Ann"), ("Beta", "Beta", "Ann")]
    assert desk.figure("cpi", "Alpha", "2026-09-30") == 1
    other, path = desk_with(tmp_path / "known", "list 2026-09-30.xlsx", {"Portfolio": LIST})
    other.kept(path, options=("--yes",))
    assert stored(other, "reporting_periods", "project_id", "budget", "ac_to_date") == [("P1", 1000, 500), ("P2", 1000, 500)]
    assert stored(other, "projects", "project_id", "name") == [("P1", "Alpha"), ("P2", "Beta")]


def test_what_a_load_covers_is_as_of_the_day_that_is_loaded_whatever_the_files_name_says(tmp_path: Path) -> None:
    heads = "Code;Manager;Currency;Budget;% complete;Spent;Forecast\n"
    row = "AA;Ann;EUR;500000;45%;200000;480000\n"
    titled = f"Project list, as of 17 November 2026;;;;;;\n{heads}{row}"
    key = "constant|list 2026-11-30.csv|list 2026-11-30|status_date=2026-11-15"
    for content, options, day in ((heads + row, ("--answer", key), "15 November 2026"), (titled, (), "17 November 2026")):
        desk = Desk(tmp_path / day, setup=False)
        covered = [one["says"] for one in desk.kept(desk.file("list 2026-11-30.csv", content), options=options)["covers"]]
        assert [f"as of {day}" in says or f"AA, {day}:" in says for says in covered] == [True, True], covered


def test_a_column_is_told_as_not_used_only_once_no_open_answer_can_use_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path, setup=False)
    sheet = desk.file("list.csv", "Code;Manager;Currency;Budget;% complete;Spent;Forecast;Shoe size\nAA;Ann;EUR;500;45%;200;480;44\n")
    told = [[problem["says"] for problem in desk.load(sheet, options=day)["problems"]] for day in ((), ("--status-date", "2026-06-30"))]
    assert [[says for says in each if "Not used" in says] for each in told] == [
        [],
        ["Not used, being none of the columns of projects: “Shoe size”."],
    ]
