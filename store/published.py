"""What pages read: the version published last, read-only and locked down."""

import threading

import duckdb
from duckdb import DuckDBPyConnection

from store import access, answer
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

    It stays on the version it began with. When a writer died before it could publish, that is made good first.
    """
    _make_good(portfolio, audience)
    for _ in range(3):  # a version can be tidied away between reading its name and opening it
        name = version(portfolio, audience)
        if not name:
            raise NothingPublishedError(f"There is no portfolio at {portfolio.path} yet.")
        try:
            return _opened(portfolio, audience, name), name
        except duckdb.IOException as error:
            problem = error
    raise StoreError(f"The published version {name} cannot be opened: {problem}") from problem


def _opened(portfolio: Portfolio, audience: str, name: str) -> DuckDBPyConnection:
    path = portfolio.published / audience / f"{name}.duckdb"
    with _OPENING:
        con = duckdb.connect(str(path), read_only=True)
        if not answer.value(con, "SELECT current_setting('lock_configuration')"):
            for statement in _LOCK_DOWN:
                con.execute(statement)
    return con


def _make_good(portfolio: Portfolio, audience: str) -> None:
    """Do what a writer that died left undone (whoever is writing just now does it himself), and publish in today's layout."""
    name = version(portfolio, audience)
    outdated = bool(name) and name.split("-")[1] != access.named(audience).digest
    wanted = outdated or not name  # also a portfolio's file that was copied without what lies beside it
    if not portfolio.exists or not (wanted or portfolio.holder.exists()):
        return
    try:
        with writing(portfolio, patience=PATIENCE if wanted else 0):
            return
    except BusyError:
        return
    except (StoreError, duckdb.Error) as error:  # a published version is still good to read; ``verify`` tells what is wrong
        if not name:
            raise StoreError(f"{portfolio.path} cannot be opened as a portfolio: {str(error).splitlines()[0]}") from error
