"""A withdrawal is a record with its moment: what was known before it stays, and it can be taken back."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from store import history, published
from store.errors import StoreError
from store.portfolio import Portfolio
from store.verify import verify
from store.vintages import loads_known
from store.withdrawals import withdraw
from tests.store.parcels import DAY, bring, costs, known, sheet

LINES = "SELECT line_id, amount::INTEGER FROM costs ORDER BY ALL"


@pytest.fixture
def wrong(portfolio: Portfolio) -> int:
    """The number of a load that replaced a good one."""
    bring(portfolio, "ledger.csv", sheet("costs", costs("A", ("1", "2026-01-05", 10))))
    return bring(portfolio, "ledger.csv", sheet("costs", costs("A", ("2", "2026-01-05", 99))), day=1)


def test_what_it_replaced_counts_again_and_what_was_known_before_stays(portfolio: Portfolio, wrong: int) -> None:
    withdraw(portfolio, wrong, person="Ada", at=DAY + timedelta(days=5), note="wrong file")
    assert known(portfolio, LINES) == [("1", 10)]
    assert known(portfolio, LINES, at=DAY + timedelta(days=4)) == [("2", 99)]
    withdraw(portfolio, wrong, person="Bo", at=DAY + timedelta(days=9), undo=True)
    assert known(portfolio, LINES) == [("2", 99)]
    assert known(portfolio, LINES, at=DAY + timedelta(days=6)) == [("1", 10)]
    assert verify(portfolio) == []


def test_the_history_says_who_withdrew_what_and_what_that_would_change(portfolio: Portfolio, wrong: int) -> None:
    con, _ = published.open(portfolio)
    with con:
        assert [(e.gone, e.back) for e in history.effects(con, wrong)] == [(1, 1)]
    withdraw(portfolio, wrong, person="Bo", at=DAY + timedelta(days=5), note="wrong file")
    con, _ = published.open(portfolio)
    with con:
        found = history.entries(con)
        assert [(e.load_id, e.withdrawn.person if e.withdrawn else "") for e in found] == [(2, "Bo"), (1, "")]
        assert [(w.person, w.why, w.undone) for w in found[0].withdrawals] == [("Bo", "wrong file", False)]
        assert [(e.gone, e.back) for e in history.effects(con, wrong)] == [(1, 1)]
        assert [one.load_id for one in loads_known(con)] == [1]
        assert [one.load_id for one in loads_known(con, DAY + timedelta(days=2))] == [2, 1]


def test_what_is_withdrawn_already_or_is_not_there_is_refused(portfolio: Portfolio, wrong: int) -> None:
    with pytest.raises(StoreError, match="There is no load 7"):
        withdraw(portfolio, 7, person="Ada", at=DAY)
    with pytest.raises(StoreError, match="is not withdrawn"):
        withdraw(portfolio, wrong, person="Ada", at=DAY, undo=True)


def test_a_withdrawal_that_a_restored_backup_does_not_know_is_told_until_it_is_made_again(
    portfolio: Portfolio, wrong: int, tmp_path: Path
) -> None:
    shutil.copyfile(portfolio.path, tmp_path / "backup")
    withdraw(portfolio, wrong, person="Ada", at=DAY + timedelta(days=5))
    shutil.copyfile(tmp_path / "backup", portfolio.path)
    assert [(p.severity, p.says) for p in verify(portfolio)] == [
        ("error", f"The withdrawal of load {wrong} is in the journal and no longer in the store.")
    ]
    assert known(portfolio, LINES) == [("2", 99)]
    withdraw(portfolio, wrong, person="Ada", at=DAY + timedelta(days=6))
    assert [p.severity for p in verify(portfolio)] == ["notice"]
    assert known(portfolio, LINES) == [("1", 10)]
