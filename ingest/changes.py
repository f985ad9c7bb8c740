"""What a load changes against what is known now: added, removed, moved, restated, shrunk, reopened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import pyarrow as pa
from duckdb import DuckDBPyConnection

from schema import Column, Kind, Table
from store.sources import source_of
from store.vintages import NULL_IS_A_VALUE

Sort = Literal["added", "removed", "baseline", "budget", "shrank", "reopened", "restated", "changed"]

SHOWN = 200  # changes of one sort in one table that are listed; all are counted
SERIOUS: tuple[Sort, ...] = ("baseline", "budget", "shrank", "reopened", "restated", "removed")

_CLOSED = "('closed', 'done', 'cancelled', 'resolved', 'taken', 'carried out', 'implemented', 'rejected', 'withdrawn')"
_BUDGETS = frozenset({"budget", "contingency", "management_reserve"})


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing that the load would change: the row by its key, the column, and its value before and after."""

    table: str
    sort: Sort
    key: str
    says: str
    column: str = ""
    before: str = ""
    after: str = ""
    file: str = ""
    sheet: str = ""
    row: int | None = None


@dataclass(frozen=True, kw_only=True)
class Changes:
    """All that would change: how many of each sort in each table, and the first of each to look at."""

    counts: dict[tuple[str, Sort], int]
    rows: tuple[Change, ...]

    def count(self, sort: Sort, table: str = "") -> int:
        """How many changes of that sort there are, in one table or in all."""
        return sum(number for (name, kind), number in self.counts.items() if kind == sort and table in ("", name))


def find(staged: Iterable[tuple[str, Table, Sequence[pa.Table]]], con: DuckDBPyConnection) -> Changes:
    """The changes of all tables given, each with its file and the rows of its sheets."""
    counts: dict[tuple[str, Sort], int] = {}
    rows: list[Change] = []
    for file, table, sheets in staged:
        con.register("incoming_rows", pa.concat_tables(sheets))
        try:
            for change, number in _Comparison(con, file, table).all():
                counts[(table.name, change)] = counts.get((table.name, change), 0) + number[0]
                rows.extend(number[1])
        finally:
            con.unregister("incoming_rows")
    return Changes(counts=counts, rows=tuple(rows))


Found = tuple[int, list[Change]]


