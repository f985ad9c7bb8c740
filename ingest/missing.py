"""Columns that a source has had and that are not in its new file: their values would go blank without a word."""

from collections.abc import Sequence
from itertools import groupby

from duckdb import DuckDBPyConnection

from ingest import lapsed
from ingest.coverage import hint
from ingest.draft import Draft
from schema import Column
from schema.wording import counted


def check(drafts: Sequence[Draft], con: DuckDBPyConnection) -> None:
    """Warns of each column that known rows of the same source fill and that no sheet of the file brings, and of estimates that lapse."""
    lapsed.check(drafts, con)
    named = sorted(drafts, key=_of)
    for _, found in groupby(named, key=_of):
        sheets = list(found)
        there = {name for draft in sheets for name in (*draft.matches, *draft.columns)}
        for column, count in _known(sheets[0], [column for column in sheets[0].table.columns if column.name not in there], con):
            says = f"“{column.heading}” is missing, and this source has had it: {counted(count, 'known value')} would go blank."
            mend = "Choose the heading that holds it, or say yes if it is left out on purpose."
            sheets[0].problem(says, mend, column=column.name, severity="warning")


def _of(draft: Draft) -> tuple[str, str]:
    return draft.file, draft.table.name


def _known(draft: Draft, columns: Sequence[Column], con: DuckDBPyConnection) -> list[tuple[Column, int]]:
    """Those of the columns that known rows of the draft's source fill, and how many do."""
    if not columns:
        return []
    counts = ", ".join(f'count("{column.name}")' for column in columns)
    row = con.execute(
        f"""SELECT {counts} FROM "{draft.table.name}" WHERE _load IN (SELECT load_id FROM kept.loads WHERE source = ?)""",
        [hint.name(draft.file)],
    ).fetchall()[0]
    return [(column, count) for column, count in zip(columns, row, strict=True) if count]
