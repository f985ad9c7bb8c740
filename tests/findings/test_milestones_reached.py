"""Milestones with a column that says whether they were reached, and not on which day."""

from datetime import date
from pathlib import Path

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import kept, stored

HEADS = ("Project", "Milestone", "Planned date", "Forecast date", "Complete?")
KICK, LIVE = ("AA", "Kickoff", "2026-07-01", "2026-07-03"), ("AA", "Go live", "2026-12-01", "2026-12-05")


def _file(desk: Desk, heads: tuple[str, ...], yes: str, no: str) -> Path:
    rows = (heads, (*KICK, yes), (*LIVE, no), ("BB", *KICK[1:], yes))
    return desk.file("milestones.csv", "".join(";".join(row) + "\n" for row in rows))


def _reached(desk: Desk) -> list[date | None]:
    return [row[0] for row in stored(desk, "milestones", "actual_date")]


@pytest.mark.parametrize(
    ("heading", "yes", "no"),
    [
        ("Complete?", "Y", "N"),
        ("Done", "Yes", "No"),
        ("Achieved", "1", "0"),
        ("Completed (Y/N)", "x", ""),
        ("Reached?", "✓", "✗"),
        ("Status", "erledigt", "offen"),
        ("Erledigt", "ja", "nein"),
        ("Terminé ?", "oui", "non"),
        ("Atteint", "Oui", "Non"),
        ("Completado", "Sí", "No"),
        ("Concluído", "sim", "não"),
        ("Raggiunta", "sì", "no"),
        ("Gereed", "ja", "nee"),
        ("Behaald", "TRUE", "FALSE"),
    ],
)
def test_milestones_that_are_said_to_be_reached_are_asked_for_their_day_once(tmp_path: Path, heading: str, yes: str, no: str) -> None:
    desk = Desk(tmp_path)
    desk.answered("reached", "forecast", _file(desk, (*HEADS[:4], heading), yes, no))
    assert _reached(desk) == [date(2026, 7, 3), None, date(2026, 7, 3)]
    desk.kept(_file(desk, (*HEADS[:4], heading), yes, no))


@pytest.mark.parametrize(("answer", "day"), [("planned", date(2026, 7, 1)), ("unknown", None)])
def test_the_day_may_be_the_planned_one_or_not_known(tmp_path: Path, answer: str, day: date | None) -> None:
    desk = Desk(tmp_path)
    desk.answered("reached", answer, _file(desk, HEADS, "Y", "N"))
    assert _reached(desk) == [day, None, day]


def test_a_yes_beside_the_day_asks_nothing_and_a_no_beside_one_wants_a_yes(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    head = "Project;Milestone;Planned date;Actual date;Complete?\n"
    desk.kept(desk.file("milestones.csv", f"{head}AA;Kickoff;2026-07-01;2026-07-03;Y\nAA;Go live;2026-12-01;;N\n"))
    assert _reached(desk) == [date(2026, 7, 3), None]
    said = desk.load(desk.file("milestones.csv", f"{head}AA;Kickoff;2026-07-01;2026-07-03;N\nAA;Go live;2026-12-01;;N\n"))
    assert ["“N” says that the milestone is not reached" in each["says"] for each in said["problems"] if each["severity"] == "warning"] == [
        True
    ]


def test_days_under_the_same_heading_stay_days(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.kept(_file(desk, HEADS, "2026-07-04", ""))
    assert _reached(desk) == [date(2026, 7, 4), None, date(2026, 7, 4)]


def test_cells_that_hold_true_and_false_say_so_as_well(tmp_path: Path) -> None:
    rows = [list(HEADS), ["P1", "Kickoff", date(2026, 7, 1), date(2026, 7, 3), True], ["P1", "Go live", date(2026, 12, 1), None, False]]
    desk = kept(tmp_path, "m.xlsx", {"Milestones": rows}, "--answer", "reached|m.xlsx|Milestones|Complete?=forecast")
    assert _reached(desk) == [date(2026, 7, 3), None]
