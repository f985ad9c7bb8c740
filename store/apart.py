"""Origins that number their rows by themselves: one number in two of them is two rows, and both count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

from store.covers import withdrawn
from store.moments import END_OF_TIME, utc


@dataclass(frozen=True, kw_only=True)
class Apart:
    """That an origin of a table numbers its rows apart from another one; it holds while a load that says so counts.

    Where both are the same, the rows of that load count beside those that came from its origin before.
    """

    table: str
    origin: str
    other: str


def record(con: DuckDBPyConnection, load_id: int, said: Sequence[Apart]) -> None:
    """Write what a load says of the origins, inside the caller's transaction."""
    rows = [(load_id, one.table, one.origin, one.other) for one in said]
    if rows:
        con.executemany("INSERT INTO apart VALUES (?, ?, ?, ?)", rows)


def origin_of(kept: str) -> str:
    """The origin of each load in the table ``$table``, as SQL: by what it covers, else as it says itself, else by its file's name."""
    return f"""SELECT l.load_id, coalesce(
            (SELECT any_value(c.origin) FROM {kept}covers c WHERE c.load_id = l.load_id AND c.table_name = $table),
            (SELECT any_value(a.origin) FROM {kept}apart a WHERE a.load_id = l.load_id AND a.table_name = $table), l.source) AS origin
        FROM {kept}loads l"""


def origins(con: DuckDBPyConnection, table: str, origin: str) -> set[str]:
    """From which origins this one is known to number apart, on a published connection."""
    rows = con.execute(
        f"SELECT other FROM ({_standing('kept.', 0)}) WHERE origin = $origin",
        {"table": table, "at": END_OF_TIME, "origin": origin},
    ).fetchall()
    return {str(row[0]) for row in rows}


def counting(con: DuckDBPyConnection, kept: str, table: str, at: datetime | None = None, otherwise: int = 0) -> None:
    """Create the temp table ``_apart``: each load with those whose rows count beside its own though they have the same number."""
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE _apart AS WITH said AS ({_standing(kept, otherwise)}), origins AS ({origin_of(kept)})
        SELECT DISTINCT o.load_id, p.load_id AS other FROM said s JOIN origins o ON o.origin = s.origin JOIN origins p ON p.origin = s.other
        WHERE s.origin <> s.other OR s.load_id = greatest(o.load_id, p.load_id)""",
        {"table": table, "at": utc(at) if at else END_OF_TIME},
    )


def _standing(kept: str, otherwise: int) -> str:
    """What counts of that at the moment ``$at``, either way round, as SQL."""
    said = f"""FROM {kept}apart a JOIN {kept}loads l USING (load_id) WHERE a.table_name = $table AND l.loaded_at <= $at
        AND a.load_id NOT IN ({withdrawn(kept, otherwise)})"""
    return f"SELECT a.load_id, a.origin, a.other {said} UNION SELECT a.load_id, a.other, a.origin {said}"
