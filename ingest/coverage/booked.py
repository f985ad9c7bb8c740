"""A list's cost to date beside what the ledger has booked up to that day: where they contradict each other that is asked, with both values."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyarrow as pa
from duckdb import DuckDBPyConnection

from ingest import known
from ingest.convert.periods import month as month_of
from ingest.coverage.delivery import Delivery
from ingest.coverage.sentence import said
from schema import BY_NAME
from schema.thresholds import SAME_AMOUNT
from store.tables import arrow_schema

SHOWN = 5
_ROUNDED = Decimal("0.05")  # a list in thousands or millions is no more exact than its last figure, and never less than that
_LATE = 62  # days after its start from which on a project's first line says that its ledger begins later
_CHOICES = (("both", "both stay as they are: the project has no actual cost until one of the two is corrected or left out"),)


@dataclass(frozen=True, kw_only=True)
class Said:
    """The cost to date that a project's latest list gives, and the list if it is of this upload and says something new."""

    project: str
    day: date
    cost: Decimal
    currency: str | None
    start: date | None
    delivery: Delivery | None


@dataclass(frozen=True, kw_only=True)
class Booked:
    """What the ledgers of a project add up to: at the end of the month before the day, at the day, at the end of its month, and before this upload."""

    month_before: Decimal
    cost: Decimal
    month: Decimal
    before: Decimal
    first: date
    last: date  # of all lines of the ledgers that it stands in, and so they cover it
    foreign: bool
    delivery: Delivery | None


def of_use(deliveries: Sequence[Delivery], con: DuckDBPyConnection) -> bool:
    """Whether anything can be compared: a ledger or a list is new, and costs to date are given or known."""
    if any(delivery.table.name == "reporting_periods" for delivery in deliveries):
        return True
    ledger = any(delivery.table.name == "costs" for delivery in deliveries)
    return ledger and bool(con.execute("SELECT 1 FROM reporting_periods WHERE ac_to_date IS NOT NULL LIMIT 1").fetchall())


def superseded(delivery: Delivery, con: DuckDBPyConnection) -> None:
    """Note, while a ledger stands beside what is known, which known lines it takes the place of."""
    con.execute("CREATE TEMP TABLE IF NOT EXISTS _superseded (_load INTEGER, _sheet VARCHAR, _row INTEGER, _cell VARCHAR)")
    if delivery.table.name == "costs":
        con.execute(
            """INSERT INTO _superseded SELECT _load, _sheet, _row, _cell FROM _known
            WHERE _k IN (SELECT _k FROM replaced_rows) OR _k IN (SELECT _k FROM _pairs WHERE how = 'key')"""
        )


def check(deliveries: Sequence[Delivery], con: DuckDBPyConnection) -> None:
    """Ask once for each delivery about the projects whose list and ledger say different things of one day, if either is new."""
    found: dict[int, tuple[Delivery, list[str]]] = {}
    with _new("reporting_periods", deliveries, con) as lists, _new("costs", deliveries, con) as ledgers:
        told = list(_said(lists, deliveries, con))
        ledger = _booked(told, ledgers, con) if told else {}
    for one in told:
        booked = ledger.get(one.project)
        asks = one.delivery or (booked.delivery if booked else None)
        if booked and asks and _contradict(one, booked):
            says = f"{one.project}: the list says {one.cost:,.2f} to {said(one.day)}, the ledger adds up to {booked.cost:,.2f}"
            found.setdefault(id(asks), (asks, []))[1].append(says)
    con.execute("DROP TABLE temp._superseded")
    for delivery, listed in found.values():
        more = f"; and {len(listed) - SHOWN} more" if len(listed) > SHOWN else ""
        says = (
            f"Cost to date and ledger contradict each other. {'; '.join(listed[:SHOWN])}{more}. Is that right? If not, correct one of them."
        )
        delivery.ask("contradiction", says, _CHOICES, default="both", beside="ledger")


@contextmanager
def _new(table: str, deliveries: Sequence[Delivery], con: DuckDBPyConnection) -> Iterator[list[Delivery]]:
    """Give the connection ``new_costs`` and the like, the rows of the upload that are kept, each with the ``_place`` of its delivery."""
    own = [delivery for delivery in deliveries if delivery.table.name == table]
    rows = [
        part.append_column("_place", pa.repeat(pa.scalar(place, pa.int32()), part.num_rows))
        for place, each in enumerate(own)
        for part in each.rows
    ]
    empty = arrow_schema(BY_NAME[table]).append(pa.field("_place", pa.int32())).empty_table()
    con.register(f"new_{table}", pa.concat_tables([empty, *rows]))
    try:
        yield own
    finally:
        con.unregister(f"new_{table}")


