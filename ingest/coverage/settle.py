"""What each delivery of an upload covers and replaces, said in a sentence, and asked where it would lose or contradict something."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow.compute as pc
from duckdb import DuckDBPyConnection

from ingest.coverage import (
    booked,
    contradicted,
    copies,
    fallen,
    future,
    holes,
    inverse,
    losses,
    older,
    origin,
    ranges,
    repeated,
    sentence,
    twins,
)
from ingest.coverage.compare import beside_known
from ingest.coverage.delivery import Delivery
from ingest.coverage.ranges import Part, Range
from ingest.draft import Reply
from ingest.reply import Replies
from store import apart, covers, spared
from store.covers import Cover, Spared
from store.vintages import within

_NEW = 2_147_483_647  # the number of a load that is not kept yet


def settle(deliveries: list[Delivery], con: DuckDBPyConnection, replies: Replies, *, compared: Callable[[Delivery], None]) -> None:
    """Work out for each delivery its origin and what it covers, leave out what is told to be known, and gather what is to be asked.

    ``compared`` is called for each while its rows stand beside those known, in ``incoming_rows``, ``_known``, ``_pairs`` and ``replaced_rows``.
    """

    def reply_for(delivery: Delivery) -> Reply:
        own, lead = replies.about(delivery.file, delivery.sheet), delivery.asks_with
        shared = reply_for(lead) if lead else None
        return lambda topic, heading: own(topic, heading) or (shared(topic, heading) if shared and topic == "origin" else "")

    for delivery in deliveries:
        repeated.on_sheets_alike(delivery, con)
        delivery.origin = origin.remembered(delivery, con) or delivery.hint  # for the time being
        if delivery.table.several:
            delivery.apart = apart.origins(con, delivery.table.name, delivery.origin)
        if delivery.table.several and len(delivery.files) > 1:
            with beside_known(con, delivery):
                twins.in_one_delivery(delivery, con, reply_for(delivery))
    repeated.in_one_upload(deliveries, con, reply_for)
    waiting = copies.in_one_upload(deliveries, con, reply_for)
    contradicted.in_one_upload([each for each in deliveries if each.table.name not in waiting], con, reply_for)
    future.check(deliveries, con, replies.answers)
    holes.check(deliveries, con)
    with_ledger = booked.of_use(deliveries, con)
    for delivery in deliveries:
        with beside_known(con, delivery):
            before = sum(delivery.left)
            if any(rows.num_rows for rows in delivery.rows):
                others = [other for other in deliveries if other is not delivery and other.table is delivery.table]
                beside = [other for other in deliveries if other is not delivery and other.sheets & delivery.sheets]
                _settle(delivery, others, beside, con, reply_for)
            elif any(delivery.left) or any(draft.refused or draft.rejected for draft in delivery.drafts):
                _replaced(delivery, con)  # nothing: what is known stays until the rows can be read, or as was answered
            else:
                beside = [other for other in deliveries if other.file == delivery.file]
                _emptied(delivery, beside, con, reply_for(delivery))
            if sum(delivery.left) == before:
                if with_ledger:
                    booked.superseded(delivery, con)
                compared(delivery)
                continue
        with beside_known(con, delivery):  # without the rows that were left out
            _replaced(delivery, con)
            if with_ledger:
                booked.superseded(delivery, con)
            compared(delivery)
    if with_ledger:
        booked.check(deliveries, con)


def _settle(
    delivery: Delivery,
    others: Sequence[Delivery],
    beside: Sequence[Delivery],
    con: DuckDBPyConnection,
    reply_for: Callable[[Delivery], Reply],
) -> None:
    """``others`` are those of its table, ``beside`` the parts of its sheets in other tables."""
    origin.settle(delivery, beside, con, reply_for)
    reply = reply_for(delivery)
    delivery.covers = _covers(delivery, con, reply("covers", ""))
    _replaced(delivery, con)
    if older.settle(delivery, con, reply) or twins.settle(delivery, others, reply_for):
        delivery.leave_out()
        return
    fallen.check(delivery, con)
    inverse.check(delivery, con)
    if places := losses.settle(delivery, con, reply):
        delivery.staying = losses.rows_of(delivery, con, places)
        lower = "SELECT 1 FROM _pairs JOIN replaced_rows USING (_k) WHERE how <> 'key' LIMIT 1"  # of one number the later amount counts
        if not delivery.staying and con.execute(lower).fetchall():
            delivery.covers = [part for cover in delivery.covers for part in ranges.spare(cover, places)]
        _replaced(delivery, con)
    waits = origin.waits(delivery, reply)  # the same rows are asked about there
    if not waits and reply("origin", "") != "other":
        contradicted.with_known(delivery, con, reply)
    if not waits and reply("origin", "") != origin.APART:
        repeated.already_known(delivery, con, reply)
    delivery.says = sentence.of(delivery, con)


def _covers(delivery: Delivery, con: DuckDBPyConnection, said: str) -> list[Cover]:
    if said == "none":
        return []
    if not delivery.table.period:
        return [_cover(delivery, (project, None, None)) for project in _projects(delivery, con)]
    parts, known = _parts(delivery, con)
    if months := sentence.months(said):
        found: list[Range] = [(project, *months) for project in {part.project for part in parts}]
    elif delivery.table.several:
        found = ranges.of_ledger(parts, known, _dropped(delivery, con), _named(delivery), first=not delivery.named)
    else:
        found = ranges.of_days(parts, known)
    return [_cover(delivery, one) for one in found]


def _named(delivery: Delivery) -> set[date]:
    """The months of which a file's name or an answer says that they are delivered, however few lines they have."""
    days = [*delivery.named, *([delivery.as_of] if delivery.as_of else [])]
    return delivery.decided | {day.replace(day=1) for day in days}


