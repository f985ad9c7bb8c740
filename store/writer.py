"""The one writer: the master store is open for writing only inside ``writing``, whoever comes second waits and says so."""

import errno
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import duckdb
from filelock import FileLock, Timeout

from store import answer, audit, journal, publish, tables
from store.errors import BusyError, DamagedError, NotKeptError, UnpublishedError
from store.portfolio import Portfolio

PATIENCE = 120.0
_NO_ROOM = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EROFS, errno.EACCES)

Waiting = Callable[[str], None]


@contextmanager
def writing(
    portfolio: Portfolio, *, person: str = "", waiting: Waiting | None = None, patience: float = PATIENCE
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the master for writing, making it when there is none; afterwards checkpoint, journal and publish.

    What an earlier process left undone when it died is done first. The caller begins and commits its own
    transaction; whatever is still open when it raises is rolled back. Raises ``NotKeptError`` when the disk refused
    before the commit, and ``UnpublishedError`` when it did so after: the next writer or reader then publishes.
    """
    with locked(portfolio, person=person, waiting=waiting, patience=patience):
        deeds = -1
        try:
            with closing(opened(portfolio)) as con:  # closing rolls back what is not committed
                settle(con, portfolio, mending=True)
                deeds = _deeds(con)
                yield con
                settle(con, portfolio, mending=False)
        except (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException, OSError) as error:
            raise _refused(portfolio, deeds, error) from error
        portfolio.holder.unlink(missing_ok=True)


def _refused(portfolio: Portfolio, deeds: int, error: Exception) -> NotKeptError | UnpublishedError:
    """What became of the writing that the disk refused: the audit trail in the file says whether it was committed."""
    why = str(error).splitlines()[0]
    if deeds >= 0 and _deeds_on_disk(portfolio) > deeds:
        return UnpublishedError(
            f"It is kept in {portfolio.path.name}, but publishing it to the pages failed and is to be repeated: {why} "
            "Make room on the disk; the next load, or python steerboard.py verify, then publishes it."
        )
    return NotKeptError(f"{portfolio.path.name} could not be written: {why} Nothing was changed. Make room on the disk, and try again.")


def _deeds(con: duckdb.DuckDBPyConnection) -> int:
    return int(answer.value(con, "SELECT count(*) FROM audit"))


def _deeds_on_disk(portfolio: Portfolio) -> int:
    """How long the audit trail is as a next process will find it; reading needs no writing."""
    try:
        with duckdb.connect(str(portfolio.path), read_only=True) as con:
            return _deeds(con)
    except duckdb.Error:
        return -1


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
        if any(os.strerror(number) in str(error) for number in _NO_ROOM):
            raise NotKeptError(f"{portfolio.path.name} cannot be written: {str(error).splitlines()[0]} Nothing was changed.") from error
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
