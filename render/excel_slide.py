"""One slide as one sheet: its finding, then its blocks under each other in the order in which they are read."""

from collections.abc import Iterator, Sequence

from xlsxwriter.worksheet import Worksheet

from charts.palette import LIGHT, WORD
from render.excel_blocks import write_grid, write_kpis, write_note, write_title
from render.excel_book import Book, colour_statuses, write_text
from render.excel_charts import draw, rows_of
from render.excel_heatmap import heatmap
from render.excel_page import break_pages, pixels, set_up, upright
from render.excel_text import wide
from render.style import known, marked, status_day
from reports.report import Block, Figure, Grid, Kpis, Note, Row, Slide

_FIRST, _LEAST, _MOST = 26.0, 13.0, 54.0  # widths of columns, in digits
_COLUMNS = 8


def slide_sheet(book: Book, sheet: Worksheet, slide: Slide, data: Worksheet, data_row: int) -> int:
    """Write the slide; its charts' numbers go to ``data`` from ``data_row`` on. Returns the next free row there."""
    blocks = list(_blocks(slide.rows))
    widths = _widths(blocks)
    first = blocks[0] if blocks else None
    freeze = (5, 1) if isinstance(first, Grid) and first.rows and not first.caption else (2, 0)
    set_up(book, sheet, widths, heads=2, freeze=freeze, standing=upright(widths))
    sheet.set_row(0, 24)
    write_text(sheet, 0, 0, _finding(slide), book.format(bold=True, font_size=16))
    stamp = book.report.stamp
    told = (
        slide.caption,
        f"status date {status_day(stamp)}",
        f"known at {known(stamp)}",
        stamp.scope,
        stamp.reported,
        stamp.incomplete_line,
        "sample data" if stamp.sample else "",
    )
    write_text(sheet, 1, 0, " · ".join(text for text in told if text), book.format(font_color=LIGHT.muted))
    row = 3
    whole: list[tuple[int, int]] = []  # what a page break must not cut: first row, and the row after
    for group in _grouped(blocks):
        first_row = row
        if isinstance(group, list):
            row, data_row = _figures(book, sheet, row, group, widths, data, data_row, whole)
        elif isinstance(group, Kpis):
            row, data_row = write_kpis(book, sheet, row, group, data, data_row)
            whole.append((first_row, row))
        elif isinstance(group, Grid):
            row = write_grid(book, sheet, row, group, widths)
            whole.append((first_row, row))
        else:
            row = write_note(book, sheet, row, group, widths)
            whole.append((first_row, row))
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
            longest = max([wide(column.label), *(wide(row[index].text) + (2 if row[index].status else 0) for row in grid.rows)])
            widths[index] = min(max(widths[index], longest + 3), _MOST if index else _MOST * 0.7)
    items = [item for block in blocks if isinstance(block, Note) for item in block.items]
    figures = [wide(value.text) + (2 if value.status else 0) for item in items for value in item.values]
    widths[-1] = max(widths[-1], min(max(figures, default=0) + 3, _MOST))  # a number too wide for its column shows as ###
    return widths


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
    across = min(2, max(1, len(charts)))
    tall = [max(map(rows_of, charts[at : at + across])) for at in range(0, len(charts), across)]
    for number, figure in enumerate(charts):
        place = {
            "x_offset": room // across * (number % across),
            "y_offset": 4,
            "object_position": 2,
            "description": figure.alt or figure.title,
        }
        line = number // across
        chart, data_row = draw(book, figure, data, data_row, width=min(room // across, 900) - 10, rows_high=tall[line])
        if chart is not None:
            sheet.insert_chart(row + sum(tall[:line]), 0, chart, place)
    for rows in tall:
        whole.append((row, row + rows))
        row += rows
    for figure in figures:
        if figure.empty:
            row = write_title(book, sheet, row, figure.title, figure.empty) + 1
        elif figure.chart == "risk_heatmap":
            whole.append((row, row + 15))
            row, data_row = heatmap(book, sheet, row, figure, data, data_row)
    return row, data_row
