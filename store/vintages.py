"""What is known at a moment: the rows that no later load has replaced."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from duckdb import CatalogException, DuckDBPyConnection

from schema import BY_NAME, TABLES, Table
from store import answer, apart, covers, elsewhere, spared
from store.moments import END_OF_TIME, utc

# a blank there means the project, or the portfolio, as a whole
NULL_IS_A_VALUE = frozenset({("reporting_periods", "wp_id"), ("decisions", "project_id"), ("actions", "project_id")})


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
_WEIGHED_NO_MORE = "DROP TABLE temp._alive; DROP TABLE temp._covers; DROP TABLE temp._replaced"


def known(con: DuckDBPyConnection, at: datetime | None = None) -> None:
    """Give a published connection one temporary relation for each input table: what was known at that moment.

    Now (``None``) costs nothing, since it is published ready-made; any earlier moment is worked out.
    """
    try:
        _give(con, at)
    except CatalogException:  # an earlier call left tables where views come now, or views where tables do
        _clear(con)
        _give(con, at)


def _give(con: DuckDBPyConnection, at: datetime | None) -> None:
    if at is None or not _changed_since(con, at):
        names = (*BY_NAME, "incomplete")
        con.execute(";".join(f'CREATE OR REPLACE TEMP VIEW "{name}" AS SELECT * FROM known."{name}"' for name in names))
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


def _changed_since(con: DuckDBPyConnection, at: datetime) -> bool:
    later = "SELECT 1 FROM kept.loads WHERE loaded_at > $at UNION ALL SELECT 1 FROM kept.withdrawals WHERE withdrawn_at > $at LIMIT 1"
    return bool(con.execute(later, {"at": utc(at)}).fetchall())


def loads_known(con: DuckDBPyConnection, at: datetime | None = None) -> list[Load]:
    """The loads that count at that moment, latest first; also those that a later one has replaced, not those withdrawn."""
    rows = con.execute(
        f"""SELECT {_LOAD} FROM kept.loads WHERE loaded_at <= $at
        AND load_id NOT IN ({covers.withdrawn("kept.")}) ORDER BY load_id DESC""",
        {"at": utc(at) if at else END_OF_TIME},
    ).fetchall()
    names = _LOAD.split(", ")
    return [Load(**dict(zip(names, row, strict=True))) for row in rows]


def last_known_for(con: DuckDBPyConnection, status_date: date) -> datetime | None:
    """When the last load for that status date or an earlier one came: what a committee on that date was shown."""
    moment: datetime | None = answer.value(con, "SELECT max(loaded_at) FROM kept.loads WHERE status_date <= ?", [status_date])
    return moment


def select(
    con: DuckDBPyConnection,
    table: Table,
    *,
    into: str,
    kept: str,
    at: datetime | None = None,
    otherwise: int = 0,
    shown: str = "*",
    condition: str = "true",
) -> None:
    """Create the relation ``into`` from a kept table's rows that count at that moment, with ``_file`` added.

    ``otherwise`` names a load whose withdrawal is supposed, or supposed to be taken back; of the rows that count,
    those under ``condition`` are taken as ``shown``.
    """
    loads, replaced = _weighed(con, table, kept, at, otherwise)
    stands = f"NOT EXISTS (SELECT 1 FROM _replaced c WHERE c.load_id = r._load {within(table, 'c', 'r')})" if replaced else "true"
    alive = f"""SELECT r.*, a.file_name AS _file FROM {kept}"{table.name}" r JOIN _alive a ON a.load_id = r._load WHERE {stands}"""
    if replaced and spared.counting(con, kept, table.name, at, otherwise):
        alive += f""" UNION ALL SELECT r.*, a.file_name FROM {kept}"{table.name}" r JOIN _alive a ON a.load_id = r._load
            JOIN _spared s ON {spared.is_place("s", "r")} WHERE NOT {stands}"""
    if loads > 1:  # one load cannot contradict itself: its duplicates were refused on the way in
        apart.counting(con, kept, table.name, at, otherwise)
        alive = f"WITH alive AS MATERIALIZED ({alive}) {_key_wins(table)}"
    standing = elsewhere.standing(con, kept, table, at, otherwise)
    con.execute(f"CREATE OR REPLACE {into} AS SELECT {shown} FROM (SELECT {standing} FROM ({alive})) WHERE {condition}")
    con.execute("DROP TABLE IF EXISTS temp._apart; DROP TABLE IF EXISTS temp._spared")
    con.execute(_WEIGHED_NO_MORE)


def alone(con: DuckDBPyConnection, table: Table, *, kept: str) -> tuple[int, str] | None:
    """The one load whose rows are all that counts now, and its file; None where there is none, or not all of it counts."""
    loads, replaced = _weighed(con, table, kept)
    found: list[tuple[int, str]] = con.execute("SELECT load_id, file_name FROM _alive").fetchall()
    con.execute(_WEIGHED_NO_MORE)
    whole = loads == 1 and not replaced and elsewhere.standing(con, kept, table) == "*"
    return found[0] if whole else None


def _weighed(con: DuckDBPyConnection, table: Table, kept: str, at: datetime | None = None, otherwise: int = 0) -> tuple[int, int]:
    """How many loads of the table count (``_alive``) and how many covers are replaced (``_replaced``) at that moment."""
    covers.counting(con, kept, table.name, at, otherwise)
    con.execute(f"CREATE OR REPLACE TEMP TABLE _replaced AS {covers.replaced('_covers', '_covers')}")
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE _alive AS SELECT DISTINCT h.load_id, l.file_name FROM {kept}load_tables h JOIN {kept}loads l USING (load_id)
        WHERE h.table_name = $table AND h.loaded > 0 AND l.loaded_at <= $at AND h.load_id NOT IN ({covers.withdrawn(kept, otherwise)})""",
        {"table": table.name, "at": utc(at) if at else END_OF_TIME},
    )
    loads, replaced = (answer.value(con, f"SELECT count(*) FROM {name}") for name in ("_alive", "_replaced"))
    return loads, replaced


