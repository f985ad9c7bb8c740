"""What pages read: the version published last, read-only and locked down."""

import threading
from contextlib import suppress
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from store import access, answer, journal, publish
from store.errors import BusyError, NothingPublishedError, StoreError
from store.portfolio import Portfolio, version
from store.writer import PATIENCE, writing

_LOCK_DOWN: tuple[str, ...] = (  # in this order: the last one makes the others final
    "SET GLOBAL TimeZone = 'UTC'",
    "SET memory_limit = '4GB'",
    "SET threads = 2",
    "SET allowed_directories = []",
    "SET temp_directory = ''",  # a spill folder would be a place to write to and to read others' rows from
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)
_OPENING = threading.Lock()  # two threads that lock down the same file's instance at once would trip each other


def open(portfolio: Portfolio, audience: str = "everyone") -> tuple[DuckDBPyConnection, str]:
    """A connection of one's own to the audience's current version, and that version's name.

    It stays on the version it began with. What a writer left undone, and a version that is damaged, missing or not the
    last one, is made good first where the store is whole; where nothing can be written, the figures are worked out from the store in memory.
    """
    if current := _current(portfolio, audience):
        return current
    failed = _make_good(portfolio, audience)
    if failed and portfolio.exists and (found := _from_the_store(portfolio, audience)):
        return found
    for _ in range(3):  # a version can be tidied away between reading its name and opening it
        name = version(portfolio, audience)
        if not name:
            raise failed or NothingPublishedError(f"There is no portfolio at {portfolio.path} yet.")
        try:
            return _opened(portfolio, audience, name), name
        except publish.DAMAGED as error:
            problem = error
    raise StoreError(
        f"The published version {name} of {portfolio.path.name} cannot be opened: {str(problem).splitlines()[0]} "
        "Check the portfolio: python steerboard.py verify"
    ) from problem


def _opened(portfolio: Portfolio, audience: str, name: str) -> DuckDBPyConnection:
    path = _file(portfolio, audience, name)
    with _OPENING:
        con = duckdb.connect(str(path), read_only=True)
        if not answer.value(con, "SELECT current_setting('lock_configuration')"):
            _lock_down(con)
    return con


def _lock_down(con: DuckDBPyConnection) -> None:
    for statement in _LOCK_DOWN:
        con.execute(statement)


def _file(portfolio: Portfolio, audience: str, name: str) -> Path:
    return portfolio.published / audience / f"{name}.duckdb"


def _from_the_store(portfolio: Portfolio, audience: str) -> tuple[DuckDBPyConnection, str] | None:
    """The audience's tables worked out in memory, without writing anything; None where the store cannot be read just now."""
    try:
        con = duckdb.connect(":memory:")
        con.execute("SET TimeZone = 'UTC'")
        quoted = str(portfolio.path).replace("'", "''")
        con.execute(f"ATTACH '{quoted}' AS master (READ_ONLY)")
        con.execute("USE master")
        publish.in_memory(con, access.named(audience))
        con.execute("DETACH master")
        _lock_down(con)
    except duckdb.Error:
        return None
    return con, f"{version(portfolio, audience)} in memory"


def _current(portfolio: Portfolio, audience: str) -> tuple[DuckDBPyConnection, str] | None:
    """The version that is pointed to; None where it is missing, damaged, of another layout, or not all that was kept."""
    name = version(portfolio, audience)
    path = _file(portfolio, audience, name)
    if portfolio.holder.exists() or not path.is_file() or name.split("-")[1] != access.named(audience).digest:
        return None
    if publish.newer(path.parent, name):
        return None
    try:
        con = _opened(portfolio, audience, name)
        if answer.value(con, "SELECT load_id FROM kept.built") >= journal.last_load(portfolio):
            return con, name
        con.close()
    except publish.DAMAGED:
        _take_away(portfolio, path)
    return None


def _take_away(portfolio: Portfolio, path: Path) -> None:
    """A damaged file goes where the store is there to build it anew from."""
    with suppress(OSError):
        if portfolio.exists:
            path.unlink(missing_ok=True)


def _make_good(portfolio: Portfolio, audience: str) -> StoreError | None:
    """Do what was left undone (whoever is writing just now does it himself), and publish in today's layout.

    Returns why that could not be done.
    """
    if not portfolio.exists:
        return None
    name = version(portfolio, audience)
    wanted = not _file(portfolio, audience, name).is_file() or name.split("-")[1] != access.named(audience).digest
    try:
        with writing(portfolio, patience=PATIENCE if wanted else 0):
            return None
    except BusyError:
        return None
    except (StoreError, duckdb.Error, OSError) as error:  # what is published may still be good to read; ``verify`` tells what is wrong
        return StoreError(f"{portfolio.path} cannot be opened as a portfolio: {str(error).splitlines()[0]}")
