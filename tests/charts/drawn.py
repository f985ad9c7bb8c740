"""What a chart really draws: its words and marks with their places in pixels, read from Vega's scene."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

import vl_convert

from charts.text import width

Box = tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class Word:
    text: str
    box: Box
    colour: str
    size: float


def words(spec: dict[str, Any]) -> list[Word]:
    return [_word(item) for item in _items(_scene(json.dumps(spec)), "text")]


def marks(spec: dict[str, Any]) -> list[Box]:
    found = []
    for item in _items(_scene(json.dumps(spec)), "symbol"):
        reach = (item["size"] ** 0.5) / 2
        found.append((item["x"] - reach, item["y"] - reach, item["x"] + reach, item["y"] + reach))
    return found


@cache
def _scene(spec: str) -> dict[str, Any]:
    scene: dict[str, Any] = vl_convert.vegalite_to_scenegraph(spec)["scenegraph"]
    return scene


def overlapping(boxes: list[Box], *, by: float = 1.0) -> list[tuple[int, int]]:
    """Pairs that share more than a hair."""
    return [(a, b) for a, b in combinations(range(len(boxes)), 2) if share(boxes[a], boxes[b], by=by)]


def share(one: Box, other: Box, *, by: float = 1.0) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > by and high > by


def _items(node: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    for item in node.get("items", []):
        if node.get("marktype") == kind:
            yield item
        yield from _items(item, kind)


def _word(item: dict[str, Any]) -> Word:
    high = float(item["fontSize"])
    wide = width(item["text"]) * high / 13
    x, y, dx, dy = item["x"], item["y"], item.get("dx", 0), item.get("dy", 0)
    left = {"left": 0.0, "center": -wide / 2, "right": -wide}[item.get("align", "left")]
    if item.get("angle"):  # turned by 270 degrees: along is up, across is right
        box = (x + dy - high / 2, y - dx - left - wide, x + dy + high / 2, y - dx - left)
    else:
        box = (x + dx + left, y + dy - high / 2, x + dx + left + wide, y + dy + high / 2)
    return Word(text=item["text"], box=box, colour=item["fill"], size=high)
