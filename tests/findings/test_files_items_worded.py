"""Budgets by cost item in the words of seven languages, with the day of the report in a heading."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import stored

HEADS = [
    ("Project", "Cost category", "Budget", "Actual to 31 Oct 2026", "Remaining", "Total"),
    ("Project", "Expense category", "Budget", "Actuals through Oct 2026", "Cost to go", "Total"),
    ("Projekt", "Kostenart", "Budget", "Ist per 31.10.2026", "Restkosten", "Summe"),
    ("Projekt", "Kostenposition", "Budget", "Ist bis 31. Oktober 2026", "Rest", "Gesamt"),
    ("Commessa", "Voce di costo", "Budget", "Consuntivo al 31/10/2026", "A finire", "Totale"),
    ("Projet", "Rubrique", "Budget", "Réel au 31/10/2026", "Reste à faire", "Total"),
    ("Proyecto", "Partida", "Presupuesto", "Real a 31/10/2026", "Restante", "Total"),
    ("Projeto", "Rubrica", "Orçamento", "Realizado até 31/10/2026", "A terminar", "Total"),
    ("Project", "Kostensoort", "Budget", "Werkelijk t/m 31-10-2026", "Nog te besteden", "Totaal"),
    ("Project", "Cost item", "Budget", "Actual (31.10.2026)", "Remaining", "Total"),
]


def _file(desk: Desk, heads: tuple[str, ...], name: str = "items.csv", *above: str) -> Path:
    rows = [("Staff", 1000, 400, 600), ("Hardware", 500, 100, 450), (heads[-1], 1500, 500, 1050)]
    lines = [";".join([project, item, *(str(value) for value in values)]) for project in ("AA", "BB") for item, *values in rows]
    return desk.file(name, "\n".join([*above, ";".join(heads[:-1]), *lines]) + "\n")


def _desk(folder: Path) -> Desk:
    desk = Desk(folder, setup=False)
    desk.kept(desk.file("projects.csv", "Project ID;Name;Currency\nAA;First;EUR\nBB;Second;EUR\n"))
    return desk


@pytest.mark.parametrize("heads", HEADS, ids=lambda heads: heads[3])
def test_cost_items_in_other_words_tell_how_things_stand_on_the_day_in_a_heading(tmp_path: Path, heads: tuple[str, ...]) -> None:
    desk = _desk(tmp_path)
    desk.kept(_file(desk, heads))
    assert [desk.figure(name, "AA") for name in ("bac", "ac")] == [1500, 500]
    assert stored(desk, "reporting_periods", "project_id", "eac") == [("AA", 1550), ("BB", 1550)]
    assert desk.figure("ac", "AA", "2026-10-30") is None


def test_the_unit_of_a_heading_stays_where_its_day_is_taken_off(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    heads = ("Projekt", "Kostenart", "Budget (kEUR)", "Ist kEUR per 31.10.2026", "Rest (kEUR)", "Summe")
    desk.kept(_file(desk, heads), options=("--yes",))
    assert [desk.figure(name, "AA") for name in ("bac", "ac")] == [1_500_000, 500_000]
    assert stored(desk, "reporting_periods", "project_id", "eac") == [("AA", 1_550_000), ("BB", 1_550_000)]


@pytest.mark.parametrize(
    ("name", "above"), [("items 2026-11-15.csv", ()), ("items.csv", ("Status date: 2026-11-15",))], ids=["file", "line"]
)
def test_a_day_that_differs_from_the_one_in_a_heading_is_asked_about(tmp_path: Path, name: str, above: tuple[str, ...]) -> None:
    desk = _desk(tmp_path)
    desk.answered("constant", "2026-10-31", _file(desk, HEADS[0], name, *above))
    assert desk.figure("ac", "AA") == 500


def test_a_day_of_which_the_month_is_not_known_is_asked_about(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    desk.answered("constant", "2026-10-03", _file(desk, (*HEADS[0][:3], "Actual to 03/10/2026", *HEADS[0][4:])))
    assert desk.figure("ac", "AA", "2026-10-03") == 500


def test_a_list_of_projects_tells_its_day_in_a_heading_as_well(tmp_path: Path) -> None:
    desk = Desk(tmp_path, setup=False)
    content = "Projekt-ID;Name;Währung;Budget;Istkosten per 31.10.2026;Prognose\nAA;First;EUR;1500;500;1550\nBB;Second;EUR;1500;400;1500\n"
    desk.kept(desk.file("liste.csv", content))
    assert desk.ac() == (500, 400)


def test_items_of_which_none_tells_what_remains_have_no_estimate(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    content = "Project;Cost item;Budget;Actual to 31 Oct 2026;Remaining\nAA;Staff;1000;400;600\nAA;IT;500;100;400\nBB;Staff;100;40;\nBB;IT;100;40;\n"
    desk.kept(desk.file("items.csv", content))
    assert stored(desk, "reporting_periods", "project_id", "eac") == [("AA", 1500), ("BB", None)]
