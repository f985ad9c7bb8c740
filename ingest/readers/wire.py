"""How rows cross from the reading process to ours: typed columns, plain bytes and JSON.

Neither pickle nor marshal: a reader that a hostile file has taken over could run code in our process through the
first and crash it through the second. Columns of numbers go as bare doubles, the rest as JSON, so this costs little.
"""

import json
import struct
from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import repeat
from typing import IO, Any

from ingest.readers.sheet import Cell, Row

BATCH = 10_000
FRAME_LIMIT = 1 << 31
_HEAD = struct.Struct(">cI")
_COUNT = struct.Struct(">I")
_PLAIN = frozenset((str, int, bool, float, type(None)))
_TICK = timedelta(microseconds=1)
_SPECIAL: dict[str, Callable[[Any], Cell]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": lambda ticks: timedelta(microseconds=ticks),
}


class BrokenWireError(ValueError):
    """What came over the wire is not what our reading process writes."""


def send(out: IO[bytes], kind: bytes, payload: bytes) -> None:
    out.write(_HEAD.pack(kind, len(payload)))
    out.write(payload)


def receive(source: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Each frame's kind and payload until the stream ends."""
    while head := source.read(_HEAD.size):
        if len(head) < _HEAD.size:
            raise BrokenWireError("a frame without its head")
        kind, size = _HEAD.unpack(head)
        payload = source.read(size) if size < FRAME_LIMIT else b""
        if len(payload) != size:
            raise BrokenWireError("a frame shorter than it says")
        yield kind, payload


def pack(rows: Sequence[Row]) -> bytes:
    """The rows (all of one length) as bytes."""
    parts = [_COUNT.pack(len(rows))]
    for column in zip(*rows, strict=True):
        kind, data = _pack_column(column)
        parts += (_HEAD.pack(kind, len(data)), data)
    return b"".join(parts)


def unpack(payload: bytes) -> Iterator[Row]:
    """The rows of ``pack``."""
    (count,) = _COUNT.unpack_from(payload)
    columns, at = [], _COUNT.size
    while at < len(payload):
        kind, size = _HEAD.unpack_from(payload, at)
        at += _HEAD.size
        columns.append(_unpack_column(kind, payload[at : at + size], count))
        at += size
    return zip(*columns, strict=True)


def _pack_column(column: Sequence[Any]) -> tuple[bytes, bytes]:
    kinds = set(map(type, column))
    if kinds == {float}:
        return b"F", array("d", column).tobytes()
    if kinds == {type(None)}:
        return b"N", b""
    if kinds == {date}:
        return b"D", array("i", [each.toordinal() for each in column]).tobytes()
    if kinds <= _PLAIN:
        return b"J", json.dumps(column, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return b"M", json.dumps([each if type(each) in _PLAIN else _write(each) for each in column]).encode()


def _unpack_column(kind: bytes, data: bytes, count: int) -> Sequence[Cell]:
    if kind == b"F":
        return array("d", data).tolist()
    if kind == b"N":
        return list(repeat(None, count))
    if kind == b"D":
        return list(map(date.fromordinal, array("i", data)))
    if kind in (b"J", b"M"):
        column: list[Any] = json.loads(data.decode("utf-8", "surrogatepass"))
        return column if kind == b"J" else [_SPECIAL[each[0]](each[1]) if type(each) is list else each for each in column]
    raise BrokenWireError("a column of an unknown kind")


def _write(value: Any) -> list[Any]:
    if isinstance(value, timedelta):
        return ["timedelta", value // _TICK]
    return [type(value).__name__, value.isoformat()]
