"""Rows that stay though their file came again without them, as somebody answered: no cover replaces them until they come again."""

from collections.abc import Sequence
from datetime import datetime

from duckdb import DuckDBPyConnection

from store import answer
from store.covers import Cover, withdrawn
from store.moments import END_OF_TIME, utc


def record(con: DuckDBPyConnection, load_id: int, covers: Sequence[Cover]) -> None:
    """Write which rows a load leaves as they are, inside the caller's transaction."""
    rows = [(load_id, cover.table, one.load, one.sheet, one.row, one.cell, one.stays) for cover in covers for one in cover.spares]
    if rows:
        con.executemany("INSERT INTO spared VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def counting(con: DuckDBPyConnection, kept: str, table: str, at: datetime | None = None, otherwise: int = 0) -> bool:
    """Create the temp table ``_spared``, the places of the rows that stay at that moment, and tell whether there are any."""
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE _spared AS SELECT s.of_load, s.sheet, s."row", s.cell
        FROM {kept}spared s JOIN {kept}loads l USING (load_id) WHERE s.table_name = $table AND l.loaded_at <= $at
        AND s.load_id NOT IN ({withdrawn(kept, otherwise)}) GROUP BY ALL HAVING arg_max(s.stays, s.load_id)""",
        {"table": table, "at": utc(at) if at else END_OF_TIME},
    )
    return bool(answer.value(con, "SELECT count(*) FROM _spared"))


def is_place(spared: str, row: str) -> str:
    """That a row is the one of that place, as SQL."""
    same = f"{spared}.of_load = {row}._load AND {spared}.sheet = {row}._sheet"
    return f'{same} AND {spared}."row" = {row}._row AND {spared}.cell IS NOT DISTINCT FROM {row}._cell'
