"""The template workbook, made from the contracts: a sheet for each table, with meanings, drop-downs and one example row."""

from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ingest.own_marks import EXAMPLE, IN_PERIOD, NOTE, READ_ME, TITLE
from schema import TABLES, Column, Kind, Table

ROWS = 1000  # rows with formats and drop-downs
MADE = datetime(2026, 1, 1)  # a fixed day, so that the same contracts give the same file
WIDTHS = {Kind.TEXT: 32, Kind.DATE: 13, Kind.MONEY: 16, Kind.CHOICE: 18, Kind.ID: 16}
NUMBER_FORMATS = {
    Kind.DATE: "yyyy-mm-dd",
    Kind.MONEY: "#,##0.00",
    Kind.SHARE: "0.0 %",
    Kind.NUMBER: "General",
    Kind.INTEGER: "0",
    Kind.RATE: "0.00000000",
}

_README = (
    ("What this is", "One sheet for each kind of data. Fill in the sheets that you have, and leave the others as they are."),
    ("Headings", "Point at a heading to see what its column means. Dark headings are needed in every row, light ones may stay blank."),
    ("Example row", "The grey row of each sheet is an example. It is never loaded; delete it or write over it, its note included."),
    ("Dates", "Real dates, shown as year-month-day. Text such as 01/02/2026 has two meanings and will be asked about."),
    ("Amounts", "Full amounts in figures, in the row's currency, not in thousands. The currency is the three-letter code."),
    ("Percentages", "The cells are formatted as per cent: enter 45 % or 45, and the sheet shows 45.0 %."),
    ("Periods", "The sheet of reporting periods takes the value of each period, or running totals under the headings that say to date."),
    ("Totals", "No total rows are needed; one that is found is left out and told of."),
)


def write(path: Path) -> None:
    """Writes the template; the same contracts give the same workbook."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": TITLE, "created": MADE})
        _read_me(book)
        for table in TABLES:
            _sheet(book, table)


def heading(column: Column) -> str:
    """The heading in the template: it says of values of a period that they are."""
    return f"{column.heading} {IN_PERIOD}" if column.to_date else column.heading


def _read_me(book: Workbook) -> None:
    sheet = book.add_worksheet(READ_ME)
    title = book.add_format({"bold": True, "font_size": 16})
    bold = book.add_format({"bold": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, TITLE, title)
    row = 2
    for word, text in (*_README, *((table.title, table.meaning) for table in TABLES)):
        sheet.write_string(row, 0, word, bold)
        sheet.write_string(row, 1, text, wrap)
        row += 1
    _print_set_up(sheet, 2)


def _sheet(book: Workbook, table: Table) -> None:
    sheet = book.add_worksheet(table.title)
    needed = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3B57", "valign": "top", "text_wrap": True})
    free = book.add_format({"bold": True, "font_color": "#1F3B57", "bg_color": "#DCE6EF", "valign": "top", "text_wrap": True})
    for place, column in enumerate(table.columns):
        form = book.add_format({"num_format": NUMBER_FORMATS.get(column.kind, "@")})
        sheet.set_column(place, place, WIDTHS.get(column.kind, 14), form)
        sheet.write_string(0, place, heading(column), needed if column.required else free)
        sheet.write_comment(0, place, _comment(column), {"x_scale": 2.4, "y_scale": 1.6, "author": "Steerboard"})
        _validate(sheet, place, column)
        _example(book, sheet, place, column)
        if column.kind is Kind.SHARE:  # a program that fills the cells in keeps the format of cells, not of columns
            for row in range(2, ROWS // 4):
                sheet.write_blank(row, place, None, form)
    last = len(table.columns)
    sheet.set_column(last, last, 34)
    sheet.write_string(0, last, NOTE, free)
    sheet.write_string(1, last, EXAMPLE, _grey(book))
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 1 + (table.columns[0].name == "project_id" and len(table.columns) > 3))
    sheet.autofilter(0, 0, ROWS, last)
    _print_set_up(sheet, 1)


def _print_set_up(sheet: Worksheet, repeated: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, repeated - 1)
    sheet.set_footer("&L&A&RPage &P of &N")


def _comment(column: Column) -> str:
    lines = [column.meaning]
    if column.unit:
        lines.append(f"Unit: {column.unit}.")
    if column.choices:
        lines.append(f"One of: {', '.join(column.choices)}.")
    if column.low is not None or column.high is not None:
        lines.append(f"From {_limit(column, column.low)} to {_limit(column, column.high)}.")
    lines.append("Needed in every row." if column.required else "May stay blank.")
    return "\n".join(lines)


def _limit(column: Column, limit: float | None) -> str:
    if limit is None:
        return "any value"
    return f"{limit * 100:g} %" if column.kind is Kind.SHARE else f"{limit:g}"


def _validate(sheet: Worksheet, place: int, column: Column) -> None:
    rule: dict[str, object] = {"ignore_blank": True, "error_type": "warning", "input_title": heading(column)[:32]}
    if column.choices or column.kind is Kind.FLAG:
        rule |= {"validate": "list", "source": list(column.choices or ("yes", "no"))}
    elif column.kind is Kind.DATE:
        rule |= {"validate": "date", "criteria": "between", "minimum": date(1950, 1, 1), "maximum": date(2150, 12, 31)}
        rule |= {"error_message": "Enter a date, such as 2026-02-01."}
    elif column.kind is Kind.CURRENCY:
        rule |= {"validate": "length", "criteria": "==", "value": 3, "error_message": "Enter the three-letter code, such as CHF."}
    elif column.kind in (Kind.SHARE, Kind.INTEGER) and column.low is not None and column.high is not None:
        rule |= {"validate": "decimal", "criteria": "between", "minimum": column.low, "maximum": column.high}
    else:
        return
    sheet.data_validation(1, place, ROWS, place, rule)


def _example(book: Workbook, sheet: Worksheet, place: int, column: Column) -> None:
    grey = _grey(book, NUMBER_FORMATS.get(column.kind, "@"))
    example = column.example
    if example == "":
        sheet.write_blank(1, place, None, grey)
    elif column.kind is Kind.DATE:
        sheet.write_datetime(1, place, date.fromisoformat(str(example)), grey)
    elif isinstance(example, bool | str):
        sheet.write_string(1, place, str(example), grey)
    else:
        sheet.write_number(1, place, example, grey)


def _grey(book: Workbook, number_format: str = "@") -> Format:
    return book.add_format({"italic": True, "font_color": "#6B7280", "num_format": number_format})
