"""Projects called by their names are taken for the ones that are known, and never where two could be meant."""

from datetime import date
from pathlib import Path

import pytest

from ingest.known import opened
from store.portfolio import Portfolio
from tests.findings.loading import Desk
from tests.findings.sheets import kept, said, stored
from tests.ingest.files import Rows

D = date
BOOKED = [("P1", D(2026, 1, 15), 10), ("P2", D(2026, 1, 16), 20)]


@pytest.mark.parametrize("heading", ["Project", "Vorhaben", "Initiative of the board"])
@pytest.mark.parametrize("names", [("Alpha", "Beta"), ("alpha", "P2"), ("P1 - Alpha", "Beta (P2)")], ids=str)
def test_a_project_named_by_its_name_is_the_one_that_is_known(tmp_path: Path, heading: str, names: tuple[str, str]) -> None:
    lines = "".join(f"{name};2026-01-{15 + n};{10 * (n + 1)};x\n" for n, name in enumerate(names))
    desk = kept(tmp_path, "costs.csv", f"{heading};Posting date;Amount;Text\n{lines}", "--yes")
    assert stored(desk, "costs", "project_id", "date", "amount") == BOOKED


def test_names_of_the_same_upload_serve_and_a_name_of_two_projects_does_not(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Projects": [["Project ID", "Name", "Currency"], ["X", "Xi", "EUR"], ["Y", "Alpha", "EUR"]],
        "Costs": [["Project", "Date", "Amount"], ["Xi", D(2026, 1, 5), 1], ["Alpha", D(2026, 1, 5), 2]],
    }
    found = said(tmp_path, "both.xlsx", sheets)
    assert [question["key"].split("|", 1)[1] for question in found["questions"]] == ["both.xlsx|Costs|Project|Alpha"]
    told = [p["says"] for p in found["problems"] if "called by their names" in p["says"]]
    assert told == ["Projects are called by their names and taken for those known: “Xi” for X."]


PROJECTS = "Project ID;Name;Currency\nAA;Alpha Programme;EUR\nBB;Beta;EUR\nCC;Gamma wave 1;EUR\nDD;Gamma wave 2;EUR\n"
LEDGER = "Project;Doc no;Date;Amount\n{};1;2026-01-05;100\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path, setup=False)
    found.kept(found.file("projects.csv", PROJECTS))
    return found


def booked(desk: Desk) -> list[str]:
    with opened(Portfolio(desk.store)) as con:
        return [row[0] for row in con.execute("SELECT project_id FROM costs ORDER BY 1").fetchall()]


@pytest.mark.parametrize(("written", "project"), [("aa", "AA"), (" Bb ", "BB"), ("AA.", "AA"), ("ALPHA PROGRAMME", "AA")])
def test_letter_case_and_spaces_make_no_other_project(desk: Desk, written: str, project: str) -> None:
    said = desk.kept(desk.file("ledger.csv", LEDGER.format(written)))
    assert booked(desk) == [project]
    assert any("taken for those known" in problem["says"] for problem in said["problems"])


@pytest.mark.parametrize(
    ("written", "project"),
    [("Alpha Program", "AA"), ("alpha", "AA"), ("Project BB", "BB"), ("Projekt Beta", "BB"), ("Béta", "BB"), ("Bta", "BB"), ("A A", "AA")],
)
def test_what_is_like_one_project_is_suggested_taken_by_a_yes_and_remembered(desk: Desk, written: str, project: str) -> None:
    key = desk.asked("word", desk.file("ledger_01.csv", LEDGER.format(written)))
    assert key == f"word|ledger_01.csv|ledger_01|Project|{written}"
    desk.kept(desk.file("ledger_01.csv", LEDGER.format(written)), options=("--yes",))
    assert booked(desk) == [project]
    desk.kept(desk.file("ledger_02.csv", LEDGER.format(written).replace("-01-05", "-02-05")))
    assert booked(desk) == [project, project]


def test_what_is_like_two_projects_is_answered_by_no_yes(desk: Desk) -> None:
    file = desk.file("ledger.csv", LEDGER.format("Gamma"))
    key = desk.asked("word", file, options=("--yes",))
    desk.kept(file, options=("--answer", f"{key}=DD"))
    assert booked(desk) == ["DD"]


@pytest.mark.parametrize("written", ["Beta 2", "AA 2", "AA/BB", "Gamma wave 3", "ZZ", "AAA"])
def test_another_project_is_never_taken_for_one_that_is_like_it(desk: Desk, written: str) -> None:
    said = desk.load(desk.file("ledger.csv", LEDGER.format(written)), options=("--yes", "--partial"))
    assert booked(desk) == []
    assert any(f"“{written}” is no project that is known" in problem["says"] for problem in said["problems"])
