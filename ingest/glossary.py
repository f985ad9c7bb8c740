"""What a heading says, whatever its language, abbreviations and word order: the set of its English words."""

import re
import unicodedata
from functools import cache, lru_cache

from ingest.cell import words
from schema.languages import LANGUAGES, STOP

_CAMEL = re.compile(r"(?<=[a-zß-ÿ0-9])(?=[A-ZÀ-Þ])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zß-ÿ])")
_LONGEST = 5  # words in a phrase
_LINKS = ("", "s", "es", "n", "en", "e")  # what German and Dutch put between the parts of a compound
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def folded(text: str) -> str:
    """Without accents, in the way of people whose keyboard has none."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("°", "o").replace("º", "o"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


@cache
def _terms() -> dict[str, tuple[str, ...]]:
    """Words or phrases as written → English words; what is listed first for an expression holds."""
    found: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for english, written in language.items():
            for text in written.split(","):
                for spelled in (folded(text), folded(text.translate(_UMLAUTS))):
                    found.setdefault(words(spelled), tuple(english.split()))
    found.pop("", None)
    return found


def plain_words(text: str) -> list[str]:
    """The words as they are written, apart from each other and without accents."""
    return words(folded(_CAMEL.sub(" ", text))).split()


@lru_cache(maxsize=50_000)
def english(text: str) -> frozenset[str]:
    """The English words that the text says, without small words and plurals; the same for every order of them."""
    tokens = plain_words(text)
    said: list[str] = []
    at = 0
    while at < len(tokens):
        length, meant = _longest(tokens[at : at + _LONGEST])
        said.extend(meant)
        at += length
    letter = tokens[-1] if len(tokens) > 1 and len(tokens[-1]) == 1 else ""  # “Residual L” ends with no article
    return frozenset(_singular(word) for word in said if word not in STOP or word == letter)


def _longest(tokens: list[str]) -> tuple[int, tuple[str, ...]]:
    terms = _terms()
    for length in range(len(tokens), 0, -1):
        found = terms.get(" ".join(tokens[:length]))
        if found:
            return length, found
    return 1, _compound(tokens[0]) or (tokens[0],)


def _compound(token: str) -> tuple[str, ...]:
    """A word made of two that are known, such as Projektnummer or Risikokategorie."""
    terms = _terms()
    for cut in range(len(token) - 2, 2, -1):
        last = terms.get(token[cut:]) or ((token[cut:],) if token[cut:] in _OWN else None)
        if last is None:
            continue
        for link in _LINKS:
            head = token[: cut - len(link)] if not link or token[:cut].endswith(link) else ""
            first = terms.get(head) or ((head,) if head in _OWN else None)
            if first and len(head) > 2:
                return (*first, *last)
    return ()


_OWN = frozenset(("project", "status", "risk", "budget", "name", "start", "plan", "type", "code", "text", "datum", "nummer"))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")) else word
