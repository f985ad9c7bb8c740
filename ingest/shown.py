"""What the number formats of a sheet say of its amounts: a currency, and that they are in thousands or millions."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ingest import wordings
from ingest.convert.column import Converted
from ingest.convert.currencies import CODES, SYMBOLS, spoken
from ingest.draft import Draft
from ingest.names import unit
from ingest.wordings import WORDS


@dataclass(frozen=True, slots=True)
class Shown:
    """The sign or code that a format writes, the currency that its language means by it, how many one stands for, and whether the cell holds more."""

    sign: str = ""
    code: str = ""
    scale: int = 1
    shrunk: bool = False


@lru_cache(maxsize=1_000)
def meant(text: str) -> Shown:
    """What the reader found in a number format, such as “€-407”, “TEUR” or, where the format itself shrinks the number, “k€,”."""
    sign, _, language = text.removesuffix(",").partition("-")
    shrunk = text.endswith(",")
    sign = "¥" if sign == "￥" else sign
    plain = sign if sign in SYMBOLS else sign.removesuffix(".")
    if plain in SYMBOLS or plain in CODES:
        return Shown(plain, spoken(plain, language), shrunk=shrunk)
    found = unit(f"({sign})")
    return Shown(found.currency, scale=1 if shrunk else found.scale, shrunk=shrunk)


def rows(draft: Draft, name: str) -> Iterator[tuple[NDArray[np.int64], Shown]]:
    """The data rows whose cell in the column shows a unit, with it; all of them where a table was made of cells that show one unit alone."""
    written = {meant(text) for text in draft.sheet.written}
    if len(written) == 1:
        yield np.arange(len(draft.offsets)), written.pop()
    spans = draft.sheet.units.get(draft.matches[name].heading.column, ()) if draft.sheet.units and name in draft.matches else ()
    numbers = np.asarray(draft.offsets if spans else (), np.int64) + draft.sheet.first_row
    for text in dict.fromkeys(text for _, _, text in spans):
        own = [(first, last) for first, last, other in spans if other == text]
        at = np.searchsorted([first for first, _ in own], numbers, side="right") - 1
        inside = (at >= 0) & (numbers <= np.asarray([last for _, last in own])[at])
        if inside.any():
            yield np.flatnonzero(inside), meant(text)


def of(draft: Draft, name: str) -> list[tuple[NDArray[np.int64], Shown]]:
    """The same, and where no format of the sheet writes a currency what a line above or below the table says of all of its amounts."""
    if draft.sheet.units or draft.sheet.written:
        return list(rows(draft, name))
    said = {sign for line in (*draft.lines, *draft.sheet.below) if (sign := wordings.currency(line))}
    return [(np.arange(len(draft.offsets)), Shown(said.pop()))] if len(said) == 1 else []


def tell_several(draft: Draft) -> None:
    """A table that was made of cells in several currencies cannot tell which of them is whose."""
    signs = list(dict.fromkeys(sign for text in draft.sheet.written if (sign := meant(text).sign)))
    if len(signs) > 1:
        says = f"The cells of the sheet show several currencies by their number formats ({', '.join(signs)}): all amounts are taken in their projects' own."
        draft.problem(says, "Say yes if that is right, or write the currency beside the amounts.", severity="warning")


def shrinks(draft: Draft, name: str) -> bool:
    """Whether all cells of the column hold more than they show."""
    found = [found for found, own in rows(draft, name) if own.shrunk]
    return sum(map(len, found)) == len(draft.offsets) > 0


def tell_shrunk(draft: Draft, name: str) -> None:
    says = f"The number format under “{draft.heading(name)}” shows thousands or millions of what the cells hold: each is taken as the cell holds it."
    draft.problem(says, "Say yes if that is right.", index=0, column=name, severity="warning")


def settle(draft: Draft, name: str, out: Converted, scale: int) -> None:
    """Amounts whose format says that they are in thousands are taken in full; those that it only shows so are, whatever ``scale`` is said of others."""
    for found, own in rows(draft, name):
        if own.shrunk and scale != 1:
            out.scaled.update(found.tolist())
            tell_shrunk(draft, name)
        elif own.scale != 1:
            _enlarge(draft, name, out, own.scale, found)


def _enlarge(draft: Draft, name: str, out: Converted, scale: int, rows: NDArray[np.int64]) -> None:
    taken = [index for index in rows.tolist() if out.values[index] is not None and index not in out.scaled]
    for index in taken:
        if index in out.exact:
            out.exact[index] *= scale
        out.values[index] *= scale
    out.read = list(out.values)
    out.scaled.update(taken)
    if taken:
        says = f"The number format of the amounts under “{draft.heading(name)}” says that they are {WORDS[scale]}: each is taken times {scale:,}."
        draft.problem(says, "Say yes if that is right.", index=taken[0], column=name, severity="warning")
