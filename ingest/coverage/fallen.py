"""Values to date that are lower than on the day before: what a project has spent, earned or been given does not shrink by itself."""

from duckdb import DuckDBPyConnection

from ingest.coverage.compare import written
from ingest.coverage.delivery import Delivery
from ingest.coverage.sentence import said

SHOWN = 5
_TO_DATE = ("budget", "ev_to_date", "ac_to_date")
_CHOICES = (("right", "the lower values are right"),)


def check(delivery: Delivery, con: DuckDBPyConnection) -> None:
    """Ask about values of periods that are lower than those known of the last day before, with both and their days."""
    if delivery.table.name != "reporting_periods":
        return
    found = [one for name in _TO_DATE for one in _lower(delivery, con, name)]
    if found:
        more = f" And {len(found) - SHOWN} more." if len(found) > SHOWN else ""
        delivery.ask("fell", f"{' '.join(found[:SHOWN])}{more} Is that right?", _CHOICES)


def _lower(delivery: Delivery, con: DuckDBPyConnection, name: str) -> list[str]:
    column = delivery.table.column(name)
    rows = con.execute(
        f"""SELECT n.project_id, n.period_end, max(k.period_end), arg_max(k.{name}, k.period_end) AS before, n.{name} AS after
        FROM incoming_rows n JOIN _known k ON k.project_id = n.project_id AND k.wp_id IS NOT DISTINCT FROM n.wp_id
        WHERE k.period_end < n.period_end AND k.{name} IS NOT NULL AND n.{name} IS NOT NULL
        GROUP BY n._n, n.project_id, n.period_end, n.{name} HAVING after < before ORDER BY 1, 2"""
    ).fetchall()
    return [
        f"{project}: {column.heading.lower()} falls from {written(before, column)} on {said(then)} to {written(after, column)} on {said(day)}."
        for project, day, then, before, after in rows
    ]
