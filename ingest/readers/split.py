"""Splits a large text into the columns of its cells by Arrow, where nothing about it is doubtful.

Whatever is not plain (rows of several widths, quotation marks that stand loose, lines that end in a lone carriage
return, cells beyond the limit) is left to the reader that goes record by record and says what is wrong.
"""

import csv
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from itertools import islice

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import csv as arrow_csv

from ingest.readers.grid import Grid

BLOCK = 1_000_000
"""Characters of a block."""
AT_ONCE = 8
"""Blocks that wait to be split: few, so that they take little room."""


def split(text: str, by: str, longest: int, tell: Callable[[int], None]) -> Grid | None:
    """The cells of the text, the same that ``csv.reader`` finds; None where that has to look itself."""
    width = len(next(csv.reader(StringIO(text[:BLOCK], newline=""), delimiter=by)))
    if width < 2 or "\ufeff" in text:
        return None
    found: list[tuple[int, list[pa.Array]]] = []
    rows, blocks = 0, _blocks(text)
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # Arrow splits several blocks at once
        while some := list(islice(blocks, AT_ONCE)):
            for columns in pool.map(lambda block: _columns(block, by, width, longest) if block else None, some):
                if columns is None:
                    return None
                found.append((len(columns[0]), columns))
                rows += len(columns[0])
            tell(rows)
    return Grid(found)


def _blocks(text: str) -> Iterator[bytes]:
    """Whole records of the text as bytes; none at the end where a quotation mark stays open."""
    at, quoted = 0, '"' in text
    while at < len(text):
        end = _after_line(text, at + BLOCK)
        within = quoted and text.count('"', at, end) % 2
        while within and end < len(text):
            begin, end = end, _after_line(text, end)
            within = (within + text.count('"', begin, end)) % 2
        yield b"" if within else text[at:end].encode()
        at = end


def _after_line(text: str, at: int) -> int:
    return text.find("\n", at) + 1 or len(text)


def _columns(block: bytes, by: str, width: int, longest: int) -> list[pa.Array] | None:
    quoted = b'"' in block
    if (b"\r" in block and block.count(b"\r") != block.count(b"\r\n")) or (quoted and not _regular(block, by)):
        return None
    names = [str(number) for number in range(width)]
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(block),
            read_options=arrow_csv.ReadOptions(column_names=names, block_size=len(block) + 1, use_threads=False),
            parse_options=arrow_csv.ParseOptions(delimiter=by, newlines_in_values=quoted, ignore_empty_lines=False),
            convert_options=arrow_csv.ConvertOptions(
                check_utf8=False,  # it comes from a text
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=True,
                null_values=[""],
                quoted_strings_can_be_null=True,
            ),
        )
    except pa.ArrowInvalid:  # rows of another width
        return None
    columns = [column.chunk(0) if column.num_chunks == 1 else pa.concat_arrays(column.chunks) for column in table.columns]
    return None if any(_longest(column) > longest for column in columns) else columns


def _longest(column: pa.Array) -> int:
    """The bytes of the longest cell: no less than its characters, and told from the cells' ends alone."""
    ends = np.frombuffer(column.buffers()[1], "i4")[column.offset : column.offset + len(column) + 1]
    return int(np.diff(ends).max(initial=0))


def _regular(block: bytes, by: str) -> bool:
    """Whether each quotation mark opens a cell at its beginning, closes it at its end or is doubled within."""
    data = np.frombuffer(block, np.uint8)
    marks = np.flatnonzero(data == ord('"'))
    around: NDArray[np.uint8] = np.concatenate([[ord("\n")], data, [ord("\n")]])
    edges = [ord(by), ord("\n"), ord("\r"), ord('"')]
    before, after = around[marks[0::2]], around[marks[1::2] + 2]
    return bool(np.isin(before, edges).all() and np.isin(after, edges).all())
