"""The same ledger lines under the document's day and under the posting's: they are known again, and what recurs is not."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import stored

POSTED = "AA,101,2026-01-15,Consulting,1000\nAA,102,2026-01-20,Travel,200\nAA,103,2026-02-02,Licence,340\nAA,104,2026-02-10,Licence,340\n"
WRITTEN = "AA,101,2026-01-10,Consulting,1000\nAA,102,2026-01-19,Travel,200\nAA,103,2026-01-29,Licence,340\nAA,104,2026-02-03,Licence,340\n"
WEEKS = "AA,{}01,2026-0{},Rent,1000\nAA,{}02,2026-0{},Cleaning,200\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path, setup=False)
    found.kept(found.file("projects.csv", "Project ID;Name;Currency;Ledger\nAA;Alpha;EUR;yes\n"))
    return found


def ledger(desk: Desk, name: str, lines: str, day: str = "Posting date") -> Path:
    return desk.file(name, f"Project,Document no,{day},Text,Amount\n{lines}")


def total(desk: Desk) -> float:
    return sum(amount for (amount,) in stored(desk, "costs", "amount"))


def test_lines_known_under_another_day_are_not_counted_twice(desk: Desk) -> None:
    desk.kept(ledger(desk, "finance.csv", POSTED))
    desk.kept(ledger(desk, "procurement.csv", WRITTEN, "Document date"))
    assert total(desk) == 1880


def test_in_one_upload_it_is_asked(desk: Desk) -> None:
    files = ledger(desk, "finance.csv", POSTED), ledger(desk, "procurement.csv", WRITTEN, "Document date")
    desk.answered("repeated", "once", *files)
    assert total(desk) == 1880


@pytest.mark.parametrize("second", [("2", "2-06", "2", "2-07"), ("2", "2-16", "2", "2-17")])
def test_what_recurs_counts_again(desk: Desk, second: tuple[str, ...]) -> None:
    desk.kept(ledger(desk, "finance.csv", WEEKS.format("1", "1-16", "1", "1-17")))
    desk.kept(ledger(desk, "procurement.csv", WEEKS.format(*second)))
    assert total(desk) == 2400
