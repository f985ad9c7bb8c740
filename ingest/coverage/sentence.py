"""One sentence a sheet: what the delivery covers and what it replaces."""

import re
from datetime import date

from duckdb import DuckDBPyConnection

from ingest.convert.periods import month
from ingest.coverage.delivery import Delivery
from schema.wording import counted

NAMED = 4  # projects that are named; more are counted
SAID = re.compile(r"(?P<y1>\d{4})-(?P<m1>0[1-9]|1[0-2])(?:\.\.(?P<y2>\d{4})-(?P<m2>0[1-9]|1[0-2]))?")


def months(given: str) -> tuple[date, date] | None:
    """``2026-10`` or ``2026-09..2026-10`` as first and last day; None for anything else."""
    hit = SAID.fullmatch(given)
    if hit is None:
        return None
    first = month(int(hit["y1"]), int(hit["m1"]))
    return first.start, month(int(hit["y2"]), int(hit["m2"])).end if hit["y2"] else first.end


def said(day: date) -> str:
    """A day in words, the same on every system: ``5 November 2026``."""
    return f"{day.day} {day:%B %Y}"


def of(delivery: Delivery, con: DuckDBPyConnection) -> str:
    """``Costs from “finance”, projects AA and BB, October 2026: replaces the 3 rows loaded on 5 November 2026.``"""
    where = [f"{delivery.table.title} from “{delivery.origin}”", _projects(delivery), _days(delivery)]
    rows = con.execute(
        """SELECT count(*), min(l.loaded_at), max(l.loaded_at) FROM replaced_rows r JOIN kept.loads l ON l.load_id = r._load"""
    ).fetchall()
    count, first, last = rows[0]
    if not delivery.covers:
        does = "adds its rows to what is known"
    elif not count:
        does = "nothing was known of it"
    else:
        loaded = f"{said(first)}" if first.date() == last.date() else f"{said(first)} to {said(last)}"
        does = f"replaces the {counted(count, 'row')} loaded on {loaded}"
    late = _late(delivery, con)
    more = f"; {late:,} {'row lies' if late == 1 else 'rows lie'} outside that and {'is' if late == 1 else 'are'} added" if late else ""
    return " ".join((f"{', '.join(part for part in where if part)}: {does}{more}.", *delivery.told))


def _projects(delivery: Delivery) -> str:
    names = sorted({cover.project_id for cover in delivery.covers if cover.project_id})
    if not names:
        return ""
    if len(names) > NAMED:
        return f"{len(names)} projects"
    return f"project {names[0]}" if len(names) == 1 else f"projects {', '.join(names[:-1])} and {names[-1]}"


def _days(delivery: Delivery) -> str:
    lows = [cover.low for cover in delivery.covers if cover.low]
    highs = [cover.high for cover in delivery.covers if cover.high]
    if not lows or not highs:
        return f"as of {said(delivery.as_of)}" if delivery.as_of else ""
    low, high = min(lows), max(highs)
    if low == high:
        return f"{said(low)}"
    if (low, high) == (month(low.year, low.month).start, month(high.year, high.month).end):
        return f"{low:%B %Y}" if (low.year, low.month) == (high.year, high.month) else f"{low:%B %Y} to {high:%B %Y}"
    return f"{said(low)} to {said(high)}"


def _late(delivery: Delivery, con: DuckDBPyConnection) -> int:
    """How many rows lie outside the days covered: late postings."""
    if not delivery.table.several or not delivery.covers:
        return 0
    spans = [(cover.project_id, cover.low, cover.high) for cover in delivery.covers]
    con.execute("CREATE OR REPLACE TEMP TABLE _spans (p VARCHAR, low DATE, high DATE)")
    con.executemany("INSERT INTO _spans VALUES (?, ?, ?)", spans)
    rows = con.execute(
        f"""WITH n AS (SELECT project_id AS p, "{delivery.table.period}" AS d, count(*) AS lines FROM incoming_rows GROUP BY ALL)
        SELECT coalesce(sum(lines), 0) FROM n WHERE NOT EXISTS (
            SELECT 1 FROM _spans s WHERE s.p IS NOT DISTINCT FROM n.p AND n.d BETWEEN s.low AND s.high)"""
    ).fetchall()
    con.execute("DROP TABLE temp._spans")
    return int(rows[0][0])
