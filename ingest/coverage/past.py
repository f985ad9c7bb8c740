"""Days of reports and ledger lines that lie years before their project begins and before all else of it: a year written wrongly counts unseen."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

import pyarrow as pa
from duckdb import DuckDBPyConnection

from ingest.cell import spans
from ingest.coverage.delivery import Delivery
from ingest.coverage.sentence import said

REPORTED = ("progress", "costs", "reporting_periods", "status_reports")
SHOWN = 5
_APART = timedelta(days=2 * 366)  # a project that is prepared has its first costs not so long before it begins
_STARTS = ("projects", "work_packages")
Early = dict[str, tuple[date, set[date]]]  # of each project its start and the days that lie far before it


def before_start(delivery: Delivery, deliveries: Sequence[Delivery], con: DuckDBPyConnection) -> Iterator[str]:
    """A sentence for each sheet and project with such days, with the first of them; what is known already was told before."""
    table = delivery.table
    if table.name not in REPORTED or not delivery.rows or not (starts := _starts(deliveries, con)):
        return
    early = _early(delivery, starts, con)
    for draft, rows in zip(delivery.drafts, delivery.rows, strict=True) if early else ():
        places: dict[str, dict[int, date]] = {}
        for project, day, row in zip(*(rows.column(name).to_pylist() for name in ("project_id", table.period, "_row")), strict=True):
            if project in early and day in early[project][1]:
                places.setdefault(project, {})[row] = day
        for project, found in places.items():
            where = f"{'row' if len(found) == 1 else 'rows'} {spans(sorted(found), SHOWN)} of sheet “{draft.sheet.name}”"
            yield (
                f"{draft.heading(table.period)} {said(min(found.values()))} ({where}) lies years before {project} begins, "
                f"{said(early[project][0])}, and before all else of it."
            )


def _starts(deliveries: Sequence[Delivery], con: DuckDBPyConnection) -> dict[str, date]:
    """The first day of the baseline of each project, known or given in the same upload."""
    given = [
        rows.group_by("project_id").aggregate([("baseline_start", "min")]) for d in deliveries if d.table.name in _STARTS for rows in d.rows
    ]
    known = " UNION ALL ".join(f'SELECT project_id, baseline_start FROM "{name}"' for name in _STARTS)
    found = con.execute(
        f"SELECT project_id, min(baseline_start) FROM ({known}) GROUP BY 1 HAVING min(baseline_start) IS NOT NULL"
    ).fetchall()
    starts = dict(found)
    for rows in given:
        for project, start in zip(*(rows.column(name).to_pylist() for name in ("project_id", "baseline_start_min")), strict=True):
            if project is not None and start is not None:
                starts[project] = min(start, starts.get(project, start))
    return starts


def _early(delivery: Delivery, starts: dict[str, date], con: DuckDBPyConnection) -> Early:
    """The days beyond the last gap of years before a project begins, where they are not known yet."""
    period = delivery.table.period
    con.register("incoming_days", pa.concat_tables(delivery.rows))
    con.register("project_starts", pa.table({"project_id": list(starts), "start": pa.array(starts.values(), pa.date32())}))
    try:
        rows = con.execute(
            f"""WITH n AS (SELECT project_id, "{period}" AS day, false AS known FROM incoming_days
                UNION ALL SELECT project_id, "{period}", true FROM "{delivery.table.name}")
            SELECT project_id, start, day, bool_or(known) FROM n JOIN project_starts USING (project_id)
            WHERE day < start AND project_id IN (SELECT project_id FROM incoming_days JOIN project_starts USING (project_id)
                WHERE "{period}" < start - INTERVAL {_APART.days} DAY) GROUP BY ALL ORDER BY 1, 3"""
        ).fetchall()
    finally:
        con.unregister("incoming_days")
        con.unregister("project_starts")
    found: Early = {}
    for project in {row[0] for row in rows}:
        days = {day: known for own, _, day, known in rows if own == project}
        last = max((a for a, b in pairwise([*sorted(days), starts[project]]) if b - a > _APART), default=None)
        if last and (new := {day for day, known in days.items() if day <= last and not known}):
            found[project] = (starts[project], new)
    return found
