"""Each way in which a work package earns its budget, and each reason why it cannot."""

from typing import Any

import pytest

from metrics.measure import measure
from tests.metrics.tables import done, look, package, period, project


def earned(rows: dict[str, Any], by: Any = "work_package") -> dict[str, tuple[float | None, str]]:
    view = look({"projects": [project()], **rows})
    return {m.key.removeprefix("P/"): (m.value, m.reason) for m in measure(view, ["ev"], by=by)}


def test_physical_nothing_or_all_half_and_half_and_units() -> None:
    packages = [
        package("physical"),
        package("finished"),
        package("0/100 open", method="0/100"),
        package("0/100 done", method="0/100"),
        package("50/50 begun", method="50/50"),
        package("50/50 done", method="50/50"),
        package("units", method="units"),
        package("not begun"),
    ]
    progress = [
        done("physical", 0.45),
        done("finished", None, actual_finish="2026-10-20"),
        done("0/100 open", 0.9),
        done("0/100 done", 1),
        done("50/50 begun", 0.1),
        done("50/50 done", None, actual_start="2026-10-01", actual_finish="2026-10-20"),
        done("units", None, units_done=3, units_total=8),
    ]
    found = earned({"work_packages": packages, "progress": progress})
    assert {key: value for key, (value, _) in found.items()} == {
        "physical": 450, "finished": 1000, "0/100 open": 0, "0/100 done": 1000, "50/50 begun": 500, "50/50 done": 1000, "units": 375, "not begun": 0,
    }  # fmt: skip


def test_level_of_effort_earns_what_was_planned_and_apportioned_follows_its_base() -> None:
    packages = [
        package("base", budget=200),
        package("apportioned", method="apportioned", base_wp_id="base"),
        package("effort", method="level of effort", baseline_start="2026-10-01", baseline_finish="2026-11-12"),
    ]
    found = earned({"work_packages": packages, "progress": [done("base", 0.25)]})
    assert found["apportioned"] == (250, "")
    assert found["effort"][0] == pytest.approx(1000 * 22 / 31)


def test_weighted_milestones_earn_as_they_are_done() -> None:
    milestones = [
        {"project_id": "P", "milestone_id": "a", "name": "A", "wp_id": "1", "weight": 30, "actual_date": "2026-10-02"},
        {"project_id": "P", "milestone_id": "b", "name": "B", "wp_id": "1", "weight": 50},
        {"project_id": "P", "milestone_id": "c", "name": "C", "wp_id": "1", "weight": 20, "actual_date": "2026-10-31"},
        {"project_id": "P", "milestone_id": "d", "name": "D", "wp_id": "1", "weight": 20, "actual_date": "2026-11-20"},
    ]
    found = earned({"work_packages": [package(method="weighted milestones")], "milestones": milestones})
    assert found["1"][0] == pytest.approx(1000 * 50 / 120)


@pytest.mark.parametrize(
    ("packages", "progress", "says"),
    [
        ([package()], [], "no progress reported"),
        ([package()], [done("1", None, actual_start="2026-10-01")], "was started, and no % complete is reported"),
        ([package(method="units")], [done("1", 0.5)], "earns by units, and no units are reported"),
        ([package(method="weighted milestones")], [done("1", 0.5)], "earns by weighted milestones, and has none with a weight"),
        ([package(method="apportioned", base_wp_id="x")], [done("1", 0.5)], "follows a work package that is not there"),
        (
            [package(method="apportioned", base_wp_id="2"), package("2", method="level of effort")],
            [done("2", 0.5)],
            "follows a work package that does not earn by itself",
        ),
        (
            [package(method="level of effort", baseline_start=None)],
            [done("1", 0.5)],
            "earns as planned, and has no plan of its own",
        ),
        (
            [package(), package("1.1", parent_id="1", budget=None)],
            [done("1.1", 0.5)],
            "has its progress reported below it, where there is no budget",
        ),
    ],
)
def test_what_cannot_be_earned_says_why(packages: list[Any], progress: list[Any], says: str) -> None:
    view = look({"projects": [project()], "work_packages": packages, "progress": progress})
    package_1 = measure(view, ["ev"], by="work_package")[0]
    assert (package_1.value, package_1.reason) == (None, says)
    whole = measure(view, ["ev"], by="project")[0]
    assert whole.value is None
    assert whole.reason.endswith(says)


def test_values_given_by_work_package_win_over_progress_and_progress_over_those_of_the_whole_project() -> None:
    packages = [package("1"), package("2")]
    progress = [done("1", 0.1), done("2", 0.1)]
    given = [period("2026-10-31", ev=700, wp_id="1"), period("2026-10-31", ev=999)]
    found = earned({"work_packages": packages, "progress": progress, "reporting_periods": given})
    assert found == {"1": (700, ""), "2": (100, "")}
    whole = earned({"work_packages": packages, "reporting_periods": [period("2026-10-31", ev=999)]}, by="project")
    assert whole == {"P": (999, "")}
