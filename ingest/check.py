"""Rules over rows: the contract's own checks, keys that come twice, references to what is unknown, sums of the leaves."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray
from rapidfuzz import process

from ingest import packages, summaries
from ingest.cell import Fault
from ingest.draft import Draft
from schema import TABLES, Check, Column, Table
from schema.wording import counted
from store.vintages import NULL_IS_A_VALUE

SHOWN = 3  # rows that are named where many break one rule


def check(drafts: Sequence[Draft], con: DuckDBPyConnection) -> None:
    """Refuses, in the order in which tables refer to each other, the rows that break a rule."""
    for table in TABLES:
        own = [draft for draft in drafts if draft.table is table and draft.offsets]
        for draft in own:
            _contract(draft, con)
            _references(draft, drafts, con)
        for file in dict.fromkeys(draft.file for draft in own if not table.several):
            _twice([draft for draft in own if draft.file == file], table)
    for draft in drafts:
        if draft.table.name == "work_packages":
            _leaves(draft)
    packages.check(drafts, con)
    summaries.check(drafts, con)


def _contract(draft: Draft, con: DuckDBPyConnection) -> None:
    """The table's checks, as SQL over the rows that are good so far."""
    rows = draft.arrow().append_column("_index", pa.array(np.flatnonzero(draft.good())))
    con.register("incoming", rows)
    try:
        for rule in draft.table.checks:
            found = [index for (index,) in con.execute(f"SELECT _index FROM incoming WHERE {rule.bad} ORDER BY _index").fetchall()]
            if rule.once and len(found) > 1:
                places = ", ".join(str(draft.number(index)) for index in found[:SHOWN]) + (", …" if len(found) > SHOWN else "")
                _broken(draft, found[0], replace(rule, says=f"{rule.says} So in {counted(len(found), 'row')} ({places})."))
                continue
            for index in found:
                _broken(draft, index, rule)
    finally:
        con.unregister("incoming")


def _broken(draft: Draft, index: int, rule: Check) -> None:
    draft.problem(rule.says, rule.mend, index=index, column=rule.column, severity=rule.severity)


def _references(draft: Draft, drafts: Sequence[Draft], con: DuckDBPyConnection) -> None:
    for column in draft.table.columns:
        if not column.refers_to or column.name not in draft.columns:
            continue
        name, _, there = column.refers_to.partition(".")
        known = {row[0] for row in con.execute(f'SELECT DISTINCT "{there}" FROM "{name}"').fetchall()}
        for other in drafts:
            if other.table.name == name and there in other.columns:
                known |= set(pc.unique(other.array(there).filter(other.good())).to_pylist())
        coded = draft.array(column.name).dictionary_encode()
        faults = {n: _unknown(column, value, known) for n, value in enumerate(coded.dictionary.to_pylist()) if value not in known}
        numbers = coded.indices.fill_null(-1).to_numpy()
        for index in np.flatnonzero(np.isin(numbers, list(faults)) & draft.good()).tolist():
            fault = faults[int(numbers[index])]
            draft.problem(fault.says, fault.mend, index=index, column=column.name)


def _unknown(column: Column, value: str, known: Iterable[str]) -> Fault:
    what = "programme" if column.name == "programme_id" else "project" if column.name == "project_id" else column.heading.lower()
    names = sorted(str(name) for name in known if name)
    like = process.extractOne(value, names, score_cutoff=60) if names else None
    mend = f"Did you mean “{like[0]}”? " if like else ""
    return Fault(
        says=f"“{value}” is no {what} that is known, nor is it in the files given with this one.",
        mend=f"{mend}Correct it, or load the {what}s first.",
    )


def _twice(drafts: Sequence[Draft], table: Table) -> None:
    """Refuses every row whose key an earlier row of the file has; rows whose key has a blank are not compared.

    The very same row on another sheet, as where each month's sheet repeats the months before, refuses nothing.
    """
    seen: dict[tuple[object, ...], tuple[Draft, int]] = {}
    names = ", ".join(drafts[0].heading(name) for name in table.key)
    needed = [name for name in table.key if (table.name, name) not in NULL_IS_A_VALUE]
    compared = [draft for draft in drafts if all(name in draft.columns for name in needed)]
    for draft, indices in zip(compared, _again(compared, table, needed), strict=True):
        for index in indices:
            key = tuple(draft.value(index, name) for name in table.key)
            other, place = seen.setdefault(key, (draft, index))
            if (other is not draft or place != index) and (
                other.sheet.name == draft.sheet.name or _row(other, place) != _row(draft, index)
            ):
                where = f"row {other.number(place)}" + (f" of sheet “{other.sheet.name}”" if other.sheet.name != draft.sheet.name else "")
                shown = ", ".join(str(part) for part in key if part is not None)
                says = f"The row has the same {names} ({shown}) as {where}."
                last = next((name for name in reversed(table.key) if name in draft.matches), table.key[-1])
                draft.problem(says, "Delete one of the two rows, or correct its identifier.", index=index, column=last)


def _row(draft: Draft, index: int) -> tuple[object, ...]:
    return tuple(draft.value(index, column.name) for column in draft.table.columns)


def _again(drafts: Sequence[Draft], table: Table, needed: Sequence[str]) -> list[list[int]]:
    """For each draft its good rows with a whole key that stands more than once among them all."""
    if not drafts:
        return []
    whole = np.concatenate([draft.good() & ~_lacks(draft, needed) for draft in drafts])
    keys = np.zeros(len(whole), np.int64)
    for name in table.key:
        coded = pa.concat_arrays([draft.array(name) for draft in drafts]).dictionary_encode()
        numbers = coded.indices.fill_null(-1).to_numpy().astype(np.int64) + 1
        keys = np.unique(keys * (len(coded.dictionary) + 1) + numbers, return_inverse=True)[1]
    times = np.bincount(keys[whole], minlength=len(whole) + 1)
    again = np.split(whole & (times[keys] > 1), np.cumsum([len(draft.offsets) for draft in drafts])[:-1])
    return [np.flatnonzero(each).tolist() for each in again]


def _lacks(draft: Draft, needed: Sequence[str]) -> NDArray[np.bool_]:
    blank = np.zeros(len(draft.offsets), bool)
    for name in needed:
        blank |= draft.array(name).is_null().to_numpy(zero_copy_only=False)
    return blank


def _leaves(draft: Draft) -> None:
    """A package's own budget should be the sum of those directly below it, where they carry one."""
    budgets: dict[tuple[str, str], tuple[int, Decimal]] = {}
    children: dict[tuple[str, str], Decimal] = {}
    for index in range(len(draft.offsets)):
        if index in draft.rejected:
            continue
        project, package, parent = (draft.value(index, name) for name in ("project_id", "wp_id", "parent_id"))
        budget = draft.value(index, "budget")
        if budget is None:
            continue
        budgets[(project, package)] = (index, budget)
        if parent is not None:
            children[(project, parent)] = children.get((project, parent), Decimal(0)) + budget
    for key, total in children.items():
        if key in budgets and budgets[key][1] != total and budgets[key][0] not in draft.agreed:
            index, budget = budgets[key]
            says = f"The budget of {key[1]} is {budget:,.2f}, and those of the packages below it add up to {total:,.2f}; the latter counts."
            draft.problem(
                says,
                "Correct one of them, or leave the budget of the upper package blank.",
                index=index,
                column="budget",
                severity="warning",
            )
