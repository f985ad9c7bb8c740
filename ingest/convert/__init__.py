"""From a column's cells to its typed values: one module for each family of kinds."""

from collections.abc import Callable
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from ingest.cell import Fault, is_dash, says_nothing
from ingest.convert import amounts, days, ratings, shares, whole, words
from ingest.convert.column import Ask, Cells, Converted, Remark, Reply, each
from ingest.readers.grid import Distinct
from schema import Column, Kind

BY_KIND: dict[Kind, Callable[[Cells, Reply], Converted]] = {
    Kind.ID: lambda given, reply: each(given.cells, words.identifier),
    Kind.TEXT: lambda given, reply: each(given.cells, words.text),
    Kind.DATE: days.convert,
    Kind.MONEY: amounts.convert,
    Kind.SHARE: shares.convert,
    Kind.NUMBER: amounts.convert,
    Kind.INTEGER: ratings.convert,
    Kind.FLAG: lambda given, reply: each(given.cells, words.flag),
    Kind.CHOICE: words.choices,
    Kind.CURRENCY: lambda given, reply: each(given.cells, words.currency),
    Kind.RATE: amounts.convert,
}

_MEASURED = frozenset({Kind.DATE, Kind.MONEY, Kind.SHARE, Kind.NUMBER, Kind.RATE})
_LEFT = "Nothing need be done, unless it is known by now."


def convert_rows(cells: Distinct, offsets: NDArray[np.int32], about: Cells, reply: Reply) -> Converted:
    """The values of those rows of a sheet's column, equal to what ``convert`` makes of their cells one by one."""
    return whole.convert(cells, offsets, about, reply, convert)


def convert(given: Cells, reply: Reply) -> Converted:
    """The column's values by its kind, within its limits."""
    out = BY_KIND[given.column.kind](given, reply)
    _zeros(given, out)
    _nothing(given, out)
    out.read = list(out.values)
    if given.column.low is not None or given.column.high is not None:
        _limit(given.column, out)
    return out


def _zeros(given: Cells, out: Converted) -> None:
    """A dash among the amounts that every row needs is the zero of an accounting format, where others are numbers."""
    if not given.column.required or given.column.kind is not Kind.MONEY or all(value is None for value in out.values):
        return
    found = [index for index in out.faults if is_dash(given.cells[index])]
    for index in found:
        del out.faults[index]
        out.values[index] = Decimal(0)
    if found:
        says = f"is taken for 0, as accounting formats show it{given.others(found)}."
        out.remarks.append(Remark(index=found[0], says=says, mend="Nothing need be done."))


def _nothing(given: Cells, out: Converted) -> None:
    """A dash or a word for “not known” where a day or an amount belongs is a blank that is told; where it is needed, its row is told with the blank ones."""
    if given.column.kind not in _MEASURED:
        return
    found = [index for index in out.faults if says_nothing(given.cells[index])]
    for index in found:
        del out.faults[index]
    if given.column.required:
        return
    if found:
        count = given.rows(found)
        others = f"; so {'do' if count > 2 else 'does'} {count - 1:,} more under “{given.heading}”" if count > 1 else ""
        out.remarks.append(Remark(index=found[0], says=f"says that nothing is known and is left blank{others}.", mend=_LEFT))


def _limit(column: Column, out: Converted) -> None:
    low = None if column.low is None else Decimal(str(column.low))
    high = None if column.high is None else Decimal(str(column.high))
    for index, value in enumerate(out.values):
        if value is None:
            continue
        if low is not None and value < low:
            out.refuse(index, _beyond(column, f"is below {_shown(column, low)}, the lowest value allowed."))
        elif high is not None and value > high:
            out.refuse(index, _beyond(column, f"is above {_shown(column, high)}, the highest value allowed."))


def _beyond(column: Column, says: str) -> Fault:
    return Fault(says=says, mend=f"Check the value; the column holds: {column.meaning}")


def _shown(column: Column, limit: Decimal) -> str:
    return f"{limit * 100:.0f} %" if column.kind is Kind.SHARE else f"{limit.normalize():f}"


__all__ = ["Ask", "Cells", "Converted", "Remark", "Reply", "convert", "convert_rows"]
