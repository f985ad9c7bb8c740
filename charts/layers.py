"""The few kinds of layer that charts are made of; what differs from mark to mark stands in its row.

A tip is said where a mark has words of its own; elsewhere it is turned off, for a page would show the raw fields of the row.
"""

from typing import Any, Literal

import altair as alt

from charts.placement import Place
from charts.plane import Plane, Rows

_WORDS = {"dx": "dx", "dy": "dy", "align": "align", "fontWeight": "weight", "angle": "angle"}


def label(
    x: float, y: float, text: str, *, colour: str, dx: float = 0, dy: float = 0, align: str = "center", weight: int = 400, angle: int = 0
) -> dict[str, Any]:
    """A row of :func:`labels`: words at a value, moved by pixels (along the words where they are turned)."""
    return {"x": x, "y": y, "text": text, "colour": colour, "dx": dx, "dy": dy, "align": align, "weight": weight, "angle": angle}


def leader(plane: Plane, x: float, y: float, spot: Place, *, wide: float, high: float, colour: str) -> dict[str, Any]:
    """A row of :func:`rules`: from a value to the nearest edge of its label, which stands off and is ``wide`` by ``high`` pixels."""
    dx = 0 if abs(spot.dx) <= wide / 2 else spot.dx - wide / 2 + 2 if spot.dx > 0 else spot.dx + wide / 2 - 2
    dy = 0 if abs(spot.dy) <= high / 2 else spot.dy - high / 2 if spot.dy > 0 else spot.dy + high / 2
    return {"x": x, "y": y, "x2": x + plane.across(dx), "y2": y + plane.down(dy), "colour": colour}


def labels(plane: Plane, rows: Rows) -> alt.Chart:
    """All words of a chart in one layer."""
    mark: dict[str, Any] = {name: alt.ExprRef(f"datum.{field}") for name, field in _WORDS.items()}
    drawn: alt.Chart = _of(rows).mark_text(baseline="middle", tooltip=None, **mark)
    said = alt.Description("text", type="nominal")
    return drawn.encode(plane.x_of(), plane.y_of(), text=alt.Text("text", type="nominal"), color=_raw("colour"), description=said)


def rules(plane: Plane, rows: Rows, *, width: float = 1, dash: tuple[int, ...] = (1, 0)) -> alt.Chart | None:
    """Straight lines from (x, y) to (x2, y2)."""
    mark = _of(rows).mark_rule(strokeWidth=width, strokeDash=list(dash), aria=False, tooltip=None)
    return mark.encode(plane.x_of(), plane.y_of(), alt.X2("x2"), alt.Y2("y2"), color=_raw("colour")) if rows else None


def fields(plane: Plane, rows: Rows, *, opacity: float = 1) -> alt.Chart | None:
    """Rectangles from (x, y) to (x2, y2)."""
    mark = _of(rows).mark_rect(opacity=opacity, aria=False, tooltip=None)
    return mark.encode(plane.x_of(), plane.y_of(), alt.X2("x2"), alt.Y2("y2"), color=_raw("colour")) if rows else None


def line(
    plane: Plane, rows: Rows, *, colour: str, width: float = 2.5, dash: tuple[int, ...] = (1, 0), straight: bool = False
) -> alt.Chart | None:
    """A course through (x, y); it never swings beyond its points, and is ``straight`` where nothing is known between them."""
    course: Literal["linear", "monotone"] = "linear" if straight else "monotone"
    mark = _of(rows).mark_line(
        strokeWidth=width,
        strokeDash=list(dash),
        color=colour,
        interpolate=course,
        strokeCap="round",
        strokeJoin="round",
        aria=False,
        tooltip=None,
    )
    return mark.encode(plane.x_of(), plane.y_of()) if rows else None


def band(plane: Plane, rows: Rows, *, colour: str, opacity: float) -> alt.Chart | None:
    """The ground between (x, y) and (x, y2)."""
    mark = _of(rows).mark_area(
        color=colour, opacity=opacity, interpolate="monotone", orient="vertical", line=False, aria=False, tooltip=None
    )
    return mark.encode(plane.x_of(), plane.y_of(), alt.Y2("y2")) if rows else None


def marks(plane: Plane, rows: Rows) -> alt.Chart | None:
    """Points with shape, size, colour and edge of their own; ``says`` is read out and shown on hovering."""
    mark = _of(rows).mark_point(strokeWidth=1.25, opacity=1)
    return mark.encode(
        plane.x_of(), plane.y_of(),
        fill=alt.Fill("colour", type="nominal", scale=None, legend=None),
        shape=alt.Shape("shape", type="nominal", scale=None, legend=None),
        size=alt.Size("size", type="quantitative", scale=None, legend=None),
        stroke=alt.Stroke("edge", type="nominal", scale=None, legend=None),
        tooltip=alt.Tooltip("says", type="nominal"),
        description=alt.Description("says", type="nominal"),
    ) if rows else None  # fmt: skip


def _of(rows: Rows) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=[dict(row) for row in rows]))


def _raw(field: str) -> alt.Color:
    return alt.Color(field, type="nominal", scale=None, legend=None)
