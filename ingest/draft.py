"""A sheet's rows between its cells and its table: values by column, rows refused so far, and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pyarrow as pa

from ingest.cell import Cell, Fault, show
from ingest.convert import Converted
from ingest.convert.values import typed
from ingest.match import ColumnMatch, Match
from ingest.question import Question
from ingest.readers.sheet import Sheet
from schema import Kind, Problem, Severity, Table
from store.tables import arrow_schema, summed

Reply = Callable[[str, str], str]  # topic, heading → the answer in force


@dataclass(frozen=True, kw_only=True)
class Sums:
    """A column's control total: what its cells add up to as read, and what of it goes where."""

    read: Decimal
    loaded: Decimal
    rejected: Decimal

    @property
    def agrees(self) -> bool:
        """To the cent: what is loaded and what is rejected make up what was read."""
        return abs(self.read - self.loaded - self.rejected) < Decimal("0.005")


@dataclass(kw_only=True)
class Draft:
    """One sheet on its way. ``offsets`` are its data rows; every list of values has one entry for each of them."""

    file: str
    sheet: Sheet
    match: Match
    header_row: int
    offsets: list[int]
    columns: dict[str, Converted] = field(default_factory=dict)
    matches: dict[str, ColumnMatch] = field(default_factory=dict)
    rejected: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    read: int = 0
    blank: int = 0
    refused: int = 0  # rows refused before they became data: headings in the middle, a second table

    @property
    def table(self) -> Table:
        return self.match.table

    def number(self, index: int) -> int:
        """The sheet's own number of a data row."""
        return self.sheet.number(self.offsets[index])

    def heading(self, column: str) -> str:
        """The heading of a column as the sheet writes it, else the column's own."""
        matched = self.matches.get(column)
        return matched.heading.text if matched else self.table.column(column).heading

    def cell(self, index: int, column: str) -> Cell:
        matched = self.matches.get(column)
        return self.sheet.rows[self.offsets[index]][matched.heading.column - self.sheet.first_column] if matched else None

    def value(self, index: int, column: str) -> Any:
        found = self.columns.get(column)
        return found.values[index] if found else None

    def problem(self, says: str, mend: str, *, index: int | None = None, column: str = "", severity: Severity = "error") -> None:
        """Notes a fault at a data row's cell, or of the sheet as a whole; an error refuses the row."""
        found = "" if index is None or not column else show(self.cell(index, column))
        heading = self.heading(column) if column else ""
        row = self.header_row if index is None else self.number(index)
        self.problems.append(
            Problem(file=self.file, sheet=self.sheet.name, row=row, column=heading, found=found, says=says, mend=mend, severity=severity)
        )
        if index is not None and severity == "error":
            self.rejected.add(index)

    def refuse(self, index: int, column: str, fault: Fault) -> None:
        """Refuses a row for one cell, in a sentence that begins with what the cell holds."""
        found = show(self.cell(index, column))
        self.problem(f"“{found}” {fault.says}" if found else f"The cell {fault.says}", fault.mend, index=index, column=column)

    def arrow(self) -> pa.Table:
        """The rows not refused so far, as the store wants them."""
        kept = [index for index in range(len(self.offsets)) if index not in self.rejected]
        schema, places = arrow_schema(self.table), pa.array(kept, pa.int64())
        arrays = []
        for name in schema.names[:-3]:
            values = self.columns[name].values if name in self.columns else None
            arrays.append(
                pa.nulls(len(kept), schema.field(name).type) if values is None else typed(values, schema.field(name).type).take(places)
            )
        arrays.append(pa.array([self.sheet.name] * len(kept), pa.string()))
        arrays.append(pa.array([self.number(index) for index in kept], pa.int32()))
        cells = [self.sheet.address(self.offsets[index]) or None for index in kept] if self.sheet.addresses else None
        arrays.append(pa.array(cells, pa.string()) if cells else pa.nulls(len(kept), pa.string()))
        return pa.table(arrays, schema=schema)

    def sums(self, rows: pa.Table) -> Mapping[str, Sums]:
        """Control totals of each column of amounts: cells as read against rows as they will be kept."""
        out = {}
        for name in summed(self.table):
            column = self.columns.get(name)
            if column is None or (self.table.column(name).kind is Kind.INTEGER and not column.read):
                continue
            amounts = [Decimal(0) if value is None else Decimal(value) for value in column.read]
            exact = [column.exact.get(index, amount) for index, amount in enumerate(amounts)]
            loaded = sum((Decimal(value) for value in rows.column(name).to_pylist() if value is not None), Decimal(0))
            rejected = sum((exact[index] for index in self.rejected), Decimal(0))
            out[name] = Sums(read=sum(exact, Decimal(0)), loaded=loaded, rejected=rejected)
        return out
