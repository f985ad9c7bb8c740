"""A cell on its way into a table: its plain value, how it is shown to people, and why it may be refused."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ingest.readers.sheet import Cell
from schema.wording import words

SHOWN = 60  # characters of a cell that a message repeats
_DASH = re.compile(r"(?:[€$£¥]|[A-Z]{3}|Fr\.?|SFr\.?)?\s*[-–—−]{1,2}\s*(?:[€$£¥]|[A-Z]{3}|Fr\.?)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Why a cell cannot be taken, and how to mend it; position and file are added by whoever knows them."""

    says: str
    mend: str


def show(cell: Cell) -> str:
    """The cell as text for a message: shortened, with its control characters made visible."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        text = cell.isoformat(sep=" ")
    elif isinstance(cell, bool):
        text = "TRUE" if cell else "FALSE"
    else:
        text = str(cell)
    text = (
        _CONTROL.sub(lambda hit: f"\\x{ord(hit[0]):02x}" if ord(hit[0]) < 256 else f"\\u{ord(hit[0]):04x}", text[: SHOWN + 1])
        .replace("\n", " ")
        .replace("\r", " ")
    )
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def spans(numbers: Sequence[int], most: int = 6) -> str:
    """Row numbers in order as people write them: 3, 5–8 and 12 more."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in runs[:most]]
    further = sum(last - first + 1 for first, last in runs[most:])
    return ", ".join(shown) + (f" and {further:,} more" if further else "")


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


_NOTHING = frozenset(
    text
    for text in [
        "-",
        "--",
        "–",
        "—",
        "?",
        ".",
        "…",
        "tbd",
        "tbc",
        "tba",
        "n/a",
        "na",
        "n.a.",
        "n.a",
        "n/k",
        "nk",
        "n.v.",
        "nv",
        "k.a.",
        "k. a.",
        "ka",
        "s.o.",
        "s. o.",
        "n. a.",
        "n. v.",
        "n.c.",
        "nc",
        "s/o",
        "n.b.",
        "n.t.b.",
        "ntb",
        "open",
        "offen",
        "unbekannt",
        "unknown",
        "nd",
        "n.d.",
        "s/d",
        "sd",
        "nvt",
        "n.v.t.",
        "pm",
        "p.m.",
        "onbekend",
        "inconnu",
        "pendiente",
        "pendente",
    ]
) | {
    "to be defined",
    "to be confirmed",
    "not known",
    "keine angabe",
    "nicht bekannt",
    "nicht verfügbar",
    "sans objet",
    "non disponible",
    "no disponible",
    "sin dato",
    "sem dados",
    "não disponível",
    "non disponibile",
    "niet bekend",
    "niet beschikbaar",
    "not available",
    "noch offen",
    "à définir",
    "por definir",
    "a definir",
    "da definire",
    "nog te bepalen",
}


def says_nothing(cell: Cell) -> bool:
    """Whether the cell says in a sign or a word that its value is not known, as people write in the place of a number."""
    return isinstance(cell, str) and " ".join(cell.split()).casefold() in _NOTHING


def is_dash(cell: Cell) -> bool:
    """Whether the cell is the dash that accounting formats show for zero, with or without a currency beside it."""
    return isinstance(cell, str) and _DASH.fullmatch(cell.strip()) is not None


def has_control(text: str) -> bool:
    """Whether the text holds NUL, a mark that turns the direction of writing, or another character that no keyboard writes.

    Tabs and line ends are allowed."""
    return _CONTROL.search(text) is not None


def one_line(cell: Cell) -> str:
    """The cell as a heading: one line, its control characters taken out."""
    return "" if cell is None else " ".join(_CONTROL.sub("", str(cell)).split())


__all__ = ["Cell", "Fault", "has_control", "is_blank", "is_dash", "one_line", "says_nothing", "show", "spans", "words"]
