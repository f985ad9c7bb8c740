"""The portfolio that the earned value contest is held on: projects × packages × months, made by DuckDB, the same each time."""

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from schema import BY_NAME
from store import loads
from store.portfolio import Portfolio
from store.tables import arrow_schema

STATUS_DATE = date(2026, 6, 30)  # the end of the 18th of 24 months, so that nothing is interpolated

# Each package runs for all the months; its plan, progress and cost differ by package through its number alone.
_TABLES = {
    "projects": """SELECT 'P' || p AS project_id, 'Project ' || p AS name, 'CHF' AS currency, DATE '2025-01-01' AS baseline_start,
        last_day(DATE '2025-01-01' + to_months($months - 1)) AS baseline_finish, true AS has_ledger FROM range($projects) t(p)""",
    "work_packages": """SELECT 'P' || p AS project_id, 'W' || w AS wp_id, 'Package ' || w AS name, 12000 + 240 * ((p + w) % 50) AS budget,
        'physical' AS method, DATE '2025-01-01' AS baseline_start, last_day(DATE '2025-01-01' + to_months($months - 1)) AS baseline_finish
        FROM range($projects) t(p), range($packages) u(w)""",
    "reporting_periods": """SELECT 'P' || p AS project_id, 'W' || w AS wp_id, last_day(DATE '2025-01-01' + to_months(m)) AS period_end,
        (12000 + 240 * ((p + w) % 50)) / $months AS pv FROM range($projects) t(p), range($packages) u(w), range($months) v(m)""",
    "progress": """SELECT 'P' || p AS project_id, 'W' || w AS wp_id, last_day(DATE '2025-01-01' + to_months(m)) AS status_date,
        least(1, (m + 1) * (0.8 + 0.01 * ((p * 7 + w) % 30)) / $months) AS pct_complete
        FROM range($projects) t(p), range($packages) u(w), range($months) v(m)""",
    "costs": """SELECT 'P' || p AS project_id, 'W' || w AS wp_id, 'L' || p || '-' || w || '-' || m AS line_id,
        last_day(DATE '2025-01-01' + to_months(m)) - 3 AS date, 400 + ((p * 13 + w * 5 + m) % 300) AS amount, 'actual' AS kind
        FROM range($projects) t(p), range($packages) u(w), range($months) v(m)""",
}


def tables(projects: int, packages: int, months: int) -> dict[str, pa.Table]:
    """The input tables as the store takes them, with the contract's exact types."""
    sizes = {"projects": projects, "packages": packages, "months": months}
    with duckdb.connect() as con:
        return {name: _made(con, name, query, sizes) for name, query in _TABLES.items()}


def _made(con: duckdb.DuckDBPyConnection, name: str, query: str, sizes: dict[str, int]) -> pa.Table:
    """All columns of the contract; those that the query does not give are blank."""
    asked = {size: count for size, count in sizes.items() if f"${size}" in query}
    given = con.sql(query, params=asked).columns
    own = [
        f"CAST({column.name if column.name in given else 'NULL'} AS {column.sql_type}) AS {column.name}" for column in BY_NAME[name].columns
    ]
    lineage = [
        f"'{name}' AS _sheet",
        "CAST(row_number() OVER () + 1 AS INTEGER) AS _row",
        "CAST(NULL AS VARCHAR) AS _cell",
        "CAST(NULL AS VARCHAR) AS _from",
    ]
    rows = con.sql(f"SELECT {', '.join(own + lineage)} FROM ({query})", params=asked).to_arrow_table()
    return rows.cast(arrow_schema(BY_NAME[name]))


def store(folder: Path, made: dict[str, pa.Table]) -> Portfolio:
    """A published portfolio that holds these tables, each kept as one load."""
    portfolio = Portfolio(folder / "portfolio.duckdb")
    given = [_load(name, rows) for name, rows in made.items()]
    loads.keep(portfolio, given, at=datetime(2026, 7, 1, tzinfo=UTC), person="bench")
    return portfolio


def _load(name: str, rows: pa.Table) -> loads.NewLoad:
    sheet = loads.NewSheet(table=name, sheet=name, rows=rows, read=rows.num_rows, loaded=rows.num_rows)
    return loads.NewLoad(file_name=f"{name}.csv", sha256="0" * 64, reader="text", source=name, sheets=(sheet,))
