"""Verification: does the store still hold what was kept, by the journal, the control totals and the seals?"""

import json
from collections.abc import Iterator
from decimal import Decimal

import duckdb
from duckdb import DuckDBPyConnection

from schema import BY_NAME, Problem
from schema.wording import counted
from store import answer, journal, totals, verify_published
from store.errors import StoreError
from store.portfolio import Portfolio
from store.snapshots import content_hash
from store.writer import Waiting, locked, opened, settle

_RESTORE = "Restore the store file from a backup and load again what came later."


def verify(portfolio: Portfolio, *, waiting: Waiting | None = None) -> list[Problem]:
    """Compare journal, control totals, tables, seals and the published file; an empty list means that all agree.

    What an interrupted writer left undone, and what pages read where that is damaged, is mended on the way and told as a notice.
    """
    name = portfolio.path.name
    if not portfolio.exists and not portfolio.journal.exists():
        return [Problem(file=name, says="There is no portfolio here yet.", mend="Load a file, or give another path.")]
    with locked(portfolio, person="The verification", waiting=waiting):
        try:
            con = opened(portfolio)
        except StoreError as error:
            return [Problem(file=name, says=str(error), mend=_RESTORE)]
        try:
            problems = _examine(con, portfolio)
        finally:
            con.close()
        if all(problem.severity == "notice" for problem in problems):
            portfolio.holder.unlink(missing_ok=True)
    return problems


def _examine(con: DuckDBPyConnection, portfolio: Portfolio) -> list[Problem]:
    name = portfolio.path.name
    problems: list[Problem] = []
    try:
        problems += _journal(con, portfolio)
        problems += verify_published.pointer(portfolio)
        for sentence in settle(con, portfolio, mending=True):
            problems.append(Problem(file=name, says=sentence, mend="Nothing needs to be done.", severity="notice"))
        problems += _tables(con, name)
        problems += _seals(con, name)
        if all(problem.severity == "notice" for problem in problems):  # pages are not published anew from a store that is damaged
            problems += verify_published.content(con, portfolio)
    except OSError as error:
        says = f"{name} could not be published: {error}."
        problems.append(Problem(file=name, says=says, mend="Make room on the disk, and verify again."))
    except duckdb.Error as error:
        says = f"The store file is damaged: {str(error).splitlines()[0]}"
        problems.append(Problem(file=name, says=says, mend=_RESTORE))
    return problems


def _journal(con: DuckDBPyConnection, portfolio: Portfolio) -> Iterator[Problem]:
    """Everything that the journal lists must be in the store, and be the same there."""
    written = journal.read(portfolio)
    file = portfolio.journal.name
    for line in written.unreadable:
        yield Problem(file=file, row=line, says=f"Line {line} of the journal cannot be read.", mend="Restore the journal from a backup.")
    if written.store_id and written.store_id != journal.store_id(con):
        yield Problem(file=file, says="The journal belongs to another store file.", mend=_RESTORE)
        return
    kept = {entry["load"]: entry for entry in journal.loads_kept(con)}
    for load, entry in written.loads.items():
        if load not in kept:
            yield _lost(load, entry, {other["sha256"]: number for number, other in kept.items()})
        elif kept[load] != entry:
            says = f"Load {load} has other control totals in the store than in the journal."
            yield Problem(file=str(entry["file"]), says=says, mend=_RESTORE)
    rows = con.execute("SELECT snapshot_id, hash FROM snapshots").fetchall()
    sealed = {int(snapshot): str(digest) for snapshot, digest in rows}
    for snapshot, entry in written.snapshots.items():
        if sealed.get(snapshot) != entry["hash"]:
            says = f"Snapshot {snapshot} is in the journal and no longer so in the store."
            yield Problem(file=portfolio.path.name, says=says, mend=_RESTORE)
    yield from _withdrawals(con, written, portfolio.path.name)


def _withdrawals(con: DuckDBPyConnection, written: journal.Journal, file: str) -> Iterator[Problem]:
    """Every withdrawal that the journal lists, and every one taken back, must be in the store, or must have been made again."""
    kept = journal.withdrawals_kept(con)
    for number, entry in written.withdrawals.items():
        if entry in kept:
            continue
        did = "The taking back of the withdrawal" if entry["undone"] else "The withdrawal"
        says = f"{did} of load {entry['of']} is in the journal and no longer in the store"
        if any((o["of"], o["undone"]) == (entry["of"], entry["undone"]) and o["withdrawal"] > number for o in kept):
            yield Problem(file=file, says=f"{says}; it was made again since.", mend="Nothing needs to be done.", severity="notice")
        else:
            yield Problem(file=file, says=f"{says}.", mend="Restore the store file from a backup, or do the same again.")


def _lost(load: int, entry: journal.Entry, by_content: dict[str, int]) -> Problem:
    file, again = str(entry["file"]), by_content.get(entry["sha256"])
    if again is None:
        return Problem(file=file, says=f"Load {load} is in the journal and no longer in the store.", mend=_RESTORE)
    says = f"Load {load} is no longer in the store; the same file was loaded again as load {again}."
    return Problem(file=file, says=says, mend="Nothing needs to be done.", severity="notice")


def _tables(con: DuckDBPyConnection, file: str) -> Iterator[Problem]:
    """Every sheet of every load must count and add up to its control totals, cell by cell."""
    rows = con.execute(
        """SELECT l.load_id, l.file_name, h.table_name, h.sheet, h.loaded, h.control_totals, h.digest
        FROM loads l JOIN load_tables h USING (load_id) ORDER BY ALL"""
    ).fetchall()
    for load, name, table, sheet, loaded, promised, digest in rows:
        found = totals.of(con, BY_NAME[table], load, sheet)
        says = _difference(table, found, loaded, json.loads(promised), digest)
        if says:
            yield Problem(file=str(name), sheet=sheet, says=f"Load {load} in {file}: {says}", mend=_RESTORE)
    for table in BY_NAME:
        lost = answer.value(
            con,
            f"""SELECT count(*) FROM "{table}" WHERE (_load, _sheet) NOT IN
            (SELECT (load_id, sheet) FROM load_tables WHERE table_name = '{table}')""",
        )
        if lost:
            yield Problem(
                file=file,
                says=f"{table} holds {counted(lost, 'row')} that {'belongs' if lost == 1 else 'belong'} to no load.",
                mend=_RESTORE,
            )


def _difference(table: str, found: totals.Totals, loaded: int, promised: dict[str, str], digest: str) -> str:
    if found.rows != loaded:
        return f"{table} should hold {counted(loaded, 'row')} and holds {found.rows}."
    for column, value in promised.items():
        if found.sums.get(column) != Decimal(value):
            return f"{column} of {table} should add up to {value} and adds up to {found.sums.get(column)}."
    return f"a cell of {table} is no longer what was loaded." if found.digest != digest else ""


def _seals(con: DuckDBPyConnection, file: str) -> Iterator[Problem]:
    for snapshot, digest, content in con.execute("SELECT snapshot_id, hash, content FROM snapshots ORDER BY 1").fetchall():
        if content_hash(bytes(content)) != digest:
            yield Problem(file=file, says=f"Snapshot {snapshot} is no longer what was sealed.", mend=_RESTORE)
