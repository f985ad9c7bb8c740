"""Computed beside declared, watermelons, stale projects, dates apart, adverse trends, and limits that are data."""

from typing import Any

import pytest

from metrics.limits import in_words
from metrics.measure import measure
from metrics.metric import Status, Thresholds, Unit
from metrics.status import ProjectStatus, limits, portfolio_status, project_statuses
from tests.metrics.tables import cost, done, look, package, period, project


def report(status: str, on: str = "2026-10-31", project_id: str = "P", **more: Any) -> dict[str, Any]:
    return {"project_id": project_id, "status_date": on, "declared_status": status, **more}


def given(ev: float, ac: float, pv: float = 100, project_id: str = "P") -> list[dict[str, Any]]:
    """One month of values, in a plan of one month."""
    return [period("2026-10-31", pv=pv, ev=ev, ac=ac, project_id=project_id), period("2026-11-30", pv=100, project_id=project_id)]


def only(rows: dict[str, Any], day: str = "2026-10-31") -> ProjectStatus:
    return project_statuses(look({"projects": [project()], **rows}, day))[0]


def test_the_computed_status_is_the_worst_of_the_indices() -> None:
    rows = {
        "projects": [project(p) for p in "ABCDE"],
        "reporting_periods": [
            r for p, ev, ac in (("A", 100, 100), ("B", 100, 108), ("C", 80, 80), ("D", 100, 80)) for r in given(ev, ac, project_id=p)
        ],
    }
    view = look(rows)
    found = {s.project_id: (s.computed, s.worst_metric) for s in project_statuses(view)}
    assert found["A"] == (Status.GREEN, "cpi")
    assert found["B"] == (Status.AMBER, "cpi")
    assert found["C"] == (Status.RED, "spi")
    assert found["D"] == (Status.AMBER, "cpi"), "a CPI above 1.10: the baseline is too easy"
    assert found["E"] == (Status.GREY, "")
    assert portfolio_status(view) is Status.GREEN, "earned 380, spent 368, planned 400: together on plan"


def test_a_declared_status_better_than_the_computed_one_is_a_watermelon() -> None:
    red = {"reporting_periods": given(80, 100)}
    bare = only({**red, "status_reports": [report("green"), report("red", on="2026-09-30"), report("red", on="2026-11-30")]})
    assert (bare.declared, bare.computed, bare.watermelon, bare.unjustified) == (Status.GREEN, Status.RED, True, True)
    justified = only({**red, "status_reports": [report("amber", justification="The vendor pays for the overrun.")]})
    assert (justified.watermelon, justified.unjustified, justified.justification) == (True, False, "The vendor pays for the overrun.")
    assert not only({**red, "status_reports": [report("red")]}).watermelon
    assert not only({"status_reports": [report("green")]}).watermelon, "grey is no judgement"


def test_the_watch_counts_follow_the_statuses() -> None:
    rows = {
        "projects": [project("A"), project("B")],
        "reporting_periods": [*given(80, 100, project_id="A"), *given(100, 100, project_id="B")],
        "status_reports": [report("green", project_id="A"), report("green", project_id="B")],
    }
    found = {m.metric.key: m.value for m in measure(look(rows), ["watermelons", "unjustified", "stale_projects"])}
    assert found == {"watermelons": 1, "unjustified": 1, "stale_projects": 0}


@pytest.mark.parametrize(("last", "is_stale"), [("2026-09-24", False), ("2026-09-23", True)])
def test_a_report_older_than_the_cadence_and_a_fifth_is_stale(last: str, is_stale: bool) -> None:
    found = only({"work_packages": [package()], "progress": [done(pct=0.1, on=last)]})
    assert bool(found.stale) is is_stale
    assert not is_stale or "38 days before the status date" in found.stale


def test_cost_and_progress_more_than_half_a_period_apart_name_both_dates() -> None:
    rows = {"work_packages": [package()], "progress": [done(pct=0.5, on="2026-10-15")]}
    assert only({**rows, "costs": [cost(100, on="2026-10-30")]}).mismatch == ""
    apart = only({**rows, "costs": [cost(100, on="2026-10-01"), cost(100, on="2026-10-31")]}).mismatch
    assert "31\u00a0October\u00a02026" in apart
    assert "15\u00a0October\u00a02026" in apart


def test_a_ledger_reaches_as_far_as_its_last_line_of_any_project() -> None:
    rows = {
        "projects": [project("P"), project("Q")],
        "work_packages": [package()],
        "progress": [done(pct=0.5)],
        "costs": [cost(100, on="2026-08-10"), cost(100, on="2026-10-30", project_id="Q")],
    }
    assert project_statuses(look(rows))[0].mismatch == ""


def test_three_declines_in_a_row_are_adverse_and_at_least_amber() -> None:
    ends = ("2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31")
    falling = [period(end, pv=100, ev=ev, ac=100) for end, ev in zip(ends, (103, 101, 99, 97), strict=True)]
    found = only({"reporting_periods": [*falling, period("2026-11-30", pv=100)]})
    assert found.computed is Status.AMBER
    assert found.worst_metric == "adverse trend"
    assert "CPI fell 3 periods in a row: 1.03, 1.02, 1.01, 1.00." in found.adverse
    steady = [period(end, pv=100, ev=ev, ac=100) for end, ev in zip(ends, (99, 97, 103, 96), strict=True)]
    assert only({"reporting_periods": [*steady, period("2026-11-30", pv=100)]}).adverse == ""


def test_a_current_period_a_tenth_below_the_cumulative_value_is_adverse() -> None:
    ends = ("2026-08-31", "2026-09-30", "2026-10-31")
    rows = [period(end, pv=100, ev=100, ac=ac) for end, ac in zip(ends, (95, 95, 125), strict=True)]
    assert (
        "CPI of the current period is 0.80, against 0.95 so far."
        in only({"reporting_periods": [*rows, period("2026-11-30", pv=100)]}).adverse
    )


def test_limits_are_data_with_a_first_day() -> None:
    rows = {
        "projects": [project()],
        "reporting_periods": given(93, 100),
        "thresholds": [
            {"metric": "cpi", "green": 0.92, "amber": 0.85, "valid_from": "2026-10-01"},
            {"metric": "cpi", "green": 0.5, "amber": 0.4, "valid_from": "2026-11-01"},
            {"metric": "cpi", "green": 0.99, "amber": 0.98},
        ],
    }
    view = look(rows)
    assert limits(view, "cpi") == Thresholds(green=0.92, amber=0.85)
    assert measure(view, ["cpi"])[0].status is Status.GREEN
    assert limits(view, "spi") == Thresholds(green=0.95, amber=0.90, too_good=1.10)


def test_limits_in_words() -> None:
    assert (
        in_words(Thresholds(green=0.95, amber=0.9, too_good=1.1), Unit.INDEX)
        == "green ≥ 0.95, amber 0.90 to 0.95, red < 0.90, amber again above 1.10"
    )
    assert in_words(Thresholds(green=1.1, amber=1.2), Unit.INDEX) == "green ≤ 1.10, amber 1.10 to 1.20, red > 1.20"
    assert in_words(None, Unit.INDEX) == ""


def test_what_is_finished_has_no_trend_any_more() -> None:
    finished = {
        "projects": [project()],
        "work_packages": [package(baseline_start="2026-01-05", baseline_finish="2026-06-30")],
        "progress": [done(pct=1.0, on="2026-08-31", actual_finish="2026-08-31")],
        "costs": [cost(900, on="2026-08-15"), cost(50, on="2026-10-20")],
    }
    assert project_statuses(look(finished))[0].adverse == ""
