"""The cost to date of a list beside the ledger: what contradicts is asked with both values, and what may both be right is not."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk

START = "Project ID;Name;Currency;Baseline start;Baseline finish\nAA;First;EUR;{0};2026-12-31\nBB;Second;EUR;{0};2026-12-31\n"
LEDGER = (("AA", "2026-07-10", 100, "1"), ("AA", "2026-09-20", 40, "2"), ("BB", "2026-09-30", 7, "3"))


def listed(desk: Desk, cost: str, day: str = "2026-09-30", project: str = "AA") -> Path:
    return desk.file("PMO list.csv", f"Project;Period end;Budget;Actual cost to date;% complete\n{project};{day};500000;{cost};30 %\n")


def begun(folder: Path, start: str = "2026-07-01") -> Desk:
    desk = Desk(folder / "desk", setup=False)
    desk.kept(desk.file("projects.csv", START.format(start)))
    return desk


def asked(desk: Desk, *files: Path) -> list[str]:
    return [question["says"] for question in desk.load(*files)["questions"] if question["key"].startswith("contradiction|")]


@pytest.mark.parametrize("order", ["list first", "ledger first", "together"])
def test_both_values_the_project_and_the_day_are_named_whichever_comes_last(tmp_path: Path, order: str) -> None:
    desk = begun(tmp_path)
    files = [listed(desk, "100"), desk.ledger("ledger.csv", *LEDGER)]
    if order != "together":
        first, last = files if order == "list first" else files[::-1]
        desk.kept(first)
        files = [last]
    (says,) = asked(desk, *files)
    assert "AA: the list says 100.00 to 30 September 2026, the ledger adds up to 140.00" in says
    desk.kept(*files, options=("--yes",))
    assert not asked(desk, *files)


@pytest.mark.parametrize(
    ("start", "cost", "day"),
    [
        ("2026-07-01", "140.40", "2026-09-30"),  # cents
        ("2025-07-01", "900", "2026-09-30"),  # the ledger begins a year after the project
        ("2026-07-01", "190", "2026-10-31"),  # and ends before the list
        ("2026-07-01", "100", "2026-09-15"),  # within the month in which the rest is booked
        ("2026-07-01", "120", "2026-09-25"),
    ],
)
def test_what_may_both_be_right_is_not_asked(tmp_path: Path, start: str, cost: str, day: str) -> None:
    desk = begun(tmp_path, start)
    desk.kept(desk.ledger("ledger.csv", *LEDGER))
    desk.kept(listed(desk, cost, day))


def test_a_list_in_thousands_is_no_more_exact_than_that(tmp_path: Path) -> None:
    desk = begun(tmp_path)
    desk.kept(
        desk.ledger("ledger.csv", ("AA", "2026-07-10", 140400, "1"), ("BB", "2026-07-30", 10450, "3"), ("BB", "2026-09-30", 0.5, "4"))
    )
    desk.kept(listed(desk, "140000"))
    (says,) = asked(desk, listed(desk, "12000", project="BB"))
    assert "the list says 12,000.00 to 30 September 2026, the ledger adds up to 10,450.50" in says


def test_a_ledger_that_goes_on_while_the_list_waits_asks_nothing(tmp_path: Path) -> None:
    desk = begun(tmp_path)
    desk.kept(listed(desk, "140"), desk.ledger("ledger.csv", *LEDGER))
    desk.kept(
        desk.ledger("ledger Oct 2026.csv", ("AA", "2026-09-30", 3, "4"), ("AA", "2026-10-20", 30, "5"), ("BB", "2026-10-21", 30, "6"))
    )


def test_a_ledger_in_a_currency_without_a_rate_is_told_with_the_ledger(tmp_path: Path) -> None:
    desk = begun(tmp_path)
    ledger = desk.file("ledger.csv", "Project;Date;Amount;Currency\nAA;2026-07-10;100;USD\nAA;2026-07-11;5;EUR\nBB;2026-09-30;7;USD\n")
    rates = "Date;From currency;To currency;Rate\n{0};USD;EUR;0.9\n"

    def told(*files: Path) -> list[str]:
        return [each["says"] for each in desk.load(*files)["problems"] if "exchange rate" in each["says"]]

    assert told(desk.file("rates.csv", rates.format("2026-08-01")), ledger) == [
        "1 line of AA is in USD, and no exchange rate to EUR is known of 10 July 2026: no actual cost can be computed."
    ]
    assert not told(desk.file("rates.csv", rates.format("2026-07-01")), ledger)
