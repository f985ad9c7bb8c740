"""A currency, or a scale, that stands only in the number format of an amount's cell is heard as if it stood beside the figure."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.findings.loading import Desk
from tests.ingest.readers import books

D = date
HEADS = ["Project ID", "Date", "Document number", "Amount"]
ROWS = [["AA", D(2026, 9, 5), "1", 2], ["AA", D(2026, 9, 20), "2", 3], ["BB", D(2026, 9, 10), "3", 4]]
RATES = (
    "Date;From;To;Rate\n2026-01-01;USD;EUR;0.5\n2026-01-01;GBP;EUR;2\n2026-01-01;CHF;EUR;3\n2026-01-01;SEK;EUR;4\n2026-01-01;JPY;EUR;5\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.kept(found.file("rates.csv", RATES))
    return found


def book(desk: Desk, formats: dict[int, str], rows: Sequence[Sequence[Any]] = (HEADS, *ROWS), name: str = "gl.xlsx") -> Path:
    """A workbook whose numbers in those columns have those formats."""
    path = desk.file(name, "")
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as made:
        sheet = made.add_worksheet("GL")
        styles = {column: made.add_format({"num_format": code}) for column, code in formats.items()}
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell, *([styles[column]] if column in styles and not isinstance(cell, str) else []))
    return path


@pytest.mark.parametrize(
    ("code", "rate"),
    [
        ("[$€-407] #,##0", 1),
        ('#,##0.00\\ "€"', 1),
        ("0.00", 1),
        ('#,##0.00 "USD"', 0.5),
        ("_-[$£-809]* #,##0.00_-;-[$£-809]* #,##0.00_-", 2),
        ("#,##0 [$CHF]", 3),
        ("#,##0 [$kr-41D]", 4),
        ("[$¥-411]#,##0", 5),
        ('#,##0.0 "TEUR"', 1_000),
        ('#,##0.0,, "Mio. €"', 1),
    ],
)
def test_the_currency_of_a_number_format_is_that_of_the_amount(desk: Desk, code: str, rate: float) -> None:
    desk.kept(book(desk, {3: code}), options=("--yes",) if rate == 1_000 else ())
    assert desk.ac() == (5 * rate, 4 * rate)


def test_a_sign_that_several_currencies_have_is_asked_about(desk: Desk) -> None:
    desk.answered("sign", "SEK", book(desk, {3: '#,##0 "kr"'}))
    assert desk.ac() == (20, 16)
    desk.kept(book(desk, {3: '#,##0 "kr"'}, name="Kopie von gl.xlsx"))
    assert desk.ac() == (20, 16)


def test_a_currency_of_the_row_or_the_heading_goes_before_its_format(desk: Desk) -> None:
    desk.kept(book(desk, {3: '#,##0 "USD"'}, [[*HEADS, "Currency"], *([*row, "EUR"] for row in ROWS)]))
    assert desk.ac() == (5, 4)
    desk.kept(book(desk, {3: '#,##0 "USD"'}, [[*HEADS[:3], "Amount (GBP)"], *([row[0], D(2026, 10, 5), f"1{row[2]}", 1] for row in ROWS)]))
    assert desk.ac() == (9, 6)


def test_a_format_that_shows_thousands_of_what_the_cells_hold_goes_before_the_title(desk: Desk) -> None:
    desk.kept(book(desk, {3: "#,##0,"}, [["Beträge in TEUR"], [], HEADS, *ROWS]), options=("--yes",))
    assert desk.ac() == (5, 4)


def test_months_across_in_a_currency_are_heard_and_several_are_told(desk: Desk) -> None:
    rows = [["Actual costs"], [], ["Project", "Sep 26", "Oct 26"], ["AA", 2, 3], ["BB", 1, 3]]
    both = desk.load(book(desk, {1: '0 "USD"', 2: "0 [$CHF]"}, rows))
    assert not both["kept"]
    assert [p["says"] for p in both["problems"] if p["severity"] == "warning"] == [
        "The cells of the sheet show several currencies by their number formats (USD, CHF): all amounts are taken in their projects' own."
    ]
    desk.kept(book(desk, {1: '0 "USD"', 2: '0 "USD"'}, rows))
    assert desk.ac() == (2.5, 2)


def test_a_title_that_names_nothing_but_a_currency_holds_for_its_table(desk: Desk) -> None:
    desk.kept(desk.file("gl.csv", "Amounts in US dollars;;\n;;\nProject ID;Date;Amount\nAA;2026-09-05;10\n"))
    assert desk.figure("ac", "AA") == 5


def test_the_other_formats_of_workbooks_tell_it_too(desk: Desk, tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def text(cell: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'

    day = '<table:table-cell office:value-type="date" office:date-value="2026-09-05"><text:p>2026-09-05</text:p></table:table-cell>'
    money = '<table:table-cell office:value-type="currency" office:currency="USD" office:value="10"><text:p>$10</text:p></table:table-cell>'
    rows = row(*map(text, HEADS)) + row(text("AA"), day, text("1"), money)
    path = books.ods(tmp_path / "gl.ods", rows)
    desk.kept(desk.file("gl.ods", path.read_bytes()))
    assert desk.figure("ac", "AA") == 5
