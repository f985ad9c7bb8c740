"""What a file is follows from its content; a name that says otherwise is told in one sentence."""

import random
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from ingest.readers import Reading, read
from tests.ingest.readers.books import archive, cell, row, xlsx


def errors(reading: Reading) -> list[str]:
    return [each.says for each in reading.all_problems if each.severity == "error"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("report.csv", b"%PDF-1.7 ...", "The file is a PDF document."),
        ("report.xls", b"<html><table><tr><td>1</td></tr></table></html>", "The file is a web page (HTML)."),
        ("report.xls", b'<?xml version="1.0"?><a/>', "The file is an XML document."),
        ("report.xlsx", b"\x89PNG\r\n\x1a\n", "The file is a picture."),
        ("report.xlsx", b"PK\x03\x04 and nothing more", "The file is damaged: it cannot be read to its end."),
        ("report.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "The file is damaged: it cannot be read to its end."),
        ("report.csv", b"PAR1....PAR1", "The file is a Parquet file."),
        ("report.xlsx", b"", "The file is empty."),
        ("notes.md", b"# Notes\n", "Steerboard does not read .md files."),
    ],
)
def test_a_wrong_file_is_called_by_what_it_is(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert errors(read(path)) == [says]


@pytest.mark.parametrize(
    ("folder", "title"), [("word/document.xml", "a Word document"), ("ppt/presentation.xml", "a PowerPoint presentation")]
)
def test_an_office_file_of_another_kind_under_a_workbooks_name_is_refused(tmp_path: Path, folder: str, title: str) -> None:
    path = archive(tmp_path / "report.xlsx", {"[Content_Types].xml": "<Types/>", folder: "<x/>"})
    assert errors(read(path)) == [f"The file is {title}."]


def test_a_workbook_under_another_workbooks_name_is_read_with_a_notice(tmp_path: Path) -> None:
    reading = read(xlsx(tmp_path / "report.xls", row(1, cell("A1", 1))))
    assert [each.severity for each in reading.problems] == ["notice"]
    assert len(reading.sheets) == 1


def test_a_text_under_a_workbooks_name_is_read_and_wants_a_yes(tmp_path: Path) -> None:
    path = tmp_path / "export.xls"
    path.write_text("a\tb\n1\t2\n")
    reading = read(path)
    assert [each.severity for each in reading.problems] == ["warning"]
    assert reading.sheets[0].rows == [("a", "b"), ("1", "2")]


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert errors(read(tmp_path / "gone.xlsx")) == ["The file cannot be opened."]


def test_the_name_that_people_know_stands_in_the_problems(tmp_path: Path) -> None:
    path = tmp_path / "upload-7"
    path.write_bytes(b"%PDF-1.7")
    reading = read(path, name="October.xlsx")
    assert (reading.file, reading.problems[0].file) == ("October.xlsx", "October.xlsx")


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("steer", []),
        ("wrong", ["The password does not open the file."]),
        (None, ["The file is locked with a password."]),
    ],
)
def test_a_locked_workbook_opens_with_its_password_only(tmp_path: Path, password: str | None, says: list[str]) -> None:
    # The library that locks it here mishandles archives under 4 KiB, hence a part that does not pack.
    padding = {"xl/media/noise.bin": random.Random(1).randbytes(6_000).hex()}
    plain, locked = xlsx(tmp_path / "plain.xlsx", row(1, cell("A1", 7)), more=padding), tmp_path / "locked.xlsx"
    with plain.open("rb") as source, locked.open("wb") as target:
        OOXMLFile(source).encrypt("steer", target)
    reading = read(locked, password=password)
    assert errors(reading) == says
    assert [list(each.rows) for each in reading.sheets] == ([] if says else [[(7.0,)]])


def test_locked_and_old_workbooks_of_others_open_or_say_why(corpus: Path) -> None:
    books = corpus / "workbooks"
    assert errors(read(books / "sheetjs__password_2002_128_strong.xls")) == ["The file is locked with a password."]
    assert errors(read(books / "sheetjs__password_2002_128_strong.xls", password="password")) == []
    assert errors(read(books / "tafia__pass_protected.xlsb")) == ["The file is locked with a password."]
    assert errors(read(books / "tafia__pass_protected.ods")) == [
        "The file is locked with a password, and Steerboard cannot open locked OpenDocument files."
    ]


@pytest.mark.parametrize("suffix", ["xls", "xlsb"])
def test_errors_and_per_cent_are_found_in_the_other_formats_too(corpus: Path, suffix: str) -> None:
    """The .xlsx that the same program saved, with the same content, is the witness."""
    books = corpus / "workbooks"
    faults = [
        [(each.row, each.column, each.found) for each in read(books / f"sheetjs__ErrorTypes.{kind}").all_problems]
        for kind in (suffix, "xlsx")
    ]
    assert faults[0] == faults[1]
    witness = [each.percent for each in read(books / "sheetjs__number_format.ods").sheets]
    assert [each.percent for each in read(books / f"sheetjs__number_format.{suffix}").sheets] == witness


@pytest.mark.parametrize("suffix", ["xls", "xlsb", "xlsx"])
def test_every_format_counts_dates_from_1904_when_the_workbook_does(corpus: Path, suffix: str) -> None:
    reading = read(corpus / "workbooks" / f"tafia__date_1904.{suffix}")
    assert reading.sheets[0].rows[0][0].isoformat() == "2021-01-01"  # type: ignore[union-attr]
    assert [each.severity for each in reading.problems] == ["notice"]


def test_a_text_table_that_begins_with_id_and_project_is_no_sylk_table(tmp_path: Path) -> None:
    plain = tmp_path / "log.csv"
    plain.write_bytes(b"ID;Project;Type\n1;P1;Risk\n")
    assert not read(plain).problems
    sylk = tmp_path / "old.csv"
    sylk.write_bytes(b'ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K"Project"\r\nE\r\n')
    assert "a SYLK table" in read(sylk).problems[0].says
