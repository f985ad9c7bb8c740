"""Estimates to complete that a later report of the same work package leaves blank: they count no more from then on, which is told."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from duckdb import DuckDBPyConnection

from ingest.draft import Draft

ESTIMATE = "estimate_to_complete"
Package = tuple[str, str]
Reports = dict[Package, dict[date, Any]]  # of each package its estimates by day, None where a report has none


def check(drafts: Sequence[Draft], con: DuckDBPyConnection) -> None:
    """Warns once for each sheet of progress whose last report of a package has no estimate, where the report before has one."""
    own = [
        draft
        for draft in drafts
        if draft.table.name == "progress" and draft.offsets and {"project_id", "wp_id", ESTIMATE} <= set(draft.columns)
    ]
    if not own:
        return
    reports: Reports = {}
    for project, package, day, estimate in con.execute(f"SELECT project_id, wp_id, status_date, {ESTIMATE} FROM progress").fetchall():
        reports.setdefault((project, package), {})[day] = estimate
    for draft in own:
        for index, package, day in _rows(draft):
            reports.setdefault(package, {})[day] = draft.value(index, ESTIMATE)
    for draft in own:
        lapsed = [each for index, package, day in _rows(draft) if (each := _lapsed(draft, index, day, reports[package]))]
        if lapsed:
            _warn(draft, lapsed)


def _rows(draft: Draft) -> list[tuple[int, Package, date]]:
    columns = [draft.array(name).to_pylist() for name in ("project_id", "wp_id", "status_date")]
    rows = ((index, (project, package), day) for index, (project, package, day) in enumerate(zip(*columns, strict=True)))
    return [(index, package, day) for index, package, day in rows if None not in (*package, day) and index not in draft.rejected]


def _lapsed(draft: Draft, index: int, day: date, reports: dict[date, Any]) -> tuple[int, date, Decimal] | None:
    """The row, where it is the package's last report, under way and without an estimate, with the estimate of the report before."""
    done = draft.value(index, "actual_finish") is not None or draft.value(index, "pct_complete") == 1
    before = max((each for each in reports if each < day), default=None)
    if before is None or not reports[before] or done or day != max(reports) or draft.value(index, ESTIMATE) is not None:
        return None
    return index, before, reports[before]


def _warn(draft: Draft, lapsed: Sequence[tuple[int, date, Decimal]]) -> None:
    index, day, estimate = lapsed[0]
    package = f"{draft.value(index, 'project_id')}/{draft.value(index, 'wp_id')}"
    more = f", and so is that of {len(lapsed) - 1:,} more" if len(lapsed) > 1 else ""
    says = (
        f"The estimate to complete of {package} is blank{more}; it was {estimate:,.2f} on {day}, and counts no more from "
        f"{draft.value(index, 'status_date')} on."
    )
    draft.problem(says, "Enter it, or say yes to go on without one.", index=index, column=ESTIMATE, severity="warning")