class _Comparison:
    """One table of one file against what is known: the key, what counts as the same row, what would be replaced."""

    def __init__(self, con: DuckDBPyConnection, file: str, table: Table) -> None:
        self.con, self.file, self.table = con, file, table
        self.compared = [name for name in table.key if (table.name, name) not in NULL_IS_A_VALUE]
        self.same = " AND ".join(f'n."{name}" IS NOT DISTINCT FROM k."{name}"' for name in table.key)
        self.shown = "concat_ws(', ', " + ", ".join(f'{{0}}."{name}"::VARCHAR' for name in table.key) + ")"
        self.has_project = any(column.name == "project_id" for column in table.columns)

    def all(self) -> list[tuple[Sort, Found]]:
        self._replaced()
        found: list[tuple[Sort, Found]] = [("added", self._added()), ("removed", self._removed())]
        for column in self.table.columns:
            if column.name in self.table.key:
                continue
            if self._differs(column):
                found.extend(self._moved(column))
        if self.table.name == "costs":
            found.append(("shrank", self._shrank()))
        self.con.execute("DROP TABLE IF EXISTS temp.replaced_rows")
        return [(sort, each) for sort, each in found if each[0]]

    def _replaced(self) -> None:
        """The known rows of the same source that the load takes the place of."""
        span = ""
        if self.table.period:
            project = "project_id" if self.has_project else "NULL"
            match = "s.p IS NOT DISTINCT FROM k.project_id" if self.has_project else "true"
            span = f"""JOIN (SELECT {project} AS p, min("{self.table.period}") AS low, max("{self.table.period}") AS high
                FROM incoming_rows GROUP BY 1) s ON {match} AND k."{self.table.period}" BETWEEN s.low AND s.high"""
        self.con.execute(
            f"""CREATE OR REPLACE TEMP TABLE replaced_rows AS SELECT k.* FROM "{self.table.name}" k {span}
            WHERE k._load IN (SELECT load_id FROM kept.loads WHERE source = ?)""",
            [source_of(self.file)],
        )

    def _keyed(self, alias: str) -> str:
        return " AND ".join(f'{alias}."{name}" IS NOT NULL' for name in self.compared)

    def _whole(self, alias: str) -> str:
        """All columns, for rows whose key has a blank: they are the same only when all of them are."""
        return ", ".join(f'{alias}."{column.name}"' for column in self.table.columns)

    def _added(self) -> Found:
        keyed = f"""SELECT {self.shown.format("n")}, n._sheet, n._row FROM incoming_rows n
            WHERE {self._keyed("n")} AND NOT EXISTS (SELECT 1 FROM "{self.table.name}" k WHERE {self.same})"""
        return self._listed("added", keyed, self._unkeyed("incoming_rows", "replaced_rows"), "is new")

    def _removed(self) -> Found:
        keyed = f"""SELECT {self.shown.format("k")}, k._sheet, k._row FROM replaced_rows k
            WHERE {self._keyed("k")} AND NOT EXISTS (SELECT 1 FROM incoming_rows n WHERE {self.same})"""
        return self._listed("removed", keyed, self._unkeyed("replaced_rows", "incoming_rows"), "is no longer there")

    def _unkeyed(self, these: str, others: str) -> int:
        """How many rows with a blank in their key stand in one place and not in the other."""
        row = self.con.execute(
            f"""SELECT count(*) FROM (SELECT {self._whole("n")} FROM {these} n WHERE NOT ({self._keyed("n")})
            EXCEPT ALL SELECT {self._whole("k")} FROM {others} k WHERE NOT ({self._keyed("k")}))"""
        ).fetchall()
        return int(row[0][0])

    def _listed(self, sort: Sort, query: str, unkeyed: int, verb: str) -> Found:
        row = self.con.execute(f"SELECT count(*) FROM ({query})").fetchall()
        first = self.con.execute(f"{query} ORDER BY 1 LIMIT {SHOWN}").fetchall()
        there = self.file if sort == "added" else ""
        changes = [
            Change(table=self.table.name, sort=sort, key=key, says=f"{key} {verb}.", file=there, sheet=sheet, row=number)
            for key, sheet, number in first
        ]
        return (int(row[0][0])) + unkeyed, changes

    def _pairs(self, column: Column) -> str:
        name = f'"{column.name}"'
        return f"""FROM incoming_rows n JOIN "{self.table.name}" k ON {self.same}
            WHERE {self._keyed("n")} AND n.{name} IS DISTINCT FROM k.{name}"""

    def _differs(self, column: Column) -> bool:
        return bool(self.con.execute(f"SELECT 1 {self._pairs(column)} LIMIT 1").fetchall())

    def _moved(self, column: Column) -> list[tuple[Sort, Found]]:
        """The rows where the column differs; for a status, those reopened apart from the rest."""
        sort = _sort(self.table, column)
        if column.name not in ("status", "state"):
            return [(sort, self._differences(column, sort, "true"))]
        opened = f'k."{column.name}" IN {_CLOSED} AND coalesce(n."{column.name}", \'\') NOT IN {_CLOSED}'
        return [
            ("reopened", self._differences(column, "reopened", opened)),
            (sort, self._differences(column, sort, f"NOT coalesce({opened}, false)")),
        ]

    def _differences(self, column: Column, sort: Sort, condition: str) -> Found:
        pairs = f"{self._pairs(column)} AND {condition}"
        row = self.con.execute(f"SELECT count(*) {pairs}").fetchall()
        listed = self.con.execute(
            f"""SELECT {self.shown.format("n")}, k."{column.name}", n."{column.name}", n._sheet, n._row {pairs} ORDER BY 1 LIMIT {SHOWN}"""
        ).fetchall()
        changes = []
        for key, before, after, sheet, number in listed:
            old, new = _written(before, column), _written(after, column)
            says = f"{key}: {column.heading.lower()} {_VERBS[sort]} from {old or 'blank'} to {new or 'blank'}."
            changes.append(
                Change(
                    table=self.table.name,
                    sort=sort,
                    key=key,
                    column=column.name,
                    before=old,
                    after=new,
                    says=says,
                    file=self.file,
                    sheet=sheet,
                    row=number,
                )
            )
        return (int(row[0][0])), changes

    def _shrank(self) -> Found:
        """Projects whose actual cost over the days that the load spans is lower than what was known of the same source."""
        actual = "WHERE coalesce(kind, 'actual') <> 'commitment' GROUP BY project_id"
        rows = self.con.execute(
            f"""SELECT o.project_id, o.total, coalesce(i.total, 0) FROM (SELECT project_id, sum(amount) AS total FROM replaced_rows {actual}) o
            LEFT JOIN (SELECT project_id, sum(amount) AS total FROM incoming_rows {actual}) i USING (project_id)
            WHERE coalesce(i.total, 0) < o.total ORDER BY 1"""
        ).fetchall()
        changes = []
        for project, before, after in rows:
            says = f"{project}: actual cost shrank from {before:,.2f} to {after:,.2f} over the days that the file covers."
            changes.append(
                Change(
                    table="costs",
                    sort="shrank",
                    key=project,
                    column="amount",
                    before=str(before),
                    after=str(after),
                    says=says,
                    file=self.file,
                )
            )
        return len(changes), changes


_VERBS: dict[Sort, str] = {
    "baseline": "moved",
    "budget": "changed",
    "restated": "was restated",
    "reopened": "went back",
    "changed": "changed",
    "shrank": "shrank",
}


def _sort(table: Table, column: Column) -> Sort:
    if column.kind is Kind.DATE and column.name.startswith("baseline"):
        return "baseline"
    if column.name in _BUDGETS or (table.name == "reporting_periods" and column.name in ("pv", "pv_to_date")):
        return "budget"
    if table.period and table.name != "exchange_rates":
        return "restated"
    return "changed"


def _written(value: object, column: Column) -> str:
    if value is None:
        return ""
    if column.kind is Kind.MONEY:
        return f"{value:,.2f}"
    if column.kind is Kind.SHARE:
        return f"{float(str(value)) * 100:g} %"
    return str(value)
