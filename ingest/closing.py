"""Lines of a ledger that call themselves a total though project and day are filled in: their text names it, the lines above prove it."""

import re
from collections.abc import Sequence

import numpy as np
import pyarrow.compute as pc

from ingest.cell import is_blank, show, words
from ingest.glossary import folded
from ingest.match import Match
from ingest.readers.grid import distinct
from ingest.readers.sheet import Row, Sheet
from ingest.suspects import PLAIN_TOTALS, Mask
from schema import BY_NAME, Kind

BALANCES = frozenset({"balance", "saldo", "solde"})  # also the second half of a payment
_CLOSED = (
    "closing balance|ending balance|final balance|balance carried forward|carried forward|endsaldo|schlusssaldo|abschlusssaldo|solde final|"
)
_CLOSED += "solde de cloture|nouveau solde|saldo final|saldo de cierre|saldo finale|saldo di chiusura|saldo de fecho|eindsaldo|slotsaldo"
_OPENED = "opening balance|beginning balance|starting balance|balance brought forward|brought forward|balance b f|bal b f|previous balance|vortrag|"
_OPENED += (
    "saldovortrag|saldo vortrag|anfangssaldo|anfangsbestand|eroffnungssaldo|ubertrag|report a nouveau|solde initial|solde d ouverture|"
)
_OPENED += (
    "solde anterieur|solde precedent|saldo inicial|saldo anterior|saldo de apertura|saldo de abertura|saldo transitado|saldo iniziale|"
)
_OPENED += "saldo di apertura|saldo precedente|riporto|beginsaldo|openingssaldo|saldo vorig jaar"
_WHEN = "from|as|at|of|on|per|am|zum|vom|aus|au|du|al|del|de|do|di|il|op|van|last|previous|year|month|period|vorjahr|vormonat|vorperiode|vj"
_OPENS, _CLOSES = (re.compile(rf"(?:{names})(?: (?:{_WHEN}|\d+))*") for names in (_OPENED, _CLOSED))
_NAMES = sorted(PLAIN_TOTALS | BALANCES | {"somme", "suma", "soma", "endsumme", "subtotaal", "subtotale"}, key=len, reverse=True)
_ANY = "|".join(name.replace(" ", r"\W+") for name in _NAMES)
_FIRST = "|".join(sorted({name.split()[0] for name in (*_OPENED.split("|"), *_CLOSED.split("|"))} | {"eröffnungssaldo", "übertrag"}))
_LIKELY = rf"(?i)^\W*(?:{_ANY}|{_FIRST})(?:\W|$)|(?:^|\W)(?:{_ANY})\W*$"
_NAMED = re.compile(rf"(?P<first>{'|'.join(_NAMES)})(?: (?P<after>.*))?|(?P<before>.*) (?P<last>{'|'.join(_NAMES)})")


def places(sheet: Sheet, match: Match) -> list[int]:
    """Where a ledger's lines say what they are: its descriptions, and what no column takes. A vendor may be called Total."""
    if match.table is not BY_NAME["costs"]:
        return []
    free = [each for each in match.columns if not each.column or match.table.column(each.column).kind is Kind.TEXT]
    return [each.heading.column - sheet.first_column for each in free if each.column != "vendor"]


def likely(rows: Sequence[Row], start: int, place: int) -> Mask:
    """The rows whose text begins or ends with the word for a total, told from the column's distinct cells."""
    column = distinct(rows, place)
    found = np.zeros(len(column.cells) + 1, bool)
    found[column.texts] = pc.match_substring_regex(column.strings, _LIKELY).to_numpy(zero_copy_only=False)
    mask: Mask = found[column.numbers[start:]]
    return mask


def name(row: Row, there: Sequence[int]) -> str:
    """The word for a total that the row bears alone, or with what another of its cells says, such as its project; else ""."""
    for place in there:
        named = _NAMED.fullmatch(words(str(row[place]))) if isinstance(row[place], str) else None
        if named:
            rest = named["after"] or named["before"]
            if not rest or any(rest == words(show(cell)) for other, cell in enumerate(row) if other != place and not is_blank(cell)):
                return named["first"] or named["last"]
    return ""


def opens(row: Row, there: Sequence[int]) -> str:
    """The text by which the row says that it is what was there before its lines, such as “Saldovortrag 2025”; else ""."""
    return _said(_OPENS, row, there)


def closes(row: Row, there: Sequence[int]) -> str:
    """The same of what is there after them, such as “Closing balance”."""
    return _said(_CLOSES, row, there)


def _said(form: re.Pattern[str], row: Row, there: Sequence[int]) -> str:
    texts = (str(row[place]) for place in there if isinstance(row[place], str))
    return next((text.strip() for text in texts if form.fullmatch(words(folded(text)))), "")
