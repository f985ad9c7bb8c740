"""An estimate to complete that the next report leaves blank counts no more: that is told, and wants a yes."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk

HEAD = "Project;Work package;Status date;% complete;ETC\n"
FEBRUARY = "P1;W1;2026-02-28;40%;150\nP1;W2;2026-02-28;50%;80\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path, setup=False)
    plan = found.file("packages.csv", "Project;Work package;Name;Budget\nP1;W1;One;300\nP1;W2;Two;200\n")
    found.kept(found.file("projects.csv", "Project ID;Name;Currency\nP1;Alpha;EUR\n"), plan)
    return found


def told(desk: Desk, content: str) -> list[str]:
    return [p["says"] for p in desk.load(desk.file("progress.csv", HEAD + content))["problems"] if p["severity"] == "warning"]


SAYS = "The estimate to complete of P1/W1 is blank; it was 150.00 on 2026-02-28, and counts no more from 2026-03-31 on."


def test_in_a_later_file(desk: Desk) -> None:
    assert told(desk, FEBRUARY) == []
    assert told(desk, "P1;W1;2026-03-31;60%;\nP1;W2;2026-03-31;60%;70\n") == [SAYS]


def test_in_one_file(desk: Desk) -> None:
    assert told(desk, FEBRUARY + "P1;W1;2026-03-31;60%;\nP1;W2;2026-03-31;100%;\n") == [SAYS]


def test_not_where_it_is_given_again_or_the_work_is_done(desk: Desk) -> None:
    assert told(desk, FEBRUARY + "P1;W1;2026-03-31;60%;\nP1;W1;2026-04-30;60%;90\nP1;W2;2026-03-31;100%;\n") == []
