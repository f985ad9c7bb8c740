"""Days of reports and ledger lines that lie years before their project begins and before all else of it: a year written wrongly counts unseen."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pyarrow as pa
from duckdb import DuckDBPyConnection

from ingest import known
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
    """The first day of the baseline of each project or of any package of it, known or given in the same upload."""
    given = {name: [rows for d in deliveries if d.table.name == name for rows in d.rows] for name in _STARTS}
    starts = known.starts(con, given["projects"])
    packages = con.execute("SELECT project_id, min(baseline_start) FROM work_packages GROUP BY 1").fetchall()
    for rows in given["work_packages"]:
        first = rows.group_by("project_id").aggregate([("baseline_start", "min")])
        packages += zip(*(first.column(name).to_pylist() for name in ("project_id", "baseline_start_min")), strict=True)
    for project, start in packages:
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
                UNION ALL SELECT project_id, "{period}", true FROM "{delivery.table.name}"),
            days AS (SELECT project_id, start, day, bool_or(known) AS known FROM n JOIN project_starts USING (project_id)
                WHERE day < start AND project_id IN (SELECT project_id FROM incoming_days JOIN project_starts USING (project_id)
                    WHERE "{period}" < start - INTERVAL {_APART.days} DAY) GROUP BY ALL),
            apart AS (SELECT *, coalesce(lead(day) OVER (PARTITION BY project_id ORDER BY day), start) - day > {_APART.days} AS gap FROM days)
            SELECT project_id, start, day FROM apart QUALIFY NOT known AND day <= max(day) FILTER (gap) OVER (PARTITION BY project_id)"""
        ).fetchall()
    finally:
        con.unregister("incoming_days")
        con.unregister("project_starts")
    found: Early = {}
    for project, start, day in rows:
        found.setdefault(project, (start, set()))[1].add(day)
    return found
