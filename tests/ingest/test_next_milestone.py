"""The next milestone in a list of projects is kept as one, its date is never the day of the report, and what cannot be kept is said."""

from pathlib import Path
from typing import Any

import pytest

from ingest.known import opened
from store.portfolio import Portfolio
from tests.findings.loading import Desk

HEAD = "Project ID;Name;Currency;Start;End;RAG;"
DAY = ("--status-date", "2026-10-31")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, setup=False)


def rows(desk: Desk, table: str, *columns: str) -> list[tuple[Any, ...]]:
    with opened(Portfolio(desk.store)) as con:
        return [tuple(map(str, row)) for row in con.execute(f'SELECT {", ".join(columns)} FROM "{table}" ORDER BY ALL').fetchall()]


@pytest.mark.parametrize(
    "headings",
    [
        f"{HEAD}Next milestone;Next milestone date",
        f"{HEAD}Next milestone;Date",
        f"{HEAD}Next key milestone;Due date",
        f"{HEAD}Next milestone (name);Milestone due",
        "Projet;Nom;Devise;Début;Fin;Météo;Prochain jalon;Date",
        "Projekt;Name;Währung;Start;Ende;Ampel;Nächster Meilenstein;Termin",
        "Proyecto;Nombre;Moneda;Inicio;Fin;Semáforo;Próximo hito;Fecha",
        "Progetto;Nome;Valuta;Inizio;Fine;Semaforo;Prossima milestone;Data",
        "Project;Naam;Valuta;Start;Einde;Stoplicht;Volgende mijlpaal;Datum",
        "Projeto;Nome;Moeda;Início;Fim;Farol;Próximo marco;Data",
    ],
)
def test_it_is_a_milestone_of_its_project_expected_on_that_day(desk: Desk, headings: str) -> None:
    file = desk.file("list.csv", f"{headings}\nP1;A;EUR;2026-01-05;2026-12-18;G;Go-live;2026-11-30\nP2;B;EUR;2026-01-05;2026-12-18;A;;\n")
    said = desk.kept(file, options=DAY)
    assert rows(desk, "milestones", "project_id", "milestone_id", "name", "forecast_date") == [("P1", "Go-live", "Go-live", "2026-11-30")]
    assert rows(desk, "status_reports", "project_id", "status_date") == [("P1", "2026-10-31"), ("P2", "2026-10-31")]
    assert any("its name serves as its identifier" in problem["says"] for problem in said["problems"])
    assert all(sheet["read"] == sheet["loaded"] + sheet["rejected"] + sheet["blank"] for sheet in said["sheets"])


def test_baseline_and_forecast_beside_it_are_its_own(desk: Desk) -> None:
    content = f"{HEAD}Next milestone;Baseline date;Forecast date\nP1;A;EUR;2026-01-05;2026-12-18;G;Go-live;2026-11-30;2026-12-05\n"
    desk.kept(desk.file("list.csv", content), options=DAY)
    assert rows(desk, "milestones", "baseline_date", "forecast_date") == [("2026-11-30", "2026-12-05")]


def test_one_that_is_known_by_an_identifier_is_that_one(desk: Desk) -> None:
    projects = desk.file("projects.csv", "Project ID;Name;Currency\nP1;A;EUR\n")
    desk.kept(projects, desk.file("ms.csv", "Project ID;Milestone ID;Name;Baseline date\nP1;M4;Go-live;2026-11-30\n"))
    file = desk.file("list.csv", f"{HEAD}Next milestone;Date\nP1;A;EUR;2026-01-05;2026-12-18;G;go-live;2026-11-30\n")
    desk.load(file, options=("--yes", *DAY))
    assert {row[0] for row in rows(desk, "milestones", "milestone_id")} == {"M4"}


def test_without_a_date_or_a_name_it_is_told_and_left_out(desk: Desk) -> None:
    file = desk.file("list.csv", f"{HEAD}Next milestone\nP1;A;EUR;2026-01-05;2026-12-18;G;Go-live soon\n")
    told = [problem["says"] for problem in desk.load(file, options=DAY)["problems"] if problem["severity"] == "warning"]
    assert told == ["“Next milestone” is not used: a milestone is kept with its date, and no column beside it says one."]
    content = f"{HEAD}Next milestone;Date\nP1;A;EUR;2026-01-05;2026-12-18;G;Go-live;\nP2;B;EUR;2026-01-05;2026-12-18;A;Test;2026-11-30\n"
    said = desk.load(desk.file("list.csv", content), options=DAY)
    assert any("names a next milestone or a date alone" in problem["says"] for problem in said["problems"])
    desk.kept(desk.file("list.csv", content), options=("--yes", *DAY))
    assert rows(desk, "milestones", "project_id", "name") == [("P2", "Test")]


