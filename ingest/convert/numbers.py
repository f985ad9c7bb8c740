"""Cells that hold an amount or a number: decimal signs by the evidence of the whole column, exact decimals."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from ingest.cell import Cell, Fault
from ingest.convert.currencies import CODES, SYMBOLS

Sign = Literal[".", ",", ""]
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_MINUS = str.maketrans({"−": "-", "–": "-", "’": "'", "＇": "'"})
_BODY = re.compile(r"[0-9][0-9.,' ]*|[.,][0-9]+")
_SIMPLE = re.compile(r"-?[0-9](?:[0-9.,']*[0-9])?")  # what most cells are
_GROUPED = re.compile(r"\d{1,3}([.,' ])\d{3}(?:\1\d{3})*")
_TIMES = {
    **dict.fromkeys(["k", "t", "tsd", "thousand", "thousands", "milliers", "duizend"], 1_000),
    **dict.fromkeys(["m", "mn", "mio", "mln", "mill", "million", "millions", "millones", "milioni", "milhões", "miljoen"], 1_000_000),
    **dict.fromkeys(["mrd", "mld", "md", "bn", "b"], 1_000_000_000),
    **dict.fromkeys(["mil", "billion", "billions"], 0),  # a thousand or a million, 10⁹ or 10¹², by the language
}
_MONEY = r"[€$£¥]|[A-Z]{3}"
_SCALE = re.compile(
    rf"(?<=\d)\s*(?P<after>(?i:{'|'.join(sorted(_TIMES, key=len, reverse=True))}))\.?(?=(?P<of>\s*(?:{_MONEY}))?\)?$)"
    rf"|(?<![^\s(-])(?P<before>[tTkKmM]|(?i:Tsd|Mio|Mrd))\.?(?=\s?(?:{_MONEY})\s*-?\d)"
    rf"|(?<=[€$£¥A-Z])\s?(?P<last>[kKmM])$"
)
_UNIT = re.compile(r"^([^\d.,'()+-]{1,8}?)(?=[\d.,'(+-])|(?<=[\d.)-])([^\d.,'()+-]{1,8})$")
_MARK = "[Cc][Rr]|[Dd][BbRr]"
_SIDE = re.compile(rf"(?:(?<=[\d.,)])\s*|(?<=\s))(?P<side>{_MARK}|[CDHS])\.?$|^(?P<before>{_MARK})\.?\s*(?=[\d.,(])")
_CREDITS = frozenset({"cr", "c", "h"})
_SWISS_EMPTY = re.compile(r"(?<=\d)[.,]--?$")  # 1'234.– is 1234 and not its negative
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?e[+-]?\d+", re.IGNORECASE)
_PLAIN = "Write the amount in figures alone, such as 1234.50."


@dataclass(frozen=True, slots=True)
class Parts:
    """A number in text, taken apart: its figures with their separators, its sign, its currency, its mark of debit or credit, its word of scale."""

    body: str
    negative: bool
    unit: str
    side: str = ""
    scale: int = 1


def take_apart(text: str, *, sided: bool = False) -> Parts | Fault:
    """Sign, currency and figures of the text; a Fault where it is no number at all. A ``sided`` one may be marked as “400 CR”."""
    if _SIMPLE.fullmatch(text):
        return Parts(text.lstrip("-"), text[0] == "-", "")
    rest = _SPACES.sub(" ", text.translate(_MINUS)).strip()
    marked = _SIDE.search(rest) if sided else None
    if marked:
        return _sided(rest[: marked.start()] + rest[marked.end() :], marked["side"] or marked["before"])
    return _apart(rest)


def _sided(rest: str, side: str) -> Parts | Fault:
    parts = _apart(rest.strip())
    if isinstance(parts, Fault) or side.casefold() not in _CREDITS:
        return parts if isinstance(parts, Fault) else replace(parts, side=side)
    if parts.negative:
        return Fault(says="is marked as a credit and has a minus sign as well.", mend=_PLAIN)
    return replace(parts, negative=True, side=side)


def _apart(rest: str) -> Parts | Fault:
    shortened = _SCALE.search(rest)
    if shortened:
        return _shortened(rest, shortened)
    if _SCIENTIFIC.fullmatch(rest):
        return Fault(says="is in scientific notation, which has lost its last digits.", mend=_PLAIN)
    rest = _SWISS_EMPTY.sub("", rest)
    negative, unit = False, ""
    for sign in ("SFr.", "Fr."):  # the only signs that end in a point, which would pass for a decimal sign
        if rest.startswith(sign):
            rest, unit = rest[len(sign) :].strip(), sign
    if rest.startswith("(") and rest.endswith(")"):
        rest, negative = rest[1:-1].strip(), True
    for _ in range(2):  # "-CHF 5", "CHF -5", "CHF 5-", "5- CHF"
        rest, minus = _signless(rest)
        if minus and negative:
            return Fault(says="has two minus signs.", mend=_PLAIN)
        negative = negative or minus
        hit = _UNIT.search(rest)
        if hit and not unit:
            unit = (hit[1] or hit[2] or "").strip()
            rest = (rest[: hit.start()] + rest[hit.end() :]).strip()
    if rest.startswith("(") and rest.endswith(")"):
        rest, negative = rest[1:-1].strip(), True
    if not _BODY.fullmatch(rest):
        return Fault(says="is text where a number belongs.", mend=_PLAIN)
    return Parts(rest.rstrip(), negative, unit)


def _shortened(rest: str, hit: re.Match[str]) -> Parts | Fault:
    """The amount in full that “350k”, “TEUR 350” or “1,2 Mio.” says; a “t” needs its currency, else it may be a ton."""
    word = (hit["after"] or hit["before"] or hit["last"]).casefold()
    alone = word == "t" and hit["after"] and not hit["of"]
    parts = SHORT if alone or not _TIMES[word] else _apart(f"{rest[: hit.start()]} {rest[hit.end() :]}".strip())
    return parts if isinstance(parts, Fault) else replace(parts, scale=_TIMES[word])


SHORT = Fault(says="is shortened to thousands or millions.", mend="Write the full amount, such as 1500000.")


def _signless(text: str) -> tuple[str, bool]:
    if text[:1] in "+-" and text[:1]:
        return text[1:].strip(), text[0] == "-"
    if text[-1:] == "-":
        return text[:-1].strip(), True
    return text, False


def decimal_sign(body: str) -> Sign | None:
    """The decimal sign that the figures prove: "." or ","; "" where none shows; None where it stays open."""
    points, commas = body.count("."), body.count(",")
    if points and commas:
        return "," if body.rfind(",") > body.rfind(".") else "."
    if not points and not commas:
        return ""
    sign: Sign = "." if points else ","
    if points + commas > 1:
        return _other(sign)
    before, after = body.split(sign)
    grouped = len(after) == 3 and 1 <= len(before.strip()) <= 3 and not before.startswith("0")
    if " " in before or "'" in before or not grouped:
        return sign
    return None


def evidence(bodies: Iterable[str]) -> tuple[set[Sign], str]:
    """The decimal signs proved by any of the figures, and the first body whose sign stays open ("" if none)."""
    proved: set[Sign] = set()
    undecided = ""
    for body in bodies:
        sign = decimal_sign(body)
        if sign is None:
            undecided = undecided or body
        elif sign:
            proved.add(sign)
    return proved, undecided


def number(parts: Parts, sign: Sign) -> Decimal | Fault:
    """The value of the figures under that decimal sign; thousands signs must stand at thousands."""
    body = parts.body
    own = decimal_sign(body)
    if own and sign and own != sign:
        return Fault(
            says=f"uses another decimal sign than the rest of the column ({_NAMED[sign]}).", mend="Use one decimal sign throughout."
        )
    used = own or sign or "."
    whole, _, fraction = body.partition(used)
    if fraction and not (fraction.isascii() and fraction.isdigit()):
        return Fault(says="has signs between its figures that do not form a number.", mend=_PLAIN)
    if not (whole.isascii() and whole.isdigit()) and whole and not _GROUPED.fullmatch(whole):
        return Fault(says="has a thousands sign that does not stand at the thousands.", mend=_PLAIN)
    digits = whole.translate(_NO_GROUPS)
    value = Decimal(f"{digits}.{fraction}" if fraction else digits or "0")
    value *= parts.scale
    return -value if parts.negative else value


def from_float(cell: float) -> Decimal | Fault:
    """The decimal that a spreadsheet shows for its binary number: fifteen digits, no more are kept by any of them."""
    if cell != cell or cell in (float("inf"), float("-inf")):
        return Fault(says="is not a finite number.", mend=_PLAIN)
    if isinstance(cell, int):
        return Decimal(cell)
    return Decimal(format(cell, ".15g"))


def unit_fault(unit: str) -> Fault | None:
    """A Fault where the word beside the figures is no currency."""
    if not unit or unit.upper() in CODES or unit in SYMBOLS:
        return None
    return Fault(says="is text where a number belongs.", mend=_PLAIN)


def is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _other(sign: Sign) -> Sign:
    return "," if sign == "." else "."


_NO_GROUPS = str.maketrans("", "", ".,' ")
_NAMED: dict[str, str] = {".": "a point", ",": "a comma"}
