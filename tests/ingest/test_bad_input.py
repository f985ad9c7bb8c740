"""Every kind of bad file or sheet has a sentence of its own with its place, and changes nothing."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from ingest.preview import preview
from tests.ingest.files import (
    COSTS,
    PROJECTS,
    RISKS,
    asked,
    assert_accounts,
    load,
    one,
    place,
    refused,
    text,
    with_projects,
    workbook,
)


def test_a_word_file_called_xlsx_is_refused_by_name(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    path = tmp_path / "returns.xlsx"
    path.write_bytes(content.getvalue())
    seen = refused(portfolio, path)
    assert [problem.file for problem in seen.problems] == ["returns.xlsx"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"\x00" * 500, bytes(range(256)) * 20])
def test_an_empty_or_corrupt_file_is_refused(tmp_path: Path, content: bytes) -> None:
    portfolio = with_projects(tmp_path)
    path = tmp_path / "returns.xlsx"
    path.write_bytes(content)
    seen = refused(portfolio, path)
    assert seen.count("error") == 1
    assert seen.problems[0].file == "returns.xlsx"


def test_a_file_that_is_not_there_is_a_problem_too(tmp_path: Path) -> None:
    assert refused(with_projects(tmp_path), tmp_path / "nowhere.xlsx").count("error") == 1


def test_headings_without_rows_are_no_load(tmp_path: Path) -> None:
    seen = refused(with_projects(tmp_path), workbook(tmp_path / "r.xlsx", {"Risks": [RISKS]}))
    assert one(seen, "holds no rows").file == "r.xlsx"


def test_no_recognisable_header_names_the_sheet_and_where_it_begins(tmp_path: Path) -> None:
    seen = refused(with_projects(tmp_path), workbook(tmp_path / "r.xlsx", {"Lunch": [[], ["Monday", "Soup"], ["Tuesday", "Rice"]]}))
    problem = one(seen, "no row of headings that is recognised")
    assert place(problem) == ("r.xlsx", "Lunch", 2, "")
    assert "Monday" in problem.says


def test_duplicate_keys_name_both_rows(tmp_path: Path) -> None:
    rows = [RISKS, ["ERP", "R-1", "Vendor", 4, 5, "A"], ["ERP", "R-2", "Staff", 2, 3, "B"], ["ERP", "R-1", "Again", 1, 1, "C"]]
    seen = refused(with_projects(tmp_path), workbook(tmp_path / "r.xlsx", {"Risks": rows}))
    problem = one(seen, "the same Project, Risk ID (ERP, R-1) as row 2")
    assert place(problem) == ("r.xlsx", "Risks", 4, "Risk ID")
    assert problem.found == "R-1"


def test_an_unknown_project_is_named_with_the_likely_one(tmp_path: Path) -> None:
    seen = refused(with_projects(tmp_path), workbook(tmp_path / "r.xlsx", {"Risks": [RISKS, ["ERPP", "R-1", "Vendor", 4, 5, "A"]]}))
    problem = one(seen, "“ERPP” is no project that is known")
    assert place(problem) == ("r.xlsx", "Risks", 2, "Project")
    assert "ERP" in problem.mend


def test_a_project_given_in_the_same_upload_is_known(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    new = [PROJECTS[0], ["DATA", "Data platform", "CHF", date(2026, 1, 5), date(2026, 9, 30)], *PROJECTS[1:]]
    risks = workbook(tmp_path / "r.xlsx", {"Risks": [RISKS, ["DATA", "R-1", "Vendor", 4, 5, "A"]]})
    assert load(portfolio, risks, workbook(tmp_path / "projects.xlsx", {"Projects": new})).kept


def test_error_cells_and_uncached_formulas_refuse_their_row(tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Costs")
        for row, cells in enumerate([COSTS, ["ERP", "L-1", "2026-03-01", None, "a"], ["ERP", "L-2", "2026-03-02", None, "b"]]):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell)
        sheet.write_formula("D2", "=1/0", None, "#DIV/0!")
        sheet.write_formula("D3", "=1+1", None, "")
    seen = refused(with_projects(tmp_path), path)
    first, second = [problem for problem in seen.problems if problem.severity == "error"][:2]
    assert (first.file, first.sheet, first.row, first.column) == ("c.xlsx", "Costs", 2, "Amount")
    assert (second.row, second.column) == (3, "Amount")
    assert seen.sheets[0].rejected == 2


def test_an_error_cell_in_a_column_that_is_not_used_is_only_told(tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Costs")
        for row, cells in enumerate([[*COSTS, "Lookup of ours"], ["ERP", "L-1", "2026-03-01", 12, "a"]]):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell)
        sheet.write_formula("F2", "=NA()", None, "#N/A")
    assert load(with_projects(tmp_path), path).kept


def test_subtotal_rows_are_left_out_with_a_notice(tmp_path: Path) -> None:
    day = date(2026, 3, 1)
    rows = [
        COSTS,
        ["ERP", "L-1", day, 10, "a"],
        ["ERP", "L-2", day, 20.5, "b"],
        ["Subtotal", None, None, 30.5, None],
        ["NET", "L-3", day, 5, "c"],
        [None, None, None, 35.5, None],
        ["Grand total", None, None, 36, None],
    ]
    path = workbook(tmp_path / "c.xlsx", {"Costs": rows})
    seen = preview([path], with_projects(tmp_path))
    assert (seen.sheets[0].read, seen.sheets[0].loaded, seen.sheets[0].blank) == (6, 3, 3)
    assert [p.row for p in seen.problems if "total of the rows above" in p.says] == [4, 6]
    assert one(seen, "it says 36 where the rows above add up to 35.5", "warning").row == 7


def test_a_second_header_in_the_middle(tmp_path: Path) -> None:
    day = date(2026, 3, 1)
    rows = [COSTS, ["ERP", "L-1", day, 10, "a"], COSTS, ["ERP", "L-2", day, 20, "b"]]
    seen = refused(with_projects(tmp_path), workbook(tmp_path / "c.xlsx", {"Costs": rows}))
    assert one(seen, "repeats the headings in the middle of the data").row == 3
    assert seen.sheets[0].rejected == 1


def test_a_second_table_below_the_first_is_a_table_of_its_own(tmp_path: Path) -> None:
    day = date(2026, 3, 1)
    rows = [COSTS, ["ERP", "L-1", day, 10, "a"], [], RISKS, ["ERP", "R-1", "Vendor", 4, 5, "A"]]
    seen = preview([workbook(tmp_path / "c.xlsx", {"Costs": rows})], with_projects(tmp_path))
    assert [(sheet.table, sheet.read, sheet.loaded, sheet.blank) for sheet in seen.sheets] == [("costs", 2, 1, 1), ("risks", 1, 1, 0)]


def test_1904_dates_are_the_days_that_the_workbook_shows(tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("Costs")
        for row, cells in enumerate([COSTS, ["ERP", "L-1", date(2026, 3, 1), 12, "a"]]):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell)
    seen = preview([path], with_projects(tmp_path))
    assert seen.sheets[0].rows is not None
    assert seen.sheets[0].rows.column("date").to_pylist() == [date(2026, 3, 1)]


def test_a_bare_day_number_in_a_date_column_is_asked(tmp_path: Path) -> None:
    seen = refused(with_projects(tmp_path), workbook(tmp_path / "c.xlsx", {"Costs": [COSTS, ["ERP", "L-1", 46082, 12, "a"]]}))
    question = asked(seen, "day_numbers")
    assert place(question) == ("c.xlsx", "Costs", 2, "Posting date")
    assert "2026-03-01" in question.says


def test_nul_bytes_are_refused(tmp_path: Path) -> None:
    seen = refused(
        with_projects(tmp_path), text(tmp_path / "costs.csv", "Project,Line no,Posting date,Amount,Text\nERP,1,2026-03-01,10,a\x00b\n")
    )
    assert place(one(seen, "holds NUL bytes")) == ("costs.csv", "costs", 2, "")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = text(tmp_path / "costs.csv", "Project;Line no;Posting date;Amount;Text\nERP;1;2026-03-01;10,50;Zürich\n", encoding)
    seen = preview([path], with_projects(tmp_path))
    assert seen.sheets[0].rows is not None
    assert seen.sheets[0].rows.column("description").to_pylist() == ["Zürich"]


def test_a_cell_at_the_far_corner_is_refused_or_read_and_never_fatal(tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Costs")
        sheet.write("A1", "Project")
        sheet.write("XFD1048576", "far")
    portfolio = with_projects(tmp_path)
    problem = one(refused(portfolio, path), "lies so far from the others")
    assert not load(portfolio, path, yes=True, partial=True).kept
    assert place(problem) == ("c.xlsx", "Costs", 1_048_576, "XFD")
    assert "Delete what stands in XFD1048576" in problem.mend


def test_17_digit_identifiers_kept_as_numbers_are_refused_and_as_text_are_kept(tmp_path: Path) -> None:
    day = date(2026, 3, 1)
    rows = [COSTS, ["ERP", 12345678901234567, day, 10, "a"], ["ERP", "12345678901234568", day, 10, "b"], ["ERP", 4711.0, day, 1, "c"]]
    portfolio = with_projects(tmp_path)
    seen = refused(portfolio, workbook(tmp_path / "c.xlsx", {"Costs": rows}))
    problem = one(seen, "")
    assert place(problem) == ("c.xlsx", "Costs", 2, "Line no")
    assert "15 digits" in problem.says
    assert seen.sheets[0].rows is not None
    assert seen.sheets[0].rows.column("line_id").to_pylist() == ["12345678901234568", "4711"]


def test_formulas_and_markup_in_names_stay_text(tmp_path: Path) -> None:
    names = ['=HYPERLINK("x")', "+1", "-2", "@SUM(A1)", "<script>alert(1)</script>", "{{7*7}}", "'; DROP TABLE risks; --"]
    rows = [RISKS, *(["ERP", f"R-{n}", name, 1, 1, "A"] for n, name in enumerate(names))]
    path = workbook(tmp_path / "r.xlsx", {"Risks": rows})
    portfolio = with_projects(tmp_path)
    seen = preview([path], portfolio)
    assert seen.sheets[0].rows is not None
    assert seen.sheets[0].rows.column("title").to_pylist() == names
    assert load(portfolio, path).kept


def test_currency_beside_an_amount_must_be_the_rows_own(tmp_path: Path) -> None:
    path = text(tmp_path / "costs.csv", "Project,Line no,Posting date,Amount,Currency\nERP,1,2026-03-01,EUR 10.00,CHF\n")
    seen = refused(with_projects(tmp_path), path)
    assert "is given in EUR, and the row's currency is CHF" in one(seen, "EUR").says


def test_partial_leaves_rejected_rows_out_and_keeps_their_problems(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    rows = [COSTS, ["ERP", "L-1", date(2026, 3, 1), 12.5, "a"], ["ERP", "L-2", date(2026, 3, 1), "n/k", "b"], []]
    path = workbook(tmp_path / "c.xlsx", {"Costs": rows})
    assert not load(portfolio, path, yes=True).kept
    receipt = load(portfolio, path, yes=True, partial=True)
    assert receipt.kept
    assert [(s.table, s.read, s.loaded, s.rejected, s.blank) for s in receipt.sheets] == [("costs", 2, 1, 1, 0)]
    assert set(receipt.as_dict()["problems"][0]) == {"file", "sheet", "row", "column", "found", "says", "mend", "severity"}  # type: ignore[index]


def test_a_good_file_beside_a_bad_one_is_not_kept_either(tmp_path: Path) -> None:
    good = workbook(tmp_path / "r.xlsx", {"Risks": [RISKS, ["ERP", "R-1", "Vendor", 4, 5, "A"]]})
    bad = text(tmp_path / "costs.csv", "Project,Line no,Posting date,Amount\nERP,1,2026-03-01,x\n")
    seen = refused(with_projects(tmp_path), good, bad)
    assert_accounts(seen)


def test_two_files_of_the_same_name_are_not_mixed_up(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    rows = [RISKS, ["ERP", "R-1", "Vendor", 4, 5, "A"]]
    first = workbook(tmp_path / "r.xlsx", {"Risks": rows})
    second = workbook(tmp_path / "other" / "r.xlsx", {"Risks": [RISKS, ["NET", "R-1", "Vendor", 4, 5, "A"]]})
    seen = refused(with_projects(tmp_path), first, second)
    assert one(seen, "Two files of this name").file == "r.xlsx"
    assert [sheet.loaded for sheet in seen.sheets] == [1]