def test_in_a_list_of_statuses_its_date_is_not_the_day_of_the_report(desk: Desk) -> None:
    desk.kept(desk.file("projects.csv", "Project ID;Name;Currency\nP1;A;EUR\n"))
    file = desk.file("status.csv", "Project ID;RAG;Next milestone;Date\nP1;G;Go-live;2026-11-30\n")
    assert desk.asked("constant", file).endswith("|status_date")
    desk.kept(file, options=DAY)
    assert rows(desk, "status_reports", "status_date") == [("2026-10-31",)]
    assert rows(desk, "milestones", "forecast_date") == [("2026-11-30",)]


def test_one_that_is_no_longer_the_next_stays_unless_it_is_said_to_be_reached(desk: Desk) -> None:
    row = "P1;A;EUR;2026-01-05;2026-12-18;G;{}\n"
    first = f"{HEAD}Next milestone;Date\n" + row.format("Design;2026-11-30")
    desk.kept(desk.file("list.csv", first), options=DAY)
    later = desk.file("list.csv", f"{HEAD}Next milestone;Date\n" + row.format("Build;2026-12-15"))
    (question,) = [
        each for each in desk.load(later, options=("--status-date", "2026-11-30"))["questions"] if each["key"].startswith("removal")
    ]
    assert "names other milestones as the next ones" in question["says"]
    assert "P1, Design" in question["says"]
    desk.kept(later, options=("--status-date", "2026-11-30", "--yes"))
    assert rows(desk, "milestones", "milestone_id", "forecast_date") == [("Build", "2026-12-15"), ("Design", "2026-11-30")]
    reached = desk.file("list.csv", f"{HEAD}Next milestone;Date\n" + row.format("Close;2026-12-31"))
    key = desk.asked("removal", reached, options=("--status-date", "2026-12-15"))
    desk.kept(reached, options=("--status-date", "2026-12-15", "--yes", "--answer", f"{key}=removed"))
    assert ("Design",) not in rows(desk, "milestones", "milestone_id")


@pytest.mark.parametrize(
    "headings",
    [
        "Project;Name;RAG;Budget;Spent to date;Forecast;Next milestone;Date",
        "Projekt;Name;Ampel;Budget;Ist;Prognose;Nächster Meilenstein;Termin",
        "Projekt;Name;Ampel;Budget;Ist;Prognose;Nächster Meilenstein;Datum",
        "Project;Name;RAG;Budget;Spent to date;Forecast;Next milestone;Date;Status date",
        "Project;Name;RAG;Budget;Spent to date;Forecast;Next milestone;Date;As of",
    ],
)
def test_in_a_list_with_costs_its_date_is_not_the_day_either(desk: Desk, headings: str) -> None:
    projects = desk.file("projects.csv", "Project ID;Name;Currency\nP1;A;EUR\nP2;B;EUR\n")
    day = ";2026-10-31" * (headings.count(";") - 7)
    rest = f"P1;A;green;1000;400;1000;Go-live;2026-10-15{day}\nP2;B;red;2000;900;2100;Test;2026-09-20{day}\n"
    desk.kept(projects, desk.file("list.csv", f"{headings}\n{rest}"), options=() if day else DAY)
    assert rows(desk, "milestones", "name", "forecast_date") == [("Go-live", "2026-10-15"), ("Test", "2026-09-20")]
    assert rows(desk, "reporting_periods", "period_end", "ac_to_date") == [("2026-10-31", "400.0000"), ("2026-10-31", "900.0000")]
    assert rows(desk, "status_reports", "status_date") == [("2026-10-31",), ("2026-10-31",)]


@pytest.mark.parametrize("heading", ["Status date", "Period end", "Stichtag"])
def test_a_day_of_the_report_beside_it_stays_that(desk: Desk, heading: str) -> None:
    projects = desk.file("projects.csv", "Project ID;Name;Currency\nP1;A;EUR\n")
    content = f"Project;RAG;Budget;Spent to date;Next milestone;{heading}\nP1;green;1000;400;Go-live;2026-10-15\n"
    desk.kept(projects, desk.file("list.csv", content), options=("--yes", *DAY))
    assert rows(desk, "milestones", "name") == []
    assert rows(desk, "reporting_periods", "period_end") == [("2026-10-15",)]
