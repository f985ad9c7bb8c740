"""Scans the records of an .xls before calamine reads it: errors, per cent cells and how dates count.

A formula's record always holds a result, so a formula that was never worked out cannot be told here.
"""

import struct
from collections.abc import Iterator

from ingest.readers import shown
from ingest.readers.legacy import workbook_stream
from ingest.readers.marks import Marks
from ingest.readers.package import percent_styles
from ingest.readers.scan import Scan
from ingest.readers.source import Source

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_BOF, _EOF, _SHEET, _DATEMODE, _FORMAT, _XF = 0x0809, 0x000A, 0x0085, 0x0022, 0x041E, 0x00E0
_NUMBER, _RK, _MULRK, _BOOLERR, _FORMULA = 0x0203, 0x027E, 0x00BD, 0x0205, 0x0006
_FILEPASS = 0x002F
_ROW, _UNSEEN = 0x0208, 0x20  # a row's own record, and among its marks that it is hidden
_CELL = struct.Struct("<HHH")
_BIFF8 = 0x0600


def scan(source: Source) -> Scan:
    stream = workbook_stream(source)
    places, formats, styles, from_1904, version = [], dict[int, str](), list[int](), False, 0
    for kind, body in _records(stream, 0):
        if kind == _BOF and len(body) >= 2:
            version = version or int.from_bytes(body[:2], "little")
        elif kind == _SHEET and len(body) >= 7:
            places.append((int.from_bytes(body[:4], "little"), _name(body[6:], version)))
        elif kind == _DATEMODE:
            from_1904 = body[:1] == b"\x01"
        elif kind == _FORMAT and len(body) > 3:
            code = _name(body[2:3] + body[4:], version) if version >= _BIFF8 else _name(body[2:], version)
            formats[int.from_bytes(body[:2], "little")] = code
        elif kind == _XF and len(body) >= 4:
            styles.append(int.from_bytes(body[2:4], "little"))
    percent, units = percent_styles(formats, styles), shown.units(formats, styles)
    sheets = tuple(_scan_sheet(stream, place, Marks(source, name, percent, units)) for place, name in places)
    return Scan(sheets=sheets, from_1904=from_1904)


def is_locked(source: Source) -> bool:
    return any(kind == _FILEPASS for kind, _ in _records(workbook_stream(source), 0))


def _scan_sheet(stream: bytes, place: int, marks: Marks) -> Marks:
    for kind, body in _records(stream, place):
        if kind in (_NUMBER, _RK, _BOOLERR, _FORMULA) and len(body) >= 8:
            _take_cell(kind, body, marks)
        elif kind == _ROW and len(body) > 12 and body[12] & _UNSEEN:
            marks.hidden_rows.append(int.from_bytes(body[:2], "little") + 1)
        elif kind == _MULRK and len(body) >= 6:
            row, column = struct.unpack_from("<HH", body)
            for index, at in enumerate(range(4, len(body) - 2, 6)):
                marks.styled(row + 1, column + index + 1, int.from_bytes(body[at : at + 2], "little"))
    return marks


def _take_cell(kind: int, body: bytes, marks: Marks) -> None:
    row, column, style = _CELL.unpack_from(body)
    wrong = None
    if kind == _BOOLERR and body[7] == 1:
        wrong = body[6]
    elif kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff":
        if body[6] == 2:
            wrong = body[8]
        style = -1
    if wrong is not None:
        marks.fault(row + 1, column + 1, ERRORS.get(wrong, "an error"))
    elif kind != _BOOLERR:
        marks.styled(row + 1, column + 1, style)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of the part that begins there, without those of the charts that lie in it."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        at += 4
        if kind == _BOF:
            depth += 1
        if depth == 1:
            yield kind, stream[at : at + size]
        if kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        at += size


def _name(body: bytes, version: int) -> str:
    """A text behind its length; Excel 97 and later say how its letters are written."""
    length = body[0]
    if version < _BIFF8:
        return body[1 : 1 + length].decode("cp1252", "replace")
    if body[1] & 1:
        return body[2 : 2 + 2 * length].decode("utf-16-le", "replace")
    return body[2 : 2 + length].decode("latin-1")
