"""Reads workbooks with calamine, after a scan for what calamine would leave out in silence."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import Any
from zipfile import BadZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from ingest.readers import biff, binary, opendocument, openxml
from ingest.readers.archive import DAMAGED, SAVE_ANEW
from ingest.readers.marks import Marks
from ingest.readers.reader import Reader
from ingest.readers.scan import Scan
from ingest.readers.sheet import Merged, Row, Sheet
from ingest.readers.source import Refused, Source
from ingest.readers.values import clean
from schema import Problem

BATCH = 10_000
SCANS: dict[str, Callable[[Source], Scan]] = {
    "xlsx": openxml.scan,
    "xlsm": openxml.scan,
    "xlsb": binary.scan,
    "xls": biff.scan,
    "ods": opendocument.scan,
}


def read(source: Source) -> Iterator[Sheet | Problem]:
    """The workbook's sheets in their order, then what holds for the whole file."""
    source.tell(0.0, f"Checking {source.name}")
    with ThreadPoolExecutor(1) as pool:
        scanning = pool.submit(SCANS[source.format], source)
        workbook, ahead = _ahead(source, scanning) if source.ahead else (None, {})
        scan = scanning.result()
    if refusals := [each.refusal for each in scan.sheets if each.refusal is not None]:
        yield from refusals
        return
    workbook = workbook or _open(source)
    every = workbook.sheets_metadata
    for index, about in enumerate(every):
        if about.typ == SheetTypeEnum.WorkSheet:
            source.tell(0.3 + 0.7 * index / len(every), f"Reading sheet {about.name}")
            yield _sheet(source, workbook, about, scan.of(about.name, index) or Marks(source, about.name), ahead.pop(about.name, None))
    if scan.from_1904:
        says = "The workbook counts its dates from 1904, as Excel on the Mac did; they were read so."
        yield source.problem(says, "Nothing is to be done, unless its dates show four years too late or too early.", severity="notice")


def _ahead(source: Source, scanning: Future[Scan]) -> tuple[CalamineWorkbook | None, dict[str, CalamineSheet]]:
    """The workbook and its first sheets, as many as are read before the scan ends; one that cannot be read is told of in its turn."""
    scanning.add_done_callback(_stop_at_refusal)
    workbook, found = None, dict[str, CalamineSheet]()
    with suppress(Refused, CalamineError, ValueError, OSError):
        workbook = _open(source)
        for about in workbook.sheets_metadata:
            if about.typ == SheetTypeEnum.WorkSheet and not scanning.done():
                found[about.name] = workbook.get_sheet_by_name(about.name)
    return workbook, found


def _stop_at_refusal(scanning: Future[Scan]) -> None:
    """End the reading process, which reads what it never should; it begins again and reads nothing ahead."""
    if scanning.exception() is not None or any(sheet.refusal for sheet in scanning.result().sheets):
        os._exit(1)


def _open(source: Source) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_object(source.open())
    except PasswordError as error:
        raise Refused(source.problem("The file is locked with a password.", "Save it without a password and load that.")) from error
    except (CalamineError, BadZipFile, ValueError, OSError) as error:
        raise Refused(source.problem(DAMAGED, SAVE_ANEW, found=str(error))) from error


def _sheet(source: Source, workbook: CalamineWorkbook, about: SheetMetadata, marks: Marks, sheet: CalamineSheet | None) -> Sheet:
    empty = Sheet(name=about.name, rows=(), hidden=about.visible != SheetVisibleEnum.Visible)
    try:
        sheet = sheet or workbook.get_sheet_by_name(about.name)
    except (CalamineError, ValueError, OSError) as error:
        damaged = source.problem("The sheet is damaged: it cannot be read to its end.", SAVE_ANEW, sheet=about.name, found=str(error))
        return replace(empty, problems=(damaged,))
    if sheet.start is None:
        return replace(empty, problems=marks.all_problems())
    first_row, first_column = sheet.start[0] + 1, sheet.start[1] + 1
    rows = _rows(sheet, first_row, first_column, marks)
    return replace(
        empty,
        rows=rows,
        first_row=first_row,
        first_column=first_column,
        merged=_merged(sheet),
        percent=frozenset(marks.percent),
        units=marks.all_units(),
        problems=marks.all_problems(),
        hidden_rows=tuple(marks.hidden_rows),
    )


def _rows(sheet: CalamineSheet, first_row: int, first_column: int, marks: Marks) -> list[Row]:
    rows: list[Row] = []
    # iter_rows begins with the first row of the sheet, though with the first column that is filled.
    arriving: Iterator[list[Any]] = islice(sheet.iter_rows(), first_row - 1, None)
    while batch := list(islice(arriving, BATCH)):
        rows += clean(batch, first_row + len(rows), first_column, marks)
    return rows


def _merged(sheet: CalamineSheet) -> tuple[Merged, ...]:
    return tuple(
        Merged(first_row=first[0] + 1, first_column=first[1] + 1, last_row=last[0] + 1, last_column=last[1] + 1)
        for first, last in sorted(sheet.merged_cell_ranges or ())
    )


SPREADSHEET = Reader(
    name="spreadsheet",
    title="Workbook",
    formats=frozenset(SCANS),
    suffixes=(".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"),
    read=read,
)
