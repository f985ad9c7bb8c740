"""Exchange rates that contradict each other: what one currency is worth in another says what the other is worth in it."""

from duckdb import DuckDBPyConnection

from ingest.coverage.delivery import Delivery
from ingest.coverage.sentence import said

SHOWN = 3
NEAR, ROOM = 31, 1.08  # days between two rates that are compared, and how far their product may lie from one
_CHOICES = (("right", "the rates are right as they are"),)


def check(delivery: Delivery, con: DuckDBPyConnection) -> None:
    """Ask about rates that lie far from the inverse of one given or known of about the same day."""
    if delivery.table.name != "exchange_rates":
        return
    rows = con.execute(
        f"""WITH every AS (SELECT from_currency, to_currency, date, rate FROM incoming_rows
            UNION SELECT from_currency, to_currency, date, rate FROM _known WHERE _k NOT IN (SELECT _k FROM _pairs))
        SELECT DISTINCT n.from_currency, n.to_currency, n.date, n.rate, k.date, k.rate FROM incoming_rows n
        JOIN every k ON k.from_currency = n.to_currency AND k.to_currency = n.from_currency AND abs(date_diff('day', n.date, k.date)) <= {NEAR}
        WHERE n.rate::DOUBLE * k.rate::DOUBLE NOT BETWEEN {1 / ROOM} AND {ROOM} ORDER BY ALL"""
    ).fetchall()
    rows = list({frozenset((row[:4], (row[1], row[0], *row[4:]))): row for row in reversed(rows)}.values())[::-1]  # once of two
    if rows:
        told = [
            f"one {one} is worth {float(rate):g} {other} on {said(day)}, and one {other} {float(back):g} {one} on {said(then)}"
            for one, other, day, rate, then, back in rows[:SHOWN]
        ]
        more = f" And {len(rows) - SHOWN} more." if len(rows) > SHOWN else ""
        delivery.ask(
            "inverse", f"Two rates do not fit together: {'; '.join(told)}.{more} Is that right? If not, correct the file.", _CHOICES
        )
