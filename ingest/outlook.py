"""A list of periods whose plan begins where its actual values end: what is still expected, or the baseline; see :mod:`ingest.layouts.expected`."""

from decimal import Decimal

from ingest.cell import show
from ingest.cumulative import leave_out
from ingest.draft import Draft, Reply
from ingest.layouts.expected import ASKED, CHOICES, DONE, EXPECTED, TAKEN

TOPIC = "rolling"


def settle(draft: Draft, reply: Reply) -> None:
    """Asks which it is, and leaves out what is expected; of a sheet that a layout made its own question is asked before."""
    if draft.table.name != "reporting_periods" or "pv" not in draft.matches or draft.sheet.addresses or not draft.offsets:
        return
    index = _first(draft)
    if index is None:
        return
    heading = draft.heading("pv")
    answer = reply(TOPIC, heading)
    first = f"row {draft.number(index)}, {draft.value(index, 'period_end').isoformat()} ({draft.value(index, 'pv'):,.2f})"
    says = f"“{show(heading)}” plans only the periods after those with actual values, from {first} on."
    if answer:
        draft.problem(f"{says} {TAKEN[answer]}", "Nothing need be done.", index=index, column="pv", severity="notice")
    else:
        draft.ask(TOPIC, heading, f"{says} {ASKED}", CHOICES, index=index, default=EXPECTED)
    if answer == EXPECTED:
        leave_out(draft, "pv")


def _first(draft: Draft) -> int | None:
    """The row with the first plan, where it lies after all with actual values; zeros are none."""
    ends = draft.array("period_end").to_pylist()
    names = [name for name in DONE if name in draft.columns]
    done = [end for name in names for end, value in zip(ends, draft.array(name).to_pylist(), strict=True) if end and value]
    plans: list[Decimal | None] = draft.array("pv").to_pylist()
    planned = [index for index, value in enumerate(plans) if value and ends[index]]
    first = min(planned, key=lambda index: ends[index], default=None)
    return first if first is not None and done and ends[first] > max(done) else None
