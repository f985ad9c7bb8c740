"""The charts of the workbook: native and editable, over numbers that stand on the sheet of chart data."""

from collections.abc import Callable

from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from charts.palette import LIGHT
from render.excel_book import Book
from render.excel_chart_data import Table, write_table
from render.excel_lines import Rows, course, index_trend
from render.excel_points import milestones, quadrant
from render.excel_text import drawn_text
from reports.report import Figure

CHART_ROWS = 14
_HEIGHT = 265  # pixels, of thirteen rows
_CHARTS: dict[str, Callable[[Book, Table, Rows], Chart]] = {
    "s_curve": course,
    "index_trend": index_trend,
    "quadrant": quadrant,
    "milestones": milestones,
}


def draw(book: Book, figure: Figure, data: Worksheet, row: int, *, width: int) -> tuple[Chart | None, int]:
    """The figure's chart, and the next free row of the chart data; no chart where the workbook knows none of that kind."""
    rows = [dict(entry) for entry in figure.data.get("rows", figure.data.get("points", ()))]
    if figure.chart == "milestones":  # from the top down: the height of each line, at both of its ends
        rows = [{**entry, "level": len(rows) - at, "level again": len(rows) - at} for at, entry in enumerate(rows)]
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
    chart.set_size({"width": width, "height": _HEIGHT})
    chart.set_chartarea({"border": {"color": LIGHT.border}})
    return chart, row