def within(table: Table, cover: str, row: str) -> str:
    """That a row is of the project and the days of a cover, as SQL to be added to a condition."""
    parts = []
    if any(column.name == "project_id" for column in table.columns):
        parts.append(f"{cover}.project_id IS NOT DISTINCT FROM {row}.project_id")
    if table.period:
        parts.append(f'{row}."{table.period}" BETWEEN {cover}.low AND {cover}.high')
    return "".join(f" AND {part}" for part in parts)


def incomplete(
    con: DuckDBPyConnection, *, into: str, kept: str, at: datetime | None = None, tables: Sequence[str] = tuple(BY_NAME)
) -> None:
    """Create the relation ``into``: each row that was refused, until a later load covers all that its own load covered."""
    moment = utc(at) if at else END_OF_TIME
    con.execute("CREATE OR REPLACE TEMP TABLE _gone (table_name VARCHAR, load_id INTEGER, project_id VARCHAR)")
    touched = con.execute(f"SELECT DISTINCT table_name FROM {kept}refused").fetchall()
    for (name,) in touched:
        covers.counting(con, kept, name, at)
        _take_in_refused(con, kept, name)
        whole = f"low = {covers.FIRST} AND high = {covers.LAST}"
        con.execute(
            f"INSERT INTO _gone SELECT DISTINCT ?, load_id, project_id FROM ({covers.replaced('_refusing', '_covers')}) WHERE {whole}",
            [name],
        )
        con.execute(
            f"""INSERT INTO _gone SELECT DISTINCT r.table_name, r.load_id, r.project_id FROM {kept}refused r JOIN {kept}loads l USING (load_id)
            JOIN _covers c ON c.load_id > r.load_id AND c.project_id = r.project_id JOIN {kept}loads m ON m.load_id = c.load_id AND m.source = l.source
            WHERE r.table_name = ? AND r.load_id NOT IN (SELECT load_id FROM _covers)""",
            [name],
        )
        con.execute("DROP TABLE temp._covers; DROP TABLE temp._refusing")
    con.execute(
        f"""CREATE OR REPLACE {into} AS
        SELECT r.project_id, r.reason, r.load_id AS _load, l.file_name AS _file, r.sheet AS _sheet, r."row" AS _row
        FROM {kept}refused r JOIN {kept}loads l USING (load_id)
        WHERE l.loaded_at <= $at AND list_contains($tables, r.table_name) AND r.load_id NOT IN ({covers.withdrawn(kept)})
        AND NOT EXISTS (SELECT 1 FROM _gone g
            WHERE g.table_name = r.table_name AND g.load_id = r.load_id AND g.project_id IS NOT DISTINCT FROM r.project_id)""",
        {"at": moment, "tables": list(tables)},
    )
    con.execute("DROP TABLE temp._gone")


def _take_in_refused(con: DuckDBPyConnection, kept: str, table: str) -> None:
    """Create ``_refusing``: ``_covers``, and for projects of which nothing could be read the days that their loads covered of others."""
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE _refusing AS FROM _covers UNION ALL
        SELECT c.load_id, c.delivery, c.origin, r.project_id, min(c.low), max(c.high)
        FROM _covers c JOIN (SELECT DISTINCT load_id, project_id FROM {kept}refused WHERE table_name = ?) r USING (load_id)
        WHERE (r.load_id, r.project_id) NOT IN (SELECT (load_id, project_id) FROM _covers WHERE project_id IS NOT NULL)
        GROUP BY ALL""",
        [table],
    )


def _key_wins(table: Table) -> str:
    """Of rows with the same key from several loads the latest one's stands; blank keys are not compared, nor origins that number apart."""
    compared = [name for name in table.key if (table.name, name) not in NULL_IS_A_VALUE]
    given = " AND ".join(f'"{name}" IS NOT NULL' for name in compared)
    keys = ", ".join(f'"{name}"' for name in table.key)
    same = " AND ".join(f'{{0}}."{name}" IS NOT DISTINCT FROM a."{name}"' for name in table.key)
    return f""", contested AS (SELECT {keys} FROM alive WHERE {given} GROUP BY ALL HAVING min(_load) < max(_load)),
        rivals AS (SELECT DISTINCT {", ".join(f'a."{name}"' for name in table.key)}, a._load
            FROM alive a WHERE EXISTS (SELECT 1 FROM contested c WHERE {same.format("c")})),
        beaten AS (SELECT DISTINCT a.* FROM rivals a JOIN rivals l ON {same.format("l")} AND l._load > a._load
            WHERE NOT EXISTS (SELECT 1 FROM _apart x WHERE x.load_id = a._load AND x.other = l._load))
        SELECT a.* FROM alive a WHERE NOT EXISTS (SELECT 1 FROM beaten c WHERE {same.format("c")} AND c._load = a._load)"""
