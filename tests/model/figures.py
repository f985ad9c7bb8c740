"""The figures of a plain dictionary of rows, worked out the long way: what Steerboard has to show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tests.model.calendar_days import working_days
from tests.model.truth import Row

Known = dict[str, dict[tuple[object, ...], Row]]
Figures = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What one delivery makes true: rows put into tables, and rows taken out of them."""

    puts: Mapping[str, Mapping[tuple[object, ...], Row]] = field(default_factory=dict)
    drops: Mapping[str, Iterable[tuple[object, ...]]] = field(default_factory=dict)


def known(effects: Iterable[Effect]) -> Known:
    """The rows that are right after these deliveries, in their order."""
    tables: Known = {}
    for effect in effects:
        for table, keys in effect.drops.items():
            for key in keys:
                tables.get(table, {}).pop(key, None)
        for table, rows in effect.puts.items():
            tables.setdefault(table, {}).update(rows)
    return tables


def figures(tables: Known, project: str, day: date) -> Figures:
    """AC, EV, PV and BAC of a project at a day, the day last reported to, the forecast of each milestone, and how each risk stands."""
    packages = {key: row for key, row in tables.get("work_packages", {}).items() if key[0] == project}
    lines = [row for row in tables.get("costs", {}).values() if row["project_id"] == project]
    milestones = [row for key, row in tables.get("milestones", {}).items() if key[0] == project]
    risks = [row for key, row in tables.get("risks", {}).items() if key[0] == project]
    return {
        "ac": sum((_money(row["amount"]) for row in lines if row["date"] <= day), Decimal(0)) if lines else None,
        "ev": _earned(tables, packages, day),
        "reported": max((key[2] for key in tables.get("progress", {}) if key[0] == project), default=None),
        "pv": sum((_planned(row, day) for row in packages.values()), Decimal(0)) if packages else None,
        "bac": sum((_money(row["budget"]) for row in packages.values()), Decimal(0)) if packages else None,
        "forecasts": sorted((str(row["milestone_id"]), row["forecast_date"]) for row in milestones),
        "risks": sorted((str(row["risk_id"]), row["status"]) for row in risks),
    }


def _money(value: object) -> Decimal:
    assert isinstance(value, Decimal)
    return value


def _earned(tables: Known, packages: Mapping[tuple[object, ...], Row], day: date) -> Decimal | None:
    reports = tables.get("progress", {})
    total, any_report = Decimal(0), False
    for key, package in packages.items():
        told = [row for place, row in reports.items() if place[:2] == key and row["status_date"] <= day]
        if told:
            any_report = True
            total += _money(max(told, key=lambda row: row["status_date"])["pct_complete"]) * _money(package["budget"])
    return total if any_report else None


def _planned(package: Row, day: date) -> Decimal:
    """Linear over working days from start to finish."""
    start, finish = package["baseline_start"], package["baseline_finish"]
    share = Decimal(working_days(start, min(day, finish))) / Decimal(working_days(start, finish))
    return share * _money(package["budget"])