def _cover(delivery: Delivery, one: tuple[str | None, date | None, date | None]) -> Cover:
    return Cover(table=delivery.table.name, origin=delivery.origin, project_id=one[0], low=one[1], high=one[2], as_of=delivery.as_of)


def _projects(delivery: Delivery, con: DuckDBPyConnection) -> list[str | None]:
    if not delivery.has_project:
        return [None]
    rows = con.execute("SELECT DISTINCT project_id FROM incoming_rows").fetchall()
    return sorted((row[0] for row in rows), key=str)


def _bucket(delivery: Delivery) -> tuple[str, str]:
    """The project of a row, and the month of a ledger's line or the day of any other row, as SQL."""
    period = f'"{delivery.table.period}"'
    project = "project_id" if delivery.has_project else "NULL::VARCHAR"
    return project, f"date_trunc('month', {period})::DATE" if delivery.table.several else period


def _parts(delivery: Delivery, con: DuckDBPyConnection) -> tuple[list[Part], dict[tuple[str | None, date], Part]]:
    """The file's rows and those known of the same origin, by project and month or day."""
    project, bucket = _bucket(delivery)
    period = f'"{delivery.table.period}"'
    counts = f"{project} AS p, {bucket} AS d, count(*) AS n, min({period}) AS low, max({period}) AS high"
    new = con.execute(
        f"""WITH again AS (SELECT DISTINCT _n FROM _pairs JOIN _known USING (_k) WHERE _origin = ?)
        SELECT {counts}, count(a._n) FROM incoming_rows LEFT JOIN again a USING (_n) GROUP BY 1, 2""",
        [delivery.origin],
    ).fetchall()
    old = con.execute(f"SELECT {counts}, 0 FROM _known WHERE _origin = ? GROUP BY 1, 2", [delivery.origin]).fetchall()
    return [_part(row) for row in new], {(row[0], row[1]): _part(row) for row in old}


def _part(row: tuple[Any, ...]) -> Part:
    project, day, rows, low, high, shared = row
    return Part(project=project, day=day, rows=rows, low=low, high=high, shared=shared)


def _dropped(delivery: Delivery, con: DuckDBPyConnection) -> list[tuple[str | None, date]]:
    """Projects and months that a load brought of which lines come again, and that the file has no longer.

    They lie between those that come again; of a load of the very same file's name, half of which comes again, they are all.
    """
    project, bucket = _bucket(delivery)
    if delivery.refused_projects() or not con.execute("SELECT 1 FROM _known LIMIT 1").fetchall():
        return []
    return con.execute(
        f"""WITH old AS (SELECT k._load, k._file, {project} AS p, {bucket} AS d, _k IN (SELECT _k FROM _pairs) AS again
            FROM _known k WHERE k._origin = ?),
        loads AS (SELECT _load, min(d) FILTER (again) AS low, max(d) FILTER (again) AS high,
            count(*) FILTER (again) * 2 >= count(*) AND list_contains(?, any_value(_file)) AS anew FROM old GROUP BY 1)
        SELECT DISTINCT p, d FROM old JOIN loads USING (_load) WHERE d BETWEEN low AND high OR anew
        EXCEPT SELECT {project}, {bucket} FROM incoming_rows""",
        [delivery.origin, delivery.files],
    ).fetchall()


