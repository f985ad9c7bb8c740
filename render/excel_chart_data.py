"""The numbers behind the charts of the workbook, on a sheet of their own, and where on it they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from charts.palette import LIGHT
from render.excel_book import DATA, Book, write_text, write_value
from reports.report import Figure


@dataclass(frozen=True, kw_only=True)
class Table:
    """Numbers of one chart on the sheet of chart data: which rows they fill, and in which column each stands."""

    first: int
    last: int
    columns: Mapping[str, int]

    def range(self, name: str) -> str:
        return f"='{DATA}'!{xl_range_abs(self.first, self.columns[name], self.last, self.columns[name])}"

    def cells(self, first: str, last: str, at: int) -> str:
        return f"='{DATA}'!{xl_range_abs(self.first + at, self.columns[first], self.first + at, self.columns[last])}"

    def cell(self, name: str, at: int) -> str:
        return f"='{DATA}'!{xl_range_abs(self.first + at, self.columns[name], self.first + at, self.columns[name])}"


def write_table(book: Book, figure: Figure, data: Worksheet, row: int, rows: Sequence[Mapping[str, Any]]) -> tuple[Table, int]:
    write_text(data, row, 0, figure.title, book.format(bold=True))
    write_text(data, row + 1, 0, figure.caption or figure.alt, book.format(font_color=LIGHT.muted))
    row += 2
    names = list(dict.fromkeys(name for entry in rows for name in entry))
    for column, name in enumerate(names):
        write_text(data, row, column, name, book.format(font_color=LIGHT.muted, bottom=1))
    for number, entry in enumerate(rows, start=row + 1):
        for column, name in enumerate(names):
            _write(book, data, number, column, entry.get(name))
    table = Table(first=row + 1, last=row + max(1, len(rows)), columns={name: column for column, name in enumerate(names)})
    return table, write_drawn(book, figure, data, row + len(rows) + 1)


def write_drawn(book: Book, figure: Figure, data: Worksheet, row: int) -> int:
    """The figures that a chart draws, each as live as anywhere."""
    for value in figure.values:
        found = book.report.explanations.get(value.ref)
        write_text(data, row, 0, found.label if found else "Figure drawn", book.format(font_color=LIGHT.muted))
        write_value(book, data, row, 1, value)
        row += 1
    return row + 1


def _write(book: Book, sheet: Worksheet, row: int, column: int, value: Any) -> None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(row, column, value, book.format(num_format="#,##0.00" if abs(value) < 1000 and value != int(value) else "#,##0"))
        return
    day = day_of(value)
    if day is not None:
        sheet.write_datetime(row, column, day, book.format(num_format="d mmm yyyy", align="left"))
    elif value is not None:
        write_text(sheet, row, column, str(value), book.format())


def day_of(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None
