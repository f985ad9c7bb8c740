"""Headings matched once and remembered: for the next file of the same shape, and what a source declares of itself."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

from store import answer


@dataclass(frozen=True, kw_only=True)
class Remembered:
    """For sheets of one shape (a fingerprint of their headings): the table, and heading → column."""

    shape: str
    table: str
    headings: Mapping[str, str]


def remember(con: DuckDBPyConnection, item: Remembered, *, person: str, at: datetime) -> None:
    """Keep a match, inside the caller's transaction; it takes the place of the one for the same shape."""
    con.execute("DELETE FROM mappings WHERE shape = ?", [item.shape])
    headings = json.dumps(dict(item.headings), sort_keys=True)
    con.execute("INSERT INTO mappings VALUES (?, ?, ?, ?, ?)", [item.shape, item.table, headings, person, at])


def declare(con: DuckDBPyConnection, source: str, declared: Mapping[str, str], *, person: str, at: datetime) -> None:
    """Keep what a source declares (date order, decimal sign, percent …), added to what it declared before."""
    before = answer.value(con, "SELECT declared FROM declarations WHERE source = ?", [source])
    known: dict[str, str] = json.loads(before) if before else {}
    con.execute("DELETE FROM declarations WHERE source = ?", [source])
    text = json.dumps({**known, **declared}, sort_keys=True)
    con.execute("INSERT INTO declarations VALUES (?, ?, ?, ?)", [source, text, person, at])


def recall(con: DuckDBPyConnection, shape: str) -> Remembered | None:
    """The match remembered for sheets of this shape, from a published file."""
    row = answer.first(con, "SELECT table_name, headings FROM kept.mappings WHERE shape = ?", [shape])
    return Remembered(shape=shape, table=row[0], headings=json.loads(row[1])) if row else None


def declared(con: DuckDBPyConnection, source: str) -> dict[str, str]:
    """What the source declared so far, from a published file."""
    found = answer.value(con, "SELECT declared FROM kept.declarations WHERE source = ?", [source])
    return dict(json.loads(found)) if found else {}
