"""Workbooks that are the same byte for byte each time: sheets of rows under headings, with formats by kind."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from schema import Kind

FORMATS = {
    Kind.DATE: "yyyy-mm-dd",
    Kind.MONEY: "#,##0.00",
    Kind.SHARE: "0 %",
    Kind.RATE: "0.0000",
    Kind.INTEGER: "0",
    Kind.NUMBER: "General",
}
WIDTHS = {Kind.TEXT: 36, Kind.DATE: 12, Kind.MONEY: 15}


def new(path: Path, title: str, made: datetime) -> Workbook:
    """A workbook whose only date is the one given."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "author": "Corvenna Group", "created": made})
    return book


class Styles:
    """The cell formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self.head: Format = book.add_format({"bold": True, "bg_color": "#DCE6EF", "valign": "top", "text_wrap": True, "border": 1})
        self.title: Format = book.add_format({"bold": True, "font_size": 14})
        self.total: Format = book.add_format({"bold": True, "num_format": "#,##0", "top": 1})
        self.kinds: dict[Kind, Format] = {kind: book.add_format({"num_format": text}) for kind, text in FORMATS.items()}


def table(
    sheet: Worksheet, styles: Styles, columns: Sequence[tuple[str, str, Kind]], rows: Sequence[Mapping[str, Any]], first: int = 0
) -> None:
    """Headings and rows; each column is its heading, the name of its value in a row, and its kind."""
    for place, (heading, _, kind) in enumerate(columns):
        sheet.set_column(place, place, WIDTHS.get(kind, 13))
        sheet.write_string(first, place, heading, styles.head)
    body(sheet, styles, columns, rows, first + 1)
    sheet.freeze_panes(first + 1, 1)


def body(sheet: Worksheet, styles: Styles, columns: Sequence[tuple[str, str, Kind]], rows: Sequence[Mapping[str, Any]], first: int) -> None:
    """The rows alone."""
    for number, row in enumerate(rows, first):
        for place, (_, name, kind) in enumerate(columns):
            value = row.get(name)
            if value is not None:
                _cell(sheet, number, place, value, styles.kinds.get(kind))


def _cell(sheet: Worksheet, row: int, place: int, value: Any, form: Format | None) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), form)
    elif isinstance(value, str):
        sheet.write_string(row, place, value)
    else:
        sheet.write_number(row, place, value, form)
