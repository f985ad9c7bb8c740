"""A colour is green only where nothing known says otherwise, and a heading says what the figures beside it say."""

from pathlib import Path

import pytest

from metrics.metric import Status, Unit
from reports.report import Figure, Report, Slide
from tests.findings.telling import EVM, MILESTONES, PROJECTS, RISKS, STATUS, cards, course, grids, of, plain, project, row, told

OCTOBER = "2026-10-31"
DATED = (*PROJECTS, "Forecast finish")


def slide(found: Report, key: str) -> Slide:
    return next(slide for slide in found.slides if slide.key == key)


def figures(found: Report, key: str) -> list[str]:
    return [block.title for block in of(found, key) if isinstance(block, Figure)]


@pytest.mark.parametrize(
    ("ac", "status", "beside", "heading"),
    [
        (96, Status.GREEN, ("under budget", "EUR 48"), "On track: AA is on plan; forecast EUR 48 under budget"),
        (100, Status.GREEN, ("under budget", "EUR 0"), "On track: AA is on plan; forecast on budget"),
        (101, Status.AMBER, ("over budget", "EUR 12"), "At risk: AA is within its limits; forecast EUR 12 over budget"),
        (104, Status.AMBER, ("over budget", "EUR 48"), "At risk: AA is within its limits; forecast EUR 48 over budget"),
        (108, Status.AMBER, ("over budget", "EUR 96"), "At risk: AA needs attention; forecast EUR 96 over budget"),
        (120, Status.RED, ("over budget", "EUR 240"), "Off track: AA needs attention; forecast EUR 240 over budget"),
    ],
)
def test_a_forecast_over_budget_is_never_green(tmp_path: Path, ac: float, status: Status, beside: tuple[str, str], heading: str) -> None:
    found = told(tmp_path, OCTOBER, Projects=[PROJECTS, project("AA")], EVM=[EVM, *course("AA", ac=ac)])
    card = cards(found)["Forecast cost"]
    assert card.value.status is status
    assert card.beside
    assert (card.beside_label, plain(card.beside.text)) == beside
    assert plain(found.slides[0].title) == f"Portfolio {heading}"
    assert found.slides[0].status is status


def test_a_portfolio_with_a_project_that_needs_attention_is_not_green(tmp_path: Path) -> None:
    found = told(
        tmp_path, OCTOBER,
        Projects=[PROJECTS, *(project(key) for key in ("AA", "BB", "CC"))],
        EVM=[EVM, *(line for key in ("AA", "BB", "CC") for line in course(key))],
        Status=[STATUS, ("CC", OCTOBER, "Red")],
    )  # fmt: skip
    assert found.slides[0].title.startswith("Portfolio At risk: 1 of 3 projects needs attention")
    assert {slide(found, key).status for key in ("overview", "position")} == {Status.AMBER}
    assert grids(found, "overview")[0].status is Status.AMBER
    assert grids(found, "overview")[0].tail == "● On plan: AA and BB"


def test_on_plan_and_within_limits_are_told_apart(tmp_path: Path) -> None:
    lines = [*course("AA"), *course("BB", ac=103), *course("CC", ev=97, ac=97)]
    found = told(tmp_path, OCTOBER, Projects=[PROJECTS, *(project(key) for key in ("AA", "BB", "CC"))], EVM=[EVM, *lines])
    assert "All 3 projects are within their limits" in found.slides[0].title


def test_all_are_on_plan_where_nothing_says_otherwise(tmp_path: Path) -> None:
    every = told(tmp_path, OCTOBER, Projects=[PROJECTS, project("AA"), project("BB")], EVM=[EVM, *course("AA"), *course("BB")])
    assert every.slides[0].title == "Portfolio On track: All 2 projects are on plan; forecast on budget"


@pytest.mark.parametrize(
    ("ev", "title"),
    [(99, "Earned is 1 % behind plan; it cost what it earned, within limits"), (100, "Earned is on plan; it cost what it earned")],
)
def test_behind_plan_beside_green_says_that_it_is_within_limits(tmp_path: Path, ev: float, title: str) -> None:
    found = slide(told(tmp_path, OCTOBER, Projects=[PROJECTS, project("AA")], EVM=[EVM, *course("AA", ev=ev, ac=ev)]), "position")
    assert (found.status, plain(found.title)) == (Status.GREEN, title)


@pytest.mark.parametrize(
    ("expected", "ev", "heading"),
    [
        ("2026-12-31", 100, ""),
        ("2027-01-05", 100, ", 3 working days late"),
        ("2026-12-31", 80, ", 58 working days late by performance"),
        ("2027-01-05", 80, ", 3 working days late by the manager, 58 by performance"),
    ],
)
def test_the_heading_tells_the_finish_by_performance_where_it_differs(tmp_path: Path, expected: str, ev: float, heading: str) -> None:
    found = told(tmp_path, OCTOBER, Projects=[DATED, (*project("AA"), expected)], EVM=[EVM, *course("AA", ev=ev, ac=ev)])
    title = plain(found.slides[0].title)
    assert title.partition("; forecast on budget")[2] == heading
    assert found.slides[0].status is not Status.GREEN or not heading


