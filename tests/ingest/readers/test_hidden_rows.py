"""Rows that a filter or a hand has hidden are known in every format of workbook, not in .xlsx alone."""

import struct
from pathlib import Path
from zipfile import ZipFile

import pytest

from ingest.readers import read
from tests.ingest.readers.books import ods


def line(*words: str, visibility: str = "", times: int = 1) -> str:
    cells = "".join(f'<table:table-cell office:value-type="string"><text:p>{word}</text:p></table:table-cell>' for word in words)
    marks = f' table:visibility="{visibility}"' if visibility else ""
    return f'<table:table-row{marks} table:number-rows-repeated="{times}">{cells}</table:table-row>'


def test_in_an_opendocument_spreadsheet_both_ways_of_hiding_and_repeated_rows(tmp_path: Path) -> None:
    rows = line("a") + line("b", visibility="filter") + line("c") + line("d", visibility="collapse", times=2) + line("e")
    (sheet,) = read(ods(tmp_path / "x.ods", rows)).sheets
    assert (sheet.hidden_rows, len(sheet.rows)) == ((2, 4, 5), 6)


def test_in_a_binary_workbook(corpus: Path, tmp_path: Path) -> None:
    """The second row's own record says that it is hidden, as the program writes it."""
    source, path = corpus / "workbooks" / "sheetjs__text_and_numbers.xlsb", tmp_path / "x.xlsb"
    assert read(source).sheets[0].hidden_rows == ()
    with ZipFile(source) as before, ZipFile(path, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name.lower().endswith("worksheets/sheet1.bin"):
                at = content.index(b"\x00\x19\x01\0\0\0")  # a row's record, its length, and that it is the second row
                content = content[: at + 13] + bytes([content[at + 13] | 0x10]) + content[at + 14 :]
            after.writestr(name, content)
    assert read(path).sheets[0].hidden_rows == (2,)


def test_in_a_workbook_of_excel_97(corpus: Path, tmp_path: Path) -> None:
    content = bytearray((corpus / "workbooks" / "sheetjs__text_and_numbers.xls").read_bytes())
    at = content.find(struct.pack("<HHH", 0x0208, 16, 1))  # the row's record, its length, and that it is the second row
    assert at > 0
    content[at + 4 + 12] |= 0x20
    path = tmp_path / "x.xls"
    path.write_bytes(content)
    assert read(path).sheets[0].hidden_rows == (2,)


@pytest.mark.parametrize("suffix", ["xls", "xlsb", "ods"])
def test_a_workbook_without_hidden_rows_has_none(corpus: Path, suffix: str) -> None:
    assert all(sheet.hidden_rows == () for sheet in read(corpus / "workbooks" / f"sheetjs__number_format.{suffix}").sheets)
