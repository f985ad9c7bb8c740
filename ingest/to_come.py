"""The estimate to complete in a list of how projects stand, which with what was spent makes the one at completion; a plain forecast may be either."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from ingest.cell import show
from ingest.convert import Converted
from ingest.convert.values import Values
from ingest.cumulative import leave_out
from ingest.draft import Draft, Reply
from ingest.glossary import english
from schema import Kind
from schema.wording import counted
from store.tables import ARROW

MONEY = ARROW[Kind.MONEY]
CHOICES = (("eac", "the cost at completion, with what was spent"), ("etc", "what is still to be spent"))
LEAST = 2  # projects whose budgets show which of the two it is
SAME = Decimal(1)  # amounts that differ by no more are rounded
_PLAIN = frozenset({"forecast", "current", "latest", "updated", "revised"})  # says neither at completion nor to complete
Told = tuple[int, Decimal, Decimal, Decimal | None]  # the row, its forecast, what was spent and the budget


def settle(draft: Draft, reply: Reply) -> None:
    """Makes the estimate at completion of the one to complete, and asks which of them a forecast is that cannot well be the former."""
    if draft.table.name != "reporting_periods":
        return
    if "eac" in draft.matches and "etc" not in draft.columns:
        _which(draft, reply)
    if "etc" in draft.columns:
        _complete(draft)


def _which(draft: Draft, reply: Reply) -> None:
    heading = draft.heading("eac")
    answer = reply("forecast", heading)
    if answer == "etc":
        draft.columns["etc"], draft.matches["etc"] = draft.columns.pop("eac"), draft.matches.pop("eac")
    if answer:
        return
    told = list(_told(draft))
    if not english(heading) <= _PLAIN:
        _contradicted(draft, [each for each in told if each[2] - each[1] > SAME])
        return
    below = next((index for index, forecast, spent, _ in told if forecast < spent), None)
    budgets = [(forecast, spent, budget) for _, forecast, spent, budget in told if budget and spent]
    nearer = len(budgets) >= LEAST and all(abs(budget - spent - each) < abs(budget - each) for each, spent, budget in budgets)
    if below is None and not nearer:
        return
    why = "is less than was spent" if below is not None else "would with what was spent come nearer to the budgets than alone"
    says = f"“{show(heading)}” {why}: is it the cost at completion, or what is still to be spent?"
    draft.ask("forecast", heading, says, CHOICES, index=told[0][0] if below is None else below)


def _contradicted(draft: Draft, below: Sequence[Told]) -> None:
    """Warns once of costs at completion by their heading that are less than what was spent already."""
    if below:
        index, forecast, spent, _ = below[0]
        more = f", and so it is in {counted(len(below) - 1, 'more row')}" if below[1:] else ""
        says = f"“{show(draft.heading('eac'))}” is {forecast:,.2f}, less than the {spent:,.2f} that were spent already{more}."
        mend = "Correct one of them, choose “ETC” for the column if it is what is still to be spent, or say yes if that is right."
        draft.problem(says, mend, index=index, column="eac", severity="warning")


def _told(draft: Draft) -> Iterator[Told]:
    columns = [draft.array(name).to_pylist() for name in ("eac", "ac_to_date", "budget")]
    for index, (forecast, spent, budget) in enumerate(zip(*columns, strict=True)):
        if forecast is not None and spent is not None:
            yield index, forecast, spent, budget


def _complete(draft: Draft) -> None:
    """One estimate at completion; where both are given and do not agree, it is told."""
    heading = show(draft.heading("etc"))
    if "ac_to_date" not in draft.columns:
        says = f"“{heading}” is what is still to be spent, and no column holds what was spent until then: it is left out."
        draft.problem(says, "Say yes if it is not needed, or add the cost to date.", column="etc", severity="warning")
        leave_out(draft, "etc")
        return
    made = pc.add(draft.array("ac_to_date"), draft.array("etc")).cast(MONEY)
    given = draft.array("eac") if "eac" in draft.columns else pa.nulls(len(made), MONEY)
    differ = [n for n, (a, b) in enumerate(zip(given.to_pylist(), made.to_pylist(), strict=True)) if a and b and abs(a - b) > SAME]
    if differ:
        first = differ[0]
        says = (
            f"“{show(draft.heading('eac'))}” is {given[first].as_py():,.2f}, and what was spent with “{heading}” makes {made[first].as_py():,.2f}"
            + (f", and so it is in {len(differ) - 1:,} more" if len(differ) > 1 else "")
            + "; the former counts."
        )
        draft.problem(says, "Say yes if that is right, or correct one of them.", index=first, column="eac", severity="warning")
    elif "eac" not in draft.columns:
        says = f"“{heading}” is what is still to be spent: with the cost to date it makes the estimate at completion."
        draft.problem(says, "Nothing need be done.", column="etc", severity="notice")
    values = pc.coalesce(given, made)
    draft.columns["eac"] = Converted(values=Values(values), read=Values(values), faults=draft.columns.pop("etc").faults)
    draft.matches.setdefault("eac", draft.matches["etc"])
    del draft.matches["etc"]
