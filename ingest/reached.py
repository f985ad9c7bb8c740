"""Milestones of which a list says that they were reached, and not on which day: that is asked once, with the day that was expected as what is likely."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingest.cell import show
from ingest.convert import Converted
from ingest.convert.values import Values
from ingest.draft import Draft, Reply
from schema.wording import counted

_DAYS = {"forecast": ("forecast_date", "baseline_date"), "planned": ("baseline_date", "forecast_date")}
_SAYS = {
    "forecast": "on the day that was forecast, or where there is none on the one that was planned",
    "planned": "on the day that was planned, or where there is none on the one that was forecast",
    "unknown": "the day is not known: they count as not reached until it is entered",
}


def settle(draft: Draft, reply: Reply) -> None:
    """Gives what was reached its day, and tells of what has one and is said not to be reached."""
    if "is_reached" not in draft.columns:
        return
    said = pc.fill_null(pc.equal(draft.array("is_reached"), "reached"), False)
    dated = pc.is_valid(draft.array("actual_date"))
    _contradicted(draft, np.flatnonzero(pc.and_(pc.equal(draft.array("is_reached"), "open"), dated).fill_null(False)).tolist())
    undated = np.flatnonzero(pc.and_not(said, dated)).tolist()
    answer = reply("reached", draft.heading("is_reached")) if undated else ""
    if undated and not answer:
        _ask(draft, undated)
    elif answer in _DAYS:
        _fill(draft, said, answer)


def _ask(draft: Draft, undated: list[int]) -> None:
    heading, there = draft.heading("is_reached"), [name for name, days in _DAYS.items() if days[0] in draft.columns]
    whole = [name for name in there if all(draft.value(index, _DAYS[name][0]) for index in undated)]
    says = f"“{show(heading)}” says that {counted(len(undated), 'milestone')} {'was' if len(undated) == 1 else 'were'} reached, and not on which day. On which?"
    choices = [(name, _SAYS[name]) for name in (*there, "unknown")]
    draft.ask("reached", heading, says, choices, index=undated[0], default=(*whole, "")[0])


def _fill(draft: Draft, said: pa.Array, answer: str) -> None:
    days = pc.if_else(said, pc.coalesce(*(draft.array(name) for name in _DAYS[answer])), pa.nulls(len(said), pa.date32()))
    before = draft.columns.get("actual_date")
    draft.columns["actual_date"] = Converted(
        values=Values(pc.coalesce(draft.array("actual_date"), days)), faults=before.faults if before else {}
    )
    draft.matches.setdefault("actual_date", draft.matches["is_reached"])


def _contradicted(draft: Draft, indices: list[int]) -> None:
    if indices:
        more = f", and so it is in {counted(len(indices) - 1, 'more row')}" if indices[1:] else ""
        says = f"“{show(draft.cell(indices[0], 'is_reached'))}” says that the milestone is not reached, though it has an actual date{more}; the date counts."
        draft.problem(says, "Say yes if that is right, or correct one of them.", index=indices[0], column="is_reached", severity="warning")
