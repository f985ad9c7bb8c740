"""Programmes that a list of projects names and nobody knows are made of it; the list is never refused for them."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import stored

LIST = "Project ID;Project name;Programme;Currency;Budget;Status date\nAA;Alpha;{};EUR;1000;{}\nBB;Beta;{};EUR;2000;{}\n"
KNOWN = "Programme ID;Name;Owner\nG;Growth;Ann\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, setup=False)


@pytest.mark.parametrize(
    "heads", ["Project ID;Name;Programme;Programme name;Currency", "Projekt-ID;Projekt;Programm-ID;Programm;Währung"], ids=["en", "de"]
)
def test_a_list_makes_the_programmes_that_it_names(desk: Desk, heads: str) -> None:
    desk.kept(desk.file("projects.csv", f"{heads}\nAA;Alpha;PG1;Growth;EUR\nBB;Beta;PG1;Growth;EUR\nCC;Gamma;;;EUR\n"), options=("--yes",))
    assert stored(desk, "programmes", "programme_id", "name") == [("PG1", "Growth")]
    assert stored(desk, "projects", "project_id", "programme_id") == [("AA", "PG1"), ("BB", "PG1"), ("CC", None)]


def test_a_later_list_with_a_new_one_lets_the_others_stay(desk: Desk) -> None:
    desk.kept(desk.file("list.csv", LIST.format("Growth", "2026-01-31", "Run", "2026-01-31")))
    desk.kept(desk.file("list.csv", LIST.format("Growth", "2026-02-28", "Move", "2026-02-28")))
    assert stored(desk, "programmes", "programme_id") == [("Growth",), ("Run",), ("Move",)]


def test_a_known_one_may_be_called_by_its_name_and_one_almost_like_it_is_asked_about(desk: Desk) -> None:
    desk.kept(desk.file("programmes.csv", KNOWN))
    path = desk.file("list.csv", LIST.format("growth", "2026-01-31", "Growht", "2026-01-31"))
    desk.answered("word", "G", path)
    assert stored(desk, "projects", "programme_id") == [("G",), ("G",)]
    assert stored(desk, "programmes", "programme_id") == [("G",)]
