"""Are we earning what we planned for what we spend, and where does it end? Planned, earned, actual and the forecast with its range."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import altair as alt

from charts.amounts import one_scale
from charts.layers import band, label, labels, line, marks, rules
from charts.line_ends import End, Point, beside, column, margin, trail
from charts.palette import Palette
from charts.placement import Box
from charts.plane import Plane, Rows, day_of, framed, month_starts, number_of, steps
from charts.text import LINE, plain
from charts.text import width as text_width
from metrics.display import number, short_day

_UNITS = {"bn": 1e9, "M": 1e6, "k": 1e3, "": 1.0}
_NAMES = {"forecast": "Forecast", "pv": "Planned", "ac": "Actual cost", "ev": "Earned"}
_MOST_RANGE = 1.5  # times the highest line: a wider range would press the lines themselves flat
Courses = Mapping[str, Sequence[Point]]


def s_curve(
    *, palette: Palette, width: int, height: int, rows: Rows = (), status_date: str | None = None, currency: str = ""
) -> alt.LayerChart:
    """``rows``: {date, pv, ev, ac, forecast, low, high}, cumulative amounts by ISO date; what is not known is None."""
    courses = _courses(rows)
    scale = one_scale(course[-1][1] for course in courses.values() if course)
    word, decimals = scale.word, scale.decimals
    courses = {name: [(x, y / _UNITS[word]) for x, y in course] for name, course in courses.items()}
    plane = _plane(courses, width, height, decimals)
    frame = [rules(plane, _grid(plane, courses, palette)), rules(plane, _status_rule(plane, day_of(status_date), palette), dash=(2, 3))]
    drawn = [
        band(plane, _range(plane, courses), colour=palette.ink, opacity=0.10),
        line(plane, _points(courses["pv"]), colour=palette.grey, width=2),
        line(plane, _points(courses["forecast"]), colour=palette.ink, width=2.5, dash=(1, 5)),
        line(plane, _points(courses["ac"]), colour=palette.ink),
        line(plane, _points(courses["ev"]), colour=palette.blue),
    ]
    ends = _ends(courses, palette, decimals, plain(" ".join(part for part in (word, currency) if part)))
    words, leaders = _end_words(plane, courses, palette, day_of(status_date), decimals)
    if any(courses.values()):
        words = [*_axis_words(plane, palette, currency, word), *words]
    return framed(plane, palette, [*frame, rules(plane, leaders), *drawn, marks(plane, ends), labels(plane, words)])


def _courses(rows: Rows) -> dict[str, list[Point]]:
    """Each series as points in order of time; the forecast and its range begin where the actual cost ends."""
    names = ("pv", "ev", "ac", "forecast", "low", "high")
    found: dict[str, list[Point]] = {
        name: sorted((x, y) for row in rows if (x := day_of(row.get("date"))) is not None and (y := number_of(row.get(name))) is not None)
        for name in names
    }
    last = found["ac"][-1] if found["ac"] else None
    for name in ("forecast", "low", "high"):
        if found[name] and last and last[0] < found[name][0][0]:
            found[name].insert(0, last)
    return found


def _plane(courses: Courses, width: int, height: int, decimals: int) -> Plane:
    days = [x for course in courses.values() for x, _ in course]
    first, last = min(days, default=0.0) or 738000.0, max(days, default=0.0) or 738365.0
    values = [0.0, *(y for name in _NAMES for _, y in courses[name])]
    low, high = min(values), min(max([*values, *(y for _, y in courses["high"])]), _MOST_RANGE * max(values))
    ticks = steps(low, high or 1.0, max(3, round(height / 48)))
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    floor = 0.0 if low >= 0 else ticks[0] - step
    top = high * 1.06 if high > 0 else 1.0
    left = max(text_width(_number(tick, step)) for tick in ticks) + 10
    return Plane(
        width=width,
        height=height,
        left=left,
        right=margin(_said(name, courses, decimals) for name in _NAMES if courses[name]) if _together(courses) else 10,
        top=LINE + 8,
        bottom=26,
        x=(first, max(last, first + 30)),
        y=(floor, max(top, floor + step)),
    )


def _ticks(plane: Plane) -> list[float]:
    return steps(plane.y[0], plane.y[1], max(3, round(plane.height / 48)))


def _number(value: float, step: float) -> str:
    return number(value, decimals=0 if step >= 1 and step == round(step) else 1 if step >= 0.1 else 2)


def _grid(plane: Plane, courses: Courses, palette: Palette) -> list[dict[str, Any]]:
    levels = _ticks(plane) if any(courses.values()) else [0.0]
    return [{"x": plane.x[0], "x2": plane.x[1], "y": y, "y2": y, "colour": palette.border} for y in levels]


def _status_rule(plane: Plane, status: float | None, palette: Palette) -> list[dict[str, Any]]:
    if status is None or not plane.x[0] <= status <= plane.x[1]:
        return []
    return [{"x": status, "x2": status, "y": plane.y[0], "y2": plane.y[1], "colour": palette.muted}]


def _range(plane: Plane, courses: Courses) -> list[dict[str, float]]:
    """The range of the forecast; one that goes beyond the plane ends at its edge, and its words say how far it goes."""
    high = dict(courses["high"])
    return [{"x": x, "y": min(y, plane.y[1]), "y2": min(high[x], plane.y[1])} for x, y in courses["low"] if x in high]


def _points(course: Sequence[Point]) -> list[dict[str, float]]:
    return [{"x": x, "y": y} for x, y in course]


def _ends(courses: Courses, palette: Palette, decimals: int, word: str) -> list[dict[str, Any]]:
    """A dot where each line stops; its words are what a screen reader and the mouse are told."""
    colours = {"pv": palette.grey, "ac": palette.ink, "ev": palette.blue, "forecast": palette.ink}
    return [
        {
            "x": courses[name][-1][0], "y": courses[name][-1][1], "colour": colour, "edge": palette.ground, "shape": "circle", "size": 46,
            "says": f"{_NAMES[name]} {number(courses[name][-1][1], decimals=decimals)} {word} on {short_day(date.fromordinal(int(courses[name][-1][0])))}",
        }
        for name, colour in colours.items() if courses[name]
    ]  # fmt: skip


def _axis_words(plane: Plane, palette: Palette, currency: str, word: str) -> list[dict[str, Any]]:
    ticks = _ticks(plane)
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    left = [label(plane.x[0], y, _number(y, step), colour=palette.muted, dx=-8, align="right") for y in ticks]
    below = [
        label(x, plane.y[0], name, colour=palette.muted, dy=16)
        for x, name in month_starts(*plane.x, plane.width - plane.left)
        if 24 <= plane.at(x, 0)[0] <= plane.width - 24
    ]
    title = label(
        plane.x[0],
        plane.y[1],
        plain(" ".join(part for part in (currency, word) if part)),
        colour=palette.muted,
        dx=-plane.left + 2,
        dy=-14,
        align="left",
    )
    return [*left, *below, title]


def _end_words(
    plane: Plane, courses: Courses, palette: Palette, status: float | None, decimals: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Each line's name with its last number, and the name of the status date; and leaders to those that stand off."""
    colours = {"forecast": palette.ink, "pv": palette.muted, "ac": palette.ink, "ev": palette.blue}
    ends = [
        End(
            at=courses[name][-1], text=_said(name, courses, decimals), colour=colour, side=_side(name, courses),
            under=_range_words(courses, decimals) if name == "forecast" else "", under_colour=palette.muted,
        )
        for name, colour in colours.items() if courses[name]
    ]  # fmt: skip
    date_words = [_date_words(plane, rule["x"], palette) for rule in _status_rule(plane, status, palette)]
    if _together(courses):
        return [*date_words, *column(plane, ends)], []
    obstacles = [box for course in courses.values() for box in trail(plane, course)] + [_box(plane, words) for words in date_words]
    grid = [(plane.left, y - 1, float(plane.width), y + 1) for tick in _ticks(plane) for y in (plane.at(0, tick)[1],)]
    words, leaders = beside(plane, ends, obstacles=obstacles, soft=grid, colour=palette.muted)
    return [*date_words, *words], leaders


