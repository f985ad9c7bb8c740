"""Profiles: what was decided once about sheets of one shape, and holds for the next sheet of the same headings."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from duckdb import DuckDBPyConnection

from schema.wording import shape as shape_of
from store import answer


@dataclass(frozen=True, kw_only=True)
class Profile:
    """For sheets of one shape (a fingerprint of their headings): the table, heading → column, and what was declared.

    ``table`` is "" where nobody had to say which it is. ``declared`` holds answers by topic, or by topic and heading
    (``percent|progress``). ``layout`` is how the sheet is turned into tables, ``origin`` from whom it comes.
    """

    shape: str
    name: str = ""
    table: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    declared: Mapping[str, str] = field(default_factory=dict)
    layout: Mapping[str, Any] = field(default_factory=dict)
    origin: str = ""

    def content(self) -> dict[str, Any]:
        """What is kept beside shape and name, as plain values."""
        return {
            "table": self.table,
            "headings": dict(self.headings),
            "declared": dict(self.declared),
            "layout": dict(self.layout),
            "origin": self.origin,
        }


def remember(con: DuckDBPyConnection, new: Profile, *, person: str, at: datetime) -> None:
    """Keep a profile, inside the caller's transaction: what is decided anew takes the place of what was decided before."""
    before = _find(con, "profiles", new.shape)
    whole = merged(before, new) if before else new
    con.execute("DELETE FROM profiles WHERE shape = ?", [new.shape])
    _insert(con, whole, person, at)


def merged(before: Profile, new: Profile) -> Profile:
    """Both together; where both say something, the newer."""
    return replace(
        new,
        name=new.name or before.name,
        table=new.table or before.table,
        headings=new.headings or before.headings,
        declared={**before.declared, **new.declared},
        layout=new.layout or before.layout,
        origin=new.origin or before.origin,
    )


def recall(con: DuckDBPyConnection, shape: str) -> Profile | None:
    """The profile kept for sheets of this shape, from a published file."""
    return _find(con, "kept.profiles", shape)


def every(con: DuckDBPyConnection) -> list[Profile]:
    """All profiles of a published file."""
    rows = con.execute("SELECT shape, name, content FROM kept.profiles ORDER BY shape").fetchall()
    return [Profile(shape=shape, name=name or "", **json.loads(content)) for shape, name, content in rows]


def migrate(con: DuckDBPyConnection) -> None:
    """Profiles in the place of the two records of earlier stores: matches by shape, and declarations by source."""
    for shape, table, headings, person, at in con.execute("SELECT * FROM mappings ORDER BY remembered_at").fetchall():
        remember(con, Profile(shape=shape, table=table, headings=json.loads(headings)), person=person, at=at)
    for source, declared, person, at in con.execute("SELECT * FROM declarations ORDER BY remembered_at").fetchall():
        for shape in _shapes(con, source):
            remember(con, Profile(shape=shape, declared=_by_source(json.loads(declared), source)), person=person, at=at)
    con.execute("DROP TABLE mappings")
    con.execute("DROP TABLE declarations")


def _by_source(declared: Mapping[str, str], source: str) -> dict[str, str]:
    """A project that all rows have is known of its source alone; everything else holds for the shape."""
    return {f"{key}|{source}" if key.startswith("constant|") else key: value for key, value in declared.items()}


def _shapes(con: DuckDBPyConnection, source: str) -> set[str]:
    """The shapes of all sheets that were ever loaded from a source."""
    kept = con.execute("SELECT mapping FROM loads WHERE source = ?", [source]).fetchall()
    sheets = [sheet for (mapping,) in kept if mapping for sheet in json.loads(mapping).values()]
    return {shape_of(sheet["headings"]) for sheet in sheets if isinstance(sheet, dict) and sheet.get("headings")}


def _find(con: DuckDBPyConnection, relation: str, shape: str) -> Profile | None:
    row = answer.first(con, f"SELECT name, content FROM {relation} WHERE shape = ?", [shape])
    return Profile(shape=shape, name=row[0] or "", **json.loads(row[1])) if row else None


def _insert(con: DuckDBPyConnection, profile: Profile, person: str, at: datetime) -> None:
    content = json.dumps(profile.content(), sort_keys=True, ensure_ascii=False)
    con.execute("INSERT INTO profiles VALUES (?, ?, ?, ?, ?)", [profile.shape, profile.name, content, person, at])
