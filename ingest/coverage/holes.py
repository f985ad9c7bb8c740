"""Holes in the periods of a plan: whether one is missing or had nothing planned is not to be seen from the others."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from duckdb import DuckDBPyConnection

from ingest.convert.periods import month
from ingest.coverage.delivery import Delivery
from ingest.coverage.sentence import said

SHOWN = 5
_CHOICES = (("no_plan", "nothing was planned in between"),)
Hole = tuple[date, date]  # the periods before and after it


def check(deliveries: Sequence[Delivery], con: DuckDBPyConnection) -> None:
    """Ask about holes beside a period that is new; those that were there before have been asked about."""
    for delivery in deliveries:
        if delivery.table.name == "reporting_periods":
            found = _found(delivery, con)
            if found:
                listed = "; ".join(_says(hole, places) for hole, places in list(found.items())[:SHOWN])
                more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
                says = f"{listed}{more}. Was nothing planned there? If a period is missing, add it to the file."
                delivery.ask("hole", says, _CHOICES)


def _says(hole: Hole, places: list[str]) -> str:
    named = ", ".join(places[:SHOWN]) + (" …" if len(places) > SHOWN else "")
    return f"{named}: no period between those that end on {said(hole[0])} and {said(hole[1])}"


def _found(delivery: Delivery, con: DuckDBPyConnection) -> dict[Hole, list[str]]:
    """Each hole with the projects and packages whose plan has it."""
    planned = "pv IS NOT NULL OR pv_to_date IS NOT NULL"
    known: dict[tuple[str, str | None], set[date]] = {}
    for project, package, day in con.execute(f"SELECT project_id, wp_id, period_end FROM reporting_periods WHERE {planned}").fetchall():
        known.setdefault((project, package), set()).add(day)
    new: dict[tuple[str, str | None], set[date]] = {}
    for rows in delivery.rows:
        names = ("project_id", "wp_id", "period_end", "pv", "pv_to_date")
        for project, package, day, pv, to_date in zip(*(rows.column(name).to_pylist() for name in names), strict=True):
            if pv is not None or to_date is not None:
                new.setdefault((project, package), set()).add(day)
    found: dict[Hole, list[str]] = {}
    for series, days in sorted(new.items(), key=str):
        before = known.get(series, set())
        for hole in holes(days | before):
            if not before.issuperset(hole):
                found.setdefault(hole, []).append(" ".join(part for part in series if part))
    return found


def holes(days: Iterable[date]) -> list[Hole]:
    """The gaps in days that otherwise follow each other in one step of weeks or of months; a lasting change of the step is none."""
    ordered = sorted(days)
    months = all(day == month(day.year, day.month).end for day in ordered)
    gaps = [_months(a, b) if months else (b - a) // timedelta(days=1) for a, b in pairwise(ordered)]
    step, times = Counter(gaps).most_common(1)[0] if gaps else (0, 0)
    if times < 2 or times * 2 < len(gaps):
        return []
    found = []
    for place, gap in enumerate(gaps):
        lasting = (place and gaps[place - 1] == gap) or (place + 1 < len(gaps) and gaps[place + 1] == gap)
        if gap > step and gap % step == 0 and not lasting:
            found.append((ordered[place], ordered[place + 1]))
    return found


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month
