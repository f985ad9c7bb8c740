"""A plain “Cost” beside each task of a plan: its budget, its cost at completion or what was spent, as its other amounts tell or somebody says."""

from pathlib import Path

import pytest

from tests.findings.sheets import desk_with, kept, stored

DAY = ("--status-date", "2026-03-31", "--yes")
TASKS = ["1;P1;Design;2026-01-05;2026-01-30;100%;{};1000;1000;0", "2;P1;Build;2026-02-02;2026-03-27;50%;{};4000;1500;2500"]
PLANS = {
    "en": "WBS;Project ID;Task Name;Start;Finish;% Complete;{};Cost;Actual Cost;Remaining Cost",
    "de": "PSP-Code;Projekt-ID;Vorgangsname;Anfang;Ende;% Abgeschlossen;{};Kosten;Ist-Kosten;Verbleibende Kosten",
    "fr": "EDT;Projet;Nom de la tâche;Début;Fin;% terminé;{};Coût;Coût réel;Coût restant",
    "it": "WBS;Progetto;Nome attività;Inizio;Fine;% completamento;{};Costo;Costo effettivo;Costo rimanente",
}


def plan(head: str, note: str = "Notes", cells: tuple[str, str] = ("", "")) -> str:
    return "\n".join([head.format(note), *(task.format(cell) for task, cell in zip(TASKS, cells, strict=True))])


@pytest.mark.parametrize("language", PLANS)
def test_the_cost_of_a_plan_without_a_budget_is_asked_and_earns_by_a_yes(tmp_path: Path, language: str) -> None:
    desk, path = desk_with(tmp_path, "plan.csv", plan(PLANS[language]))
    desk.asked("cost", path, options=DAY[:2])
    desk.kept(path, options=DAY)
    assert [desk.figure(metric, "P1", "2026-03-31") for metric in ("bac", "ev", "ac")] == [5000, 3000, 2500]


def test_beside_a_baseline_cost_it_is_what_its_parts_say_and_nothing_is_asked(tmp_path: Path) -> None:
    desk = kept(tmp_path, "plan.csv", plan(PLANS["en"], "Baseline Cost", ("900", "3500")), *DAY)
    assert [desk.figure(metric, "P1", "2026-03-31") for metric in ("bac", "ev", "eac_bottom_up")] == [4400, 2650, 5000]


def test_a_cost_of_nothing_where_nothing_is_begun_is_what_was_spent(tmp_path: Path) -> None:
    head = "WBS;Project ID;Task;Start;Finish;% complete;Budget;Cost"
    rows = "1;P1;Design;2026-01-05;2026-01-30;100%;1000;1100\n2;P1;Build;2026-02-02;2026-06-26;0%;4000;0"
    desk = kept(tmp_path, "plan.csv", f"{head}\n{rows}", *DAY)
    assert stored(desk, "reporting_periods", "wp_id", "ac_to_date") == [("1", 1100), ("2", 0)]


def test_where_nothing_shows_what_it_is_a_yes_does_not_decide(tmp_path: Path) -> None:
    content = "WBS;Project ID;Task;Start;Finish;% complete;Cost\n1;P1;Design;2026-01-05;2026-01-30;50%;1000"
    desk, path = desk_with(tmp_path, "plan.csv", content)
    question = desk.asked("cost", path, options=DAY)
    desk.kept(path, options=(*DAY, "--answer", f"{question}=to_date"))
    assert stored(desk, "reporting_periods", "ac_to_date") == [(1000,)]
