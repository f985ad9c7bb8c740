"""What a portfolio says about itself, and how one begins."""

import shutil

from duckdb import DuckDBPyConnection

from store import answer, published
from store.portfolio import Portfolio, version
from store.writer import locked, writing


def create(portfolio: Portfolio, *, sample: bool = False) -> None:
    """Make an empty portfolio, published and ready to open; one that exists is left as it is."""
    if portfolio.exists and version(portfolio):
        return
    with writing(portfolio) as con:
        if sample:
            con.execute("INSERT INTO meta VALUES ('sample', 'yes') ON CONFLICT (key) DO UPDATE SET value = excluded.value")


def meta(con: DuckDBPyConnection, key: str) -> str:
    """What a published portfolio's note of that name says; empty where there is none."""
    return str(answer.value(con, "SELECT value FROM kept.meta WHERE key = ?", [key]) or "")


def set_meta(portfolio: Portfolio, key: str, value: str) -> None:
    """Write a note into the portfolio."""
    with writing(portfolio) as con:
        con.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", [key, value])


def is_sample(portfolio: Portfolio) -> bool:
    """Whether this is the sample that came with Steerboard."""
    if not version(portfolio):
        return False
    con, _ = published.open(portfolio)
    with con:
        return meta(con, "sample") == "yes"


def empty(portfolio: Portfolio) -> bool:
    """Whether nothing was ever loaded."""
    if not version(portfolio):
        return True
    con, _ = published.open(portfolio)
    with con:
        return answer.first(con, "SELECT 1 FROM kept.loads LIMIT 1") is None


def erase(portfolio: Portfolio) -> None:
    """Delete a portfolio and all that stands beside it, to build the sample anew; refuses any other."""
    if portfolio.exists and not is_sample(portfolio):
        raise ValueError(f"{portfolio.path} is not a sample, so it is not erased.")
    with locked(portfolio):
        _delete(portfolio)


def _delete(portfolio: Portfolio) -> None:
    for file in (portfolio.path, portfolio.path.with_name(f"{portfolio.path.name}.wal"), portfolio.journal, portfolio.holder):
        file.unlink(missing_ok=True)
    shutil.rmtree(portfolio.published, ignore_errors=True)
