"""Which of two dates or budgets of one thing is the baseline, whatever their order and language; where nobody can know, it is asked once."""

from datetime import date
from pathlib import Path

import pytest

from ingest.preview import Answers, preview
from store.portfolio import Portfolio
from tests.ingest.files import asked, load, text

JUNE, MAY, DAY = "2026-06-30", "2026-05-29", date(2026, 10, 31)
HEAD = "Project ID;Name;Currency;Start;"


def finishes(folder: Path, first: str, second: str, **said: str) -> dict[str, str]:
    """The dates of a project whose list has these two headings, June under the first and May under the second."""
    path = text(folder / "list.csv", f"{HEAD}{first};{second}\nP1;Alpha;EUR;2026-01-05;{JUNE};{MAY}\n")
    replies = {f"baseline|list.csv|list|{heading}": answer for heading, answer in said.items()}
    seen = preview([path], Portfolio(folder / "p.duckdb"), answers=Answers(replies=replies))
    assert not seen.open_questions
    rows = seen.sheets[0].rows
    assert rows is not None
    row = rows.to_pylist()[0]
    return {name: str(row[name]) for name in ("baseline_finish", "forecast_finish") if row[name]}


@pytest.mark.parametrize(
    ("plain", "other"),
    [
        ("End", "Forecast end"),
        ("Ende", "Ende neu"),
        ("Ende", "Voraussichtliches Ende"),
        ("Fin", "Fin prévisionnelle"),
        ("Fin", "Fin révisée"),
        ("Fin", "Fin estimada"),
        ("Fim", "Fim revisto"),
        ("Fine", "Fine aggiornata"),
        ("Einde", "Verwacht einde"),
        ("Fin initiale", "Fin révisée"),
        ("Baseline finish", "Finish"),
        ("Original end", "End"),
        ("Ursprüngliches Ende", "Ende"),
        ("Oorspronkelijk einde", "Einde"),
        ("Fine originale", "Fine"),
        ("Approved finish", "Planned finish"),
    ],
)
def test_the_words_tell_which_date_is_the_baseline_in_either_order(plain: str, other: str, tmp_path: Path) -> None:
    assert finishes(tmp_path, plain, other) == {"baseline_finish": JUNE, "forecast_finish": MAY}
    assert finishes(tmp_path, other, plain) == {"baseline_finish": MAY, "forecast_finish": JUNE}


@pytest.mark.parametrize(
    ("plain", "planned"),
    [
        ("End", "Planned end"),
        ("Ende", "Ende geplant"),
        ("Fin", "Fin prévue"),
        ("Fin", "Fin prevista"),
        ("Fim", "Fim previsto"),
        ("Fine", "Fine prevista"),
        ("Einde", "Einde gepland"),
        ("End date", "Target date"),
    ],
)
def test_a_planned_date_beside_a_plain_one_is_asked_about_once_in_either_order(plain: str, planned: str, tmp_path: Path) -> None:
    path = text(tmp_path / "list.csv", f"{HEAD}{plain};{planned}\nP1;Alpha;EUR;2026-01-05;{JUNE};{MAY}\n")
    seen = preview([path], Portfolio(tmp_path / "p.duckdb"), answers=Answers(yes=True))
    question = asked(seen, "baseline")
    assert not question.answer, "a yes does not answer it"
    assert f"“{planned}”" in question.says
    assert f"“{plain}”" in question.says
    assert finishes(tmp_path, plain, planned, **{"": "planned"}) == {"baseline_finish": MAY, "forecast_finish": JUNE}
    assert finishes(tmp_path, plain, planned, **{"": "plain"}) == {"baseline_finish": JUNE, "forecast_finish": MAY}
    assert finishes(tmp_path, planned, plain, **{"": "planned"}) == {"baseline_finish": JUNE, "forecast_finish": MAY}
    assert finishes(tmp_path, plain, planned, **{"": "reached"}) == {"baseline_finish": MAY}


