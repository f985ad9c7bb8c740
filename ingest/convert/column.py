"""One column on its way in: its values, the cells that were refused, and what has to be asked about it."""

from collections.abc import Callable, Collection, Iterable, MutableSequence, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ingest.cell import Cell, Fault
from ingest.convert.numbers import Sign
from schema import Column, Severity

Reply = Callable[[str], str]  # topic → what was declared about this column, "" where nothing was


@dataclass(frozen=True, kw_only=True)
class Cells:
    """The cells of one matched heading, in the order of the rows, and which of them are formatted as percent.

    Where equal cells stand only once, ``times`` says in how many rows each does.
    """

    column: Column
    heading: str
    cells: Sequence[Cell] = ()
    percent: frozenset[int] = frozenset()
    times: Sequence[int] = ()

    def rows(self, indices: Collection[int]) -> int:
        """In how many rows those cells stand."""
        return sum(self.times[index] for index in indices) if self.times else len(indices)

    def others(self, indices: Collection[int]) -> str:
        """That so many cells more of the column are like the first of those; "" where it is the only one."""
        more = self.rows(indices) - 1
        return f", as {'does one more cell' if more == 1 else f'do {more:,} more cells'} of the column" if more else ""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """Something about a column that the file does not say; ``index`` is the first cell that hangs on it.

    ``default`` is the safe answer that a general yes accepts, "" where there is none.
    """

    topic: str
    index: int
    says: str
    choices: tuple[tuple[str, str], ...]
    default: str = ""


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Something to be told about a column that refuses nothing by itself; ``index`` is its first cell."""

    index: int
    says: str
    mend: str
    severity: Severity = "notice"


@dataclass(kw_only=True)
class Converted:
    """What became of a column: a value or None for each cell, and why where a cell was refused or waits for an answer."""

    values: MutableSequence[Any]
    faults: dict[int, Fault] = field(default_factory=dict)
    waiting: set[int] = field(default_factory=set)
    asks: list[Ask] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    units: dict[int, str] = field(default_factory=dict)
    scaled: set[int] = field(default_factory=set)  # amounts whose own cell says that they are in thousands or millions
    proved: set[Sign] = field(default_factory=set)  # decimal signs that the column's own figures prove
    exact: dict[int, Decimal] = field(default_factory=dict)  # amounts as read, where rounding changed them
    read: Sequence[Any] = field(default_factory=list)  # the values before any was refused for what it says

    def refuse(self, index: int, fault: Fault) -> None:
        self.values[index] = None
        self.faults[index] = fault

    def wait(self, indices: Iterable[int]) -> None:
        for index in indices:
            self.faults.pop(index, None)
            self.values[index] = None
            self.waiting.add(index)


def each(cells: Sequence[Cell], read: Callable[[Cell], Any]) -> Converted:
    """Reads every distinct cell once; blanks are None."""
    known: dict[tuple[type, Cell], Any] = {}
    out = Converted(values=[None] * len(cells))
    for index, cell in enumerate(cells):
        if cell is None:
            continue
        key = (cell.__class__, cell)
        if key in known:
            found = known[key]
        else:
            found = known[key] = None if isinstance(cell, str) and not cell.strip() else read(cell)
        if isinstance(found, Fault):
            out.faults[index] = found
        else:
            out.values[index] = found
    return out
