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
APART = timedelta(days=5 * 366)  # no plan leaves out five years
_REPORTED = ("progress", "costs", "reporting_periods", "status_reports")
_PLANS = tuple((table.name, column.name) for table in TABLES for column in table.columns if column.kind is Kind.DATE and not table.period)
_CHOICES = (("right", "the date is right"),)


def check(deliveries: Sequence[Delivery], con: DuckDBPyConnection) -> None:
    """Ask about reported days more than a year beyond the last day of any plan, known or in this upload, and about planned ones years beyond."""
    limit = _last_planned(deliveries, con)
    if limit is None:
        return
    for delivery in deliveries:
        columns = [delivery.table.period] if delivery.table.name in _REPORTED else [c for t, c in _PLANS if t == delivery.table.name]
        beyond = YEAR if delivery.table.name in _REPORTED else APART
        any(_asked(delivery, column, limit, beyond) for column in columns)


def _last_planned(deliveries: Sequence[Delivery], con: DuckDBPyConnection) -> date | None:
    days = {row[0] for table, column in _PLANS for row in con.execute(f'SELECT DISTINCT "{column}" FROM "{table}"').fetchall()}
    for delivery in deliveries:
        for table, column in _PLANS:
            if table == delivery.table.name:
                days |= {day for rows in delivery.rows for day in pc.unique(rows.column(column)).to_pylist()}
    days |= {row[0] for row in con.execute("SELECT DISTINCT period_end FROM reporting_periods WHERE pv IS NOT NULL").fetchall()}
    days |= {day for d in deliveries if d.table.name == "reporting_periods" for rows in d.rows for day in _planned(rows)}
    return _last(sorted(day for day in days if day is not None))


def _last(days: Sequence[date]) -> date | None:
    """The last day but for a few that lie years beyond all others: those may themselves be typing errors."""
    few = max(1, len(days) // 10)
    for place in range(len(days) - 1, max(len(days) - 1 - few, 0), -1):
        if days[place] - days[place - 1] > APART:
            return days[place - 1]
    return days[-1] if days else None


def _planned(rows: pa.Table) -> list[date]:
    found: list[date] = pc.unique(rows.filter(pc.is_valid(rows.column("pv"))).column("period_end")).to_pylist()
    return found


def _asked(delivery: Delivery, period: str, limit: date, beyond: timedelta) -> bool:
    for draft, rows in zip(delivery.drafts, delivery.rows, strict=True):
        days = rows.column(period)
        far = rows.filter(pc.greater(days, limit + beyond))
        if far.num_rows:
            numbers = ", ".join(str(row) for row in far.column("_row").to_pylist()[:5])
            day = pc.max(far.column(period)).as_py()
            says = (
                f"{draft.heading(period)} {said(day)} (row {numbers} of sheet “{draft.sheet.name}”) lies far beyond "
                f"the end of every other plan, {said(limit)}. Is it right? If not, correct the file."
            )
            delivery.ask("far_future", says, _CHOICES)
            return True
    return False
