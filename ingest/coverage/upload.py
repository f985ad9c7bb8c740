"""All files of an upload as deliveries, one for each table and name; what they cover and change, together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pyarrow as pa
from duckdb import DuckDBPyConnection

from ingest import changes
from ingest.coverage import hint
from ingest.coverage import settle as settling
from ingest.coverage.delivery import Delivery
from ingest.draft import Draft, Sums
from ingest.reply import Replies

Covered = Mapping[int, tuple[Delivery, int]]  # the delivery of a draft, and its place there


def settle(
    drafts: Sequence[Draft], whole: Mapping[int, pa.Table], con: DuckDBPyConnection, replies: Replies
) -> tuple[list[Delivery], changes.Found]:
    """The deliveries of the upload, with what they cover, and what that changes: files of like names make one delivery of a table."""
    found: dict[tuple[str, str], Delivery] = {}
    for draft in drafts:
        name = hint.name(draft.file)
        delivery = found.setdefault((name, draft.table.name), Delivery(table=draft.table, hint=name))
        delivery.take_in(draft, whole[id(draft)])
    for delivery in found.values():
        delivery.named = [day for file in delivery.files if (day := hint.as_of(file))]
        delivery.as_of = _day(delivery, drafts, replies.answers.status_date)
    gathered = changes.Found(con)
    deliveries = list(found.values())
    settling.settle(deliveries, con, replies, compared=gathered.add)
    return deliveries, gathered


def _day(delivery: Delivery, drafts: Sequence[Draft], told: date | None) -> date | None:
    """As of which day it is: the one that its sheets are loaded with, else the one told for all, in a file's name or on its other sheets."""
    standing = [day for own in delivery.drafts if (day := _stands(own, drafts))]
    elsewhere = [hint.as_of(file) or _reported(file, drafts) for file in delivery.files]
    return max(standing, default=None) or told or max((day for day in elsewhere if day), default=None)


def _stands(own: Draft, drafts: Sequence[Draft]) -> date | None:
    """The one day on which everything stands that the sheet tells, as its cells, its title or an answer say it."""
    parts = [each for each in drafts if (each.file, each.sheet.name) == (own.file, own.sheet.name)]
    days = {
        day
        for part in parts
        for name in ("status_date", "period_end")
        if name in part.columns
        for day in part.columns[name].values
        if day is not None
    }
    return days.pop() if len(days) == 1 else None


def _reported(file: str, drafts: Sequence[Draft]) -> date | None:
    """The latest status date that the file's own sheets report."""
    days = (
        value
        for draft in drafts
        if draft.file == file and draft.table.name in ("progress", "status_reports") and "status_date" in draft.columns
        for value in draft.columns["status_date"].values
    )
    return max((day for day in days if day is not None), default=None)


def less(sums: Mapping[str, Sums], whole: pa.Table, kept: pa.Table) -> dict[str, Sums]:
    """Control totals after rows were left out as known already: what they add up to is not loaded."""
    found = {}
    for name, one in sums.items():
        gone = sum((Decimal(v) for v in whole.column(name).to_pylist() if v is not None), Decimal(0))
        gone -= sum((Decimal(v) for v in kept.column(name).to_pylist() if v is not None), Decimal(0))
        found[name] = replace(one, loaded=one.loaded - gone, rejected=one.rejected + gone)
    return found
