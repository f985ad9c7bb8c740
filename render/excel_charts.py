"""The charts of the workbook: native and editable, over numbers that stand on the sheet of chart data."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from charts.palette import LIGHT
from metrics.display import days as days_text
from metrics.metric import Status
from render.excel_book import DATA, Book, write_text, write_value
from render.excel_text import drawn_text
from reports.report import Figure

CHART_ROWS = 14
_HEIGHT = 265  # pixels, of thirteen rows
_MARKER = {"green": "circle", "amber": "triangle", "red": "square", "grey": "diamond"}
_COURSE = (("pv", "Planned", LIGHT.grey, "solid"), ("ev", "Earned", LIGHT.blue, "solid"), ("ac", "Actual cost", LIGHT.ink, "solid"), ("forecast", "Forecast", LIGHT.ink, "round_dot"), ("low", "Forecast, low", LIGHT.border, "dash"), ("high", "Forecast, high", LIGHT.border, "dash"))  # fmt: skip
_INDICES = (("cpi", "CPI", LIGHT.ink, "solid"), ("cpi_3", "CPI last 3", LIGHT.ink, "round_dot"), ("spi", "SPI", LIGHT.blue, "solid"), ("spi_3", "SPI last 3", LIGHT.blue, "round_dot"))  # fmt: skip
_EPOCH = 693_594  # the day before the first that a workbook counts
_SMALL = {"size": 9, "color": LIGHT.muted}


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


def draw(book: Book, figure: Figure, data: Worksheet, row: int, *, width: int) -> tuple[Chart | None, int]:
    """The figure's chart, and the next free row of the chart data; no chart where the workbook knows none of that kind."""
    rows = [dict(entry) for entry in figure.data.get("rows", figure.data.get("points", ()))]
    if figure.chart == "milestones":  # from the top down: the height of each line, at both of its ends
        rows = [{**entry, "level": len(rows) - at, "level again": len(rows) - at} for at, entry in enumerate(rows)]
    table, row = _table(book, figure, data, row, rows)
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


def _table(book: Book, figure: Figure, data: Worksheet, row: int, rows: Sequence[Mapping[str, Any]]) -> tuple[Table, int]:
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
    day = _day(value)
    if day is not None:
        sheet.write_datetime(row, column, day, book.format(num_format="d mmm yyyy", align="left"))
    elif value is not None:
        write_text(sheet, row, column, str(value), book.format())


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def _lines(series: Sequence[tuple[str, str, str, str]], *, money: bool) -> Callable[[Book, Table, Sequence[Mapping[str, Any]]], Chart]:
    """A chart of lines by date, each named at its last point."""

    def make(book: Book, table: Table, rows: Sequence[Mapping[str, Any]]) -> Chart:
        chart = book.workbook.add_chart({"type": "line"})
        for name, label, colour, dash in series:
            known = [at for at, entry in enumerate(rows) if entry.get(name) is not None]
            if not known:
                continue
            aside = label.startswith("Forecast, ")  # the range around the forecast needs no name of its own
            line = {"color": colour, "width": 1.25 if aside else 2.25, "dash_type": dash}
            place = {"categories": table.range("date"), "values": table.range(name), "smooth": False}
            named = {} if aside else {"data_labels": _at_end(len(rows), known[-1], colour, below=name in ("pv", "ev", "spi", "spi_3"))}
            chart.add_series({"name": label, **place, "line": line, **named})
        chart.set_x_axis(
            {
                "date_axis": True,
                "num_format": "mmm yy",
                "major_unit": 2 if len(rows) > 8 else 1,
                "major_unit_type": "months",
                "num_font": _SMALL,
                "label_position": "low",
            }
        )
        axis = {"num_format": '#,##0.0,," M"'} if money else {"num_format": "0.00", "min": _floor(series, rows)}
        chart.set_y_axis(
            {**axis, "num_font": _SMALL, "major_gridlines": {"visible": True, "line": {"color": LIGHT.border}}, "line": {"none": True}}
        )
        chart.show_blanks_as("gap")
        return chart

    return make


def _at_end(count: int, last: int, colour: str, *, below: bool) -> dict[str, Any]:
    """The name of a line, at its last point alone."""
    custom: list[dict[str, bool] | None] = [{"delete": True}] * count
    custom[last] = None
    font = {"size": 9, "color": colour}
    return {"series_name": True, "value": False, "position": "below" if below else "above", "custom": custom, "font": font}


