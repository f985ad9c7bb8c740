"""Finding X10, the list of a PMO: a column called status holds colours as often as days or states."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


@pytest.mark.parametrize("colours", [("Green", "Red"), ("groen", "rood"), ("G", "A")])
def test_x10_a_status_of_colours_is_no_day(desk: Desk, colours: tuple[str, str]) -> None:
    rows = ["Project;Name;Status;% complete;Budget;Actual cost"] + [
        f"{project};Name {project};{colour};50%;1000;400" for project, colour in zip(("P1", "P2"), colours, strict=True)
    ]
    said = desk.kept(desk.file("list.csv", "\n".join(rows) + "\n"), options=("--yes", "--status-date", "2026-06-30"))
    assert {sheet["table"]: sheet["loaded"] for sheet in said["sheets"]} == {"projects": 2, "reporting_periods": 2, "status_reports": 2}


def test_values_to_date_that_are_lower_than_those_of_the_month_before_are_asked_about(desk: Desk) -> None:
    head = "Project,Name,RAG,% complete,Budget,Actual cost,Currency,Start,End\n"
    june = desk.file("list.csv", head + "P1,Portal,Green,50%,1000,400,EUR,2026-01-01,2026-12-31\n")
    july = desk.file("list.csv", head + "P1,Portal,Green,60%,100,38,EUR,2026-01-01,2026-12-31\n")
    desk.kept(june, options=("--yes", "--status-date", "2026-06-30"))
    on = ("--yes", "--status-date", "2026-07-31")
    key = desk.asked("fell", july, options=on)
    (question,) = (q for q in desk.load(july, options=on)["questions"] if q["key"] == key)
    assert "ac to date falls from 400.00 on 30 June 2026 to 38.00 on 31 July 2026" in question["says"]
    assert "budget falls from 1,000.00" in question["says"]
    desk.kept(july, options=(*on, "--answer", f"{key}=right"))
