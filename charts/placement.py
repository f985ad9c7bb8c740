"""Where labels go so that none lies on a mark, on another label or beyond the frame; the same input gives the same places."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Box = tuple[float, float, float, float]  # left, top, right, bottom
Boxes = NDArray[np.float64]
_GAP = 3.0
_NEAR = (0.0, 4.0, 8.0)
_FAR = (0.0, 4.0, 8.0, 14.0, 22.0, 32.0, 44.0)
_MUST = (*_FAR, 56.0, 72.0, 90.0, 110.0, 140.0)
# To the right first, then left, above, below, and the corners.
_SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Something to be labelled: a mark of ``radius`` at (x, y), a label of ``width`` by ``height``.

    ``far`` lets the label stand at a distance; ``must`` takes the least bad place where no free one is left.
    """

    x: float
    y: float
    radius: float
    width: float
    height: float
    far: bool = False
    must: bool = False
    side: tuple[int, int] = (1, 0)  # where to look first: across, down


@dataclass(frozen=True, kw_only=True)
class Place:
    """The middle of a label, in pixels from its mark; ``away`` when it stands so far that it wants a leader."""

    dx: float
    dy: float
    away: bool = False


def place(spots: Sequence[Spot], *, frame: Box, obstacles: Sequence[Box] = (), soft: Sequence[Box] = ()) -> list[Place | None]:
    """A place for each label in the order given, which is the order of importance; None where there is no room.

    ``obstacles`` are never covered, ``soft`` ones (thin rules) only where nothing better is free.
    """
    around = [(spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius) for spot in spots]
    taken, thin = _boxes([*around, *obstacles]), _boxes(soft)
    places: list[Place | None] = []
    for spot in spots:
        offsets, away = _candidates(spot)
        middle, half = np.array([spot.x, spot.y]), np.array([spot.width, spot.height]) / 2
        boxes = np.hstack([middle + offsets - half, middle + offsets + half])
        hard = _overlap(boxes, taken).sum(axis=1) + 50 * _outside(boxes, frame)
        if spot.far:
            hard[away] += _behind(spot, offsets[away], taken)
        crossed = _overlap(boxes, thin).sum(axis=1)
        if hard.min() > 0 and not spot.must:
            places.append(None)
            continue
        best = int(np.lexsort((np.arange(len(hard)), crossed > 0, hard))[0])
        taken = np.vstack([taken, boxes[best]])
        places.append(Place(dx=float(offsets[best][0]), dy=float(offsets[best][1]), away=bool(away[best])))
    return places


def _boxes(found: Sequence[Box]) -> Boxes:
    return np.array(found, dtype=np.float64).reshape(-1, 4)


def _candidates(spot: Spot) -> tuple[Boxes, NDArray[np.bool_]]:
    """Offsets of the label's middle, nearest first, and which of them want a leader."""
    offsets, away = [], []
    for more in _MUST if spot.must else _FAR if spot.far else _NEAR:
        reach = spot.radius + _GAP + more
        for across, down in sorted(_SIDES, key=lambda side: -side[0] * spot.side[0] - side[1] * spot.side[1]):
            # At a corner the label may tuck in: a mark is round.
            near = reach * (0.72 if across and down else 1.0)
            offsets.append((across * (near + spot.width / 2), down * (near + spot.height / 2)))
            away.append(more >= 12)
    return np.array(offsets, dtype=np.float64), np.array(away, dtype=np.bool_)


def _behind(spot: Spot, offsets: Boxes, taken: Boxes) -> Boxes:
    """What the leaders to these offsets would run across, on their outer part: near the mark they are among marks."""
    cost = np.zeros(len(offsets))
    for share in (0.5, 0.65, 0.8):
        middle = np.array([spot.x, spot.y]) + offsets * share
        cost += _overlap(np.hstack([middle - 1, middle + 1]), taken).sum(axis=1)
    return cost


def _overlap(boxes: Boxes, taken: Boxes) -> Boxes:
    """The area that each box shares with each one taken."""
    width = np.minimum(boxes[:, None, 2], taken[None, :, 2]) - np.maximum(boxes[:, None, 0], taken[None, :, 0])
    height = np.minimum(boxes[:, None, 3], taken[None, :, 3]) - np.maximum(boxes[:, None, 1], taken[None, :, 1])
    area: Boxes = np.clip(width, 0, None) * np.clip(height, 0, None)
    return area


def _outside(boxes: Boxes, frame: Box) -> Boxes:
    left, top, right, bottom = frame
    edges = (left - boxes[:, 0], top - boxes[:, 1], boxes[:, 2] - right, boxes[:, 3] - bottom)
    beyond: Boxes = np.sum([np.clip(edge, 0, None) for edge in edges], axis=0)
    return beyond


def spread(wanted: Sequence[float], *, gap: float, low: float, high: float) -> list[float]:
    """Places as near as can be to those ``wanted``, at least ``gap`` apart, between ``low`` and ``high``; order is kept."""
    order = sorted(range(len(wanted)), key=lambda n: (wanted[n], n))
    groups: list[list[float]] = []  # middle, count
    for n in order:
        groups.append([min(max(wanted[n], low), high), 1])
        while len(groups) > 1 and groups[-1][0] - groups[-2][0] < gap * (groups[-1][1] + groups[-2][1]) / 2:
            (a, m), (b, k) = groups[-2], groups.pop()
            reach = gap * (m + k - 1) / 2
            groups[-1] = [min(max((a * m + b * k) / (m + k), low + reach), max(high - reach, low + reach)), m + k]
    flat = [middle + gap * (i - (count - 1) / 2) for middle, count in groups for i in range(int(count))]
    return [flat[order.index(n)] for n in range(len(wanted))]
