"""A column of scores that is the product of two ratings proves both: it is needed by no figure, and says which columns it is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from ingest.cell import Cell, is_blank, words
from ingest.convert import ratings
from ingest.convert.numbers import is_number
from ingest.convert.scales import STEPS
from ingest.glossary import english
from ingest.header import Heading
from ingest.ledger.cells import numbered
from ingest.match import ColumnMatch, Match
from ingest.names import bare, meaning
from ingest.readers.sheet import Sheet
from ingest.rows import Rows
from schema import BY_NAME, Kind

LOOKED_AT = 300  # different cells by which a column is judged
HIGHEST = 10  # of the scales on which ratings are
_RISKS = BY_NAME["risks"]
_PAIRS: Mapping[str, frozenset[str]] = {
    probable: frozenset(grave.split())
    for probable, grave in {
        "p": "i s c g a d e",
        "l": "i s c",
        "f": "g i s c e",
        "v": "g i",
        "w": "a s e t g i",
        "e": "a s t",
        "k": "e g i s",
        "o": "s g i",
        "ew": "sh aw a s",
        "prob": "i s c g a",
    }.items()
}
"""How the probability is abbreviated → how the impact beside it then is: P×G is probabilité × gravité, W×A Wahrscheinlichkeit × Auswirkung."""
_THREE = {2: 1, 3: 2, 4: 3}  # low, medium and high, where they are the only steps
_PAIR = ("probability", "impact")
Figures = NDArray[np.float64]
_Read = dict[int, list[Figures]]  # the ways in which a column's ratings can be read, by its place


def is_product(sheet: Sheet, rows: Rows, match: Match, cells: Mapping[int, Cell], numbers: NDArray[np.int64]) -> bool:
    """Whether the column is the product of two columns of ratings that are used."""
    rated = [c.heading for c in match.matched if match.table.column(c.column).kind is Kind.INTEGER]
    own = _figures(cells, numbers)
    if not own or len(rated) < 2:
        return False
    parts = [_figures(*numbered(sheet, rows, heading, LOOKED_AT + 2)) for heading in rated]
    return any(_makes(a, b, own) for a, b in combinations(parts, 2))


def settle(sheet: Sheet, match: Match, rows: Rows) -> Match:
    """A register of risks with the rating that no heading names: letters that belong together say it, or the product of the two."""
    if match.table is not _RISKS:
        return match
    free = [c for c in match.columns if c.how == "none" or (c.column and _is_rating(c))]
    read = {c.heading.column: found for c in free if (found := _figures(*numbered(sheet, rows, c.heading, LOOKED_AT + 2)))}
    for told in (_by_letters, _by_product):
        for pair, proof in list(told(match, read)):
            match = _taken(match, pair, proof)
    return match


def _is_rating(column: ColumnMatch) -> bool:
    return _RISKS.column(column.column).kind is Kind.INTEGER


_Pair = tuple[tuple[ColumnMatch, str], tuple[ColumnMatch, str]]  # both headings, and the columns that they are


def _by_letters(match: Match, read: _Read) -> Iterator[tuple[_Pair, frozenset[str]]]:
    """Pairs such as L and C, or F and G, with the headings of their product."""
    apart = [(c, *_letter(c.heading)) for c in match.columns if c.heading.column in read]
    for one, first, stage in apart:
        for other, second, beside in apart:
            if english(stage) == english(beside) and second in _PAIRS.get(first, ()) and _rates(read, one) and _rates(read, other):
                names = [named.column.name for word in _PAIR if (named := meaning(_RISKS, " ".join([*english(stage), word])))]
                if len(names) == 2 and one.column in ("", names[0]) and other.column in ("", names[1]):
                    yield ((one, names[0]), (other, names[1])), _product(match, read, one, other)


def _by_product(match: Match, read: _Read) -> Iterator[tuple[_Pair, frozenset[str]]]:
    """Each rating that is used with the column that makes, with it, the product that stands beside them."""
    for one in match.matched:
        name = next((name for name in _PAIR if one.column.endswith(name)), "") if one.heading.column in read else ""
        if name:
            wanted = one.column.removesuffix(name) + _PAIR[1 - _PAIR.index(name)]
            others = [c for c in match.columns if not c.column and _rates(read, c) and _product(match, read, one, c)]
            if len(others) == 1:
                yield ((one, one.column), (others[0], wanted)), _product(match, read, one, others[0])


def _taken(match: Match, pair: _Pair, proof: frozenset[str]) -> Match:
    """The match with both ratings; one that the letters tell and the product proves wants no yes."""
    others = [c for c in match.columns if c.heading not in [own.heading for own, _ in pair]]
    wanted = {own.heading.column: name for own, name in pair if own.column != name}
    rivals = [c for c in others if c.column in wanted.values()]
    if not wanted or any(c.heading.text not in proof or c.how in ("chosen", "remembered") for c in rivals):
        return match
    plain = proof and all(_letter(own.heading)[0] for own, _ in pair)
    told = {
        place: ColumnMatch(heading=own.heading, column=name, how="synonym" if plain else "content", score=1.0)
        for own, _ in pair
        for place, name in wanted.items()
        if place == own.heading.column
    }
    left = {c.heading.column: ColumnMatch(heading=c.heading) for c in rivals}
    return replace(match, columns=tuple({**told, **left}.get(c.heading.column, c) for c in match.columns))


def _letter(heading: Heading) -> tuple[str, str]:
    """The abbreviation that the heading is or ends or begins with, and the words beside it, such as those of a stage."""
    said = words(bare(heading.text)).split()
    known = {*_PAIRS, *(each for graves in _PAIRS.values() for each in graves)}
    for at in (-1, 0):
        if said and said[at] in known:
            rest = said[:-1] if at else said[1:]
            return said[at], " ".join(rest)
    return "", ""


def _rates(read: _Read, column: ColumnMatch) -> bool:
    """Whether all figures are whole and on a scale of ratings, and not all are the lowest."""
    return any(
        bool(np.all((filled == np.floor(filled)) & (filled >= 0) & (filled <= HIGHEST))) and filled.max() > 1
        for figures in read.get(column.heading.column, ())
        if len(filled := figures[~np.isnan(figures)])
    )


def _product(match: Match, read: _Read, one: ColumnMatch, other: ColumnMatch) -> frozenset[str]:
    """The headings whose figures are the product of both."""
    a, b = read[one.heading.column], read[other.heading.column]
    rest = (c for c in match.columns if c.heading not in (one.heading, other.heading) and c.heading.column in read)
    return frozenset(c.heading.text for c in rest if _makes(a, b, read[c.heading.column], least=2))


def _makes(one: list[Figures], other: list[Figures], own: list[Figures], least: int = 1) -> bool:
    """Whether the figures are the product of both, wherever there is one, and ``least`` different ones at least."""
    for a, b in zip(one, other, strict=False) if len(one) == len(other) else ((a, b) for a in one for b in other):
        for product in own:
            filled = ~np.isnan(product) & ((product != 0) | ~np.isnan(a * b))
            if len(np.unique(product[filled])) >= least and np.array_equal((a * b)[filled], product[filled]):
                return True
    return False


def _figures(cells: Mapping[int, Cell], numbers: NDArray[np.int64]) -> list[Figures]:
    """The figures of the rows, for words also on three steps alone; none where a cell is neither."""
    if len(cells) > LOOKED_AT + 1:
        return []
    spelled = any(isinstance(cell, str) and words(cell) in STEPS for cell in cells.values())
    found = []
    for three in (False, True) if spelled else (False,):
        values = np.full(max(cells, default=0) + 2, np.nan)  # the last stands for a blank, whose number is -1
        for place, cell in cells.items():
            if is_blank(cell):
                continue
            figure = _figure(cell, three=three)
            if figure is None:
                break
            values[place] = figure
        else:
            found.append(values[numbers])
    return found


def _figure(cell: Cell, *, three: bool) -> float | None:
    """The figure that a cell is or has beside its word, else the step that its word is."""
    if is_number(cell):
        return float(str(cell))
    text = str(cell).strip()
    if text.isascii() and text.isdigit():
        return int(text)
    step = STEPS.get(words(text))
    return ratings.figure(cell) or (_THREE.get(step) if three and step else step)
