"""A plan of one project, with lines above the table that name the project and the day, in the languages of the returns."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.findings.sheets import kept, said, stored

D = date
PLANS = {
    "de": (["Projekt: Alpha", "Stand: 30.09.2026"], "Nr.;Bezeichnung;Anfang;Ende;Budget;Ist;% fertig"),
    "en": (["Project: Alpha", "Status date: 30 Sep 2026"], "No.;Description;Start;End;Budget;Actual;% complete"),
    "as of": (["As of 2026-09-30", "Project: P1"], "#;Task;Start;Finish;Budget;Actual;% done"),
    "fr": (["Projet : Alpha", "Situation au 30/09/2026"], "N°;Désignation;Début;Fin;Budget;Réel;% avancement"),
    "es": (["Proyecto: Alpha", "Fecha de estado: 30/09/2026"], "N.º;Descripción;Inicio;Fin;Presupuesto;Real;% completado"),
    "it": (["Progetto: Alpha", "Data di stato: 30/09/2026"], "N.;Descrizione;Inizio;Fine;Budget;Consuntivo;% completamento"),
    "nl": (["Projectnaam: Alpha", "Statusdatum: 30-09-2026"], "Nr.;Omschrijving;Begin;Einde;Budget;Werkelijk;% gereed"),
    "pt": (["Projeto: Alpha", "Data de referência: 30/09/2026"], "N.º;Designação;Início;Fim;Orçamento;Real;% concluído"),
}
PARTS = [("1", "Eins", D(2026, 1, 15), D(2026, 3, 31), 100.5), ("2", "Zwei", D(2026, 4, 15), D(2026, 9, 30), 200)]
GIVEN = [("P1", "1", D(2026, 9, 30), 110), ("P1", "2", D(2026, 9, 30), 150)]


def check(desk: Any) -> None:
    assert stored(desk, "work_packages", "wp_id", "name", "baseline_start", "baseline_finish", "budget") == PARTS
    assert stored(desk, "progress", "wp_id", "status_date", "pct_complete") == [("1", D(2026, 9, 30), 1), ("2", D(2026, 9, 30), 0.5)]
    assert stored(desk, "reporting_periods", "project_id", "wp_id", "period_end", "ac_to_date") == GIVEN


@pytest.mark.parametrize("language", PLANS)
def test_a_plan_in_a_text_file_is_read_with_nothing_asked(tmp_path: Path, language: str) -> None:
    lines, heads = PLANS[language]
    above = "".join(f"{line};;;;;;\n" for line in (*lines, ""))
    desk = kept(
        tmp_path,
        "blatt.csv",
        f"{above}{heads}\n1;Eins;15/01/2026;31/03/2026;100,50;110;100 %\n2;Zwei;15/04/2026;30/09/2026;200;150;50 %\n",
    )
    check(desk)


@pytest.mark.parametrize("language", PLANS)
def test_a_plan_in_a_workbook_is_read_with_label_and_value_in_two_cells(tmp_path: Path, language: str) -> None:
    lines, heads = PLANS[language]
    label = next(line for line in lines if ":" in line and "2026" not in line).partition(":")[0].strip()
    day = next(line for line in lines if "2026" in line)
    rows: list[list[Any]] = [[None, label, "Alpha"], [None, day], [], heads.split(";")]
    rows += [
        ["1", "Eins", D(2026, 1, 15), D(2026, 3, 31), 100.5, 110, "100%"],
        ["2", "Zwei", D(2026, 4, 15), D(2026, 9, 30), 200, 150, "50%"],
    ]
    check(kept(tmp_path, "Mappe1.xlsx", {"Tabelle1": rows}))


def test_a_project_that_nobody_knows_is_named_and_the_rows_are_refused(tmp_path: Path) -> None:
    rows = [["Projekt: Omega"], [], ["Nr.", "Bezeichnung", "Anfang", "Ende"], ["1", "Eins", D(2026, 1, 15), D(2026, 3, 31)]]
    found = said(tmp_path, "omega.xlsx", {"Tabelle1": rows})
    assert [(p["row"], p["says"]) for p in found["problems"] if p["severity"] == "error"] == [
        (4, "“Omega” is no project that is known, nor is it in the files given with this one.")
    ]
    assert found["questions"] == []


def test_a_list_of_projects_under_a_title_about_projects_stays_one(tmp_path: Path) -> None:
    rows = [
        ["Project portfolio: spring"],
        ["Project manager:", "Ann"],
        [],
        ["ID", "Name", "Start", "Finish"],
        ["Q1", "Qu", D(2026, 1, 1), D(2026, 5, 1)],
    ]
    desk = kept(tmp_path, "list.xlsx", {"Sheet1": rows}, "--yes")
    assert stored(desk, "projects", "project_id", "name")[-1] == ("Q1", "Qu")


def test_the_day_above_a_plan_goes_before_the_one_declared_for_all_files(tmp_path: Path) -> None:
    rows = [
        ["Projekt:", "P1"],
        ["Stand:", "30.04.2026"],
        [],
        ["Nr.", "Bezeichnung", "Anfang", "Ende", "Budget", "% fertig"],
        ["1", "Entwurf", date(2026, 1, 1), date(2026, 6, 30), 1000, 0.5],
    ]
    desk = kept(tmp_path, "plan.xlsx", {"Plan": rows}, "--status-date", "2026-05-31", "--yes")
    assert stored(desk, "progress", "status_date") == [(date(2026, 4, 30),)]
