"""Debit or credit: told by a column beside the amounts, or by two columns of amounts; a credit is taken off."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ingest.cell import words
from ingest.convert import Converted
from ingest.convert.values import Values, typed
from ingest.convert.words import choice
from ingest.draft import Draft, Reply
from ingest.ledger.cells import filled
from ingest.match import Match
from ingest.readers.sheet import Sheet
from ingest.rows import Rows
from schema import Kind
from store.tables import ARROW

SIDE = "debit_or_credit"
MONEY = ARROW[Kind.MONEY]
SIGNED = ("amount", "local_amount", "group_amount")
CHOICES = (
    ("by_side", "the column says it: every credit is taken off, whatever its sign"),
    ("as_signed", "the amounts bear their sign already"),
)
BANK = (
    ("turned", "costs: every amount counts with the other sign"),
    ("as_signed", "credits: what is negative is taken off the cost"),
)
POSTING_KEYS = frozenset(
    {"pk", "pky", "pstky", "post key", "bs", "bschl", "buchungsschlüssel", "cc", "clave", "clé"}
)  # whose 40 is a debit
_LINES = 3  # fewer negative amounts can be a correction
_MOST = 2 / 3  # of the lines and of their sum
_WAYS = 7  # different cells that a column of sides has at most


def by_content(sheet: Sheet, match: Match, rows: Rows) -> Match:
    """A column whose cells are debits and credits alone tells the sides, whatever its heading; what a person chose stands."""
    if not any(guide.name == SIDE for guide in match.table.guides) or any(column.column == SIDE for column in match.columns):
        return match
    read = choice(match.table.column(SIDE))
    for column in match.columns:
        if (
            (column.how != "none" and not column.column)
            or column.how == "chosen"
            or (column.column and match.table.column(column.column).kind is not Kind.CHOICE)
        ):
            continue
        cells = filled(sheet, rows, column.heading, _WAYS + 1)
        if (
            2 <= len(cells) <= _WAYS
            and (words(column.heading.text) in POSTING_KEYS or not any(str(cell).strip().isdigit() for cell in cells))
            and {str(read(cell)) for cell in cells} == {"debit", "credit"}
        ):
            told = replace(column, column=SIDE, how="content", score=1.0, rivals=())
            return replace(match, columns=tuple(told if other is column else other for other in match.columns))
    return match


def settle(draft: Draft, reply: Reply) -> None:
    """Makes one amount of debit and credit, and gives credits their sign."""
    if "debit" in draft.columns:
        _together(draft)
    elif "credit" in draft.columns:
        says = f"“{draft.heading('credit')}” has no column of debits beside it and is not used."
        draft.problem(says, "Say yes, or choose the column of debits.", column="credit", severity="warning")
    if SIDE in draft.columns:
        _by_side(draft, reply)
    elif not {"debit", "credit"} & draft.columns.keys():
        _by_bank(draft, reply)


def _together(draft: Draft) -> None:
    """The debit less the credit, in one amount; an amount that stands beside them as well is compared."""
    credit, named = draft.array("credit"), "credit" in draft.matches
    shown_negative = _some(pc.less(credit, Decimal(0))) and not _some(pc.greater(credit, Decimal(0)))
    if shown_negative:
        says = f"All amounts under “{draft.heading('credit')}” are negative: they bear their sign already and are added to the debits."
        draft.problem(says, "Say yes if that is right.", column="credit", severity="warning")
    made = _made(draft, 1 if shown_negative else -1)
    if "amount" not in draft.columns:
        draft.columns["amount"], draft.matches["amount"] = made, draft.matches["debit"]
    elif named:
        _compare(draft, made)


def _made(draft: Draft, sign: int) -> Converted:
    parts = [draft.columns[name] for name in ("debit", "credit") if name in draft.columns]
    exact: dict[int, Decimal] = {}
    for index in {index for part in parts for index in part.exact}:
        each = [part.exact.get(index, part.values[index] or Decimal(0)) for part in parts]
        exact[index] = each[0] + sign * sum(each[1:], Decimal(0))
    return Converted(
        values=Values(_less([typed(part.values, MONEY) for part in parts], sign)),
        read=Values(_less([typed(part.read, MONEY) for part in parts], sign)),
        faults={index: fault for part in parts for index, fault in part.faults.items()},
        waiting={index for part in parts for index in part.waiting},
        units={index: unit for part in parts for index, unit in part.units.items()},
        exact=exact,
    )


def _less(amounts: list[pa.Array], sign: int) -> pa.Array:
    """Blank where both are."""
    if len(amounts) == 1:
        return amounts[0]
    debit, credit = (pc.fill_null(each, Decimal(0)) for each in amounts)
    both = (pc.add if sign > 0 else pc.subtract)(debit, credit).cast(MONEY)
    return pc.if_else(pc.and_(amounts[0].is_null(), amounts[1].is_null()), pa.scalar(None, MONEY), both)


def _compare(draft: Draft, made: Converted) -> None:
    """The amount beside debit and credit is their difference, or its size alone, which then takes the sign."""
    amount, both = draft.array("amount"), typed(made.values, MONEY)
    if not _some(pc.not_equal(amount, both)):
        return
    if not _some(pc.not_equal(pc.abs(amount), pc.abs(both))):
        draft.columns["amount"] = made
        return
    index = int(np.flatnonzero(_mask(pc.not_equal(amount, both)))[0])
    says = f"The amount is not the debit less the credit, which is {both[index].as_py():,.2f}; the amount counts."
    draft.problem(says, "Say yes if that is right, or leave one of the columns out.", index=index, column="amount", severity="warning")


def _by_side(draft: Draft, reply: Reply) -> None:
    sides = draft.array(SIDE)
    credits, debits = _mask(pc.equal(sides, "credit")), _mask(pc.equal(sides, "debit"))
    amounts = [name for name in SIGNED if name in draft.columns]
    if not (credits.any() or debits.any()) or not amounts:
        return
    _sideless(draft, amounts[0], credits | debits)
    answer = reply("signs", draft.heading(SIDE))
    for name in amounts:
        below, above = (_mask(compare(draft.array(name), Decimal(0))) for compare in (pc.less, pc.greater))
        doubtful = (credits & below).any() and (credits & above).any()
        doubtful |= bool((credits & above).any() and (debits & below).any() and not (debits & above).any())
        if doubtful and not answer:
            _ask(draft, name, int(np.flatnonzero(credits & (below | above))[0]))
            draft.rejected.update(np.flatnonzero(credits).tolist())
            return
        if answer != "as_signed" and (answer or (credits & above).any()):
            turn(draft.columns[name], credits)


def _by_bank(draft: Draft, reply: Reply) -> None:
    """Amounts nearly all below zero, with nothing that tells credits: those of a bank, whose payments are negative, or credits indeed."""
    amounts = [name for name in SIGNED if name in draft.columns]
    if not amounts or draft.table.name != "costs":
        return
    heading, spent = draft.heading(amounts[0]), pc.drop_null(draft.array(amounts[0]).cast(pa.float64())).to_numpy()
    answer, below = reply("signs", heading), spent[spent < 0]
    mostly = len(below) >= max(_LINES, _MOST * np.count_nonzero(spent)) and -below.sum() >= _MOST * np.abs(spent).sum()
    marked = any(remark.says.startswith("is marked as debit or credit") for name in amounts for remark in draft.columns[name].remarks)
    if answer == "turned":
        for name in amounts:
            turn(draft.columns[name], np.ones(len(draft.offsets), bool))
    elif mostly and not marked and answer != "as_signed":
        says = f"{len(below):,} of the {np.count_nonzero(spent):,} amounts under “{heading}” are negative, as a bank writes what was paid. Are they costs?"
        index = int(np.flatnonzero(_mask(pc.less(draft.array(amounts[0]), Decimal(0))))[0])
        draft.ask("signs", heading, says, BANK, index=index)
        draft.rejected.update(range(len(draft.offsets)))


def _sideless(draft: Draft, amount: str, told: NDArray[np.bool_]) -> None:
    """An amount that is neither debit nor credit where the others are one of them."""
    known = draft.columns[SIDE].faults.keys() | draft.columns[SIDE].waiting
    for index in np.flatnonzero(~told & _mask(draft.array(amount).is_valid())).tolist():
        if index not in known and draft.value(index, amount):
            draft.problem(
                f"The cell under “{draft.heading(SIDE)}” is blank: whether the amount is a debit or a credit is not said.",
                "Enter it.",
                index=index,
                column=SIDE,
            )


def turn(column: Converted, rows: NDArray[np.bool_]) -> None:
    """The amounts of those rows with the other sign."""
    for name in ("values", "read"):
        amounts = typed(getattr(column, name), MONEY)
        setattr(column, name, Values(pc.if_else(pa.array(rows), pc.negate(amounts), amounts)))
    column.exact = {index: -value if rows[index] else value for index, value in column.exact.items()}


def _ask(draft: Draft, name: str, index: int) -> None:
    heading = draft.heading(SIDE)
    says = (
        f"“{heading}” tells debits from credits, and some of the amounts under “{draft.heading(name)}” are negative. What makes a credit?"
    )
    draft.ask("signs", heading, says, CHOICES, index=index)


def _mask(found: pa.Array) -> NDArray[np.bool_]:
    mask: NDArray[np.bool_] = pc.fill_null(found, False).to_numpy(zero_copy_only=False)
    return mask


def _some(found: pa.Array) -> bool:
    return bool(_mask(found).any())
