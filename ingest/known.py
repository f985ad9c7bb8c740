"""What is known before a load: the published portfolio, or the same tables empty where there is none yet."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa
from duckdb import DuckDBPyConnection

from ingest.cumulative import Known, Series
from schema import TABLES
from store import published, vintages
from store.portfolio import Portfolio, version
from store.tables import INCOMPLETE, RECORDS, definition


@contextmanager
def opened(portfolio: Portfolio) -> Iterator[DuckDBPyConnection]:
    """A connection of one's own on which every table is what is known now; it is closed afterwards."""
    if version(portfolio) or portfolio.exists:
        con, _ = published.open(portfolio)
        vintages.known(con)
    else:
        con = _empty()
    try:
        yield con
    finally:
        con.close()


def _empty() -> DuckDBPyConnection:
    con = duckdb.connect()
    con.execute("SET TimeZone = 'UTC'")
    con.execute("CREATE SCHEMA kept")
    for name, columns in RECORDS.items():
        con.execute(f'CREATE TABLE kept."{name}" ({columns})')
    for table in TABLES:
        con.execute(f'CREATE TABLE "{table.name}" ({definition(table)}, _file VARCHAR)')
    con.execute(f"CREATE TABLE incomplete ({INCOMPLETE})")
    return con


_VALUES = 'SELECT project_id, wp_id, period_end, "{0}" FROM reporting_periods WHERE "{0}" IS NOT NULL'
_AMOUNTS = """SELECT project_id, wp_id, date, any_value(amount) FROM costs WHERE line_id IS NULL AND wp_id IS NOT NULL
    GROUP BY ALL HAVING count(*) = 1"""  # of lists that give one amount of each package


def periods(con: DuckDBPyConnection) -> Known:
    """What is known of the values of periods, looked up once for each column that is asked about."""

    @cache
    def by_series(column: str) -> dict[Series, dict[date, Decimal]]:
        found: dict[Series, dict[date, Decimal]] = {}
        for project, package, day, value in con.execute(_AMOUNTS if column == "amount" else _VALUES.format(column)).fetchall():
            found.setdefault((project, package), {})[day] = value
        return found

    return by_series


def projects(con: DuckDBPyConnection) -> dict[str, str]:
    """The identifiers of the projects that are known, with their names."""
    return dict(con.execute("SELECT project_id, coalesce(name, '') FROM projects ORDER BY 1").fetchall())


def programmes(con: DuckDBPyConnection) -> dict[str, str]:
    """The identifiers of the programmes that are known, with their names."""
    return dict(con.execute("SELECT programme_id, coalesce(name, '') FROM programmes ORDER BY 1").fetchall())


def currencies(con: DuckDBPyConnection, given: Iterable[pa.Table] = ()) -> dict[str, str]:
    """The currency of each project that has one: as these rows of projects say, else as is known."""
    return _own(con, "currency", given)


def starts(con: DuckDBPyConnection, given: Iterable[pa.Table] = ()) -> dict[str, date]:
    """The first day of each project whose baseline has one: as these rows of projects say, else as is known."""
    return _own(con, "baseline_start", given)


def _own(con: DuckDBPyConnection, name: str, given: Iterable[pa.Table]) -> dict[str, Any]:
    found = dict(con.execute(f'SELECT project_id, "{name}" FROM projects WHERE "{name}" IS NOT NULL').fetchall())
    for rows in given:
        named = zip(*(rows.column(column).to_pylist() for column in ("project_id", name)), strict=True)
        found |= {project: value for project, value in named if project and value}
    return found


def loaded_before(con: DuckDBPyConnection, sha256: str) -> str:
    """That the very same file was loaded, as what and when, and what became of it; "" where it was not."""
    row = con.execute(
        """SELECT file_name, strftime(loaded_at, '%d %B %Y'), (
            SELECT strftime(max(withdrawn_at), '%d %B %Y') FROM kept.withdrawals w WHERE w.load_id = l.load_id HAVING NOT arg_max(undone, withdrawal_id))
        FROM kept.loads l WHERE sha256 = ? ORDER BY load_id DESC LIMIT 1""",
        [sha256],
    ).fetchall()
    if not row:
        return ""
    name, loaded, withdrawn = row[0]
    says = f"The very same file was loaded as {name} on {loaded}"
    return f"{says}, and withdrawn on {withdrawn}: loaded again, its rows count again." if withdrawn else f"{says}."
