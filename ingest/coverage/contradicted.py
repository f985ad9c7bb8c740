"""Files that say different things of the same, in one upload or beside what is known: which of them counts is asked, with both values."""

from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection

from ingest.coverage.compare import compared, pair, written
from ingest.coverage.delivery import Delivery
from ingest.coverage.meeting import Part, meeting
from ingest.draft import Reply
from schema import Column, Kind, Table

SHOWN = 3  # contradictions that a question lists
VALUES = frozenset(Kind) - {Kind.TEXT, Kind.ID}  # what two sources may not give differently; their words may differ
Found = tuple[int, int, int, str, str, str]  # numbers of the later and the earlier row, the earlier one's part; of what, and both values


def in_one_upload(deliveries: Sequence[Delivery], con: DuckDBPyConnection, reply_for: Callable[[Delivery], Reply]) -> None:
    """Ask about rows with the same key and other values in an earlier file of the upload; those that do not count are left out."""
    for name in dict.fromkeys(delivery.table.name for delivery in deliveries):
        own = [(delivery, file) for delivery in deliveries if delivery.table.name == name for file in delivery.files]
        met: dict[int, list[int]] = {}
        for earlier, later in meeting(own):
            met.setdefault(later, []).append(earlier)
        for place in sorted(met):
            found = _found(own, met[place], place, con)
            if found:
                _settle(own, place, found, reply_for(own[place][0]))


def _found(own: Sequence[Part], before: Sequence[int], place: int, con: DuckDBPyConnection) -> list[Found]:
    table = own[0][0].table
    earlier = []
    for number in before:
        part = own[number]
        if part[0].origin not in own[place][0].numbered_apart:
            rows = part[0].rows_of(part[1])
            earlier.append(rows.append_column("_place", pa.array([number] * rows.num_rows, pa.int32())))
    columns = [column for column in table.columns if _tells(table, column)]
    if not earlier or not columns:
        return []
    con.register("later_rows", own[place][0].rows_of(own[place][1]))
    con.register("earlier_rows", pa.concat_tables(earlier))
    try:
        return _differing(table, columns, con)
    finally:
        con.unregister("later_rows")
        con.unregister("earlier_rows")


def _tells(table: Table, column: Column) -> bool:
    return column.name not in table.key and (column.kind in VALUES or (table.several and column.kind is Kind.ID))


def _differing(table: Table, columns: Sequence[Column], con: DuckDBPyConnection) -> list[Found]:
    needed = compared(table)
    same = " AND ".join(f'n."{name}" {"=" if name in needed else "IS NOT DISTINCT FROM"} e."{name}"' for name in table.key)
    shown = "concat_ws(', ', " + ", ".join(f'n."{name}"::VARCHAR' for name in table.key) + ")"
    later, earlier = "later_rows", "earlier_rows"
    if table.several:  # the first line of a number is compared with the first, and so on
        same += " AND n._rank = e._rank"
        order = ", ".join(f'"{each.name}"' for each in table.columns if each.kind is Kind.MONEY)
        keys = ", ".join(f'"{name}"' for name in table.key)
        later = f"(SELECT *, row_number() OVER (PARTITION BY {keys} ORDER BY {order}) AS _rank FROM later_rows)"
        earlier = f"(SELECT *, row_number() OVER (PARTITION BY _place, {keys} ORDER BY {order}) AS _rank FROM earlier_rows)"
    differ = " OR ".join(f'n."{column.name}" <> e."{column.name}"' for column in columns)
    values = ", ".join(f'e."{column.name}", n."{column.name}"' for column in columns)
    rows = con.execute(
        f"SELECT n._n, e._n, e._place, {shown}, {values} FROM {later} n JOIN {earlier} e ON {same} WHERE {differ} ORDER BY 4, 3"
    ).fetchall()
    return [
        (row[0], row[1], row[2], f"{column.heading.lower()} of {row[3]}", written(old, column), written(new, column))
        for at, column in enumerate(columns)
        for row in rows
        for old, new in [row[4 + 2 * at : 6 + 2 * at]]
        if None not in (old, new) and old != new
    ]


