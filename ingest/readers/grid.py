"""A sheet's cells by columns, as they came over the wire: rows are made only where somebody looks at them."""

import json
import os
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any, TypeAlias, TypeVar, overload

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ingest.readers import wire
from ingest.readers.sheet import Cell, Row

EPOCH = date(1970, 1, 1).toordinal()
LONG, DIFFERENT = 20_000, 0.95
"""Rows beyond which a column counts as long, and the share of them that has to differ for all to count as different."""
T = TypeVar("T")
U = TypeVar("U")
Part: TypeAlias = Any
"""A column of some rows: text, numbers or days as an Arrow array, else a list of cells."""

_SPECIAL: dict[str, Callable[[Any], Cell]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": lambda ticks: timedelta(microseconds=ticks),
}


class Grid(Sequence[Row]):
    """Rows of one length in blocks of columns. Rows asked for one after the other are made a block at a time."""

    def __init__(self, blocks: Iterable[tuple[int, list[Part]]]) -> None:
        self._starts, self._blocks, rows = [0], list[list[Part]](), 0
        for count, parts in blocks:
            if self._blocks and len(parts) != len(self._blocks[0]):
                raise wire.BrokenWireError("rows of two lengths in one sheet")
            if count and parts:
                rows += count
                self._starts.append(rows)
                self._blocks.append(parts)
        self._distinct: list[Distinct] = []
        self._made: tuple[int, list[Row]] = (-1, [])

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        index %= len(self)
        block, made = self._made
        if block < 0 or not self._starts[block] <= index < self._starts[block + 1]:
            block = bisect_right(self._starts, index) - 1
            made = list(zip(*map(listed, self._blocks[block]), strict=True))
            self._made = (block, made)
        return made[index - self._starts[block]]

    def __iter__(self) -> Iterator[Row]:
        for parts in self._blocks:
            yield from zip(*map(listed, parts), strict=True)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def frames(self) -> Iterator[bytes]:
        """Each block of text as ``wire.pack`` would pack its rows."""
        for parts in self._blocks:
            yield wire.pack_columns(len(parts[0]), map(_packed, parts))

    def distinct(self, place: int) -> "Distinct":
        """One column of all rows by its distinct cells, worked out once."""
        if not self._distinct and self._blocks:
            self._distinct = at_once(_distinct, map(list, zip(*self._blocks, strict=True)), len(self))
        return self._distinct[place] if self._distinct else _distinct([])


def at_once(work: Callable[[T], U], columns: Iterable[T], rows: int) -> list[U]:
    """The work done for each column; Arrow works on several of a long sheet at once."""
    if rows <= LONG:
        return list(map(work, columns))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(work, columns))


def _packed(part: pa.Array) -> tuple[bytes, bytes]:
    cells = part.fill_null("")
    _, offsets, body = cells.buffers()
    ends = np.frombuffer(offsets, "i4")[cells.offset : cells.offset + len(cells) + 1]
    return b"T", np.diff(ends).tobytes() + (memoryview(body)[ends[0] : ends[-1]] if body else b"")


def listed(part: Part) -> list[Any]:
    """The cells of a part."""
    if isinstance(part, list):
        return part
    cells: list[Any] = part.to_numpy(zero_copy_only=False).tolist()
    return cells


def unpack(payload: bytes) -> tuple[int, list[Part]]:
    """Number and columns of the rows that ``wire.pack`` has packed; raises where they are not what it writes."""
    (count,) = wire.COUNT.unpack_from(payload)
    parts, at, view = [], wire.COUNT.size, memoryview(payload)  # so that text is not copied
    while at < len(payload):
        kind, size = wire.HEAD.unpack_from(payload, at)
        at += wire.HEAD.size
        part = _part(kind, view[at : at + size], count)
        if len(part) != count:
            raise wire.BrokenWireError("a column shorter than its rows")
        parts.append(part)
        at += size
    return count, parts


def _part(kind: bytes, data: memoryview, count: int) -> Part:
    if kind == b"F":
        return pa.array(np.frombuffer(data, "d"))
    if kind == b"N":
        return pa.nulls(count, pa.string())
    if kind == b"D":
        return pa.array(np.frombuffer(data, "i4") - EPOCH, pa.date32())
    if kind == b"T":
        return _text(data, count)
    if kind == b"C":
        return _coded(data, count)
    if kind in (b"J", b"M"):
        column: list[Any] = json.loads(bytes(data).decode("utf-8", "surrogatepass"))
        return column if kind == b"J" else [_SPECIAL[each[0]](each[1]) if type(each) is list else each for each in column]
    raise wire.BrokenWireError("a column of an unknown kind")


def _text(data: memoryview, count: int) -> pa.Array:
    """Text by the lengths of its cells; one of no length is blank."""
    lengths = np.frombuffer(data, "i4", count)
    offsets = np.zeros(count + 1, "i4")
    np.cumsum(lengths, out=offsets[1:])
    body = data[4 * count :]
    if (lengths < 0).any() or int(offsets[-1]) != len(body):
        raise wire.BrokenWireError("a column of text that is longer or shorter than it says")
    valid = pa.py_buffer(np.packbits(lengths > 0, bitorder="little").tobytes())
    made = pa.StringArray.from_buffers(count, pa.py_buffer(offsets.tobytes()), pa.py_buffer(body), valid)
    made.validate(full=True)  # a hostile child may send what is no text
    return made


