"""Verification of what pages read: the pointer, and every table of every schema against one that is worked out anew."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from schema import Problem
from store import access, answer, publish
from store.access import Audience
from store.portfolio import VERSION, Portfolio, pointed, version

_MENDED = "Nothing needs to be done: it was written anew from the store, which is whole."


def pointer(portfolio: Portfolio) -> Iterator[Problem]:
    """Says what is wrong with each audience's pointer; publishing, which comes next, mends it."""
    for audience in access.AUDIENCES:
        folder, says = portfolio.published / audience.name, pointed(portfolio, audience.name)
        file = f"{portfolio.published.name}/{audience.name}/current"
        if not says:
            wrong = "The pointer to the published version is missing." if folder.is_dir() else "The published files are missing."
        elif not VERSION.fullmatch(says):
            wrong = "The pointer to the published version is damaged."
        elif not (folder / f"{says}.duckdb").is_file():
            wrong = f"The published file {says}.duckdb is missing."
        elif publish.newer(folder, says):
            wrong = "The pointer names an old published version, and newer ones lie beside it."
        else:
            continue
        yield Problem(file=file, says=wrong, mend=_MENDED, severity="notice")


def content(con: DuckDBPyConnection, portfolio: Portfolio) -> Iterator[Problem]:
    """Reads all that each audience's file holds, compares it with the store, and publishes it anew where it differs."""
    for audience in access.AUDIENCES:
        path = portfolio.published / audience.name / f"{version(portfolio, audience.name)}.duckdb"
        wrong = _wrong(con, audience, path)
        if wrong:
            path.unlink(missing_ok=True)
            publish.publish(con, portfolio, whole=True)
            yield Problem(file=path.name, says=wrong, mend=_MENDED, severity="notice")


def _wrong(con: DuckDBPyConnection, audience: Audience, path: Path) -> str:
    try:
        with duckdb.connect(str(path), read_only=True) as published:
            found = _fingerprints(published)
    except duckdb.Error as error:
        return f"The published file is damaged: {str(error).splitlines()[0]}"
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        passing = Path(folder) / "anew.duckdb"
        publish.anew(con, audience, passing)
        with duckdb.connect(str(passing), read_only=True) as right:
            wanted = _fingerprints(right)
    differing = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    return f"The published file is not what the store holds: {', '.join(differing)}." if differing else ""


def _fingerprints(con: DuckDBPyConnection) -> dict[str, tuple[object, ...] | None]:
    """Of every table the rows' count and a digest of all cells, whatever their order: nothing is left unread."""
    tables = con.execute("SELECT schema_name, table_name FROM duckdb_tables() ORDER BY ALL").fetchall()
    return {
        f"{schema}.{name}": answer.first(con, f'SELECT count(*), bit_xor(md5_number(t::VARCHAR)) FROM "{schema}"."{name}" t')
        for schema, name in tables
    }
