"""Workbooks made to harm: each is refused with one sentence, and our own process never notices."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from ingest.readers import LIMITS, Limits, Reading, process, read
from ingest.readers.process import ROOT, run
from ingest.readers.source import Source
from tests.ingest.readers.books import HEAD, MAIN, archive, cell, ods, row, sheet_xml, xlsx


def refusal(reading: Reading) -> str:
    """The one sentence for which the file was refused."""
    assert reading.sheets == ()
    (problem,) = reading.problems
    assert problem.severity == "error"
    assert problem.mend.endswith(".")
    return problem.says


def test_one_cell_in_the_last_corner_is_named(tmp_path: Path) -> None:
    rows = row(1, cell("A1", 1)) + row(1_048_576, cell("XFD1048576", 1))
    reading = read(xlsx(tmp_path / "a.xlsx", rows))
    says = refusal(reading)
    assert "XFD1048576" in says
    assert (reading.problems[0].row, reading.problems[0].column) == (1_048_576, "XFD")
    assert "17,179,869,184 cells" in says


def test_a_large_workbook_is_read_while_it_is_scanned_and_refused_like_a_small_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = xlsx(tmp_path / "sound.xlsx", row(1, cell("A1", 1), cell("B1", 2)))
    far = xlsx(tmp_path / "far.xlsx", row(1, cell("A1", 1)) + row(1_048_576, cell("XFD1048576", 1)))
    plain = [read(sound), read(far)]
    monkeypatch.setattr("ingest.readers.LARGE", 0)
    assert [read(sound), read(far)] == plain


def test_a_cell_outside_the_sheet_is_named(tmp_path: Path) -> None:
    assert "A9999999" in refusal(read(xlsx(tmp_path / "a.xlsx", row(1, cell("A1", 1)) + row(9_999_999, cell("A9999999", 1)))))


@pytest.mark.parametrize("count", [4_000_000_000, 10**30])
def test_a_forged_count_of_texts_is_refused(tmp_path: Path, count: int) -> None:
    strings = f'{HEAD}<sst xmlns="{MAIN}" count="1" uniqueCount="{count}"><si><t>ERP</t></si></sst>'
    reading = read(xlsx(tmp_path / "a.xlsx", row(1, '<c r="A1" t="s"><v>0</v></c>'), strings=strings))
    assert f"{count:,} texts" in refusal(reading)


def test_a_document_type_is_refused_in_every_part(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    sheet = sheet_xml(row(1, cell("A1", 1)), head=f"{HEAD}<!-- first a remark -->{bomb}")
    assert "document type" in refusal(read(xlsx(tmp_path / "a.xlsx", sheet=sheet)))
    assert "document type" in refusal(read(xlsx(tmp_path / "b.xlsx", more={"docProps/core.xml": f"{HEAD}{bomb}<x/>"})))


def test_a_cell_that_stands_twice_is_refused_by_name(tmp_path: Path) -> None:
    rows = row(3, cell("B3", 1), cell("B3", 2))
    assert refusal(read(xlsx(tmp_path / "a.xlsx", rows))).startswith("Cell B3 stands twice")


def test_cells_and_rows_out_of_order_are_refused(tmp_path: Path) -> None:
    assert "A1 stands after B1" in refusal(read(xlsx(tmp_path / "a.xlsx", row(1, cell("B1", 1), cell("A1", 2)))))
    rows = row(2, cell("A2", 1)) + row(1, cell("A1", 2))
    assert "Row 1 stands after row 2" in refusal(read(xlsx(tmp_path / "b.xlsx", rows)))
    rows = row(2, cell("A2", 1)) + row(2, cell("B2", 2))
    assert "Row 2 stands twice" in refusal(read(xlsx(tmp_path / "c.xlsx", rows)))
    assert "says that it is A7" in refusal(read(xlsx(tmp_path / "d.xlsx", row(2, cell("A7", 1)))))


def test_endless_nesting_is_refused(tmp_path: Path) -> None:
    deep = "<x>" * 10_000 + "</x>" * 10_000
    assert "nested deeper" in refusal(read(xlsx(tmp_path / "a.xlsx", sheet=f'{HEAD}<worksheet xmlns="{MAIN}">{deep}</worksheet>')))


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", row(1, cell("A1", 1)))
    with ZipFile(path, "a", ZIP_DEFLATED) as file:
        file.writestr("xl/media/image1.bin", bytes(64 * 1024 * 1024))
    assert "unpacks from 0.1 MiB to 64 MiB" in refusal(read(path))


def test_too_many_parts_and_parts_outside_the_archive_are_refused(tmp_path: Path) -> None:
    many = {f"xl/media/{number}.xml": "" for number in range(50)}
    limits = replace(LIMITS, entries=40)
    assert "parts" in refusal(read(xlsx(tmp_path / "a.xlsx", more=many), limits=limits))
    assert "outside it" in refusal(read(xlsx(tmp_path / "b.xlsx", more={"xl/../../evil.xml": "<x/>"})))
    assert "two parts of one name" in refusal(read(xlsx(tmp_path / "c.xlsx", more={"XL/Workbook.xml": "<x/>"})))


def test_an_opendocument_cell_repeated_over_the_whole_sheet_is_refused(tmp_path: Path) -> None:
    cells = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"'
        ' office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>'
    )
    first = '<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    assert refusal(read(ods(tmp_path / "a.ods", first + cells))).startswith("Cell XFD1048577 lies outside")


def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "GRACE", 0.0)  # no machine starts a process and reads a file in a twentieth of a second
    path = tmp_path / "ledger.csv"
    path.write_text("a;b\n" + "1;2\n" * 3_000_000)
    assert "longer than 0.05 seconds" in refusal(read(path, limits=replace(LIMITS, seconds=0.05)))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no memory limit for a process; the time limit holds there")
def test_a_file_that_asks_for_too_much_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    path.write_text("a;b\n" + "1;2\n" * 1_000_000)
    tight = Limits(memory_bytes=150 * 1024 * 1024, memory_per_byte=1)
    assert "more memory" in refusal(read(path, limits=tight))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGABRT between processes")
@pytest.mark.parametrize("blow", ["os.abort()", "os.kill(os.getpid(), 9)", "os._exit(3)", "raise MemoryError"])
def test_a_reader_that_is_brought_down_becomes_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blow: str) -> None:
    # A package of the same name in front of ours stands for a reader that a file has brought down.
    fake = tmp_path / "ingest" / "readers"
    fake.mkdir(parents=True)
    for each in (fake.parent, fake):
        (each / "__init__.py").write_text("")
    (fake / "child.py").write_text(f"import os, sys\nsys.stdin.read()\n{blow}\n")
    path = tmp_path / "a.csv"
    path.write_text("a;b\n1;2\n")
    monkeypatch.setattr("ingest.readers.process.ROOT", tmp_path)
    _, sheets, (problem,) = run(Source(path=path.absolute(), name="a.csv"))
    assert sheets == []
    assert "memory" in problem.says or "damaged" in problem.says


def test_the_reading_process_starts_light() -> None:
    """A file should not wait for libraries that reading does not need."""
    heavy = ("pandas", "streamlit", "duckdb", "pyarrow", "numpy", "altair", "msoffcrypto")
    code = f"import sys, ingest.readers.child; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, env=dict(os.environ))
    assert done.stdout.strip() == "[]"


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    assert "ZIP archive" in refusal(read(archive(tmp_path / "a.xlsx", {"readme.txt": "hello"})))
