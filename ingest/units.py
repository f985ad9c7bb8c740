"""Currencies written beside amounts, or in their heading, must be the row's own."""

from collections.abc import Mapping, Sequence

import numpy as np

from ingest.cell import Fault
from ingest.convert import Converted
from ingest.convert.currencies import agrees, likely, says
from ingest.convert.values import Values
from ingest.draft import Draft, Reply
from ingest.names import unit
from schema import Kind


def agree(draft: Draft, reply: Reply, own: Mapping[str, str]) -> None:
    """Refuses amounts whose currency is not the row's; a row without one takes the one beside its amount.

    ``own`` is the currency of each project: a sign that can stand for it asks nothing, and one that cannot is asked about where it says no other.
    """
    amounts = [column.name for column in draft.table.columns if column.kind is Kind.MONEY and column.name in draft.matches]
    if not any(column.name == "currency" for column in draft.table.columns):
        return
    for name in amounts:
        asked: dict[str, list[int]] = {}
        for index, written in (*draft.columns[name].units.items(), *_by_heading(draft, name)):
            if not _agree(draft, name, index, written, reply, own):
                asked.setdefault(written, []).append(index)
        for written, rows in asked.items():
            _ask(draft, name, written, rows, own)


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


def _agree(draft: Draft, name: str, index: int, written: str, reply: Reply, usual: Mapping[str, str]) -> bool:
    """Whether the currency is known; False where it has to be asked about."""
    own = draft.value(index, "currency")
    if own is None:
        project = usual.get(draft.value(index, "project_id"), "")
        code = says(written)
        if not code and project and not agrees(written, project):
            code = reply("sign", draft.heading(name))
            if not code or not agrees(written, code):
                return index in draft.rejected
        if code:
            if "currency" not in draft.columns:
                draft.columns["currency"] = Converted(values=Values(draft.array("currency")))
            column = draft.columns["currency"]
            column.values[index] = code
    elif not agrees(written, own) and index not in draft.rejected:
        mend = "Write the amount in the row's currency, or correct the currency."
        draft.refuse(index, name, Fault(says=f"is given in {written}, and the row's currency is {own}.", mend=mend))
    return True


def _ask(draft: Draft, name: str, written: str, rows: Sequence[int], usual: Mapping[str, str]) -> None:
    project = draft.value(rows[0], "project_id")
    says = f"Which currency is “{written}” under “{draft.heading(name)}”? {project} is in {usual[project]}, for which it does not stand."
    draft.ask("sign", draft.heading(name), says, [(code, f"{code}, for all such amounts") for code in likely(written)], index=rows[0])
    draft.rejected.update(rows)
