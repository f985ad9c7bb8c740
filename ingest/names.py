"""The names that headings and sheets go by: every table's columns by the words people write for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from ingest import dated, references
from ingest.cell import words
from ingest.convert.currencies import CODES, SYMBOLS
from ingest.glossary import english, folded, plain_words
from schema import BY_NAME, TABLES, Column, Kind, Table
from schema.languages import PLANNED

How = Literal["exact", "synonym", "likeness", "content", "remembered", "chosen", "none"]

_BRACKETS = re.compile(r"[\(\[]([^)\]]*)[\)\]]")
_TAILS = tuple(re.compile(rf"[\s_,](?:(?:in|en|em)[\s_])?([^\s_]+(?:[\s_][^\s_]+){{{more}}})$", re.IGNORECASE) for more in (2, 1, 0))
_CUMULATIVE = re.compile(r"\b(?:cumulative|cum|cumul|to date|itd|inception to date|running total|ytd)\b")
_YEAR_TO_DATE = re.compile(r"\b(?:ytd|year to date)\b")
_PER_PERIOD = re.compile(r"\b(?:period|periodic|monthly|incremental|in month|of the month)\b")
_AS_OF = re.compile(
    r"\b(?:status date|data date|as of|as at|status as of|report date|reporting date|cut off date|cutoff date|snapshot date)\b"
)
_DAY = frozenset({"date"})
_RATING = frozenset({"rating", "score", "level", "class", "grade", "scale", "ranking"})  # follows what is rated and adds nothing
_EDITIONS = "local document group debit credit inherent residual post "
_EDITIONS += "target current cumulative baseline forecast actual monetary percent"
_WHICH = frozenset(_EDITIONS.split())
_THOUSANDS = frozenset(
    [
        "k",
        "t",
        "thousand",
        "thousands",
        "000",
        "tsd",
        "tausend",
        "millier",
        "milliers",
        "mille",
        "miles",
        "mil",
        "migliaia",
        "duizend",
        "duizenden",
        "milhar",
        "milhares",
    ]
) | {"in thousands", "in k"}
_MILLIONS = frozenset(
    ["m", "mn", "mio", "mln", "mill", "million", "millions", "millionen", "millones", "milhoes", "milioni", "miljoen", "miljoenen"]
) | {
    "in millions",
    "in m",
}
_BETWEEN = frozenset(["in", "en", "em", "de", "des", "di", "d", "da", "van", "of", "eur", "euro", "euros"])
_TIMES = re.compile(r"[x×]\s?(?P<unit>[€£$]|[A-Z]{3})?\s?1[.,'’ ]?000")  # “x €1.000”
_SCALED = re.compile(
    r"(?:in )?(?P<a>k|t|m|mn|mio)?\s*(?P<unit>[^\W\d_]{3}|[A-Z]{0,2}\$|[€£¥])\s*(?P<b>k|m|mn|mio|thousands?|millions?|'?000s?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a written heading means in one table: the column, and how sure that is."""

    column: Column
    how: How
    rank: int  # place among the column's names: the first ones are meant most plainly


@dataclass(frozen=True, slots=True)
class Unit:
    """What a heading says beside its name: the amounts' currency and how many of it one stands for."""

    currency: str = ""
    scale: int = 1


@cache
def vocabulary(name: str) -> dict[str, tuple[Named, ...]]:
    """Words → the columns they can mean in the table of that name; a column's own name means that column alone."""
    table = next(table for table in TABLES if table.name == name)
    meant: dict[str, list[Named]] = {}
    for column in table.readable:
        for rank, other in enumerate(column.names, start=1):
            meant.setdefault(words(other), []).append(Named(column, "synonym", rank))
    for column in table.readable:
        for own in (column.name, column.heading):
            meant[words(own)] = [Named(column, "exact", 0)]
    return {text: tuple(found) for text, found in meant.items()}


@lru_cache(maxsize=20_000)
def is_name(text: str) -> bool:
    """Whether it is, in plain words, the declared name of a column of any table."""
    return any(text in vocabulary(table.name) for table in TABLES)


_ANEW = frozenset({"updated", "revised"})  # a plan that is the forecast then
_STATUS = frozenset({"status"})  # without the word date it is a status, and no day
FOREIGN = 30  # rank from which a name is not written as declared: another language, order or abbreviation


