"""Scans the XML of one worksheet for what calamine leaves out in silence.

Most programs write cells in one plain form; rows of that form are checked by whole patterns, which costs a fifth of
reading them. At the first sign of any other form the sheet is walked element by element instead.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import BinaryIO

from ingest.readers.marks import LAST_COLUMN, Marks
from ingest.readers.sheet import number
from ingest.readers.source import Refused
from ingest.readers.worksheet_walk import scan_any

CHUNK = 1 << 20
LONGEST_ROW = 64 << 20
_REFERENCE = re.compile(rb'<c r="([A-Z]{1,3}[1-9][0-9]{0,6})"')
_ROW = re.compile(rb'<row r="([1-9][0-9]{0,6})"')
_HIDDEN = re.compile(rb'<row r="([1-9][0-9]{0,6})"[^>]*\shidden="(?:1|true)"')
_CELL = re.compile(rb'<c r="([A-Z]+)[0-9]+"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_STYLE = re.compile(rb'\ss="(\d+)"')
_KIND = re.compile(rb'\st="(\w+)"')
_VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>")
_UNCACHED = re.compile(rb"(?:</f>|<f[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_DIGITS, _LETTERS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Unusual(Exception):  # noqa: N818  (it changes the way, it is no fault)
    """The sheet is not in the plain form."""


def scan(open_part: Callable[[], BinaryIO], name: str, marks: Callable[[], Marks]) -> Marks:
    """The marks of the sheet in the part; ``open_part`` and ``marks`` begin anew each time they are called."""
    try:
        with open_part() as part:
            return _scan_plain(part, marks())
    except (Unusual, Refused):  # the plain way takes formatted empty cells for filled ones: look closely before refusing
        with open_part() as part:
            return scan_any(part, name, marks())


def _scan_plain(part: BinaryIO, marks: Marks) -> Marks:
    rows = _PlainRows(marks)
    for block in _blocks(part):
        careful = b't="e"' in block or (b"<f" in block and _UNCACHED.search(block) is not None)
        for piece in block.split(b"</row>"):
            rows.take(piece, careful)
        rows.take_units(block)
        if b" hidden=" in block:
            marks.hidden_rows += map(int, _HIDDEN.findall(block))
        rows.fill()
    return marks


def _blocks(part: BinaryIO) -> Iterator[bytes]:
    """The sheet's data in blocks that end with the end of a row."""
    rest, started = b"", False
    while chunk := part.read(CHUNK):
        rest += chunk
        if not started:
            head, found, data = rest.partition(b"<sheetData>")
            if not found:
                if len(rest) > LONGEST_ROW or (b"<sheetData" in rest and b"<row" in rest):
                    raise Unusual
                continue
            if b"<!" in head or b"<worksheet" not in head:
                raise Unusual
            started, rest = True, data
        block, end, tail = rest.rpartition(b"</row>")
        if len(tail) > LONGEST_ROW or b"<!" in block:
            raise Unusual
        if end:
            yield block
            rest = tail
    if not started or b"</sheetData>" not in rest or b"<c" in rest.partition(b"</sheetData>")[0].replace(b"<cols", b""):
        raise Unusual


