"""Values to date that are lower than on the day before: what a project has spent, earned or been given does not shrink by itself."""

from typing import Any

from duckdb import DuckDBPyConnection

from ingest.coverage.compare import written
from ingest.coverage.delivery import Delivery
from ingest.coverage.sentence import said

SHOWN = 5
_TO_DATE = ("budget", "ev_to_date", "ac_to_date")
_CHOICES = (("right", "the values are right as they are"),)


def check(delivery: Delivery, con: DuckDBPyConnection) -> None:
    """Ask about values of periods that are lower than those known of the last day before, or higher than those of the next, with both and their days."""
    if delivery.table.name != "reporting_periods":
        return
    found = [one for name in _TO_DATE for one in (*_lower(delivery, con, name), *_higher(delivery, con, name))]
    if found:
        more = f" And {len(found) - SHOWN} more." if len(found) > SHOWN else ""
        delivery.ask("fell", f"{' '.join(found[:SHOWN])}{more} Is that right?", _CHOICES)


def _lower(delivery: Delivery, con: DuckDBPyConnection, name: str) -> list[str]:
    what, rows = _beside(delivery, con, name, beside="max", order="k.period_end < n.period_end", falls="after < beside")
    return [
        f"{project}: {what} falls from {before} on {said(then)} to {after} on {said(day)}." for project, day, then, before, after in rows
    ]


def _higher(delivery: Delivery, con: DuckDBPyConnection, name: str) -> list[str]:
    what, rows = _beside(delivery, con, name, beside="min", order="k.period_end > n.period_end", falls="after > beside")
    return [
        f"{project}: {what} of {said(day)}, {after}, is more than what is known of {said(then)}, {later}."
        for project, day, then, later, after in rows
    ]


def _beside(
    delivery: Delivery, con: DuckDBPyConnection, name: str, *, beside: str, order: str, falls: str
) -> tuple[str, list[tuple[Any, ...]]]:
    """The column, and for each row that falls its project, day and value beside the nearest known day and its value; what the file brings anew does not count."""
    column = delivery.table.column(name)
    rows = con.execute(
        f"""SELECT n.project_id, n.period_end, {beside}(k.period_end), arg_{beside}(k.{name}, k.period_end) AS beside, n.{name} AS after
        FROM incoming_rows n JOIN _known k ON k.project_id = n.project_id AND k.wp_id IS NOT DISTINCT FROM n.wp_id
        WHERE {order} AND k.{name} IS NOT NULL AND n.{name} IS NOT NULL AND k._k NOT IN (SELECT _k FROM _pairs)
        GROUP BY n._n, n.project_id, n.period_end, n.{name} HAVING {falls} ORDER BY 1, 2"""
    ).fetchall()
    return column.heading.lower(), [(p, day, then, written(a, column), written(b, column)) for p, day, then, a, b in rows]
