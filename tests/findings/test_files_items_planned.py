"""Cost items below the project that a line names, with a plan, what was spent and a forecast: one figure a project, in any language."""

from pathlib import Path

import pytest

from tests.findings.sheets import desk_with, kept, stored

ROWS = ("Personal;1000;500;1100\nLizenzen;400;100;400\n", "Personal;2000;700;2100\nReisen;300;100;250\n")
DAY = ("--status-date", "2026-03-31", "--yes")
BLOCKS = {
    "de": ("Projekt: Alpha (P1);;;\n", "Projekt: Beta (P2);;;\n", "Position;Plan;Ist;Prognose\n"),
    "en": ("Project: Alpha (P1);;;\n", "Project: Beta (P2);;;\n", "Item;Planned;Actual;Forecast\n"),
    "fr": ("Projet : Alpha (P1);;;\n", "Projet : Beta (P2);;;\n", "Poste;Prévu;Réel;Prévision\n"),
}
FIGURES = [("P1", 1400, 600, 1500), ("P2", 2300, 800, 2350)]


@pytest.mark.parametrize("language", BLOCKS)
@pytest.mark.parametrize("once", [True, False], ids=["headings once", "in each block"])
def test_a_plan_of_cost_items_is_asked_about_once_and_suggested_as_the_budget(tmp_path: Path, language: str, once: bool) -> None:
    first, second, head = BLOCKS[language]
    content = f"{head}{first}{ROWS[0]}{second}{ROWS[1]}" if once else f"{first}{head}{ROWS[0]}{second}{head}{ROWS[1]}"
    desk = kept(tmp_path, "kosten.csv", content, *DAY)
    assert stored(desk, "reporting_periods", "project_id", "budget", "ac_to_date", "eac") == FIGURES


def test_where_one_block_does_not_show_it_a_yes_does_not_decide(tmp_path: Path) -> None:
    first, second, head = BLOCKS["de"]
    content = f"{first}{head}{ROWS[0]}{second}{head}Personal;600;650;2100\nReisen;100;100;250\n"
    desk, path = desk_with(tmp_path, "kosten.csv", content)
    key = desk.asked("planned", path, options=DAY)
    desk.kept(path, options=(*DAY, "--answer", f"{key}=to_date"))
    assert stored(desk, "reporting_periods", "pv_to_date", "ac_to_date") == [(1400, 600), (700, 750)]


@pytest.mark.parametrize("answer", ["budget", "to_date"])
@pytest.mark.parametrize("form", ["headings once", "in each block", "project in a column"])
def test_what_the_plan_of_cost_items_is_holds_for_the_next_month(tmp_path: Path, form: str, answer: str) -> None:
    first, second, head = BLOCKS["de"]
    alpha, beta = "Personal;1000;500;1100\nReisen;400;100;400\n", "Personal;600;650;2100\nReisen;100;100;250\n"
    content = {
        "headings once": f"{head}{first}{alpha}{second}{beta}",
        "in each block": f"{first}{head}{alpha}{second}{head}{beta}",
        "project in a column": f"Projekt;{head}"
        + "".join(f"{p};{line}\n" for p, rows in (("P1", alpha), ("P2", beta)) for line in rows.splitlines()),
    }[form]
    desk, path = desk_with(tmp_path, "kosten 2026-03.csv", content)
    key = desk.asked("planned", path, options=DAY)
    desk.kept(path, options=(*DAY, "--answer", f"{key}={answer}"))
    desk.kept(desk.file("kosten 2026-04.csv", content.replace("650", "690")), options=("--status-date", "2026-04-30", "--yes"))
    column = "budget" if answer == "budget" else "pv_to_date"
    assert stored(desk, "reporting_periods WHERE month(period_end) = 4", column, "ac_to_date") == [(1400, 600), (700, 790)]
    assert desk.figure("ac", "P2", "2026-04-30") == 790
