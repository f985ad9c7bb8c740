"""Which projects are late, over budget, or both? CPI against SPI, marks sized by budget."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from charts.layers import fields, label, labels, leader, marks, rules
from charts.palette import Palette
from charts.placement import Place, Spot, place
from charts.plane import Domain, Plane, Rows, framed, number_of, steps
from charts.status import excepted, look, status_of, word
from charts.text import LINE, STRONG, fitting, plain, shortened
from charts.text import width as text_width
from metrics.display import number

_REACH = (0.6, 1.4)  # an index beyond stands at the frame, with an arrow and its value, and does not squeeze the others
_LEADERS = 20  # so many of the worst may have their label at a distance
_ROOM = 0.05  # of the domain, between such a mark and the frame: for the arrow


def quadrant(*, palette: Palette, width: int, height: int, points: Rows = ()) -> alt.LayerChart:
    """``points``: {code, name, cpi, spi, bac, status}; a project without both indices is not drawn."""
    drawn = _drawn(points, width, height)
    plane = Plane(
        width=width, height=height, left=62, right=10, top=10, bottom=50,
        x=_domain([p["spi"] for p in drawn]), y=_domain([p["cpi"] for p in drawn]),
    )  # fmt: skip
    drawn = [{**p, "x": _held(p["spi"], plane.x), "y": _held(p["cpi"], plane.y)} for p in drawn]
    tint = [{"x": plane.x[0], "x2": 1, "y": plane.y[0], "y2": 1, "colour": palette.red}]
    cross = [
        {"x": 1, "x2": 1, "y": plane.y[0], "y2": plane.y[1], "colour": palette.border},
        {"x": plane.x[0], "x2": plane.x[1], "y": 1, "y2": 1, "colour": palette.border},
    ]
    words, leaders = _codes(plane, drawn, palette)
    return framed(
        plane, palette,
        [
            fields(plane, tint, opacity=0.06), rules(plane, cross, width=1.5), rules(plane, leaders),
            marks(plane, [*_arrows(plane, drawn, palette), *(_mark(p, palette) for p in reversed(drawn))]), labels(plane, [*_axis_words(plane, palette), *words]),
        ],
    )  # fmt: skip


def _drawn(points: Rows, width: int, height: int) -> list[dict[str, Any]]:
    """What has both indices, the worst and largest first, each with the area of its mark in square pixels."""
    found = [point for point in map(_point, points) if point]
    largest = max((point["bac"] for point in found), default=0.0) or 1.0
    most = min(460.0, max(100.0, width * height / (50 * max(len(found), 1))))
    least = min(85.0, most / 2.5)
    sized = [{**point, "size": least + (most - least) * point["bac"] / largest} for point in found]
    return sorted(sized, key=lambda p: (-p["status"].rank, -p["bac"], p["code"]))


def _point(row: Mapping[str, Any]) -> dict[str, Any] | None:
    cpi, spi = number_of(row.get("cpi")), number_of(row.get("spi"))
    if cpi is None or spi is None:
        return None
    names = {name: plain(row.get(name) or "") for name in ("code", "name")}
    return {**names, "cpi": cpi, "spi": spi, "bac": max(number_of(row.get("bac")) or 0.0, 0.0), "status": status_of(row.get("status"))}


def _domain(values: Sequence[float]) -> Domain:
    """Around 1.0, wide enough for what is drawn and never wider than can be read."""
    inside = [value for value in values if _REACH[0] <= value <= _REACH[1]]
    low, high = min([0.92, *inside]), max([1.06, *inside])
    room = (high - low) * 0.09
    return (low - room, high + room)


def _held(value: float, domain: Domain) -> float:
    room = (domain[1] - domain[0]) * _ROOM
    return min(max(value, domain[0] + room), domain[1] - room) if not _REACH[0] <= value <= _REACH[1] else value


def _mark(point: Mapping[str, Any], palette: Palette) -> dict[str, Any]:
    said = f"{point['code']} {point['name']}: CPI {number(point['cpi'], decimals=2)}, SPI {number(point['spi'], decimals=2)}, {word(point['status'])}"
    return {
        **{field: point[field] for field in ("x", "y", "size", "code", "cpi", "spi", "bac")},
        **look(point["status"], palette),
        "says": said,
    }


def _beyond(point: Mapping[str, Any]) -> str:
    """The value of what lies outside the frame."""
    far = [f" {axis.upper()} {number(point[axis], decimals=2)}" for axis in ("spi", "cpi") if not _REACH[0] <= point[axis] <= _REACH[1]]
    return ",".join(far)


def _arrows(plane: Plane, drawn: Rows, palette: Palette) -> list[dict[str, Any]]:
    """Small triangles at the frame that point to where a mark would really be."""
    found = []
    for p in drawn:
        for axis, field, domain, shapes in (
            ("spi", "x", plane.x, ("triangle-left", "triangle-right")),
            ("cpi", "y", plane.y, ("triangle-down", "triangle-up")),
        ):
            if _REACH[0] <= p[axis] <= _REACH[1]:
                continue
            high = p[axis] > _REACH[1]
            edge = domain[high] + (domain[1] - domain[0]) * _ROOM * (-0.3 if high else 0.3)
            row = {"x": p["x"], "y": p["y"], field: edge, "size": 60, "shape": shapes[high], "colour": palette.muted, "edge": palette.card}
            found.append({**row, "says": f"{p['code']} lies beyond the frame"})
    return found


def _codes(plane: Plane, drawn: Sequence[Mapping[str, Any]], palette: Palette) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The codes where nothing is in the way, and a leader to each that had to stand off."""
    texts = [shortened(p["code"], 84) + _beyond(p) for p in drawn]
    most = plane.width * plane.height / 3500  # more labels than that are a thicket
    spots = [
        Spot(
            x=x,
            y=y,
            radius=(p["size"] ** 0.5) * 0.57 + 1,
            width=text_width(text),
            height=LINE - 2,
            far=n < _LEADERS,
        )
        for n, (p, text) in enumerate(zip(drawn, texts, strict=True))
        for x, y in (plane.at(p["x"], p["y"]),)
    ]
    across, down = plane.at(1, 1)
    cross = [(across - 1, 0, across + 1, plane.height), (0, down - 1, plane.width, down + 1)]
    places = place(spots, frame=(plane.left, plane.top - 6, plane.width, plane.height - plane.bottom + 2), soft=cross)
    found = [(p, text, spot) for n, (p, text, spot) in enumerate(zip(drawn, texts, places, strict=True)) if spot and n < most]
    words = [_code(p, text, spot, palette) for p, text, spot in found]
    leaders = [
        leader(plane, p["x"], p["y"], spot, wide=text_width(text), high=LINE, colour=palette.muted) for p, text, spot in found if spot.away
    ]
    return words, leaders


