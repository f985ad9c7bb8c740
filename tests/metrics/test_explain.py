"""An explanation leads from a figure to the cells, and the cells add up to it."""

from typing import Any

import pytest

from metrics import CATALOGUE
from metrics.explain import explain
from metrics.explanation import SourceRows
from metrics.measure import LEVELS, UnknownMetric, measure
from metrics.moment import View
from tests.metrics.tables import cost, done, look, package, period, project

ROWS: dict[str, Any] = {
    "projects": [project("P", currency="EUR"), project("Q")],
    "exchange_rates": [{"date": "2026-01-01", "from_currency": "EUR", "to_currency": "CHF", "rate": 0.9}],
    "work_packages": [package("1"), package("2", budget=500), package("0", budget=9999), package("0.1", parent_id="0", budget=100)],
    "progress": [done("1", 0.3, on="2026-09-30"), done("1", 0.5, estimate_to_complete=400), done("2", 0.2, estimate_to_complete=300), done("2", 0.9, on="2026-11-30")],
    "costs": [cost(550.25), cost(10, kind="commitment"), cost(90.5, kind="accrual"), cost(70, on="2026-11-02")],
    "reporting_periods": [period("2026-10-31", pv=100, ev=80, ac=90, project_id="Q"), period("2026-11-30", pv=100, project_id="Q")],
}  # fmt: skip


@pytest.fixture(scope="module")
def view() -> View:
    return look(ROWS)


def of(rows: tuple[SourceRows, ...], table: str) -> SourceRows:
    return next(r for r in rows if r.table == table)


def test_the_formula_its_numbers_limits_and_coverage(view: View) -> None:
    found = explain(view, "cpi", "project", "P")
    assert found.ref == "cpi/project/P"
    assert found.formula == "EV ÷ AC"
    assert found.numbers == "540.00 ÷ 576.68 = 0.9364"
    assert found.thresholds.startswith("green ≥ 0.95")
    assert found.coverage == "over 1 of 1 project"
    assert found.expression == "ev / ac"


@pytest.mark.parametrize("key", ["ac", "bac", "etc_pm"])
def test_the_rows_add_up_to_the_figure(view: View, key: str) -> None:
    """In the project's own currency as the file has it, and in the reporting currency as the figure has it."""
    metric = {"etc_pm": "eac_bottom_up"}.get(key, key)
    table, column, own = {
        "ac": ("costs", "amount", 640.75),
        "bac": ("work_packages", "budget", 1600),
        "etc_pm": ("progress", "estimate_to_complete", 700),
    }[key]
    rows = of(explain(view, metric, "project", "P").rows, table)
    assert rows.sums[column] == pytest.approx(own)
    if key != "etc_pm":
        assert rows.sums[f"{column} in CHF"] == pytest.approx(measure(view, [metric], by="project")[0].value or 0)


def test_only_what_counts_is_among_the_rows(view: View) -> None:
    assert of(explain(view, "ac", "project", "P").rows, "costs").rows == (2, 4)
    assert of(explain(view, "bac", "project", "P").rows, "work_packages").rows == (2, 3, 5)
    progress = of(explain(view, "ev", "project", "P").rows, "progress")
    assert progress.rows == (3, 4)
    assert progress.sums["earned in CHF"] == pytest.approx(measure(view, ["ev"], by="project")[0].value or 0)


def test_given_values_lead_to_their_periods(view: View) -> None:
    rows = explain(view, "cpi", "project", "Q").rows
    assert [(r.table, r.rows, dict(r.sums)) for r in rows] == [("reporting_periods", (2,), {"ev": 80, "ac": 90})]
    assert dict(of(explain(view, "pv", "project", "Q").rows, "reporting_periods").sums) == {"pv": 100}


def test_a_portfolio_holds_the_rows_of_the_projects_that_count(view: View) -> None:
    found = explain(view, "cpi")
    total = sum(r.sums.get("amount in CHF", 0) + r.sums.get("ac", 0) for r in found.rows)
    assert total == pytest.approx(found.inputs["ac"])


def test_a_thousand_rows_are_counted_and_fifty_named() -> None:
    view = look({"projects": [project()], "costs": [cost(1.5) for _ in range(60)]})
    rows = explain(view, "ac", "project", "P").rows[0]
    assert (len(rows.rows), rows.count, rows.sums["amount"]) == (50, 60, 90)
    assert rows.spans == "2–51 …"


def test_what_has_no_value_has_a_reason_and_its_rows(view: View) -> None:
    found = explain(view, "eac_recent6", "project", "P")
    assert (found.value, found.numbers, found.reason) == (None, "", "fewer than 6 periods")
    assert of(found.rows, "costs").count == 2


def test_every_metric_is_explained_at_every_level(view: View) -> None:
    for metric in CATALOGUE:
        for level, key in zip(LEVELS, ("", "", "P", "P/1"), strict=True):
            found = explain(view, metric.key, level, key)
            assert found.as_dict()["ref"] == f"{metric.key}/{level}/{key}"
            assert found.value is not None or found.reason


def test_what_is_not_there_is_said(view: View) -> None:
    with pytest.raises(KeyError, match="no project 'X'; there is P, Q"):
        explain(view, "cpi", "project", "X")
    with pytest.raises(UnknownMetric):
        explain(view, "cpj")
