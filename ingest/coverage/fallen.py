"""Values to date that are lower than on the day before: what a project has spent, earned or been given does not shrink by itself."""

from typing import Any

from duckdb import DuckDBPyConnection

from ingest.coverage.compare import written
from ingest.coverage.delivery import Delivery
from ingest.coverage.sentence import said

SHOWN = 5
_TO_DATE = {"reporting_periods": ("budget", "ev_to_date", "ac_to_date", "pct_complete"), "progress": ("pct_complete",)}
_ANEW = 0.05  # by so much a share complete is estimated anew or rounded, and falls
_CHOICES = (("right", "the values are right as they are"),)


def check(delivery: Delivery, con: DuckDBPyConnection) -> None:
    """Ask about values of periods that are lower than those known of the last day before, or higher than those of the next, with both and their days."""
    names = _TO_DATE.get(delivery.table.name, ())
    found = [one for name in names for one in (*_lower(delivery, con, name), *_higher(delivery, con, name))]
    if found:
        more = f" And {len(found) - SHOWN} more." if len(found) > SHOWN else ""
        delivery.ask("fell", f"{' '.join(found[:SHOWN])}{more} Is that right?", _CHOICES)


def _lower(delivery: Delivery, con: DuckDBPyConnection, name: str) -> list[str]:
    what, rows = _beside(delivery, con, name, latest="max", order="<", falls=_falls(name, "beside", "after"))
    return [
        f"{project}: {what} falls from {before} on {said(then)} to {after} on {said(day)}." for project, day, then, before, after in rows
    ]


def _higher(delivery: Delivery, con: DuckDBPyConnection, name: str) -> list[str]:
    what, rows = _beside(delivery, con, name, latest="min", order=">", falls=_falls(name, "after", "beside"))
    return [
        f"{project}: {what} of {said(day)}, {after}, is more than what is known of {said(then)}, {later}."
        for project, day, then, later, after in rows
    ]


def _falls(name: str, before: str, after: str) -> str:
    """That the later value is lower, as SQL; of a share complete that a good part is gone, and that no larger budget makes up for it."""
    if name != "pct_complete":
        return f"{after} < {before}"
    return f"{before} - {after} > {_ANEW} AND NOT coalesce({after} * {after}_budget >= {before} * {before}_budget, false)"


def _beside(
    delivery: Delivery, con: DuckDBPyConnection, name: str, *, latest: str, order: str, falls: str
) -> tuple[str, list[tuple[Any, ...]]]:
    """The column, and for each row that falls its project, day and value beside the nearest known day and its value; what the file brings anew does not count."""
    column, period = delivery.table.column(name), delivery.table.period
    budget = "budget" if delivery.table.name == "reporting_periods" else "NULL"
    rows = con.execute(
        f"""WITH k AS (SELECT *, {budget} AS budget_then FROM _known WHERE {name} IS NOT NULL AND _k NOT IN (SELECT _k FROM _pairs)),
        n AS (SELECT *, {budget} AS budget_now FROM incoming_rows WHERE {name} IS NOT NULL)
        SELECT concat_ws(', ', n.project_id, n.wp_id), n.{period}, {latest}(k.{period}), arg_{latest}(k.{name}, k.{period}) AS beside, n.{name} AS after,
            arg_{latest}(k.budget_then, k.{period}) AS beside_budget, n.budget_now AS after_budget
        FROM n JOIN k ON k.project_id = n.project_id AND k.wp_id IS NOT DISTINCT FROM n.wp_id AND k.{period} {order} n.{period}
        GROUP BY n._n, n.project_id, n.wp_id, n.{period}, n.{name}, n.budget_now HAVING {falls} ORDER BY 1, 2"""
    ).fetchall()
    return column.heading.lower(), [(p, day, then, written(a, column), written(b, column)) for p, day, then, a, b, *_ in rows]
