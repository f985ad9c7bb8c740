"""What a delivery would make vanish or shrink: it is listed with both values, and wants a yes of its own."""

from collections.abc import Sequence
from datetime import date

from duckdb import DuckDBPyConnection

from ingest.coverage.compare import keyed, written
from ingest.coverage.delivery import Delivery
from ingest.draft import Reply
from ingest.go_live import is_live
from ingest.next_milestone import is_next
from schema.wording import counted
from store.covers import Spared

SHOWN = 5
REMOVED, KEPT = "removed", "kept"
_MEASURE = {"costs": "amount", "work_packages": "budget"}  # what is added up of rows that vanish
_GROWS = {"progress": ("pct_complete",), "reporting_periods": ("ev", "ac", "ev_to_date", "ac_to_date")}  # what is not expected to fall
DEAR = frozenset(
    {"costs", "progress", "reporting_periods", "work_packages", "projects", "change_requests"}
)  # where a row is money or progress
Place = tuple[str | None, date | None]  # project, and of a ledger the month
Loss = tuple[Place, str]  # with what is lost there, in words


def settle(delivery: Delivery, con: DuckDBPyConnection, reply: Reply) -> set[Place]:
    """Ask about the rows in ``replaced_rows`` that do not come again and about sums that fall; the places whose rows are to stay."""
    spared = delivery.refused_projects()
    losses = [loss for loss in (*_vanished(delivery, con), *_fallen(delivery, con)) if loss[0][0] not in spared]
    if not losses:
        return set()
    if asks_each_time(delivery):
        return _passed(delivery, losses, reply)
    if delivery.table.name == "programmes" and all(draft.match.listed for draft in delivery.drafts):
        return {place for place, _ in losses}  # a list of projects brings those alone that are new with it
    listed = " ".join(says for _, says in losses[:SHOWN])
    more = f" And {len(losses) - SHOWN} more." if len(losses) > SHOWN else ""
    choices = (
        (REMOVED, "what is no longer in the file counts no more"),
        (KEPT, "it stays, and the file's rows stand beside it"),
    )
    delivery.ask("removal", f"{listed}{more} Is that right?", choices, default="" if delivery.table.name in DEAR else REMOVED)
    return {place for place, _ in losses} if reply("removal", "") == KEPT else set()


def asks_each_time(delivery: Delivery) -> bool:
    """Whether the file names what comes next alone: what it named before is asked about until it is reached."""
    return all(is_next(draft.match) or is_live(draft.match) for draft in delivery.drafts)


def rows_of(delivery: Delivery, con: DuckDBPyConnection, places: set[Place]) -> set[Spared]:
    """The rows in ``replaced_rows`` that the file lacks at these places."""
    project, month = _bucket(delivery)
    rows = con.execute(
        f"SELECT _load, _sheet, _row, _cell, {project}, {month} FROM replaced_rows WHERE _k NOT IN (SELECT _k FROM _pairs)"
    ).fetchall()
    return {
        Spared(load=load, sheet=sheet, row=row, cell=cell, stays=True) for load, sheet, row, cell, *place in rows if tuple(place) in places
    }


def _bucket(delivery: Delivery) -> tuple[str, str]:
    """The project of a row and, in a ledger, its month, as SQL."""
    project = "project_id" if delivery.has_project else "NULL::VARCHAR"
    return project, f"date_trunc('month', \"{delivery.table.period}\")::DATE" if delivery.table.several else "NULL::DATE"


def _passed(delivery: Delivery, losses: Sequence[Loss], reply: Reply) -> set[Place]:
    """Ask whether milestones that are no longer the next ones are reached; unless somebody says so they stay."""
    listed = " ".join(says for _, says in losses[:SHOWN])
    more = f" And {len(losses) - SHOWN} more." if len(losses) > SHOWN else ""
    choices = (
        (KEPT, "they stay open beside the new ones, with their dates"),
        (REMOVED, "they are reached or dropped, and count no more"),
    )
    says = f"The list names other milestones as the next ones. {listed}{more} What of those?"
    delivery.ask("removal", says, choices, default=KEPT)
    return set() if reply("removal", "") == REMOVED else {place for place, _ in losses}


