"""How rows cross from the reading process to ours: typed columns, plain bytes and JSON. ``ingest.readers.grid`` unpacks them.

Neither pickle nor marshal: a reader that a hostile file has taken over could run code in our process through the
first and crash it through the second. Columns of numbers go as bare doubles, text by its distinct cells or in one
piece, the rest as JSON, so this costs little.
"""

import json
import struct
from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import IO, Any, Protocol, runtime_checkable

from ingest.readers.sheet import Row

BATCH = 10_000
FIRST = 100
"""Rows of the first frame: headings stand there, and what stands below them is of one type."""
FRAME_LIMIT = 1 << 31
HEAD = struct.Struct(">cI")
COUNT = struct.Struct(">I")
_PLAIN = frozenset((str, int, bool, float, type(None)))
_TEXT = frozenset((str, type(None)))
_TICK = timedelta(microseconds=1)


@runtime_checkable
class Packed(Protocol):
    """Rows that are columns already and pack themselves."""

    def frames(self) -> Iterator[bytes]: ...


class BrokenWireError(ValueError):
    """What came over the wire is not what our reading process writes."""


def send(out: IO[bytes], kind: bytes, payload: bytes) -> None:
    out.write(HEAD.pack(kind, len(payload)))
    out.write(payload)


def receive(source: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Each frame's kind and payload until the stream ends."""
    while head := source.read(HEAD.size):
        if len(head) < HEAD.size:
            raise BrokenWireError("a frame without its head")
        kind, size = HEAD.unpack(head)
        payload = source.read(size) if size < FRAME_LIMIT else b""
        if len(payload) != size:
            raise BrokenWireError("a frame shorter than it says")
        yield kind, payload


def frames(rows: Sequence[Row]) -> Iterator[bytes]:
    """The rows of a sheet, some at a time."""
    if isinstance(rows, Packed):
        yield from rows.frames()
        return
    if rows:
        yield pack(rows[:FIRST])
    for at in range(FIRST, len(rows), BATCH):
        yield pack(rows[at : at + BATCH])


def pack(rows: Sequence[Row]) -> bytes:
    """The rows (all of one length) as bytes."""
    return pack_columns(len(rows), map(_pack_column, zip(*rows, strict=True)))


def pack_columns(count: int, columns: Iterable[tuple[bytes, bytes]]) -> bytes:
    """That many rows by their columns, each with its kind."""
    parts = [COUNT.pack(count)]
    for kind, data in columns:
        parts += (HEAD.pack(kind, len(data)), data)
    return b"".join(parts)


def _pack_column(column: Sequence[Any]) -> tuple[bytes, bytes]:
    kinds = set(map(type, column))
    if kinds == {float}:
        return b"F", array("d", column).tobytes()
    if kinds == {type(None)}:
        return b"N", b""
    if kinds == {date}:
        return b"D", array("i", [each.toordinal() for each in column]).tobytes()
    if kinds <= _TEXT and (packed := _pack_text(column)):
        return packed
    if kinds <= _PLAIN:
        return b"J", json.dumps(column, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return b"M", json.dumps([each if type(each) in _PLAIN else _write(each) for each in column]).encode()


def _pack_text(column: Sequence[str | None]) -> tuple[bytes, bytes] | None:
    """Text by the numbers of its distinct cells where these are few, else by lengths; None where neither suits."""
    known = dict.fromkeys(column)
    if "" in known:  # which both ways have for a blank
        return None
    try:
        if len(known) > len(column) // 2:
            cells = [each.encode() if each else b"" for each in column]
            return b"T", array("i", map(len, cells)).tobytes() + b"".join(cells)
        known.pop(None, None)
        numbers: dict[str | None, int] = {text: number for number, text in enumerate(known)} | {None: -1}
        texts = json.dumps(list(known), ensure_ascii=False).encode()
        return b"C", array("i", map(numbers.__getitem__, column)).tobytes() + texts
    except UnicodeEncodeError:  # half of a pair of surrogates
        return None


def _write(value: Any) -> list[Any]:
    if isinstance(value, timedelta):
        return ["timedelta", value // _TICK]
    return [type(value).__name__, value.isoformat()]
