"""The journal: a file beside the store that says, line by line, what was kept, so that a loss shows.

Each line is JSON with a check sum of its own. A line is written after its transaction is committed;
when the process dies between the two, the next writer adds the line from what is in the store.
"""

import hashlib
import json
import os
from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from schema.wording import counted
from store import answer
from store.errors import DamagedError
from store.portfolio import Portfolio

Entry = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Journal:
    """The journal as read: its entries, the numbers of lines that cannot be read, and where a torn last line begins."""

    entries: tuple[Entry, ...]
    unreadable: tuple[int, ...]
    torn_at: int | None
    store_id: str

    @property
    def loads(self) -> dict[int, Entry]:
        return {entry["load"]: entry for entry in self.entries if "load" in entry}

    @property
    def snapshots(self) -> dict[int, Entry]:
        return {entry["snapshot"]: entry for entry in self.entries if "snapshot" in entry}

    @property
    def withdrawals(self) -> dict[int, Entry]:
        return {entry["withdrawal"]: entry for entry in self.entries if "withdrawal" in entry}


def read(portfolio: Portfolio) -> Journal:
    """Read every line; never raises for what stands in it."""
    content = portfolio.journal.read_bytes() if portfolio.journal.exists() else b""
    entries: list[Entry] = []
    unreadable: list[int] = []
    torn_at: int | None = None
    start = 0
    for number, line in enumerate(content.split(b"\n"), start=1):
        last = start + len(line) >= len(content)
        entry = _parse(line)
        if entry is not None and not last:
            entries.append(entry)
        elif line and last:
            torn_at = start
        elif line or not last:
            unreadable.append(number)
        start += len(line) + 1
    store_id = next((str(entry["store"]) for entry in entries if "store" in entry), "")
    return Journal(entries=tuple(entries), unreadable=tuple(unreadable), torn_at=torn_at, store_id=store_id)


def last_load(portfolio: Portfolio) -> int:
    """The number of the load that was written into it last; 0 where none was."""
    content = portfolio.journal.read_bytes() if portfolio.journal.is_file() else b""
    for line in reversed(content.split(b"\n")[:-1]):
        entry = _parse(line)
        if entry is not None and "load" in entry:
            return int(entry["load"])
    return 0


def refuse_lost_store(portfolio: Portfolio) -> None:
    """Raise when the store file is gone though its journal lists loads: never begin anew in silence."""
    if portfolio.exists:
        return
    loads = len(read(portfolio).loads)
    if loads:
        raise DamagedError(
            f"{portfolio.path.name} is missing, yet its journal lists {counted(loads, 'load')}. "
            f"Restore the file from a backup, or move {portfolio.journal.name} away to begin anew."
        )


def catch_up(con: DuckDBPyConnection, portfolio: Portfolio) -> list[str]:
    """Write what is in the store and not yet in the journal; returns a sentence for each thing that was done."""
    written = read(portfolio)
    done: list[str] = []
    if written.torn_at is not None:
        with portfolio.journal.open("r+b") as file:
            file.truncate(written.torn_at)
        done.append("The journal's last line was cut short by an interruption and was taken off.")
    lost = not portfolio.journal.exists()
    missing: list[Entry] = [] if written.store_id else [{"store": store_id(con)}]
    missing += [entry for entry in loads_kept(con) if entry["load"] not in written.loads]
    missing += [entry for entry in _snapshots_kept(con) if entry["snapshot"] not in written.snapshots]
    missing += [entry for entry in withdrawals_kept(con) if entry["withdrawal"] not in written.withdrawals]
    if missing:
        _append(portfolio, missing)
    if lost and len(missing) > 1:
        return ["The journal was missing and was written anew from the store."]
    done += [f"The journal's line for load {entry['load']} ({entry['file']}) was written." for entry in missing if "load" in entry]
    done += [f"The journal's line for snapshot {entry['snapshot']} was written." for entry in missing if "snapshot" in entry]
    done += [f"The journal's line for withdrawal {entry['withdrawal']} was written." for entry in missing if "withdrawal" in entry]
    return done


def store_id(con: DuckDBPyConnection) -> str:
    """The store's own identifier, made when it was."""
    return str(answer.value(con, "SELECT value FROM meta WHERE key = 'store_id'") or "")


def next_load(con: DuckDBPyConnection, portfolio: Portfolio) -> int:
    """The next load's number: also beyond those that only the journal still knows, so that none is given twice."""
    kept: int = answer.value(con, "SELECT coalesce(max(load_id), 0) FROM loads")
    return max([kept, *read(portfolio).loads]) + 1


def next_snapshot(con: DuckDBPyConnection, portfolio: Portfolio) -> int:
    """The next snapshot's number, likewise."""
    kept: int = answer.value(con, "SELECT coalesce(max(snapshot_id), 0) FROM snapshots")
    return max([kept, *read(portfolio).snapshots]) + 1


def next_withdrawal(con: DuckDBPyConnection, portfolio: Portfolio) -> int:
    """The next withdrawal's number, likewise."""
    kept: int = answer.value(con, "SELECT coalesce(max(withdrawal_id), 0) FROM withdrawals")
    return max([kept, *read(portfolio).withdrawals]) + 1


def loads_kept(con: DuckDBPyConnection) -> list[Entry]:
    """The journal's entries for the loads in the store, from their control totals."""
    rows = con.execute(
        """SELECT l.load_id, l.file_name, l.sha256, h.table_name, h.sheet, h.loaded, h.control_totals, h.digest
        FROM loads l LEFT JOIN load_tables h USING (load_id) ORDER BY l.load_id, h.table_name, h.sheet"""
    ).fetchall()
    entries: dict[int, Entry] = {}
    for load, file, sha256, table, sheet, loaded, totals, digest in rows:
        entry = entries.setdefault(load, {"load": load, "file": file, "sha256": sha256, "tables": []})
        if table is not None:
            entry["tables"].append({"table": table, "sheet": sheet, "rows": loaded, "sums": json.loads(totals), "digest": digest})
    return list(entries.values())


def _snapshots_kept(con: DuckDBPyConnection) -> list[Entry]:
    rows = con.execute("SELECT snapshot_id, hash FROM snapshots ORDER BY snapshot_id").fetchall()
    return [{"snapshot": snapshot, "hash": digest} for snapshot, digest in rows]


def withdrawals_kept(con: DuckDBPyConnection) -> list[Entry]:
    """The journal's entries for the withdrawals in the store, and for those taken back."""
    rows = con.execute("SELECT withdrawal_id, load_id, undone FROM withdrawals ORDER BY withdrawal_id").fetchall()
    return [{"withdrawal": number, "of": load, "undone": undone} for number, load, undone in rows]


def _append(portfolio: Portfolio, entries: list[Entry]) -> None:
    lines = []
    for entry in entries:
        text = json.dumps(entry, sort_keys=True)
        lines.append(json.dumps({"entry": entry, "check": _check(text)}, sort_keys=True) + "\n")
    with portfolio.journal.open("ab") as file:
        file.write("".join(lines).encode())
        file.flush()
        os.fsync(file.fileno())


def _parse(line: bytes) -> Entry | None:
    try:
        outer = json.loads(line)
    except ValueError:
        return None
    if not isinstance(outer, dict) or not isinstance(outer.get("entry"), dict):
        return None
    entry: Entry = outer["entry"]
    return entry if outer.get("check") == _check(json.dumps(entry, sort_keys=True)) else None


def _check(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
