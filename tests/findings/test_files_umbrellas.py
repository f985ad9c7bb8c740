"""Programmes as lines above or below their projects in a list: they give the projects their programme and count nowhere beside them."""

from pathlib import Path
from typing import Any

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import stored

DAY = "2026-03-31"
HEADS = {
    "en": ("Project ID;Project name;PM;Budget;Actual to date;Forecast;Status date", "Programme Growth", "Programme: Run"),
    "de": ("Projekt-ID;Projekt;PL;Budget;Ist kumuliert;Prognose;Stichtag", "Programm Growth", "Programm: Run"),
    "fr": ("ID projet;Projet;Chef de projet;Budget;Réel cumulé;Prévision;Date de situation", "Programme Growth", "Programme : Run"),
    "es": (
        "ID proyecto;Proyecto;Jefe de proyecto;Presupuesto;Real acumulado;Pronóstico;Fecha de estado",
        "Programa Growth",
        "Programa: Run",
    ),
    "pt": ("ID projeto;Projeto;Gerente;Orçamento;Real acumulado;Previsão;Data de status", "Programa Growth", "Programa: Run"),
    "it": ("ID progetto;Progetto;Responsabile;Budget;Consuntivo a oggi;Previsione;Data di stato", "Programma Growth", "Programma: Run"),
    "nl": ("Project-ID;Project;Projectleider;Budget;Werkelijk cumulatief;Prognose;Peildatum", "Programma Growth", "Programma: Run"),
}
LINES = [
    f"AA;Alpha;Ann;1000;300;1100;{DAY}",
    f"BB;Beta;Bob;2000;400;2000;{DAY}",
    f"CC;Gamma;Cid;400;60;410;{DAY}",
    f"DD;Delta;Dan;100;40;90;{DAY}",
]
OF = [("AA", "Growth"), ("BB", "Growth"), ("CC", "Run"), ("DD", "Run")]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, setup=False)


def listed(heads: str, first: str, second: str, *, below: bool = False) -> str:
    own = [*LINES[:2], first, *LINES[2:], second] if below else [first, *LINES[:2], second, *LINES[2:]]
    return "\n".join([heads, *own, ""])


def figures(desk: Desk) -> list[float | None]:
    return [desk.figure("bac", project, DAY) for project, _ in OF]


@pytest.mark.parametrize("language", HEADS)
def test_lines_of_programmes_give_the_projects_below_them_their_programme(desk: Desk, language: str) -> None:
    heads, first, second = HEADS[language]
    path = desk.file("list.csv", listed(heads, f";{first};;3000;700;3100;", f";{second};;;;;"))
    told = [problem["says"] for problem in desk.kept(path, options=("--yes",))["problems"]]
    assert (
        "Lines of programmes among the projects give those their programme, and are left out: "
        "row 2 (“Growth”) of rows 3–4; row 5 (“Run”) of rows 6–7." in told
    )
    assert stored(desk, "projects", "project_id", "programme_id") == OF
    assert figures(desk) == [1000, 2000, 400, 100]
    desk.load(desk.file("list again.csv", path.read_text()), options=("--yes",))
    assert figures(desk) == [1000, 2000, 400, 100]


@pytest.mark.parametrize(
    ("first", "second", "below"),
    [
        ("Programme: Growth;;;;;;", "Programme: Run;;;;;;", False),
        (f"PG1;Programme Growth;Eva;3000;700;3100;{DAY}", f"PG2;Programme Run;Udo;500;100;500;{DAY}", False),
        (f";Growth programme;;3000;700;3100;{DAY}", f";Run programme;;500;100;500;{DAY}", False),
        (f";Growth;;3000;700;3100;{DAY}", f";Run;;500;100;500;{DAY}", False),
        (";Programme Growth;;3000;700;3100;", ";Programme Run;;500;100;500;", True),
        (";Programme Growth;;3001;699;3100;", ";Programme Run;;500;100;501;", False),
        ("Programme;Growth;;3000;700;3100;", "Programme;Run;;500;100;500;", False),
    ],
    ids=["a label", "with numbers", "the word last", "by its amounts", "below", "rounded", "a cell for the word"],
)
def test_in_other_forms_too(desk: Desk, first: str, second: str, below: bool) -> None:
    desk.kept(desk.file("list.csv", listed(HEADS["en"][0], first, second, below=below)), options=("--yes",))
    numbered = first.startswith("PG")
    of = {"Growth": "PG1", "Run": "PG2"} if numbered else {"Growth": "Growth", "Run": "Run"}
    assert stored(desk, "projects", "project_id", "programme_id") == [(project, of[name]) for project, name in OF]
    assert figures(desk) == [1000, 2000, 400, 100]
    if numbered:
        assert stored(desk, "programmes", "programme_id", "name") == [("PG1", "Growth"), ("PG2", "Run")]


