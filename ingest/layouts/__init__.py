"""What a sheet's shape means: a layout turns its cells into one or more tables, and each value keeps its own address."""

from collections.abc import Callable

from ingest.layouts.across import ACROSS
from ingest.layouts.beside import BESIDE
from ingest.layouts.kinds import KINDS_APART
from ingest.layouts.layout import Layout, Reply, Turned
from ingest.layouts.stacked import STACKED
from ingest.layouts.transposed import TRANSPOSED
from ingest.readers.sheet import Sheet

LAYOUTS: tuple[Layout, ...] = (STACKED, BESIDE, KINDS_APART, TRANSPOSED, ACROSS)
"""In this order: what divides a sheet comes before what turns one of its tables."""
AS_IS = "as_is"
CHOICES = ((AS_IS, "one table, as it is"), *((layout.key, layout.title) for layout in LAYOUTS))

__all__ = ["AS_IS", "CHOICES", "LAYOUTS", "Layout", "Reply", "Turned", "turned"]


def turned(file: str, sheet: Sheet, about: Callable[[str], Reply]) -> Turned:
    """The tables of a sheet by the layout that was chosen for it, else by those that it fits; itself where it fits none.

    ``about`` answers for a sheet or a part of one, by its label.
    """
    chosen = about(sheet.label)("layout", "")
    layouts = [layout for layout in LAYOUTS if chosen in ("", layout.key)] if chosen != AS_IS else []
    return _turn(file, sheet, about, layouts)


def _turn(file: str, sheet: Sheet, about: Callable[[str], Reply], layouts: list[Layout]) -> Turned:
    for index, layout in enumerate(layouts):
        found = layout.turn(file, sheet, about(sheet.label))
        if found is None:
            continue
        inner = [_turn(file, part, about, layouts[index + 1 :]) for part in found.sheets]
        return Turned(
            sheets=tuple(each for part in inner for each in part.sheets),
            questions=(*found.questions, *(question for part in inner for question in part.questions)),
            problems=(*found.problems, *(problem for part in inner for problem in part.problems)),
        )
    return Turned(sheets=(sheet,))
