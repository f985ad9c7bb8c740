"""Scans an .ods before calamine reads it: errors, per cent cells, formulas without result, and cells repeated without end."""

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

from ingest.readers.archive import DAMAGED, SAVE_ANEW, UNREADABLE, open_archive, open_part, read_part
from ingest.readers.marks import LAST_COLUMN, LAST_ROW, Marks
from ingest.readers.scan import Scan
from ingest.readers.source import Refused, Source
from ingest.readers.xml import local, walk

MOST_HIDDEN = 1_000  # rows repeated beyond that are empty ones below the data
_ERROR = re.compile(r"#(REF|DIV/0|VALUE|NAME|N/A|NUM|NULL)[!?]?|Err:\d{3}")


def scan(source: Source) -> Scan:
    with open_archive(source) as archive:
        _check_unlocked(source, archive)
        try:
            with open_part(source, archive, "content.xml") as part:
                walker = _Walk(source)
                walk(source, part, "content.xml", start=walker.start, end=walker.end, text=walker.text)
        except UNREADABLE as error:
            raise Refused(source.problem(DAMAGED, SAVE_ANEW, found=str(error))) from error
    return Scan(sheets=tuple(walker.sheets), from_1904=walker.from_1904)


def _check_unlocked(source: Source, archive: ZipFile) -> None:
    locked = False

    def start(element: str, _: Mapping[str, str]) -> None:
        nonlocal locked
        locked = locked or element == "encryption-data"

    if "META-INF/manifest.xml" in archive.namelist():
        walk(source, BytesIO(read_part(source, archive, "META-INF/manifest.xml")), "META-INF/manifest.xml", start=start)
    if locked:
        says = "The file is locked with a password, and Steerboard cannot open locked OpenDocument files."
        raise Refused(source.problem(says, "Save it without a password and load that."))


class _Walk:
    """The state of a walk through the content of all sheets."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.sheets: list[Marks] = []
        self.from_1904 = False
        self.row, self.column, self.rows = 0, 0, 1
        self.cell: dict[str, str] | None = None
        self.words: list[str] = []

    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        if element == "table":
            given = {local(name): value for name, value in attributes.items()}
            self.sheets.append(Marks(self.source, given.get("name", "")))
            self.row = 0
        elif element == "null-date":
            self.from_1904 = any(value.startswith("1904") for value in attributes.values())
        elif element == "table-row":
            self.rows = _repeated(attributes, "rows")
            seen = next((value for name, value in attributes.items() if local(name) == "visibility"), "")
            if seen in ("filter", "collapse") and self.sheets and self.rows <= MOST_HIDDEN:
                self.sheets[-1].hidden_rows += range(self.row + 1, self.row + self.rows + 1)
            self.column = 0
        elif element in ("table-cell", "covered-table-cell"):
            self.cell, self.words = dict(attributes), []

    def end(self, element: str) -> None:
        if element == "table-row":
            self.row += self.rows
        elif element in ("table-cell", "covered-table-cell") and self.cell is not None:
            times = _repeated(self.cell, "columns")
            if self.sheets and self.sheets[-1].refusal is None:
                self._take(self.sheets[-1], self.cell, times)
            self.column += times
            self.cell = None

    def text(self, text: str) -> None:
        if self.cell is not None and sum(map(len, self.words)) < 40:
            self.words.append(text)

    def _take(self, marks: Marks, cell: Mapping[str, str], times: int) -> None:
        kind = cell.get("office:value-type", "")
        formula = any(local(name) == "formula" for name in cell)
        if not kind and not formula and not self.words:
            return
        first_row, first_column = self.row + 1, self.column + 1
        last_row, last_column = self.row + self.rows, self.column + times
        try:
            marks.fill(first_row, first_column, min(last_row, LAST_ROW + 1), min(last_column, LAST_COLUMN + 1))
        except Refused as refused:
            marks.refusal = refused.problem
            return
        shown = "".join(self.words).strip()
        wrong = cell.get("calcext:value-type") == "error" or (formula and _ERROR.fullmatch(shown))
        uncached = formula and not kind
        unit = cell.get("office:currency", "") if kind == "currency" else ""
        if not wrong and not uncached and kind != "percentage" and not unit:
            return
        for row in range(first_row, last_row + 1):
            for column in range(first_column, last_column + 1):
                if wrong:
                    marks.fault(row, column, shown or "an error")
                elif uncached:
                    marks.uncached(row, column)
                elif unit:
                    marks.units[column, unit].append(row)
                else:
                    marks.percent.add((row, column))


def _repeated(attributes: Mapping[str, str], what: str) -> int:
    given = attributes.get(f"table:number-{what}-repeated", "1")
    return max(1, int(given)) if given.isdecimal() and len(given) < 12 else 1
