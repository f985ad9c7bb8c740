"""What is known from elsewhere of a sheet's own rows, where it has no column for it; each value keeps the place where it stands."""

import json
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection

from ingest.convert import Converted
from ingest.convert.values import Values
from ingest.coverage import hint
from ingest.coverage.compare import compared
from ingest.draft import Draft
from schema import Column, Kind
from schema.wording import counted
from store.tables import ARROW

_PLACE = ("load", "file", "sheet", "row", "cell")
PLACED = ", ".join(f"_{part}" for part in (*_PLACE, "from"))
"""What a query for ``take`` ends with."""

_ROUNDED = 0.01  # by so much a share of the budget may differ from a % complete that is rounded
Key = tuple[str | None, ...]
Row = Sequence[Any]  # of a known row the columns that are taken, then its place


def take(draft: Draft, columns: Sequence[Column], keys: Sequence[Hashable], known: Mapping[Any, Row]) -> list[Column]:
    """Fills the columns from the known rows of those keys, each value with its place; the columns of which any value is known."""
    kept = []
    for number, column in enumerate(columns):
        values = pa.array([known[key][number] if key in known else None for key in keys], ARROW[column.kind])
        if values.null_count == len(values):
            continue
        kept.append(column)
        draft.columns[column.name] = Converted(values=Values(values), read=values.to_pylist())
        for index, key in enumerate(keys):
            if key in known and known[key][number] is not None:
                draft.elsewhere.setdefault(index, {})[column.name] = _place(column, known[key])
    return kept


def _place(column: Column, row: Row) -> Mapping[str, Any]:
    """Where the value stands: what was taken over once stays where it was first given."""
    *place, before = row[-len(_PLACE) - 1 :]
    there = json.loads(before).get(column.name) if before else None
    return there or dict(zip(_PLACE, place, strict=True))


def of_others(draft: Draft, beside: Sequence[Draft], con: DuckDBPyConnection) -> None:
    """Fills columns that no sheet of the file has from the rows that another source gave of the same days or packages: they are not taken back."""
    there = {name for other in beside for name in other.columns}
    absent = _absent(draft, there)
    if not absent or not set(compared(draft.table)) <= there:
        return
    own = [_key(parts) for parts in zip(*(draft.array(name).to_pylist() for name in draft.table.key), strict=True)]
    rows = _known(draft, absent, con)
    known = {key: row for key, _, row in rows}
    if "currency" not in {column.name for column in absent}:
        codes = dict(zip(own, draft.array("currency").to_pylist(), strict=True))
        usual = dict(con.execute("SELECT project_id, currency FROM projects").fetchall())
        pairs = {key: (code or usual.get(key[0]), codes[key] or usual.get(key[0])) for key, code, _ in rows if key in codes}
        other = {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}
        _leave_money(draft, absent, known, other)
    if "pct_complete" in draft.columns and draft.table.name == "reporting_periods":
        _leave_earned(draft, absent, own, known)
    kept = take(draft, absent, own, known)
    if kept:
        says = f"The sheet has no column for {_listed(kept)}; what another source gave of the same rows stays."
        draft.problem(says, "Nothing need be done.", severity="notice")


def _absent(draft: Draft, there: set[str]) -> list[Column]:
    """The columns of which the file says nothing; its own amounts are in a currency of their own, be it only their projects'."""
    twins = {column.name: column.to_date for column in draft.table.columns if column.to_date}  # what a period gives, and its value to date
    given = there | {twins.get(name, "") for name in there} | {name for name, twin in twins.items() if twin in there}
    if any(column.kind is Kind.MONEY and column.name in there for column in draft.table.columns):
        given.add("currency")
    return [column for column in draft.table.columns if column.name not in {*given, *draft.table.key}]


def _key(parts: Sequence[object]) -> Key:
    return tuple(None if part is None else str(part) for part in parts)


def _known(draft: Draft, absent: Sequence[Column], con: DuckDBPyConnection) -> list[tuple[Key, str | None, Row]]:
    """The rows that other sources gave: key, currency, and what is taken of them."""
    names = ", ".join(f'"{column.name}"' for column in absent)
    keys = ", ".join(f'"{name}"::VARCHAR' for name in draft.table.key)
    rows = con.execute(
        f"""SELECT [{keys}], currency, {names}, {PLACED} FROM "{draft.table.name}"
        WHERE _load NOT IN (SELECT load_id FROM kept.loads WHERE source = ?)""",
        [hint.name(draft.file)],
    ).fetchall()
    return [(_key(key), code, row) for key, code, *row in rows]


def _leave_money(draft: Draft, absent: Sequence[Column], known: dict[Key, Row], other: Mapping[Key, tuple[str | None, str | None]]) -> None:
    """Amounts that are known in another currency than the row's own are not of one row with them: they stay behind, and that wants a yes."""
    lost: dict[Key, list[Column]] = {}
    for key in other:
        row = list(known[key])
        lost[key] = [column for number, column in enumerate(absent) if column.kind is Kind.MONEY and row[number] is not None]
        known[key] = [None if number < len(absent) and absent[number] in lost[key] else value for number, value in enumerate(row)]
    told = [key for key, columns in lost.items() if columns]
    if told:
        (there, here), of = other[told[0]], ", ".join(part for part in told[0] if part)
        says = f"{of}: {_listed(lost[told[0]])} {'is' if len(lost[told[0]]) == 1 else 'are'} known in {there}, and the sheet's amounts are in {here}; "
        says += f"so it is in {counted(len(told) - 1, 'more row')}, and " if told[1:] else ""
        draft.problem(f"{says}what is known in {there} would count no more.", "Say yes if that is right.", severity="warning")


def _leave_earned(draft: Draft, absent: Sequence[Column], own: Sequence[Key], known: dict[Key, Row]) -> None:
    """An earned value that is another share of the budget than the sheet says is older than it: it stays behind, and that wants a yes."""
    places = {column.name: number for number, column in enumerate(absent)}
    if "ev_to_date" not in places:
        return
    shares = dict(zip(own, draft.array("pct_complete").to_pylist(), strict=True))
    budgets = dict(zip(own, draft.array("budget").to_pylist(), strict=True)) if "budget" not in places else {}
    told = []
    for key in [key for key in known if shares.get(key) is not None]:
        share, row = float(shares[key]), list(known[key])
        earned, budget = row[places["ev_to_date"]], budgets[key] if budgets else row[places["budget"]]
        if earned is None or not budget or abs(float(earned / budget) - share) <= _ROUNDED:
            continue
        told.append((key, f"{earned:,.2f}, {float(earned / budget):.0%} of the budget, and the sheet says {share:.0%}"))
        known[key] = [None if number in (places["ev_to_date"], places.get("ev")) else value for number, value in enumerate(row)]
    if told:
        more = f", and so it is in {counted(len(told) - 1, 'more row')}" if told[1:] else ""
        says = f"{', '.join(part for part in told[0][0] if part)}: another source gave an earned value to date of {told[0][1]}{more}. "
        says += "The sheet's % complete counts, and that earned value no more."
        draft.problem(says, "Say yes if that is right, or take out the % complete.", column="pct_complete", severity="warning")


def _listed(columns: Sequence[Column]) -> str:
    return ", ".join(column.heading.lower() for column in columns)