def _vanished(delivery: Delivery, con: DuckDBPyConnection) -> list[Loss]:
    """Rows that are replaced and stand nowhere in the file.

    A line without a number that has a new one of the same day in its place may be corrected by it; it is asked about only where
    the month has fewer lines, where they add up to less, or where most of what was known of it is gone.
    """
    if not con.execute("SELECT 1 FROM replaced_rows WHERE _k NOT IN (SELECT _k FROM _pairs) LIMIT 1").fetchall():
        return []
    table = delivery.table
    project, bucket = _bucket(delivery)
    day = f'"{table.period}"' if table.several else "NULL::DATE"
    measure = f'coalesce(sum("{_MEASURE[table.name]}"), 0)' if table.name in _MEASURE else "0"
    shown = "concat_ws(', ', " + ", ".join(f'"{name}"::VARCHAR' for name in table.key) + ")"
    rows = con.execute(
        f"""WITH old AS (SELECT *, {project} AS p, {bucket} AS m, _k IN (SELECT _k FROM _pairs) AS again FROM replaced_rows),
        new AS (SELECT *, {project} AS p, {bucket} AS m FROM incoming_rows WHERE _n NOT IN (SELECT _n FROM _pairs)),
        o AS (SELECT p, m, count(*) AS rows, count(*) FILTER ({keyed(table, "old")}) AS keyed, {measure} AS total,
              count(*) FILTER ((p, {day}) NOT IN (SELECT (p, {day}) FROM new)) AS alone, list({shown})[1:{SHOWN}] AS names FROM old WHERE NOT again GROUP BY ALL),
        a AS (SELECT p, m, count(*) AS rows FROM old GROUP BY ALL),
        n AS (SELECT p, m, count(*) AS rows, {measure} AS total FROM new GROUP BY ALL)
        SELECT o.p, o.m, o.rows, o.total, o.names, coalesce(n.rows, 0), coalesce(n.total, 0)
        FROM o JOIN a ON a.p IS NOT DISTINCT FROM o.p AND a.m IS NOT DISTINCT FROM o.m
        LEFT JOIN n ON n.p IS NOT DISTINCT FROM o.p AND n.m IS NOT DISTINCT FROM o.m
        WHERE o.keyed > 0 OR o.alone > 0 OR o.rows * 2 > a.rows OR coalesce(n.rows, 0) < o.rows OR coalesce(n.total, 0) < o.total ORDER BY 1, 2"""
    ).fetchall()
    return [((p, m), _gone(delivery, (p, m), count, total, names, new, instead)) for p, m, count, total, names, new, instead in rows]


def _gone(delivery: Delivery, place: Place, count: int, total: object, names: list[str], new: int, instead: object) -> str:
    table = delivery.table
    what = f"{counted(count, 'row')} of {table.title.lower()}"
    if table.name in _MEASURE:
        what += f" ({total:,.2f} in all)"
    named = ", ".join(name for name in names if name)
    who = f"{place[0] or 'This source'}{f', {place[1]:%B %Y}' if place[1] else ''}"
    said = f"{who}: {what} known from “{delivery.origin}” no longer in the file{f': {named}' if named else ''}"
    if new and table.name in _MEASURE:
        said += f"; {new:,} new instead ({instead:,.2f})"
    return f"{said}."


def _fallen(delivery: Delivery, con: DuckDBPyConnection) -> list[Loss]:
    """Actual cost and budgets that shrink, and values to date or of a day that are lower than they were."""
    found: list[Loss] = []
    if delivery.table.name in _MEASURE:
        found += _spent(con) if delivery.table.name == "costs" else _budgets(con)
    names = {column.name for column in delivery.table.columns}
    for name in (name for name in _GROWS.get(delivery.table.name, ()) if name in names):
        column = delivery.table.column(name)
        rows = con.execute(
            f"""SELECT k.project_id, concat_ws(', ', k.wp_id, k."{delivery.table.period}"::VARCHAR), k."{name}", n."{name}"
            FROM _pairs x JOIN _known k USING (_k) JOIN incoming_rows n USING (_n) WHERE n."{name}" < k."{name}" ORDER BY 1, 2"""
        ).fetchall()
        for p, row, before, after in rows:
            old, new = written(before, column), written(after, column)
            found.append(((p, None), f"{p}, {row}: {column.heading.lower()} falls from {old} to {new}."))
    return found


def _spent(con: DuckDBPyConnection) -> list[Loss]:
    """Months of a project in which the lines that come again add up to less than they did."""
    rows = con.execute(
        """WITH o AS (SELECT k.project_id AS p, date_trunc('month', k.date)::DATE AS m, sum(k.amount) AS before, sum(n.amount) AS after
            FROM _pairs x JOIN replaced_rows k USING (_k) JOIN incoming_rows n USING (_n)
            WHERE coalesce(k.kind, 'actual') <> 'commitment' GROUP BY ALL)
        SELECT * FROM o WHERE after < before ORDER BY 1, 2"""
    ).fetchall()
    return [((p, m), f"{p}, {m:%B %Y}: lines known with {before:,.2f} in all come with {after:,.2f}.") for p, m, before, after in rows]


def _budgets(con: DuckDBPyConnection) -> list[Loss]:
    """Projects of which packages come with less than they had, unless further packages have the rest: then it was only split anew."""
    rows = con.execute(
        """WITH less AS (SELECT k.project_id FROM _pairs x JOIN replaced_rows k USING (_k) JOIN incoming_rows n USING (_n)
            GROUP BY 1 HAVING sum(n.budget) < sum(k.budget)),
        before AS (SELECT project_id, sum(budget) AS budget FROM replaced_rows GROUP BY 1),
        after AS (SELECT project_id, sum(budget) AS budget FROM incoming_rows GROUP BY 1)
        SELECT project_id, b.budget, a.budget FROM less JOIN before b USING (project_id) JOIN after a USING (project_id)
        WHERE a.budget < b.budget ORDER BY 1"""
    ).fetchall()
    return [((p, None), f"{p}: budgets known with {before:,.2f} in all come with {after:,.2f}.") for p, before, after in rows]
