"""The name and the last number of each line, at its end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from charts.layers import label, leader
from charts.placement import Box, Spot, place, spread
from charts.plane import Plane
from charts.text import LINE, STRONG
from charts.text import width as text_width

Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class End:
    """Where a line stops and what is said there; ``under`` is a second, quieter line, ``side`` where to look for room first."""

    at: Point
    text: str
    colour: str
    under: str = ""
    under_colour: str = ""
    side: tuple[int, int] = (1, 0)
    weight: int = STRONG

    @property
    def width(self) -> float:
        return max(text_width(self.text), text_width(self.under))

    @property
    def height(self) -> float:
        return LINE * (2 if self.under else 1)


def beside(
    plane: Plane, ends: Sequence[End], *, obstacles: Sequence[Box], soft: Sequence[Box], colour: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Labels near their ends, inside the plane, where nothing is in the way; and a leader in that colour to each that had to stand off."""
    spots = [
        Spot(x=x, y=y, radius=4, width=end.width, height=end.height, far=True, must=True, side=end.side)
        for end in ends
        for x, y in (plane.at(*end.at),)
    ]
    places = place(spots, frame=(plane.left, 0, plane.width, plane.height - plane.bottom), obstacles=obstacles, soft=soft)
    words, leaders = [], []
    for end, spot in zip(ends, places, strict=True):
        if spot is not None:
            lift = LINE / 2 if end.under else 0
            words.append(label(*end.at, end.text, colour=end.colour, dx=spot.dx, dy=spot.dy - lift, weight=end.weight))
            words += [label(*end.at, end.under, colour=end.under_colour, dx=spot.dx, dy=spot.dy + lift)] if end.under else []
            leaders += [leader(plane, *end.at, spot, wide=end.width, high=end.height, colour=colour)] if spot.away else []
    return words, leaders


def column(plane: Plane, ends: Sequence[End]) -> list[dict[str, Any]]:
    """Labels under each other in the margin right of the plane, moved apart where lines end together."""
    pixels = [plane.at(*end.at) for end in ends]
    places = spread([y for _, y in pixels], gap=LINE, low=LINE / 2, high=plane.height - plane.bottom - LINE / 2)
    edge = plane.width - plane.right
    return [
        label(*end.at, end.text, colour=end.colour, dx=edge - x + 10, dy=middle - y, align="left", weight=end.weight)
        for end, middle, (x, y) in zip(ends, places, pixels, strict=True)
    ]


def margin(texts: Iterable[str]) -> float:
    """What such a column needs."""
    return max(map(text_width, texts), default=70) + 18


def trail(plane: Plane, course: Sequence[Point]) -> list[Box]:
    """Small boxes along a line, so that no label is laid across it."""
    boxes = []
    for (x1, y1), (x2, y2) in pairwise([plane.at(*point) for point in course]):
        count = max(1, min(60, int(max(abs(x2 - x1), abs(y2 - y1)) / 6)))
        middles = ((x1 + (x2 - x1) * n / count, y1 + (y2 - y1) * n / count) for n in range(count + 1))
        boxes += [(x - 2.0, y - 2.0, x + 2.0, y + 2.0) for x, y in middles]
    return boxes
