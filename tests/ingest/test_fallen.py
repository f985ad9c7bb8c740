"""Shares complete that fall from one day to the next: a lost zero, and what is no fall."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk

HEAD = "Project ID;Work package ID;Status date;Pct complete\n"
LIST = "Projekt;Stichtag;Budget;Istkosten;Fertigstellungsgrad\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")  # half done on 31 October


def fell(desk: Desk, name: str, content: str) -> str:
    file = desk.file(name, content)
    key = desk.asked("fell", file)
    return next(str(question["says"]) for question in desk.load(file)["questions"] if question["key"] == key)


def test_a_share_that_falls_or_is_above_the_next_is_asked_about(desk: Desk) -> None:
    assert "AA, W1: pct complete falls from 50 % on 31 October 2026 to 6 % on 30 November 2026." in fell(
        desk, "november.csv", f"{HEAD}AA;W1;2026-11-30;6 %\nAA;W2;2026-11-30;60 %\n"
    )
    assert "BB, W1: pct complete of 30 September 2026, 60 %, is more than what is known of 31 October 2026, 50 %." in fell(
        desk, "september.csv", f"{HEAD}BB;W1;2026-09-30;60 %\n"
    )


def test_so_is_that_of_a_list_of_projects_unless_its_budget_grew(desk: Desk) -> None:
    desk.kept(desk.file("list_09.csv", f"{LIST}AA;30.09.2026;1000;500;40%\nBB;30.09.2026;1000;500;40%\n"))
    said = fell(desk, "list_10.csv", f"{LIST}AA;31.10.2026;1000;550;4%\nBB;31.10.2026;1500;550;30%\n")
    assert "AA: pct complete falls from 40 % on 30 September 2026 to 4 % on 31 October 2026. Is that right?" in said
    assert "BB: pct" not in said


def test_a_share_estimated_anew_by_little_is_no_question(desk: Desk) -> None:
    desk.kept(desk.file("november.csv", f"{HEAD}AA;W1;2026-11-30;46 %\n"))
