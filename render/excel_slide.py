"""One slide as one sheet: its finding, then its blocks under each other in the order in which they are read."""

from collections.abc import Iterator, Sequence

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from charts.palette import LIGHT, WORD
from render.excel_book import DATA, LINE, Book, colour_statuses, fit_height, write_text, write_value
from render.excel_charts import CHART_ROWS, draw
from render.excel_heatmap import heatmap
from render.excel_page import break_pages, pixels, set_up
from render.style import known, marked, says_status, status_day
from reports.report import Block, Figure, Grid, Item, Kpi, Kpis, Note, Row, Slide

_FIRST, _LEAST, _MOST = 34.0, 15.0, 34.0  # widths of columns, in letters
_COLUMNS = 8


def slide_sheet(book: Book, sheet: Worksheet, slide: Slide, data: Worksheet, data_row: int) -> int:
    """Write the slide; its charts' numbers go to ``data`` from ``data_row`` on. Returns the next free row there."""
    blocks = list(_blocks(slide.rows))
    widths = _widths(blocks)
    first = blocks[0] if blocks else None
    set_up(book, sheet, widths, heads=2, freeze=(5, 1) if isinstance(first, Grid) and first.rows and not first.caption else (2, 0))
    sheet.set_row(0, 24)
    write_text(sheet, 0, 0, _finding(slide), book.format(bold=True, font_size=16))
    stamp = book.report.stamp
    told = (
        slide.caption,
        f"status date {status_day(stamp)}",
        f"known at {known(stamp)}",
        stamp.scope,
        "sample data" if stamp.sample else "",
    )
    write_text(sheet, 1, 0, " · ".join(text for text in told if text), book.format(font_color=LIGHT.muted))
    row = 3
    whole: list[tuple[int, int]] = []  # what a page break must not cut: first row, and the row after
    for group in _grouped(blocks):
        if isinstance(group, list):
            row, data_row = _figures(book, sheet, row, group, widths, data, data_row, whole)
        elif isinstance(group, Kpis):
            row, data_row = _kpis(book, sheet, row, group, data, data_row)
        elif isinstance(group, Grid):
            row = _grid(book, sheet, row, group, widths)
        else:
            row = _note(book, sheet, row, group, widths)
        row += 1
    colour_statuses(book, sheet, row, len(widths))
    break_pages(sheet, widths, whole)
    return data_row


def _finding(slide: Slide) -> str:
    """The slide's title with the mark of its status before the word."""
    if slide.status is None:
        return slide.title
    word = WORD[slide.status]
    return slide.title.replace(word, marked(slide.status), 1) if word in slide.title else f"{slide.title}  {marked(slide.status)}"


def _blocks(rows: Sequence[Row]) -> Iterator[Block]:
    for row in rows:
        for cell in row.cells:
            for block in cell.blocks:
                if isinstance(block, Row):
                    yield from _blocks((block,))
                else:
                    yield block


def _grouped(blocks: Sequence[Block]) -> Iterator[Kpis | Note | Grid | list[Figure]]:
    """Charts that follow each other stand side by side; heatmaps, being cells, follow them."""
    waiting: list[Figure] = []
    for block in blocks:
        if isinstance(block, Figure):
            waiting.append(block)
            continue
        if waiting:
            yield waiting
            waiting = []
        yield block
    if waiting:
        yield waiting


def _widths(blocks: Sequence[Block]) -> list[float]:
    grids = [block for block in blocks if isinstance(block, Grid)]
    count = max([_COLUMNS, *(len(grid.columns) for grid in grids)])
    widths = [_FIRST, *[_LEAST] * (count - 1)]
    for grid in grids:
        for index, column in enumerate(grid.columns):
            longest = max([len(column.label), *(len(row[index].text) + (2 if row[index].status else 0) for row in grid.rows)])
            widths[index] = min(max(widths[index], longest * 1.05 + 2), _MOST if index else _FIRST + 10)
    return widths


def _title(book: Book, sheet: Worksheet, row: int, text: str, caption: str = "") -> int:
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


def _kpis(book: Book, sheet: Worksheet, row: int, kpis: Kpis, data: Worksheet, data_row: int) -> tuple[int, int]:
    _heads(
        book,
        sheet,
        row,
        (("Figure", False), ("Value", True), ("Status", False), ("Change", True), ("Beside it", False), ("", True), ("Course", False)),
    )
    for number, kpi in enumerate(kpis.items, start=row + 1):
        write_text(sheet, number, 0, kpi.label, book.format())
        write_value(book, sheet, number, 1, kpi.value, worded=True, bold=True, align="right")
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
    sheet.add_sparkline(row, 6, {"range": reach, "series_color": colour, "weight": 1.5, "show_hidden": True})
    return data_row + 3


