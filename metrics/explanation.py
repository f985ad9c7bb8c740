"""How a figure came about: formula, numbers, thresholds, coverage and the rows of the files it rests on."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from metrics.display import number
from metrics.metric import Status, Unit


@dataclass(frozen=True, kw_only=True)
class SourceRows:
    """Rows of one sheet of one file that a figure rests on."""

    table: str
    file: str
    sheet: str
    rows: tuple[int, ...]  # the first ones, in the sheet's own numbering; ``count`` tells how many there are
    count: int
    load: int
    cells: tuple[str, ...] = ()  # the first cells or ranges that the rows were made of, where they are not whole rows of the sheet
    sums: Mapping[str, float] = field(default_factory=dict)  # column → sum over all of these rows

    @property
    def place(self) -> str:
        """Where they stand, in words: ``row 2–5, 9`` or ``cell C2, D2``."""
        return f"{'cell' if self.cells else 'row'} {self.spans}"

    @property
    def spans(self) -> str:
        """The row numbers as people write them, or the cells: ``2–5, 9``, with ``…`` where there are more."""
        if self.cells:
            return ", ".join(self.cells) + (" …" if self.count > len(self.cells) else "")
        parts: list[list[int]] = []
        for row in sorted(self.rows):
            if parts and row == parts[-1][1] + 1:
                parts[-1][1] = row
            else:
                parts.append([row, row])
        written = ", ".join(f"{low}–{high}" if low != high else str(low) for low, high in parts)
        return f"{written} …" if self.count > len(self.rows) else written

    @property
    def added_up(self) -> str:
        """The sums as people read them: ``amount 252 479.15``."""
        return ", ".join(f"{name} {number(value, decimals=2)}" for name, value in self.sums.items())


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """How a figure came about, from formula to cells; ``ref`` is its key in a report."""

    metric: str
    label: str
    level: str
    key: str
    formula: str  # in symbols: EV ÷ AC
    numbers: str  # with the numbers put in: 400 000 ÷ 550 000 = 0.727
    expression: str  # for the live formula: "ev / ac"; empty where the value is not arithmetic over inputs
    inputs: Mapping[str, float | None]
    value: float | None
    unit: Unit
    status: Status  # grey also where there are no limits to judge by: ``thresholds`` is then empty
    thresholds: str  # in words
    coverage: str  # "over 11 of 14 projects, 92 % of BAC"
    reason: str
    meaning: str
    source: str
    rows: tuple[SourceRows, ...] = ()
    counted: str = ""  # what time is counted in, where that is the period of a plan or the working day

    @property
    def ref(self) -> str:
        """``metric/level/key``, for example ``cpi/project/ERP``."""
        return f"{self.metric}/{self.level}/{self.key}"

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return {"ref": self.ref, **asdict(self)}
