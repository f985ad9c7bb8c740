"""Who did what to the portfolio, and when."""

from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection


@dataclass(frozen=True, kw_only=True)
class Deed:
    """One line of the audit trail."""

    audit_id: int
    at: datetime | None
    person: str
    did: str
    what: str


def append(con: DuckDBPyConnection, *, at: datetime | None, person: str, did: str, what: str) -> None:
    """Add one line, inside the caller's transaction."""
    con.execute("INSERT INTO audit SELECT coalesce(max(audit_id), 0) + 1, ?, ?, ?, ? FROM audit", [at, person, did, what])


def trail(con: DuckDBPyConnection) -> list[Deed]:
    """The whole trail from a published file, latest first."""
    rows = con.execute("SELECT audit_id, done_at, person, did, what FROM kept.audit ORDER BY audit_id DESC").fetchall()
    return [Deed(audit_id=a, at=b, person=c, did=d, what=e) for a, b, c, d, e in rows]
