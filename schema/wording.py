"""Headings and names reduced to what people mean by them, so that they can be compared."""

import hashlib
import re
from collections.abc import Iterable

_PUNCTUATION = re.compile(r"[\W_]+")


def words(text: str) -> str:
    """Lower case, ``%`` and ``#`` as words, no punctuation."""
    spelled = text.casefold().replace("%", " percent ").replace("#", " no ").replace("&", " and ")
    return _PUNCTUATION.sub(" ", spelled).strip()


def shape(headings: Iterable[str]) -> str:
    """The fingerprint of a sheet's headings, whatever their order, their table and the rows below."""
    return hashlib.sha256("\n".join(sorted(words(text) for text in headings)).encode()).hexdigest()[:24]