def _grid(book: Book, sheet: Worksheet, row: int, grid: Grid, widths: Sequence[float]) -> int:
    row = _title(book, sheet, row, grid.title, grid.caption)
    if not grid.rows:
        write_text(sheet, row, 0, grid.empty, book.format(font_color=LIGHT.muted))
        return row + 1
    _heads(book, sheet, row, [(column.label, column.numeric) for column in grid.columns])
    for number, values in enumerate(grid.rows, start=row + 1):
        worded = any(says_status(value) for value in values)
        for column, (head, value) in enumerate(zip(grid.columns, values, strict=True)):
            look = {"text_wrap": not head.numeric, "bottom": 4, "bottom_color": LIGHT.border, **_side(column, head.numeric)}
            write_value(book, sheet, number, column, value, worded=worded, **look)
        fit_height(sheet, number, ((value.text, width) for value, width in zip(values, widths, strict=False)))
    row += 1 + len(grid.rows)
    if grid.tail:
        write_text(sheet, row, 0, grid.tail, book.format(font_color=LIGHT.muted))
        row += 1
    return row


def _note(book: Book, sheet: Worksheet, row: int, note: Note, widths: Sequence[float]) -> int:
    row = _title(book, sheet, row, note.title)
    if not note.items:
        row = _paragraph(book, sheet, row, note.empty, widths, font_color=LIGHT.muted)
    for item in note.items:
        row = _item(book, sheet, row, item, widths)
    return _paragraph(book, sheet, row, note.tail, widths, font_color=LIGHT.muted) if note.tail else row


def _item(book: Book, sheet: Worksheet, row: int, item: Item, widths: Sequence[float]) -> int:
    row = _paragraph(book, sheet, row, item.title, widths, bold=True)
    for line in item.lines:
        row = _paragraph(book, sheet, row, line, widths)
    if item.status is not None:
        write_text(sheet, row, 0, marked(item.status), book.format())
    if item.meta:
        write_text(
            sheet,
            row,
            1 if item.status is not None else 0,
            item.meta,
            book.format(font_color=LIGHT.muted, **_side(1 if item.status is not None else 0, False)),
        )
    row += 1 if item.meta or item.status is not None else 0
    for value in item.values:
        found = book.report.explanations.get(value.ref)
        write_text(sheet, row, 0, found.label if found else "Figure", book.format(font_color=LIGHT.muted, text_wrap=True))
        write_value(book, sheet, row, 1, value, align="right")
        row += 1
    return row


def _paragraph(book: Book, sheet: Worksheet, row: int, text: str, widths: Sequence[float], **look: object) -> int:
    """Text across the sheet, as high as its lines need: merged cells do not grow by themselves."""
    style = book.format(text_wrap=True, **look)
    sheet.merge_range(row, 0, row, len(widths) - 1, "", style)
    write_text(sheet, row, 0, text, style)
    sheet.set_row(row, LINE * max(1, -(-len(text) * 110 // int(sum(widths) * 100))))
    return row + 1


def _figures(
    book: Book,
    sheet: Worksheet,
    row: int,
    figures: Sequence[Figure],
    widths: Sequence[float],
    data: Worksheet,
    data_row: int,
    whole: list[tuple[int, int]],
) -> tuple[int, int]:
    charts = [figure for figure in figures if figure.chart != "risk_heatmap" and not figure.empty]
    room = pixels(widths)
    across = 3 if len(charts) % 2 and len(charts) > 1 else min(2, max(1, len(charts)))
    for number, figure in enumerate(charts):
        place = {
            "x_offset": room // across * (number % across),
            "y_offset": 4,
            "object_position": 2,
            "description": figure.alt or figure.title,
        }
        chart, data_row = draw(book, figure, data, data_row, width=min(room // across, 900) - 10)
        if chart is not None:
            sheet.insert_chart(row + CHART_ROWS * (number // across), 0, chart, place)
    for _ in charts[::across]:
        whole.append((row, row + CHART_ROWS))
        row += CHART_ROWS
    for figure in figures:
        if figure.empty:
            row = _title(book, sheet, row, figure.title, figure.empty) + 1
        elif figure.chart == "risk_heatmap":
            whole.append((row, row + 15))
            row, data_row = heatmap(book, sheet, row, figure, data, data_row)
    return row, data_row
