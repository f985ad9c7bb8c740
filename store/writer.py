"""The one writer: the master store is open for writing only inside ``writing``, whoever comes second waits and says so."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import duckdb
from filelock import FileLock, Timeout

from store import audit, journal, publish, tables
from store.errors import BusyError, DamagedError
from store.portfolio import Portfolio

PATIENCE = 120.0

Waiting = Callable[[str], None]


@contextmanager
def writing(
    portfolio: Portfolio, *, person: str = "", waiting: Waiting | None = None, patience: float = PATIENCE
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the master for writing, making it when there is none; afterwards checkpoint, journal and publish.

    What an earlier process left undone when it died is done first. The caller begins and commits its own
    transaction; whatever is still open when it raises is rolled back.
    """
    with locked(portfolio, person=person, waiting=waiting, patience=patience):
        con = opened(portfolio)
        try:
            settle(con, portfolio, mending=True)
            yield con
            settle(con, portfolio, mending=False)
        finally:
            con.close()  # rolls back what is not committed
        portfolio.holder.unlink(missing_ok=True)


@contextmanager
def locked(portfolio: Portfolio, *, person: str = "", waiting: Waiting | None = None, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the writers' lock; the note of who holds it stays when the holder dies or fails, so that the next one tidies up."""
    portfolio.path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(str(portfolio.lock), preserve_lock_file=True)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        _wait(lock, portfolio, waiting, patience)
    try:
        portfolio.holder.write_text(f"{person or 'Steerboard'} (process {os.getpid()} on {socket.gethostname()})", "utf-8")
        yield
    finally:
        lock.release()


def _wait(lock: FileLock, portfolio: Portfolio, waiting: Waiting | None, patience: float) -> None:
    who = _holder(portfolio)
    if waiting is not None:
        waiting(f"{who} is writing to {portfolio.path.name} just now; waiting until that is done.")
    try:
        lock.acquire(timeout=patience)
    except Timeout as error:
        raise BusyError(
            f"{_holder(portfolio)} has been writing to {portfolio.path.name} for more than {patience:.0f} seconds. "
            "Nothing was changed; try again when that is done."
        ) from error


def _holder(portfolio: Portfolio) -> str:
    try:
        return portfolio.holder.read_text("utf-8") or "Somebody"
    except OSError:
        return "Somebody"


def opened(portfolio: Portfolio) -> duckdb.DuckDBPyConnection:
    """Open the master, lock in hand; its tables are made where they are missing."""
    if not portfolio.exists:
        _make(portfolio)
    try:
        con = duckdb.connect(str(portfolio.path))
        con.execute("SET TimeZone = 'UTC'")
        tables.create(con)
    except duckdb.ProgrammingError:
        raise
    except duckdb.Error as error:
        raise DamagedError(
            f"{portfolio.path.name} cannot be opened: {str(error).splitlines()[0]} Restore it from a backup; the journal beside it lists the loads."
        ) from error
    return con


def _make(portfolio: Portfolio) -> None:
    """Begin a store under a passing name: an interruption leaves no half-made file under the right one."""
    journal.refuse_lost_store(portfolio)
    passing = portfolio.path.with_name(f"{portfolio.path.name}.part")
    for leftover in (passing, passing.with_name(f"{passing.name}.wal")):
        leftover.unlink(missing_ok=True)
    with duckdb.connect(str(passing)) as con:
        tables.create(con)
        con.execute("CHECKPOINT")
    passing.replace(portfolio.path)


def settle(con: duckdb.DuckDBPyConnection, portfolio: Portfolio, *, mending: bool) -> list[str]:
    """Checkpoint, journal, publish; each does only what is not done yet. Returns what had to be mended, in sentences."""
    con.execute("CHECKPOINT")
    done = journal.catch_up(con, portfolio)
    mended = [f"{sentence} An earlier writer was interrupted." for sentence in done] if mending else []
    for sentence in mended:
        audit.append(con, at=None, person="Steerboard", did="mended", what=sentence)
    publish.publish(con, portfolio)
    return mended
