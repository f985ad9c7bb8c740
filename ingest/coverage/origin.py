"""From which origin a delivery is: by its file's name as remembered, and by the rows that it shares with those known."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from duckdb import DuckDBPyConnection

from ingest.coverage.compare import pair, written
from ingest.coverage.contradicted import VALUES
from ingest.coverage.delivery import Delivery
from ingest.draft import Reply
from ingest.go_live import is_live
from ingest.next_milestone import is_next
from schema import Column, Kind, Table
from schema.wording import counted, words

APART = "both"  # what is answered of a ledger whose numbers are its own
_WHICH = " Is this file the same source anew, or another one?"
GOES_ON = 2  # rows under the same number and title that show two registers to be one
SHOWN = 3  # differing values that a question lists
Shared = tuple[str, int, str, str]  # origin, rows in common, file and day of the load


def settle(delivery: Delivery, beside: Sequence[Delivery], con: DuckDBPyConnection, reply_for: Callable[[Delivery], Reply]) -> None:
    """Decide the origin, or ask where it makes a difference and the content leaves it open; of the parts of one sheet once."""
    named = remembered(delivery, con)
    shared = _shared(con)
    delivery.origin = named or delivery.hint
    other = next((one for one in shared if one[0] != delivery.origin), None)
    if other:
        choices = _choices(delivery, other, con)
        delivery.asks_with = next(
            (part for part in beside for each in part.questions if each.topic == "origin" and each.choices == choices), None
        )
    said = reply_for(delivery)("origin", "")
    if said == APART:
        _ask(delivery, con, other, _differing(delivery, con)) if other else None
        delivery.apart |= {one[0] for one in shared if one[0] != delivery.origin}
        pair(con, delivery)
        return
    if said:
        delivery.origin = other[0] if said == "same" and other else delivery.hint if said in ("same", "other") else said
    if named or other is None:
        if said:
            _ask(delivery, con, other, "") if other else None
        return
    differing = _differing(delivery, con)
    rows = sum(rows.num_rows for rows in delivery.rows)
    left = _left_out(delivery, con, other[0])
    if not differing and (other[1] == rows or (_all_keyed(con) and not left)):
        if not said and other[1] == rows:
            delivery.origin = other[0]
        return
    _ask(delivery, con, other, differing or left)


def _ask(delivery: Delivery, con: DuckDBPyConnection, other: Shared, differing: str) -> None:
    name, common, file, day = other
    rows = sum(rows.num_rows for rows in delivery.rows)
    known = f"{common:,} of the {counted(rows, 'row')}"
    if delivery.asks_with:
        also = f" Of its {delivery.table.title.lower()} {known} {_are(common)} known too.{differing}{_WHICH}"
        lead = delivery.asks_with.questions
        lead[:] = [replace(each, says=each.says.replace(_WHICH, also)) if each.topic == "origin" else each for each in lead]
        return
    says = f"{known} {_are(common)} known already, from {file}, loaded on {day} as “{name}”.{differing}{_WHICH}"
    delivery.ask("origin", says, _choices(delivery, other, con))


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _choices(delivery: Delivery, other: Shared, con: DuckDBPyConnection) -> tuple[tuple[str, str], ...]:
    name = other[0]
    choices = [
        ("same", f"“{name}” anew: its rows of these projects and days are replaced"),
        ("other", "another source: its rows stand beside those known, and where both name the same thing the later file counts"),
    ]
    if delivery.table.several and con.execute("SELECT 1 FROM _pairs WHERE how = 'key' LIMIT 1").fetchall():
        apart = f"another source that numbers its lines by itself: one number there and in “{name}” is two lines, and both count"
        choices.append((APART, apart))
    return tuple(choices)


def waits(delivery: Delivery, reply: Reply) -> bool:
    """Whether the origin is asked about and still open: what it contradicts is told there."""
    asked = (*delivery.questions, *(delivery.asks_with.questions if delivery.asks_with else ()))
    return not reply("origin", "") and any(question.topic == "origin" for question in asked)


def remembered(delivery: Delivery, con: DuckDBPyConnection) -> str:
    """The origin that files of this name had in this table when they last came."""
    row = con.execute(
        """SELECT c.origin FROM kept.covers c JOIN kept.loads l USING (load_id)
        WHERE c.table_name = ? AND l.source = ? ORDER BY c.load_id DESC LIMIT 1""",
        [delivery.table.name, delivery.hint],
    ).fetchall()
    return str(row[0][0]) if row else ""


def _shared(con: DuckDBPyConnection) -> list[Shared]:
    """The origins of known rows that the file holds too, most rows first."""
    return con.execute(
        """SELECT k._origin, count(*), any_value(k._file), strftime(any_value(l.loaded_at), '%-d %B %Y')
        FROM _pairs p JOIN _known k USING (_k) JOIN kept.loads l ON l.load_id = k._load
        WHERE k._origin IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"""
    ).fetchall()


def _all_keyed(con: DuckDBPyConnection) -> bool:
    """Whether every common row is told by its key: it then counts once, from whichever source."""
    return not con.execute("SELECT 1 FROM _pairs WHERE how = 'content' LIMIT 1").fetchall()


def _left_out(delivery: Delivery, con: DuckDBPyConnection, of: str) -> str:
    """The rows of a register or plan that are not in the file, where others go on in it under their titles: they may be closed; else ""."""
    table = delivery.table
    titled = next((column.name for column in table.columns if column.kind is Kind.TEXT), None)
    if table.period or titled is None or table.key[0] != "project_id" or not table.key[1:]:
        return ""
    if all(is_next(draft.match) or is_live(draft.match) for draft in delivery.drafts):
        return ""
    rows = con.execute(
        f"""SELECT {_key(table)} FROM _known n WHERE _origin = $of AND _k NOT IN (SELECT _k FROM _pairs)
        AND project_id IN (SELECT project_id FROM incoming_rows) AND (SELECT count(*) FROM _pairs p JOIN incoming_rows i USING (_n)
        JOIN _known k USING (_k) WHERE k._origin = $of AND i."{titled}" = k."{titled}") >= {GOES_ON} ORDER BY 1""",
        {"of": of},
    ).fetchall()
    more = f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
    return f" Not in this file: {'; '.join(key for (key,) in rows[:SHOWN])}{more}." if rows else ""


def _differing(delivery: Delivery, con: DuckDBPyConnection) -> str:
    """The first values that the known rows give differently, in words; "" where none does."""
    found = [*_renumbered(delivery, con), *_renamed(delivery, con)]
    for column in delivery.table.columns:
        if column.name not in delivery.table.key and column.kind in VALUES:
            found += _values(delivery, con, column)
    if not found:
        return ""
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return f" They differ in {'; '.join(found[:SHOWN])}{more}."


def _renumbered(delivery: Delivery, con: DuckDBPyConnection) -> list[str]:
    if not delivery.table.several:
        return []
    rows = con.execute(
        """SELECT k.line_id, n.line_id FROM _pairs p JOIN incoming_rows n USING (_n) JOIN _known k USING (_k)
        WHERE p.how = 'renumbered' ORDER BY 1, 2 LIMIT 50"""
    ).fetchall()
    return [f"number: {old} known, {new} in this file" for old, new in rows]


def _renamed(delivery: Delivery, con: DuckDBPyConnection) -> list[str]:
    """The titles of common rows where most have no word in common: one number stands for two things."""
    column = next((c for c in delivery.table.columns if c.required and c.kind is Kind.TEXT), None)
    if column is None:
        return []
    rows = con.execute(
        f"""SELECT {_key(delivery.table)}, k."{column.name}", n."{column.name}" FROM _pairs p
        JOIN incoming_rows n USING (_n) JOIN _known k USING (_k) WHERE p.how = 'key' ORDER BY 1"""
    ).fetchall()
    apart = [(key, old, new) for key, old, new in rows if not set(words(old).split()) & set(words(new).split())]
    return (
        [f"{column.heading.lower()} of {key}: “{old}” known, “{new}” in this file" for key, old, new in apart]
        if len(apart) * 2 > len(rows)
        else []
    )


def _key(table: Table) -> str:
    return "concat_ws(', ', " + ", ".join(f'n."{name}"::VARCHAR' for name in table.key) + ")"


def _values(delivery: Delivery, con: DuckDBPyConnection, column: Column) -> list[str]:
    rows = con.execute(
        f"""SELECT {_key(delivery.table)}, k."{column.name}", n."{column.name}" FROM _pairs p
        JOIN incoming_rows n USING (_n) JOIN _known k USING (_k) WHERE n."{column.name}" <> k."{column.name}" ORDER BY 1 LIMIT 50"""
    ).fetchall()
    return [
        f"{column.heading.lower()} of {key}: {written(old, column)} known, {written(new, column)} in this file" for key, old, new in rows
    ]
