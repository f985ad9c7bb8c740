"""Publishing: after each write, one read-only file for each audience, built by selecting in, behind a pointer."""

import hashlib
import os
import shutil
import time
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from schema import BY_NAME
from store import access, answer, spared, vintages
from store.access import Audience, Grant
from store.portfolio import VERSION, Portfolio, version
from store.tables import INCOMPLETE, LINEAGE, RECORDS, columns_of

KEEP_VERSIONS = 3
KEEP_SECONDS = 3600.0
DAMAGED = (duckdb.IOException, duckdb.SerializationException, duckdb.FatalException, duckdb.InternalException, duckdb.CatalogException)
"""What DuckDB raises for a file that is not as it was written."""
_OUT = "steerboard_published"
_CHANGES_IN_PLACE = ("profiles", "meta")  # everything else only ever gains rows
_GROWS = {
    "loads": "load_id",
    "load_tables": "load_id",
    "rejects": "load_id",
    "refused": "load_id",
    "snapshots": "snapshot_id",
    "audit": "audit_id",
}


def publish(con: DuckDBPyConnection, portfolio: Portfolio, *, whole: bool = False) -> None:
    """Bring every audience's file up to date with the master; what is up to date already is left alone."""
    state = _state(con)
    for audience in access.AUDIENCES:
        folder = portfolio.published / audience.name
        before = version(portfolio, audience.name)
        number, _, what = before.partition("-")
        previous = folder / f"{before}.duckdb"
        if what == f"{audience.digest}-{state}" and previous.is_file() and not whole:
            for file in newer(folder, before):  # published by a store that a backup has replaced since
                _forget(file)
            continue
        _make_room(folder)
        name = f"{max([int(number or 0), *map(_number, folder.glob('*.duckdb'))]) + 1:06d}-{audience.digest}-{state}"
        same_audience = what.startswith(audience.digest) and previous.is_file()
        _build(con, audience, folder / f"{name}.duckdb", previous if same_audience and not whole else None)
        _point(folder, name)
        _tidy(folder, name)


def newer(folder: Path, name: str) -> list[Path]:
    """The published files of a higher number than that version's: there are none where the pointer is the one written last."""
    return [file for file in folder.glob("*.duckdb") if _number(file) > int(name.partition("-")[0])]


def _number(file: Path) -> int:
    found = VERSION.fullmatch(file.stem)
    return int(found[1]) if found else 0


def _make_room(folder: Path) -> None:
    """The audience's folder, with a pointer that can be replaced in it."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "current").is_dir():
        shutil.rmtree(folder / "current")


def _state(con: DuckDBPyConnection) -> str:
    """A short text that changes with everything that is published."""
    columns = {name: "snapshot_id, hash" if name == "snapshots" else "*" for name in RECORDS}
    counted = [
        f"SELECT '{name}', count(*), bit_xor(md5_number(t::VARCHAR)) FROM (SELECT {of} FROM \"{name}\") t" for name, of in columns.items()
    ]
    found = sorted(con.execute(" UNION ALL ".join(counted)).fetchall())
    return hashlib.sha256(repr(found).encode()).hexdigest()[:12]


def _build(con: DuckDBPyConnection, audience: Audience, target: Path, previous: Path | None) -> None:
    """Write the audience's file under a passing name, then give it its own: a half-written one is never seen."""
    passing = target.with_suffix(".part")
    _clear(passing)
    try:
        if previous is None or not _built_upon(con, audience, previous, passing):
            _clear(passing)
            _written(con, audience, passing, anew=True)
        passing.replace(target)
    finally:
        _clear(passing)  # on a full disk a half-written file would be in its own way


def _built_upon(con: DuckDBPyConnection, audience: Audience, previous: Path, passing: Path) -> bool:
    """Add what is new to a copy of the version before; False where that is damaged or holds what the store no longer has."""
    shutil.copyfile(previous, passing)
    try:
        return _written(con, audience, passing, anew=False)
    except DAMAGED:
        return False


def _clear(passing: Path) -> None:
    for leftover in (passing, passing.with_name(f"{passing.name}.wal")):
        leftover.unlink(missing_ok=True)


