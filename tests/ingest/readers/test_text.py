"""Text tables: letters, separators, quotation marks, ragged rows; every cell stays text."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.readers import LIMITS, Reading, read
from ingest.readers.text import separator

PLAIN = "Projekt;Betrag\nÜbergabe;1.234,50\n"


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def severities(reading: Reading) -> list[str]:
    return [each.severity for each in reading.all_problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_the_letters_are_read_as_they_were_written(tmp_path: Path, encoding: str) -> None:
    reading = read(write(tmp_path / "costs.csv", PLAIN.encode(encoding)))
    assert reading.all_problems == ()
    assert reading.reader == "text"
    assert reading.sheets[0].name == "costs"
    assert reading.sheets[0].rows == [("Projekt", "Betrag"), ("Übergabe", "1.234,50")]


def test_windows_western_european_is_read_with_a_notice(tmp_path: Path) -> None:
    reading = read(write(tmp_path / "costs.csv", PLAIN.encode("cp1252")))
    assert severities(reading) == ["notice"]
    assert "Windows Western European" in reading.problems[0].says
    assert reading.sheets[0].rows[1][0] == "Übergabe"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"a;b\n1;\x00\n", "Line 2 of the file holds NUL bytes, which no text has: it is damaged, or no text file."),
        (b"a;b\n1;\x81\xfc\n", "Line 2 of the file holds a letter that no known encoding explains."),
        (b"\xef\xbb\xbfa;b\n\xff\n", "Line 2 of the file holds a letter that no known encoding explains."),
        (b"\n\n  \n", "The file holds no text."),
        (b'a;b\n1;"open\n2;3\n', "A quotation mark that opens in row 2 is never closed."),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path: Path, content: bytes, says: str) -> None:
    reading = read(write(tmp_path / "a.csv", content))
    assert reading.sheets == ()
    assert [each.says for each in reading.problems if each.severity == "error"] == [says]


def test_a_huge_line_and_a_huge_cell_are_refused(tmp_path: Path) -> None:
    limits = replace(LIMITS, line_characters=100_000, cell_characters=1_000)
    long_line = read(write(tmp_path / "a.csv", "a;b\n" + "1;" * 100_000 + "\n"), limits=limits)
    assert long_line.problems[0].says == "Line 2 is longer than 100,000 characters."
    long_cell = read(write(tmp_path / "b.csv", "a;b\n1;" + "x" * 2_000 + "\n"), limits=limits)
    assert long_cell.sheets == ()
    assert severities(long_cell) == ["error"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";"),
        ("a,b\n1.5,2.5\n", ","),
        ("a\tb\n1,5\t2;5\n", "\t"),
        ("a|b|c\n1|2|3\n", "|"),
        ("Report, October\n\nid,name,note\n1,ERP,x\n2,CRM,y\n3,WMS,z\n", ","),
        ('id;note\n1;"one, two, three; four\nfive"\n2;"six, seven, eight"\n', ";"),
        ("only\none\ncolumn\n", "\t"),
    ],
)
def test_the_separator_is_found(text: str, expected: str) -> None:
    assert separator(text) == expected


def test_quoted_line_breaks_stay_in_their_cell_and_rows_count_as_in_a_spreadsheet(tmp_path: Path) -> None:
    reading = read(write(tmp_path / "a.csv", 'id,note\r\n1,"first\nsecond"\r\n2,"say ""yes"""\r\n3,,\r\n'))
    sheet = reading.sheets[0]
    assert sheet.rows[:3] == [("id", "note", None), ("1", "first\nsecond", None), ("2", 'say "yes"', None)]
    assert reading.all_problems == ()


def test_short_rows_are_filled_up_and_long_ones_are_named(tmp_path: Path) -> None:
    reading = read(write(tmp_path / "a.csv", "id,name,cost\n1,ERP\n2,CRM,5\n3,Move, phase 2,7\n"))
    sheet = reading.sheets[0]
    assert sheet.rows[1] == ("1", "ERP", None, None)
    (problem,) = sheet.problems
    assert (problem.row, problem.column, problem.found, problem.severity) == (4, "D", "7", "error")
    assert problem.says == "The row has 4 cells and the headings have 3."


def test_a_loose_quotation_mark_wants_a_yes(tmp_path: Path) -> None:
    reading = read(write(tmp_path / "a.csv", 'id,name\n1,"19" rack\n2,b\n'))
    assert severities(reading) == ["warning"]
    assert reading.sheets[0].problems[0].row == 2
    assert len(reading.sheets[0].rows) == 3


def test_nothing_is_converted(tmp_path: Path) -> None:
    reading = read(write(tmp_path / "a.csv", "id,day,share\n007,01/02/2026,45%\n=1+1,2026-01-01,0.45\n"))
    assert reading.sheets[0].rows[1:] == [("007", "01/02/2026", "45%"), ("=1+1", "2026-01-01", "0.45")]


def test_a_ledger_of_40_000_lines_is_read_while_one_looks(tmp_path: Path) -> None:
    line = "ERP;ERP-1.2;FI-2026-{0:06d};17.03.2026;12.450,50;CHF;actual;Nordwind Consulting;Design workshop\n"
    head = "Project;WP;Document;Date;Amount;Currency;Kind;Vendor;Text\n"
    path = write(tmp_path / "ledger.csv", head + "".join(line.format(number) for number in range(40_000)))
    began = time.perf_counter()
    reading = read(path)
    assert time.perf_counter() - began < 10  # 0.5 s on a quiet machine
    assert len(reading.sheets[0].rows) == 40_001
