"""Chance that is the same on every machine and Python: a small generator of our own, seeded by a name."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

SEED = "Corvenna 2026"
_T = TypeVar("_T")
_MASK = (1 << 64) - 1


class Chance:
    """Numbers in a fixed order for each name (splitmix64)."""

    def __init__(self, *name: object) -> None:
        text = "|".join((SEED, *(str(part) for part in name)))
        self.state = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")

    def below(self, limit: int) -> int:
        """A whole number from 0 up to and without the limit."""
        self.state = (self.state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return (mixed ^ (mixed >> 31)) % limit

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def one_of(self, things: Sequence[_T]) -> _T:
        """One of the things."""
        return things[self.below(len(things))]
