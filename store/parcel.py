"""What is handed over to be kept: a file's sheets, converted, with the totals that must come out again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pyarrow as pa

from schema import BY_NAME, Problem
from schema.wording import counted
from store.apart import Apart
from store.covers import Cover
from store.errors import ContractError, TotalsError
from store.profiles import Profile
from store.tables import arrow_schema


@dataclass(frozen=True, kw_only=True)
class NewSheet:
    """One sheet's rows, converted: columns as ``store.tables.arrow_schema`` says.

    ``control_totals`` are sums per column that the reader counted for itself; they must come out again.
    """

    table: str
    sheet: str
    rows: pa.Table
    read: int
    loaded: int
    rejected: int = 0
    blank: int = 0
    control_totals: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A row that was left out of a load: its project is incomplete until a later load brings the row."""

    table: str
    project_id: str
    sheet: str
    row: int | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class NewLoad:
    """One file, read and checked, to be kept."""

    file_name: str
    sha256: str
    reader: str
    sheets: tuple[NewSheet, ...]
    source: str
    status_date: date | None = None
    mapping: Mapping[str, object] = field(default_factory=dict)
    note: str = ""
    rejects: tuple[Problem, ...] = ()
    covers: tuple[Cover, ...] = ()
    apart: tuple[Apart, ...] = ()
    refused: tuple[Refused, ...] = ()
    remember: tuple[Profile, ...] = ()


def check(load: NewLoad) -> None:
    """Refuse what is not as the contracts say, before anything is opened."""
    if len({(sheet.table, sheet.sheet) for sheet in load.sheets}) < len(load.sheets):
        raise ContractError(f"{load.file_name}: a sheet was handed over twice for the same table.")
    for sheet in load.sheets:
        _check_columns(load, sheet)
        _check_counts(load, sheet)


def _check_columns(load: NewLoad, sheet: NewSheet) -> None:
    if sheet.table not in BY_NAME:
        raise ContractError(f"There is no table {sheet.table!r}; there are {', '.join(BY_NAME)}.")
    wanted, found = arrow_schema(BY_NAME[sheet.table]), sheet.rows.schema.remove_metadata()
    if not found.equals(wanted, check_metadata=False):
        differences = [f"{a.name}: {a.type}" for a in wanted if a not in list(found)]
        surplus = [f"{b.name}: {b.type}" for b in found if b not in list(wanted)]
        raise ContractError(
            f"{load.file_name}, {sheet.sheet}: the columns of {sheet.table} are not as its contract says. "
            f"Wanted {', '.join(differences) or 'another order'}; found {', '.join(surplus) or 'none of them'}."
        )


def _check_counts(load: NewLoad, sheet: NewSheet) -> None:
    if sheet.read != sheet.loaded + sheet.rejected + sheet.blank or sheet.loaded != sheet.rows.num_rows:
        raise TotalsError(
            f"{load.file_name}, {sheet.sheet}: {counted(sheet.read, 'row')} {'was' if sheet.read == 1 else 'were'} read, but {sheet.loaded} loaded, {sheet.rejected} rejected and "
            f"{sheet.blank} blank do not add up to that, or the rows handed over are {sheet.rows.num_rows}."
        )
