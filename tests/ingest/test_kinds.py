"""The letters and words of a register of several kinds: read where it says what they are, else asked about once and remembered."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk

HEAD = "ID;Project;{};Description;Owner;Status\n"
ROWS = "1;P1;R;Vendor late;Ann;Open\n2;P1;I;Server down;Bob;Open\n3;P1;A;{};Eve;Open\n4;P1;D;{};Eve;Open\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path, setup=False)
    found.kept(found.file("projects.csv", "Project ID;Name;Currency\nP1;Alpha;EUR\n"))
    return found


def log(
    desk: Desk, *, title: str = "", heading: str = "Type", a: str = "Call them", d: str = "Wait", below: str = "", name: str = "log"
) -> Path:
    return desk.file(f"{name}.csv", title + HEAD.format(heading) + ROWS.format(a, d) + below)


def questions(desk: Desk, path: Path) -> dict[str, str]:
    """The word that is asked about → its suggested answer, as a yes would take it."""
    said = desk.load(path)
    return {question["key"].rpartition("|")[2]: question["suggested"] for question in said["questions"]}


def tables(desk: Desk, path: Path, *options: str) -> dict[str, int]:
    return {sheet["table"]: sheet["loaded"] for sheet in desk.kept(path, options=("--yes", *options))["sheets"]}


def test_a_and_d_are_asked_about_with_their_rows_and_the_answers_are_remembered(desk: Desk) -> None:
    assert questions(desk, log(desk)) == {"A": "", "D": ""}
    assert not desk.load(log(desk), options=("--yes",))["kept"], "nothing suggests an answer"
    answers = ("--answer", "word|log.csv|log|Type|A=actions", "--answer", "word|log.csv|log|Type|D=none")
    assert tables(desk, log(desk), *answers) == {"risks": 1, "issues": 1, "actions": 1}
    again = desk.file("log_02.csv", HEAD.format("Type") + "5;P1;R;Late again;Ann;Open\n6;P1;A;Write;Ann;Open\n7;P1;D;Other;Ann;Open\n")
    assert tables(desk, again) == {"risks": 1, "actions": 1}


@pytest.mark.parametrize(
    ("title", "below", "heading"),
    [
        ("R = Risk, A = Action, I = Issue, D = Decision\n", "", "Type"),
        ("R: Risiko; A: Maßnahme\nA – Aktion; D – Entscheidung\n", "", "Typ"),
        ("", "\nA;Action\nD;Decision\n", "Type"),
        ("", "", "Type (R=Risk A=Action I=Issue D=Decision)"),
        ("R - Risque, A - Action, I - Issue, D - Décision\n", "", "Type"),
    ],
)
def test_a_legend_is_read(desk: Desk, title: str, below: str, heading: str) -> None:
    path = log(desk, title=title, below=below, heading=heading)
    found = {sheet["table"]: sheet["loaded"] for sheet in desk.load(path, options=("--yes",))["sheets"]}
    assert {name: found.get(name) for name in ("risks", "issues", "actions", "decisions")} == dict.fromkeys(
        ("risks", "issues", "actions", "decisions"), 1
    )


def test_the_other_words_of_the_register_suggest_an_answer(desk: Desk) -> None:
    path = log(desk, title="Risks, Assumptions, Issues and Dependencies\n")
    assert questions(desk, path) == {"A": "none", "D": "none"}
    path = log(desk, a="Assumption that power holds", d="Decision on the vendor")
    assert questions(desk, path) == {"A": "none", "D": "decisions"}
    assert tables(desk, path) == {"risks": 1, "issues": 1, "decisions": 1}


def test_a_word_that_is_no_kind_is_asked_about_and_a_blank_one_stays_an_error(desk: Desk) -> None:
    content = HEAD.format("Type") + "1;P1;Risk;Late;Ann;Open\n2;P1;Issue;Down;Ann;Open\n3;P1;Blocker;Wait;Ann;Open\n"
    path = desk.file("log.csv", content)
    assert questions(desk, path) == {"Blocker": ""}
    assert tables(desk, path, "--answer", "word|log.csv|log|Type|Blocker=issues") == {"risks": 1, "issues": 2}
    said = desk.load(desk.file("log.csv", content.replace("Blocker", "")))
    assert any("do not say of which kind" in problem["says"] for problem in said["problems"])
