"""Lists of projects with a number or code beside the project, as PMOs keep them in seven languages."""

from pathlib import Path

import pytest

from ingest.preview import Answers, preview
from store.portfolio import Portfolio
from tests.findings.sheets import kept, stored
from tests.ingest.files import figure, text, with_projects
from tests.ingest.files import kept as keeps

HEADS = (
    "Code,Project,PM,RAG,% complete,Budget,Spent",
    "Project no,Project,Project manager,Status,% complete,Budget,Actual",
    "Projektnr,Projekt,Projektleiter,Ampel,% fertig,Budget,Ist",
    "N°,Projet,Chef de projet,Météo,Avancement,Budget,Dépensé",
    "Código,Proyecto,Responsable,Semáforo,% avance,Presupuesto,Gastado",
    "Código,Projeto,Gerente,Semáforo,% concluído,Orçamento,Gasto",
    "Codice,Progetto,Responsabile,Semaforo,Avanzamento %,Budget,Speso",
    "Nr,Project,Projectleider,Stoplicht,% gereed,Budget,Besteed",
)
ROWS = [("A1", "Gamma", "Ana", "G", "45%", "1000", "400"), ("B2", "Delta", "Luis", "R", "80%", "2000", "1900")]


def _list(heads: str, rows: list[tuple[str, ...]]) -> str:
    return "\n".join([heads, *(",".join(row) for row in rows)]) + "\n"


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize("turned", [False, True])
def test_the_number_identifies_the_project_and_the_other_is_its_name(tmp_path: Path, heads: str, turned: bool) -> None:
    order = [1, 0, *range(2, 7)] if turned else list(range(7))
    names = heads.split(",")
    heads = ",".join(names[place] for place in order)
    desk = kept(
        tmp_path, "list.csv", _list(heads, [tuple(row[place] for place in order) for row in ROWS]), "--status-date", "2026-09-30", "--yes"
    )
    assert stored(desk, "projects WHERE project_id NOT IN ('P1', 'P2')", "project_id", "name") == [("A1", "Gamma"), ("B2", "Delta")]
    assert stored(desk, "reporting_periods", "project_id", "budget", "ac_to_date") == [("A1", 1000, 400), ("B2", 2000, 1900)]


def test_numbers_that_only_count_the_rows_identify_nothing(tmp_path: Path) -> None:
    rows = [(str(number), *row[1:]) for number, row in enumerate(ROWS, start=1)]
    desk = kept(tmp_path, "list.csv", _list(HEADS[0].replace("Code", "#"), rows), "--status-date", "2026-09-30", "--yes")
    assert stored(desk, "projects WHERE project_id NOT IN ('P1', 'P2')", "project_id") == [("Gamma",), ("Delta",)]


@pytest.mark.parametrize("total", [("Total", "", "", "", "", "3000", "2300"), ("", "Total", "", "", "", "3000", "2300")])
def test_a_total_below_the_list_is_none_of_its_projects(tmp_path: Path, total: tuple[str, ...]) -> None:
    desk = kept(tmp_path, "list.csv", _list(HEADS[0], [*ROWS, total]), "--status-date", "2026-09-30", "--yes")
    assert stored(desk, "projects WHERE project_id NOT IN ('P1', 'P2')", "project_id", "name") == [("A1", "Gamma"), ("B2", "Delta")]


def test_packages_of_one_project_are_no_list_of_projects(tmp_path: Path) -> None:
    path = text(tmp_path / "plan.csv", "ID,Project,Name,Budget\nW1,ERP,Design,100\nW2,ERP,Build,200\n")
    assert preview([path], with_projects(tmp_path), answers=Answers()).sheets[0].table == "work_packages"


def test_one_package_of_each_known_project_is_no_list_of_projects(tmp_path: Path) -> None:
    portfolio: Portfolio = with_projects(tmp_path)
    path = text(tmp_path / "plan.csv", "Code,Project,Budget,Start,Finish\nW1,ERP,100,2026-01-01,2026-02-01\n")
    assert preview([path], portfolio).sheets[0].table == "work_packages"


STATES = (
    ("Code,Project,PM,Status,RAG,% complete", ("In progress", "On hold")),
    ("Projektnr,Projekt,Projektleiter,Status,Ampel,% fertig", ("in Arbeit", "pausiert")),
    ("N°,Projet,Chef de projet,Météo,Statut,Avancement", ("en cours", "suspendu")),
    ("Código,Proyecto,Responsable,Estado,Semáforo,% avance", ("en curso", "suspendido")),
    ("Codice,Progetto,Responsabile,Semaforo,Stato,Avanzamento %", ("in corso", "sospeso")),
    ("Nr,Project,Projectleider,Status,Stoplicht,% gereed", ("lopend", "gepauzeerd")),
)