def _floor(series: Sequence[tuple[str, str, str, str]], rows: Sequence[Mapping[str, Any]]) -> float:
    found = [entry[name] for entry in rows for name, *_ in series if entry.get(name) is not None]
    return int(min([0.9, *found]) * 10 - 0.5) / 10


def _quadrant(book: Book, table: Table, rows: Sequence[Mapping[str, Any]]) -> Chart:
    """CPI against SPI: one series a project, so that each has the mark and colour of its status and its code beside it."""
    chart = book.workbook.add_chart({"type": "scatter"})
    for at, entry in enumerate(rows):
        place = {"categories": table.cell("spi", at), "values": table.cell("cpi", at)}
        chart.add_series(
            {"name": table.cell("code", at), **place, "marker": _mark(entry), "data_labels": _named(str(entry.get("code", "")))}
        )
    for axis, field, name in (
        (chart.set_x_axis, "spi", "SPI (schedule): right is ahead"),
        (chart.set_y_axis, "cpi", "CPI (cost): up is under budget"),
    ):
        found = [entry[field] for entry in rows]
        reach = {
            "min": math.floor(min([0.95, *found]) * 10 - 0.3) / 10,
            "max": math.ceil(max([1.05, *found]) * 10 + 0.3) / 10,
            "crossing": 1,
        }
        axis(
            {
                "name": name,
                "name_font": _SMALL,
                "num_font": _SMALL,
                "num_format": "0.0",
                "label_position": "low",
                "major_gridlines": {"visible": False},
                **reach,
            }
        )
    return chart


def _milestones(book: Book, table: Table, rows: Sequence[Mapping[str, Any]]) -> Chart:
    """One line a milestone, from its baseline to its forecast date, the first to be read at the top."""
    chart = book.workbook.add_chart({"type": "scatter", "subtype": "straight"})
    days = [day.toordinal() - _EPOCH for entry in rows for name in ("baseline", "forecast") if (day := _day(entry.get(name)))]
    for at, entry in enumerate(rows):
        colour = LIGHT.of(_status(entry))
        if _day(entry.get("baseline")) and _day(entry.get("forecast")):
            line = {
                "categories": table.cells("baseline", "forecast", at),
                "values": table.cells("level", "level again", at),
                "line": {"color": colour, "width": 2},
            }
            chart.add_series({"name": table.cell("name", at), **line})
        for name, mark in (("baseline", {"type": "long_dash", "size": 7, "border": {"color": LIGHT.grey}}), ("forecast", _mark(entry))):
            if not _day(entry.get(name)):
                continue
            words = f"{entry.get('code', '')} {entry.get('name', '')} {days_text(entry.get('slip'))}"
            label = _named(words) if name == "forecast" else {}
            place = {"categories": table.cell(name, at), "values": table.cell("level", at), "line": {"none": True}}
            chart.add_series({"name": table.cell("name", at), **place, "marker": mark, **({"data_labels": label} if label else {})})
    chart.set_y_axis({"visible": False, "min": 0, "max": len(rows) + 1, "major_gridlines": {"visible": False}})
    reach = {"min": min(days) - 7, "max": max(days) + (max(days) - min(days)) // 2 + 14} if days else {}
    chart.set_x_axis({"num_format": "d mmm", "num_font": _SMALL, "label_position": "low", **reach})
    return chart


def _named(text: str) -> dict[str, Any]:
    return {
        "value": True,
        "custom": [{"value": drawn_text(text.strip()[:60])}],
        "position": "right",
        "font": {"size": 9, "color": LIGHT.ink},
    }


def _mark(entry: Mapping[str, Any]) -> dict[str, Any]:
    colour = LIGHT.of(_status(entry))
    return {"type": _MARKER[_status(entry).value], "size": 8, "fill": {"color": colour}, "border": {"color": colour}}


def _status(entry: Mapping[str, Any]) -> Status:
    return Status(entry.get("status") or "grey")


_CHARTS: dict[str, Callable[[Book, Table, Sequence[Mapping[str, Any]]], Chart]] = {
    "s_curve": _lines(_COURSE, money=True),
    "index_trend": _lines(_INDICES, money=False),
    "quadrant": _quadrant,
    "milestones": _milestones,
}
