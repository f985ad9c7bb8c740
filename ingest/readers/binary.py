"""Scans the records of an .xlsb before calamine reads it: errors, per cent cells, order of cells and how dates count.

As in .xls a formula's record always holds a result, so a formula that was never worked out cannot be told here.
"""

from collections.abc import Iterator
from zipfile import ZipFile

from ingest.readers import shown
from ingest.readers.archive import SAVE_ANEW, open_archive, read_part
from ingest.readers.biff import ERRORS
from ingest.readers.marks import Marks
from ingest.readers.package import lower_names, percent_styles, relations, workbook_part
from ingest.readers.scan import Scan
from ingest.readers.source import Refused, Source

_UNSEEN = 0x10  # among the marks of a row: it is hidden
_ROW, _RK, _ERROR, _REAL, _FORMULA_NUMBER, _FORMULA_ERROR = 0, 2, 3, 5, 9, 11
_CELLS = frozenset(range(1, 12))
_FORMAT, _XF, _STYLES_BEGIN, _STYLES_END, _PROPERTIES, _SHEET, _STRINGS = 44, 47, 617, 618, 153, 156, 159
_DATA_END = 146
_SMALLEST_STRING = 7


def scan(source: Source) -> Scan:
    with open_archive(source) as archive:
        names = lower_names(archive)
        workbook = workbook_part(source, archive, names, usual="xl/workbook.bin")
        related = relations(source, archive, names, workbook)
        parts = {kind: names.get(target.lower(), "") for kind, target in related.values()}
        percent, units = _styles(source, archive, parts.get("styles", ""))
        _check_strings(source, archive, parts.get("sharedStrings", ""))
        sheets, from_1904 = [], False
        for kind, body in _records(read_part(source, archive, names[workbook])):
            if kind == _PROPERTIES:
                from_1904 = bool(body[:1] and body[0] & 1)
            elif kind == _SHEET:
                identifier, rest = _text(body, 8)
                name, _ = _text(body, rest)
                part = names.get(related.get(identifier, ("", ""))[1].lower(), "")
                sheets.append(_scan_sheet(source, archive, part, Marks(source, name, percent, units)))
    return Scan(sheets=tuple(sheets), from_1904=from_1904)


def _scan_sheet(source: Source, archive: ZipFile, part: str, marks: Marks) -> Marks:
    if not part:
        return marks
    try:
        row = 0
        for kind, body in _records(read_part(source, archive, part)):
            if kind == _ROW and len(body) >= 4:
                row = int.from_bytes(body[:4], "little") + 1
                marks.row(row)
                if len(body) > 11 and body[11] & _UNSEEN:
                    marks.hidden_rows.append(row)
            elif kind == _DATA_END:
                break
            elif kind in _CELLS and len(body) >= 8:
                _take_cell(kind, body, row, marks)
    except Refused as refused:
        return Marks(source, marks.sheet, refusal=refused.problem)
    return marks


def _take_cell(kind: int, body: bytes, row: int, marks: Marks) -> None:
    column, style = int.from_bytes(body[:4], "little") + 1, int.from_bytes(body[4:7], "little")
    if kind in (_ERROR, _FORMULA_ERROR):
        marks.cell(column, kind="e", value=ERRORS.get(body[8] if len(body) > 8 else -1, "an error"))
    elif kind in (_RK, _REAL, _FORMULA_NUMBER):
        marks.cell(column, style=style, value="0")
    else:
        marks.cell(column, kind="s", value=None if kind == 1 else "text")


def _styles(source: Source, archive: ZipFile, part: str) -> tuple[frozenset[int], dict[int, str]]:
    """The styles that show per cent, and what unit others show."""
    if not part:
        return frozenset(), {}
    formats, styles, inside = dict[int, str](), list[int](), False
    for kind, body in _records(read_part(source, archive, part)):
        if kind == _FORMAT:
            formats[int.from_bytes(body[:2], "little")] = _text(body, 2)[0]
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            inside = kind == _STYLES_BEGIN
        elif kind == _XF and inside:
            styles.append(int.from_bytes(body[2:4], "little"))
    return percent_styles(formats, styles), shown.units(formats, styles)


def _check_strings(source: Source, archive: ZipFile, part: str) -> None:
    if not part:
        return
    for kind, body in _records(read_part(source, archive, part, 4096)):
        unique = int.from_bytes(body[4:8], "little")
        if kind == _STRINGS and unique > archive.getinfo(part).file_size // _SMALLEST_STRING + 1:
            says = f"The file claims to hold {unique:,} texts, more than have room in it."
            raise Refused(source.problem(says, SAVE_ANEW, found=part))
        return


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        kind, at = _variable(data, at, 2)
        size, at = _variable(data, at, 4)
        yield kind, data[at : at + size]
        at += size


def _variable(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte and where it ends; a record's kind keeps its upper bit as part of its name."""
    value = 0
    for index in range(most):
        byte = data[at] if at < len(data) else 0
        at += 1
        value |= (byte & 0x7F) << (7 * index)
        if byte < 0x80:
            break
    return value, at


def _text(body: bytes, at: int) -> tuple[str, int]:
    """The text that begins there and where it ends."""
    length = int.from_bytes(body[at : at + 4], "little")
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    return body[at + 4 : end].decode("utf-16-le", "replace"), end
