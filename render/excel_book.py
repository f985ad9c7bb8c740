"""The workbook while it is written: its formats, and the cells in which the inputs of each figure stand."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from charts.palette import LIGHT, MARK
from metrics import BY_KEY
from metrics.explanation import Explanation
from metrics.expression import evaluate, excel
from metrics.metric import Status
from render.excel_text import cell_text, number_format, wide
from reports.report import Report, Value

LINE = 15.0  # points of a line of text
INPUTS, DATA = "Inputs", "Chart data"


@dataclass(frozen=True, kw_only=True)
class Book:
    """What every sheet is written with. ``cells`` tells for each explanation where its inputs stand."""

    workbook: Workbook
    report: Report
    cells: Mapping[str, Mapping[str, str]]
    formats: dict[tuple[tuple[str, Any], ...], Format] = field(default_factory=dict)

    def format(self, **properties: Any) -> Format:
        """A format, made once for each set of properties."""
        wanted = {"font_color": LIGHT.ink, "valign": "top", **properties}
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(wanted)
        return self.formats[key]


def input_cells(report: Report) -> dict[str, dict[str, str]]:
    """Where each input of each figure stands: one row each on the sheet of inputs, below its heading."""
    cells: dict[str, dict[str, str]] = {}
    row = 1
    for ref, explanation in report.explanations.items():
        cells[ref] = {}
        for name in explanation.inputs:
            cells[ref][name] = f"{INPUTS}!{xl_rowcol_to_cell(row, 5, row_abs=True, col_abs=True)}"
            row += 1
    return cells


def live_formula(book: Book, explanation: Explanation | None, number: float | None) -> str:
    """The formula that gives this very number from the inputs; empty where there is none."""
    if explanation is None or not explanation.expression or number is None:
        return ""
    again = evaluate(explanation.expression, explanation.inputs, BY_KEY)
    if again is None or not math.isclose(again, number, rel_tol=1e-12, abs_tol=1e-12):
        return ""
    return "=" + excel(explanation.expression, book.cells[explanation.ref], BY_KEY)


def write_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Text as text, whatever it begins with."""
    sheet.write_string(row, column, cell_text(text), style)


def write_value(book: Book, sheet: Worksheet, row: int, column: int, value: Value, **properties: Any) -> None:
    """A figure: a number or a live formula in the format of its text; a dash with its reason where there is none.

    Its status is its mark and its colour; the words of the marks stand on the sheet about the workbook.
    """
    status = value.status
    look = {**properties, **({"font_color": LIGHT.of(status)} if status else {})}
    if value.number is None:
        words = f"{MARK[status]} {value.text}" if status else value.text
        write_text(sheet, row, column, words, book.format(**look))
    else:
        mark = MARK[status] if status else ""
        style = book.format(num_format=number_format(value, book.report.stamp.currency, mark=mark), **look)
        formula = live_formula(book, book.report.explanations.get(value.ref), value.number)
        if formula:
            sheet.write_formula(row, column, formula, style, value.number)
        else:
            sheet.write_number(row, column, value.number, style)
    if value.reason:
        sheet.write_comment(row, column, cell_text(value.reason), {"author": book.report.title, "x_scale": 2})


def fit_height(sheet: Worksheet, row: int, texts: Iterable[tuple[str, float]], *, most: int = 27) -> None:
    """Make a row as high as its wrapped texts need in columns of these widths; not every program does it by itself."""
    lines = max((lines_of(text, width) for text, width in texts), default=1)
    if lines > 1:
        sheet.set_row(row, LINE * min(lines, most))


def lines_of(text: str, width: float) -> int:
    """Lines that a text takes in a column of this width; what words leave free at the ends of lines is allowed for."""
    needed = wide(text)
    return 1 if needed <= width else math.ceil(needed * 1.06 / width)


def colour_statuses(book: Book, sheet: Worksheet, last_row: int, last_column: int) -> None:
    """Cells that begin with the mark of a status take its colour, also after somebody has changed them."""
    for status in Status:
        style = book.workbook.add_format({"font_color": LIGHT.of(status), "bold": True})
        rule = {"type": "text", "criteria": "begins with", "value": f"{MARK[status]} ", "format": style}
        sheet.conditional_format(0, 0, max(last_row, 1), max(last_column, 1), rule)