def test_one_question_serves_starts_and_finishes_and_its_answer_is_remembered(tmp_path: Path) -> None:
    own = Portfolio(tmp_path / "p.duckdb")
    content = "Projekt;Name;Währung;Beginn;Beginn geplant;Ende;Ende geplant\nP1;Alpha;EUR;05.01.2026;02.01.2026;30.06.2026;29.05.2026\n"
    path = text(tmp_path / "liste_09.csv", content)
    assert [question.key for question in preview([path], own).open_questions] == ["baseline|liste_09.csv|liste_09|"]
    receipt = load(own, path, answers=Answers(replies={"baseline|liste_09.csv|liste_09|": "planned"}), yes=True)
    assert receipt.kept, receipt.says
    seen = preview([text(tmp_path / "liste_10.csv", content.replace("30.06", "31.07"))], own)
    assert not [question for question in seen.questions if question.topic == "baseline"]
    assert seen.sheets[0].rows is not None
    row = seen.sheets[0].rows.to_pylist()[0]
    assert [str(row[name]) for name in ("baseline_start", "baseline_finish", "forecast_finish")] == [
        "2026-01-02",
        "2026-05-29",
        "2026-07-31",
    ]


@pytest.mark.parametrize(
    ("holds", "other"),
    [
        ("Revised budget", "Budget"),
        ("Budget révisé", "Budget"),
        ("Current budget", "Original budget"),
        ("Budget", "Original budget"),
        ("Budget", "Ursprüngliches Budget"),
        ("Aktuelles Budget", "Budget"),
        ("Presupuesto vigente", "Presupuesto inicial"),
        ("Orçamento revisto", "Orçamento"),
        ("Budget aggiornato", "Budget iniziale"),
        ("Herzien budget", "Budget"),
        ("Approved budget", "Budget"),
    ],
)
def test_the_budget_is_the_one_that_holds_now_and_the_other_is_told_of(holds: str, other: str, tmp_path: Path) -> None:
    for headings, amounts in ((f"{holds};{other}", "1200;1000"), (f"{other};{holds}", "1000;1200")):
        path = text(tmp_path / "list.csv", f"{HEAD}End;{headings}\nP1;Alpha;EUR;2026-01-05;{JUNE};{amounts}\n")
        seen = preview([path], Portfolio(tmp_path / "p.duckdb"), answers=Answers(status_date=DAY))
        rows = next(sheet.rows for sheet in seen.sheets if sheet.table == "reporting_periods")
        assert rows is not None
        assert rows.column("budget").to_pylist() == [1200]
        assert [problem.column for problem in seen.problems if problem.severity == "warning"] == [other]


def test_in_a_plan_the_plain_dates_beside_a_baseline_are_forecasts_and_no_actuals(tmp_path: Path) -> None:
    plan = "Project;WBS;Task;Budget;Original budget;Start;Finish;Baseline start;Baseline finish;% complete\n"
    path = text(tmp_path / "plan.csv", f"{plan}P1;1;Design;100;90;2026-01-05;{JUNE};2026-01-02;{MAY};50 %\n")
    projects = text(tmp_path / "projects.csv", f"{HEAD}End\nP1;Alpha;EUR;2026-01-05;{JUNE}\n")
    seen = preview([projects, path], Portfolio(tmp_path / "p.duckdb"), answers=Answers(status_date=DAY))
    rows = {sheet.table: sheet.rows.to_pylist()[0] for sheet in seen.sheets if sheet.rows is not None}
    assert str(rows["work_packages"]["forecast_finish"]) == JUNE
    assert str(rows["work_packages"]["baseline_finish"]) == MAY
    assert rows["work_packages"]["budget"] == 100
    assert rows["progress"]["actual_start"] is None
    assert "reporting_periods" not in rows, "a second budget of a package is no budget of the project"


def test_a_milestone_list_with_one_date_alone_has_its_baseline_and_its_answer_may_be_that_it_was_reached(tmp_path: Path) -> None:
    projects = text(tmp_path / "projects.csv", f"{HEAD}End\nP1;Alpha;EUR;2026-01-05;{JUNE}\n")
    for headings, cells, answer, wanted in (
        ("Termin", MAY, "", (MAY, "None", "None")),
        ("Finish;Baseline finish", f"{JUNE};{MAY}", "", (MAY, JUNE, "None")),
        ("Date;Date prévue", f"{JUNE};{MAY}", "reached", (MAY, "None", JUNE)),
    ):
        path = text(tmp_path / "milestones.csv", f"Project;Milestone ID;Milestone;{headings}\nP1;M1;Go-live;{cells}\n")
        replies = {"baseline|milestones.csv|milestones|": answer} if answer else {}
        seen = preview([projects, path], Portfolio(tmp_path / "p.duckdb"), answers=Answers(replies=replies))
        row = next(sheet.rows.to_pylist()[0] for sheet in seen.sheets if sheet.table == "milestones" and sheet.rows is not None)
        assert tuple(str(row[name]) for name in ("baseline_date", "forecast_date", "actual_date")) == wanted
