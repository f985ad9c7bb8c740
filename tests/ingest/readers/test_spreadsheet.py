"""Workbooks as they are: values, dates, per cent, merged cells, hidden sheets, errors and formulas without a result."""

from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from ingest.readers import Merged, Reading, read
from tests.ingest.readers.books import DATE, HEAD, MAIN, NOT_PERCENT, PERCENT, PERCENT_ONE, cell, ods, row, xlsx


def only_problem(reading: Reading) -> str:
    (problem,) = [each for each in reading.all_problems if each.severity == "error"]
    return problem.says


def test_a_workbook_gives_its_cells_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "returns.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Projects")
        sheet.write_row(2, 1, ["ID", "Budget", "Start"])
        sheet.write_row(3, 1, ["ERP", 1200.5])
        sheet.write_datetime(3, 3, datetime(2026, 3, 2), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_boolean(4, 1, True)
        book.add_worksheet("Notes").hide()
    reading = read(path)
    projects, notes = reading.sheets
    assert reading.reader == "spreadsheet"
    assert len(reading.sha256) == 64
    assert reading.all_problems == ()
    assert (projects.first_row, projects.first_column) == (3, 2)
    assert projects.rows == [("ID", "Budget", "Start"), ("ERP", 1200.5, date(2026, 3, 2)), (True, None, None)]
    assert (projects.hidden, notes.hidden, list(notes.rows)) == (False, True, [])


def test_merged_headings_keep_their_range(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 1, 0, 3, "Inherent")
        sheet.write_row(1, 0, ["Risk", "Probability", "Impact", "Score"])
    assert read(path).sheets[0].merged == (Merged(first_row=1, first_column=2, last_row=1, last_column=4),)


def test_cells_shown_as_per_cent_are_named(tmp_path: Path) -> None:
    rows = row(1, cell("A1", "Done")) + row(
        2, cell("A2", 0.45, PERCENT), cell("B2", 45, NOT_PERCENT), cell("C2", 0.455, PERCENT_ONE), '<c r="D2" s="1"/>'
    )
    assert read(xlsx(tmp_path / "a.xlsx", rows)).sheets[0].percent == {(2, 1), (2, 3)}


def test_the_careful_and_the_plain_way_agree_on_per_cent(tmp_path: Path) -> None:
    body = row(2, cell("A2", 0.45, PERCENT), cell("B2", "text"))
    plain = read(xlsx(tmp_path / "a.xlsx", body)).sheets[0]
    careful = read(xlsx(tmp_path / "b.xlsx", "<!-- -->" + body)).sheets[0]
    assert plain == careful
    assert plain.percent == {(2, 1)}


def test_an_error_cell_is_named_with_its_address(tmp_path: Path) -> None:
    rows = row(4, cell("A4", "ERP"), '<c r="C4" t="e"><f>A1/0</f><v>#DIV/0!</v></c>')
    reading = read(xlsx(tmp_path / "a.xlsx", rows))
    (problem,) = reading.sheets[0].problems
    assert (problem.file, problem.sheet, problem.row, problem.column, problem.found) == ("a.xlsx", "Data", 4, "C", "#DIV/0!")
    assert problem.severity == "error"
    assert reading.sheets[0].rows[0][0] == "ERP"


@pytest.mark.parametrize("content", ["<f>1+1</f>", "<f>1+1</f><v></v>", "<f>1+1</f><v/>", '<f t="shared" si="0"/>'])
def test_a_formula_without_a_result_is_named(tmp_path: Path, content: str) -> None:
    rows = row(1, cell("A1", 5)) + row(2, f'<c r="A2">{content}</c>', cell("B2", 1))
    (problem,) = read(xlsx(tmp_path / "a.xlsx", rows)).sheets[0].problems
    assert (problem.row, problem.column, problem.found) == (2, "A", "formula without a result")


def test_a_formula_with_an_empty_text_as_result_is_sound(tmp_path: Path) -> None:
    rows = row(1, cell("A1", 5), '<c r="B1" t="str"><f>""</f><v></v></c>', '<c r="C1"><f>1+1</f><v>2</v></c>')
    reading = read(xlsx(tmp_path / "a.xlsx", rows))
    assert reading.all_problems == ()
    assert reading.sheets[0].rows == [(5.0, None, 2.0)]


@pytest.mark.parametrize(("properties", "serial"), [("", 46083), ('date1904="1"', 46083 - 1462)])
def test_dates_are_right_in_both_date_systems(tmp_path: Path, properties: str, serial: int) -> None:
    reading = read(xlsx(tmp_path / "a.xlsx", row(1, cell("A1", serial, DATE)), properties=properties))
    assert reading.sheets[0].rows == [(date(2026, 3, 2),)]
    assert [each.severity for each in reading.problems] == (["notice"] if properties else [])


@pytest.mark.parametrize("value", ["12345678901234567", "1.2345678901234599E+16", "-1E+15", "1E+400"])
def test_a_number_that_lost_its_last_digits_is_refused(tmp_path: Path, value: str) -> None:
    rows = row(1, cell("A1", "Line"), cell("B1", 1)) + row(2, f'<c r="A2"><v>{value}</v></c>', cell("B2", 1))
    (sheet,) = read(xlsx(tmp_path / "a.xlsx", rows)).sheets
    (problem,) = sheet.problems
    assert (problem.row, problem.column) == (2, "A")
    assert sheet.rows[1][0] is None


def test_long_fractions_are_what_every_spreadsheet_writes_and_pass(tmp_path: Path) -> None:
    reading = read(xlsx(tmp_path / "a.xlsx", row(1, cell("A1", 0.30000000000000004), cell("B1", 999999999999999))))
    assert reading.all_problems == ()


def test_a_sheet_with_prefixes_single_quotes_and_no_addresses_reads_alike(tmp_path: Path) -> None:
    sheet = (
        f"{HEAD}<x:worksheet xmlns:x='{MAIN}'><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t='e'><x:v>#REF!</x:v></x:c></x:row>"
        "</x:sheetData></x:worksheet>"
    )
    (problem,) = read(xlsx(tmp_path / "a.xlsx", sheet=sheet)).all_problems
    assert (problem.row, problem.column, problem.found) == (1, "B", "#REF!")


def test_formatted_empty_cells_far_away_do_no_harm(tmp_path: Path) -> None:
    far = row(1_048_576, '<c r="A1048576" s="1"/>', '<c r="XFD1048576" s="1"/>')
    reading = read(xlsx(tmp_path / "a.xlsx", row(1, cell("A1", 1)) + far))
    assert reading.all_problems == ()
    assert reading.sheets[0].rows == [(1.0,)]


def test_a_workbook_without_cells_has_an_empty_sheet(tmp_path: Path) -> None:
    reading = read(xlsx(tmp_path / "a.xlsx"))
    assert [(each.name, list(each.rows)) for each in reading.sheets] == [("Data", [])]


def test_an_opendocument_sheet_tells_errors_per_cent_and_formulas_without_result(tmp_path: Path) -> None:
    cells = (
        '<table:table-cell office:value-type="percentage" office:value="0.45"><text:p>45 %</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p>'
        '</table:table-cell><table:table-cell table:formula="of:=1+1"/>'
    )
    (sheet,) = read(ods(tmp_path / "a.ods", f"<table:table-row>{cells}</table:table-row>")).sheets
    assert sheet.percent == {(1, 1)}
    assert [(each.row, each.column, each.found) for each in sheet.problems] == [
        (1, "B", "#DIV/0!"),
        (1, "C", "formula without a result"),
    ]


def test_progress_is_told_from_nothing_to_nearly_all(tmp_path: Path) -> None:
    told: list[tuple[float, str]] = []
    read(xlsx(tmp_path / "a.xlsx", row(1, cell("A1", 1))), name="October.xlsx", progress=lambda share, says: told.append((share, says)))
    assert told[0] == (0.0, "Checking October.xlsx")
    assert told[-1][1] == "Reading sheet Data"
    assert [share for share, _ in told] == sorted(share for share, _ in told)
