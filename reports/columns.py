"""The columns of a table: the unit stands once, in the heading, and the figures below it are bare and signed alike."""

from collections.abc import Sequence
from dataclasses import replace

from metrics.display import GAP, number, scale, scaled
from metrics.metric import Unit
from reports.report import Grid, GridColumn, Value

_LONGEST = 8  # characters of an amount in a table: −987 654


def in_columns(grid: Grid, currency: str) -> Grid:
    """``grid`` with currency and scale in the heading of each column of money, and the days of each column of days bare."""
    if not grid.rows:
        return grid
    columns = list(zip(*grid.rows, strict=True))
    word = _common([values for values in columns if _unit(values) is Unit.MONEY])
    told = [_told(column, values, currency, word) for column, values in zip(grid.columns, columns, strict=True)]
    heads, texts = zip(*told, strict=True)
    return replace(grid, columns=heads, rows=tuple(zip(*texts, strict=True)))


def _common(columns: Sequence[Sequence[Value]]) -> str | None:
    """One scale for all amounts of the table, so that they can be added up by eye; None where some would be too long in it."""
    amounts = [value.number for values in columns for value in values]
    word = scale(amounts)
    return word if all(len(scaled(amount, word)) <= _LONGEST for amount in amounts) else None


def _unit(values: Sequence[Value]) -> Unit | None:
    """The unit of all figures of a column; None where it has none, or several."""
    units = {value.unit for value in values if value.number is not None}
    return units.pop() if len(units) == 1 else None


def _told(column: GridColumn, values: Sequence[Value], currency: str, word: str | None) -> tuple[GridColumn, Sequence[Value]]:
    signed = any(value.text.startswith(("+", f"{currency}{GAP}+")) for value in values)
    if _unit(values) is Unit.MONEY:
        own = scale(value.number for value in values) if word is None else word
        unit = GAP.join(part for part in (currency, own) if part)
        head = replace(column, label=f"{column.label}, {unit}" if unit else column.label)
        return head, [replace(value, text=scaled(value.number, own, signed=signed)) for value in values]
    if _unit(values) is Unit.DAYS:
        return column, [replace(value, text=number(value.number, signed=signed)) for value in values]
    return column, values
