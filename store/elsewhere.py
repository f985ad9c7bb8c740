"""Values of rows that stand in another load's row: they go with that load when it is withdrawn."""

from datetime import datetime

from duckdb import DuckDBPyConnection

from schema import Table
from store import covers
from store.moments import END_OF_TIME, utc


def standing(con: DuckDBPyConnection, kept: str, table: Table, at: datetime | None = None, otherwise: int = 0) -> str:
    """The columns of a row that counts at that moment, as SQL: a value that a withdrawn load gave is blank; what every row needs stays."""
    rows = con.execute(
        f"""SELECT DISTINCT name, load_id FROM (
            SELECT name, CAST(_from -> ('$.' || name) ->> '$.load' AS INTEGER) AS load_id
            FROM (SELECT _from, unnest(json_keys(_from)) AS name FROM {kept}"{table.name}" WHERE _from IS NOT NULL))
        WHERE load_id IN ({covers.withdrawn(kept, otherwise)}) ORDER BY ALL""",
        {"at": utc(at) if at else END_OF_TIME},
    ).fetchall()
    gone: dict[str, list[int]] = {}
    for name, load in rows:
        if not table.column(name).required:
            gone.setdefault(name, []).append(load)
    blank = ", ".join(
        f"""CASE WHEN CAST(_from -> '$.{name}' ->> '$.load' AS INTEGER) IN ({", ".join(map(str, loads))}) THEN NULL ELSE "{name}" END AS "{name}\""""
        for name, loads in gone.items()
    )
    return f"* REPLACE ({blank})" if blank else "*"
