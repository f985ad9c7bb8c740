"""A register that goes on under another file's name: what it leaves out is asked about, and stays where it is another one."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import stored

HEAD = "Project ID;Risk ID;Title;Probability;Impact;Owner;Status\n"
R1, R2 = "AA;R1;Server late;3;4;Kim;Open\n", "AA;R2;Staff leaves;2;3;Kim;Open\n"
R3, R4 = "AA;R3;Vendor fails;4;4;Kim;Open\n", "AA;R4;Law changes;1;5;Kim;Open\n"
NEW = "AA;R5;New office;2;2;Kim;Open\nAA;R6;Fire;1;4;Kim;Open\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "desk")
    made.kept(made.file("Risk log.csv", HEAD + R1 + R2 + R3 + R4))
    return made


@pytest.mark.parametrize(("answer", "left"), [("same", ["R3", "R4", "R5", "R6"]), ("other", ["R1", "R2", "R3", "R4", "R5", "R6"])])
def test_half_of_a_register_under_another_name_is_asked_about(desk: Desk, answer: str, left: list[str]) -> None:
    file = desk.file("November export.csv", HEAD + R3 + R4 + NEW)
    (question,) = desk.load(file)["questions"]
    assert "2 of the 4 rows are known already" in question["says"]
    assert "Not in this file: AA, R1; AA, R2." in question["says"]
    desk.kept(file, options=("--yes", "--answer", f"{question['key']}={answer}"))
    assert sorted(key for (key,) in stored(desk, "risks", "risk_id")) == left


def test_one_that_only_adds_and_one_of_other_risks_are_no_question(desk: Desk) -> None:
    desk.kept(desk.file("November export.csv", HEAD + R1 + R2 + R3 + R4 + NEW))
    desk.kept(desk.file("Site.csv", HEAD + "AA;S1;Server late;3;4;Kim;Open\nAA;R4;Law changes;1;5;Kim;Open\n"))
    assert len(stored(desk, "risks", "risk_id")) == 7
