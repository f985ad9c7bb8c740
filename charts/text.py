"""Words in a chart: how wide they are, and how they are made to fit."""

import unicodedata
from collections.abc import Sequence

SIZE = 13  # pixels; nothing is smaller
LINE = 17  # pixels from one line to the next
# The page's own typeface first, the PDF's second; both are humanist and of nearly the same width.
FONT = "Source Sans, Open Sans, sans-serif"
STRONG = 600
_CUT = "…"
# Widths in hundredths of the type size, measured on Open Sans SemiBold, the wider of the two.
_WIDTHS = {
    width: frozenset(letters)
    for width, letters in (
        (27, " ',.:;!()-IJijl|\u00a0"),
        (13, "\u202f"),
        (37, "[]f}/\\t{"),
        (47, '"?_rcsz'),
        (57, "$*+0123456789<=>EFLST^gkvxy~−–"),
        (60, "PVXYZ`abdeopq→"),
        (66, "#ABCKRhnu"),
        (77, "&DGHUNOQw"),
        (88, "%@M…"),
        (97, "Wm"),
    )
}
_WIDTH = {letter: width for width, letters in _WIDTHS.items() for letter in letters}


def width(text: str) -> float:
    """Pixels that ``text`` takes at most in either typeface."""
    return sum(_WIDTH.get(letter) or (100 if unicodedata.east_asian_width(letter) in "WF" else 70) for letter in text) * SIZE / 100


def plain(text: object) -> str:
    """A name on one line without control characters, so that nothing in it acts on what stands around it."""
    letters = (letter if letter.isprintable() else " " for letter in str(text))
    return " ".join("".join(letters).split())


def fitting(texts: Sequence[str], room: float) -> str:
    """The first of several ways to say it that fits into ``room`` pixels; the last one, cut, where none does."""
    return next((text for text in texts if width(text) <= room), cut(texts[-1], room))


def shortened(name: object, room: float) -> str:
    """A name that fits into ``room`` pixels, cut with "…" where it must be."""
    return cut(plain(name)[:400], room)


def cut(text: str, room: float) -> str:
    """As much of a text of ours as fits into ``room`` pixels."""
    if width(text) <= room:
        return text
    while text and width(text + _CUT) > room:
        text = text[:-1].rstrip()
    return text + _CUT
