"""A sheet's rows between its cells and its table: values by column, rows refused so far, and why."""

import json
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ingest.cell import Cell, Fault, show
from ingest.convert import Converted
from ingest.convert.values import typed
from ingest.match import ColumnMatch, Match
from ingest.question import Question, key
from ingest.readers.sheet import Sheet
from schema import Problem, Severity, Table
from schema.thresholds import HALF_A_CENT
from store.tables import ARROW, arrow_schema, summed

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
        return abs(self.read - self.loaded - self.rejected) < HALF_A_CENT


@dataclass(kw_only=True)
class Draft:
    """One sheet on its way. ``offsets`` are its data rows; every list of values has one entry for each of them."""

    file: str
    sheet: Sheet
    match: Match
    header_row: int
    offsets: "array[int]"
    lines: tuple[str, ...] = ()  # above the table, and what it is called
    columns: dict[str, Converted] = field(default_factory=dict)
    matches: dict[str, ColumnMatch] = field(default_factory=dict)
    rejected: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    read: int = 0
    blank: int = 0
    elsewhere: dict[int, dict[str, Mapping[str, Any]]] = field(
        default_factory=dict
    )  # of a data row the columns whose values stand elsewhere, and where
    agreed: set[int] = field(default_factory=set)  # rows of which somebody said that they are totals, though they do not add up
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

    def percent(self, column: int) -> frozenset[int]:
        """The data rows whose cell in that column of the sheet is formatted as percent."""
        formatted = self.sheet.percent
        if not formatted:
            return frozenset()
        return frozenset(index for index, offset in enumerate(self.offsets) if (self.sheet.first_row + offset, column) in formatted)

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

    def ask(
        self,
        topic: str,
        heading: str,
        says: str,
        choices: Sequence[tuple[str, str]] = (),
        *,
        index: int | None = None,
        column: str | None = None,
        default: str = "",
        day: bool = False,
        wrong: bool = False,
    ) -> None:
        """Asks about the cells under a heading, or about the sheet where it is ""; ``column`` is shown where the heading is not."""
        self.questions.append(
            Question(
                key=key(topic, self.file, self.sheet.label, heading),
                topic=topic,
                file=self.file,
                sheet=self.sheet.name,
                row=self.header_row if index is None else self.number(index),
                column=heading if column is None else column,
                says=says,
                choices=tuple(choices),
                default=default,
                day=day,
                wrong=wrong,
            )
        )

    def refuse(self, index: int, column: str, fault: Fault) -> None:
        """Refuses a row for one cell, in a sentence that begins with what the cell holds."""
        found = show(self.cell(index, column))
        self.problem(f"“{found}” {fault.says}" if found else f"The cell {fault.says}", fault.mend, index=index, column=column)

    def array(self, column: str) -> pa.Array:
        """A column's values for all data rows, as the store has them; all blank where the sheet has no such column."""
        kind, found = ARROW[self.table.column(column).kind], self.columns.get(column)
        return pa.nulls(len(self.offsets), kind) if found is None else typed(found.values, kind)

    def good(self) -> NDArray[np.bool_]:
        """Which data rows are not refused so far."""
        mask = np.ones(len(self.offsets), bool)
        mask[list(self.rejected)] = False
        return mask

    def some(self, *names: str) -> pa.Table:
        """Columns of the rows not refused so far."""
        return pa.table({name: self.array(name) for name in names}).filter(pa.array(self.good()))

    def arrow(self) -> pa.Table:
        """The rows not refused so far, as the store wants them."""
        kept, schema = np.flatnonzero(self.good()), arrow_schema(self.table)
        own = [self.array(column.name) for column in self.table.columns]
        if len(kept) < len(self.offsets):
            own = [values.take(kept) for values in own]
        return pa.table([*own, pa.repeat(self.sheet.name, len(kept)), *self._places(kept), self._elsewhere(kept)], schema=schema)

    def _places(self, kept: NDArray[np.int64]) -> tuple[pa.Array, pa.Array]:
        """The file's own row numbers of the data rows, and the cell of each that was made of one."""
        if not self.sheet.addresses:
            offsets = np.asarray(self.offsets, np.int32)[kept]
            return pa.array(offsets + np.int32(self.sheet.first_row)), pa.nulls(len(kept), pa.string())
        cells = [self.sheet.address(self.offsets[index]) or None for index in kept]
        return pa.array([self.number(index) for index in kept], pa.int32()), pa.array(cells, pa.string())

    def _elsewhere(self, kept: NDArray[np.int64]) -> pa.Array:
        """What of each row is not of this sheet, and where it stands."""
        if not self.elsewhere:
            return pa.nulls(len(kept), pa.string())
        found = (self.elsewhere.get(index) for index in kept.tolist())
        return pa.array([json.dumps(own) if own else None for own in found], pa.string())

    def sums(self, rows: pa.Table) -> Mapping[str, Sums]:
        """Control totals of each column of amounts: cells as read against rows as they will be kept."""
        out, rejected = {}, pa.array(sorted(self.rejected), pa.int64())
        for name in summed(self.table):
            column, kind = self.columns.get(name), ARROW[self.table.column(name).kind]
            if column is None or (kind == pa.int32() and not column.read):
                continue
            read = typed(column.read, kind) if column.read else pa.nulls(len(self.offsets), kind)
            beyond = {index: value - (read[index].as_py() or 0) for index, value in column.exact.items()}
            out[name] = Sums(
                read=_sum(read) + sum(beyond.values(), Decimal(0)),
                loaded=_sum(rows.column(name)),
                rejected=_sum(read.take(rejected)) + sum((beyond.get(index, Decimal(0)) for index in self.rejected), Decimal(0)),
            )
        return out


def _sum(values: pa.Array) -> Decimal:
    """Exact: decimals are added up in 38 figures."""
    return Decimal(pc.sum(values).as_py() or 0)
