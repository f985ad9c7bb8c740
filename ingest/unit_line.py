"""A second line of headings that holds units or numbers alone: what it says belongs to the headings above it, and it is no row."""

from collections.abc import Sequence

from ingest.cell import Cell, is_blank, one_line
from ingest.names import Unit, unit
from ingest.readers.sheet import Row

LEAST = 3  # numbered columns
_OTHERS = frozenset(
    ["%", "d", "days", "tage", "jours", "h", "hours", "stunden", "pt", "pd", "date", "datum", "text", "yyyy-mm-dd", "dd.mm.yyyy", "-"]
)


def units(above: Row, row: Row) -> list[str] | None:
    """The unit of each column ("" where it says none); None where the row is none of units or of running numbers below headings."""
    filled = [place for place, cell in enumerate(row) if not is_blank(cell)]
    if not filled or any(place >= len(above) or is_blank(above[place]) for place in filled):
        return None
    if _numbered([row[place] for place in filled]) and len(filled) == sum(not is_blank(cell) for cell in above):
        return [""] * len(row)
    texts = {place: one_line(row[place]).strip("()[] ") for place in filled if isinstance(row[place], str)}
    said = {place: text for place, text in texts.items() if unit(f"({text})") != Unit()}
    if not said or len(texts) < len(filled) or any(text.casefold() not in _OTHERS for place, text in texts.items() if place not in said):
        return None
    return [said.get(place, "") for place in range(len(row))]


def _numbered(cells: Sequence[Cell]) -> bool:
    """Whether the cells count the columns: 1, 2, 3 … or (1), (2), (3) …"""
    plain = [one_line(str(int(cell) if isinstance(cell, float) and cell == cell // 1 else cell)).strip("()[] .") for cell in cells]
    return len(cells) >= LEAST and plain == [str(number) for number in range(1, len(plain) + 1)]