class _PlainRows:
    """Checks rows in the plain form; a row whose cells stand in the same columns as an earlier one's costs little."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self._seen: dict[bytes, tuple[int, int]] = {}
        styles = b"|".join(str(style).encode() for style in sorted(marks.percent_styles))
        self._percent = re.compile(rb's="(?:' + styles + rb')"(?![^>]*\st="[^n])[^>]*(?<!/)>') if styles else None
        self._units = [(f' s="{style}"'.encode(), text) for style, text in marks.unit_styles.items()]
        self._shape: re.Pattern[bytes] | None = None
        self._shape_span = (0, 0)
        self._first_row, self._last_row, self._first_column, self._last_column = 0, 0, LAST_COLUMN, 0

    def take(self, piece: bytes, careful: bool) -> None:
        if not careful and self._shape is not None and (alike := self._shape.fullmatch(piece)) is not None:
            row, filled, (first, last) = alike[1], piece, self._shape_span
            self.marks.row(int(row))
            self._take_plain(filled, int(row), first, last)
            return
        number_end = piece.find(b'"', 8)
        if piece.startswith(b'<row r="') and piece.count(b"<row") == 1 and piece[8:number_end].isdigit():
            row, filled = piece[8:number_end], piece
            self.marks.row(int(row))
        else:
            row, filled = _take_empty_rows(piece, self.marks)
        cells = _REFERENCE.findall(filled)
        if len(cells) != filled.count(b"<c"):
            raise Unusual
        if not cells:
            return
        first, last = self._span(b",".join(cells), row, len(cells))
        if careful or last - first > 2 * len(cells) + 50:
            _take_cells(filled, self.marks)
            return
        self._shape, self._shape_span = _shape_of(tuple(each.rstrip(_DIGITS) for each in cells)), (first, last)
        self._take_plain(filled, int(row), first, last)

    def _take_plain(self, filled: bytes, row: int, first: int, last: int) -> None:
        self._first_row, self._last_row = self._first_row or row, row
        self._first_column, self._last_column = min(self._first_column, first), max(self._last_column, last)
        if self._percent is not None:
            self._take_percent(filled, row)

    def fill(self) -> None:
        """Widen the box by the rows since the last time."""
        if self._last_row:
            self.marks.fill(self._first_row, self._first_column, self._last_row, self._last_column)
        self._first_row, self._last_row, self._first_column, self._last_column = 0, 0, LAST_COLUMN, 0

    def _span(self, references: bytes, row: bytes, count: int) -> tuple[int, int]:
        """The first and last column of a row whose cells are all its own and in order."""
        if references.translate(None, _LETTERS) != (row + b",") * (count - 1) + row:
            raise Unusual
        letters = references.translate(None, _DIGITS)
        span = self._seen.get(letters)
        if span is None:
            columns = [number(each) for each in letters.decode().split(",")]
            if any(left >= right for left, right in pairwise(columns)):
                raise Unusual
            span = self._seen[letters] = (columns[0], columns[-1])
        return span

    def _take_percent(self, filled: bytes, row: int) -> None:
        if self._percent is None:
            return
        for each in self._percent.finditer(filled):
            start = filled.rfind(b'<c r="', 0, each.start()) + 6
            if start > 5:  # else it is the row's own style
                letters = filled[start : filled.index(b'"', start)].rstrip(_DIGITS)
                self.marks.percent.add((row, number(letters.decode())))

    def take_units(self, block: bytes) -> None:
        """The cells of the block whose style shows a unit; styles that none of its cells has cost nothing."""
        for style, text in self._units:
            if style in block:
                for letters, row in re.findall(rb'<c r="([A-Z]{1,3})([0-9]+)"(?: t="n")?' + style + rb'(?: t="n")?>', block):
                    self.marks.units[_column(letters), text].append(int(row))


@lru_cache(1_000)
def _column(letters: bytes) -> int:
    return number(letters.decode())


@lru_cache(1_000)
def _shape_of(letters: tuple[bytes, ...]) -> re.Pattern[bytes]:
    """A row with cells in just these columns, each with its own row's number and at most a plain value or text."""
    cells = b"".join(rb'<c r="' + each + rb'\1"[^<>]*+>(?:(?:<v>[^<]*+</v>|<is><t[^<>]*+>[^<]*+</t></is>)</c>)?' for each in letters)
    return re.compile(rb'<row r="([1-9][0-9]{0,6})"[^<>]*>' + cells)


def _take_empty_rows(piece: bytes, marks: Marks) -> tuple[bytes, bytes]:
    """Note the empty rows before the row that the piece ends with; that row's number and cells."""
    empty, _, filled = piece.rpartition(b"<row ")
    numbers = _ROW.findall(piece)
    if b"<c" in empty or len(numbers) != piece.count(b"<row"):
        raise Unusual
    for each in numbers:
        marks.row(int(each))
    return (numbers[-1] if numbers else b""), filled


def _take_cells(filled: bytes, marks: Marks) -> None:
    for letters, attributes, content in _CELL.findall(filled):
        style, kind, value = _STYLE.search(attributes), _KIND.search(attributes), _VALUE.search(content)
        text = value[1].decode(errors="replace") if value else ("" if b"<is" in content or b"<v" in content else None)
        marks.cell(
            number(letters.decode()),
            kind=kind[1].decode() if kind else "n",
            style=int(style[1]) if style else 0,
            formula=b"<f" in content,
            value=text,
        )
