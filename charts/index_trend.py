"""Is performance getting better or worse? CPI and SPI, cumulative and over the last three periods."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import altair as alt

from charts.layers import fields, label, labels, line, marks, rules
from charts.line_ends import End, Point, column, margin
from charts.palette import Palette
from charts.plane import Plane, Rows, day_of, framed, number_of, steps
from charts.status import look, word
from charts.text import LINE, STRONG, plain
from charts.text import width as text_width
from metrics.display import month, number
from metrics.metric import Status

_NAMES = {"cpi": "CPI", "cpi_3": "CPI last 3", "spi": "SPI", "spi_3": "SPI last 3"}
_REACH = (0.5, 1.5)


def index_trend(
    *,
    palette: Palette,
    width: int,
    height: int,
    rows: Rows = (),
    told: Mapping[str, str] | None = None,
    green: float | None = None,
    amber: float | None = None,
) -> alt.LayerChart:
    """``rows``: {date, cpi, cpi_3, spi, spi_3}; ``told`` is how the last figures are written, where two decimals would mislead.

    ``green`` and ``amber`` are the limits, drawn as grounds where they are given.
    """
    courses = {name: course for name in _NAMES if (course := _course(rows, name))}
    said = {
        name: f"{_NAMES[name]} {plain((told or {}).get(name) or number(course[-1][1], decimals=2))}" for name, course in courses.items()
    }
    plane = _plane(courses, said, width, height, green, amber)
    held = {name: [(x, min(max(y, plane.y[0]), plane.y[1])) for x, y in course] for name, course in courses.items()}
    dates = [x for course in courses.values() for x, _ in course]
    limits = _limits(plane, palette, green, amber, held)
    drawn = [
        line(
            plane,
            [{"x": x, "y": y} for x, y in course],
            colour=_colour(name, palette),
            width=2 if name.endswith("3") else 2.5,
            dash=(1, 5) if name.endswith("3") else (1, 0),
            straight=True,
        )
        for name, course in held.items()
    ]
    return framed(
        plane, palette,
        [
            *_grounds(plane, palette, green, amber),
            rules(plane, [{"x": plane.x[0], "x2": plane.x[1], "y": 1, "y2": 1, "colour": palette.muted}]),
            *drawn, marks(plane, [*limits, *(_end(said[name], held[name], courses[name], _colour(name, palette), palette) for name in courses)]),
            labels(plane, [*_axis_words(plane, palette, dates), *_limit_words(limits), *_end_words(plane, held, said, palette)]),
        ],
    )  # fmt: skip


def _course(rows: Rows, name: str) -> list[Point]:
    return sorted((x, y) for row in rows if (x := day_of(row.get("date"))) is not None and (y := number_of(row.get(name))) is not None)


def _plane(
    courses: Mapping[str, Sequence[Point]], said: Mapping[str, str], width: int, height: int, green: float | None, amber: float | None
) -> Plane:
    values = [1.0, *(y for course in courses.values() for _, y in course), *(limit for limit in (green, amber) if limit is not None)]
    low, high = max(min(values), _REACH[0]), min(max(values), _REACH[1])
    room = max((high - low) * 0.12, 0.02)
    days = [x for course in courses.values() for x, _ in course]
    first, last = (min(days), max(days)) if days else (738000.0, 738365.0)
    right = margin(said.values())
    return Plane(
        width=width,
        height=height,
        left=38,
        right=min(right, width * 0.45),
        top=10,
        bottom=26,
        x=(first, max(last, first + 28)),
        y=(low - room, high + room),
    )


def _colour(name: str, palette: Palette) -> str:
    """As in the S-curve: what has to do with cost is ink, what with earning on time is blue."""
    return palette.ink if name.startswith("cpi") else palette.blue


def _grounds(plane: Plane, palette: Palette, green: float | None, amber: float | None) -> list[alt.Chart | None]:
    if green is None or amber is None:
        return []
    (left, right), (low, high) = plane.x, plane.y
    at_risk = {"x": left, "x2": right, "y": max(amber, low), "y2": min(green, high), "colour": palette.amber}
    off_track = {"x": left, "x2": right, "y": low, "y2": max(amber, low), "colour": palette.red}
    return [fields(plane, [at_risk, off_track], opacity=0.07)]


def _limits(
    plane: Plane, palette: Palette, green: float | None, amber: float | None, held: Mapping[str, Sequence[Point]]
) -> list[dict[str, Any]]:
    """What the grounds mean, as mark and word, at the left where they are high enough and no line passes."""
    if green is None or amber is None:
        return []
    found = []
    for status, low, high in ((Status.AMBER, max(amber, plane.y[0]), green), (Status.RED, plane.y[0], amber)):
        middle = (low + high) / 2
        until = plane.x[0] + plane.across(text_width(word(status)) + 30)
        passing = (point for course in held.values() for point in _dense(course) if point[0] <= until)
        if high - low >= abs(plane.down(LINE)) and all(abs(y - middle) > abs(plane.down(LINE * 0.7)) for _, y in passing):
            said = {"x": plane.x[0] + plane.across(14), "y": middle, "size": 60, "says": f"{word(status)} below {number(high, decimals=2)}"}
            found.append({**said, **look(status, palette), "text": word(status)})
    return found


def _limit_words(limits: Rows) -> list[dict[str, Any]]:
    return [label(row["x"], row["y"], row["text"], colour=row["colour"], dx=10, align="left") for row in limits]


def _dense(course: Sequence[Point]) -> list[Point]:
    """The line's points and some between them."""
    pairs = pairwise(course)
    return [*course, *((x1 + (x2 - x1) * n / 8, y1 + (y2 - y1) * n / 8) for (x1, y1), (x2, y2) in pairs for n in range(1, 8))]


def _end(says: str, held: Sequence[Point], course: Sequence[Point], colour: str, palette: Palette) -> dict[str, Any]:
    (x, y) = held[-1]
    return {"x": x, "y": y, "colour": colour, "edge": palette.card, "shape": "circle", "size": 46, "says": says, "value": course[-1][1]}


def _axis_words(plane: Plane, palette: Palette, dates: Sequence[float]) -> list[dict[str, Any]]:
    ticks = [tick for tick in steps(*plane.y, max(3, round(plane.height / 60))) if tick >= plane.y[0] and dates]
    beside = [label(plane.x[0], y, number(y, decimals=2), colour=palette.muted, dx=-6, align="right") for y in ticks]
    return beside + [label(x, plane.y[0], name, colour=palette.muted, dy=16) for x, name in _months(plane, dates)]


def _months(plane: Plane, dates: Sequence[float]) -> list[tuple[float, str]]:
    """The month that a point closes, below the point; as many as there is room for, counted from the last."""
    days = sorted(set(dates), reverse=True)
    room = max(int((plane.width - plane.left - plane.right) / 62), 1)
    return [(x, month(date.fromordinal(int(x)))) for x in days[:: max(-(-len(days) // room), 1)]]


def _end_words(plane: Plane, held: Mapping[str, Sequence[Point]], said: Mapping[str, str], palette: Palette) -> list[dict[str, Any]]:
    ends = [
        End(at=held[name][-1], text=said[name], colour=_colour(name, palette), weight=400 if name.endswith("3") else STRONG)
        for name in held
    ]
    return column(plane, ends)
