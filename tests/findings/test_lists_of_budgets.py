"""Plain lists of projects with their budgets, which tell nothing of how things stand."""

from pathlib import Path
from typing import Any

import pytest

from tests.findings.loading import Desk

ROWS = "AA,First,EUR,2026-01-01,2026-12-31,1000\nBB,Second,EUR,2026-02-01,2026-12-31,500\n"


def _asked(said: Any) -> list[str]:
    return [question["says"] for question in said["questions"] if question["key"].startswith("constant|")]


@pytest.mark.parametrize("day", ["2026-02-15", "2026-02-01"])
@pytest.mark.parametrize("heads", ["Project,Name,Currency,Start,Finish,Budget", "Projekt,Name,Währung,Beginn,Ende,Budget"])
def test_a_list_of_budgets_is_asked_from_which_day_they_hold_and_not_how_things_stand(tmp_path: Path, heads: str, day: str) -> None:
    desk = Desk(tmp_path, setup=False)
    path = desk.file("list.csv", f"{heads}\n{ROWS}")
    asked = "Sheet “list” gives budgets and not the day from which they hold. Which is it, as year-month-day?"
    said = desk.load(path)
    assert _asked(said) == [asked]
    desk.kept(path, options=("--answer", f"{said['questions'][0]['key']}={day}"))
    assert [desk.figure("bac", project) for project in ("AA", "BB")] == [1000, 500]


def test_a_list_without_any_amount_is_asked_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path, setup=False)
    rows = "".join(f"{line.rpartition(',')[0]}\n" for line in ROWS.splitlines())
    desk.kept(desk.file("list.csv", f"Project,Name,Currency,Start,Finish\n{rows}"))


def test_a_list_of_costs_is_asked_for_the_day_on_which_things_stand_so(tmp_path: Path) -> None:
    desk = Desk(tmp_path, setup=False)
    said = desk.load(desk.file("list.csv", "Project,Name,Currency,Budget,Actual cost\nAA,First,EUR,1000,400\nBB,Second,EUR,500,100\n"))
    assert "tells how things stand (status, cost, progress) and not on which day" in _asked(said)[0]
