"""Totals among the values: which columns and rows say that they are one, and whether they add up."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.cell import Fault, words
from ingest.convert import numbers
from ingest.convert.numbers import decimal_sign, is_number, take_apart
from ingest.readers.sheet import Cell
from ingest.suspects import is_plain_total
from schema.thresholds import HALF_A_CENT

_SPELLED = "total totals sum subtotal ytd itd gesamt summe gesamtsumme zwischensumme somme totaux suma totale totali soma totaal som eindtotaal overall"
_WORDS = frozenset(_SPELLED.split())
_PHRASES = frozenset(
    [
        "sub total",
        "grand total",
        "overall total",
        "year to date",
        "to date",
        "full year",
        "total general",
        "total général",
        "total sum",
        "sous total",
    ]
)
_PART = re.compile(r"(?:q|t|k|h|s|quarter |quartal |trimestre |kwartaal )[1-4]|[1-4] (?:quarter|quartal|trimestre|kwartaal)")
CENT = float(HALF_A_CENT)


def is_total(cell: Cell) -> bool:
    """Whether the cell names a total and nothing else, or a whole year beside its months."""
    text = words(cell) if isinstance(cell, str) else str(cell) if is_number(cell) else ""
    plain = text.removeprefix("fy ").removeprefix("fy")
    if text in _WORDS or text in _PHRASES or (isinstance(cell, str) and is_plain_total(cell)):
        return True
    return plain.isdigit() and (1950 <= int(plain) <= 2150 or (text != plain and len(plain) == 2))


def sounds_like_one(cell: Cell) -> bool:
    """Whether the cell names a total among other words, such as “Subtotal P1”, “P1 total” or “Total 2026”."""
    said = words(cell).split() if isinstance(cell, str) else []
    return len(said) > 1 and (said[0] in _WORDS or said[-1] in _WORDS or " ".join(said[:2]) in _PHRASES)


def is_part_of_year(cell: Cell) -> bool:
    """Whether the cell names a quarter or a half without its year."""
    return isinstance(cell, str) and _PART.fullmatch(words(cell)) is not None


def number(cell: Cell) -> float | None:
    """The number that the cell holds; of a text where its figures can be read in one way alone."""
    if isinstance(cell, str):
        parts = take_apart(cell)
        sign = None if isinstance(parts, Fault) else decimal_sign(parts.body)
        if isinstance(parts, Fault) or sign is None:
            return None
        value = numbers.number(parts, sign or ".")
        return None if isinstance(value, Fault) else float(value)
    return float(cell) if is_number(cell) else None  # type: ignore[arg-type]


@dataclass(kw_only=True)
class Column:
    """A column of totals: whether it adds up to the values before it, to the last of them, and where it first does neither."""

    place: int
    sums: int = 0
    lasts: int = 0
    rows: int = 0
    odd: tuple[int, float, float] | None = None  # offset of a row, what it says, what the values before it add up to
    within: Sequence[int] = field(default_factory=tuple)  # places of the periods that it is named as the total of

    def look(self, offset: int, said: Cell, values: Sequence[tuple[int, float]], beside: Sequence[tuple[int, float]] = ()) -> None:
        """One row: the total, and the row's values with their places; ``beside`` are those that are not kept, such as a forecast."""
        total, before = number(said), [value for place, value in values if place < self.place] or [value for _, value in values]
        if total is None or not values:
            return
        self.rows += 1
        own = [value for place, value in values if place in self.within] if self.within else before
        adds = near(total, sum(own)) or near(total, sum(own) + sum(value for place, value in beside if place < self.place))
        last = before[-1]
        self.sums += adds and not near(total, last)
        self.lasts += near(total, last) and not adds
        if not adds and not near(total, last) and not any(near(total, run) for run in _runs(before)) and self.odd is None:
            self.odd = offset, total, sum(own)


def near(a: float, b: float) -> bool:
    return abs(a - b) < CENT


def _runs(values: Sequence[float]) -> Iterable[float]:
    """The sums of the last one, two, three … values: a total may begin after the one before it; and of the first ones."""
    running = 0.0
    for value in reversed(values):
        running += value
        yield running
    running = 0.0
    for value in values:
        running += value
        yield running


class Rows:
    """Running sums down the columns, since the last total and from the top, to judge a row that may be a total."""

    def __init__(self) -> None:
        self.since: dict[int, float] = {}
        self.all: dict[int, float] = {}

    def add(self, place: int, cell: Cell) -> None:
        value = number(cell) or 0.0
        self.since[place] = self.since.get(place, 0.0) + value
        self.all[place] = self.all.get(place, 0.0) + value

    def agrees(self, cells: Iterable[tuple[int, Cell]]) -> bool:
        """Whether every number of the row is the sum of those above it, since the last total or from the top."""
        found = [(place, value) for place, cell in cells if (value := number(cell)) is not None]
        return any(self.all.values()) and all(
            near(value, self.since.get(place, 0.0)) or near(value, self.all.get(place, 0.0)) for place, value in found
        )

    def all_is(self, cells: Iterable[tuple[int, Cell]]) -> bool:
        """Whether every number of the row is the sum of all rows."""
        return all(near(value, self.all.get(place, 0.0)) for place, cell in cells if (value := number(cell)) is not None)

    def begin_anew(self) -> None:
        self.since = {}
