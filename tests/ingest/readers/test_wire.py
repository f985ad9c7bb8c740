"""What crosses from the reading process to ours arrives as it was."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest

from ingest.readers import wire
from ingest.readers.grid import Grid, unpack
from ingest.readers.sheet import Row

ROWS: list[Row] = [
    ("a", 1.5, date(2026, 3, 2), None, True, datetime(2026, 3, 2, 8, 30, 0, 250), "ü\ud800", 7),
    (None, 2.5, date(1899, 12, 31), None, False, time(8, 30), "", 2.5),
    ("['date', 'x']", -0.0, date(9999, 12, 31), None, None, timedelta(days=3, microseconds=7), "\n", "mixed"),
]


def test_rows_arrive_with_the_same_values_and_types() -> None:
    arrived = list(Grid([unpack(wire.pack(ROWS))]))
    assert arrived == ROWS
    assert [list(map(type, row)) for row in arrived] == [list(map(type, row)) for row in ROWS]


def test_frames_arrive_in_order() -> None:
    stream = BytesIO()
    wire.send(stream, b"R", b"rows")
    wire.send(stream, b"D", b"")
    stream.seek(0)
    assert list(wire.receive(stream)) == [(b"R", b"rows"), (b"D", b"")]


@pytest.mark.parametrize("data", [b"R", b"R\x00\x00\x00\x09short", b"R\xff\xff\xff\xff"])
def test_a_broken_stream_says_so(data: bytes) -> None:
    with pytest.raises(wire.BrokenWireError):
        list(wire.receive(BytesIO(data)))
