"""Every workbook of other people is read, or refused with a sentence; where a text twin lies beside it, it holds as much.

A twin is called like its workbook with the sheet's place behind it: ``sheetjs__RkNumber.xls.0.csv`` is the first sheet
of ``sheetjs__RkNumber.xls``. Some were saved by Excel 2011 and 2016 and have that in their names:
``sheetjs__2016__RkNumber.xls.0.csv`` is another twin of the same workbook.
"""

import csv
import re
import time
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path

import pytest

from ingest.readers import LIMITS, Reading, read

PASSWORDS = {"sheetjs__password": "password"}
SECONDS = 60.0
# No reader can hold against these twins what the file does not give: each was looked at.
EXCEL_2003 = "an XML spreadsheet of Excel 2003, a format that Steerboard does not take"
STRAY = "stray bytes after its last record, over which the library that decrypts it stumbles; the file is refused with a sentence"
REFUSED_WITH_TWIN = {
    "sheetjs__LONumbers-2010.xls.xml": EXCEL_2003,
    "sheetjs__LONumbers-2010.xlsx.xml": EXCEL_2003,
    "sheetjs__RkNumber.xls.xml": EXCEL_2003,
    "sheetjs__RkNumber.xlsb.xml": EXCEL_2003,
    "sheetjs__RkNumber.xlsx.xml": EXCEL_2003,
    "sheetjs__password_2002_40_972000.xls": STRAY,
    "sheetjs__password_2002_40_xor.xls": STRAY,
}
_TWIN = re.compile(r"(?P<book>.+)\.(?P<sheet>\d+)\.csv")


def password_of(path: Path) -> str | None:
    return next((password for start, password in PASSWORDS.items() if path.name.startswith(start)), None)


@pytest.fixture(scope="module")
def readings(corpus: Path) -> dict[str, tuple[Reading, float]]:
    """What every file gave and how long it took; two at a time."""

    def timed(path: Path) -> tuple[Reading, float]:
        began = time.perf_counter()
        reading = read(path, password=password_of(path), limits=LIMITS)
        return reading, time.perf_counter() - began

    books = [path for path in sorted((corpus / "workbooks").iterdir()) if not path.name.endswith(".sheetnames")]
    books = [path for path in books if not _TWIN.fullmatch(path.name)]
    with ThreadPoolExecutor(2) as pool:
        return dict(zip([path.name for path in books], pool.map(timed, books), strict=True))


def test_every_file_is_read_or_refused_with_a_sentence(
    readings: dict[str, tuple[Reading, float]], capsys: pytest.CaptureFixture[str]
) -> None:
    refused = {name: reading for name, (reading, _) in readings.items() if not reading.sheets}
    with capsys.disabled():
        print(f"\ncorpus: {len(readings) - len(refused)} workbooks and texts read, {len(refused)} refused", end=" ")
    assert len(readings) > 200
    for name, reading in refused.items():
        errors = [each for each in reading.problems if each.severity == "error"]
        assert errors, name
        assert all(each.says.endswith(".") and each.mend.endswith(".") for each in errors), name
    assert not [name for name, reading in refused.items() if "memory" in reading.problems[0].says]


def test_no_file_takes_longer_than_it_may(readings: dict[str, tuple[Reading, float]]) -> None:
    assert max(seconds for _, seconds in readings.values()) < SECONDS


def test_every_sheet_keeps_the_form_that_readers_promise(readings: dict[str, tuple[Reading, float]]) -> None:
    for name, (reading, _) in readings.items():
        for sheet in reading.sheets:
            assert len({len(row) for row in sheet.rows}) <= 1, name
            assert not any(cell == "" or (isinstance(cell, float) and cell != cell) for row in sheet.rows for cell in row), name
            for problem in sheet.problems:
                assert problem.sheet == sheet.name, name


def test_a_twin_holds_as_many_cells(corpus: Path, readings: dict[str, tuple[Reading, float]]) -> None:
    compared, explained = 0, set()
    for twin in sorted((corpus / "workbooks").glob("*.csv")):
        book = _book(twin, readings)
        if book is None:  # half of that collection is here: the twin's workbook is not
            continue
        reading, _ = readings[book[0]]
        if not reading.sheets:
            assert book[0] in REFUSED_WITH_TWIN, f"{book[0]} is refused and has the twin {twin.name}: {reading.problems}"
            explained.add(book[0])
            continue
        sheet = reading.sheets[book[1]]
        faults = {(each.row, each.column) for each in sheet.problems if each.row is not None and each.severity == "error"}
        held = sum(cell is not None for row in sheet.rows for cell in row) + len(faults)
        assert held == _filled(twin), twin.name
        compared += 1
    assert compared >= 13
    assert explained == set(REFUSED_WITH_TWIN)


def _book(twin: Path, readings: dict[str, tuple[Reading, float]]) -> tuple[str, int] | None:
    """The twin's workbook and the place of its sheet."""
    match = _TWIN.fullmatch(twin.name)
    if match is None:
        return None
    for name in (match["book"], re.sub(r"__20(11|16)__", "__", match["book"])):
        if name in readings:
            return name, int(match["sheet"])
    return None


def _filled(twin: Path) -> int:
    try:
        text = twin.read_text("utf-8-sig")
    except UnicodeDecodeError:
        text = twin.read_text("mac_roman")
    return sum(cell != "" for record in csv.reader(StringIO(text, newline="")) for cell in record)
