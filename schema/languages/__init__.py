"""The words of people: one module for each language, each English word of the contracts with the words written for it."""

# Columns are declared once, in English; a heading in another language is turned into English words and then looked up.
# A word may be a phrase; accents may be left out, and umlauts spelled out.

from collections.abc import Mapping

from schema.languages import dutch, english, french, german, italian, portuguese, spanish

LANGUAGES: tuple[Mapping[str, str], ...] = (
    english.WORDS,
    german.WORDS,
    french.WORDS,
    spanish.WORDS,
    portuguese.WORDS,
    italian.WORDS,
    dutch.WORDS,
)
STOP: frozenset[str] = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "by",
        "at",
        "to",
        "on",
        "in",
        "de",
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "von",
        "vom",
        "zum",
        "zur",
        "im",
        "am",
        "fur",
        "la",
        "le",
        "les",
        "el",
        "los",
        "las",
        "l",
        "d",
        "du",
        "au",
        "aux",
        "del",
        "della",
        "dello",
        "dei",
        "degli",
        "delle",
        "di",
        "da",
        "do",
        "dos",
        "na",
        "no_",
        "il",
        "lo",
        "gli",
        "van",
        "het",
        "een",
        "voor",
        "en",
        "und",
        "et",
        "y",
        "e",
        "o",
        "per",
        "por",
        "para",
        "pour",
        "com",
        "con",
    ]
)
"""Small words that change nothing."""
PLANNED: tuple[str, ...] = (
    *("plan", "pln", "sched", "target", "due", "deadline", "gepl", "ziel", "fallig", "faellig"),
    *("prevu", "planif", "previst", "program", "pianif", "obiett", "objeti", "meta", "streef", "doel", "cible", "echeance"),
)
"""How words begin that say a day is planned; beside a day of which nothing is said, either can be the baseline or what is expected."""
