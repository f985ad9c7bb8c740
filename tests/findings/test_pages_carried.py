"""A figure at a day that nobody reported to says from which day its progress is: on the page, in the PDF, in the workbook and at the command line."""

from pathlib import Path

from metrics import view as views
from metrics.measure import measure
from tests.command_line.calls import call, told
from tests.findings.telling import EVM, PROJECTS, course, exported, plain, portfolio, project, report

KEYS = ("AA", "BB", "CC")


def lines(**until: int) -> list[tuple[object, ...]]:
    """A course for each project, reported up to that month."""
    return [line for key, last in until.items() for line in course(key, until=last)]


def test_at_a_day_between_reports_every_figure_says_from_which_day_its_progress_is(tmp_path: Path) -> None:
    own = portfolio(tmp_path, Projects=[PROJECTS, *(project(key) for key in KEYS)], EVM=[EVM, *lines(AA=10, BB=10, CC=10)])
    found = report(own, "2026-11-15")
    says = "progress as of 31 October 2026"
    assert plain(found.stamp.reported) == says
    assert all(says in text for text in exported(found, tmp_path))
    assert plain(found.explanations["cpi/portfolio/"].coverage) == f"over 3 of 3 projects, 100 % of BAC; {says}"
    assert report(own, "2026-10-31").stamp.reported == ""
    assert "progress" not in report(own, "2026-10-31").explanations["cpi/portfolio/"].coverage


def test_the_projects_whose_progress_is_older_are_named_with_its_day(tmp_path: Path) -> None:
    own = portfolio(tmp_path, Projects=[PROJECTS, *(project(key) for key in KEYS)], EVM=[EVM, *lines(AA=10, BB=10, CC=8)])
    found = report(own, "2026-10-31")
    assert plain(found.stamp.reported) == "progress of CC as of 31 August 2026"
    later = report(own, "2026-11-15")
    assert plain(later.stamp.reported) == "progress of CC as of 31 August 2026 and of AA and BB as of 31 October 2026"
    with views.open(own, status_date=None) as view:  # type: ignore[union-attr]
        by_project = {m.key: plain(m.coverage.progress) for m in measure(view, ["spi"], by="project")}
        assert by_project == {"AA": "", "BB": "", "CC": "progress as of 31 August 2026"}
        assert [plain(m.coverage.progress) for m in measure(view, ["ac", "pv"])] == ["", ""]


def test_what_is_complete_needs_no_later_report(tmp_path: Path) -> None:
    done = [
        (key, end, 100 if n < 6 else None, 100 if n < 6 else None, 100 if n < 6 else None) for n, (key, end, *_) in enumerate(course("AA"))
    ]
    own = portfolio(
        tmp_path,
        Projects=[PROJECTS, project("AA", finish="2026-06-30"), project("BB"), project("CC")],
        EVM=[EVM, *done, *lines(BB=10, CC=10)],
    )
    assert report(own, "2026-10-31").stamp.reported == ""


def test_many_days_are_told_as_a_span(tmp_path: Path) -> None:
    until = {f"P{n}": 10 if n < 5 else n + 1 for n in range(9)}
    own = portfolio(tmp_path, Projects=[PROJECTS, *(project(key) for key in until)], EVM=[EVM, *lines(**until)])
    assert plain(report(own, "2026-10-31").stamp.reported) == "progress of 4 of 9 projects as of 30 June 2026 to 30 September 2026"


def test_the_command_line_says_it_in_words_and_as_json(tmp_path: Path) -> None:
    own = portfolio(tmp_path, Projects=[PROJECTS, project("AA")], EVM=[EVM, *lines(AA=10)])
    asked = ("measure", "cpi", "--as-of", "2026-11-15", "--store", own.path)
    assert plain(told(call(*asked, "--json"))[0]["coverage"]["progress"]) == "progress as of 31 October 2026"
    assert "progress as of 31" in plain(call(*asked).stdout)
