"""Headings and answers as people give them on the upload page; the numbers are those of the findings."""

from pathlib import Path

import pytest

from ingest.names import meanings
from ingest.preview import Preview, preview
from ingest.question import Answers, place
from schema import BY_NAME
from tests.findings.loading import Desk
from tests.findings.test_files_words import seen, values
from tests.ingest.files import text, with_projects, workbook


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Likelihood Rating", "probability"),
        ("Impact Rating", "impact"),
        ("Prob. score", "probability"),
        ("Impact (1-5)", "impact"),
        ("Residual Impact Rating", "residual_impact"),
        ("Inherent likelihood level", "probability"),
        ("Bewertung Eintrittswahrscheinlichkeit", "probability"),
        ("Puntuación impacto", "impact"),
        ("Cotation probabilité", "probability"),
    ],
)
def test_f4_headings_of_ratings_are_known(heading: str, column: str) -> None:
    assert [named.column.name for named in meanings(BY_NAME["risks"], heading)][:1] == [column]


def test_f4_a_score_is_no_rating() -> None:
    assert not [named for heading in ("Risk score", "Score", "Rating") for named in meanings(BY_NAME["risks"], heading)]


def test_f4_a_risk_of_four_by_five_is_critical(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    rows = "AA,R1,A,4,5,Ann\nAA,R2,B,2,3,Ann\n"
    desk.kept(desk.file("risks.csv", f"Project,Risk ID,Risk,Likelihood Rating,Impact Rating,Owner\n{rows}"))
    assert desk.figure("risks_critical", "AA") == 1


def test_f4_where_no_risk_is_rated_there_is_no_figure(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.kept(desk.file("risks.csv", "Project,Risk ID,Risk,Owner\nAA,R1,A,Ann\nAA,R2,B,Ann\n"))
    assert desk.figure("risks_critical", "AA") is None


@pytest.mark.parametrize(
    ("table", "heading", "column"),
    [
        ("projects", "Proj. No", "project_id"),
        ("projects", "Baseline begin", "baseline_start"),
        ("projects", "Exp. end", "forecast_finish"),
        ("projects", "Finish date", "baseline_finish"),
        ("work_packages", "Task no.", "wp_id"),
        ("progress", "% done", "pct_complete"),
        ("reporting_periods", "Actuals (kEUR)", "ac"),
    ],
)
def test_p30_dots_abbreviations_and_word_order_change_nothing(table: str, heading: str, column: str) -> None:
    assert [named.column.name for named in meanings(BY_NAME[table], heading)][:1] == [column]


def test_p30_one_answer_serves_all_sheets(tmp_path: Path) -> None:
    book = workbook(
        tmp_path / "book.xlsx",
        {
            "Risks": [["Vorhaben X", "Risk ID", "Risk", "Probability", "Impact", "Owner"], ["Q1", "R1", "A", 4, 5, "Ann"]],
            "Issues": [
                ["Vorhaben X", "Issue ID", "Issue", "Severity", "Owner", "Raised on"],
                ["Q1", "I1", "B", "High", "Ann", "2026-01-05"],
            ],
        },
    )
    portfolio = with_projects(tmp_path)
    asked = preview([book], portfolio)
    assert len([q for q in asked.open_questions if q.topic == "constant"]) == 2
    answers = Answers(columns={place("book.xlsx", "Risks"): {"Vorhaben X": "project_id"}})
    answered = preview([book], portfolio, answers=answers)
    assert not answered.open_questions
    assert {sheet.sheet: column(answered, n, "Vorhaben X") for n, sheet in enumerate(answered.sheets)} == {
        "Risks": "project_id",
        "Issues": "project_id",
    }


def test_p30_a_word_that_stands_on_two_sheets_is_asked_once(tmp_path: Path) -> None:
    head = ["Project", "Risk ID", "Risk", "Probability", "Impact", "Owner", "Status"]
    book = workbook(
        tmp_path / "book.xlsx",
        {
            "Risks north": [head, ["ERP", "R1", "A", 4, 5, "Ann", "Parked"]],
            "Risks south": [head, ["NET", "R1", "A", 4, 5, "Ann", "Parked"]],
        },
    )
    portfolio = with_projects(tmp_path)
    (question,) = preview([book], portfolio).open_questions
    answered = preview([book], portfolio, answers=Answers(replies={question.key: "open"}))
    assert not answered.open_questions
    assert [sheet.loaded for sheet in answered.sheets] == [1, 1]


def column(found: Preview, sheet: int, heading: str) -> str:
    match = found.sheets[sheet].match
    assert match
    return next(column.column for column in match.columns if column.heading.text == heading)


LEDGER = "Kurz,Doc no,Posting date,Amount\n{},1,2026-01-05,100\n"
KEY = "constant|ledger.csv|ledger|project_id"


def test_p32_a_heading_typed_as_the_value_for_all_rows_is_that_column(tmp_path: Path) -> None:
    found = seen(
        tmp_path, "ledger.csv", "Kurz,Doc no,Posting date,Amount\nERP,1,2026-01-05,100\nX9,2,2026-01-05,100\n", replies={KEY: "kurz"}
    )
    assert column(found, 0, "Kurz") == "project_id"
    assert values(found, "project_id") == ["ERP"]


@pytest.mark.parametrize("answer", ["Proj. No", "NOPE", "erp2"])
def test_p32_a_project_that_is_not_known_leaves_the_question_open(tmp_path: Path, answer: str) -> None:
    found = seen(tmp_path, "ledger.csv", LEDGER.format("X9"), replies={KEY: answer})
    (question,) = found.open_questions
    assert question.key == KEY
    assert question.says.startswith(f"“{answer}” is no project that is known. Known are ERP, NET.")
    assert found.sheets[0].loaded == 0


def test_p32_a_known_project_for_all_rows_is_taken(tmp_path: Path) -> None:
    found = seen(tmp_path, "ledger.csv", LEDGER.format("X9"), replies={KEY: "NET"})
    assert values(found, "project_id") == ["NET"]


def test_p33_a_column_of_known_projects_is_not_asked_for(tmp_path: Path) -> None:
    found = seen(tmp_path, "ledger.csv", LEDGER.format("ERP"))
    assert not found.open_questions
    assert column(found, 0, "Kurz") == "project_id"
    assert any("because of what its cells hold" in problem.says and problem.severity == "warning" for problem in found.problems)


@pytest.mark.parametrize("days", [("05/11/2026", "18/12/2026"), ("05.11.2026", "18.12.2026"), ("05.11.2026", "06.11.2026")])
def test_p33_the_order_that_a_column_proves_is_not_asked(tmp_path: Path, days: tuple[str, str]) -> None:
    rows = "".join(f"ERP;{n};{day};100\n" for n, day in enumerate(days))
    found = seen(tmp_path, "ledger.csv", f"Project;Doc no;Posting date;Amount\n{rows}")
    assert not found.open_questions
    assert [f"{value:%d.%m}" for value in values(found, "date")] == [day[:5].replace("/", ".") for day in days]  # type: ignore[str-format]


def test_p33_words_are_rated_by_a_declared_scale(tmp_path: Path) -> None:
    path = text(tmp_path / "risks.csv", "Project,Risk ID,Risk,Likelihood,Impact,Owner\nERP,R1,A,High,Medium,Ann\nERP,R2,B,Low,High,Ann\n")
    portfolio = with_projects(tmp_path)
    asked = preview([path], portfolio)
    assert {question.topic for question in asked.open_questions} == {"scale"}
    answers = Answers(replies={question.key: "words3" for question in asked.open_questions})
    assert values(preview([path], portfolio, answers=answers), "probability") == [5, 1]
