"""Snapshots: reports sealed with the hash of their content, shown again as they were and never computed anew."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from duckdb import DuckDBPyConnection

from store import audit, journal
from store.errors import SealError
from store.moments import utc
from store.portfolio import Portfolio
from store.writer import Waiting, writing


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """What was sealed, by whom, when, and from which loads; the content itself is read apart."""

    snapshot_id: int
    report_key: str
    status_date: date
    known_at: datetime | None
    sealed_at: datetime
    person: str
    loads: tuple[int, ...]
    hash: str


def content_hash(content: bytes) -> str:
    """The SHA-256 of a snapshot's content, as printed on it."""
    return hashlib.sha256(content).hexdigest()


def seal(
    portfolio: Portfolio,
    *,
    report_key: str,
    status_date: date,
    known_at: datetime | None,
    content: bytes,
    person: str,
    at: datetime,
    loads: Sequence[int],
    waiting: Waiting | None = None,
) -> Snapshot:
    """Keep a report's content for good, with its hash, and publish it."""
    digest = content_hash(content)
    known = utc(known_at) if known_at else None
    with writing(portfolio, person=person, waiting=waiting) as con:
        con.execute("BEGIN")
        number = journal.next_snapshot(con, portfolio)
        con.execute(
            "INSERT INTO snapshots VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [number, report_key, status_date, known, utc(at), person, json.dumps(list(loads)), digest, content],
        )
        audit.append(con, at=utc(at), person=person, did="sealed", what=f"snapshot {number}: {report_key} as of {status_date}")
        con.execute("COMMIT")
    return Snapshot(
        snapshot_id=number,
        report_key=report_key,
        status_date=status_date,
        known_at=known,
        sealed_at=utc(at),
        person=person,
        loads=tuple(loads),
        hash=digest,
    )


_SNAPSHOT = "snapshot_id, report_key, status_date, known_at, sealed_at, person, loads, hash"


def list_snapshots(con: DuckDBPyConnection) -> list[Snapshot]:
    """All snapshots in a published file, latest first."""
    rows = con.execute(f"SELECT {_SNAPSHOT} FROM kept.snapshots ORDER BY snapshot_id DESC").fetchall()
    return [_snapshot(row) for row in rows]


def read(con: DuckDBPyConnection, snapshot_id: int) -> tuple[Snapshot, bytes]:
    """A snapshot and its content from a published file; raises ``SealError`` when the content is not what was sealed."""
    rows = con.execute(f"SELECT {_SNAPSHOT}, content FROM kept.snapshots WHERE snapshot_id = ?", [snapshot_id]).fetchall()
    if not rows:
        raise KeyError(f"There is no snapshot {snapshot_id}.")
    snapshot, content = _snapshot(rows[0][:-1]), bytes(rows[0][-1])
    if content_hash(content) != snapshot.hash:
        raise SealError(
            f"Snapshot {snapshot_id} ({snapshot.report_key}) is no longer what was sealed: its content does not match its hash."
        )
    return snapshot, content


def _snapshot(row: tuple[object, ...]) -> Snapshot:
    values = dict(zip(_SNAPSHOT.split(", "), row, strict=True))
    values["loads"] = tuple(json.loads(str(values["loads"])))
    return Snapshot(**values)  # type: ignore[arg-type]
