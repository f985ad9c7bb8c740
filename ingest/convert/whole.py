"""Converts a whole column at once: each distinct cell once, and those that are plain for their kind by Arrow."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ingest.convert.column import Cells, Converted, Reply
from ingest.convert.values import Values
from ingest.readers.grid import Distinct, Part, listed
from schema import Column, Kind
from store.tables import ARROW

FEW = 1_000
"""Distinct cells up to which looking for plain ones does not pay."""

LARGE, TEN_THOUSAND = 1e9, 1e4
"""Binary numbers below the first are told apart in the ten-thousandth by fifteen digits."""

Indices = NDArray[np.int64]
Read = Callable[[Cells, Reply], Converted]


@dataclass(frozen=True, kw_only=True)
class Plain:
    """What cells of a kind look like that are all read alike, as they stand.

    Of those with the sign ``sorts`` and of those without it one cell each is read with the others, as evidence for them and as proof
    that it is read so.
    """

    looks: str
    sorts: str = ""


# A point before three figures may stand for thousands where up to three stand before it: what the other cells show decides, so such a cell is not plain.
_AMOUNT = Plain(looks=r"^-?(?:(?:0|[1-9][0-9]{0,8})(?:\.(?:[0-9]{1,2}|[0-9]{4}))?|(?:0|[1-9][0-9]{3,8})\.[0-9]{3})$", sorts=".")
PLAIN: Mapping[Kind, Plain] = {
    Kind.ID: Plain(looks=r"^[A-Za-z][A-Za-z0-9 _./-]{1,98}[0-9]$"),
    Kind.TEXT: Plain(looks=r"^[A-Za-z][ -~]{8,998}[A-Za-z0-9]$"),
    Kind.MONEY: _AMOUNT,
    Kind.NUMBER: _AMOUNT,
    Kind.RATE: _AMOUNT,
}


def convert(given: Distinct, offsets: NDArray[np.int32], about: Cells, reply: Reply, read: Read) -> Converted:
    """The values of the rows at ``offsets``, as ``read`` converts them cell by cell; ``about`` holds all but the cells."""
    there = _There.of(given, offsets, about.percent)
    cells = _taken(given.cells, there.cells)
    about = replace(about, percent=there.percent)
    kind = ARROW[about.column.kind]
    plain = _plain(cells, about)
    if plain.any():
        chosen = np.union1d(np.flatnonzero(~plain), _witnesses(cells, plain, PLAIN[about.column.kind]))
        out = read(replace(about, cells=listed(cells.take(chosen)), times=there.times[chosen].tolist()), reply)
        if _agrees(out, chosen, cells, plain, about.column):
            left = np.zeros(len(cells), bool)
            left[chosen] = True
            taken = cells if not left.any() else pc.if_else(pa.array(left), None, cells)
            return there.spread(out, chosen, _cast(taken, kind), left)
    every = np.arange(len(cells))
    out = read(replace(about, cells=listed(cells), times=there.times.tolist()), reply)
    return there.spread(out, every, pa.nulls(len(cells), kind), np.ones(len(cells), bool))


def _taken(cells: Part, places: Indices) -> Part:
    if isinstance(cells, pa.Array):
        return cells.take(places)
    taken = [cells[each] for each in places.tolist()]
    return pa.array(taken) if set(map(type, taken)) == {float} else taken  # numbers below a heading


def _plain(cells: Part, about: Cells) -> NDArray[np.bool_]:
    """Which of the cells are plain and within the column's limits."""
    rule = PLAIN.get(about.column.kind)
    if rule is None or len(cells) <= FEW or not isinstance(cells, pa.Array) or cells.type not in (pa.string(), pa.float64()):
        return np.zeros(len(cells), bool)
    plain = _plain_numbers(cells, rule) if cells.type == pa.float64() else _mask(pc.match_substring_regex(cells, rule.looks))
    low, high = about.column.low, about.column.high
    if low is not None or high is not None:
        value = pc.cast(_cast(cells.take(np.flatnonzero(plain)), ARROW[about.column.kind]), pa.float64()).to_numpy()
        inside = (value >= (-np.inf if low is None else low)) & (value <= (np.inf if high is None else high))
        plain[np.flatnonzero(plain)] = inside
    return plain


def _mask(found: pa.Array) -> NDArray[np.bool_]:
    mask: NDArray[np.bool_] = found.to_numpy(zero_copy_only=False).copy()
    return mask


def _plain_numbers(cells: pa.Array, rule: Plain) -> NDArray[np.bool_]:
    """Binary numbers of amounts that show at most four decimals in the fifteen digits that a spreadsheet keeps."""
    values = cells.to_numpy(zero_copy_only=False)
    if rule is not _AMOUNT:
        return np.zeros(len(values), bool)
    plain: NDArray[np.bool_] = (np.abs(values) < LARGE) & (np.round(values * TEN_THOUSAND) / TEN_THOUSAND == values)
    return plain