def _written(con: DuckDBPyConnection, audience: Audience, passing: Path, *, anew: bool) -> bool:
    """Fill the file; False when it cannot be built upon, because it holds what the store no longer has."""
    quoted = str(passing).replace("'", "''")
    con.execute(f"ATTACH '{quoted}' AS {_OUT}")
    try:
        if anew:
            _begin(con, audience)
        elif not _agrees(con, audience):
            return False
        _fill(con, audience)
        con.execute(f"CHECKPOINT {_OUT}")
    finally:
        con.execute(f"DETACH {_OUT}")
    return True


def _agrees(con: DuckDBPyConnection, audience: Audience) -> bool:
    """Whether the store still has all that was published: not after somebody restored a backup."""
    facts = {
        "loads": "load_id, loaded_at, sha256",
        "withdrawals": "withdrawal_id, withdrawn_at",
        "snapshots": "snapshot_id, hash",
        "audit": "audit_id, done_at, what",
    }
    granted = {grant.table for grant in audience.grants if grant.columns is None}
    return not any(
        con.execute(f"SELECT {columns} FROM {_OUT}.kept.{name} EXCEPT SELECT {columns} FROM {name}").fetchall()
        for name, columns in facts.items()
        if name in granted or name == "withdrawals"
    )


def anew(con: DuckDBPyConnection, audience: Audience, target: Path) -> None:
    """Write what the audience sees into a new file, and build on nothing."""
    _written(con, audience, target, anew=True)


def in_memory(con: DuckDBPyConnection, audience: Audience) -> None:
    """Build what the audience sees beside a master that is open for reading alone, and turn the connection to it."""
    con.execute(f"ATTACH ':memory:' AS {_OUT}")
    _begin(con, audience)
    _fill(con, audience)
    con.execute(f"USE {_OUT}")


def _begin(con: DuckDBPyConnection, audience: Audience) -> None:
    """Every table, empty, in a file that never held more than the audience may see; what is not granted stays empty."""
    con.execute(f"CREATE SCHEMA {_OUT}.kept; CREATE SCHEMA {_OUT}.known")
    for name in (*BY_NAME, *RECORDS):
        con.execute(f'CREATE TABLE {_OUT}.kept."{name}" AS SELECT * FROM "{name}" LIMIT 0')
    for name in BY_NAME:
        con.execute(f'CREATE TABLE {_OUT}.known."{name}" AS SELECT *, NULL::VARCHAR AS _file FROM "{name}" LIMIT 0')
    con.execute(f"CREATE TABLE {_OUT}.known.incomplete ({INCOMPLETE})")
    con.execute(f"CREATE TABLE {_OUT}.kept.built AS SELECT 0 AS load_id")


def _fill(con: DuckDBPyConnection, audience: Audience) -> None:
    """Select in what later loads brought, and what is known anew in the tables that they touched."""
    since: int = answer.value(con, f"SELECT load_id FROM {_OUT}.kept.built")
    rows = con.execute(
        f"""SELECT DISTINCT table_name FROM load_tables WHERE load_id > ? OR load_id IN (
            SELECT load_id FROM withdrawals WHERE withdrawal_id > (SELECT coalesce(max(withdrawal_id), 0) FROM {_OUT}.kept.withdrawals))""",
        [since],
    ).fetchall()
    touched = {name for (name,) in rows}
    for grant in audience.grants:
        target = f'{_OUT}.kept."{grant.table}"'
        if grant.table in BY_NAME:
            if grant.table in touched:
                _add(con, grant, f"_load > {since}")
                _know(con, grant)
        elif grant.table in _CHANGES_IN_PLACE:
            con.execute(f"DELETE FROM {target}")
            _add(con, grant, "true")
        else:
            mark = _GROWS[grant.table]
            _add(con, grant, f"{mark} > (SELECT coalesce(max({mark}), 0) FROM {target})")
    _add_covers(con, audience, since)
    _know_incomplete(con, audience)
    con.execute(f"UPDATE {_OUT}.kept.built SET load_id = (SELECT coalesce(max(load_id), 0) FROM loads)")


def _add(con: DuckDBPyConnection, grant: Grant, condition: str) -> None:
    columns = _columns(grant)
    con.execute(
        f'INSERT INTO {_OUT}.kept."{grant.table}" BY NAME SELECT {columns} FROM "{grant.table}" WHERE ({grant.rows}) AND {condition}'
    )


