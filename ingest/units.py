"""Currencies written beside amounts, or in their heading, must be the row's own."""

from ingest.cell import Fault
from ingest.convert import Converted
from ingest.convert.currencies import agrees, says
from ingest.draft import Draft
from ingest.names import unit
from schema import Kind


def agree(draft: Draft) -> None:
    """Refuses amounts whose currency is not the row's; a row without one takes the one beside its amount."""
    amounts = [column.name for column in draft.table.columns if column.kind is Kind.MONEY and column.name in draft.matches]
    if not any(column.name == "currency" for column in draft.table.columns):
        return
    for name in amounts:
        beside = dict(draft.columns[name].units)
        whole = unit(draft.heading(name)).currency
        if whole:
            values = draft.columns[name].values
            beside = {index: beside.get(index, whole) for index, value in enumerate(values) if value is not None}
        for index, written in beside.items():
            _agree(draft, name, index, written)


def _agree(draft: Draft, name: str, index: int, written: str) -> None:
    own = draft.value(index, "currency")
    if own is None:
        code = says(written)
        if code:
            column = draft.columns.setdefault("currency", Converted(values=[None] * len(draft.offsets)))
            column.values[index] = code
    elif not agrees(written, own) and index not in draft.rejected:
        mend = "Write the amount in the row's currency, or correct the currency."
        draft.refuse(index, name, Fault(says=f"is given in {written}, and the row's currency is {own}.", mend=mend))
