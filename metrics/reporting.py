"""What each project last reported, and when: what is stale, and where cost and progress are of different dates."""

from dataclasses import dataclass
from datetime import date

from metrics.display import day
from metrics.moment import View
from schema.wording import counted

STALE_BEYOND = 1.2  # of the cadence
MISMATCH_BEYOND = 0.5  # of it, between two days that should be one


@dataclass(frozen=True, kw_only=True)
class Reporting:
    """One project's reports up to the status date."""

    project_id: str
    name: str
    programme_id: str | None
    programme: str | None
    manager: str | None
    state: str | None
    cadence_days: int
    complete: bool
    declared: str | None
    declared_on: date | None
    justification: str
    reported_to: date | None
    progress_to: date | None
    costs_to: date | None


_QUERY = """
WITH said AS (
    SELECT r.*, row_number() OVER (PARTITION BY r.project_id ORDER BY r.status_date DESC, r._load DESC, r._row DESC) AS place
    FROM status_reports AS r CROSS JOIN params AS p
    WHERE r.status_date <= p.status_date AND r.declared_status IS NOT NULL
),
written AS (
    SELECT r.project_id, max(r.status_date) AS day FROM status_reports AS r CROSS JOIN params AS p WHERE r.status_date <= p.status_date GROUP BY 1
),
-- a ledger covers all its projects up to its last line, whether or not each of them was booked on that day
ledger AS (
    SELECT c._load, max(c.date) AS day FROM costs AS c CROSS JOIN params AS p
    WHERE c.date <= p.status_date AND coalesce(c.kind, 'actual') <> 'commitment' GROUP BY 1
),
booked AS (
    SELECT c.project_id, max(l.day) AS day FROM (SELECT DISTINCT project_id, _load FROM costs) AS c JOIN ledger AS l ON l._load = c._load GROUP BY 1
)
SELECT
    f.project_id, f.label, f.programme_id, f.programme, f.manager, f.state, f.cadence_days, f.complete,
    s.declared_status, s.status_date, coalesce(trim(s.justification), ''),
    greatest(f.progress_to, w.day), f.progress_to, b.day
FROM fact_project AS f
LEFT JOIN said AS s ON s.project_id = f.project_id AND s.place = 1
LEFT JOIN written AS w ON w.project_id = f.project_id
LEFT JOIN booked AS b ON b.project_id = f.project_id
ORDER BY f.project_id
"""


def reporting(view: View) -> list[Reporting]:
    """Every project in scope, in the order of their identifiers."""
    names = tuple(Reporting.__dataclass_fields__)
    return [Reporting(**dict(zip(names, row, strict=True))) for row in view.con.execute(_QUERY).fetchall()]


def stale(report: Reporting, status_date: date) -> str:
    """A sentence where the last report is older than the cadence and a fifth of it; empty otherwise."""
    if report.complete or report.state in ("proposed", "closed"):
        return ""
    if report.reported_to is None:
        return "Nothing has been reported yet."
    age = (status_date - report.reported_to).days
    if age <= STALE_BEYOND * report.cadence_days:
        return ""
    return f"Last reported to {day(report.reported_to)}, {counted(age, 'day')} before the status date; a report is due every {counted(report.cadence_days, 'day')}."


def mismatch(report: Reporting) -> str:
    """A sentence where cost and progress are more than half a period apart; empty otherwise."""
    if report.complete or report.progress_to is None or report.costs_to is None:
        return ""
    apart = abs((report.costs_to - report.progress_to).days)
    if apart <= MISMATCH_BEYOND * report.cadence_days:
        return ""
    return (
        f"Cost is booked to {day(report.costs_to)}, progress is reported to {day(report.progress_to)}: the indices compare different days."
    )
