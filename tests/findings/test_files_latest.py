"""A plan that stands in one file as it was on several days: its latest state holds, and the progress of each day is kept."""

from datetime import date
from pathlib import Path

import pytest

from tests.findings.sheets import desk_with, kept, stored

D = date
HEADS = {
    "de": ("Projekt: P1;;;;;\n", "Stand: 31.01.2026;;;;;\n", "Stand: 28.02.2026;;;;;\n", "AP;Name;Start;Ende;Budget;% fertig\n"),
    "en": ("Project: P1;;;;;\n", "As of 31 Jan 2026;;;;;\n", "As of 28 Feb 2026;;;;;\n", "WP;Task;Start;Finish;Budget;% complete\n"),
    "fr": (
        "Projet : P1;;;;;\n",
        "Situation au 31/01/2026;;;;;\n",
        "Situation au 28/02/2026;;;;;\n",
        "Lot;Tâche;Début;Fin;Budget;% avancement\n",
    ),
}
JAN = "1;Design;2026-01-05;2026-01-30;1000;50%\n2;Build;2026-02-02;2026-03-27;4000;0%\n"
FEB = "1;Design;2026-01-05;2026-01-30;1000;100%\n2;Build;2026-02-02;2026-03-27;4500;40%\n"
PLAN = [("1", 1000), ("2", 4500)]


@pytest.mark.parametrize("language", HEADS)
@pytest.mark.parametrize("latest_first", [False, True], ids=["latest last", "latest first"])
def test_the_latest_state_of_a_plan_holds_and_progress_of_each_day_is_kept(tmp_path: Path, language: str, latest_first: bool) -> None:
    project, jan, feb, head = HEADS[language]
    blocks = [f"{jan}{head}{JAN}", f"{feb}{head}{FEB}"]
    desk = kept(tmp_path, "plan.csv", project + ";;;;;\n".join(reversed(blocks) if latest_first else blocks))
    assert stored(desk, "work_packages", "wp_id", "budget") == PLAN
    done = stored(desk, "progress", "status_date", "wp_id", "pct_complete")
    assert sorted(done) == [(D(2026, 1, 31), "1", 0.5), (D(2026, 1, 31), "2", 0), (D(2026, 2, 28), "1", 1), (D(2026, 2, 28), "2", 0.4)]


def test_a_package_that_the_later_state_has_no_more_counts_no_more_with_a_yes(tmp_path: Path) -> None:
    project, jan, feb, head = HEADS["en"]
    content = f"{project}{jan}{head}{JAN};;;;;\n{feb}{head}{FEB.splitlines()[1]}\n"
    desk, path = desk_with(tmp_path, "plan.csv", content)
    assert not desk.load(path)["kept"]
    desk.kept(path, options=("--yes",))
    assert stored(desk, "work_packages", "wp_id", "budget") == [("2", 4500)]
