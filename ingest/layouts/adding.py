"""Which rows add up others right below or above them, by their amounts alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.layouts import totals

PARTS = 60  # rows that one is held against
APART = 0.1  # of a sum: what differs by no more may be meant for it
Amounts = Mapping[int, float]  # of a row: place → number


def find(rows: Mapping[int, Amounts], places: Sequence[int]) -> dict[int, list[int]]:
    """Each row that adds up others, with those: of the two sides on which they may stand the one where more do, and what adds up all of those."""
    filled = [offset for offset, row in rows.items() if any(row.values())]
    grid = _Grid.of(filled, rows, places)
    if not grid.may_hold_sums():
        return {}
    up, down = _walk(filled[::-1], grid, least=2), _walk(filled, grid, least=2)
    order = filled[::-1] if _weight(up) >= _weight(down) else filled
    if not (up or down):
        return {}
    found = _walk(order, grid, least=1)  # beside such sums, a row that repeats the one next to it may be the sum of that one
    parts = {part for each, _ in found.values() for part in each}
    found |= _walk([offset for offset in order[::-1] if offset not in parts], grid, least=2)  # a total of all on the other side
    return {offset: each for offset, (each, _) in found.items()}


def _weight(found: Mapping[int, tuple[list[int], int]]) -> tuple[int, int]:
    return len(found), sum(same for _, same in found.values())


@dataclass(frozen=True, kw_only=True)
class _Grid:
    """The amounts of the rows of a group: by row, and all at once with the places that are filled."""

    rows: Mapping[int, Amounts]
    at: Mapping[int, int]  # offset → line of the arrays
    amounts: NDArray[np.float64]
    filled: NDArray[np.bool_]

    @classmethod
    def of(cls, offsets: Sequence[int], rows: Mapping[int, Amounts], places: Sequence[int]) -> "_Grid":
        amounts = np.array([[rows[offset].get(place, np.nan) for place in places] for offset in offsets]).reshape(len(offsets), len(places))
        filled = ~np.isnan(amounts)
        return cls(rows=rows, at={each: n for n, each in enumerate(offsets)}, amounts=np.where(filled, amounts, 0.0), filled=filled)

    def may_hold_sums(self) -> bool:
        """Whether any row may be the sum of some right below or above it: no other can be one of sums."""
        sums, there = (np.vstack([np.zeros(each.shape[1]), each.cumsum(axis=0)]) for each in (self.amounts, self.filled.astype(float)))
        for count in range(2, min(PARTS, len(self.amounts) - 1) + 1):
            total, some = sums[count:] - sums[:-count], there[count:] - there[:-count] > 0
            above = _may_add(self.amounts[:-count], total[1:], some[1:], count)
            if above.any() or _may_add(self.amounts[count:], total[:-1], some[:-1], count).any():
                return True
        return False

    def counts(self, offset: int, tops: Sequence[int]) -> list[int]:
        """How many of those rows, from the first on, may add up to the row."""
        lines = [self.at[top] for top in tops]
        total, some = self.amounts[lines].cumsum(axis=0), np.logical_or.accumulate(self.filled[lines], axis=0)
        each = np.arange(1, len(lines) + 1)[:, None]
        found: list[int] = (np.flatnonzero(_may_add(self.amounts[self.at[offset]], total, some, each)) + 1).tolist()
        return found


def _may_add(own: NDArray[np.float64], total: NDArray[np.float64], some: NDArray[np.bool_], count: Any) -> NDArray[np.bool_]:
    """Where one of the amounts is nearly the total of so many rows, and none is far from it."""
    asked, apart = (own != 0) & some, np.abs(own - total)
    near = asked & (apart <= np.maximum(totals.CENT, np.where(own == np.rint(own), count, 0)))
    found: NDArray[np.bool_] = near.any(axis=-1) & (~asked | near | (apart <= APART * np.abs(total))).all(axis=-1)
    return found


def _walk(order: Sequence[int], grid: _Grid, *, least: int) -> dict[int, tuple[list[int], int]]:
    """Each row that adds up the last ones before it in that order, with those and in how many places; what is added up stands for its parts."""
    tops: list[int] = []
    found: dict[int, tuple[list[int], int]] = {}
    for offset in order:
        parts, same = _parts(grid, offset, tops[: -PARTS - 1 : -1], least) if len(tops) >= least else ([], 0)
        if parts:
            found[offset] = parts, same
            del tops[-len(parts) :]
        tops.append(offset)
    return found


def _parts(grid: _Grid, offset: int, tops: Sequence[int], least: int) -> tuple[list[int], int]:
    """The first of those rows that add up to the row, best all of its amounts, else nearly all."""
    best: tuple[int, list[int], int] = (0, [], 0)
    for count in (count for count in grid.counts(offset, tops) if count >= least):
        parts = list(tops[:count])
        exact, near, other = _compare(grid.rows[offset], total(grid.rows, parts), count)
        rank = 0 if not exact + near or (other and count < 2) else 1 if other else 2 if near else 3
        if rank > best[0]:
            best = rank, parts, exact + near
        if rank == 3:
            break
    return best[1], best[2]


def total(rows: Mapping[int, Amounts], parts: Sequence[int]) -> dict[int, float]:
    """What the rows add up to, in the places that any of them fills."""
    found: dict[int, float] = {}
    for part in parts:
        for place, value in rows[part].items():
            found[place] = found.get(place, 0.0) + value
    return found


def _compare(own: Amounts, whole: Amounts, count: int) -> tuple[int, int, int]:
    """In how many places the row is the sum, nearly the sum as rounded amounts make it, or another amount that may be meant for it."""
    exact = rounded = other = 0
    for place, value in own.items():
        if not value or place not in whole:
            continue
        if totals.near(value, whole[place]):
            exact += 1
        elif near(value, whole[place], count):
            rounded += 1
        elif abs(value - whole[place]) <= APART * abs(whole[place]):
            other += 1
        else:
            return 0, 0, 0
    return exact, rounded, other


def near(value: float, whole: float | None, count: int) -> bool:
    """Whether the amount is the sum, or whole numbers that were rounded make the difference: no more than 1 for each part."""
    if whole is None or totals.near(value, whole):
        return whole is not None
    return value == int(value) and whole == int(whole) and abs(value - whole) <= count and abs(value) >= 20 * count
