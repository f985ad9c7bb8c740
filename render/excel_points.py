"""The workbook's chart of points: projects by both indices, their codes placed so that they can be read."""

import math
from collections.abc import Mapping
from typing import Any

from xlsxwriter.chart import Chart

from charts.palette import LIGHT
from metrics.metric import Status
from render.excel_book import Book
from render.excel_chart_data import Table
from render.excel_lines import SMALL, Rows
from render.excel_text import drawn_text

_MARKER = {Status.GREEN: "circle", Status.AMBER: "triangle", Status.RED: "square", Status.GREY: "diamond"}
_PLOT = (440.0, 250.0)  # pixels, of the field in which the points lie, about
_LETTER, _LINE = 7.0, 13.0
# where a code may stand: to the right of its mark, else to the left, above or below; the middle of the code from the mark
_SIDES = {"right": (1.0, 0.0), "left": (-1.0, 0.0), "above": (0.0, -1.0), "below": (0.0, 1.0)}


def quadrant(book: Book, table: Table, rows: Rows) -> Chart:
    """CPI against SPI: one series a project, so that each has the mark and colour of its status and its code beside it."""
    chart = book.workbook.add_chart({"type": "scatter"})
    sides = _sides(rows)
    for at, entry in enumerate(rows):
        place = {"categories": table.cell("spi", at), "values": table.cell("cpi", at)}
        chart.add_series(
            {"name": table.cell("code", at), **place, "marker": _mark(entry), "data_labels": _named(str(entry.get("code", "")), sides[at])}
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


def _sides(rows: Rows) -> list[str]:
    """For each point the side on which its code covers least of what is there already."""
    across, up = ([float(entry[field]) for entry in rows] for field in ("spi", "cpi"))
    scales = [room / (max(1.1, *found) - min(0.9, *found) + 0.1) for room, found in zip(_PLOT, (across, up), strict=True)]
    taken = [(x * scales[0], -y * scales[1], 10.0, 10.0) for x, y in zip(across, up, strict=True)]
    sides = []
    for (x, y, *_), entry in zip(tuple(taken), rows, strict=True):
        width = len(str(entry.get("code", ""))) * _LETTER
        boxes = {side: (x + right * (width / 2 + 8), y + down * (_LINE / 2 + 8), width, _LINE) for side, (right, down) in _SIDES.items()}
        best = min(boxes, key=lambda side: sum(_common(boxes[side], other) for other in taken))
        taken.append(boxes[best])
        sides.append(best)
    return sides


def _common(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The area that two boxes share, each given by its middle, width and height."""
    sides = ((one[n + 2] + other[n + 2]) / 2 - abs(one[n] - other[n]) for n in (0, 1))
    return math.prod(max(0.0, side) for side in sides)


def _named(text: str, side: str) -> dict[str, Any]:
    return {
        "value": True,
        "custom": [{"value": drawn_text(text.strip()[:60])}],
        "position": side,
        "font": {"size": 9, "color": LIGHT.ink},
    }


def _mark(entry: Mapping[str, Any]) -> dict[str, Any]:
    colour = LIGHT.of(_status(entry))
    return {"type": _MARKER[_status(entry)], "size": 8, "fill": {"color": colour}, "border": {"color": colour}}


def _status(entry: Mapping[str, Any]) -> Status:
    return Status(entry.get("status") or "grey")
