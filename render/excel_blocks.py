"""The blocks of a slide as cells: cards of figures, tables and notes, under each other."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from charts.palette import LIGHT
from charts.spark import REACH
from render.excel_book import DATA, LINE, Book, fit_height, lines_of, write_text, write_value
from render.style import marked, standing
from reports.report import Grid, Item, Kpi, Kpis, Note

_FIGURE_COLUMNS = 3  # to the right of a note's words: what the figure is, over two, and the figure


def write_title(book: Book, sheet: Worksheet, row: int, text: str, caption: str = "") -> int:
    write_text(sheet, row, 0, text, book.format(bold=True, font_size=12))
    if not caption:
        return row + 1
    write_text(sheet, row + 1, 0, caption, book.format(font_color=LIGHT.muted))
    return row + 2


def _heads(book: Book, sheet: Worksheet, row: int, heads: Sequence[tuple[str, bool]]) -> None:
    for column, (text, numeric) in enumerate(heads):
        style = book.format(font_color=LIGHT.muted, bottom=1, bottom_color=LIGHT.border, text_wrap=True, **_side(column, numeric))
        write_text(sheet, row, column, text, style)


def _side(column: int, numeric: bool) -> dict[str, object]:
    """Numbers to the right; words to the left, off the number before them."""
    return {"align": "right"} if numeric else {"align": "left", "indent": 1 if column else 0}


def write_kpis(book: Book, sheet: Worksheet, row: int, kpis: Kpis, data: Worksheet, data_row: int) -> tuple[int, int]:
    _heads(
        book,
        sheet,
        row,
        (("Figure", False), ("Value", True), ("Status", False), ("Change", True), ("Beside it", False), ("", True), ("Course", False)),
    )
    for number, kpi in enumerate(kpis.items, start=row + 1):
        write_text(sheet, number, 0, kpi.label, book.format())
        write_value(book, sheet, number, 1, kpi.value, bold=True, align="right")
        write_text(sheet, number, 2, marked(kpi.value.status) if kpi.value.status else "", book.format(**_side(2, False)))
        if kpi.delta:
            write_value(book, sheet, number, 3, kpi.delta, align="right")
        if kpi.beside:
            write_text(sheet, number, 4, kpi.beside_label, book.format(font_color=LIGHT.muted, **_side(4, False)))
            write_value(book, sheet, number, 5, kpi.beside, align="right")
        if any(point is not None for point in kpi.trend):
            data_row = _course(book, sheet, number, kpi, data, data_row)
    return row + 1 + len(kpis.items), data_row


def _course(book: Book, sheet: Worksheet, row: int, kpi: Kpi, data: Worksheet, data_row: int) -> int:
    """The small line beside a figure, drawn from numbers on the sheet of chart data."""
    write_text(data, data_row, 0, kpi.label, book.format(bold=True))
    for column, label in enumerate(kpi.trend_labels, start=1):
        write_text(data, data_row, column, label, book.format(font_color=LIGHT.muted, align="right"))
    for column, point in enumerate(kpi.trend, start=1):
        if point is not None:
            data.write_number(data_row + 1, column, point, book.format())
    colour = LIGHT.of(kpi.value.status) if kpi.value.status else LIGHT.ink
    reach = f"'{DATA}'!{xl_range_abs(data_row + 1, 1, data_row + 1, len(kpi.trend))}"
    low, high = REACH
    sheet.add_sparkline(row, 6, {"range": reach, "series_color": colour, "weight": 1.5, "show_hidden": True, "min": low, "max": high})
    return data_row + 3


def write_grid(book: Book, sheet: Worksheet, row: int, grid: Grid, widths: Sequence[float]) -> int:
    row = write_title(book, sheet, row, grid.title, grid.caption)
    if not grid.rows:
        write_text(sheet, row, 0, grid.empty, book.format(font_color=LIGHT.muted))
        return row + 1
    _heads(book, sheet, row, [(column.label, column.numeric) for column in grid.columns])
    for number, values in enumerate(grid.rows, start=row + 1):
        for column, (head, value) in enumerate(zip(grid.columns, values, strict=True)):
            look = {"text_wrap": not head.numeric, "bottom": 4, "bottom_color": LIGHT.border, **_side(column, head.numeric)}
            write_value(book, sheet, number, column, value, **look)
        fit_height(sheet, number, ((value.text, width) for value, width in zip(values, widths, strict=False)))
    row += 1 + len(grid.rows)
    if grid.tail:
        write_text(sheet, row, 0, grid.tail, book.format(font_color=LIGHT.muted))
        row += 1
    return row


def write_note(book: Book, sheet: Worksheet, row: int, note: Note, widths: Sequence[float]) -> int:
    row = write_title(book, sheet, row, note.title)
    if not note.items:
        row = _paragraph(book, sheet, row, note.empty, widths, font_color=LIGHT.muted)
    for item in note.items:
        row = _item(book, sheet, row, item, widths)
    return _paragraph(book, sheet, row, note.tail, widths, font_color=LIGHT.muted) if note.tail else row


def _item(book: Book, sheet: Worksheet, row: int, item: Item, widths: Sequence[float]) -> int:
    """Its words to the left, the figures that they speak of to the right."""
    first = row
    words = widths[: len(widths) - _FIGURE_COLUMNS] if item.values else widths
    row = _paragraph(book, sheet, row, item.title, words, bold=True)
    for line in item.lines:
        row = _paragraph(book, sheet, row, line, words)
    told = standing(item.about, item.status)
    if item.meta or told:
        write_text(sheet, row, 0, told or item.meta, book.format(font_color=LIGHT.muted))
        if told:
            write_text(sheet, row, 1, item.meta, book.format(font_color=LIGHT.muted, **_side(1, False)))
        row += 1
    for number, value in enumerate(item.values, start=first):
        found = book.report.explanations.get(value.ref)
        style = book.format(font_color=LIGHT.muted, align="right", shrink=True)
        sheet.merge_range(number, len(words), number, len(widths) - 2, "", style)
        write_text(sheet, number, len(words), found.label if found else "Figure", style)
        write_value(book, sheet, number, len(widths) - 1, value, align="right")
    return max(row, first + len(item.values))


def _paragraph(book: Book, sheet: Worksheet, row: int, text: str, widths: Sequence[float], **look: object) -> int:
    """Text across these columns, as high as its lines need: merged cells do not grow by themselves."""
    style = book.format(text_wrap=True, **look)
    sheet.merge_range(row, 0, row, len(widths) - 1, "", style)
    write_text(sheet, row, 0, text, style)
    sheet.set_row(row, LINE * lines_of(text, sum(widths)))
    return row + 1