def _said(lists: Sequence[Delivery], deliveries: Sequence[Delivery], con: DuckDBPyConnection) -> Iterator[Said]:
    """Of each project that gives its cost to date as a whole, and no package's, what is said last."""
    projects = [rows for delivery in deliveries if delivery.table.name == "projects" for rows in delivery.rows]
    usual, starts = known.currencies(con, projects), known.starts(con, projects)
    rows = con.execute(
        """WITH every AS (
            SELECT n.project_id, n.wp_id, n.period_end, n.ac, n.ac_to_date, n.currency, CASE WHEN EXISTS (
                SELECT 1 FROM reporting_periods k WHERE k.project_id = n.project_id AND k.wp_id IS NOT DISTINCT FROM n.wp_id
                    AND k.period_end = n.period_end AND k.ac_to_date = n.ac_to_date) THEN NULL ELSE n._place END AS place
            FROM new_reporting_periods n
            UNION ALL SELECT k.project_id, k.wp_id, k.period_end, k.ac, k.ac_to_date, k.currency, NULL FROM reporting_periods k WHERE NOT EXISTS (
                SELECT 1 FROM new_reporting_periods n WHERE k.project_id = n.project_id AND k.wp_id IS NOT DISTINCT FROM n.wp_id
                    AND k.period_end = n.period_end))
        SELECT project_id, period_end, ac_to_date, currency, place FROM every WHERE coalesce(ac, ac_to_date) IS NOT NULL
        QUALIFY count(wp_id) OVER (PARTITION BY project_id) = 0 AND ac_to_date IS NOT NULL
            AND period_end = max(period_end) OVER (PARTITION BY project_id)
        ORDER BY 1"""
    ).fetchall()
    for project, day, cost, currency, place in rows:
        own = usual.get(project, currency)
        if currency in (None, own):
            delivery = None if place is None else lists[place]
            yield Said(project=project, day=day, cost=cost, currency=own, start=starts.get(project), delivery=delivery)


def _booked(said_of: Sequence[Said], ledgers: Sequence[Delivery], con: DuckDBPyConnection) -> dict[str, Booked]:
    """What is booked of each of the projects that has a ledger, once the upload is kept."""
    months = [month_of(one.day.year, one.day.month) for one in said_of]
    lists = [[one.project, one.day, month.start, month.end, one.currency] for one, month in zip(said_of, months, strict=True)]
    con.execute("CREATE OR REPLACE TEMP TABLE _lists (project_id VARCHAR, day DATE, first DATE, last DATE, own VARCHAR)")
    con.executemany("INSERT INTO _lists VALUES (?, ?, ?, ?, ?)", lists)
    rows = con.execute(
        """WITH every AS (
            SELECT project_id, date, amount, currency, kind, _place, NULL AS _load, TRUE AS counts FROM new_costs
            UNION ALL SELECT c.project_id, c.date, c.amount, c.currency, c.kind, NULL, c._load, s._load IS NULL FROM costs c LEFT JOIN _superseded s
                ON s._load = c._load AND s._sheet = c._sheet AND s._row = c._row AND s._cell IS NOT DISTINCT FROM c._cell),
        ledger AS (SELECT _place, _load, max(date) AS until FROM every WHERE counts GROUP BY ALL)
        SELECT l.project_id, sum(amount) FILTER (counts AND date < l.first), sum(amount) FILTER (counts AND date <= l.day),
            sum(amount) FILTER (counts AND date <= l.last), sum(amount) FILTER (e._place IS NULL AND date <= l.day), min(date), max(g.until),
            coalesce(bool_or(currency <> l.own), FALSE), max(e._place)
        FROM every e JOIN _lists l USING (project_id) LEFT JOIN ledger g ON g._place IS NOT DISTINCT FROM e._place AND g._load IS NOT DISTINCT FROM e._load
        WHERE coalesce(kind, 'actual') <> 'commitment' GROUP BY 1"""
    ).fetchall()
    con.execute("DROP TABLE temp._lists")
    return {
        project: Booked(
            month_before=before or Decimal(0),
            cost=cost or Decimal(0),
            month=whole or Decimal(0),
            before=earlier or Decimal(0),
            first=first,
            last=last,
            foreign=foreign,
            delivery=None if place is None else ledgers[place],
        )
        for project, before, cost, whole, earlier, first, last, foreign, place in rows
    }


def _contradict(one: Said, booked: Booked) -> bool:
    """Whether the two cannot both be right, as far as the ledger covers the time and the list is exact."""
    reaches = (booked.last.year, booked.last.month) >= (one.day.year, one.day.month)
    if booked.foreign or not reaches:
        return False
    if one.delivery is None and (booked.cost == booked.before or booked.last > month_of(one.day.year, one.day.month).end):
        return False  # a ledger that says nothing new of that day, or goes on beyond a list that is behind
    between = (booked.cost,) if one.day == month_of(one.day.year, one.day.month).end else (booked.month_before, booked.cost, booked.month)
    room = _room(one.cost)
    if min(between) - room <= one.cost <= max(between) + room:
        return False
    later = one.start is None or (booked.first - one.start).days > _LATE  # what the list has more may be older than the ledger
    return one.cost < booked.cost or not later


def _room(cost: Decimal) -> Decimal:
    """How far apart the two may be: half of the last figure of a list in thousands or millions, but no great part of it."""
    unit = 1
    while cost and unit < abs(cost) and cost % (unit * 10) == 0:
        unit *= 10
    return SAME_AMOUNT if unit < 1000 else max(SAME_AMOUNT, min(Decimal(unit) / 2, abs(cost) * _ROUNDED))
