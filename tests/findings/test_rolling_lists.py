"""A list of periods whose plan begins only where its actual values end: whether that is what is still expected or the baseline is asked, and remembered."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk

ROWS = "AA;2026-08-31;130;{0}\nAA;2026-09-30;110;{0}\nAA;2026-10-31;120;{0}\nAA;2026-11-30;;500\nAA;2026-12-31;;400\n"


def desk(folder: Path) -> Desk:
    made = Desk(folder, setup=False)
    made.kept(made.file("projects.csv", "Project;Name;Currency\nAA;Alpha;EUR\n"))
    return made


@pytest.mark.parametrize("heads", ["Project;Month;Actual cost;Plan", "Projekt;Monat;Istkosten;Plankosten"])
@pytest.mark.parametrize(("answer", "bac"), [("expected", None), ("baseline", 900)])
def test_a_plan_of_the_months_to_come_alone_is_asked_about_once(tmp_path: Path, heads: str, answer: str, bac: float | None) -> None:
    made = desk(tmp_path)
    made.answered("rolling", answer, made.file("outlook_2026-10.csv", f"{heads}\n{ROWS.format('')}"))
    assert (made.figure("ac", "AA"), made.figure("bac", "AA")) == (360, bac)
    november = ROWS.format("").replace("2026-11-30;;500", "2026-11-30;140;")
    said = made.load(made.file("outlook_2026-11.csv", f"{heads}\n{november}"))
    assert not [question for question in said["questions"] if question["key"].startswith("rolling") and not question["answer"]]


def test_a_plan_of_the_months_that_were_is_the_baseline(tmp_path: Path) -> None:
    made = desk(tmp_path)
    made.kept(made.file("evm_2026-10.csv", f"Project;Month;Actual cost;Plan\n{ROWS.format('100')}"))
    assert made.figure("bac", "AA") == 1200
