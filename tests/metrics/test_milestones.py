"""Milestone health: each state of the definitions, section 5, and what is ahead."""

from typing import Any

import pytest

from metrics.measure import measure
from metrics.metric import Status
from metrics.milestones import all_milestones, upcoming
from tests.metrics.tables import Rows, look, project


def milestone(milestone_id: str, baseline: str | None, forecast: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "project_id": "P",
        "milestone_id": milestone_id,
        "name": milestone_id,
        "baseline_date": baseline,
        "forecast_date": forecast,
        **more,
    }


def rows(*milestones: dict[str, Any], **of_project: Any) -> Rows:
    return {"projects": [project(**of_project)], "milestones": list(milestones)}


# Status date Saturday 31 October 2026. 120 working days ahead the tolerance is 5 % = 6 days; a month ahead it is 1.1.
@pytest.mark.parametrize(
    ("given", "state"),
    [
        (milestone("M", "2026-10-01", actual_date="2026-10-01"), "done on time"),
        (milestone("M", "2026-10-01", actual_date="2026-10-02"), "done late"),
        (milestone("M", "2026-12-01", "2026-12-01"), "on track"),
        (milestone("M", "2026-12-01", "2026-11-20"), "on track"),
        (milestone("M", "2027-04-16", "2027-04-19"), "at risk"),
        (milestone("M", "2026-12-01", "2026-12-14"), "late"),
        (milestone("M", "2026-10-01", "2026-10-20"), "overdue"),
        (milestone("M", "2026-10-01"), "overdue"),
        (milestone("M", None, "2026-12-01"), "no baseline"),
        (milestone("M", "2026-12-01", "2026-12-01", forecast_updated="2026-09-01"), "stale"),
        (milestone("M", "2027-04-16", "2027-04-16", total_float_days=2), "at risk"),
    ],
)
def test_each_state_follows_from_its_rule(given: dict[str, Any], state: str) -> None:
    assert all_milestones(look(rows(given)))[0].state == state


def test_a_late_predecessor_puts_its_successor_at_risk() -> None:
    first, second = milestone("A", "2026-11-16", "2026-12-18"), milestone("B", "2027-01-15", "2027-01-15", predecessor_id="A")
    found = {m.milestone_id: m for m in all_milestones(look(rows(first, second)))}
    assert (found["A"].state, found["B"].state, found["B"].cause) == ("late", "at risk", "its predecessor is late")


def test_the_tolerance_is_a_twentieth_of_what_remains_at_least_one_day_and_at_most_ten() -> None:
    near, far = milestone("near", "2026-11-02", "2026-11-02"), milestone("far", "2028-10-31", "2028-10-31")
    tolerances = {m.milestone_id: m.tolerance_days for m in all_milestones(look(rows(near, far)))}
    assert tolerances == {"near": 1.0, "far": 10.0}


def test_a_project_may_set_its_own_tolerance() -> None:
    assert all_milestones(look(rows(milestone("M", "2026-12-01", "2026-12-14"), milestone_tolerance_days=15)))[0].state == "at risk"


def test_slip_is_counted_in_working_days() -> None:
    friday_to_monday = milestone("M", "2026-12-04", "2026-12-07")
    assert all_milestones(look(rows(friday_to_monday)))[0].slip_days == 1


def test_the_hit_rate_counts_what_was_due() -> None:
    view = look(
        rows(
            milestone("A", "2026-09-01", actual_date="2026-09-01"),
            milestone("B", "2026-09-01", actual_date="2026-09-15"),
            milestone("C", "2026-10-01"),
            milestone("D", "2026-12-01", actual_date="2026-10-01"),
        )
    )
    met, due, rate = measure(view, ["milestones_met", "milestones_due", "milestone_hit_rate"])
    assert (met.value, due.value) == (1, 3)
    assert rate.value == pytest.approx(1 / 3)


def test_without_a_milestone_due_there_is_a_reason_and_no_rate() -> None:
    rate = measure(look(rows(milestone("M", "2026-12-01"))), ["milestone_hit_rate"])[0]
    assert rate.value is None
    assert rate.status is Status.GREY
    assert rate.reason


def test_what_is_ahead_holds_the_overdue_and_leaves_out_the_done_and_the_distant() -> None:
    view = look(
        rows(
            milestone("overdue", "2026-10-01"),
            milestone("near", "2026-12-01"),
            milestone("slipped out", "2026-12-01", "2027-06-01"),
            milestone("distant", "2027-06-01"),
            milestone("done", "2026-10-01", actual_date="2026-10-01"),
        )
    )
    assert {m.name for m in upcoming(view)} == {"overdue", "near", "slipped out"}


def test_an_actual_date_after_the_status_date_is_not_known_yet() -> None:
    assert all_milestones(look(rows(milestone("M", "2026-10-01", "2026-12-01", actual_date="2026-11-15"))))[0].actual_date is None
