"""Amounts that a ledger gives in several currencies: those in the project's own count, and where none is, somebody is asked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ingest.cell import words
from ingest.convert import Converted
from ingest.convert.values import Values, typed
from ingest.draft import Draft, Reply
from ingest.glossary import english
from ingest.match import ColumnMatch, Match
from ingest.names import bare, meanings, unit
from schema import Kind
from schema.wording import counted
from store.tables import ARROW

MONEY, CODE = ARROW[Kind.MONEY], ARROW[Kind.CURRENCY]


@dataclass(frozen=True, kw_only=True)
class Sort:
    """One sort of amounts: the columns of the amount and of its currency."""

    name: str
    amount: str
    currency: str


SORTS = (
    Sort(name="document", amount="amount", currency="currency"),
    Sort(name="local", amount="local_amount", currency="local_currency"),
    Sort(name="group", amount="group_amount", currency="group_currency"),
)

_FOREIGN = re.compile(r"\b(?:fc|fcy)\b")


def by_words(match: Match) -> Match:
    """An amount said to be in the currency of its document is the ledger's, and a plain one beside it the one of the books; so their currencies."""
    if not any(guide.name == "local_amount" for guide in match.table.guides):
        return match
    foreign = any(_says_foreign(each.heading.text) for each in match.columns if _may_be(match, each, SORTS[0].currency))
    for sort, other in ((SORTS[0].amount, SORTS[1].amount), (SORTS[0].currency, SORTS[1].currency)):
        own = [each for each in match.columns if each.how not in ("chosen", "remembered") and _may_be(match, each, sort)]
        said = [each for each in own if _says_foreign(each.heading.text) or (foreign and "baseline" in english(each.heading.text))]
        plain = [each for each in own if each not in said]
        taken = {each.column for each in match.columns}
        if len(said) == 1 and plain and other not in taken and (sort == SORTS[0].amount or SORTS[1].amount in taken):
            wanted = {said[0].heading.column: sort, plain[0].heading.column: other}
            match = replace(match, columns=tuple(_put(each, wanted) for each in match.columns))
    return match


def _may_be(match: Match, each: ColumnMatch, name: str) -> bool:
    free = each.how == "none" and any(named.column.name == name for named in meanings(match.table, each.heading.text))
    return free or each.column == name


def _says_foreign(heading: str) -> bool:
    """Whether it says that it is the document's: foreign, of the transaction, or “amount in currency”, which the books' own is not."""
    said = english(bare(heading))
    return "document" in said or bool(_FOREIGN.search(words(heading))) or said == {"amount", "currency"}


def _put(each: ColumnMatch, wanted: Mapping[int, str]) -> ColumnMatch:
    name = wanted.get(each.heading.column)
    return replace(each, column=name, how="synonym", score=1.0, rivals=()) if name else each


def by_unit(match: Match) -> Match:
    """A second and third amount under headings that differ in their currency alone, such as “Amount EUR” and “Amount USD”."""
    first = next((column for column in match.columns if column.column == "amount"), None)
    if first is None or not any(guide.name == "local_amount" for guide in match.table.guides):
        return match
    free = [sort.amount for sort in SORTS[1:] if sort.amount not in {column.column for column in match.columns}]
    taken, told = {unit(first.heading.text).currency}, []
    for column in match.columns:
        own = unit(column.heading.text).currency
        again = (
            column.how == "none"
            and own
            and own not in taken
            and any(n.column.name == "amount" for n in meanings(match.table, column.heading.text))
        )
        told.append(replace(column, column=free.pop(0), how="synonym", score=1.0) if again and free else column)
        taken |= {own} if again else set()
    return replace(match, columns=tuple(told))


def settle(draft: Draft, reply: Reply, own: Mapping[str, str]) -> None:
    """Leaves one amount and one currency; ``own`` is the currency of each project."""
    if not any(guide.name == "local_amount" for guide in draft.table.guides):
        return
    there = [sort for sort in SORTS if sort.amount in draft.columns]
    if len(there) > 1:
        _choose(draft, there, reply, own)
    elif there and there[0].name == "document":
        _one_amount(draft, reply)
    elif there:
        _alone(draft, there[0])


