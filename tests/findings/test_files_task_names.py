"""Plans as planning programs export them without identifiers: tasks are known by name, and by what stands above them where two share one."""

from pathlib import Path

import pytest

from tests.findings.sheets import desk_with, kept, said, stored

PLANS = {
    "de": "Projekt;Vorgangsname;Dauer;Anfang;Ende;% Abgeschlossen",
    "fr": "Projet;Nom de la tâche;Durée;Début;Fin;% achevé",
    "nl": "Project;Taaknaam;Duur;Begindatum;Einddatum;% voltooid",
}
TASKS = "P1;Design;5 d;2026-01-05;2026-01-30;100%\nP1;Build;5 d;2026-02-02;2026-03-27;50%\nP2;Design;5 d;2026-02-02;2026-03-27;0%"
DAY = ("--status-date", "2026-03-31", "--yes")


@pytest.mark.parametrize("language", PLANS)
def test_tasks_without_identifiers_are_known_by_their_names_within_their_project(tmp_path: Path, language: str) -> None:
    desk = kept(tmp_path, "plan.csv", f"{PLANS[language]}\n{TASKS}", *DAY)
    assert stored(desk, "progress", "project_id", "wp_id", "pct_complete") == [
        ("P1", "Design", 1),
        ("P1", "Build", 0.5),
        ("P2", "Design", 0),
    ]


OUTLINE = {
    "levels": "Outline Level;Project;Task Name;Start;Finish;Budget\n1;P1;One;{0};9\n2;P1;Review;{0};4\n2;P1;Work;{0};5\n1;P1;Two;{0};7\n2;P1;Review;{0};7",
    "indents": "Project;Task;Start;Finish;Budget\nP1;One;{0};9\nP1;   Review;{0};4\nP1;   Work;{0};5\nP1;Two;{0};7\nP1;   Review;{0};7",
    "parents": "Parent task;Project;Task;Start;Finish;Budget\n;P1;One;{0};9\nOne;P1;Review;{0};4\nOne;P1;Work;{0};5\n;P1;Two;{0};7\nTwo;P1;Review;{0};7",
}


@pytest.mark.parametrize("form", OUTLINE)
def test_tasks_of_one_name_are_kept_apart_by_the_summary_above_them(tmp_path: Path, form: str) -> None:
    desk = kept(tmp_path, "plan.csv", OUTLINE[form].format("2026-01-05;2026-01-30"), "--yes")
    tasks = [("One", None), ("One / Review", "One"), ("Work", "One"), ("Two", None), ("Two / Review", "Two")]
    assert stored(desk, "work_packages", "wp_id", "parent_id") == tasks
    assert desk.figure("bac", "P1", "2026-03-31") == 16


def test_tasks_of_one_name_that_nothing_tells_apart_are_asked_about(tmp_path: Path) -> None:
    rows = "".join(f"P1;Review;2026-0{month}-05;2026-0{month}-20\n" for month in (1, 2))
    desk, path = desk_with(tmp_path, "plan.csv", f"Project;Task;Start;Finish\n{rows}")
    key = desk.asked("namesakes", path, options=("--yes",))
    desk.kept(path, options=("--answer", f"{key}=apart", "--yes"))
    assert stored(desk, "work_packages", "wp_id", "name") == [("Review", "Review"), ("Review (2)", "Review")]


def test_a_wbs_code_identifies_a_task_before_its_number_in_the_list(tmp_path: Path) -> None:
    content = "ID;WBS;Project;Task Name;Start;Finish;Budget\n1;1;P1;One;{0};9\n2;1.1;P1;Two;{0};9".format("2026-01-05;2026-01-30")
    desk, path = desk_with(tmp_path, "plan.csv", content)
    desk.kept(path)
    assert stored(desk, "work_packages", "wp_id", "parent_id") == [("1", None), ("1.1", "1")]


@pytest.mark.parametrize(
    "head", ["Task;% complete;Budget;Actual cost", "Tâche;% avancement;Budget;Réel", "Aufgabe;% fertig;Budget;Ist-Kosten"]
)
def test_tasks_with_their_money_alone_are_a_plan_and_those_known_by_an_identifier_keep_it(tmp_path: Path, head: str) -> None:
    desk, path = desk_with(tmp_path, "P1 2026-03-31.csv", f"{head}\nDesign;100%;1000;900\nBuild;50%;4000;2100\n")
    desk.kept(desk.file("plan.csv", "Project;WBS;Task;Budget\nP1;1.1;Design;1000\n"))
    desk.kept(path, options=("--yes",))
    assert stored(desk, "progress", "wp_id", "pct_complete") == [("1.1", 1), ("Build", 0.5)]
    assert [desk.figure(metric, "P1", "2026-03-31") for metric in ("bac", "ev", "ac")] == [5000, 3000, 3000]


def test_a_register_of_tasks_with_owner_and_day_is_no_plan(tmp_path: Path) -> None:
    found = said(tmp_path, "list.csv", "Task;Owner;Due date;Status\nCall Ann;Bob;2026-03-01;open\n")
    assert "work_packages" not in {sheet["table"] for sheet in found["sheets"]}