def _code(point: Mapping[str, Any], text: str, spot: Place, palette: Palette) -> dict[str, Any]:
    bad = excepted(point["status"])
    return label(
        point["x"], point["y"], text, colour=palette.ink if bad else palette.muted, dx=spot.dx, dy=spot.dy, weight=STRONG if bad else 400
    )


def _axis_words(plane: Plane, palette: Palette) -> list[dict[str, Any]]:
    (x_low, x_high), (y_low, y_high) = plane.x, plane.y
    below = [label(x, y_low, number(x, decimals=1), colour=palette.muted, dy=14) for x in _tenths(plane.x)]
    across = fitting(("SPI (schedule): right is ahead", "SPI"), plane.width - plane.left)
    up = fitting(("CPI (cost): up is under budget", "CPI (cost)"), plane.height - plane.bottom)
    beside = [label(x_low, y, number(y, decimals=1), colour=palette.muted, dx=-6, align="right") for y in _tenths(plane.y)]
    return [
        *below,
        *beside,
        label((x_low + x_high) / 2, y_low, across, colour=palette.muted, dy=36),
        label(x_low, (y_low + y_high) / 2, up, colour=palette.muted, dy=-52, angle=270),
    ]


def _tenths(domain: Domain) -> list[float]:
    return [tick for tick in steps(round(domain[0] + 0.0499, 1), domain[1], 9) if abs(tick * 10 - round(tick * 10)) < 1e-6]