@cache
def _expressions(name: str) -> dict[frozenset[str], tuple[Named, ...]]:
    """The sets of English words → the columns they can mean; days may be named without the word date."""
    meant: dict[frozenset[str], dict[str, Named]] = {}
    every = [(said, named) for text, found in vocabulary(name).items() for named in found if (said := english(text))]
    dated = [(said - _DAY, named) for said, named in every if named.column.kind is Kind.DATE and len(said) > 1 and said - _DAY != _STATUS]
    said_wholly = {said for said, _ in every}
    for form, named in (*every, *((form, named) for form, named in dated if form not in said_wholly)):
        own = Named(named.column, "synonym", FOREIGN + named.rank)
        before = meant.setdefault(form, {}).get(named.column.name)
        if before is None or own.rank < before.rank:
            meant[form][named.column.name] = own
    return {form: tuple(sorted(columns.values(), key=lambda named: named.rank)) for form, columns in meant.items()}


def _expressed(table: Table, heading: str) -> tuple[Named, ...]:
    """The columns that the heading means by its words: in another language or order, abbreviated, with the table's noun."""
    meant, said = _expressions(table.name), english(bare(heading))
    noun = english(table.title.removesuffix("s"))
    days = tuple(named for named in meant.get(said - _DAY, ()) if named.column.kind is Kind.DATE) if said & _DAY else ()
    rated = tuple(n for n in meant.get(said - _RATING, meant.get(said - _RATING - {"inherent"}, ())) if n.column.kind is Kind.INTEGER)
    found = meant.get(said, ()) or days or meant.get(said - {"inherent"}, ()) or (rated if said & _RATING else ())
    if not found and said & _ANEW and (said & {"forecast"} or _only_planned(heading)):
        now = said - _ANEW - {"baseline"} | {"forecast"}
        found = tuple(named for named in meant.get(now, ()) or meant.get(now - _DAY, ()) if named.column.kind is Kind.DATE)
    if found or not noun < said:
        return found
    return meant.get(said - noun, ())


def _only_planned(heading: str) -> bool:
    """Whether the heading says planned, as in “Fin prévue actualisée”, and not that it is of the baseline."""
    told = plain_words(heading)
    planned = [word for word in told if word.startswith(PLANNED)]
    return bool(planned) and not english(" ".join(word for word in told if word not in planned)) & {"baseline", "approved", "inherent"}


def meaning(table: Table, heading: str) -> Named | None:
    """The column that the heading names most plainly."""
    found = meanings(table, heading)
    return found[0] if found else None


@lru_cache(maxsize=20_000)
def columns(heading: str) -> Mapping[str, str]:
    """The column that the heading names most plainly in each table that knows it, or that it can stand in for."""
    plain = {table.name: named.column.name for table in TABLES if (named := meaning(table, heading))}
    return {**{table.name: each for table in TABLES for each in instead(table.name, heading)[:1]}, **plain}


@lru_cache(maxsize=20_000)
def instead(name: str, heading: str) -> tuple[str, ...]:
    """The columns of the table of that name that a heading, which names none of them, serves for where nothing else does."""
    said = english(bare(heading))
    return tuple(column.name for column in BY_NAME[name].columns if said and said in map(english, column.instead))


def meanings(table: Table, heading: str) -> tuple[Named, ...]:
    """The columns that the heading names exactly or by a synonym; units in brackets and "cumulative" are understood."""
    return _meanings(table.name, heading)


@lru_cache(maxsize=20_000)
def _meanings(name: str, heading: str) -> tuple[Named, ...]:
    found = _plainly(name, heading)
    if found and found[0].column.kind is Kind.INTEGER and unit(heading) != Unit():
        return _expressed(BY_NAME[name], f"{bare(heading)} monetary")  # an impact in money is no rating
    return found


def _plainly(name: str, heading: str) -> tuple[Named, ...]:
    table, meant = BY_NAME[name], vocabulary(name)
    for text in (heading, bare(heading)):
        found = meant.get(words(text))
        if found:
            return found
    if not says_cumulative(heading):
        return _expressed(table, heading) or _alternatives(table, heading)
    stripped = " ".join(_CUMULATIVE.sub(" ", words(bare(heading))).split())
    if stripped not in meant:
        return _expressed(table, heading) or _to_date(table, heading)
    return tuple(Named(table.column(named.column.to_date), "synonym", 50) for named in meant.get(stripped, ()) if named.column.to_date)


