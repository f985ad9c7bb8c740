"""Keeping loads: all files of one upload in one transaction, so that they are seen whole or not at all."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime

from duckdb import DuckDBPyConnection

from schema import BY_NAME
from schema.wording import counted
from store import apart, audit, covers, journal, spared, totals
from store.errors import TotalsError, UnpublishedError
from store.moments import utc
from store.parcel import NewLoad, NewSheet, check
from store.portfolio import Portfolio
from store.profiles import remember
from store.reported import latest_date
from store.writer import Waiting, writing

__all__ = ["NewLoad", "NewSheet", "keep", "record"]

Progress = Callable[[int, int], None]


def keep(
    portfolio: Portfolio,
    loads: Sequence[NewLoad],
    *,
    at: datetime,
    person: str,
    waiting: Waiting | None = None,
    progress: Progress | None = None,
    unpublished: Waiting | None = None,
) -> list[int]:
    """Keep a set of files in one transaction and publish; returns their load ids. When it raises, nothing is kept.

    ``unpublished`` is told when the files are kept and the disk refused to publish them.
    """
    for load in loads:
        check(load)
    try:
        with writing(portfolio, person=person, waiting=waiting) as con:
            first = journal.next_load(con, portfolio)
            con.execute("BEGIN")
            for index, load in enumerate(loads):
                record(con, first + index, load, delivery=first, at=utc(at), person=person, progress=_part(progress, loads, index))
            con.execute("COMMIT")
    except UnpublishedError as error:
        if unpublished is not None:
            unpublished(str(error))
    return list(range(first, first + len(loads)))


def record(
    con: DuckDBPyConnection,
    load_id: int,
    load: NewLoad,
    *,
    delivery: int,
    at: datetime,
    person: str,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Write one load inside the caller's transaction; raises when what it wrote is not what was promised."""
    done = 0
    for sheet in load.sheets:
        _write(con, load_id, load, sheet)
        done += sheet.rows.num_rows
        if progress is not None:
            progress(done)
    _register(con, load_id, delivery, load, at, person)
    for item in load.remember:
        remember(con, item, person=person, at=at)
    audit.append(con, at=at, person=person, did="loaded", what=f"load {load_id}: {load.file_name}")


def _write(con: DuckDBPyConnection, load_id: int, load: NewLoad, sheet: NewSheet) -> None:
    """Insert a sheet's rows, read their totals back and compare them with what was promised."""
    table = BY_NAME[sheet.table]
    con.register("incoming", sheet.rows)
    con.execute(f'INSERT INTO "{table.name}" BY NAME SELECT *, {load_id} AS _load FROM incoming')
    con.unregister("incoming")
    written = totals.of(con, table, load_id, sheet.sheet)
    if written.rows != sheet.loaded:
        raise TotalsError(f"{load.file_name}, {sheet.sheet}: {counted(sheet.loaded, 'row')} to be kept, {written.rows} written.")
    for column, promised in sheet.control_totals.items():
        if column not in written.sums or written.sums[column] != promised:
            raise TotalsError(
                f"{load.file_name}, {sheet.sheet}: {column} adds up to {promised} in the file "
                f"and to {written.sums.get(column, 'nothing')} in the store."
            )
    con.execute(
        "INSERT INTO load_tables VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [load_id, table.name, sheet.sheet, sheet.read, sheet.loaded, sheet.rejected, sheet.blank, written.as_json(), written.digest],
    )


def _register(con: DuckDBPyConnection, load_id: int, delivery: int, load: NewLoad, at: datetime, person: str) -> None:
    covers.record(con, load_id, delivery, load.covers)
    spared.record(con, load_id, load.covers)
    apart.record(con, load_id, load.apart)
    counts = [sum(getattr(sheet, name) for sheet in load.sheets) for name in ("read", "loaded", "rejected", "blank")]
    con.execute(
        "INSERT INTO loads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            load_id,
            at,
            person,
            load.file_name,
            load.sha256,
            load.reader,
            load.source,
            load.status_date or latest_date(con, load_id),
            json.dumps(dict(load.mapping), sort_keys=True),
            load.note,
            *counts,
        ],
    )
    refused = [(load_id, r.table, r.project_id, r.sheet, r.row, r.reason) for r in load.refused]
    if refused:
        con.executemany("INSERT INTO refused VALUES (?, ?, ?, ?, ?, ?)", refused)
    rejects = [(load_id, p.file, p.sheet, p.row, p.column, p.found, p.says, p.mend, p.severity) for p in load.rejects]
    if rejects:
        con.executemany("INSERT INTO rejects VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rejects)


def _part(progress: Progress | None, loads: Sequence[NewLoad], index: int) -> Callable[[int], None] | None:
    """A load's own progress as part of the whole set's."""
    if progress is None:
        return None
    sizes = [sum(sheet.rows.num_rows for sheet in load.sheets) for load in loads]
    before, whole = sum(sizes[:index]), sum(sizes)
    return lambda done: progress(before + done, whole)
