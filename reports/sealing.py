"""Sealing a report and showing it again: the same numbers, whatever has been loaded since."""

from dataclasses import replace
from datetime import date, datetime

from reports.codec import from_json, to_json
from reports.report import Report
from store import published, snapshots
from store.portfolio import Portfolio
from store.snapshots import Snapshot


def seal(portfolio: Portfolio, report: Report, *, person: str, at: datetime) -> Snapshot:
    """Keep the report as it is, under the hash of what it says."""
    return snapshots.seal(
        portfolio,
        report_key=report.key,
        status_date=date.fromisoformat(report.stamp.status_date),
        known_at=datetime.fromisoformat(report.stamp.known_at),
        content=to_json(report),
        person=person,
        at=at,
        loads=report.stamp.loads,
    )


def sealed(portfolio: Portfolio, snapshot_id: int) -> Report:
    """A sealed report with its seal on the stamp; raises ``SealError`` when it is no longer what was sealed."""
    con, _ = published.open(portfolio)
    with con:
        snapshot, content = snapshots.read(con, snapshot_id)
    report = from_json(content)
    stamp = replace(report.stamp, hash=snapshot.hash, sealed_at=snapshot.sealed_at.isoformat(timespec="seconds"), sealed_by=snapshot.person)
    return replace(report, stamp=stamp)


def list_sealed(portfolio: Portfolio, key: str) -> list[Snapshot]:
    """The snapshots of a report, latest first."""
    con, _ = published.open(portfolio)
    with con:
        return [snapshot for snapshot in snapshots.list_snapshots(con) if snapshot.report_key == key]