def _cast(cells: pa.Array, kind: pa.DataType) -> pa.Array:
    """The plain cells' values; binary numbers by their four decimals, which more places would not find again."""
    return (cells.cast(pa.decimal128(18, 4)) if cells.type == pa.float64() else cells).cast(kind)


def _witnesses(cells: pa.Array, plain: NDArray[np.bool_], rule: Plain) -> Indices:
    """The first plain cell of each sort."""
    if cells.type == pa.float64():
        return np.flatnonzero(plain)[:1]
    sort = _mask(pc.match_substring(cells, rule.sorts))
    return np.concatenate([np.flatnonzero(plain & sort)[:1], np.flatnonzero(plain & ~sort)[:1]])


def _agrees(out: Converted, chosen: Indices, cells: pa.Array, plain: NDArray[np.bool_], column: Column) -> bool:
    """Whether the plain cells that were read with the others came out as Arrow reads them."""
    places = np.flatnonzero(plain[chosen])
    expected = _cast(cells.take(chosen[places]), ARROW[column.kind]).to_pylist()
    noted = {**out.units, **out.exact}
    return all(out.values[place] == value and place not in noted for place, value in zip(places.tolist(), expected, strict=True))


@dataclass(frozen=True, kw_only=True)
class _There:
    """The distinct cells of the rows asked for, by first appearance: place, first row and number of rows of each."""

    cells: Indices
    first: Indices
    times: Indices
    percent: frozenset[int]
    rows: Indices  # for each row the place of its cell in ``cells``; -1 is blank

    @classmethod
    def of(cls, given: Distinct, offsets: NDArray[np.int32], percent: frozenset[int]) -> "_There":
        """A cell that is shown as per cent in one row and not in another counts as two."""
        numbers = given.numbers[offsets]
        if not percent and len(numbers) and numbers[0] >= 0 and (np.diff(numbers) > 0).all():  # each stands once, and none is blank
            every = np.arange(len(numbers))
            return cls(cells=numbers.astype(np.int64), first=every, times=np.ones(len(numbers), np.int64), percent=percent, rows=every)
        shown = np.zeros(len(numbers), np.int32)
        shown[list(percent)] = 1
        ways = 2 if percent else 1  # in which a cell is shown
        numbers = np.where(numbers < 0, -1, numbers * ways + shown) if percent else numbers
        most = ways * len(given.cells)
        first = np.full(most + 1, -1)  # the last is that of the blanks, whose number is -1
        first[numbers[::-1]] = np.arange(len(numbers) - 1, -1, -1)  # the last one written is the first row
        used = np.flatnonzero(first[:most] >= 0)
        used = used[np.argsort(first[used], kind="stable")]
        place = np.full(most + 1, -1)
        place[used] = np.arange(len(used))
        times = np.bincount(numbers + 1, minlength=most + 1)[1:][used]
        odd = frozenset(np.flatnonzero(used % 2).tolist()) if percent else frozenset[int]()
        return cls(cells=used // ways, first=first[used], times=times, percent=odd, rows=place[numbers])

    def spread(self, out: Converted, chosen: Indices, taken: pa.Array, left: NDArray[np.bool_]) -> Converted:
        """What became of the chosen cells, which are ``left`` in the values of those taken as they stand, for every row."""

        def rowed(values: Sequence[Any]) -> pa.Array:
            whole = pc.replace_with_mask(taken, pa.array(left), pa.array(values, taken.type))
            if self.rows is self.first:
                return whole
            return whole.take(pa.array(self.rows, mask=self.rows < 0))

        values = rowed(out.values)
        read = values if list(out.read) == list(out.values) else rowed(out.read)
        rows = self._rows({*out.faults, *out.waiting, *out.units, *out.exact, *out.scaled}, chosen)
        first = self.first[chosen]
        return Converted(
            values=Values(values),
            faults={row: out.faults[place] for row, place in rows if place in out.faults},
            waiting={row for row, place in rows if place in out.waiting},
            asks=[replace(each, index=int(first[each.index])) for each in out.asks],
            remarks=[replace(each, index=int(first[each.index])) for each in out.remarks],
            units={row: out.units[place] for row, place in rows if place in out.units},
            scaled={row for row, place in rows if place in out.scaled},
            proved=out.proved,
            exact={row: out.exact[place] for row, place in rows if place in out.exact},
            read=Values(read),
        )

    def _rows(self, noted: set[int], chosen: Indices) -> list[tuple[int, int]]:
        """The rows of those of the chosen cells, each with the place of its cell among the chosen."""
        if not noted:
            return []
        among = np.full(len(self.cells) + 1, -1)
        places = np.array(sorted(noted))
        among[chosen[places]] = places
        found = among[self.rows]
        rows = np.flatnonzero((found >= 0) & (self.rows >= 0))
        return list(zip(rows.tolist(), found[rows].tolist(), strict=True))
