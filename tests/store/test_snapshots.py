"""A sealed report shows the same, whatever is loaded afterwards."""

from datetime import UTC, date

import duckdb
import pytest

from store import audit, published, snapshots
from store.errors import SealError
from store.portfolio import Portfolio, version
from tests.store.parcels import DAY, bring, costs, sheet

CONTENT = '{"cpi": 0.95, "note": "Grüße"}'.encode()


def seal(portfolio: Portfolio) -> snapshots.Snapshot:
    return snapshots.seal(
        portfolio,
        report_key="steering",
        status_date=date(2026, 1, 31),
        known_at=DAY.replace(tzinfo=UTC),
        content=CONTENT,
        person="Ada",
        at=DAY,
        loads=(1,),
    )


def test_a_snapshot_is_unchanged_after_later_loads(portfolio: Portfolio) -> None:
    bring(portfolio, "a.csv", sheet("costs", costs("A", ("1", "2026-01-05", 10))))
    sealed = seal(portfolio)
    bring(portfolio, "a.csv", sheet("costs", costs("A", ("1", "2026-01-05", 99))), day=1)
    con, _ = published.open(portfolio)
    with con:
        assert snapshots.read(con, sealed.snapshot_id) == (sealed, CONTENT)
        assert snapshots.list_snapshots(con) == [sealed]
        assert audit.trail(con)[1].what == "snapshot 1: steering as of 2026-01-31"
    assert sealed.hash == snapshots.content_hash(CONTENT)
    assert sealed.known_at == DAY


def test_snapshots_are_numbered_and_the_latest_comes_first(portfolio: Portfolio) -> None:
    assert [seal(portfolio).snapshot_id, seal(portfolio).snapshot_id] == [1, 2]
    con, _ = published.open(portfolio)
    with con:
        assert [one.snapshot_id for one in snapshots.list_snapshots(con)] == [2, 1]
        with pytest.raises(KeyError, match="There is no snapshot 3"):
            snapshots.read(con, 3)


def test_an_altered_snapshot_is_not_shown(portfolio: Portfolio) -> None:
    seal(portfolio)
    path = portfolio.published / "everyone" / f"{version(portfolio)}.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("UPDATE kept.snapshots SET content = '{}'::BLOB")
    con, _ = published.open(portfolio)
    with con, pytest.raises(SealError, match="is no longer what was sealed"):
        snapshots.read(con, 1)
