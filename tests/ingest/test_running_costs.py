"""Costs that may be running totals: a list of few periods in which more amounts rise than chance makes is asked about, a ledger's lines are not."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk

PROJECTS = "Project ID;Name;Currency;Ledger\nP1;Alpha;EUR;yes\n"
JANUARY, FEBRUARY = (100, 200, 150, 80, 60, 40), (250, 420, 150, 95, 160, 90)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path, setup=False)
    found.kept(found.file("projects.csv", PROJECTS))
    return found


def listed(*periods: tuple[int, ...], heading: str = "Amount", name: str = "list.csv", title: str = "") -> tuple[str, str]:
    """A list of the packages' amounts by month."""
    rows = [f"P1,W{n},2026-0{month}-28,{amount}" for month, of in enumerate(periods, start=1) for n, amount in enumerate(of)]
    return name, "\n".join([*([title, ""] if title else []), f"Project,Work package,Date,{heading}", *rows, ""])


def test_two_periods_of_six_packages_that_rise_are_asked_about(desk: Desk) -> None:
    file = desk.file(*listed(JANUARY, FEBRUARY))
    assert desk.asked("running", file) == "running|list.csv|list|Amount"
    desk.answered("running", "to_date", file)
    assert desk.figure("ac", "P1", "2026-02-28") == sum(FEBRUARY)
    later = desk.file(*listed((), (), tuple(amount + 10 for amount in FEBRUARY), name="later.csv"))
    assert any("taken as a running total, as was said" in problem["says"] for problem in desk.kept(later)["problems"])
    assert desk.figure("ac", "P1", "2026-03-31") == sum(FEBRUARY) + 60


def test_costs_of_their_own_add_up(desk: Desk) -> None:
    desk.answered("running", "lines", desk.file(*listed(JANUARY, FEBRUARY)))
    assert desk.figure("ac", "P1", "2026-02-28") == sum(JANUARY + FEBRUARY)


def test_the_title_gives_the_answer_that_a_yes_takes(desk: Desk) -> None:
    file = desk.file(*listed(JANUARY, FEBRUARY, title="Kumulierte Kosten"))
    desk.kept(file, options=("--yes",))
    assert desk.figure("ac", "P1", "2026-02-28") == sum(FEBRUARY)


@pytest.mark.parametrize(
    ("periods", "heading"),
    [
        ((JANUARY, (*FEBRUARY[:4], 50, 30)), "Amount"),  # two of six fall
        ((JANUARY[:3], FEBRUARY[:3]), "Amount"),  # three rise as often as not
        ((JANUARY, JANUARY), "Amount"),  # the same each month
        ((JANUARY, FEBRUARY[:5]), "Amount"),  # one package has no more cost
        ((JANUARY, FEBRUARY), "Amount (per period)"),
    ],
)
def test_what_a_ledger_may_well_hold_is_no_question(desk: Desk, periods: tuple[tuple[int, ...], ...], heading: str) -> None:
    desk.kept(desk.file(*listed(*periods, heading=heading)))
    assert desk.figure("ac", "P1", "2026-02-28") == sum(map(sum, periods))


def test_numbered_lines_are_no_question(desk: Desk) -> None:
    rows = [f"P1,{month}{n},2026-0{month}-28,W{n},{a}" for month, of in ((1, JANUARY), (2, FEBRUARY)) for n, a in enumerate(of)]
    desk.kept(desk.file("ledger.csv", "\n".join(["Project,Document no,Date,Text,Amount", *rows, ""])))
    assert desk.figure("ac", "P1", "2026-02-28") == sum(JANUARY + FEBRUARY)


def test_two_periods_of_reported_costs_are_asked_about_as_well(desk: Desk) -> None:
    name, content = listed(JANUARY, FEBRUARY, heading="Actual cost", name="evm.csv")
    file = desk.file(name, content.replace("Date", "Period end"))
    desk.answered("cumulative", "cumulative", file)
    assert desk.figure("ac", "P1", "2026-02-28") == sum(FEBRUARY)


def test_a_file_for_each_period_is_asked_about_at_the_second(desk: Desk) -> None:
    desk.kept(desk.file(*listed(JANUARY, name="january.csv")))
    desk.answered("running", "lines", desk.file(*listed((), FEBRUARY, name="february.csv")))
    assert desk.figure("ac", "P1", "2026-02-28") == sum(JANUARY + FEBRUARY)