def test_a_cost_index_that_is_amber_for_being_too_good_says_so(tmp_path: Path) -> None:
    found = told(tmp_path, OCTOBER, Projects=[PROJECTS, project("AA")], EVM=[EVM, *course("AA", ac=80)])
    card = cards(found)["CPI, cost"]
    assert (card.value.status, card.beside_label) == (Status.AMBER, "too easy? last 3")


def test_an_index_that_fell_is_told_with_the_digits_that_fell(tmp_path: Path) -> None:
    lines = [(key, end, pv, ev, ac and 100 + n * 0.01) for n, (key, end, pv, ev, ac) in enumerate(course("AA"))]
    why = row(grids(told(tmp_path, OCTOBER, Projects=[PROJECTS, project("AA")], EVM=[EVM, *lines]), "exceptions")[0], "AA")["Why"].text
    numbers = why.partition("CPI fell 3 periods in a row: ")[2].partition(". ")[0].rstrip(".").split(", ")
    assert len(set(numbers)) == 4


def test_one_of_each_is_told_as_one(tmp_path: Path) -> None:
    risk = ("AA", "R1", "Supplier fails", 3, 3, 2, 3, 0.2, 300)
    found = told(
        tmp_path, OCTOBER, Projects=[PROJECTS, project("AA", contingency=100)], EVM=[EVM, *course("AA")], Risks=[RISKS, risk],
        Milestones=[MILESTONES, ("AA", "M1", "Go-live", "2026-11-30", "2026-11-30", None)],
    )  # fmt: skip
    assert figures(found, "risks") == ["Before responses the one open risk is not critical", "The one open risk is not critical"]
    assert [grid.title for grid in grids(found, "risks")] == [
        "Contingency covers the open risks of the one project with open risks",
        "The one open risk, residual",
    ]
    assert cards(found)["Contingency shortfall"].beside
    assert cards(found)["Contingency shortfall"].beside.text == "in no project"  # type: ignore[union-attr]


def test_the_card_and_the_slide_of_the_reserve_speak_of_the_same_projects(tmp_path: Path) -> None:
    risks = [(key, f"R{key}", "Supplier fails", 3, 3, 2, 3, 0.5, 300) for key in ("AA", "BB", "CC")]
    found = told(
        tmp_path, OCTOBER, Projects=[PROJECTS, project("AA", contingency=10), project("BB", contingency=1000), project("CC")],
        EVM=[EVM, *course("AA"), *course("BB"), *course("CC")], Risks=[RISKS, *risks],
    )  # fmt: skip
    assert grids(found, "risks")[0].title == "Contingency falls short of the open risks of 1 of 2 projects; of 1 it is not known"
    assert cards(found)["Contingency shortfall"].beside.text == "in 1 of 2 projects"  # type: ignore[union-attr]


def test_what_is_not_computable_is_not_said_to_keep_its_limits(tmp_path: Path) -> None:
    found = told(
        tmp_path, OCTOBER, Projects=[PROJECTS, project("AA")], EVM=[EVM, *((key, end, pv, None, None) for key, end, pv, *_ in course("AA"))]
    )
    assert "Cost and schedule indices are not computable" in figures(found, "overview")


def test_no_dash_stands_without_a_reason_and_no_amount_without_its_unit(tmp_path: Path) -> None:
    risks = [("AA", "R1", "Supplier fails", 3, 3, 2, 3, 0.5, 300), ("AA", "R2", "Nobody rated it", None, None, None, None, None, None)]
    dates = [("AA", "M1", "No baseline", None, "2026-12-01", None), ("AA", "M2", "Overdue", "2026-09-01", None, None)]
    found = told(
        tmp_path, OCTOBER, Projects=[PROJECTS, project("AA"), ("BB", "Nothing else", "EUR", None, None, None)], EVM=[EVM, *course("AA", ac=None)],
        Risks=[RISKS, *risks], Milestones=[MILESTONES, *dates],
    )  # fmt: skip
    cells = [
        (grid.title, column.label, value)
        for s in found.slides
        for grid in grids(found, s.key)
        for r in grid.rows
        for column, value in zip(grid.columns, r, strict=True)
    ]
    figures = [*cells, *((key, kpi.label, value) for key, kpi in cards(found).items() for value in (kpi.value, kpi.beside) if value)]
    assert [(title, label) for title, label, value in figures if value.text.startswith("–") and not value.reason] == []
    amounts = [(title, label, value.text) for title, label, value in figures if value.unit is Unit.MONEY and value.number is not None]
    assert [one for one in amounts if "EUR" not in f"{one[1]} {one[2]}"] == []
    times = [(label, value.text) for _, label, value in figures if value.unit is Unit.DAYS and value.number is not None]
    assert [one for one in times if "working day" not in " ".join(one)] == []
