"""Two answers in one load that each leave rows out: the right ones, whichever comes first."""

from pathlib import Path

import pytest

from store.portfolio import Portfolio
from tests.findings.loading import Desk
from tests.store.parcels import known

NORTH = (("AA", "2026-10-30", 10, "1"), ("AA", "2026-10-20", 50, ""), ("AA", "2026-10-21", 60, ""))
FURTHER = (("AA", "2026-10-27", 4, "2"), ("AA", "2026-10-28", 5, "3"), ("AA", "2026-10-29", 6, "4"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


@pytest.mark.parametrize("backwards", [False, True])
def test_a_line_that_does_not_count_and_others_that_are_known_are_left_out_each_by_itself(desk: Desk, backwards: bool) -> None:
    desk.kept(desk.ledger("north.csv", ("AA", "2026-09-29", 1, "1")), desk.ledger("south.csv", ("AA", "2026-09-30", 2, "1")))
    desk.kept(desk.ledger("north.csv", *NORTH))
    lines = (("AA", "2026-10-30", 20, "1"), FURTHER[0], *NORTH[1:], *FURTHER[1:])
    again = desk.ledger("south.csv", *lines[:: -1 if backwards else 1])
    there = ("--answer", f"{desk.asked('contradiction', again)}=there")
    desk.kept(again, options=(*there, "--answer", f"{desk.asked('known', again, options=there)}=once"))
    found = known(Portfolio(desk.store), "SELECT amount FROM costs ORDER BY 1")
    assert [float(amount) for (amount,) in found] == [1, 2, 4, 5, 6, 10, 50, 60]
