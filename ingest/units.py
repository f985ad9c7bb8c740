"""Currencies written beside amounts, in their heading or by their number format, must be the row's own."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from ingest import shown
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
    by_format = _by_format(draft, amounts, own)
    for name in amounts:
        asked: dict[str, list[int]] = {}
        for index, written in (*draft.columns[name].units.items(), *_by_heading(draft, name), *by_format.get(name, ())):
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


def _by_format(draft: Draft, names: Sequence[str], usual: Mapping[str, str]) -> dict[str, list[tuple[int, str]]]:
    """By column the amounts whose number format, or a line beside the table, gives another currency than their project's, with it.

    What the row or the heading says goes before. Where columns differ, those in the project's own are among them, so that no row is of two currencies.
    """
    given = {name: [each for each in shown.of(draft, name) if each[1].sign] for name in names if not unit(draft.heading(name)).currency}
    several = len({own.sign for each in given.values() for _, own in each}) > 1
    bare = _mask(draft.array("currency").is_null()) if any(given.values()) else np.array([])
    found: dict[str, list[tuple[int, str]]] = {}
    for name, rows, own in ((name, rows, own) for name, each in given.items() for rows, own in each):
        there, home, units = bare & _mask(draft.array(name).is_valid()), _at_home(draft, own.sign, usual), draft.columns[name].units
        others = [(index, own.code or own.sign) for index in rows[(there & ~home)[rows]].tolist() if index not in units]
        same = rows[(there & home)[rows]].tolist() if several else []
        found[name] = [
            *found.get(name, ()),
            *others,
            *((index, usual[draft.value(index, "project_id")]) for index in same if index not in units),
        ]
    return found


def _at_home(draft: Draft, sign: str, usual: Mapping[str, str]) -> NDArray[np.bool_]:
    """The rows of projects whose currency the sign can mean."""
    project = draft.array("project_id").dictionary_encode()
    alike = [number for number, key in enumerate(project.dictionary.to_pylist()) if agrees(sign, usual.get(key, ""))]
    return np.isin(project.indices.fill_null(-1).to_numpy(), alike)


def _mask(found: pa.Array) -> NDArray[np.bool_]:
    mask: NDArray[np.bool_] = found.to_numpy(zero_copy_only=False)
    return mask


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
