"""Two states of one register in one upload: which is the newer one is asked, with what only the other holds."""

from collections.abc import Callable

from duckdb import DuckDBPyConnection

from ingest.coverage import hint, origin
from ingest.coverage.compare import compared
from ingest.coverage.delivery import Delivery
from ingest.coverage.losses import DEAR
from ingest.coverage.meeting import Part, meeting
from ingest.draft import Reply
from schema import Table
from schema.wording import counted

SHOWN = 5
HERE, THERE, BOTH = "here", "there", "both"
Alone = list[tuple[int, str]]  # rows that one of them has and the other has not: number and key


def in_one_upload(deliveries: list[Delivery], con: DuckDBPyConnection, reply_for: Callable[[Delivery], Reply]) -> set[str]:
    """Ask about files that have most rows of a register in common, and some alone; the tables of which that is open still.

    What is the older state of the same list goes on as a part of the newer one's delivery, without rows.
    """
    waiting, older = set(), {}
    for name in dict.fromkeys(delivery.table.name for delivery in deliveries if not delivery.table.period):
        own = [(delivery, file) for delivery in deliveries if delivery.table.name == name for file in delivery.files]
        for earlier, later in ((own[one], own[other]) for one, other in meeting(own)):
            said = _said(earlier, later, con, reply_for(later[0]))
            if said is None:
                waiting.add(name)
            elif said in (HERE, THERE) and earlier[0] is not later[0]:
                one, other = (earlier[0], later[0]) if said == HERE else (later[0], earlier[0])
                older[id(one)] = other
    for delivery in [each for each in deliveries if id(each) in older]:
        newer = older[id(delivery)]
        while id(newer) in older and newer is not delivery:
            newer = older[id(newer)]
        if newer is not delivery:
            _join(newer, delivery, con)
            deliveries[:] = [each for each in deliveries if each is not delivery]
    return waiting


def _join(newer: Delivery, older: Delivery, con: DuckDBPyConnection) -> None:
    if origin.remembered(older, con) and not origin.remembered(newer, con):
        newer.hint = older.hint
    for draft, rows, left in zip(older.drafts, older.rows, older.left, strict=True):
        newer.take_in(draft, rows, left)
    newer.questions += older.questions
    newer.told += older.told


def _said(earlier: Part, later: Part, con: DuckDBPyConnection, reply: Reply) -> str | None:
    """What is answered of the two files, "" where nothing is to be asked, None where it is open; the older state's rows are left out."""
    (there, before), (here, after) = earlier, later
    con.register("later_rows", here.rows_of(after))
    con.register("earlier_rows", there.rows_of(before))
    try:
        shared, only_there, only_here = _compared(here.table, con)
        numbers = _NUMBERS.format(scope=_scope(here.table), rows="{0}")
        mine, theirs = (con.execute(numbers.format(rows)).fetchall() for rows in ("later_rows", "earlier_rows"))
    finally:
        con.unregister("later_rows")
        con.unregister("earlier_rows")
    default = _newer(before, after)
    older = {HERE: only_there, THERE: only_here}.get(default, only_there + only_here)
    if not older or not shared or shared < min(len(only_there), len(only_here)):
        return ""
    one, other = there.called(before), here.called(after)
    alone = [f"only {name} has {_listed(rows)}" for name, rows in ((one, only_there), (other, only_here)) if rows]
    common = f"{counted(shared, 'row')} of {here.table.title.lower()}"
    says = f"{one} and {other} have {common} in common; {'; '.join(alone)}. Is one of them the newer state of the same list?"
    here.ask("copies", says, _choices(one, other), default="" if here.table.name in DEAR else default, beside=f"{before}, {after}")
    said = reply("copies", f"{before}, {after}")
    if said in (HERE, THERE):
        delivery, rows, file, newer = (there, theirs, before, after) if said == HERE else (here, mine, after, before)
        delivery.told.append(f"{file} is left out of it ({counted(len(rows), 'row')}): {newer} is the newer state.")
        delivery.drop({row[0] for row in rows})
    return said or None


def _choices(before: str, after: str) -> tuple[tuple[str, str], ...]:
    return (
        (HERE, f"{after} is the newer state: {before} counts no more, nor what it alone has"),
        (THERE, f"{before} is the newer state: {after} counts no more, nor what it alone has"),
        (BOTH, "they complete each other: the rows of both count"),
    )


def _newer(before: str, after: str) -> str:
    """Which is the newer state by the days in the files' names; "" where they do not say."""
    days = [hint.as_of(before), hint.as_of(after)]
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return ""
    return HERE if days[0] < days[1] else THERE


def _scope(table: Table) -> str:
    """The project of which both files have rows, as SQL; where the list is of projects, or of none, all of both are compared."""
    there = any(column.name == "project_id" for column in table.columns) and table.key != ("project_id",)
    return "project_id" if there else "NULL::VARCHAR"


_NUMBERS = """SELECT _n FROM {rows} WHERE {scope} IS NULL OR {scope} IN (
    SELECT {scope} FROM later_rows INTERSECT SELECT {scope} FROM earlier_rows)"""


def _compared(table: Table, con: DuckDBPyConnection) -> tuple[int, Alone, Alone]:
    """How many rows stand in both files, and which stand in one alone, of the projects of which both have some."""
    same = " AND ".join(f'n."{name}" {"=" if name in compared(table) else "IS NOT DISTINCT FROM"} e."{name}"' for name in table.key)
    shown = "concat_ws(', ', " + ", ".join(f'n."{name}"::VARCHAR' for name in table.key) + ")"

    def alone(rows: str, others: str) -> Alone:
        within = _NUMBERS.format(rows=rows, scope=_scope(table))
        return con.execute(
            f"""SELECT n._n, {shown} FROM {rows} n WHERE n._n IN ({within}) AND NOT EXISTS (
                SELECT 1 FROM {others} e WHERE {same}) ORDER BY 2"""
        ).fetchall()

    shared = con.execute(f"SELECT count(*) FROM later_rows n WHERE EXISTS (SELECT 1 FROM earlier_rows e WHERE {same})").fetchall()
    return int(shared[0][0]), alone("earlier_rows", "later_rows"), alone("later_rows", "earlier_rows")


def _listed(rows: Alone) -> str:
    more = f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
    return ", ".join(key for _, key in rows[:SHOWN]) + more
