"""What a load changes against what is known now: added, removed, moved, restated, shrunk, reopened."""

from dataclasses import dataclass
from typing import Literal

from duckdb import DuckDBPyConnection

from ingest.coverage.compare import keyed, written
from ingest.coverage.delivery import Delivery
from schema import Column, Kind, Table

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


Counts = dict[tuple[str, Sort], int]
"""How many changes of each sort there are in each table."""


@dataclass(frozen=True, kw_only=True)
class Changes:
    """All that would change: how many of each sort in each table, by the files that bring it, and the first of each to look at."""

    by_files: dict[tuple[str, ...], Counts]
    rows: tuple[Change, ...]

    @property
    def counts(self) -> Counts:
        """The same of all files."""
        found: Counts = {}
        for counts in self.by_files.values():
            for key, number in counts.items():
                found[key] = found.get(key, 0) + number
        return found

    def count(self, sort: Sort, table: str = "") -> int:
        """How many changes of that sort there are, in one table or in all."""
        return sum(number for (name, kind), number in self.counts.items() if kind == sort and table in ("", name))


class Found:
    """The changes of all tables, gathered while each table's rows stand beside those known (see :mod:`ingest.coverage`)."""

    def __init__(self, con: DuckDBPyConnection) -> None:
        self.con = con
        self._counts: dict[tuple[str, ...], Counts] = {}
        self._rows: list[Change] = []

    def add(self, delivery: Delivery) -> None:
        """Note what one delivery changes."""
        for sort, (count, rows) in _Comparison(self.con, delivery.file, delivery.table).all():
            counts = self._counts.setdefault(tuple(delivery.files), {})
            counts[delivery.table.name, sort] = counts.get((delivery.table.name, sort), 0) + count
            self._rows.extend(rows)

    @property
    def changes(self) -> Changes:
        return Changes(by_files=self._counts, rows=tuple(self._rows))


Some = tuple[int, list[Change]]


class _Comparison:
    """One table against what is known: the rows that have a like one, those that have none, and those that are replaced."""

    def __init__(self, con: DuckDBPyConnection, file: str, table: Table) -> None:
        self.con, self.file, self.table = con, file, table
        self.shown = "concat_ws(', ', " + ", ".join(f'{{0}}."{name}"::VARCHAR' for name in table.key) + ")"

    def all(self) -> list[tuple[Sort, Some]]:
        found: list[tuple[Sort, Some]] = [("added", self._added()), ("removed", self._removed())]
        for column in self._differing():
            found.extend(self._moved(column))
        if self.table.name == "costs":
            found.append(("shrank", self._shrank()))
        return [(sort, each) for sort, each in found if each[0]]

    def _added(self) -> Some:
        return self._listed("added", "incoming_rows n WHERE n._n NOT IN (SELECT _n FROM _pairs)", "n", "is new")

    def _removed(self) -> Some:
        return self._listed("removed", "replaced_rows k WHERE k._k NOT IN (SELECT _k FROM _pairs)", "k", "is no longer there")

    def _listed(self, sort: Sort, rows: str, alias: str, verb: str) -> Some:
        """All of them counted; those with a whole key listed."""
        count = self.con.execute(f"SELECT count(*) FROM {rows}").fetchall()
        if not count[0][0]:
            return 0, []
        key = ", ".join(f'"{name}"' for name in self.table.key)
        first = self.con.execute(
            f"""SELECT {self.shown.format(alias)}, _sheet, _row FROM (
                SELECT {key}, _sheet, _row FROM {rows} AND {keyed(self.table, alias)} ORDER BY {key} LIMIT {SHOWN}) {alias} ORDER BY 1"""
        ).fetchall()
        there = self.file if sort == "added" else ""
        changes = [
            Change(table=self.table.name, sort=sort, key=key, says=f"{key} {verb}.", file=there, sheet=sheet, row=number)
            for key, sheet, number in first
        ]
        return int(count[0][0]), changes

    def _pairs(self, column: Column) -> str:
        name = f'"{column.name}"'
        return f"""FROM _pairs p JOIN incoming_rows n USING (_n) JOIN _known k USING (_k) WHERE n.{name} IS DISTINCT FROM k.{name}"""

    def _differing(self) -> list[Column]:
        """The columns beside the key in which a row differs from its like."""
        columns = [column for column in self.table.columns if column.name not in self.table.key]
        differ = ", ".join(f'bool_or(n."{column.name}" IS DISTINCT FROM k."{column.name}")' for column in columns)
        row = self.con.execute(f"SELECT {differ} FROM _pairs p JOIN incoming_rows n USING (_n) JOIN _known k USING (_k)").fetchall()[0]
        return [column for column, differs in zip(columns, row, strict=True) if differs]

    def _moved(self, column: Column) -> list[tuple[Sort, Some]]:
        """The rows where the column differs; for a status, those reopened apart from the rest."""
        sort = _sort(self.table, column)
        if column.name not in ("status", "state"):
            return [(sort, self._differences(column, sort, "true"))]
        opened = f'k."{column.name}" IN {_CLOSED} AND coalesce(n."{column.name}", \'\') NOT IN {_CLOSED}'
        return [
            ("reopened", self._differences(column, "reopened", opened)),
            (sort, self._differences(column, sort, f"NOT coalesce({opened}, false)")),
        ]

    def _differences(self, column: Column, sort: Sort, condition: str) -> Some:
        pairs = f"{self._pairs(column)} AND {condition}"
        row = self.con.execute(f"SELECT count(*) {pairs}").fetchall()
        listed = self.con.execute(
            f"""SELECT {self.shown.format("n")}, k."{column.name}", n."{column.name}", n._sheet, n._row {pairs} ORDER BY 1 LIMIT {SHOWN}"""
        ).fetchall()
        changes = []
        for key, before, after, sheet, number in listed:
            old, new = written(before, column), written(after, column)
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

    def _shrank(self) -> Some:
        """Projects whose actual cost over the days that the load spans is lower than what was known of the same source."""
        if not self.con.execute("SELECT 1 FROM replaced_rows LIMIT 1").fetchall():
            return 0, []
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