def _replaced(delivery: Delivery, con: DuckDBPyConnection) -> None:
    """Create ``replaced_rows``: the known rows that the delivery takes the place of."""
    if not delivery.covers or not con.execute("SELECT 1 FROM _known WHERE _origin = ? LIMIT 1", [delivery.origin]).fetchall():
        con.execute("CREATE OR REPLACE TEMP TABLE replaced_rows AS SELECT * FROM _known LIMIT 0")
        return
    covers.counting(con, "kept.", delivery.table.name)
    con.execute("CREATE OR REPLACE TEMP TABLE _new AS SELECT * FROM _covers LIMIT 0")
    con.executemany(
        f"INSERT INTO _new VALUES ({_NEW}, {_NEW}, ?, ?, coalesce(?, {covers.FIRST}), coalesce(?, {covers.LAST}))",
        [[cover.origin, cover.project_id, cover.low, cover.high] for cover in delivery.covers],
    )
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE replaced_rows AS SELECT k.* FROM _known k WHERE EXISTS (
            SELECT 1 FROM ({covers.replaced("_covers", "_new")}) c WHERE c.load_id = k._load {within(delivery.table, "c", "k")})"""
    )
    _spare(delivery, con)
    con.execute("DROP TABLE temp._new; DROP TABLE temp._covers")


def _spare(delivery: Delivery, con: DuckDBPyConnection) -> None:
    """Take from ``replaced_rows`` those that stay, as was answered now or of an earlier file without them, unless they come again."""
    delivery.spares = []
    there = spared.counting(con, "kept.", delivery.table.name)
    if delivery.staying:
        places = [[one.load, one.sheet, one.row, one.cell] for one in delivery.staying]
        con.executemany("INSERT INTO _spared VALUES (?, ?, ?, ?)", places)
    if there or delivery.staying:
        rows = con.execute(
            f"""SELECT DISTINCT _k, _k IN (SELECT _k FROM _pairs), _load, _sheet, _row, _cell
            FROM replaced_rows k JOIN _spared s ON {spared.is_place("s", "k")}"""
        ).fetchall()
        stays = []
        for number, again, load, sheet, row, cell in rows:
            one = Spared(load=load, sheet=sheet, row=row, cell=cell, stays=True)
            if again or (losses.asks_each_time(delivery) and one not in delivery.staying):
                one = replace(one, stays=False)
            delivery.spares.append(one)
            stays += [number] if one.stays else []
        con.execute("DELETE FROM replaced_rows WHERE list_contains(?, _k)", [stays])
    con.execute("DROP TABLE temp._spared")


def _emptied(delivery: Delivery, beside: Sequence[Delivery], con: DuckDBPyConnection, reply: Reply) -> None:
    """A sheet of which only the headings are left: what it held before is cleared only if somebody says so."""
    delivery.origin = origin.remembered(delivery, con) or delivery.hint
    project = "project_id" if delivery.has_project else "NULL::VARCHAR"
    others = {
        name for other in beside if other.has_project for rows in other.rows for name in pc.unique(rows.column("project_id")).to_pylist()
    }
    rows = con.execute(
        f"""SELECT {project}, count(*) FROM "{delivery.table.name}" WHERE _load IN (
            SELECT load_id FROM kept.covers WHERE table_name = ? AND origin = ?) GROUP BY 1 ORDER BY 1""",
        [delivery.table.name, delivery.origin],
    ).fetchall()
    known = [(name, count) for name, count in rows if not others or name in others or name is None]
    if not known:
        _replaced(delivery, con)
        return
    listed = ", ".join(f"{count:,} of {name}" if name else f"{count:,}" for name, count in known)
    says = f"Sheet “{delivery.sheet}” holds only its headings; {delivery.table.title.lower()} known from “{delivery.origin}”: {listed}. Are they gone?"
    choices = (("cleared", "they are gone"), ("left", "they stay as they are"))
    delivery.ask("emptied", says, choices)
    if reply("emptied", "") == "cleared":
        delivery.covers = [_cover(delivery, (name, None, None)) for name, _ in known]
        delivery.says = f"{delivery.table.title} from “{delivery.origin}”: clears {listed}"
    _replaced(delivery, con)
