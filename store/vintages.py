"""What is known at a moment: the rows that no later load has replaced."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from duckdb import DuckDBPyConnection

from schema import BY_NAME, TABLES, Table
from store import answer
from store.moments import END_OF_TIME, utc

NULL_IS_A_VALUE = frozenset({("reporting_periods", "wp_id")})  # a blank there means the project as a whole


@dataclass(frozen=True, kw_only=True)
class Load:
    """One load as it is kept: what came, from whom, when, and how much of it."""

    load_id: int
    loaded_at: datetime
    person: str
    file_name: str
    sha256: str
    reader: str
    source: str
    status_date: date | None
    note: str
    read: int
    loaded: int
    rejected: int
    blank: int


_LOAD = "load_id, loaded_at, person, file_name, sha256, reader, source, status_date, note, read, loaded, rejected, blank"


def known(con: DuckDBPyConnection, at: datetime | None = None) -> None:
    """Give a published connection one temporary relation for each input table: what was known at that moment.

    Now (``None``) costs nothing, since it is published ready-made; any earlier moment is worked out.
    """
    _clear(con)
    if at is None or not _later_loads(con, at):
        for table in TABLES:
            con.execute(f'CREATE TEMP VIEW "{table.name}" AS SELECT * FROM known."{table.name}"')
        con.execute("CREATE TEMP VIEW incomplete AS SELECT * FROM known.incomplete")
        return
    for table in TABLES:
        select(con, table, into=f'TEMP TABLE "{table.name}"', kept="kept.", at=at)
    incomplete(con, into="TEMP TABLE incomplete", kept="kept.", at=at)


def _clear(con: DuckDBPyConnection) -> None:
    """Drop what an earlier call left, be it tables or views."""
    left = con.execute("""SELECT 'TABLE', table_name FROM duckdb_tables() WHERE temporary
        UNION ALL SELECT 'VIEW', view_name FROM duckdb_views() WHERE temporary""").fetchall()
    for kind, name in left:
        if name in BY_NAME or name == "incomplete":
            con.execute(f'DROP {kind} temp."{name}"')


def _later_loads(con: DuckDBPyConnection, at: datetime) -> bool:
    return bool(con.execute("SELECT 1 FROM kept.loads WHERE loaded_at > ? LIMIT 1", [utc(at)]).fetchall())


def loads_known(con: DuckDBPyConnection, at: datetime | None = None) -> list[Load]:
    """The loads that count at that moment, latest first; also those that a later one has replaced."""
    rows = con.execute(
        f"SELECT {_LOAD} FROM kept.loads WHERE loaded_at <= ? ORDER BY load_id DESC", [utc(at) if at else END_OF_TIME]
    ).fetchall()
    names = _LOAD.split(", ")
    return [Load(**dict(zip(names, row, strict=True))) for row in rows]


def last_known_for(con: DuckDBPyConnection, status_date: date) -> datetime | None:
    """When the last load for that status date or an earlier one came: what a committee on that date was shown."""
    moment: datetime | None = answer.value(con, "SELECT max(loaded_at) FROM kept.loads WHERE status_date <= ?", [status_date])
    return moment


def select(con: DuckDBPyConnection, table: Table, *, into: str, kept: str, at: datetime | None = None) -> None:
    """Create the relation ``into`` from a kept table's rows that count at that moment, with ``_file`` added."""
    moment = utc(at) if at else END_OF_TIME
    _ranges(con, table, kept, moment) if table.period else _newest(con, table, kept, moment)
    alive = f"""
        SELECT r.*, l.file_name AS _file FROM {kept}"{table.name}" r
        JOIN {kept}loads l ON l.load_id = r._load
        JOIN _alive a ON a.load_id = r._load {"AND a.project_id IS NOT DISTINCT FROM r.project_id" if _by_project(table) else ""}
        {_not_covered(table)}"""
    loads = answer.value(con, "SELECT count(DISTINCT load_id) FROM _alive")
    if loads < 2:  # one load cannot contradict itself: its duplicates were refused on the way in
        con.execute(f"CREATE OR REPLACE {into} AS {alive}")
    else:
        con.execute(f"CREATE OR REPLACE {into} AS WITH alive AS MATERIALIZED ({alive}) {_key_wins(table)}")
    con.execute("DROP TABLE temp._alive; DROP TABLE IF EXISTS temp._covered")


