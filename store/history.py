"""What was loaded, withdrawn and taken back: every load with what it covers, and what withdrawing it would change."""

from dataclasses import dataclass
from datetime import date, datetime

from duckdb import DuckDBPyConnection

from schema import BY_NAME, Problem
from store import published, vintages
from store.errors import NothingPublishedError
from store.moments import END_OF_TIME, utc
from store.portfolio import Portfolio


@dataclass(frozen=True, kw_only=True)
class Covered:
    """What a load covers in one table, over all its projects."""

    table: str
    origin: str
    projects: tuple[str, ...]
    low: date | None
    high: date | None


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """A load was withdrawn, or its withdrawal taken back: when, by whom and why, where that was said."""

    at: datetime
    person: str
    why: str
    undone: bool


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One load of the history, with what became of it, earliest first."""

    load_id: int
    loaded_at: datetime
    person: str
    file_name: str
    loaded: int
    rejected: int
    note: str
    withdrawals: tuple[Withdrawal, ...]
    covered: tuple[Covered, ...]

    @property
    def withdrawn(self) -> Withdrawal | None:
        """The withdrawal that is in force; None while the load counts."""
        last = self.withdrawals[-1] if self.withdrawals else None
        return None if last is None or last.undone else last


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What would change in one table: rows that would count no more, and rows that would count again."""

    table: str
    gone: int
    back: int


def entries(con: DuckDBPyConnection) -> list[Entry]:
    """All loads of a published portfolio, latest first, withdrawn ones too."""
    covered: dict[int, list[Covered]] = {}
    for load, table, origin, projects, low, high in con.execute(
        """SELECT load_id, table_name, origin, list(DISTINCT project_id ORDER BY project_id) FILTER (project_id IS NOT NULL), min(low), max(high)
        FROM kept.covers GROUP BY 1, 2, 3 ORDER BY 1, 2"""
    ).fetchall():
        covered.setdefault(load, []).append(Covered(table=table, origin=origin, projects=tuple(projects or ()), low=low, high=high))
    told: dict[int, list[Withdrawal]] = {}
    for load, at, person, why, undone in con.execute(
        "SELECT load_id, withdrawn_at, person, note, undone FROM kept.withdrawals ORDER BY withdrawal_id"
    ).fetchall():
        told.setdefault(load, []).append(Withdrawal(at=at, person=person or "", why=why or "", undone=undone))
    rows = con.execute(
        "SELECT load_id, loaded_at, person, file_name, loaded, rejected, note FROM kept.loads ORDER BY load_id DESC"
    ).fetchall()
    return [
        Entry(
            load_id=load,
            loaded_at=at,
            person=person or "",
            file_name=file,
            loaded=loaded,
            rejected=rejected,
            note=note or "",
            withdrawals=tuple(told.get(load, ())),
            covered=tuple(covered.get(load, ())),
        )
        for load, at, person, file, loaded, rejected, note in rows
    ]


def projects_withdrawn(portfolio: Portfolio, at: datetime | None = None) -> list[Entry]:
    """The loads that brought projects and are withdrawn, as known then: where no project is left, it is for these."""
    try:
        con, _ = published.open(portfolio)
    except NothingPublishedError:
        return []
    with con:
        rows = con.execute("SELECT DISTINCT load_id FROM kept.load_tables WHERE table_name = 'projects' AND loaded > 0").fetchall()
        brought, until = {load for (load,) in rows}, utc(at or END_OF_TIME)
        return [entry for entry in entries(con) if entry.load_id in brought and entry.withdrawn and utc(entry.withdrawn.at) <= until]


def effects(con: DuckDBPyConnection, load_id: int) -> list[Effect]:
    """What withdrawing a load would change, or taking its withdrawal back where it is withdrawn."""
    tables = con.execute("SELECT DISTINCT table_name FROM kept.load_tables WHERE load_id = ? ORDER BY 1", [load_id]).fetchall()
    found = []
    for (name,) in tables:
        vintages.select(con, BY_NAME[name], into="TEMP TABLE _otherwise", kept="kept.", otherwise=load_id)
        place = "_load, _sheet, _row"
        gone, back = (
            con.execute(f"SELECT count(*) FROM (SELECT {place} FROM {one} EXCEPT ALL SELECT {place} FROM {other})").fetchall()[0][0]
            for one, other in ((f'known."{name}"', "_otherwise"), ("_otherwise", f'known."{name}"'))
        )
        con.execute("DROP TABLE temp._otherwise")
        found.append(Effect(table=name, gone=gone, back=back))
    return found


def rejected(con: DuckDBPyConnection, load_id: int) -> list[Problem]:
    """The rows that a load left out, and why."""
    rows = con.execute(
        'SELECT file, sheet, "row", "column", found, says, mend FROM kept.rejects WHERE load_id = ? ORDER BY sheet, "row"', [load_id]
    ).fetchall()
    names = ("file", "sheet", "row", "column", "found", "says", "mend")
    return [Problem(**dict(zip(names, row, strict=True))) for row in rows]
