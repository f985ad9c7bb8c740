"""Days far beyond any plan: a typing error would carry the whole portfolio into another year."""

from collections.abc import Sequence
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc
from duckdb import DuckDBPyConnection

from ingest.coverage.delivery import Delivery
from ingest.coverage.sentence import said
from schema import TABLES, Kind

YEAR = timedelta(days=366)
_REPORTED = ("progress", "costs", "reporting_periods", "status_reports")
_PLANS = tuple((table.name, column.name) for table in TABLES for column in table.columns if column.kind is Kind.DATE and not table.period)
_CHOICES = (("right", "the date is right"),)


def check(deliveries: Sequence[Delivery], con: DuckDBPyConnection) -> None:
    """Ask about reported days more than a year beyond the last day of any plan, known or in this upload."""
    limit = _last_planned(deliveries, con)
    if limit is None:
        return
    for delivery in deliveries:
        if delivery.table.name in _REPORTED:
            _check(delivery, limit)


def _last_planned(deliveries: Sequence[Delivery], con: DuckDBPyConnection) -> date | None:
    days = [con.execute(f'SELECT max("{column}") FROM "{table}"').fetchall()[0][0] for table, column in _PLANS]
    for delivery in deliveries:
        for table, column in _PLANS:
            if table == delivery.table.name:
                days += [pc.max(rows.column(column)).as_py() for rows in delivery.rows]
    days += [con.execute("SELECT max(period_end) FROM reporting_periods WHERE pv IS NOT NULL").fetchall()[0][0]]
    days += [_planned(rows) for d in deliveries if d.table.name == "reporting_periods" for rows in d.rows]
    return max((day for day in days if day is not None), default=None)


def _planned(rows: pa.Table) -> date | None:
    day: date | None = pc.max(rows.filter(pc.is_valid(rows.column("pv"))).column("period_end")).as_py()
    return day


def _check(delivery: Delivery, limit: date) -> None:
    period = delivery.table.period
    for draft, rows in zip(delivery.drafts, delivery.rows, strict=True):
        days = rows.column(period)
        far = rows.filter(pc.greater(days, limit + YEAR))
        if far.num_rows:
            numbers = ", ".join(str(row) for row in far.column("_row").to_pylist()[:5])
            day = pc.max(far.column(period)).as_py()
            says = (
                f"{draft.heading(period)} {said(day)} (row {numbers} of sheet “{draft.sheet.name}”) lies more than a year beyond "
                f"the end of every plan, {said(limit)}. Is it right? If not, correct the file."
            )
            delivery.ask("far_future", says, _CHOICES)
            return
