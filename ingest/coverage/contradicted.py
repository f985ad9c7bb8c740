"""Files of one upload that say different things of the same: which of them counts is asked, with both values."""

from collections.abc import Callable, Sequence

import pyarrow as pa
from duckdb import DuckDBPyConnection

from ingest.coverage.compare import compared, written
from ingest.coverage.delivery import Delivery
from ingest.draft import Reply
from schema import Column, Kind, Table

SHOWN = 3  # contradictions that a question lists
VALUES = frozenset(Kind) - {Kind.TEXT, Kind.ID}  # what two sources may not give differently; their words may differ
Part = tuple[Delivery, str]  # a delivery and one of its files
Found = tuple[int, int, int, str]  # numbers of the later and the earlier row, the earlier one's delivery, and the sentence


def in_one_upload(deliveries: Sequence[Delivery], con: DuckDBPyConnection, reply_for: Callable[[Delivery], Reply]) -> None:
    """Ask about rows with the same key and other values in an earlier file of the upload; those that do not count are left out."""
    for name in dict.fromkeys(delivery.table.name for delivery in deliveries):
        own = [(delivery, file) for delivery in deliveries if delivery.table.name == name for file in dict.fromkeys(delivery.files())]
        for place in range(1, len(own)):
            found = _found(own, place, con)
            if found:
                _settle(own, place, found, reply_for(own[place][0]))


def _found(own: Sequence[Part], place: int, con: DuckDBPyConnection) -> list[Found]:
    table = own[0][0].table
    earlier = []
    for number, part in enumerate(own[:place]):
        rows = _rows(part)
        earlier.append(rows.append_column("_place", pa.array([number] * rows.num_rows, pa.int32())))
    con.register("later_rows", _rows(own[place]))
    con.register("earlier_rows", pa.concat_tables(earlier))
    try:
        return [row for column in table.columns if _tells(table, column) for row in _values(table, column, con)]
    finally:
        con.unregister("later_rows")
        con.unregister("earlier_rows")


def _rows(part: Part) -> pa.Table:
    """The file's rows with their numbers in the delivery."""
    delivery, file = part
    return delivery.all_rows().filter(pa.array([of == file for of in delivery.files()], pa.bool_()))


def _tells(table: Table, column: Column) -> bool:
    return column.kind in VALUES and column.name not in table.key


def _values(table: Table, column: Column, con: DuckDBPyConnection) -> list[Found]:
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
    rows = con.execute(
        f"""SELECT n._n, e._n, e._place, {shown}, n."{column.name}", e."{column.name}" FROM {later} n JOIN {earlier} e ON {same}
        WHERE n."{column.name}" <> e."{column.name}" ORDER BY 4, 3"""
    ).fetchall()
    said = f"{column.heading.lower()} of"
    return [
        (n, e, place, f"{said} {key}: {written(old, column)} there, {written(new, column)} here") for n, e, place, key, new, old in rows
    ]


def _settle(own: Sequence[Part], place: int, found: Sequence[Found], reply: Reply) -> None:
    delivery, here = own[place]
    there = ", ".join(sorted({own[one[2]][1] for one in found}))
    beside = "" if here == delivery.file else here
    rows = {one[0] for one in found}
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    says = (
        f"{len(rows):,} {'row says' if len(rows) == 1 else 'rows say'} something else than {there} in this upload: "
        f"{'; '.join(one[3] for one in found[:SHOWN])}{more}. Which counts?"
    )
    delivery.ask("contradiction", says, (("here", f"what {here} says"), ("there", f"what {there} says")), beside=beside)
    said = reply("contradiction", beside)
    if said == "there":
        delivery.drop(rows)
    elif said == "here":
        for earlier in {id(own[one[2]][0]): own[one[2]][0] for one in found}.values():
            earlier.drop({one[1] for one in found if own[one[2]][0] is earlier})