def _settle(own: Sequence[Part], place: int, found: Sequence[Found], reply: Reply) -> None:
    delivery, here = own[place]
    names = {number: part[0].called(part[1]) for number, part in enumerate(own)}
    there, this = ", ".join(sorted({names[one[2]] for one in found})), names[place]
    beside = "" if here == delivery.file else here
    rows = {one[0] for one in found}
    others = list({id(own[one[2]][0]): own[one[2]][0] for one in found}.values())
    choices = [("here", f"what {this} says"), ("there", f"what {there} says")]
    told = [f"{of}: {old} in {names[number]}, {new} in {this}" for _, _, number, of, old, new in found]
    if delivery.table.several:
        choices.append(_both("" if any(other is delivery for other in others) else f"{there} and {this}"))
    delivery.ask("contradiction", _says(len(rows), f" of {this}", f"{there} in this upload", told), choices, beside=beside)
    said = reply("contradiction", beside)
    if said == "there":
        delivery.drop(rows)
    elif said == "here":
        for earlier in others:
            earlier.drop({one[1] for one in found if own[one[2]][0] is earlier})
    elif said == "both":
        delivery.number_apart(others)


def _says(rows: int, own: str, other: str, found: Sequence[str]) -> str:
    what = f"1 row{own} says" if rows == 1 else f"{rows:,} rows{own} say"
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return f"{what} something else than {other}: {'; '.join(found[:SHOWN])}{more}. Which counts?"


def _both(names: str) -> tuple[str, str]:
    if not names:
        return "both", "both count: they are different lines"
    return "both", f"both count: {names} number their lines each by itself, and from now on one number in both is two lines"


def with_known(delivery: Delivery, con: DuckDBPyConnection, reply: Reply) -> None:
    """Ask about lines of a ledger whose number is known with another amount and stays; the later one alone would count, unsaid."""
    columns = [column for column in delivery.table.columns if _tells(delivery.table, column)]
    rows = _beside_known(delivery, columns, con) if delivery.table.several else []
    if not rows:
        return
    origins = {str(row[2]) for row in rows}
    there = ", ".join(f"“{name}”" for name in sorted(origins))
    named = ", ".join(map(delivery.called, delivery.files))
    found = [
        f"{column.heading.lower()} of {row[3]}: {written(old, column)} known, {written(new, column)} in {named}"
        for row in rows
        for column, old, new in zip(columns, row[4::2], row[5::2], strict=True)
        if None not in (old, new) and old != new
    ]
    both = _both("" if delivery.origin in origins else f"“{delivery.origin}” and {there}")
    choices = (("here", f"what {named} says"), ("there", f"what is known from {there}"), both)
    numbers = {row[0] for row in rows}
    delivery.ask("contradiction", _says(len(numbers), "", f"is known from {there}", found), choices, beside="known")
    said = reply("contradiction", "known")
    if said == "there":
        delivery.drop(numbers)
        con.register("incoming_rows", delivery.all_rows())
        con.execute("DELETE FROM _pairs WHERE list_contains(?, _n)", [sorted(numbers)])
    elif said == "both":
        delivery.apart |= origins
        delivery.number_apart([delivery] if delivery.origin in origins else [])
        pair(con, delivery)
        con.executemany("DELETE FROM _pairs WHERE _n = ? AND _k = ?", [row[:2] for row in rows])


def _beside_known(delivery: Delivery, columns: Sequence[Column], con: DuckDBPyConnection) -> list[tuple[Any, ...]]:
    """Rows and the known ones of their numbers that are not replaced and differ: both numbers, the origin, the key, and the values."""
    shown = "concat_ws(', ', " + ", ".join(f'n."{name}"::VARCHAR' for name in delivery.table.key) + ")"
    differ = " OR ".join(f'n."{column.name}" <> k."{column.name}"' for column in columns)
    values = ", ".join(f'k."{column.name}", n."{column.name}"' for column in columns)
    return con.execute(
        f"""SELECT n._n, k._k, coalesce(k._origin, k._file), {shown}, {values}
        FROM _pairs p JOIN incoming_rows n USING (_n) JOIN _known k USING (_k)
        WHERE p.how = 'key' AND k._k NOT IN (SELECT _k FROM replaced_rows) AND ({differ}) ORDER BY 4"""
    ).fetchall()
