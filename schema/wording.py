"""Headings and names reduced to what people mean by them, so that they can be compared; and numbers of things in words."""

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache

_PUNCTUATION = re.compile(r"[\W_]+")
_SHORT = 80
"""The longest text that is remembered: headings and names come again and again."""


def words(text: str) -> str:
    """Lower case, ``%`` and ``#`` as words, no punctuation."""
    return _remembered(text) if len(text) <= _SHORT else _words(text)


def _words(text: str) -> str:
    spelled = text.casefold().replace("%", " percent ").replace("#", " no ").replace("&", " and ")
    return _PUNCTUATION.sub(" ", spelled).strip()


_remembered = lru_cache(maxsize=50_000)(_words)


def shape(headings: Iterable[str]) -> str:
    """The fingerprint of a sheet's headings, whatever their order, their table and the rows below."""
    return hashlib.sha256("\n".join(sorted(words(text) for text in headings)).encode()).hexdigest()[:24]


def plural(count: int, noun: str) -> str:
    """ "row" for one, "rows" for every other number."""
    return noun if count == 1 else f"{noun}es" if noun.endswith(("s", "x", "ch")) else f"{noun}s"


def counted(count: int, noun: str) -> str:
    """A number of things in a message: "1 row", "1,234 rows"."""
    return f"{count:,} {plural(count, noun)}"
