"""Rules over rows: the contract's own checks, keys that come twice, references to what is unknown, sums of the leaves."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

import pyarrow as pa
from duckdb import DuckDBPyConnection
from rapidfuzz import process

from ingest import packages
from ingest.cell import Fault
from ingest.draft import Draft
from schema import TABLES, Check, Column, Table
from store.vintages import NULL_IS_A_VALUE


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


def _contract(draft: Draft, con: DuckDBPyConnection) -> None:
    """The table's checks, as SQL over the rows that are good so far."""
    rows = draft.arrow()
    place = [index for index in range(len(draft.offsets)) if index not in draft.rejected]
    con.register("incoming", rows.append_column("_place", pa.array(place, pa.int64())))
    try:
        for rule in draft.table.checks:
            for (index,) in con.execute(f"SELECT _place FROM incoming WHERE {rule.bad} ORDER BY _place").fetchall():
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
                known |= {value for i, value in enumerate(other.columns[there].values) if i not in other.rejected}
        faults: dict[str, Fault] = {}
        for index, value in enumerate(draft.columns[column.name].values):
            if value is not None and value not in known and index not in draft.rejected:
                fault = faults.get(value) or _unknown(column, value, known)
                faults[value] = fault
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
    """Refuses every row whose key an earlier row of the file has; rows whose key has a blank are not compared."""
    seen: dict[tuple[object, ...], tuple[str, int]] = {}
    names = ", ".join(drafts[0].heading(name) for name in table.key)
    for draft in drafts:
        columns = [draft.columns[name].values if name in draft.columns else None for name in table.key]
        if any(values is None and (table.name, name) not in NULL_IS_A_VALUE for values, name in zip(columns, table.key, strict=True)):
            continue
        for index in range(len(draft.offsets)):
            if index in draft.rejected:
                continue
            key = tuple(values[index] if values else None for values in columns)
            if any(part is None and (table.name, name) not in NULL_IS_A_VALUE for part, name in zip(key, table.key, strict=True)):
                continue
            first = seen.setdefault(key, (draft.sheet.name, draft.number(index)))
            if first != (draft.sheet.name, draft.number(index)):
                where = f"row {first[1]}" + (f" of sheet “{first[0]}”" if first[0] != draft.sheet.name else "")
                shown = ", ".join(str(part) for part in key if part is not None)
                says = f"The row has the same {names} ({shown}) as {where}."
                last = next((name for name in reversed(table.key) if name in draft.matches), table.key[-1])
                draft.problem(says, "Delete one of the two rows, or correct its identifier.", index=index, column=last)


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
        if key in budgets and budgets[key][1] != total:
            index, budget = budgets[key]
            says = f"The budget of {key[1]} is {budget:,.2f}, and those of the packages below it add up to {total:,.2f}; the latter counts."
            draft.problem(
                says,
                "Correct one of them, or leave the budget of the upper package blank.",
                index=index,
                column="budget",
                severity="warning",
            )