def _coded(data: memoryview, count: int) -> pa.Array:
    """Text by the numbers of its distinct cells; number -1 is blank."""
    codes = np.frombuffer(data, "i4", count)
    texts = pa.array(json.loads(bytes(data[4 * count :])), pa.string())
    if count and not -1 <= int(codes.min()) <= int(codes.max()) < len(texts):
        raise wire.BrokenWireError("a column of text whose numbers name none")
    return texts.take(pa.array(codes, mask=codes < 0))


@dataclass(frozen=True, kw_only=True)
class Distinct:
    """A column as its distinct cells, in the order in which they appear, and the number of one for each row; -1 is blank.

    Of a long column whose cells nearly all differ each cell counts as one of its own: telling them apart would cost more than it saves.
    """

    cells: Part
    numbers: NDArray[np.int32]
    mixed: int | None = None
    """How many of the first cells may be of any type, where those after them are no texts."""

    @cached_property
    def texts(self) -> NDArray[np.int64]:
        """The places of the cells that are texts."""
        if isinstance(self.cells, pa.Array):
            return np.arange(len(self.cells) if self.cells.type == pa.string() else 0)
        return np.flatnonzero([isinstance(cell, str) for cell in self.cells[: self.mixed]])

    @cached_property
    def strings(self) -> pa.Array:
        """These texts, with a question mark for half of a pair of surrogates, which Arrow cannot hold."""
        if isinstance(self.cells, pa.Array):
            return self.cells if len(self.texts) else pa.array([], pa.string())
        return pa.array([str(cell).encode(errors="replace").decode() for cell in self.some(self.texts)], pa.string())

    def some(self, numbers: NDArray[np.integer[Any]]) -> list[Cell]:
        """The cells of these numbers."""
        return listed(self.cells.take(numbers)) if isinstance(self.cells, pa.Array) else [self.cells[each] for each in numbers]


def _each(whole: pa.Array) -> Distinct:
    filled = whole.is_valid().to_numpy(zero_copy_only=False)
    numbers = np.cumsum(filled, dtype=np.int32) - 1
    numbers[~filled] = -1
    return Distinct(cells=whole.drop_null() if whole.null_count else whole, numbers=numbers)


def distinct(rows: Sequence[Row], place: int) -> Distinct:
    """A column of a sheet's rows by its distinct cells."""
    return rows.distinct(place) if isinstance(rows, Grid) else _distinct([[row[place] for row in rows]])


def _distinct(parts: list[Part]) -> Distinct:
    if (whole := _whole(parts)) is not None:
        return _of_one_type(whole)
    if isinstance(parts[0], list) and (below := _whole(parts[1:])) is not None and len(below) - below.null_count > LONG:
        return _below(parts[0], _of_one_type(below))
    numbers, known = _told_apart(cell for part in parts for cell in listed(part))
    return Distinct(cells=[cell for _, cell in known], numbers=numbers)


def _whole(parts: list[Part]) -> pa.Array | None:
    """The parts as one array; None where their cells are of several types."""
    if any(isinstance(part, list) for part in parts):
        return None
    kinds = {part.type for part in parts if part.null_count < len(part)}
    if len(kinds) > 1:
        return None
    kind = next(iter(kinds), pa.string())
    return pa.concat_arrays([part if part.type == kind else pa.nulls(len(part), kind) for part in parts]) if parts else pa.nulls(0, kind)


def _of_one_type(whole: pa.Array) -> Distinct:
    if len(whole) > LONG and len(pc.unique(whole[:LONG])) > DIFFERENT * LONG:
        return _each(whole)
    coded = whole.dictionary_encode()
    return Distinct(cells=coded.dictionary, numbers=coded.indices.fill_null(-1).to_numpy().astype(np.int32, copy=False))


def _below(first: list[Cell], rest: Distinct) -> Distinct:
    """A long column of one type below a few cells of others, such as its heading."""
    own, known = _told_apart(first)
    cells = [cell for _, cell in known]
    alike = [number for number, (kind, _) in enumerate(known) if kind is type(listed(rest.cells[:1])[0])]
    found = pc.index_in(pa.array([cells[number] for number in alike], rest.cells.type), rest.cells).to_pylist()
    again = {place: number for place, number in zip(found, alike, strict=True) if place is not None}
    new = np.ones(len(rest.cells) + 1, bool)
    new[[*again]] = False
    numbers = (len(cells) - 1 + np.cumsum(new)).astype(np.int32)
    numbers[[*again]] = [*again.values()]
    numbers[-1] = -1  # a blank
    return Distinct(
        cells=cells + listed(rest.cells.filter(pa.array(new[:-1]))),
        numbers=np.append(own, numbers[rest.numbers]),
        mixed=None if rest.cells.type == pa.string() else len(cells),
    )


def _told_apart(cells: Iterable[Cell]) -> tuple[NDArray[np.int32], dict[tuple[type, Cell], int]]:
    """The number of each cell, and the distinct ones; 1, 1.0 and true are three."""
    known: dict[tuple[type, Cell], int] = {}
    numbers = [-1 if cell is None else known.setdefault((cell.__class__, cell), len(known)) for cell in cells]
    return np.array(numbers, np.int32), known
