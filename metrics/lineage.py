"""The rows of the files that a figure rests on: those that count at the status date, by file and sheet, with their sums."""

from collections.abc import Iterable
from typing import Any

from metrics import lineage_queries as rows_of
from metrics.explanation import SourceRows
from metrics.moment import View
from metrics.query import PARTS, Plan

SHOWN = 50
Source = tuple[str, str, str]  # table, what is summed, query
Memory = dict[str, list[Any]]  # what a query found
Entries = dict[tuple[Any, ...], dict[str, Any]]

_BUDGET: tuple[Source, ...] = (("work_packages", "budget", rows_of.budgets()), ("reporting_periods", "pv", rows_of.plan_as_budget()))
_EARNED: tuple[Source, ...] = (
    ("progress", "earned", rows_of.reported()),
    ("milestones", "earned", rows_of.weighted()),
    ("work_packages", "earned", rows_of.effort()),
    ("reporting_periods", "ev", rows_of.given("ev", "earned_step")),
)
_SPENT: tuple[Source, ...] = (("costs", "amount", rows_of.costs()), ("reporting_periods", "ac", rows_of.given("ac", "spent_step")))
_TO_COME: Source = ("progress", "estimate_to_complete", rows_of.to_come())
_PLAN: tuple[Source, ...] = (("work_packages", "budget", rows_of.budgets()), ("reporting_periods", "pv", rows_of.planned(whole=True)))


def _spent_in(periods: int) -> tuple[Source, ...]:
    return (("costs", "amount", rows_of.costs(periods)), ("reporting_periods", "ac", rows_of.given("ac", "spent_step", periods)))


# where each column of the facts comes from; a column that is not here leads to the rows of the metric's tables
SOURCES: dict[str, tuple[Source, ...]] = {
    "bac": _BUDGET,
    "pv": (("work_packages", "planned", rows_of.linear()), ("reporting_periods", "pv", rows_of.planned())),
    "pv_3": (("work_packages", "budget", rows_of.budgets()), ("reporting_periods", "pv", rows_of.planned(periods=3))),
    "ev": _EARNED,
    "ev_3": _EARNED,
    "ev_6": _EARNED,
    "ac": _SPENT,
    "ac_3": _spent_in(3),
    "ac_6": _spent_in(6),
    "etc_pm": (_TO_COME,),
    "eac": (*_BUDGET, *_EARNED, *_SPENT, _TO_COME),
    "es": (*_EARNED, *_PLAN),
    "at": _PLAN,
    "pd": _PLAN,
    "earned_slip_days": (*_EARNED, *_PLAN),
}


def source_rows(view: View, planned: Plan, memory: Memory) -> dict[str, tuple[SourceRows, ...]]:
    """The rows behind a metric for every part of its level: one entry for each table, file, sheet and load.

    ``memory`` keeps what was found for one metric, for others of the same level that rest on the same column.
    """
    if not planned.sql:
        return {}
    part = _part(planned)
    found: dict[str, Entries] = {}
    for table, summed, query in _sources(planned):
        sql = _grouped(part, query)
        if sql not in memory:
            memory[sql] = view.con.execute(sql).fetchall()
        _add(view, found, table, summed, memory[sql])
    return {key: tuple(_entry(place, values) for place, values in entries.items()) for key, entries in found.items()}


def _entry(place: tuple[Any, ...], values: dict[str, Any]) -> SourceRows:
    table, load, file, sheet = place
    rows = tuple(sorted(values["rows"])[:SHOWN])
    return SourceRows(table=table, file=file or "", sheet=sheet or "", load=load, rows=rows, count=values["count"], sums=values["sums"])


def _sources(planned: Plan) -> Iterable[Source]:
    """The sources of every column that the metric needs, each once; else all rows of its tables."""
    known = [source for column in planned.columns for source in SOURCES.get(column, ())]
    if known:
        return dict.fromkeys(known)
    return [(table, "", rows_of.listed(table)) for table in planned.metric.tables]


def _part(planned: Plan) -> str:
    """The projects or work packages of each part that count; one that is asked for by name shows its rows in any case."""
    package = "wp_id" if planned.level == "work_package" else "CAST(NULL AS VARCHAR)"
    counts = planned.counts if planned.level in ("portfolio", "programme") else "TRUE"
    return f"SELECT DISTINCT {PARTS[planned.level][0]} AS part_key, project_id, {package} AS wp_id FROM {planned.fact} WHERE {counts}"


def _grouped(part: str, query: str) -> str:
    return f"""WITH part AS ({part}), used AS ({query})
    SELECT part_key, _load, _file, _sheet, list(DISTINCT _row ORDER BY _row)[1:{SHOWN}], count(DISTINCT _row), min(currency), max(currency),
        CAST(sum(amount) AS DOUBLE), round(sum(reporting), 4)
    FROM used GROUP BY part_key, _load, _file, _sheet ORDER BY part_key, _load, _file, _sheet"""


def _add(view: View, found: dict[str, Entries], table: str, summed: str, rows: list[Any]) -> None:
    """Rows of one source, joined with those of another source from the same sheet."""
    for key, load, file, sheet, numbers, count, low, high, amount, reporting in rows:
        entry = found.setdefault(key, {}).setdefault((table, load, file, sheet), {"rows": set(), "count": 0, "sums": {}})
        entry["rows"] |= set(numbers)
        entry["count"] = max(entry["count"], count, len(entry["rows"]))
        if summed and amount is not None and low == high:
            entry["sums"][summed] = amount
        if summed and reporting is not None and (low, high) != (view.currency, view.currency):
            entry["sums"][f"{summed} in {view.currency}"] = reporting