def incomplete(
    con: DuckDBPyConnection, *, into: str, kept: str, at: datetime | None = None, tables: Sequence[str] = tuple(BY_NAME)
) -> None:
    """Create the relation ``into``: each row that was refused and that no later load of the same source has brought anew."""
    con.execute(
        f"""CREATE OR REPLACE {into} AS
        SELECT r.project_id, r.reason, r.load_id AS _load, l.file_name AS _file, r.sheet AS _sheet, r."row" AS _row
        FROM {kept}refused r JOIN {kept}loads l USING (load_id)
        WHERE l.loaded_at <= $at AND list_contains($tables, r.table_name) AND NOT EXISTS (
            SELECT 1 FROM {kept}load_tables h JOIN {kept}loads m USING (load_id)
            WHERE h.table_name = r.table_name AND m.source = l.source AND m.load_id > r.load_id AND m.loaded_at <= $at)""",
        {"at": utc(at) if at else END_OF_TIME, "tables": list(tables)},
    )


def _by_project(table: Table) -> bool:
    return bool(table.period) and any(column.name == "project_id" for column in table.columns)


def _newest(con: DuckDBPyConnection, table: Table, kept: str, moment: datetime) -> None:
    """A table that describes the state of things: each source's latest load that brought rows of it."""
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE _alive AS
        SELECT max(h.load_id) AS load_id FROM {kept}load_tables h JOIN {kept}loads l USING (load_id)
        WHERE h.table_name = ? AND h.loaded > 0 AND l.loaded_at <= ? GROUP BY l.source""",
        [table.name, moment],
    )


def _ranges(con: DuckDBPyConnection, table: Table, kept: str, moment: datetime) -> None:
    """A table that grows with time: which dates of which project a later load of the same source has replaced.

    Worked out on the loads' spans, not on rows: most loads are then wholly alive or wholly replaced.
    """
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE _covered AS
        WITH s AS (
            SELECT s.load_id, s.project_id, s.low, s.high, l.source
            FROM {kept}spans s JOIN {kept}loads l USING (load_id) WHERE s.table_name = ? AND l.loaded_at <= ?)
        SELECT a.load_id, a.project_id, b.low, b.high, coalesce(b.low <= a.low AND b.high >= a.high, false) AS whole
        FROM s a JOIN s b ON a.source = b.source AND a.project_id IS NOT DISTINCT FROM b.project_id AND b.load_id > a.load_id
        WHERE b.low <= a.high AND b.high >= a.low""",
        [table.name, moment],
    )
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE _alive AS
        SELECT s.load_id, s.project_id FROM {kept}spans s JOIN {kept}loads l USING (load_id)
        WHERE s.table_name = ? AND l.loaded_at <= ? AND NOT EXISTS (
            SELECT 1 FROM _covered c WHERE c.whole AND c.load_id = s.load_id AND c.project_id IS NOT DISTINCT FROM s.project_id)""",
        [table.name, moment],
    )


def _not_covered(table: Table) -> str:
    if not table.period:
        return ""
    project = "AND c.project_id IS NOT DISTINCT FROM r.project_id" if _by_project(table) else ""
    return f"""WHERE NOT EXISTS (
        SELECT 1 FROM _covered c WHERE NOT c.whole AND c.load_id = r._load {project} AND r."{table.period}" BETWEEN c.low AND c.high)"""


def _key_wins(table: Table) -> str:
    """Of rows with the same key from several sources, the latest load's stands; blank keys are not compared."""
    compared = [name for name in table.key if (table.name, name) not in NULL_IS_A_VALUE]
    given = " AND ".join(f'"{name}" IS NOT NULL' for name in compared)
    keys = ", ".join(f'"{name}"' for name in table.key)
    same = " AND ".join(f'c."{name}" IS NOT DISTINCT FROM a."{name}"' for name in table.key)
    return f""", contested AS (
            SELECT {keys}, max(_load) AS newest FROM alive WHERE {given} GROUP BY ALL HAVING min(_load) < max(_load))
        SELECT a.* FROM alive a WHERE NOT EXISTS (SELECT 1 FROM contested c WHERE {same} AND a._load < c.newest)"""
