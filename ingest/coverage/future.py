"""Days far from everything else that is known: a typing error would carry the whole portfolio into another year, or a century."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

import pyarrow as pa
import pyarrow.compute as pc
from duckdb import DuckDBPyConnection

from ingest.cell import spans
from ingest.coverage import hint
from ingest.coverage.delivery import Delivery
from ingest.coverage.past import REPORTED, before_start
from ingest.coverage.sentence import said
from ingest.question import Answers
from schema import TABLES, Column, Kind
from store.vintages import NULL_IS_A_VALUE

YEAR = timedelta(days=366)
APART = timedelta(days=5 * 366)  # no plan leaves out five years
AGES = timedelta(days=30 * 366)  # none began so long ago
SHOWN = 5
_PLANS = tuple((t.name, c.name) for t in TABLES for c in t.columns if c.kind is Kind.DATE and c.name != t.period)
_PLANNED = {table: [f'"{column}"' for _, column in of] for table, of in groupby(_PLANS, key=itemgetter(0))}
_CHOICES = (("right", "the dates are right"),)


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """The first and the last day that everything else stands by, and what the last one is; days that were taken for right before."""

    first: date
    last: date
    is_: str
    reported: date
    known: frozenset[date]


def check(deliveries: Sequence[Delivery], con: DuckDBPyConnection, answers: Answers) -> None:
    """Ask, once for each delivery, about days far from all others and about those that move by years, with both values."""
    bounds = _bounds(deliveries, con, answers)
    for delivery in deliveries:
        moves = list(_moved(delivery, con))
        beyond = list(_beyond(delivery, bounds, {(name, day) for name, day, _ in moves})) if bounds else []
        found = [*(says for *_, says in moves), *(beyond or before_start(delivery, deliveries, con))]
        if found:
            more = f" And {len(found) - SHOWN} more." if len(found) > SHOWN else ""
            delivery.ask("far_future", f"{' '.join(found[:SHOWN])}{more} Is that right? If not, correct the file.", _CHOICES)


def _bounds(deliveries: Sequence[Delivery], con: DuckDBPyConnection, answers: Answers) -> Bounds | None:
    """Around today, or the day of the report; where neither is said, around most of the days that are known, else of those given."""
    known = _known(con)
    days = sorted({*known, *_given(deliveries)})
    anchor = answers.today or answers.status_date or next((day for d in deliveries if (day := hint.as_of(d.file))), None)
    if not days and anchor is None:
        return None
    if anchor is None:
        main = max(_clusters(sorted(known) or days), key=len)
    else:
        main = next(cluster for cluster in _clusters(sorted({*days, anchor})) if anchor in cluster)
    planned = [day for day in days if day <= main[-1]]
    last, is_ = (main[-1], "the end of every other plan") if main[-1] in planned else (main[-1], "the day of this load")
    return Bounds(first=main[0], last=last, is_=is_, reported=planned[-1] if planned else last, known=known)


def _known(con: DuckDBPyConnection) -> frozenset[date]:
    planned = [f'SELECT unnest([{", ".join(names)}]) FROM "{table}"' for table, names in _PLANNED.items()]
    reported = "SELECT period_end FROM reporting_periods WHERE pv IS NOT NULL"
    return frozenset(day for (day,) in con.execute(" UNION ".join([*planned, reported])).fetchall() if day is not None)


def _given(deliveries: Sequence[Delivery]) -> Iterator[date]:
    for delivery in deliveries:
        for rows in delivery.rows:
            found = [pc.unique(rows.column(column)) for table, column in _PLANS if table == delivery.table.name]
            if delivery.table.name == "reporting_periods":
                found.append(pc.unique(rows.filter(pc.is_valid(rows.column("pv"))).column("period_end")))
            yield from (day for days in found for day in days.to_pylist() if day is not None)


def _clusters(days: Iterable[date]) -> list[list[date]]:
    """Days in order, divided where years lie between two of them."""
    found: list[list[date]] = []
    for day in days:
        if found and day - found[-1][-1] <= APART:
            found[-1].append(day)
        else:
            found.append([day])
    return found


def _moved(delivery: Delivery, con: DuckDBPyConnection) -> Iterator[tuple[str, date, str]]:
    """The column, the new day and the sentence of each day that lies years from what is known of the same row."""
    table, columns = delivery.table, {column.name: column for column in _planned(delivery)}
    if table.several or not columns:
        return
    same = " AND ".join(
        f'n."{name}" {"IS NOT DISTINCT FROM" if (table.name, name) in NULL_IS_A_VALUE else "="} k."{name}"' for name in table.key
    )
    shown = "concat_ws(', ', " + ", ".join(f'n."{name}"::VARCHAR' for name in table.key) + ")"
    con.register("incoming_days", pa.concat_tables(delivery.rows))
    try:
        names, old, new = (", ".join(form.format(name) for name in columns) for form in ("'{}'", 'k."{}"', 'n."{}"'))
        rows = con.execute(
            f"""SELECT DISTINCT * FROM (
                SELECT {shown} AS shown, unnest([{names}]) AS name, unnest([{old}]) AS before, unnest([{new}]) AS after
                FROM incoming_days n JOIN "{table.name}" k ON {same})
            WHERE abs(date_diff('day', before, after)) > {APART.days} ORDER BY list_position([{names}], name), shown, after"""
        ).fetchall()
        for row, name, before, after in rows:
            yield name, after, f"{row}: {columns[name].heading.lower()} moves from {said(before)} to {said(after)}."
    finally:
        con.unregister("incoming_days")


def _planned(delivery: Delivery) -> list[Column]:
    return [delivery.table.column(column) for table, column in _PLANS if table == delivery.table.name]


def _beyond(delivery: Delivery, bounds: Bounds, told: set[tuple[str, date]]) -> Iterator[str]:
    """A sentence for each column of a sheet that has days beyond the bounds, with the first of them."""
    limits = [(column.name, bounds.last, APART) for column in _planned(delivery)]
    if delivery.table.name in REPORTED:
        limits.append((delivery.table.period, bounds.reported, YEAR))
    for draft, rows in zip(delivery.drafts, delivery.rows, strict=True):
        for name, last, room in limits:
            days = [day for day in pc.unique(rows.column(name)).to_pylist() if day is not None and (name, day) not in told]
            trusted = bounds.known if name != delivery.table.period else frozenset()
            far = [day for day in days if (day > last + room or day < bounds.first - AGES) and day not in trusted]
            if far:
                day = max(far) if max(far) > last else min(far)
                numbers = rows.filter(pc.is_in(rows.column(name), value_set=pa.array(far, pa.date32()))).column("_row").to_pylist()
                where = f"{'row' if len(numbers) == 1 else 'rows'} {spans(sorted(numbers), SHOWN)} of sheet “{draft.sheet.name}”"
                than = (
                    f"beyond {bounds.is_}, {said(last)}" if day > last else f"before all others, of which the first is {said(bounds.first)}"
                )
                yield f"{draft.heading(name)} {said(day)} ({where}) lies far {than}."
