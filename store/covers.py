"""What a load covers: per table an origin, the projects, and for a table with a period the days; and what that replaces."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from duckdb import DuckDBPyConnection

from store.moments import END_OF_TIME, utc

FIRST, LAST = "DATE '0001-01-01'", "DATE '9999-12-31'"


@dataclass(frozen=True, kw_only=True)
class Spared:
    """A row of an earlier load that lies in what a later one covers and stays all the same, or does so no longer since it came again."""

    load: int
    sheet: str
    row: int
    cell: str | None
    stays: bool


@dataclass(frozen=True, kw_only=True)
class Cover:
    """One project that a load covers in a table, and the days; ``project_id`` is None where the table has no projects.

    ``low`` and ``high`` are None where the table describes the state of things, which ``as_of`` then dates, if anything does.
    """

    table: str
    origin: str
    project_id: str | None
    low: date | None = None
    high: date | None = None
    as_of: date | None = None
    spares: tuple[Spared, ...] = ()


def withdrawn(kept: str, otherwise: int = 0) -> str:
    """The loads that are withdrawn at the moment ``$at``, as SQL: those whose last record until then is a withdrawal.

    The load ``otherwise`` is taken the other way round, to see what withdrawing it, or taking that back, would change.
    """
    standing = f"""SELECT load_id FROM {kept}withdrawals WHERE withdrawn_at <= $at
        GROUP BY load_id HAVING NOT arg_max(undone, withdrawal_id)"""
    if not otherwise:
        return standing
    number = int(otherwise)
    return f"""SELECT load_id FROM ({standing}) WHERE load_id <> {number}
        UNION ALL SELECT {number} WHERE {number} NOT IN ({standing})"""


def record(con: DuckDBPyConnection, load_id: int, delivery: int, covers: Sequence[Cover]) -> None:
    """Write what a load covers, inside the caller's transaction; loads of one delivery never replace each other."""
    rows = [(load_id, delivery, c.table, c.origin, c.project_id, c.low, c.high, c.as_of) for c in covers]
    if rows:
        con.executemany("INSERT INTO covers VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def counting(con: DuckDBPyConnection, kept: str, table: str, at: datetime | None = None, otherwise: int = 0) -> None:
    """Create the temp table ``_covers``: what the loads that count at that moment cover in the table."""
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE _covers AS
        SELECT c.load_id, c.delivery, c.origin, c.project_id, coalesce(c.low, {FIRST}) AS low, coalesce(c.high, {LAST}) AS high
        FROM {kept}covers c JOIN {kept}loads l USING (load_id)
        WHERE c.table_name = $table AND l.loaded_at <= $at AND NOT EXISTS (
            SELECT 1 FROM ({withdrawn(kept, otherwise)}) w WHERE w.load_id = c.load_id)""",
        {"table": table, "at": utc(at) if at else END_OF_TIME},
    )


def replaced(earlier: str, later: str) -> str:
    """The days of each earlier load's projects that a later delivery of the same origin replaces, as SQL.

    What both cover is replaced. Rows outside their own load's cover are late postings: they go
    once a single later load covers everything that theirs covered.
    """
    same = "l.origin = e.origin AND l.project_id IS NOT DISTINCT FROM e.project_id AND l.delivery > e.delivery"
    return f"""
        SELECT e.load_id, e.project_id, greatest(e.low, l.low) AS low, least(e.high, l.high) AS high
        FROM {earlier} e JOIN {later} l ON {same} WHERE l.low <= e.high AND l.high >= e.low
        UNION ALL
        SELECT load_id, project_id, {FIRST}, {LAST} FROM (
            SELECT e.load_id, e.project_id, e.low, e.high, l.load_id AS by_load, bool_or(l.low <= e.low AND l.high >= e.high) AS inside
            FROM {earlier} e JOIN {later} l ON {same} GROUP BY ALL)
        GROUP BY load_id, project_id, by_load HAVING bool_and(inside)"""


def derive(con: DuckDBPyConnection) -> None:
    """Once, for a store begun before covers were kept: what its loads replaced by the rule of then, so that no figure moves."""
    for table in ("loads", "declarations"):  # names of sources are written with spaces from now on
        con.execute(f"UPDATE {table} SET source = replace(source, '_', ' ')")
    con.execute(
        """INSERT INTO covers SELECT s.load_id, s.load_id, s.table_name, l.source, s.project_id, s.low, s.high, l.status_date
        FROM spans s JOIN loads l USING (load_id)"""
    )
    states = con.execute("SELECT DISTINCT table_name FROM load_tables WHERE loaded > 0 EXCEPT SELECT table_name FROM spans").fetchall()
    for (table,) in states:
        project = _project(con, table)
        con.execute(
            f"""INSERT INTO covers
            WITH h AS (SELECT DISTINCT t.load_id, l.source, l.status_date FROM load_tables t JOIN loads l USING (load_id)
                       WHERE t.table_name = ? AND t.loaded > 0)
            SELECT DISTINCT h.load_id, h.load_id, ?, h.source, r.project_id, NULL::DATE, NULL::DATE, h.status_date
            FROM h JOIN h AS e ON e.source = h.source AND e.load_id <= h.load_id
            JOIN (SELECT _load, {project} AS project_id FROM "{table}") r ON r._load = e.load_id""",
            [table, table],
        )


def _project(con: DuckDBPyConnection, table: str) -> str:
    """The expression for a row's project: NULL in a table that has none."""
    there = con.execute("SELECT 1 FROM duckdb_columns() WHERE table_name = ? AND column_name = 'project_id' AND NOT internal", [table])
    return "project_id" if there.fetchall() else "NULL::VARCHAR"
