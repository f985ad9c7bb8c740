"""Rows that stand twice: on two sheets or in two files of one upload, or known already from elsewhere."""

from collections.abc import Callable, Sequence

import pyarrow as pa
from duckdb import DuckDBPyConnection

from ingest.coverage.compare import keyed, parts
from ingest.coverage.delivery import Delivery
from ingest.draft import Reply

ONCE, ALL = "once", "all"
_CHOICES = ((ONCE, "they are the same rows: each counts once"), (ALL, "they are further rows: all of them count"))


def in_one_upload(deliveries: Sequence[Delivery], con: DuckDBPyConnection, reply_for: Callable[[Delivery], Reply]) -> None:
    """Ask about rows of one table that stand on several sheets or in several files, or twice with one number on a sheet."""
    tables = {delivery.table.name: delivery.table for delivery in deliveries}
    for name, table in tables.items():
        own = [delivery for delivery in deliveries if delivery.table.name == name]
        sheets = sum(len(delivery.rows) for delivery in own)
        if sheets < 2 and not table.several:
            continue
        for delivery, numbers, where in _found(own, con):
            _settle(delivery, "repeated", numbers, f"also stand {where}", reply_for(delivery))


def _found(own: Sequence[Delivery], con: DuckDBPyConnection) -> list[tuple[Delivery, set[int], str]]:
    """For each delivery the rows that stand earlier in the upload too, and where."""
    table = own[0].table
    numbered = []
    for place, delivery in enumerate(own):
        rows = delivery.all_rows()
        rows = rows.append_column("_place", pa.repeat(pa.scalar(place, pa.int32()), rows.num_rows))
        numbered.append(rows.append_column("_of", pa.array(delivery.files(), pa.string())))
    con.register("uploaded_rows", pa.concat_tables(numbered))
    strong, weak = parts(table)
    same = ", ".join(f'"{name}"' for name in (*strong, *weak))
    unkeyed = "true" if table.several else f"NOT ({keyed(table, 'x')})"
    on_sheet = f"({keyed(table, 'x')})" if table.several else "false"
    try:
        rows = con.execute(
            f"""WITH h AS (SELECT *, hash({same}) AS _h FROM uploaded_rows x WHERE {unkeyed}),
            x AS (SELECT * FROM h WHERE _h IN (SELECT _h FROM h GROUP BY 1 HAVING count(*) > 1)),  -- so that few rows are compared
            r AS (SELECT _place, _n, {on_sheet} AS numbered, first_value(_of) OVER w AS f0, first_value(_sheet) OVER w AS s0,
                  (_place, _n) <> (first_value(_place) OVER w, first_value(_n) OVER w) AS again,
                  (_of, _sheet) <> (first_value(_of) OVER w, first_value(_sheet) OVER w) AS elsewhere
                  FROM x WINDOW w AS (PARTITION BY {same} ORDER BY _place, _n)),
            f AS (FROM r WHERE again AND (elsewhere OR numbered))
            SELECT _place, list(_n), any_value(f0 ORDER BY elsewhere DESC), any_value(s0 ORDER BY elsewhere DESC), bool_or(elsewhere)
            FROM f GROUP BY 1 ORDER BY 1"""
        ).fetchall()
    finally:
        con.unregister("uploaded_rows")
    found = []
    for place, numbers, file, sheet, elsewhere in rows:
        where = f"on sheet “{sheet}” of {file}" if elsewhere else "elsewhere on the sheet, with the same number"
        found.append((own[place], set(numbers), where))
    return found


def already_known(delivery: Delivery, con: DuckDBPyConnection, reply: Reply) -> None:
    """Ask about rows without a common key that are known from elsewhere and would be counted a second time."""
    rows = con.execute(
        """SELECT p._n, k._file, k._sheet FROM _pairs p JOIN _known k USING (_k)
        WHERE p.how = 'content' AND k._k NOT IN (SELECT _k FROM replaced_rows)"""
    ).fetchall()
    if rows:
        where = f"are known already, from sheet “{rows[0][2]}” of {rows[0][1]}"
        _settle(delivery, "known", {row[0] for row in rows}, where, reply)


def _settle(delivery: Delivery, topic: str, numbers: set[int], where: str, reply: Reply) -> None:
    total = sum(rows.num_rows for rows in delivery.rows)
    delivery.ask(topic, f"{len(numbers):,} of the {total:,} rows {where}. Are they the same rows?", _CHOICES)
    if reply(topic, "") == ONCE:
        delivery.drop(numbers)
