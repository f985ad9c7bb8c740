"""Loads taken back: a withdrawal is a record with its moment, and so is taking it back; nothing is deleted."""

from datetime import datetime

from store import answer, audit, journal
from store.errors import StoreError
from store.moments import utc
from store.portfolio import Portfolio
from store.writer import Waiting, writing


def withdraw(
    portfolio: Portfolio, load_id: int, *, person: str, at: datetime, note: str = "", undo: bool = False, waiting: Waiting | None = None
) -> str:
    """Let a load count no more from now on, or count again; returns its file's name. What was known before stays as it was."""
    with writing(portfolio, person=person, waiting=waiting) as con:
        name = answer.value(con, "SELECT file_name FROM loads WHERE load_id = ?", [load_id])
        if name is None:
            raise StoreError(f"There is no load {load_id}; “steerboard.py loads” lists those there are.")
        state = answer.value(con, "SELECT arg_max(undone, withdrawal_id) FROM withdrawals WHERE load_id = ?", [load_id])
        withdrawn = state is False
        if withdrawn is not undo:
            raise StoreError(f"Load {load_id} ({name}) is {'withdrawn already' if withdrawn else 'not withdrawn'}. Nothing was changed.")
        con.execute("BEGIN")
        con.execute(
            "INSERT INTO withdrawals VALUES (?, ?, ?, ?, ?, ?)",
            [journal.next_withdrawal(con, portfolio), load_id, utc(at), person, note, undo],
        )
        audit.append(con, at=utc(at), person=person, did="took back a withdrawal" if undo else "withdrew", what=f"load {load_id}: {name}")
        con.execute("COMMIT")
    return str(name)
