"""The charts of the workbook: native and editable, over numbers that stand on the sheet of chart data."""

from collections.abc import Callable

from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from charts.palette import LIGHT
from render.excel_book import Book
from render.excel_chart_data import Table, write_table
from render.excel_lines import Rows, course, index_trend
from render.excel_milestones import milestones, spanned
from render.excel_points import quadrant
from render.excel_text import drawn_text
from reports.report import Figure

_LEAST, _ROW = 17, 20  # rows that a chart takes at least, and the pixels of a row
_CHARTS: dict[str, Callable[[Book, Table, Rows], Chart]] = {
    "s_curve": course,
    "index_trend": index_trend,
    "quadrant": quadrant,
    "milestones": milestones,
}


def rows_of(figure: Figure) -> int:
    """How many rows of the sheet its chart needs: each milestone has a line of its own."""
    return max(_LEAST, 6 + len(figure.data.get("rows", ()))) if figure.chart == "milestones" else _LEAST


def draw(book: Book, figure: Figure, data: Worksheet, row: int, *, width: int, rows_high: int) -> tuple[Chart | None, int]:
    """The figure's chart, and the next free row of the chart data; no chart where the workbook knows none of that kind."""
    rows = [dict(entry) for entry in figure.data.get("rows", figure.data.get("points", ()))]
    if figure.chart == "milestones":
        rows = [spanned(entry) for entry in rows]
    table, row = write_table(book, figure, data, row, rows)
    make = _CHARTS.get(figure.chart)
    if make is None or not rows:
        return None, row
    chart = make(book, table, rows)
    chart.set_title(
        {
            "name": drawn_text(figure.title),
            "overlay": False,
            "layout": {"x": 0.02, "y": 0.03},
            "name_font": {"size": 11, "color": LIGHT.ink},
        }
    )
    chart.set_legend({"none": True})
    chart.set_size({"width": width, "height": _ROW * (rows_high - 1) + 6})
    chart.set_chartarea({"border": {"color": LIGHT.border}})
    return chart, row
