"""Which edition of a date or a budget a heading says that it is: the baseline, the one of now, or neither."""

from enum import IntEnum
from functools import lru_cache

from ingest.glossary import english, plain_words
from ingest.names import says_year_to_date
from schema import Column, Kind
from schema.languages import PLANNED

_FIRST = frozenset({"baseline", "inherent", "approved"})  # “initial” is what comes before any measure, in the words of risks
_NOW = frozenset({"current", "revised", "updated", "latest", "forecast"})


PLAIN_STATUS = (frozenset({"status"}), frozenset({"status", "project"}))


class Edition(IntEnum):
    """From the surest baseline down: approved or original, planned (which may be meant as expected), unsaid, said to be of now."""

    BASELINE = 0
    PLANNED = 1
    PLAIN = 2
    NOW = 3


@lru_cache(maxsize=20_000)
def edition(heading: str) -> Edition:
    """What the heading's words say, in any language."""
    said = english(heading)
    if said & _NOW:
        return Edition.NOW
    told = plain_words(heading)
    planned = [word for word in told if word.startswith(PLANNED)]
    if english(" ".join(word for word in told if word not in planned)) & _FIRST:
        return Edition.BASELINE
    return Edition.PLANNED if planned else Edition.PLAIN


def rank(column: Column, heading: str) -> int:
    """How well a heading fits a column that several could fill, the best first: a budget is the one that holds now, a cost the one since the start.

    Beside a traffic light a plain “Status” is where the project stands in its life.
    """
    if column.kind is Kind.DATE and column.name.startswith("baseline"):
        return edition(heading)
    if column.name.endswith("_to_date"):
        return int(says_year_to_date(heading))
    said = english(heading)
    if column.name == "amount":
        return int("inherent" in said)  # with VAT in it
    if column.name == "declared_status":
        return int(said in PLAIN_STATUS)
    if column.name != "budget":
        return 0
    if said & _NOW:
        return 0
    return 1 if "approved" in said else 3 if said & _FIRST else 2
