"""What a sheet's shape means: a layout turns its cells into one or more tables, and each value keeps its own address."""

from collections.abc import Callable
from dataclasses import replace

from ingest.convert.periods import span
from ingest.header import Header
from ingest.layouts.across import ACROSS
from ingest.layouts.beside import BESIDE
from ingest.layouts.down import DOWN
from ingest.layouts.heads import compound, marked
from ingest.layouts.items import ITEMS
from ingest.layouts.kinds import KINDS_APART
from ingest.layouts.layout import Known, Layout, Reply, Turned, told
from ingest.layouts.stacked import STACKED
from ingest.layouts.transposed import TRANSPOSED
from ingest.readers.sheet import Sheet
from schema.wording import shape as shape_of

LAYOUTS: tuple[Layout, ...] = (STACKED, BESIDE, KINDS_APART, TRANSPOSED, ACROSS, DOWN, ITEMS)
"""In this order: what divides a sheet comes before what turns one of its tables."""
AS_IS = "as_is"
CHOICES = ((AS_IS, "one table, as it is"), *((layout.key, layout.title) for layout in LAYOUTS))

__all__ = ["AS_IS", "CHOICES", "LAYOUTS", "Layout", "Reply", "Turned", "shape", "turned"]


def turned(file: str, sheet: Sheet, about: Callable[[str], Reply], known: Known = frozenset()) -> Turned:
    """The tables of a sheet by the layout that was chosen for it, else by those that it fits; itself where it fits none.

    ``about`` answers for a sheet or a part of one, by its label; ``known`` is what the known projects are called.
    """
    chosen = about(sheet.label)("layout", "")
    layouts = [layout for layout in LAYOUTS if chosen in ("", layout.key)] if chosen != AS_IS else []
    found = _turn(file, sheet, about, known, layouts)
    if chosen in ("", AS_IS) or found.layouts:
        return found
    says = f"Sheet “{sheet.name}” is said to be {dict(CHOICES)[chosen]}, and is not."
    return replace(found, problems=(*found.problems, told(file, sheet, says, "Choose another layout for it.", severity="error")))


def shape(header: Header) -> str:
    """The fingerprint of a sheet by which its layout is remembered: its headings, whatever their months."""
    texts = (heading.text for heading in header.headings)
    return shape_of(text for text in texts if span(text) is None and compound(text) is None and marked(text) is None)


def _turn(file: str, sheet: Sheet, about: Callable[[str], Reply], known: Known, layouts: list[Layout]) -> Turned:
    for index, layout in enumerate(layouts):
        found = layout.turn(file, sheet, about(sheet.label), known)
        if found is None:
            continue
        inner = [_turn(file, part, about, known, layouts[index + 1 :]) for part in found.sheets]
        return Turned(
            sheets=tuple(each for part in inner for each in part.sheets),
            layouts=tuple(dict.fromkeys((layout.key, *(key for part in inner for key in part.layouts)))),
            questions=(*found.questions, *(question for part in inner for question in part.questions)),
            problems=(*found.problems, *(problem for part in inner for problem in part.problems)),
        )
    return Turned(sheets=(sheet,))
