"""A workbook as people keep one: typed cells, the same bytes each time."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from types import TracebackType
from typing import Any

import xlsxwriter

from schema import Kind

_FORMATS = {Kind.DATE: "yyyy-mm-dd", Kind.SHARE: "0 %", Kind.MONEY: "#,##0.00", Kind.RATE: "0.0000"}
_MADE = datetime(2026, 1, 1)


class Book:
    """Writes sheets into one workbook; closes it at the end of the ``with``."""

    def __init__(self, path: Path) -> None:
        self.book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
        self.book.set_properties({"created": _MADE})
        self.formats = {kind: self.book.add_format({"num_format": shape}) for kind, shape in _FORMATS.items()}
        self.bold = self.book.add_format({"bold": True, "text_wrap": True, "valign": "top"})

    def __enter__(self) -> "Book":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.book.close()

    def sheet(self, name: str, columns: Sequence[tuple[str, Kind]], rows: Sequence[Sequence[Any]], *, first: int = 0) -> Any:
        """A sheet with its headings in row ``first`` and the rows below; returns it for what is special about it."""
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(first + 1, 0)
        for place, (title, kind) in enumerate(columns):
            sheet.write_string(first, place, title, self.bold)
            sheet.set_column(place, place, 30 if kind is Kind.TEXT else 14)
        for number, row in enumerate(rows, start=first + 1):
            for place, ((_, kind), value) in enumerate(zip(columns, row, strict=True)):
                self.cell(sheet, number, place, value, kind)
        return sheet

    def cell(self, sheet: Any, row: int, column: int, value: Any, kind: Kind) -> None:
        """One cell; None leaves it empty."""
        shape = self.formats.get(kind)
        if isinstance(value, date):
            sheet.write_datetime(row, column, datetime.combine(value, time()), shape)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, shape)
        elif value is not None:
            sheet.write_string(row, column, value)
