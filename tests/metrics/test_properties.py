"""What holds for every portfolio: scaling, order, splitting, adding up, and the same index in every currency."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.measure import Level, measure
from tests.metrics.tables import cost, done, look, package, project

few = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
amount = st.integers(1, 5_000_000).map(lambda cents: cents / 100)
share = st.integers(0, 100).map(lambda percent: percent / 100)
parts = st.lists(st.tuples(amount, share, amount), min_size=1, max_size=4)
SUMS = ("pv", "ev", "ac", "bac")


def portfolio(projects: dict[str, list[tuple[float, float, float]]], *, scale: float = 1, currency: str = "CHF") -> dict[str, Any]:
    """Projects of packages: budget, share done, cost."""
    rows: dict[str, Any] = {"projects": [], "work_packages": [], "progress": [], "costs": []}
    for name, packages in projects.items():
        rows["projects"].append(project(name, currency=currency))
        for number, (budget, pct, spent) in enumerate(packages):
            wp = str(number)
            rows["work_packages"].append(package(wp, name, budget=budget * scale))
            rows["progress"].append(done(wp, pct, project_id=name))
            rows["costs"].append(cost(spent * scale, project_id=name, wp_id=wp))
    return rows


def figures(rows: dict[str, Any], *keys: str, by: Level = "portfolio", **chosen: Any) -> dict[tuple[str, str], float | None]:
    with look(rows, **chosen) as view:
        return {(m.metric.key, m.key): m.value for m in measure(view, keys, by=by)}


@few
@given(parts, st.sampled_from([10, 1000]))
def test_scaling_the_currency_scales_the_amounts_and_not_the_index(packages: list[Any], scale: int) -> None:
    plain, scaled = (figures(portfolio({"P": packages}, scale=by), *SUMS, "cpi") for by in (1, scale))
    for key in SUMS:
        assert scaled[key, ""] == pytest.approx((plain[key, ""] or 0) * scale, abs=1e-4)
    assert scaled["cpi", ""] == pytest.approx(plain["cpi", ""])


@few
@given(parts, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(packages: list[Any], random: Any) -> None:
    rows = portfolio({"A": packages, "B": packages[:1]})
    before = figures(rows, *SUMS, "cpi", "spi_t", "eac")
    for table in rows.values():
        random.shuffle(table)
    assert figures(rows, *SUMS, "cpi", "spi_t", "eac") == before


@few
@given(amount, share, amount, st.integers(1, 99))
def test_splitting_a_work_package_leaves_the_totals(budget: float, pct: float, spent: float, percent: int) -> None:
    one = figures(portfolio({"P": [(budget, pct, spent)]}), *SUMS)
    first = round(budget * percent / 100, 4)
    two = figures(portfolio({"P": [(first, pct, spent), (round(budget - first, 4), pct, 0)]}), *SUMS)
    assert two == {key: pytest.approx(value, abs=1e-4) for key, value in one.items()}


@few
@given(parts, parts)
def test_a_roll_up_is_the_sum_of_its_leaves(first: list[Any], second: list[Any]) -> None:
    rows = portfolio({"A": first, "B": second})
    with look(rows) as view:
        for key in SUMS:
            by_level = [
                sum(m.value or 0 for m in measure(view, [key], by=by)) for by in ("portfolio", "programme", "project", "work_package")
            ]  # type: ignore[arg-type]
            assert by_level == [pytest.approx(by_level[0], abs=1e-5)] * 4


@few
@given(parts, st.integers(50, 200).map(lambda rate: rate / 100))
def test_a_projects_index_is_the_same_in_every_currency(packages: list[Any], rate: float) -> None:
    rows = portfolio({"P": packages}, currency="EUR")
    rows["exchange_rates"] = [{"date": "2026-01-01", "from_currency": "EUR", "to_currency": "CHF", "rate": rate}]
    own, other = figures(rows, "cpi", "ac", currency="EUR"), figures(rows, "cpi", "ac", currency="CHF")
    assert other["cpi", ""] == pytest.approx(own["cpi", ""])
    assert other["ac", ""] == pytest.approx((own["ac", ""] or 0) * rate)
