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