def _said(name: str, courses: Courses, decimals: int) -> str:
    return f"{_NAMES[name]} {number(courses[name][-1][1], decimals=decimals)}"


def _together(courses: Courses) -> bool:
    """All lines stop on one day, as before there is a forecast: then their labels stand in a column."""
    return len({courses[name][-1][0] for name in _NAMES if courses[name]}) == 1


def _side(name: str, courses: Courses) -> tuple[int, int]:
    """Above and to the left for the higher of cost and earned, below and to the right for the lower: there the curve leaves room."""
    if name in {"forecast", "pv"}:
        return (-1, -1)
    other = courses["ev" if name == "ac" else "ac"]
    higher = not other or courses[name][-1][1] > other[-1][1] or (courses[name][-1][1] == other[-1][1] and name == "ac")
    return (-1, 0) if higher else (1, 1)


def _range_words(courses: Courses, decimals: int) -> str:
    ends = [number(courses[name][-1][1], decimals=decimals) for name in ("low", "high") if courses[name]]
    return f"{ends[0]} to {ends[1]}" if len(ends) == 2 and ends[0] != ends[1] else ""


def _date_words(plane: Plane, x: float, palette: Palette) -> dict[str, Any]:
    """The name of the status date at the foot of its rule, on the side that is free."""
    text = f"Data date {short_day(date.fromordinal(int(x)))}"
    left = plane.at(x, 0)[0] + text_width(text) + 8 > plane.width - plane.right
    return label(x, plane.y[0], text, colour=palette.muted, dx=-6 if left else 6, dy=-12, align="right" if left else "left")


def _box(plane: Plane, row: Mapping[str, Any]) -> Box:
    x, y = plane.at(row["x"], row["y"])
    wide = text_width(row["text"])
    left = x + row["dx"] - (wide if row["align"] == "right" else 0)
    return (left, y + row["dy"] - LINE / 2, left + wide, y + row["dy"] + LINE / 2)
