"""The columns of a table: the unit stands once, in the heading, and the figures below it are bare and signed alike."""

from collections.abc import Sequence
from dataclasses import replace

from metrics.display import GAP, number, scale, scaled
from metrics.metric import Unit
from reports.report import Grid, GridColumn, Value


def in_columns(grid: Grid, currency: str) -> Grid:
    """``grid`` with the currency and the scale of each column of money, and the days of each column of days, in its heading."""
    if not grid.rows:
        return grid
    told = [_told(column, values, currency) for column, values in zip(grid.columns, zip(*grid.rows, strict=True), strict=True)]
    columns, values = zip(*told, strict=True)
    return replace(grid, columns=columns, rows=tuple(zip(*values, strict=True)))


def _told(column: GridColumn, values: Sequence[Value], currency: str) -> tuple[GridColumn, Sequence[Value]]:
    units = {value.unit for value in values if value.number is not None}
    signed = any(value.text.startswith(("+", f"{currency}{GAP}+")) for value in values)
    if units == {Unit.MONEY}:
        word = scale(value.number for value in values)
        unit = GAP.join(part for part in (currency, word) if part)
        return replace(column, label=f"{column.label}, {unit}" if unit else column.label), [
            replace(value, text=scaled(value.number, word, signed=signed)) for value in values
        ]
    if units == {Unit.DAYS}:
        return column, [replace(value, text=number(value.number, signed=signed)) for value in values]
    return column, values
