"""Totals of a plan that stand below their parts, and plans of several projects of which each is put in order by itself."""

from pathlib import Path

import pytest

from tests.findings.sheets import desk_with, kept

HEADS = {
    "en": "Project,WP,Name,Start,Finish,Budget",
    "de": "Projekt,AP,Bezeichnung,Beginn,Ende,Budget",
    "fr": "Projet,Lot,Nom,Début,Fin,Budget",
}


def plan(language: str, *rows: str) -> str:
    dated = (f"P1,{number},{name},2026-01-01,2026-03-01,{budget}" for number, name, budget in (row.split("/") for row in rows))
    return "\n".join([HEADS[language], *dated, ""])


@pytest.mark.parametrize(
    ("content", "bac"),
    [
        (plan("en", "A1/x/100", "A2/y/200", "A/Phase A total/300", "B1/z/50"), 350),
        (plan("de", "A1/x/100", "A2/y/200", "A/Summe Phase A/300", "B1/z/50", "B/Phase B gesamt/50", "P/Gesamtsumme/350"), 350),
        (plan("fr", "A1/x/100", "A2/y/200", "A/Sous-total A/300", "B1/z/50"), 350),
        (plan("en", "1/x/300", "1.1/y/100", "1.2/z/200", "2/q/50", "T/Project total/350"), 350),
        (plan("en", "A1/x/100", "A2/y/200", "A/Total station hire/250"), 550),
    ],
    ids=["subtotal", "German, nested", "French", "beside numbers", "a name alone"],
)
def test_a_total_below_its_parts_does_not_count_beside_them(tmp_path: Path, content: str, bac: int) -> None:
    assert kept(tmp_path, "plan.csv", content).figure("bac", "P1", "2026-03-31") == bac


def test_one_project_with_numbers_does_not_keep_another_from_being_asked_about(tmp_path: Path) -> None:
    flat = plan("en", "01-00/x/300", "01-01/y/100", "01-02/z/200").replace("P1,", "P2,").partition("\n")[2]
    desk, path = desk_with(tmp_path, "plan.csv", plan("en", "A/x/300", "A.1/y/100", "A.2/z/200") + flat)
    desk.kept(path, options=("--answer", f"{desk.asked('outline', path)}=summary"))
    assert [desk.figure("bac", project, "2026-03-31") for project in ("P1", "P2")] == [300, 300]
