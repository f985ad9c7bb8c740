"""The columns of a table: the unit stands once, in the heading, and the figures below it are bare and signed alike."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from metrics.display import GAP, fine_places, number, places, scale, scaled
from metrics.metric import Unit
from reports.report import Grid, GridColumn, Value

_LONGEST = 8  # characters of an amount in a table: −987 654


@dataclass(frozen=True, kw_only=True)
class _Scale:
    """In what a column's amounts are told, and with how many decimals."""

    word: str
    decimals: int

    def text(self, amount: float | None, *, signed: bool = False) -> str:
        return scaled(amount, self.word, signed=signed, decimals=self.decimals)


def in_columns(grid: Grid, currency: str, *, main: float | None = None) -> Grid:
    """``grid`` with currency and scale in the heading of each column of money, "working days" in that of each column of days.

    ``main`` is the amount that the page has told already: the table has its scale where that tells every amount.
    """
    if not grid.rows:
        return grid
    columns = list(zip(*grid.rows, strict=True))
    amounts = [values for values in columns if _unit(values) is Unit.MONEY]
    common = _alike(amounts, main) or _common(amounts)
    told = [_told(column, values, currency, common) for column, values in zip(grid.columns, columns, strict=True)]
    heads, texts = zip(*told, strict=True)
    return replace(grid, columns=heads, rows=tuple(zip(*texts, strict=True)))


def _scale(values: Sequence[Value]) -> _Scale:
    amounts = [value.number for value in values]
    word = scale(amounts)
    return _Scale(word=word, decimals=places(amounts, word))


def _alike(columns: Sequence[Sequence[Value]], main: float | None) -> _Scale | None:
    """The scale of the main amount with three decimals at most; None where the smallest amount would be nothing in it."""
    word, decimals = scale([main]), fine_places((value.number for values in columns for value in values), scale([main]))
    return _Scale(word=word, decimals=decimals) if word and decimals is not None else None


def _common(columns: Sequence[Sequence[Value]]) -> _Scale | None:
    """One scale for all amounts of the table, so that they can be added up by eye; None where some would be too long in it."""
    every = [value for values in columns for value in values]
    found = _scale(every)
    return found if all(len(found.text(value.number)) <= _LONGEST for value in every) else None


def _unit(values: Sequence[Value]) -> Unit | None:
    """The unit of all figures of a column; None where it has none, or several."""
    units = {value.unit for value in values if value.number is not None}
    return units.pop() if len(units) == 1 else None


def _told(column: GridColumn, values: Sequence[Value], currency: str, common: _Scale | None) -> tuple[GridColumn, Sequence[Value]]:
    signed = any(value.text.startswith(("+", f"{currency}{GAP}+")) for value in values)
    if _unit(values) is Unit.MONEY:
        own = common or _scale(values)
        unit = GAP.join(part for part in (currency, own.word) if part)
        head = replace(column, label=f"{column.label}, {unit}" if unit else column.label)
        return head, [value if value.number is None else replace(value, text=own.text(value.number, signed=signed)) for value in values]
    if _unit(values) is Unit.DAYS:
        head = replace(column, label=f"{column.label}, working days")
        return head, [value if value.number is None else replace(value, text=number(value.number, signed=signed)) for value in values]
    return column, values
