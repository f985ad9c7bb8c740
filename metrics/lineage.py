"""The rows of the files that a figure rests on: those that count at the status date, by file and sheet, with their sums."""

from collections.abc import Iterable, Sequence
from math import fsum
from typing import Any

from metrics import lineage_queries as rows_of
from metrics.explanation import SourceRows
from metrics.moment import View
from metrics.query import PARTS, Plan

SHOWN = 50
Source = tuple[str, str, str]  # table, what is summed, query
Memory = dict[str, Any]  # what a query found, part by part
Entries = dict[tuple[Any, ...], dict[str, Any]]

_BUDGET: tuple[Source, ...] = (
    ("work_packages", "budget", rows_of.budgets()),
    ("reporting_periods", "budget", rows_of.own_budget()),
    ("reporting_periods", "pv", rows_of.plan_as_budget()),
)
_EARNED: tuple[Source, ...] = (
    ("progress", "earned", rows_of.reported()),
    ("milestones", "earned", rows_of.weighted()),
    ("work_packages", "earned", rows_of.effort()),
    ("reporting_periods", "ev", rows_of.given("ev", "earned_step")),
)
_SPENT: tuple[Source, ...] = (("costs", "amount", rows_of.costs()), ("reporting_periods", "ac", rows_of.given("ac", "spent_step")))
_TO_COME: tuple[Source, ...] = (
    ("progress", "estimate_to_complete", rows_of.to_come()),
    ("reporting_periods", "eac", rows_of.own_estimate()),
)
_SPREAD: Source = ("reporting_periods", "budget", rows_of.own_budget(spread=True))
_PLAN: tuple[Source, ...] = (
    ("work_packages", "budget", rows_of.budgets()),
    ("reporting_periods", "pv", rows_of.planned(whole=True)),
    _SPREAD,
)


def _spent_in(periods: int) -> tuple[Source, ...]:
    return (("costs", "amount", rows_of.costs(periods)), ("reporting_periods", "ac", rows_of.given("ac", "spent_step", periods)))


# where each column of the facts comes from; a column that is not here leads to the rows of the metric's tables
SOURCES: dict[str, tuple[Source, ...]] = {
    "bac": _BUDGET,
    "pv": (("work_packages", "planned", rows_of.linear()), ("reporting_periods", "pv", rows_of.planned()), _SPREAD),
    "pv_3": (("work_packages", "budget", rows_of.budgets()), ("reporting_periods", "pv", rows_of.planned(periods=3)), _SPREAD),
    "ev": _EARNED,
    "ev_3": _EARNED,
    "ev_6": _EARNED,
    "ac": _SPENT,
    "ac_3": _spent_in(3),
    "ac_6": _spent_in(6),
    "etc_pm": _TO_COME,
    "ac_estimated": _SPENT,
    "eac": (*_BUDGET, *_EARNED, *_SPENT, *_TO_COME),
    "es": (*_EARNED, *_PLAN),
    "at": _PLAN,
    "pd": _PLAN,
    "earned_slip_days": (*_EARNED, *_PLAN),
    "plan_slip_days": (*_EARNED, *_PLAN),
    "spi_t_slip_days": (*_EARNED, *_PLAN),
}


def source_rows(view: View, planned: Plan, memory: Memory) -> dict[str, tuple[SourceRows, ...]]:
    """The rows behind a metric for every part of its level: one entry for each table, file, sheet and load.

    ``memory`` keeps what was found project by project for one metric, for others that rest on the same column.
    """
    if not planned.sql:
        return {}
    members = _members(view, planned)
    found: dict[str, Entries] = {part: {} for part in members}
    for table, summed, query in _sources(planned):
        sql = _grouped(planned.level, query)
        if sql not in memory:
            memory[sql] = _by_member(view.con.execute(sql).fetchall())
        for part, keys in members.items():
            _add(view, found[part], table, summed, _together(memory[sql], keys))
    return {key: tuple(_entry(place, values) for place, values in entries.items()) for key, entries in found.items()}


def _entry(place: tuple[Any, ...], values: dict[str, Any]) -> SourceRows:
    table, load, file, sheet = place
    rows, cells = tuple(sorted(values["rows"])[:SHOWN]), tuple(sorted(values["cells"], key=_in_order)[:SHOWN])
    return SourceRows(table=table, file=file, sheet=sheet, load=load, rows=rows, cells=cells, count=values["count"], sums=values["sums"])