@pytest.mark.parametrize(("heads", "states"), STATES)
def test_a_plain_status_beside_a_traffic_light_is_where_the_project_stands(tmp_path: Path, heads: str, states: tuple[str, str]) -> None:
    light = next(
        place for place, head in enumerate(heads.split(",")) if head in ("RAG", "Ampel", "Météo", "Semáforo", "Semaforo", "Stoplicht")
    )
    rows = [[*row[:3], *((row[3], state) if light == 3 else (state, row[3])), row[4]] for row, state in zip(ROWS, states, strict=True)]
    desk = kept(tmp_path, "list.csv", _list(heads, [tuple(row) for row in rows]), "--status-date", "2026-09-30", "--yes")
    assert stored(desk, "projects WHERE project_id NOT IN ('P1', 'P2')", "state") == [("active",), ("on hold",)]
    assert stored(desk, "status_reports", "project_id", "declared_status") == [("A1", "green"), ("B2", "red")]


def test_two_columns_of_colours_leave_the_traffic_light_the_status(tmp_path: Path) -> None:
    rows = [(*row[:3], "Amber", *row[3:5]) for row in ROWS]
    desk = kept(tmp_path, "list.csv", _list("Code,Project,PM,Status,RAG,% complete", rows), "--status-date", "2026-09-30", "--yes")
    assert stored(desk, "status_reports", "declared_status") == [("green",), ("red",)]


def test_a_plain_status_alone_that_holds_no_colour_is_where_the_project_stands(tmp_path: Path) -> None:
    rows = [(*row[:3], state, row[4]) for row, state in zip(ROWS, ("In progress", "Completed"), strict=True)]
    desk = kept(tmp_path, "list.csv", _list("Code,Project,PM,Status,% complete", rows), "--status-date", "2026-09-30", "--yes")
    assert stored(desk, "projects WHERE project_id NOT IN ('P1', 'P2')", "state") == [("active",), ("closed",)]


@pytest.mark.parametrize(
    ("heads", "currency"),
    [("Budget (kEUR),Spent (kEUR)", "EUR"), ("Budget EUR,Spent EUR", "EUR"), ("Budget (€),Spent", "EUR"), ("Budget EUR,Spent USD", None)],
)
def test_a_list_is_in_the_one_currency_that_its_headings_name(tmp_path: Path, heads: str, currency: str | None) -> None:
    path = text(tmp_path / "list.csv", f"Project ID,Project name,PM,% complete,{heads}\nA1,Gamma,Ana,45%,1200,510\n")
    seen = preview([path], with_projects(tmp_path)).sheets[0].rows
    assert seen is not None
    assert seen.column("currency").to_pylist() == [currency]
    if currency:
        desk = kept(tmp_path, "list.csv", path.read_text(), "--status-date", "2026-09-30", "--yes")
        assert desk.figure("bac", "A1", "2026-09-30") == (1_200_000 if "kEUR" in heads else 1200)


def test_a_code_is_enough_for_a_list_of_projects_without_managers(tmp_path: Path) -> None:
    rows = [(row[0], row[1], *row[3:]) for row in ROWS]
    desk = kept(tmp_path, "list.csv", _list("Code,Project,RAG,% complete,Budget,Spent", rows), "--status-date", "2026-09-30", "--yes")
    assert stored(desk, "projects WHERE project_id NOT IN ('P1', 'P2')", "project_id", "name") == [("A1", "Gamma"), ("B2", "Delta")]
    assert stored(desk, "status_reports", "declared_status") == [("green",), ("red",)]


@pytest.mark.parametrize(
    "heading",
    [
        "Report Date",
        "Cut-off date",
        "Snapshot date",
        "Reporting month",
        "Berichtsmonat",
        "Mois de reporting",
        "Fecha de corte",
        "Rapportagemaand",
    ],
)
def test_the_day_at_which_a_list_tells_how_things_stand_may_have_a_column_of_its_own(tmp_path: Path, heading: str) -> None:
    listed = _list(f"Project ID,{heading},Overall status,Budget,Actual cost", [("ERP", "2026-05-31", "Green", "1000", "500")])
    portfolio = with_projects(tmp_path / "p")
    keeps(portfolio, text(tmp_path / "list.csv", listed), yes=True)
    assert [figure(portfolio, metric, "ERP", "2026-05-31") for metric in ("bac", "ac")] == [1000, 500]
