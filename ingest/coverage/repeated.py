"""Rows that stand twice: on two sheets or in two files of one upload, or known already from elsewhere."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyConnection

from ingest.coverage.compare import FURTHEST, alike, keyed, parts, ranked
from ingest.coverage.delivery import Delivery
from ingest.draft import Reply
from schema.wording import counted

ONCE, ALL = "once", "all"
_CHOICES = ((ONCE, "they are the same rows: each counts once"), (ALL, "they are further rows: all of them count"))

Found = tuple[Delivery, set[int], str, list[Delivery]]


def in_one_upload(deliveries: Sequence[Delivery], con: DuckDBPyConnection, reply_for: Callable[[Delivery], Reply]) -> None:
    """Ask about rows of one table that stand on several sheets or in several files, or twice with one number on a sheet."""
    tables = {delivery.table.name: delivery.table for delivery in deliveries}
    for name, table in tables.items():
        own = [delivery for delivery in deliveries if delivery.table.name == name]
        sheets = sum(len(delivery.rows) for delivery in own)
        if sheets < 2 and not table.several:
            continue
        for delivery, numbers, where, others in _found(own, con):
            said = _settle(delivery, "repeated", numbers, where, reply_for(delivery))
            if said == ALL and table.several:
                delivery.number_apart(others)


def on_sheets_alike(delivery: Delivery, con: DuckDBPyConnection) -> None:
    """Leave out rows with a key that stand on an earlier sheet of their file just so: each counts once, which is told."""
    if delivery.table.several or len(delivery.drafts) == len(delivery.files):
        return
    con.register("uploaded_rows", delivery.all_rows().append_column("_of", delivery.file_of_rows()))
    same = ", ".join(f'"{column.name}"' for column in delivery.table.columns)
    try:
        rows = con.execute(
            f"""SELECT _n FROM uploaded_rows x WHERE {keyed(delivery.table, "x")}
            QUALIFY row_number() OVER (PARTITION BY _of, {same} ORDER BY _n) > 1"""
        ).fetchall()
    finally:
        con.unregister("uploaded_rows")
    if rows:
        delivery.drop({number for (number,) in rows})
        delivery.told.append(
            f"{counted(len(rows), 'row')} that {'stands' if len(rows) == 1 else 'stand'} on an earlier sheet just so {'counts' if len(rows) == 1 else 'count'} once."
        )


def _found(own: Sequence[Delivery], con: DuckDBPyConnection) -> list[Found]:
    """For each delivery the rows that stand earlier in the upload too, both places in words, and the deliveries of those earlier."""
    table = own[0].table
    numbered = []
    for place, delivery in enumerate(own):
        rows = delivery.all_rows()
        rows = rows.append_column("_place", pa.repeat(pa.scalar(place, pa.int32()), rows.num_rows))
        numbered.append(rows.append_column("_of", delivery.file_of_rows()))
    con.register("uploaded_rows", pa.concat_tables(numbered))
    strong, weak = parts(table)
    unkeyed = "true" if table.several else f"NOT ({keyed(table, 'x')})"
    on_sheet = f"({keyed(table, 'x')})" if table.several else "false"
    try:
        copied = _copied(own, con) if table.several and sum(len(delivery.rows) for delivery in own) > 1 else []
        copied += _redated(own, con) if table.several and len(own) > 1 else []
        lines = list(dict.fromkeys((*table.key, *strong)))
        every = list(dict.fromkeys((*lines, *weak)))
        rows = [(*row, "") for row in _twice(con, every, lines, unkeyed, on_sheet, "elsewhere OR numbered")]
        if table.several and len(own) > 1:  # one line under two texts: of two sources, the later would take the place of the other
            there = {row[0] for row in rows}
            reworded = _twice(con, lines, lines, keyed(table, "x"), "false", "_place <> p0 AND rank <= n0")
            text = ", with the same number, day and amount and another text"
            rows += [(*row, text) for row in reworded if row[0] not in there]
    finally:
        con.unregister("uploaded_rows")
    found = []
    for place, numbers, file, sheet, elsewhere, places, here, text in rows:
        first = f"on sheet “{sheet}” of {file}" if elsewhere else "elsewhere on the sheet, with the same number"
        where = f"{_where(own[place], len(numbers), here, first)}{text}"
        found.append((own[place], set(numbers), where, [own[each] for each in places]))
    return [*copied, *(one for one in found if all(one[0] is not other[0] for other in copied))]


def _copied(own: Sequence[Delivery], con: DuckDBPyConnection) -> list[Found]:
    """The lines of ledgers that stand in an earlier file or sheet too, where they are most of one of both: one says more of them, or numbers them otherwise."""
    table = own[0].table
    strong, weak = parts(table)
    weak = [name for name in weak if name not in table.key]
    rows = con.execute(
        f"""WITH b AS (SELECT *, min(_n) OVER (PARTITION BY _place, _of, _sheet) AS _begin FROM uploaded_rows),
        s AS (SELECT *, dense_rank() OVER (ORDER BY _place, _begin) AS _part FROM b),
        h AS (SELECT *, hash({", ".join(f'"{name}"' for name in strong)}) AS _h, count(*) OVER (PARTITION BY _part) AS _all FROM s),
        t AS (SELECT * FROM h WHERE _h IN (SELECT _h FROM h GROUP BY 1 HAVING min(_part) < max(_part))),
        x AS ({ranked("FROM t", ["_part", *strong], weak)}),
        p AS (SELECT n._place, n._n, n._part, [n._of, n._sheet] AS here, k._part AS p, k._of AS of, k._sheet AS sheet, k._place AS other, least(n._all, k._all) AS few
              FROM x n JOIN x k ON {alike(strong, weak)} AND n._part > k._part)
        SELECT _place, list(DISTINCT _n), any_value(of), any_value(sheet), list(DISTINCT other), any_value(here) FROM p
        GROUP BY _place, _part, p, few HAVING count(*) * 2 >= few ORDER BY _place, _part, p"""
    ).fetchall()
    found: dict[int, Found] = {}
    for place, numbers, file, sheet, others, here in rows:
        where = _where(own[place], len(numbers), [here], f"on sheet “{sheet}” of {file}")
        delivery, before, first, earlier = found.get(place, (own[place], set(), where, []))
        found[place] = (delivery, before | set(numbers), first, [*earlier, *(own[each] for each in others if own[each] not in earlier)])
    return list(found.values())


def _redated(own: Sequence[Delivery], con: DuckDBPyConnection) -> list[Found]:
    """The lines of one number and amount that an earlier delivery has on another day, where they are most of one: the document's, and the posting's."""
    day = own[0].table.period
    rows = con.execute(
        f"""WITH c AS (SELECT *, count(*) OVER (PARTITION BY _place) AS _all FROM uploaded_rows)
        SELECT n._place, list(DISTINCT n._n), any_value(k._of), any_value(k._sheet), list(DISTINCT k._place), any_value([n._of, n._sheet])
        FROM c n JOIN c k USING (project_id, line_id, amount)
        WHERE n._place > k._place AND abs(n."{day}" - k."{day}") BETWEEN 1 AND {FURTHEST}
            AND (n.description IS NULL OR k.description IS NULL OR n.description = k.description)
        GROUP BY 1 HAVING count(DISTINCT n._n) > 1 AND count(DISTINCT n._n) * 2 >= any_value(n._all) AND min(n."{day}") <= max(k."{day}") ORDER BY 1"""
    ).fetchall()
    return [
        (
            own[place],
            set(numbers),
            _where(own[place], len(numbers), [here], f"on sheet “{sheet}” of {file}, on another day"),
            [own[n] for n in others],
        )
        for place, numbers, file, sheet, others, here in rows
    ]


def _twice(
    con: DuckDBPyConnection, columns: Sequence[str], telling: Sequence[str], among: str, on_sheet: str, counted: str
) -> list[tuple[Any, ...]]:
    """Of each delivery the rows that are the same in those columns as one before them, where that is and whether it is elsewhere.

    Nearly always the ``telling`` ones of them differ in each row already.
    """
    same = ", ".join(f'"{name}"' for name in columns)
    hashed = f"hash({same}) AS _h"
    if not all(_any_twice(con, names, among) for names in dict.fromkeys((tuple(telling), tuple(columns)))):
        return []
    return con.execute(
        f"""WITH h AS (SELECT *, {hashed} FROM uploaded_rows x WHERE {among}),
        x AS (SELECT * FROM h WHERE _h IN (SELECT _h FROM h GROUP BY 1 HAVING count(*) > 1)),  -- so that few rows are compared
        r AS (SELECT _place, _n, _of, _sheet, {on_sheet} AS numbered, first_value(_of) OVER w AS f0, first_value(_sheet) OVER w AS s0, first_value(_place) OVER w AS p0,
              (_place, _n) <> (first_value(_place) OVER w, first_value(_n) OVER w) AS again, hash({same}) AS _same,
              row_number() OVER (PARTITION BY {same}, _place ORDER BY _n) AS rank,
              (_of, _sheet) <> (first_value(_of) OVER w, first_value(_sheet) OVER w) AS elsewhere
              FROM x WINDOW w AS (PARTITION BY {same} ORDER BY _place, _n)),
        c AS (SELECT *, count(*) FILTER (_place = p0) OVER (PARTITION BY _same) AS n0 FROM r),
        f AS (FROM c WHERE again AND ({counted}))
        SELECT _place, list(_n), any_value(f0 ORDER BY elsewhere DESC), any_value(s0 ORDER BY elsewhere DESC), bool_or(elsewhere),
            list(DISTINCT p0), list(DISTINCT [_of, _sheet] ORDER BY [_of, _sheet])
        FROM f GROUP BY 1 ORDER BY 1"""
    ).fetchall()


def _where(delivery: Delivery, count: int, here: Sequence[Sequence[str]], there: str) -> str:
    own_place = f", on {_named(here)}," if len(delivery.drafts) > 1 else ""
    return f"{own_place} also {'stands' if count == 1 else 'stand'} {there}"


def _named(places: Sequence[Sequence[str]]) -> str:
    """``sheet “May” of costs.xlsx`` and how many further places."""
    file, sheet = places[0]
    return f"sheet “{sheet}” of {file}" + (f" and {len(places) - 1} more" if len(places) > 1 else "")


def _any_twice(con: DuckDBPyConnection, columns: Sequence[str], among: str) -> bool:
    """Whether two rows are the same in those columns: sorting takes less room than grouping."""
    same = ", ".join(f'"{name}"' for name in columns)
    ordered = np.sort(con.execute(f"SELECT hash({same}) AS h FROM uploaded_rows x WHERE {among}").fetchnumpy()["h"])
    return bool((ordered[1:] == ordered[:-1]).any())


def already_known(delivery: Delivery, con: DuckDBPyConnection, reply: Reply) -> None:
    """Ask about rows without a common key that are known from elsewhere and would be counted a second time."""
    rows = con.execute(
        """SELECT p._n, k._file, k._sheet, p.how FROM _pairs p JOIN _known k USING (_k)
        WHERE p.how <> 'key' AND k._k NOT IN (SELECT _k FROM replaced_rows)"""
    ).fetchall()
    once = set[int]()
    if rows:
        where = f" {'is' if len(rows) == 1 else 'are'} known already, from sheet “{rows[0][2]}” of {rows[0][1]}"
        where += ", on another day" if any(row[3] == "redated" for row in rows) else ""
        numbers = {row[0] for row in rows}
        once |= numbers if _ask(delivery, "known", numbers, where, reply) == ONCE else set()
    if delivery.table.several:
        once |= _summed_up(delivery, con, reply)
    delivery.drop(once)


def _summed_up(delivery: Delivery, con: DuckDBPyConnection, reply: Reply) -> set[int]:
    """Ask about months of projects of which other lines that are known add up to just the same: one file sums up what another one lists."""
    months = "SELECT project_id AS p, date_trunc('month', date)::DATE AS m, sum(amount) AS s, {0} FROM {1} GROUP BY 1, 2 HAVING s <> 0"
    new = "incoming_rows SEMI JOIN k ON k.p = project_id AND k.m = date_trunc('month', date)::DATE WHERE _n NOT IN (SELECT _n FROM _pairs)"
    new = months.format("list(_n) AS numbers", new)
    old = "_known WHERE _k NOT IN (SELECT _k FROM _pairs) AND _k NOT IN (SELECT _k FROM replaced_rows)"
    old = months.format("any_value(_file) AS file, any_value(_sheet) AS sheet", old)
    rows = con.execute(
        f"WITH k AS MATERIALIZED ({old}) SELECT numbers, p, m, s, file, sheet FROM ({new}) n JOIN k USING (p, m, s) ORDER BY m, p"
    ).fetchall()
    numbers = {number for row in rows for number in row[0]}
    if rows:
        _, project, month, amount, file, sheet = rows[0]
        more = f", and so {'does one more month' if len(rows) == 2 else f'do {len(rows) - 1:,} more months'}" if len(rows) > 1 else ""
        where = f" {'adds' if len(numbers) == 1 else 'add'} up to what is known already: {project}, {month:%B %Y}, {amount:,.2f}"
        if _ask(delivery, "known", numbers, f"{where} from sheet “{sheet}” of {file}{more}", reply, beside="sums") == ONCE:
            return numbers
    return set()


def _settle(delivery: Delivery, topic: str, numbers: set[int], where: str, reply: Reply) -> str:
    said = _ask(delivery, topic, numbers, where, reply)
    if said == ONCE:
        delivery.drop(numbers)
    return said


def _ask(delivery: Delivery, topic: str, numbers: set[int], where: str, reply: Reply, beside: str = "") -> str:
    total = sum(rows.num_rows for rows in delivery.rows)
    delivery.ask(topic, f"{len(numbers):,} of the {counted(total, 'row')}{where}. Are they the same rows?", _CHOICES, beside=beside)
    return reply(topic, beside)
