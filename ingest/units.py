"""Currencies written beside amounts, or in their heading, must be the row's own."""

import numpy as np

from ingest.cell import Fault
from ingest.convert import Converted
from ingest.convert.currencies import agrees, says
from ingest.convert.values import Values
from ingest.draft import Draft
from ingest.names import unit
from schema import Kind


def agree(draft: Draft) -> None:
    """Refuses amounts whose currency is not the row's; a row without one takes the one beside its amount."""
    amounts = [column.name for column in draft.table.columns if column.kind is Kind.MONEY and column.name in draft.matches]
    if not any(column.name == "currency" for column in draft.table.columns):
        return
    for name in amounts:
        for index, written in (*draft.columns[name].units.items(), *_by_heading(draft, name)):
            _agree(draft, name, index, written)


def _by_heading(draft: Draft, name: str) -> list[tuple[int, str]]:
    """The amounts with no currency beside them whose row's own is not the heading's, with the latter."""
    whole = unit(draft.heading(name)).currency
    if not whole:
        return []
    own = draft.array("currency").dictionary_encode()
    alike = [number for number, code in enumerate(own.dictionary.to_pylist()) if agrees(whole, code)]
    other = ~np.isin(own.indices.fill_null(-1).to_numpy(), alike)
    rows = np.flatnonzero(other & draft.array(name).is_valid().to_numpy(zero_copy_only=False)).tolist()
    return [(index, whole) for index in rows if index not in draft.columns[name].units]


def _agree(draft: Draft, name: str, index: int, written: str) -> None:
    own = draft.value(index, "currency")
    if own is None:
        code = says(written)
        if code:
            if "currency" not in draft.columns:
                draft.columns["currency"] = Converted(values=Values(draft.array("currency")))
            column = draft.columns["currency"]
            column.values[index] = code
    elif not agrees(written, own) and index not in draft.rejected:
        mend = "Write the amount in the row's currency, or correct the currency."
        draft.refuse(index, name, Fault(says=f"is given in {written}, and the row's currency is {own}.", mend=mend))