def _says_document(draft: Draft, column: str) -> bool:
    return column in draft.matches and _says_foreign(draft.heading(column))


def _alone(draft: Draft, sort: Sort) -> None:
    """Amounts in local or group currency alone: of its own column, or of one that is not said to be the document's."""
    codes = _codes(draft, sort)
    if sort.currency not in draft.columns and not _says_document(draft, "currency"):
        codes = draft.array("currency")
    elif sort.currency not in draft.columns and not unit(draft.heading(sort.amount)).currency:
        says = f"No column names the currency of the amounts under “{draft.heading(sort.amount)}”: it is taken for the project's own."
        draft.problem(says, "Say yes if that is right, or add a column of it.", column=sort.amount, severity="warning")
    _take(draft, [sort], np.zeros(len(draft.offsets), np.int64), [codes])


def _one_amount(draft: Draft, reply: Reply) -> None:
    """An amount beside several currencies: its heading says which is its own, else they must agree, else it is asked."""
    named = [sort for sort in SORTS if sort.currency in draft.columns]
    if not named or _says_document(draft, "amount"):
        return
    answer = reply("counted", draft.heading("amount"))
    found = next((sort for sort in named if sort.name == answer), named[0])
    if found.name != "document":
        draft.columns["currency"] = draft.columns[found.currency]
        if found.currency in draft.matches:
            draft.matches["currency"] = draft.matches[found.currency]
    others = [_codes(draft, sort) for sort in named]
    differ = [_mask(pc.not_equal(others[0], each)) for each in others[1:]]
    if differ and not answer and (rows := np.flatnonzero(np.any(differ, axis=0))).size:
        says = f"In which currency are the amounts under “{draft.heading('amount')}”? The columns of currencies do not agree."
        _ask(draft, rows, says, [(sort.name, f"in that of “{draft.heading(sort.currency)}”") for sort in named])


def _choose(draft: Draft, there: list[Sort], reply: Reply, own: Mapping[str, str]) -> None:
    """Row by row the amount in the project's own currency; an answer given holds for all rows."""
    answer = reply("counted", draft.heading(there[0].amount))
    wanted = next((place for place, sort in enumerate(there) if sort.name == answer), None)
    if wanted is not None:
        _take(draft, there, np.full(len(draft.offsets), wanted), [_codes(draft, sort) for sort in there])
        return
    projects = draft.array("project_id").to_pylist()
    home = pa.array([own.get(project) for project in projects], CODE)
    filled = [typed(draft.columns[sort.amount].values, MONEY).is_valid().to_numpy(zero_copy_only=False) for sort in there]
    chosen = np.full(len(draft.offsets), -1)
    codes = [_currency(draft, there[0], sort, home) for sort in there]
    for place in reversed(range(len(there))):
        chosen[_mask(pc.equal(codes[place], home)) & filled[place]] = place
    chosen[_unsure(draft, there, codes)] = -1
    known = np.array([project in own for project in projects]) & np.any(filled, axis=0)
    open_rows = np.flatnonzero((chosen < 0) & known)
    chosen[chosen < 0] = 0
    if open_rows.size:
        listed = " and ".join(f"“{draft.heading(sort.amount)}”" for sort in there)
        says = (
            f"The amounts stand there in several currencies ({listed}), and none is known to be the project's own. Which are to be counted?"
        )
        _ask(draft, open_rows, says, [(sort.name, _described(draft, sort)) for sort in there])
        return
    _take(draft, there, chosen, codes)
    counts = [
        f"those under “{draft.heading(sort.amount)}” in {_rows(int((chosen == n).sum()))}"
        for n, sort in enumerate(there)
        if (chosen == n).any()
    ]
    if len(counts) > 1 or (chosen > 0).any():
        draft.problem(f"The amounts in the project's own currency count: {', '.join(counts)}.", "Nothing need be done.", severity="notice")


