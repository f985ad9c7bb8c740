"""Headings that say up to which day their amounts run: “Actual to 31 Oct 2026”, “Ist per 31.10.2026”."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ingest.convert.dates import Order, orders, reader, wants_order

LONGEST = 5  # words in which a day is written
_EDGE = ",;:().–-[]@ "
_exact, _whole = (reader(order="", take=take, serials="") for take in ("", "end"))
_END = "(?: the)?(?: end of| end| ende| fin| fine| fim de| eind)?$"
_UP_TO = re.compile(
    r"(?:up to|through|thru|until|till|to|bis zum|bis|jusqu[' ’]?au|jusqu[' ’]?à|hasta el|hasta|até ao?|até|ate|fino al?|"
    r"t/m|tot en met|tot)(?: date)?" + _END,
    re.IGNORECASE,
)
_AS_OF = re.compile(
    r"(?:(?:(?:status|stand|stato|état|estado|situation|situación|situazione|posição|positie) )?"
    r"(?:as of|as at|as on|as per|at|on|per|zum|am|vom|al|au|à|a|em|op|il|del|du)|stand|stato|stichtag|peildatum)" + _END,
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"\b(?:up to|through|thru|until|till|to|as of|as at|as on|at|on)" + _END, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A heading without its day, with “to date” where it says that it runs up to there; the day, "" where it can be read in two ways."""

    text: str
    day: str


@lru_cache(maxsize=20_000)
def split(heading: str) -> Dated | None:
    """The heading and its day apart; None where it has none, or nothing but one."""
    tokens = heading.split() if any(map(str.isdigit, heading)) else []
    for start in range(1, len(tokens)):
        before = " ".join(tokens[:start]).rstrip(_EDGE)
        to, at = _word(_UP_TO, before), _word(_AS_OF, before)
        word = to or at
        for end in range(min(start + LONGEST, len(tokens)), start, -1):
            piece = " ".join(tokens[start:end]).strip(_EDGE)
            first = word is not None and not _ENGLISH.search(before)
            found = _said(piece, whole=word is not None, day_first=first)
            if found is None:
                continue
            kept = before[: word.start()].rstrip(_EDGE) if word else before
            rest = " ".join([kept, *(["to date"] if to else []), *tokens[end:]])
            return Dated(text=rest, day=found) if kept else None
    return None


def plain(heading: str) -> str:
    """The heading without its day."""
    found = split(heading)
    return found.text if found else heading


def read(piece: str, *, day_first: bool) -> date | None:
    """The day, or the end of the month, that the text is; where day and month could change places, ``day_first`` tells that the day comes first."""
    found = _whole(piece)
    if isinstance(found, date):
        return found
    possible = orders([piece]) if wants_order(piece) else set[Order]()
    told = possible if len(possible) == 1 else possible & {"dmy"} if day_first else set[Order]()
    day = reader(order=told.pop(), take="end", serials="")(piece) if told else None
    return day if isinstance(day, date) else None


def _word(form: re.Pattern[str], before: str) -> re.Match[str] | None:
    """The word at the end that leads to the day, apart from the others."""
    hit = form.search(before)
    return hit if hit and (not hit.start() or before[hit.start() - 1] in f"{_EDGE}\t") else None


def _said(piece: str, *, whole: bool, day_first: bool) -> str | None:
    """The day of the piece, a month alone only where a word leads to it; "" for a day of which nobody can tell the month."""
    if len(piece) < 6 or not any(map(str.isdigit, piece)):
        return None
    if not whole and not isinstance(_exact(piece), date) and not wants_order(piece):
        return None
    found = read(piece, day_first=day_first)
    return found.isoformat() if found else "" if wants_order(piece) else None