def test_a_column_of_programmes_that_only_their_lines_fill_is_filled_down(desk: Desk) -> None:
    rows = [
        "Programme;Project ID;Name;Budget;Actual to date;Status date",
        "Growth;;;3000;700;",
        f";AA;Alpha;1000;300;{DAY}",
        f";BB;Beta;2000;400;{DAY}",
    ]
    desk.kept(desk.file("list.csv", "\n".join([*rows, "Run;;;;;", f";CC;Gamma;400;60;{DAY}", ""])), options=("--yes",))
    assert stored(desk, "projects", "project_id", "programme_id") == OF[:3]


def test_a_programme_that_is_known_is_known_by_its_name(desk: Desk) -> None:
    desk.kept(desk.file("programmes.csv", "Programme ID;Name\nG;Growth\nR;Run\n"))
    path = desk.file("list.csv", listed(HEADS["en"][0], ";Growth;;;;;", ";Run;;;;;"))
    desk.kept(path, options=("--yes",))
    assert stored(desk, "projects", "project_id", "programme_id") == [(project, name[0]) for project, name in OF]


@pytest.mark.parametrize(("answer", "bacs"), [("summary", [1000, 2000]), ("own", [1000, 2000, 3500])])
def test_one_that_is_not_what_its_projects_add_up_to_is_asked_about_with_both_amounts(desk: Desk, answer: str, bacs: list[float]) -> None:
    path = desk.file("list.csv", "\n".join([HEADS["en"][0], f"PG;Programme Growth;Eva;3500;700;3100;{DAY}", *LINES[:2], ""]))
    question = desk.load(path, options=("--yes",))["questions"][0]
    assert "row 2 (“Growth”) of rows 3–4, whose “Budget” is 3,500.00 and theirs 3,000.00" in question["says"]
    desk.kept(path, options=("--yes", "--answer", f"{question['key']}={answer}"))
    assert sorted(float(row[0]) for row in stored(desk, "reporting_periods", "budget")) == bacs


@pytest.mark.parametrize("name", ["ERP programme", "Programme management", "Alpha"])
def test_projects_that_are_only_called_like_one_stay_projects(desk: Desk, name: str) -> None:
    rows: list[Any] = [HEADS["en"][0], f"XX;{name};Eva;900;100;900;{DAY}", *LINES]
    desk.kept(desk.file("list.csv", "\n".join([*rows, ""])), options=("--yes",))
    assert desk.figure("bac", "XX", DAY) == 900


@pytest.mark.parametrize(
    ("total", "last"), [(";Portfolio IT;;3500;800;3600;", False), (";Total;;3500;800;3600;", False), (";Total;;3500;800;3600;", True)]
)
def test_a_total_of_all_above_or_below_them_is_left_out_as_well(desk: Desk, total: str, last: bool) -> None:
    head, *lines = listed(HEADS["en"][0], ";Programme Growth;;3000;700;3100;", ";Programme Run;;500;100;500;").strip().split("\n")
    rows = [head, *lines, total, ""] if last else [head, total, *lines, ""]
    desk.kept(desk.file("list.csv", "\n".join(rows)), options=("--yes",))
    assert stored(desk, "projects", "project_id", "programme_id") == OF
    assert figures(desk) == [1000, 2000, 400, 100]
