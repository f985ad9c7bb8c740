"""The sample's figures once more, in plain Python over the rows that are loaded: nothing of our SQL takes part."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from metrics import view
from metrics.measure import measure
from store import published, vintages
from store.portfolio import Portfolio

MONEY = ("bac", "pv", "ev", "ac", "cv", "sv", "eac_typical", "eac_atypical", "eac_composite", "eac_weighted", "eac_weighted_progress")  # fmt: skip
RATIOS = ("cpi", "spi", "pct_complete", "tcpi_bac")
Row = dict[str, Any]


class Rows:
    """What is loaded, and how it is counted by hand at one day."""

    def __init__(self, portfolio: Portfolio, day: date) -> None:
        con, _ = published.open(portfolio)
        with con:
            vintages.known(con)
            self.tables = {name: self._rows(con, name) for name in ("projects", "work_packages", "progress", "costs", "exchange_rates", "milestones", "calendars")}  # fmt: skip
        self.day = day
        self.exceptions = {(row["calendar_id"], row["date"]): bool(row["working"]) for row in self.tables["calendars"]}

    @staticmethod
    def _rows(con: Any, name: str) -> list[Row]:
        cursor = con.execute(f'SELECT * FROM "{name}"')
        heads = [head[0] for head in cursor.description]
        return [dict(zip(heads, row, strict=True)) for row in cursor.fetchall()]

    def of(self, table: str, project: str) -> Iterator[Row]:
        return (row for row in self.tables[table] if row["project_id"] == project)

    def working(self, first: date, last: date, calendar: str) -> int:
        days = (first + timedelta(n) for n in range((last - first).days + 1))
        return sum(self.exceptions.get((calendar, day), day.weekday() < 5) for day in days)

    def rate(self, currency: str, to: str, day: date) -> Fraction:
        """The latest rate up to that day; the sample has a rate of each currency to the franc."""
        return Fraction(1) if currency == to else self._to_francs(currency, day) / self._to_francs(to, day)

    def _to_francs(self, currency: str, day: date) -> Fraction:
        rates = {
            row["date"]: row["rate"] for row in self.tables["exchange_rates"] if row["from_currency"] == currency and row["date"] <= day
        }
        return Fraction(1) if currency == "CHF" else Fraction(rates[max(rates)])

    def done(self, package: Row, reports: list[Row]) -> Fraction:
        """The share of a package that is done, by its method; the latest report that tells it counts."""
        method = package["method"] or "physical"
        if method == "weighted milestones":
            own = [m for m in self.of("milestones", package["project_id"]) if m["wp_id"] == package["wp_id"] and m["weight"]]
            met = [m for m in own if m["actual_date"] and m["actual_date"] <= self.day]
            return Fraction(sum(m["weight"] for m in met)) / Fraction(sum(m["weight"] for m in own))
        told = [share for report in sorted(reports, key=lambda r: r["status_date"]) if (share := _share(method, report)) is not None]
        return told[-1] if told else Fraction(0)

    def planned(self, package: Row) -> Fraction:
        """The share of a package that is planned, evenly over the working days of its calendar."""
        start, finish, calendar = package["baseline_start"], package["baseline_finish"], package["calendar_id"] or "standard"
        gone = self.working(start, min(self.day, finish), calendar) if self.day >= start else 0
        return Fraction(gone, self.working(start, finish, calendar))


def _share(method: str, report: Row) -> Fraction | None:
    complete, finished = report["pct_complete"], report["actual_finish"]
    if method == "units":
        return Fraction(report["units_done"]) / Fraction(report["units_total"]) if report["units_total"] else None
    if method == "physical":
        return Fraction(complete) if complete is not None else Fraction(1) if finished else None
    whole = finished is not None or (complete or 0) >= 1
    begun = Fraction(1, 2) if method == "50/50" and (report["actual_start"] or complete) else Fraction(0)
    return Fraction(1) if whole else begun


def figures(rows: Rows, project: Row) -> dict[str, Fraction]:
    """A project's figures in its own currency; its cost alone where no package carries a budget."""
    key, currency = project["project_id"], project["currency"]
    packages = {row["wp_id"]: row for row in rows.of("work_packages", key)}
    above = {row["parent_id"] for row in packages.values() if row["budget"]}
    reports: dict[str, list[Row]] = defaultdict(list)
    for row in rows.of("progress", key):
        if row["status_date"] <= rows.day:
            reports[row["wp_id"]].append(row)
    bac = pv = ev = Fraction(0)
    for package in (row for row in packages.values() if row["budget"] and row["wp_id"] not in above):
        budget = Fraction(package["budget"]) * rows.rate(package["currency"] or currency, currency, rows.day)
        base = packages[package["base_wp_id"]] if package["method"] == "apportioned" else package
        effort = package["method"] == "level of effort"
        bac, pv = bac + budget, pv + budget * rows.planned(package)
        ev += budget * (rows.planned(package) if effort else rows.done(base, reports[base["wp_id"]]))
    lines = [row for row in rows.of("costs", key) if row["date"] <= rows.day and row["kind"] != "commitment"]
    ac = sum((Fraction(row["amount"]) * rows.rate(row["currency"] or currency, currency, row["date"]) for row in lines), Fraction(0))
    return _derived(bac, pv, ev, ac) if bac else {"ac": ac}


def _derived(bac: Fraction, pv: Fraction, ev: Fraction, ac: Fraction) -> dict[str, Fraction]:
    cpi, spi, share, left = ev / ac, ev / pv, ev / bac, bac - ev
    found = {"bac": bac, "pv": pv, "ev": ev, "ac": ac, "cv": ev - ac, "sv": ev - pv, "cpi": cpi, "spi": spi, "pct_complete": share}
    found |= {"eac_typical": bac / cpi, "eac_atypical": ac + left, "eac_composite": ac + left / (cpi * spi)}
    found |= {"eac_weighted": ac + left / (cpi * 8 / 10 + spi * 2 / 10), "eac_weighted_progress": ac + left / (share * cpi + 1 - share)}
    return found | ({"tcpi_bac": left / (bac - ac)} if ac < bac else {})


@pytest.mark.parametrize("day", [date(2026, 10, 31), date(2026, 7, 15)])
def test_every_figure_of_the_sample_is_the_one_counted_by_hand(sample: Portfolio, day: date) -> None:
    rows, asked = Rows(sample, day), (*MONEY, *RATIOS)
    looked = view.open(sample, status_date=day)
    assert looked
    with looked:
        found = {(m.key, m.metric.key): m for m in measure(looked, asked, by="project")}
    differing = []
    for project in rows.tables["projects"]:
        counted = figures(rows, project)
        for key in asked:
            measured, francs = found[project["project_id"], key], rows.rate(project["currency"], "CHF", day) if key in MONEY else 1
            hand = float(counted[key] * francs) if key in counted else None
            if measured.value != (hand if hand is None else pytest.approx(hand, rel=1e-9, abs=1e-6)):
                differing.append((project["project_id"], key, measured.value, hand))
            assert measured.value is not None or measured.reason
    assert differing == []
