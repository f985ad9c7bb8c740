"""The workbook's charts of points: projects by both indices, and milestones from baseline to forecast."""

import math
from collections.abc import Mapping
from typing import Any

from xlsxwriter.chart import Chart

from charts.palette import LIGHT
from metrics.display import days as days_text
from metrics.metric import Status
from render.excel_book import Book
from render.excel_chart_data import Table, day_of
from render.excel_lines import SMALL, Rows
from render.excel_text import drawn_text

_MARKER = {Status.GREEN: "circle", Status.AMBER: "triangle", Status.RED: "square", Status.GREY: "diamond"}
_EPOCH = 693_594  # the day before the first that a workbook counts


def quadrant(book: Book, table: Table, rows: Rows) -> Chart:
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
                "name_font": SMALL,
                "num_font": SMALL,
                "num_format": "0.0",
                "label_position": "low",
                "major_gridlines": {"visible": False},
                **reach,
            }
        )
    return chart


def milestones(book: Book, table: Table, rows: Rows) -> Chart:
    """One line a milestone, from its baseline to its forecast date, the first to be read at the top."""
    chart = book.workbook.add_chart({"type": "scatter", "subtype": "straight"})
    days = [day.toordinal() - _EPOCH for entry in rows for name in ("baseline", "forecast") if (day := day_of(entry.get(name)))]
    for at, entry in enumerate(rows):
        colour = LIGHT.of(_status(entry))
        if day_of(entry.get("baseline")) and day_of(entry.get("forecast")):
            line = {
                "categories": table.cells("baseline", "forecast", at),
                "values": table.cells("level", "level again", at),
                "line": {"color": colour, "width": 2},
            }
            chart.add_series({"name": table.cell("name", at), **line})
        for name, mark in (("baseline", {"type": "long_dash", "size": 7, "border": {"color": LIGHT.grey}}), ("forecast", _mark(entry))):
            if not day_of(entry.get(name)):
                continue
            words = f"{entry.get('code', '')} {entry.get('name', '')} {days_text(entry.get('slip'))}"
            label = _named(words) if name == "forecast" else {}
            place = {"categories": table.cell(name, at), "values": table.cell("level", at), "line": {"none": True}}
            chart.add_series({"name": table.cell("name", at), **place, "marker": mark, **({"data_labels": label} if label else {})})
    chart.set_y_axis({"visible": False, "min": 0, "max": len(rows) + 1, "major_gridlines": {"visible": False}})
    reach = {"min": min(days) - 7, "max": max(days) + (max(days) - min(days)) // 2 + 14} if days else {}
    chart.set_x_axis({"num_format": "d mmm", "num_font": SMALL, "label_position": "low", **reach})
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
    return {"type": _MARKER[_status(entry)], "size": 8, "fill": {"color": colour}, "border": {"color": colour}}


def _status(entry: Mapping[str, Any]) -> Status:
    return Status(entry.get("status") or "grey")
