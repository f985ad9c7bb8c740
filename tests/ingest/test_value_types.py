"""What a system's short codes for spent and planned mean is suggested, taken by a yes and remembered; others are asked without."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path, setup=False)
    found.kept(found.file("projects.csv", "Project ID;Name;Currency;Ledger\nP1;Alpha;EUR;yes\n"))
    return found


def ledger(desk: Desk, heading: str, words: str, month: int = 1) -> Path:
    lines = [f"P1;{n};2026-{month:02d}-05;{10**n};{word}\n" for n, word in enumerate(words.split())]
    return desk.file(f"ledger_{month}.csv", f"Project;Doc no;Date;Amount;{heading}\n{''.join(lines)}")


def suggested(desk: Desk, path: Path) -> list[str]:
    return [question["suggested"] for question in desk.load(path)["questions"]]


@pytest.mark.parametrize(
    ("heading", "words", "answers"),
    [
        ("Value type", "04 01", ["actual", "left_out"]),
        ("Wertart", "4 1", ["actual", "left_out"]),
        ("WRTTP", "04 01", ["actual", "left_out"]),
        ("Type", "AC PL", ["actual", "left_out"]),
        ("Scenario", "AC BU PL", ["actual", "left_out", "left_out"]),
    ],
)
def test_known_codes_are_suggested(desk: Desk, heading: str, words: str, answers: list[str]) -> None:
    path = ledger(desk, heading, words)
    assert suggested(desk, path) == answers
    said = desk.kept(path, options=("--yes",))
    assert desk.figure("ac", "P1", "2026-12-31") == 1
    assert [(sheet["read"], sheet["loaded"], sheet["blank"]) for sheet in said["sheets"]] == [(len(answers), 1, len(answers) - 1)]
    desk.kept(ledger(desk, heading, words, month=2), options=("--yes",))
    assert suggested(desk, ledger(desk, heading, words, month=2)) == []
    assert desk.figure("ac", "P1", "2026-12-31") == 2


def test_commitments_are_suggested_and_what_may_be_either_is_not(desk: Desk) -> None:
    path = ledger(desk, "Value type", "04 22 11 10")
    assert suggested(desk, path) == ["actual", "commitment", "", ""]
    assert not desk.load(path, options=("--yes",))["kept"]
    rest = [text for word in ("11", "10") for text in ("--answer", f"word|ledger_1.csv|ledger_1|Value type|{word}=left_out")]
    desk.kept(path, options=("--yes", *rest))
    assert desk.figure("ac", "P1", "2026-12-31") == 1
