"""The values under periods by what they are of, and what of the rows is none."""

from dataclasses import dataclass, field

from ingest.readers.sheet import Cell

Value = tuple[Cell, int, int]  # the cell, its offset and its place


@dataclass(kw_only=True)
class Values:
    """The values by row and period, and then by measure; ``series`` are those of each row, ``left`` the rows that are totals."""

    cells: dict[tuple[object, ...], dict[str, list[Value]]] = field(default_factory=dict)
    series: dict[str, list[list[float]]] = field(default_factory=dict)
    left: list[tuple[int, str, bool]] = field(default_factory=list)  # offset, text, whether it adds up
    nothing: list[tuple[int, int]] = field(default_factory=list)  # cells that say that nothing is known: offset, place
    unknown: list[tuple[int, str]] = field(default_factory=list)  # rows of which nothing says what they hold: offset, text

    @property
    def columns(self) -> list[str]:
        return list(dict.fromkeys(name for there in self.cells.values() for name in there))