def _unsure(draft: Draft, there: Sequence[Sort], codes: Sequence[pa.Array]) -> NDArray[np.bool_]:
    """Rows in which a currency that is not said to be the document's can be that of either of two different amounts."""
    one = there[0].currency in draft.columns and not _says_document(draft, there[0].currency) and _says_document(draft, there[0].amount)
    if not one or len(there) != 2 or codes[1].null_count < len(codes[1]):
        return np.zeros(len(draft.offsets), bool)
    first, second = (typed(draft.columns[sort.amount].values, MONEY) for sort in there)
    return _mask(pc.not_equal(first, second))


def _currency(draft: Draft, first: Sort, sort: Sort, home: pa.Array) -> pa.Array:
    """The currency of those amounts: as its column has it, as the heading says, or as equal amounts prove it."""
    if sort.currency in draft.columns:
        return _codes(draft, sort)
    if whole := unit(draft.heading(sort.amount)).currency:
        return pa.repeat(pa.scalar(whole, CODE), len(draft.offsets))
    if sort is first or first.currency not in draft.columns:
        return pa.nulls(len(draft.offsets), CODE)
    at_home = _mask(pc.equal(_codes(draft, first), home))
    same = _mask(pc.equal(*(typed(draft.columns[each.amount].values, MONEY) for each in (first, sort))))
    return home if (at_home & same).any() and not (at_home & ~same).any() else pa.nulls(len(home), CODE)


def _take(draft: Draft, there: list[Sort], chosen: NDArray[np.int64], codes: Sequence[pa.Array]) -> None:
    """The amounts chosen, with their currency; blank, which is the project's own, where none is named for them."""
    parts = [draft.columns[sort.amount] for sort in there]

    def noted(name: str) -> dict[int, Any]:
        return {index: value for n, part in enumerate(parts) for index, value in getattr(part, name).items() if chosen[index] == n}

    def picked(arrays: Iterable[pa.Array]) -> Values:
        return Values(pc.choose(pa.array(chosen), *arrays))

    made = Converted(
        values=picked(typed(part.values, MONEY) for part in parts),
        read=picked(typed(part.read, MONEY) for part in parts),
        faults=noted("faults"),
        waiting={index for n, part in enumerate(parts) for index in part.waiting if chosen[index] == n},
        units=noted("units"),
        exact=noted("exact"),
    )
    most = there[int(np.bincount(chosen, minlength=len(there)).argmax())]
    named = {
        name: draft.matches[column] for name, column in (("amount", most.amount), ("currency", most.currency)) if column in draft.matches
    }
    draft.columns |= {"amount": made, "currency": Converted(values=picked(codes))}
    draft.matches |= named


def _codes(draft: Draft, sort: Sort) -> pa.Array:
    """The currencies of those amounts as their column names them."""
    found = draft.columns.get(sort.currency)
    return typed(found.values, CODE) if found else pa.nulls(len(draft.offsets), CODE)


def _described(draft: Draft, sort: Sort) -> str:
    codes = [code for code in pc.unique(_codes(draft, sort)).to_pylist() if code]
    shown = f" ({', '.join(sorted(codes)[:5])})" if codes else " (the project's own currency)"
    return f"those under “{draft.heading(sort.amount)}”{shown}"


def _ask(draft: Draft, rows: NDArray[np.int64], says: str, choices: list[tuple[str, str]]) -> None:
    heading = draft.heading(next(sort.amount for sort in SORTS if sort.amount in draft.columns))
    draft.ask("counted", heading, says, choices, index=int(rows[0]))
    draft.rejected.update(rows.tolist())


def _mask(found: pa.Array) -> NDArray[np.bool_]:
    mask: NDArray[np.bool_] = pc.fill_null(found, False).to_numpy(zero_copy_only=False)
    return mask


def _rows(count: int) -> str:
    return counted(count, "row")
