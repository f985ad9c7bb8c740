"""The workbook's charts of lines by date: the course of cost and value, and of the indices."""

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.chart import Chart

from charts.palette import LIGHT
from render.excel_book import Book
from render.excel_chart_data import Table

Series = tuple[str, str, str, str]  # field, name, colour, dashes
Rows = Sequence[Mapping[str, Any]]

SMALL = {"size": 9, "color": LIGHT.muted}
_COURSE: tuple[Series, ...] = (
    ("pv", "Planned", LIGHT.grey, "solid"), ("ev", "Earned", LIGHT.blue, "solid"), ("ac", "Actual cost", LIGHT.ink, "solid"),
    ("forecast", "Forecast", LIGHT.ink, "round_dot"), ("low", "Forecast, low", LIGHT.border, "dash"), ("high", "Forecast, high", LIGHT.border, "dash"),
)  # fmt: skip
_INDICES: tuple[Series, ...] = (
    ("cpi", "CPI", LIGHT.ink, "solid"), ("cpi_3", "CPI last 3", LIGHT.ink, "round_dot"),
    ("spi", "SPI", LIGHT.blue, "solid"), ("spi_3", "SPI last 3", LIGHT.blue, "round_dot"),
)  # fmt: skip


def course(book: Book, table: Table, rows: Rows) -> Chart:
    """Planned, earned, actual and forecast amounts."""
    scale = {"num_format": '#,##0.0,," M"'} if _peak(rows) >= 500_000 else {"num_format": "#,##0"}
    return _lines(book, table, rows, _COURSE, scale)


def index_trend(book: Book, table: Table, rows: Rows) -> Chart:
    """CPI and SPI, cumulative and recent."""
    return _lines(book, table, rows, _INDICES, {"num_format": "0.00", "min": _floor(rows)})


def _lines(book: Book, table: Table, rows: Rows, series: Sequence[Series], axis: Mapping[str, Any]) -> Chart:
    """Each line is named at its last point; one point alone is no line and is marked."""
    chart = book.workbook.add_chart({"type": "line"})
    ends = {name: rows[-1][name] for name, *_ in series if rows and rows[-1].get(name) is not None}
    for name, label, colour, dash in series:
        known = [at for at, entry in enumerate(rows) if entry.get(name) is not None]
        if not known:
            continue
        aside = label.startswith("Forecast, ")  # the range around the forecast needs no name of its own
        line = {"color": colour, "width": 1.25 if aside else 2.25, "dash_type": dash}
        place = {"categories": table.range("date"), "values": table.range(name), "smooth": False}
        side = _side(name, ends) if name in ends else "below" if name in ("pv", "ev") else "above"
        named = {} if aside else {"data_labels": _at_end(len(rows), known[-1], colour, side)}
        alone = {"marker": {"type": "circle", "size": 6, "fill": {"color": colour}, "border": {"none": True}}} if len(known) == 1 else {}
        chart.add_series({"name": label, **place, "line": line, **named, **alone})
    chart.set_x_axis(
        {
            "date_axis": True,
            "num_format": "mmm yy",
            "major_unit": 2 if len(rows) > 8 else 1,
            "major_unit_type": "months",
            "num_font": SMALL,
            "label_position": "low",
        }
    )
    chart.set_y_axis(
        {**axis, "num_font": SMALL, "major_gridlines": {"visible": True, "line": {"color": LIGHT.border}}, "line": {"none": True}}
    )
    chart.show_blanks_as("span")
    chart.set_plotarea({"layout": {"x": 0.09, "y": 0.16, "width": 0.77, "height": 0.68}})  # room for the names at the ends
    return chart


def _side(name: str, ends: Mapping[str, float]) -> str:
    """To the right of the line's end, but above and below where two ends are close to each other."""
    near = 0.06 * max(abs(end) for end in ends.values())
    close = [ends[name] - end for other, end in ends.items() if other != name and abs(ends[name] - end) < near]
    if not close:
        return "right"
    return "above" if all(gap >= 0 for gap in close) else "below" if all(gap <= 0 for gap in close) else "right"


def _at_end(count: int, last: int, colour: str, side: str) -> dict[str, Any]:
    """The name of a line, at its last point alone."""
    custom: list[dict[str, bool] | None] = [{"delete": True}] * count
    custom[last] = None
    font = {"size": 9, "color": colour}
    return {"series_name": True, "value": False, "position": side, "custom": custom, "font": font}


def _peak(rows: Rows) -> float:
    return max((abs(entry[name]) for entry in rows for name, *_ in _COURSE if entry.get(name) is not None), default=0.0)


def _floor(rows: Rows) -> float:
    found = [entry[name] for entry in rows for name, *_ in _INDICES if entry.get(name) is not None]
    return int(min([0.9, *found]) * 10 - 0.5) / 10
