"""The workbook's chart of milestones: a bar from the earlier of baseline and forecast to the later, its slip at its end."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xlsxwriter.chart import Chart

from charts.palette import LIGHT, MARK
from metrics.display import days as days_text
from metrics.metric import Status
from render.excel_book import Book
from render.excel_chart_data import Table, day_of
from render.excel_lines import SMALL, Rows
from render.excel_text import drawn_text

_EPOCH = 693_594  # the day before the first that a workbook counts


def spanned(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The milestone with what its bar is drawn from: its name, first day, length, and the room for the words at its end."""
    ends = _ends(entry)
    first = {"from": min(ends).isoformat(), "calendar days": (max(ends) - min(ends)).days} if ends else {}
    name = f"{entry.get('code', '')} {entry.get('name', '')}".strip()
    return {"milestone": drawn_text(name[:60]), **entry, **first, "words": 40}


def milestones(book: Book, table: Table, rows: Rows) -> Chart:
    """One bar a milestone, the first to be read at the top."""
    chart = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    statuses = [Status(entry.get("status") or "grey") for entry in rows]
    none = {"fill": {"none": True}, "border": {"none": True}}
    names = {"categories": table.range("milestone")}
    if any(_ends(entry) for entry in rows):
        chart.add_series({"name": "from", **names, "values": table.range("from"), **none, "gap": 60})
        colours = [{"fill": {"color": LIGHT.of(status)}} for status in statuses]
        chart.add_series({"name": "slip", **names, "values": table.range("calendar days"), "points": colours})
        said = [_said(entry, status) for entry, status in zip(rows, statuses, strict=True)]
        labels = {"value": True, "custom": said, "position": "inside_base", "font": {"size": 9}}
        chart.add_series({"name": "words", **names, "values": table.range("words"), **none, "data_labels": labels})
    chart.set_y_axis(
        {"reverse": True, "interval_unit": 1, "num_font": {**SMALL, "color": LIGHT.ink}, "line": {"none": True}, "major_tick_mark": "none"}
    )
    days = [day.toordinal() - _EPOCH for entry in rows for day in _ends(entry)]
    reach = {"min": min(days) - 7, "max": max(days) + 45} if days else {}
    lines = {"visible": True, "line": {"color": LIGHT.border}}
    chart.set_x_axis({"num_format": "d mmm", "num_font": SMALL, "major_unit": 28, "major_gridlines": lines, **reach})
    return chart


def _ends(entry: Mapping[str, Any]) -> list[date]:
    return [day for name in ("baseline", "forecast", "until") if (day := day_of(entry.get(name)))]


def _said(entry: Mapping[str, Any], status: Status) -> dict[str, Any]:
    return {"value": f"{MARK[status]} {days_text(entry.get('slip'))}", "font": {"size": 9, "color": LIGHT.of(status)}}
