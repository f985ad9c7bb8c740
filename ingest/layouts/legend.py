"""What the single letters of a register stand for: a legend beside it says so, or its title and its rows suggest it."""

import re
from collections.abc import Collection, Mapping, Sequence

from ingest.cell import is_blank, one_line, words
from ingest.header import Header
from ingest.readers.sheet import Sheet

_ENTRY = re.compile(r"(?<![^\W\d_])([A-Za-z])\)?\s*(?:=|:|–|—|->|→|-(?=\s))\s*([^\W\d_]+)")
LAST = 12  # lines at the end of a sheet among which a legend may stand
_WORD = re.compile(r"[^\W\d_]+")


def read(sheet: Sheet, header: Header, kinds: Mapping[str, str]) -> dict[str, str]:
    """Letter → table, as a legend such as “A = Assumption, D: Decision” has it, above the table, in a heading or below it."""
    said = [entry for text in _beside(sheet, header, lines(sheet, header, kinds).values()) for entry in _ENTRY.findall(text)]
    return {letter.casefold(): kinds[words(word)] for letter, word in reversed(said) if words(word) in kinds}


def lines(sheet: Sheet, header: Header, kinds: Mapping[str, str]) -> dict[int, str]:
    """The short lines below the headings that are no rows but entries of a legend: offset → text."""
    found = {}
    for offset in range(max(header.last_row - sheet.first_row + 1, len(sheet.rows) - LAST), len(sheet.rows)):
        cells = [one_line(cell) for cell in sheet.rows[offset] if not is_blank(cell)]
        text = " = ".join(cells)
        if 0 < len(cells) <= 2 and any(words(word) in kinds for _, word in _ENTRY.findall(text)):
            found[offset] = text
    return found


def suggested(letter: str, sheet: Sheet, header: Header, texts: Collection[str], kinds: Mapping[str, str]) -> str | None:
    """The table that the register's other words speak for, of those that the letter can stand for; None where none or several do."""
    for among in ((sheet.name, *_beside(sheet, header)), texts):
        said = {
            kinds[words(part)] for text in among for part in _WORD.findall(text) if words(part) in kinds and words(part).startswith(letter)
        }
        if len(said) == 1:
            return said.pop()
    return None


def _beside(sheet: Sheet, header: Header, below: Collection[str] = ()) -> Sequence[str]:
    """The lines above the headings, the headings, and what is given of the lines below."""
    top = header.first_row - sheet.first_row
    above = [one_line(cell) for row in sheet.rows[:top] for cell in row if isinstance(cell, str) and not is_blank(cell)]
    return (*sheet.titles, *above, *(heading.text for heading in header.headings), *below)
