"""Risk scores, bands, exposure and reserve, as in the definitions, section 7."""

from typing import Any

import pytest

from metrics.measure import measure
from metrics.risks import bands, open_risks
from tests.metrics.tables import Rows, look, project


def risk(risk_id: str = "R1", **more: Any) -> dict[str, Any]:
    return {"project_id": "P", "risk_id": risk_id, "title": risk_id, "probability": 4, "impact": 5, **more}


def rows(*risks: dict[str, Any], **more: Any) -> Rows:
    return {"projects": [project(**more)], "risks": list(risks)}


def test_the_bands_are_total_and_monotone() -> None:
    found = bands(look(rows()))
    order = ["low", "medium", "high", "critical"]
    assert sorted(found) == list(range(1, 26))
    ranks = [order.index(found[score]) for score in range(1, 26)]
    assert ranks == sorted(ranks)
    assert [found[score] for score in (4, 5, 9, 10, 16, 17)] == ["low", "medium", "medium", "high", "high", "critical"]


def test_score_and_band_before_and_after_the_response() -> None:
    found = open_risks(look(rows(risk(residual_probability=2, residual_impact=3))))[0]
    assert (found.score, found.band, found.residual_score, found.residual_band) == (20, "critical", 6, "medium")


def test_without_a_residual_rating_the_inherent_one_stands() -> None:
    assert open_risks(look(rows(risk())))[0].residual_score == 20


def test_exposure_is_probability_times_cost() -> None:
    view = look(rows(risk(probability_share=0.7, cost_impact=400_000, residual_probability_share=0.5, residual_cost_impact=300_000)))
    before, after = measure(view, ["risk_exposure", "risk_exposure_residual"])
    assert (before.value, after.value) == (pytest.approx(280_000), pytest.approx(150_000))


def test_a_rating_stands_for_the_middle_of_its_fifth() -> None:
    assert measure(look(rows(risk(cost_impact=100_000))), ["risk_exposure"])[0].value == pytest.approx(70_000)


def test_closed_risks_leave_and_later_ones_are_not_there_yet() -> None:
    view = look(rows(risk("open"), risk("gone", status="closed"), risk("later", raised_on="2026-11-15")))
    assert [found.risk_id for found in open_risks(view)] == ["open"]


def test_the_worst_comes_first_and_flags_are_raised() -> None:
    view = look(rows(risk("small", probability=1), risk("large", review_date="2026-10-01")))
    assert [(r.risk_id, r.review_overdue) for r in open_risks(view)] == [("large", True), ("small", False)]


def test_reserve_is_contingency_less_residual_exposure() -> None:
    view = look(rows(risk(probability_share=0.5, cost_impact=460_000), contingency=180_000))
    found = measure(view, ["reserve_adequacy"])[0]
    assert found.value == pytest.approx(-50_000)
    assert found.status.value == "red"


def test_a_project_without_contingency_stays_out_on_both_sides() -> None:
    given = rows(risk(probability_share=0.5, cost_impact=460_000))
    found = measure(look(given), ["reserve_adequacy"])[0]
    assert found.value is None
    assert "contingency" in found.reason


def test_amounts_are_told_in_the_currency_of_the_view() -> None:
    rate = [{"date": "2026-10-01", "from_currency": "EUR", "to_currency": "CHF", "rate": 0.9}]
    given = {**rows(risk(probability_share=0.5, cost_impact=1000, currency="EUR")), "exchange_rates": rate}
    assert measure(look(given, currency="CHF"), ["risk_exposure"])[0].value == pytest.approx(450)
