"""The rows of a plan that add up others: their names say so, such as “Phase A total”, and their budgets prove it, or it is asked."""

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from ingest.cell import words
from ingest.draft import Draft
from ingest.glossary import english
from ingest.totals import says_total

_SPELLED = "total totale totali totaal amount sum suma soma somma insgesamt celkem overall ensemble project subtotal subtotale subtotaal eindtotaal"
_TOTAL = frozenset(_SPELLED.split()) | {"gesamtsumme", "endsumme", "zwischensumme"}
_OTHERS = "grand whole general général generale geral complete all aller budget cost wp task sous"
_BESIDE = frozenset(_OTHERS.split())
_LIKELY = re.compile(r"tot|su[mb]|som|gesamt|proj|proy|prog|celkem|overall|ensemble")  # what such a name contains
NEAR = Decimal("0.1")  # of the rows together: a total that differs by no more may be theirs


def find(draft: Draft, parents: Mapping[int, int]) -> dict[int, int]:
    """Each row that such a total adds up, with the total; a summary of rows below it is added up as one. ``parents`` are known already."""
    below = _below(parents)
    tops: dict[str, list[int]] = {}  # of each project the rows above that no other row adds up
    found: dict[int, int] = {}
    for index in range(len(draft.offsets)):
        own = tops.setdefault(draft.value(index, "project_id"), [])
        if index in parents:
            continue
        parts = _parts(draft, own, below, index) if index not in below and _is_named(draft, index) else 0
        if parts:
            found |= dict.fromkeys(own[-parts:], index)
            del own[-parts:]
        own.append(index)
    return found


def whole(draft: Draft, parents: Mapping[int, int], called: Mapping[str, str]) -> tuple[dict[int, int], dict[int, list[int]]]:
    """What bears the name of a total, or of its project, and adds up nothing so far.

    That is rows by the total that they add up to, which may stand above them; and totals by their name alone with the rows that they differ from.
    ``called`` is what projects are called.
    """
    tops: dict[str, list[int]] = {}
    for index in range(len(draft.offsets)):
        if index not in parents:
            tops.setdefault(draft.value(index, "project_id"), []).append(index)
    below, proved, doubted = _below(parents), dict[int, int](), dict[int, list[int]]()
    for own in tops.values():
        for at, index in enumerate(own):
            if index in below or not draft.value(index, "budget") or not _may_be_named(draft, index, called):
                continue
            parts = _meant(draft, own, at, below, doubted, called)
            if parts and _total(draft, parts, below) == draft.value(index, "budget"):
                proved |= dict.fromkeys(parts, index)
            elif parts and _total(draft, parts, below):
                doubted[index] = parts
    return proved, doubted


def is_named(draft: Draft, index: int, called: Mapping[str, str]) -> bool:
    """Whether the row is called a total, of whatever, or as its project."""
    return _is_named(draft, index) or names_all(draft, index, called)


def names_all(draft: Draft, index: int, called: Mapping[str, str]) -> bool:
    """Whether the row is called the total of its project, or as the project itself."""
    return called_as_project(draft, index, called) or any(_names_all(draft, index, text, called) for text in _texts(draft, index))


def called_as_project(draft: Draft, index: int, called: Mapping[str, str]) -> bool:
    """Whether the row bears the name or the identifier of its project."""
    project = draft.value(index, "project_id")
    return bool(project) and any(called.get(words(text)) == project for text in _texts(draft, index))


def _may_be_named(draft: Draft, index: int, called: Mapping[str, str]) -> bool:
    return any(_LIKELY.search(text.casefold()) for text in _texts(draft, index)) or called_as_project(draft, index, called)


def _meant(
    draft: Draft, tops: Sequence[int], at: int, below: Mapping[int, list[int]], totals: Collection[int], called: Mapping[str, str]
) -> list[int]:
    """The rows that the one in that place may add up by its name: those above it, from the top or since the total before it, else all below it.

    Of a total of something, such as a phase, those right above it that are nearly as much.
    """
    index, budget = tops[at], draft.value(tops[at], "budget")
    if names_all(draft, index, called):
        last = max((place for place in range(at) if tops[place] in totals), default=-1)
        runs = [[each for each in tops[:at] if each not in totals], list(tops[last + 1 : at])]
        found = [run for run in runs if run] or [list(tops[at + 1 :])]
        return min(found, key=lambda run: abs(_total(draft, run, below) - budget))
    total = Decimal(0)
    for count in range(1, at + 1) if _is_named(draft, index) else ():
        total += _budget(draft, below, tops[at - count])
        if count > 1 and abs(total - budget) <= NEAR * abs(budget):
            return list(tops[at - count : at])
    return []


def _names_all(draft: Draft, index: int, text: str, called: Mapping[str, str]) -> bool:
    """Whether the text names a total, of the project or of nothing: “Total”, “Project total”, “Summe Alpha”."""
    plain, project = f" {words(text)} ", draft.value(index, "project_id")
    for name in (name for name, of in called.items() if of == project):
        plain = plain.replace(f" {name} ", " ")
    said = english(plain)
    return bool(said & _TOTAL) and said <= _TOTAL | _BESIDE


def _total(draft: Draft, rows: Sequence[int], below: Mapping[int, list[int]]) -> Decimal:
    return sum((_budget(draft, below, row) for row in rows), Decimal(0))


def _below(parents: Mapping[int, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for child, upper in parents.items():
        found.setdefault(upper, []).append(child)
    return found


def _texts(draft: Draft, index: int) -> list[str]:
    return [text for text in (draft.value(index, "name"), draft.value(index, "wp_id")) if isinstance(text, str)]


def _is_named(draft: Draft, index: int) -> bool:
    return any(says_total(text) for text in _texts(draft, index))


def _parts(draft: Draft, tops: list[int], below: Mapping[int, list[int]], index: int) -> int:
    """How many of the last of those rows add up to the budget of the row; 0 where no number of them does."""
    whole, total = draft.value(index, "budget"), Decimal(0)
    for count, top in enumerate(reversed(tops), start=1) if whole else ():
        total += _budget(draft, below, top)
        if total == whole:
            return count
    return 0


def _budget(draft: Draft, below: Mapping[int, list[int]], index: int) -> Decimal:
    """The budget of a row, or of the rows below it where it has none itself."""
    own: Decimal = draft.value(index, "budget") or Decimal(0)
    return own or sum((_budget(draft, below, part) for part in below.get(index, ())), Decimal(0))
