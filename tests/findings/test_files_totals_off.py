"""A row of a plan that is called a total, or as its project, and is not what the others add up to: asked about with both amounts."""

from pathlib import Path

import pytest

from tests.findings.sheets import desk_with, kept
from tests.ingest.files import Rows

HEADS = {
    "en": ["Project", "WP", "Name", "Start", "Finish", "Budget"],
    "de": ["Projekt", "AP", "Bezeichnung", "Beginn", "Ende", "Budget"],
    "fr": ["Projet", "Lot", "Nom", "Début", "Fin", "Budget"],
    "es": ["Presupuesto", "Proyecto", "Paquete de trabajo", "Nombre", "Inicio", "Fin"],
}


def plan(language: str, *rows: str) -> Rows:
    """Rows of number, name and budget under the headings of a language; the Spanish have the budget first."""
    cells = (row.split("/") for row in rows)
    made = [["P1", number, name, "2026-01-01", "2026-03-01", float(budget)] for number, name, budget in cells]
    return [HEADS[language], *([row[-1], *row[:-1]] if language == "es" else row for row in made)]


def text(rows: Rows) -> str:
    return "".join(";".join(map(str, row)) + "\n" for row in rows)


OFF = [
    plan("en", "A/x/100", "B/y/200", "T/Total/310"),
    plan("en", "T/Project total/310", "A/x/100", "B/y/200"),
    plan("de", "A/x/100", "B/y/200", "T/Gesamtprojekt/310"),
    plan("de", "A/x/100", "B/y/200", "S/Summe Alpha/310"),
    plan("fr", "A/x/100", "B/y/200", "T/Total du projet/310"),
    plan("es", "A/x/100", "B/y/200", "T/Total general/310"),
    plan("en", "1/x/300", "1.1/y/100", "1.2/z/200", "T/Celkem/310"),
]


@pytest.mark.parametrize("rows", OFF, ids=lambda rows: str(rows[-1][2]))
def test_a_total_that_is_not_what_the_rows_add_up_to_is_asked_about(tmp_path: Path, rows: Rows) -> None:
    for number, (answer, bac) in enumerate((("summary", 300), ("own", 610))):
        desk, path = desk_with(tmp_path / str(number), "plan.csv", text(rows))
        desk.kept(path, options=("--answer", f"{desk.asked('outline', path)}={answer}"))
        assert desk.figure("bac", "P1", "2026-03-31") == bac


def test_the_question_has_both_amounts_and_a_yes_leaves_a_total_out(tmp_path: Path) -> None:
    desk, path = desk_with(tmp_path, "plan.xlsx", {"Plan": OFF[0]})
    said = desk.load(path)["questions"][0]["says"]
    assert "row 4 (“Total”) says 310.00, and rows 2–3 add up to 300.00" in said
    desk.kept(path, options=("--yes",))
    assert desk.figure("bac", "P1", "2026-03-31") == 300


def test_a_row_that_is_called_as_its_project_wants_an_answer_of_its_own(tmp_path: Path) -> None:
    desk, path = desk_with(tmp_path, "plan.csv", text(plan("en", "P1/Alpha/310", "A/x/100", "B/y/200")))
    key = desk.asked("outline", path, options=("--yes",))
    desk.kept(path, options=("--answer", f"{key}=summary"))
    assert desk.figure("bac", "P1", "2026-03-31") == 300


@pytest.mark.parametrize(
    ("rows", "bac"),
    [
        (plan("en", "T/Total/300", "A/x/100", "B/y/200"), 300),
        (plan("de", "P1/Alpha/300", "A/x/100", "B/y/200"), 300),
        (plan("en", "A/x/100", "B/y/200", "P1/Alpha/300"), 300),
        (plan("en", "A/x/100", "B/Project management/200"), 300),
        (plan("en", "A/x/100", "B/y/200", "C/Total station hire/250"), 550),
        (plan("en", "P1/Alpha/300"), 300),
    ],
    ids=["total first", "project first", "project last", "a package", "a name alone", "one row"],
)
def test_one_that_is_their_sum_is_left_out_and_other_names_are_packages(tmp_path: Path, rows: Rows, bac: float) -> None:
    assert kept(tmp_path, "plan.csv", text(rows)).figure("bac", "P1", "2026-03-31") == bac


def test_a_subtotal_that_is_nearly_that_of_the_rows_above_it_is_asked_about(tmp_path: Path) -> None:
    desk, path = desk_with(tmp_path, "plan.csv", text(plan("en", "A/x/100", "B/y/200", "S/Phase A total/305", "C/z/50")))
    desk.kept(path, options=("--answer", f"{desk.asked('outline', path)}=summary"))
    assert desk.figure("bac", "P1", "2026-03-31") == 350


def test_what_a_total_that_was_said_to_be_one_tells_besides_does_not_count_either(tmp_path: Path) -> None:
    rows = ["A;x;100;50;50%", "B;y;200;60;20%", "T;Total;310;115;40%"]
    cells = (row.split(";") for row in rows)
    lines = "".join(f"P1;{c};{n};2026-01-01;2026-03-31;{b};{a};{p};2026-03-31\n" for c, n, b, a, p in cells)
    desk = kept(tmp_path, "plan.csv", f"Project;WP;Name;Start;Finish;Budget;Actual cost to date;% complete;Status date\n{lines}", "--yes")
    assert [desk.figure(name, "P1", "2026-03-31") for name in ("bac", "ac", "ev")] == [300, 110, 90]


@pytest.mark.parametrize(("answer", "bac"), [("summary", 3735), ("own", 6906)])
def test_a_row_below_others_that_is_their_sum_is_asked_about_without_a_name_for_it(tmp_path: Path, answer: str, bac: float) -> None:
    desk, path = desk_with(tmp_path, "plan.csv", text(plan("de", "A/x/1101", "B/y/2070", "S/Phase eins/3171", "C/z/564")))
    desk.kept(path, options=("--answer", f"{desk.asked('outline', path)}={answer}"))
    assert desk.figure("bac", "P1", "2026-03-31") == bac
    round_ = text(plan("en", "A/x/100", "B/y/200", "C/z/300"))
    assert kept(tmp_path / "round", "plan.csv", round_).figure("bac", "P1", "2026-03-31") == 600