def _know(con: DuckDBPyConnection, grant: Grant) -> None:
    """What is known now, worked out once here and not at each opening."""
    table = BY_NAME[grant.table]
    _drop_known(con, grant.table)
    if (only := vintages.alone(con, table, kept="")) is not None:  # its rows stand in the file already
        load_id, file = only
        quoted = file.replace("'", "''")
        rows = f"""SELECT *, '{quoted}' AS _file FROM kept."{grant.table}" WHERE _load = {load_id}"""
        con.execute(f'CREATE VIEW {_OUT}.known."{grant.table}" AS {rows}')
        return
    seen = {*(grant.columns or columns_of(table)), *LINEAGE}
    hidden = [f'NULL::{column.sql_type} AS "{column.name}"' for column in table.columns if column.name not in seen]
    shown = f"* REPLACE ({', '.join(hidden)})" if hidden else "*"
    target = f'TABLE {_OUT}.known."{grant.table}"'
    vintages.select(con, table, into=target, kept="", shown=shown, condition=grant.rows)


def _drop_known(con: DuckDBPyConnection, name: str) -> None:
    found = f"SELECT 1 FROM duckdb_views() WHERE database_name = '{_OUT}' AND schema_name = 'known' AND view_name = ?"
    kind = "VIEW" if con.execute(found, [name]).fetchall() else "TABLE"
    con.execute(f'DROP {kind} {_OUT}.known."{name}"')


def _know_incomplete(con: DuckDBPyConnection, audience: Audience) -> None:
    """Which projects lack rows just now, of the projects that the audience sees."""
    granted = [grant.table for grant in audience.grants]
    vintages.incomplete(con, into="TEMP TABLE _known_now", kept="", tables=granted)
    seen = f"SELECT project_id FROM {_OUT}.known.projects"
    con.execute(f"CREATE OR REPLACE TABLE {_OUT}.known.incomplete AS SELECT * FROM _known_now WHERE project_id IN ({seen})")
    con.execute("DROP TABLE temp._known_now")


def _add_covers(con: DuckDBPyConnection, audience: Audience, since: int) -> None:
    """What loads cover, of the tables and projects that the audience sees, and which of them are withdrawn."""
    con.execute(f"INSERT INTO {_OUT}.kept.withdrawals FROM withdrawals EXCEPT FROM {_OUT}.kept.withdrawals")
    granted = {grant.table for grant in audience.grants}
    told = con.execute("SELECT DISTINCT table_name FROM covers WHERE load_id > ? ORDER BY 1", [since]).fetchall()
    for name in (name for (name,) in told if name in granted):
        by_project = any(column.name == "project_id" for column in BY_NAME[name].columns)
        seen = f'AND project_id IN (SELECT project_id FROM {_OUT}.kept."{name}")' if by_project else ""
        con.execute(f"INSERT INTO {_OUT}.kept.covers SELECT * FROM covers WHERE table_name = ? AND load_id > ? {seen}", [name, since])
        con.execute(
            f"""INSERT INTO {_OUT}.kept.spared SELECT s.* FROM spared s SEMI JOIN {_OUT}.kept."{name}" r ON {spared.is_place("s", "r")}
            WHERE s.table_name = ? AND s.load_id > ?""",
            [name, since],
        )
    con.execute(
        f"INSERT INTO {_OUT}.kept.apart SELECT * FROM apart WHERE load_id > ? AND list_contains(?, table_name)", [since, [*granted]]
    )


def _columns(grant: Grant) -> str:
    if grant.columns is None:
        return "*"
    return ", ".join(f'"{name}"' for name in (*grant.columns, *(LINEAGE if grant.table in BY_NAME else ())))


def _point(folder: Path, name: str) -> None:
    passing = folder / "current.part"
    with passing.open("w", encoding="utf-8") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    for _ in range(100):
        try:
            passing.replace(folder / "current")
            return
        except PermissionError:  # Windows, while somebody is reading the pointer
            time.sleep(0.02)
    passing.replace(folder / "current")


def _tidy(folder: Path, current: str) -> None:
    """Delete versions that nobody can still be reading: not the last three, and none less than an hour older than the current one."""
    written = (folder / f"{current}.duckdb").stat().st_mtime
    for file in sorted(folder.glob("*.duckdb"), reverse=True)[KEEP_VERSIONS:]:
        if written - file.stat().st_mtime > KEEP_SECONDS:
            _forget(file)


def _forget(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except PermissionError:  # Windows keeps a file that somebody has open; the next publication tries again
        return
