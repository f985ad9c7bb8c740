"""A day of going live beside each project of a list is a milestone of its own, and one that is known by that name is the same."""

from datetime import date
from pathlib import Path

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import kept, stored

D = date
HEADS = {
    "Project ID;RAG;Budget;Go-live": ("Go-live", None, D(2026, 10, 1), None),
    "Project;RAG;Budget;Actual go-live date": ("Go-live", None, None, D(2026, 10, 1)),
    "Projekt;Ampel;Budget;Inbetriebnahme": ("Inbetriebnahme", None, D(2026, 10, 1), None),
    "Projet;Météo;Budget;Date de mise en service": ("Mise en service", None, D(2026, 10, 1), None),
}


@pytest.mark.parametrize("head", HEADS, ids=list(HEADS))
def test_a_day_of_going_live_is_a_milestone_called_as_its_heading(tmp_path: Path, head: str) -> None:
    desk = kept(tmp_path, "list.csv", f"{head}\nP1;G;100;2026-10-01\nP2;A;200;\n", "--status-date", "2026-10-31", "--yes")
    assert stored(desk, "milestones", "project_id", "name", "baseline_date", "forecast_date", "actual_date") == [("P1", *HEADS[head])]


def test_a_planned_and_an_expected_day_are_both_kept_and_go_to_the_milestone_of_that_name(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk", setup=False)
    desk.kept(desk.file("projects.csv", "project_id,name,currency\nP1,Alpha,EUR\n"))
    desk.kept(desk.file("list.csv", "Milestone ID;Project;Milestone;Baseline;Forecast\nM4;P1;Go-live;2026-09-01;2026-09-01\n"))
    content = "Project;RAG;Budget;Planned go-live;Forecast go-live\nP1;G;100;2026-10-01;2026-11-01\n"
    said = desk.load(desk.file("list.csv", content), options=("--status-date", "2026-08-31", "--yes"))
    assert said["kept"], said
    assert stored(desk, "milestones", "milestone_id", "baseline_date", "forecast_date") == [("M4", D(2026, 10, 1), D(2026, 11, 1))]
