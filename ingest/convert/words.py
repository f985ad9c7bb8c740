"""Cells that hold words: identifiers, text, choices, yes or no, currency codes."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta

from ingest.cell import Cell, Fault, has_control, show, words
from ingest.convert.column import Ask, Cells, Converted, Reply, each
from ingest.convert.currencies import CODES, SYMBOLS
from ingest.glossary import english
from schema import Column
from schema.common import NO, YES
from schema.wording import counted

_DIGITS = 15  # a spreadsheet keeps no more
_SCIENTIFIC = re.compile(r"[+-]?\d(?:[.,]\d+)?e\+\d+", re.IGNORECASE)  # as spreadsheets export it; 1E4 or 12E-03 may be a name
_STRANGE = "is none of the allowed values."
ASKED = 12  # different unknown words of a column up to which each is asked about; more are no words of a list
LONGEST_ID = 120  # characters
LONGEST_TEXT = 4_000


def identifier(cell: Cell) -> str | Fault:
    """Text as it stands; whole numbers without a decimal part; never a number with digits lost."""
    if isinstance(cell, bool):
        return Fault(says="is yes or no where an identifier belongs.", mend="Enter the identifier as text.")
    if isinstance(cell, int | float):
        return _numbered(cell)
    if isinstance(cell, date | time | timedelta):
        return Fault(
            says="is a date or time where an identifier belongs; the spreadsheet may have changed it on entry.",
            mend="Format the column as text and type the identifier again.",
        )
    found = text(cell)
    if isinstance(found, Fault):
        return found
    if _SCIENTIFIC.fullmatch(found):
        return Fault(
            says="is a number in scientific notation; the spreadsheet it comes from has lost its last digits.",
            mend="Format the column as text there, enter the identifier again and export it again.",
        )
    if len(found) > LONGEST_ID:
        return Fault(says=f"has {len(found):,} characters where an identifier belongs.", mend=f"Shorten it to at most {LONGEST_ID}.")
    return found


def _numbered(cell: float) -> str | Fault:
    if cell != cell or abs(cell) >= 10**_DIGITS:
        return Fault(
            says=f"is a number of more than {_DIGITS} digits; the spreadsheet has lost its last ones.",
            mend="Format the column as text and enter the identifier again.",
        )
    return str(int(cell)) if cell == int(cell) else format(cell, f".{_DIGITS}g")


def text(cell: Cell) -> str | Fault:
    """The text as it stands, spaces around it taken off; formulas and markup in it stay text."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return _numbered(cell) if abs(cell) < 10**_DIGITS else format(cell, ".15g")
    found = str(cell).strip()
    if has_control(found):
        return Fault(
            says="holds control characters (such as NUL, or marks that turn the direction of writing) that no keyboard writes.",
            mend="Type the text again, or clean the export.",
        )
    if len(found) > LONGEST_TEXT:
        return Fault(says=f"has {len(found):,} characters, which is too long.", mend=f"Shorten it to at most {LONGEST_TEXT:,}.")
    return found


def choices(given: Cells, reply: Reply) -> Converted:
    """The column's allowed values; what a word means that is none of them is asked once for the word, not for each row."""
    read = choice(given.column)
    out = each(given.cells, read)
    strange: dict[str, list[int]] = {}
    for index, fault in out.faults.items():
        if fault.says == _STRANGE:
            strange.setdefault(show(given.cells[index]).strip(), []).append(index)
    for word, indices in strange.items():
        answer = reply(f"word|{word}")
        if answer in (given.column.choices or {}) or (answer == "blank" and not given.column.required):
            for index in indices:
                del out.faults[index]
                out.values[index] = None if answer == "blank" else answer
        elif len(strange) <= ASKED:
            out.wait(indices)
            out.asks.append(_ask_word(given, word, indices))
    return out


def _ask_word(given: Cells, word: str, indices: list[int]) -> Ask:
    count = given.rows(indices)
    options = [(value, value) for value in given.column.choices or {}]
    if not given.column.required:
        options.append(("blank", "nothing: left blank"))
    if given.column.leaves_out:
        options.append(("left_out", given.column.leaves_out))
    says = f"“{word}” is no known word for the {given.column.heading.lower()} ({counted(count, 'row')}). What does it mean?"
    suggested = (given.column.suggests or {}).get(word.casefold(), "")
    return Ask(topic=f"word|{word}", index=indices[0], says=says, choices=tuple(options), default=suggested)


def choice(column: Column) -> Callable[[Cell], str | Fault]:
    """The function that reads one of the column's allowed values, in its own or in other people's words."""
    allowed = column.choices or {}
    meant = {form: value for value, others in allowed.items() for word in others for form in (words(word), word.casefold()) if form}
    meant |= {words(value): value for value in allowed}
    said: dict[frozenset[str], set[str]] = {}
    for value, others in allowed.items():
        for word in (value, *others):
            said.setdefault(english(word), set()).add(value)

    def read(cell: Cell) -> str | Fault:
        written = text(cell) if isinstance(cell, bool) else identifier(cell)
        if isinstance(written, Fault):
            return written
        found = meant.get(words(written)) or meant.get(written.casefold())
        alike = said.get(english(written), set()) if not found and english(written) else set()
        if found or len(alike) == 1:
            return found or next(iter(alike))
        return Fault(says=_STRANGE, mend=f"Use one of: {', '.join(allowed)}.")

    return read


def flag(cell: Cell) -> bool | Fault:
    if isinstance(cell, bool):
        return cell
    written = str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell).strip().casefold()
    if written in YES:
        return True
    if written in NO:
        return False
    return Fault(says="is neither yes nor no.", mend="Enter yes or no.")


def currency(cell: Cell) -> str | Fault:
    written = str(cell).strip()
    if written.upper() in CODES:
        return written.upper()
    if written == "£":
        return "GBP"
    meant = SYMBOLS.get(written, frozenset())
    if len(meant) == 1:
        return next(iter(meant))
    if meant:
        return Fault(says="can mean several currencies.", mend="Enter the three-letter code, such as USD.")
    return Fault(says="is no currency code of ISO 4217.", mend="Enter the three-letter code, such as CHF, EUR or GBP.")