def _alternatives(table: Table, heading: str) -> tuple[Named, ...]:
    """What two names with a stroke between them both mean: “Ampel/RAG”."""
    named = [meaning(table, part) for part in heading.split("/") if part.strip()] if "/" in heading else []
    first = named[0] if named else None
    return (first,) if first and all(each and each.column is first.column for each in named) else ()


def _to_date(table: Table, heading: str) -> tuple[Named, ...]:
    """The twin of a column of a period that a heading in any language names as running up from the start."""
    named = _expressions(table.name).get(english(bare(heading)) - {"cumulative"}, ())
    return tuple(Named(table.column(found.column.to_date), "synonym", 50) for found in named if found.column.to_date)


@lru_cache(maxsize=20_000)
def bare(heading: str) -> str:
    """The heading without what stands in brackets or follows as a unit; brackets that say which of several it is stay words."""
    unmarked = references.without(dated.plain(heading))
    text = " ".join(_BRACKETS.sub(lambda hit: f" {hit[1]} " if english(hit[1]) & _WHICH else " ", unmarked).split())
    tail = _tail(text)
    return (text[: tail.start()].strip() if tail else text) or heading


def _tail(text: str) -> re.Match[str] | None:
    """The words at the end that are a unit, as many as are."""
    return next((hit for form in _TAILS if (hit := form.search(text)) and _unit(hit[1]) is not None), None)


def unit(heading: str) -> Unit:
    """Currency and scale that the heading states, such as "Budget (kCHF)"."""
    heading = dated.plain(heading)
    candidates = _BRACKETS.findall(heading)
    tail = _tail(_BRACKETS.sub(" ", heading).strip())
    for text in [*candidates, *([tail[1]] if tail else [])]:
        found = _unit(text)
        if found:
            return found
    return Unit()


def _unit(text: str) -> Unit | None:
    if hit := _TIMES.fullmatch(text.strip()):
        return Unit(hit["unit"] or "", 1_000)
    plain = text.strip().casefold().strip("'’")
    if plain in _THOUSANDS and len(plain) > 1:
        return Unit(scale=1_000)
    if plain in _MILLIONS:
        return Unit(scale=1_000_000)
    if text.strip() == "k":
        return Unit(scale=1_000)
    hit = _SCALED.fullmatch(text.strip())
    if not hit or (hit["unit"].upper() not in CODES and hit["unit"] not in SYMBOLS):
        return _worded(text)
    if hit["unit"].isalpha() and hit["unit"] != hit["unit"].upper():
        return None  # "all", "top", "try" are words as well as codes
    return Unit(hit["unit"].upper(), _scale((hit["a"] or hit["b"] or "").casefold().strip("'").removesuffix("s")))


def _worded(text: str) -> Unit | None:
    """A scale in words or abbreviated, with its currency or without: “Tsd. €”, “milliers d'euros”, “in Mio. EUR”."""
    signs = sorted((sign for sign in SYMBOLS if sign in text and not sign[-1].isalpha()), key=len, reverse=True)[:1]  # “R$” before “$”
    said = words(folded(text.replace(signs[0], " ") if signs else text)).split()
    scales = [word for word in said if _scale(word) > 1 or word == "1000"]
    codes = signs + [word for word in re.findall(r"[A-Z]{3}", text) if word in CODES]
    others = [word for word in said if word not in scales and word not in _BETWEEN and word.upper() not in codes]
    if len(scales) != 1 or others or not (codes or len(scales[0]) > 2 or set(said) & {"euro", "euros"}):
        return None
    euros = "EUR" if set(said) & {"euro", "euros"} else ""
    return Unit(codes[0] if codes else euros, _scale(scales[0].removeprefix("1")))


def _scale(word: str) -> int:
    if word in _THOUSANDS:
        return 1_000
    return 1_000_000 if word in _MILLIONS else 1


@lru_cache(maxsize=20_000)
def says_cumulative(heading: str) -> bool:
    heading = dated.plain(heading)
    return _CUMULATIVE.search(words(heading)) is not None or "cumulative" in english(heading)


def says_year_to_date(heading: str) -> bool:
    """Whether it runs up from the start of the year, which may be later than the project's."""
    return _YEAR_TO_DATE.search(words(heading)) is not None


def says_per_period(heading: str) -> bool:
    return _PER_PERIOD.search(words(heading)) is not None


def says_as_of(heading: str) -> bool:
    """Whether a heading of dates tells how things stand at a day, and not which period it is."""
    return _AS_OF.search(words(heading)) is not None
