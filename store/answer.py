"""One question, one row: fetched whole, because a half-read result blocks the connection."""

from collections.abc import Mapping, Sequence
from typing import Any

from duckdb import DuckDBPyConnection


def first(con: DuckDBPyConnection, query: str, values: Sequence[object] | Mapping[str, object] | None = None) -> tuple[Any, ...] | None:
    """The first row of an answer, or None where there is none."""
    rows = con.execute(query, values).fetchall()
    return rows[0] if rows else None


def value(con: DuckDBPyConnection, query: str, values: Sequence[object] | Mapping[str, object] | None = None) -> Any:
    """The first cell of an answer, or None where there is none."""
    row = first(con, query, values)
    return row[0] if row else None
