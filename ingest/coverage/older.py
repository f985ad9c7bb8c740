"""A register that is older than the one it would replace."""

from duckdb import DuckDBPyConnection

from ingest.coverage.compare import written
from ingest.coverage.delivery import Delivery
from ingest.coverage.sentence import said
from ingest.draft import Reply

_CHOICES = (("leave", "what is known is newer: leave this sheet out"), ("replace", "this file counts all the same"))


def settle(delivery: Delivery, con: DuckDBPyConnection, reply: Reply) -> bool:
    """Ask where rows of a later state would give way to these; True where these are to be left out."""
    if delivery.table.period or delivery.as_of is None:
        return False
    rows = con.execute(
        """SELECT max(c.as_of), any_value(l.file_name) FROM kept.covers c JOIN kept.loads l USING (load_id)
        WHERE c.table_name = ? AND c.as_of > ? AND c.load_id IN (
            SELECT _load FROM replaced_rows UNION SELECT k._load FROM _pairs JOIN _known k USING (_k))""",
        [delivery.table.name, delivery.as_of],
    ).fetchall()
    if rows[0][0] is None or not _differs(delivery, con):
        return False
    says = (
        f"The sheet is as of {said(delivery.as_of)}, and what it would replace is as of {said(rows[0][0])} ({rows[0][1]})."
        f"{_first(delivery, con)} Which counts?"
    )
    delivery.ask("older", says, _CHOICES)
    return reply("older", "") == "leave"


def _columns(delivery: Delivery, alias: str) -> str:
    return ", ".join(f'{alias}."{column.name}"' for column in delivery.table.columns)


def _differs(delivery: Delivery, con: DuckDBPyConnection) -> bool:
    """Whether any known row would go or change."""
    return bool(
        con.execute(
            f"""SELECT {_columns(delivery, "k")} FROM _known k WHERE k._k IN (SELECT _k FROM replaced_rows UNION SELECT _k FROM _pairs)
            EXCEPT SELECT {_columns(delivery, "n")} FROM incoming_rows n LIMIT 1"""
        ).fetchall()
    )


def _first(delivery: Delivery, con: DuckDBPyConnection) -> str:
    """The first value that would change, with both values."""
    shown = "concat_ws(', ', " + ", ".join(f'n."{name}"::VARCHAR' for name in delivery.table.key) + ")"
    for column in delivery.table.columns:
        name = f'"{column.name}"'
        rows = con.execute(
            f"""SELECT {shown}, k.{name}, n.{name} FROM _pairs p JOIN incoming_rows n USING (_n) JOIN _known k USING (_k)
            WHERE k.{name} IS DISTINCT FROM n.{name} ORDER BY 1 LIMIT 1"""
        ).fetchall()
        for row, known, new in rows:
            before, after = (written(value, column) or "blank" for value in (known, new))
            return f" {row}: {column.heading.lower()} is {before} as known and {after} in this file."
    return ""
