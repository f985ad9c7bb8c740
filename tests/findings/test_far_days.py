"""Days far from everything else that is known, and days that move by decades, are told with both values and want a yes of their own."""

from datetime import date
from pathlib import Path

import pytest

from ingest.preview import Answers
from store.portfolio import Portfolio
from tests.findings.loading import SETUP, Desk
from tests.ingest.files import asked, load, preview, text


@pytest.fixture
def empty(tmp_path: Path) -> Desk:
    return Desk(tmp_path, setup=False)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def far(desk: Desk, name: str, content: str) -> str:
    """What is asked of the file; a general yes does not answer it, its own answer does."""
    file = desk.file(name, content)
    said = desk.load(file, options=("--yes", "--accept-removals"))
    assert not said["kept"], said
    (question,) = (question for question in said["questions"] if question["key"].startswith("far_future|"))
    key = question["key"]
    desk.kept(file, options=("--yes", "--accept-removals", "--answer", f"{key}=right"))
    return str(question["says"])


HEAD = "Project ID;Name;Currency;Baseline start;Baseline finish\n"


def test_a_list_of_projects_that_all_lie_in_another_century_is_asked_about_even_in_an_empty_portfolio(empty: Desk) -> None:
    says = far(empty, "projects.csv", f"{HEAD}P1;A;EUR;2062-01-05;2062-12-18\nP2;B;EUR;2062-02-05;2063-06-30\n")
    assert "Baseline finish 30 June 2063 (rows 2–3 of sheet “projects”)" in says
    assert "Baseline start 5 February 2062" in says
    assert "the day of this load" in says


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (f"{HEAD}P1;A;EUR;05.01.2026;18.12.2062\nP2;B;EUR;05.02.2026;30.06.2027\n", "Baseline finish 18 December 2062 (row 2"),
        (f"{HEAD}P1;A;EUR;26.02.62;18.12.62\n", "Baseline start 26 February 2062 (row 2"),
        (f"{HEAD}P1;A;EUR;1962-01-05;2026-12-18\n", "Baseline start 5 January 1962 (row 2"),
        ("Projekt;Name;Währung;Beginn;Ende\nP1;A;EUR;5. Januar 2126;18. Dez. 2126\n", "Ende 18 December 2126 (row 2"),
        (
            "Project ID;Name;Currency;Start;End;Status date;Cost to date\nP1;A;EUR;2026-01-05;2026-12-18;2062-10-31;5\n",
            "31 October 2062 (row 2",
        ),
    ],
)
def test_one_far_day_among_others_is_asked_about(empty: Desk, content: str, told: str) -> None:
    assert told in far(empty, "list.csv", content)


def test_a_far_milestone_without_any_other_plan_is_asked_about(empty: Desk) -> None:
    empty.kept(empty.file("projects.csv", "Project ID;Name;Currency\nP1;A;EUR\n"))
    says = far(empty, "ms.csv", "Project ID;Milestone ID;Name;Baseline date\nP1;M1;Go-live;2062-12-05\n")
    assert "5 December 2062" in says


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        ("projects.csv", "First;EUR;2026-07-01;2026-12-31", "First;EUR;2026-07-01;2062-12-31", "31 December 2026 to 31 December 2062"),
        ("projects.csv", "First;EUR;2026-07-01", "First;EUR;2006-07-01", "1 July 2026 to 1 July 2006"),
        ("packages.csv", "W1;One;2026-07-01;2026-12-31", "W1;One;2026-07-01;2126-12-31", "31 December 2026 to 31 December 2126"),
    ],
)
def test_a_day_that_moves_by_decades_is_asked_about_with_both_values(desk: Desk, name: str, before: str, after: str, told: str) -> None:
    says = far(desk, name, SETUP[name].replace(before, after, 1))
    assert f"moves from {told}." in says
    assert says.count("2126") + says.count("2062") + says.count("2006") == 1, "said once"


def test_a_list_that_moves_as_a_whole_is_asked_about(desk: Desk) -> None:
    says = far(desk, "projects.csv", SETUP["projects.csv"].replace("2026-", "2062-"))
    assert says.count("moves from") == 4


def test_years_that_follow_on_each_other_and_a_day_once_taken_for_right_are_not_asked_about(empty: Desk) -> None:
    empty.kept(
        empty.file(
            "projects.csv", f"{HEAD}P1;A;EUR;2015-01-05;2027-12-18\nP2;B;EUR;2026-02-05;2031-06-30\nP3;C;EUR;2030-01-01;2035-01-01\n"
        )
    )
    far(empty, "ms.csv", "Project ID;Milestone ID;Name;Baseline date\nP1;M1;Handed back;2062-12-05\n")
    empty.kept(empty.file("ms.csv", "Project ID;Milestone ID;Name;Baseline date;Forecast date\nP1;M1;Handed back;2062-12-05;2062-12-05\n"))


def test_without_a_day_of_the_load_most_of_the_days_known_are_the_measure(tmp_path: Path) -> None:
    own = Portfolio(tmp_path / "p.duckdb")
    assert load(own, text(tmp_path / "projects.csv", f"{HEAD}P1;A;EUR;2026-01-05;2026-12-18\n")).kept
    path = text(tmp_path / "more.csv", f"{HEAD}P2;B;EUR;2062-01-05;2062-12-18\nP3;C;EUR;2062-02-05;2062-11-18\n")
    assert "the end of every other plan, 18 December 2026" in asked(preview([path], own), "far_future").says
    assert asked(preview([path], own, answers=Answers(today=date(2026, 11, 27))), "far_future")
    seen = preview([path], own, answers=Answers(today=date(2061, 11, 27)))
    assert not [question for question in seen.questions if question.topic == "far_future"]


LINES = "AA;2026-09-05;10;1\nAA;2026-10-05;20;2\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ledger.csv", f"Project ID;Date;Amount;Document number\n{LINES}AA;2016-11-05;30;3\n"),
        ("konten.csv", "Projekt;Buchungsdatum;Betrag;Belegnummer\nAA;05.11.2016;30;3\nAA;05.09.2026;10;1\n"),
        ("evm.csv", "Project;Period end;AC to date\nAA;2016-11-05;10\nAA;2026-09-30;20\n"),
    ],
)
def test_a_line_ten_years_before_its_project_is_asked_about_once(desk: Desk, name: str, content: str) -> None:
    says = far(desk, name, content)
    assert "5 November 2016 (row" in says
    assert "lies years before AA begins, 1 July 2026, and before all else of it" in says
    desk.kept(desk.file(name, content))


def test_costs_from_the_years_before_a_project_are_no_question_where_they_go_on(desk: Desk) -> None:
    desk.kept(
        desk.ledger("ledger.csv", *(("AA", f"{year}-09-05", 10, str(year)) for year in range(2022, 2027)), ("BB", "2025-01-05", 10, "9"))
    )