def _in_order(cell: str) -> tuple[int, int, str]:
    """Cells by their row, then by their column: C2, AA2, B3; of a range or a list its first."""
    first = cell.partition(",")[0].partition(":")[0]
    letters = first.rstrip("0123456789")
    return int(first.removeprefix(letters) or 0), len(letters), cell


def _sources(planned: Plan) -> Iterable[Source]:
    """The sources of every column that the metric needs, each once; else all rows of its tables."""
    known = [source for column in planned.columns for source in SOURCES.get(column, ())]
    if known:
        return dict.fromkeys(known)
    return [(table, "", rows_of.listed(table)) for table in planned.metric.tables]


def _members(view: View, planned: Plan) -> dict[str, list[str]]:
    """The projects, or the work package, of each part that count; one that is asked for by name shows its rows in any case."""
    member = PARTS["work_package" if planned.level == "work_package" else "project"][0]
    counts = planned.counts if planned.level in ("portfolio", "programme") else "TRUE"
    members: dict[str, list[str]] = {}
    for part, key in view.con.execute(
        f"SELECT DISTINCT {PARTS[planned.level][0]}, {member} FROM {planned.fact} WHERE {counts} ORDER BY ALL"
    ).fetchall():
        members.setdefault(part, []).append(key)
    return members


def _grouped(level: str, query: str) -> str:
    """The rows of every work package, or of every project: what a wider part rests on is put together from those."""
    package = level == "work_package"
    part = f"SELECT {PARTS['work_package'][0] if package else 'project_id'} AS part_key, project_id, {'wp_id' if package else 'CAST(NULL AS VARCHAR)'} AS wp_id"
    return f"""WITH part AS ({part} FROM {"fact_package" if package else "scoped_project"}), used AS ({query})
    SELECT part_key, _load, coalesce(_file, ''), coalesce(_sheet, ''), list(DISTINCT _row ORDER BY _row)[1:{SHOWN}],
        list(DISTINCT _cell) FILTER (WHERE _cell IS NOT NULL)[1:{SHOWN}], count(DISTINCT _row) FILTER (WHERE _cell IS NULL) + count(DISTINCT _cell),
        min(currency), max(currency), CAST(sum(amount) AS DOUBLE), sum(reporting)
    FROM used GROUP BY part_key, _load, _file, _sheet ORDER BY part_key, _load, _file, _sheet"""


def _by_member(rows: list[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for key, *values in rows:
        found.setdefault(key, []).append(values)
    return found


def _together(each: dict[str, list[Any]], members: Sequence[str]) -> list[Any]:
    """What the members' rows of each sheet come to; a row belongs to one member alone, so counts and sums add up."""
    sheets: dict[tuple[Any, ...], list[Any]] = {}
    for member in members:
        for load, file, sheet, *values in each.get(member, ()):
            sheets.setdefault((load, file, sheet), []).append(values)
    return [(*place, *_added_up(sheets[place])) for place in sorted(sheets)]


def _added_up(found: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    """One sheet's rows and cells, how many they are, in which currencies, and their sums."""
    numbers, cells, counts, lows, highs, amounts, reporting = zip(*found, strict=True)
    currencies = {one for one in (*lows, *highs) if one}
    places = {cell for some in cells for cell in some or ()}
    return {number for some in numbers for number in some}, places, sum(counts), currencies, _sum(amounts), _sum(reporting)


def _sum(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return round(fsum(known), 4) if known else None


def _add(view: View, entries: Entries, table: str, summed: str, rows: list[Any]) -> None:
    """Rows of one source, joined with those of another source from the same sheet."""
    for load, file, sheet, numbers, cells, count, currencies, amount, reporting in rows:
        entry = entries.setdefault((table, load, file, sheet), {"rows": set(), "cells": set(), "count": 0, "sums": {}})
        entry["rows"] |= numbers
        entry["cells"] |= cells
        entry["count"] = max(entry["count"], count, len(entry["rows"]), len(entry["cells"]))
        if summed and amount is not None and len(currencies) == 1:
            entry["sums"][summed] = amount
        if summed and reporting is not None and currencies != {view.currency}:
            entry["sums"][f"{summed} in {view.currency}"] = reporting
