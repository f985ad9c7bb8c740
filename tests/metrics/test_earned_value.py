"""Planned value, earned value and actual cost, at every level."""

from typing import Any

import pytest

from metrics.measure import UnknownMetric, measure
from metrics.moment import View
from tests.metrics.tables import cost, done, look, package, period, project

CHECK = {"pv": 500, "ev": 400, "ac": 550, "bac": 1000, "cpi": 0.7273, "spi": 0.8, "eac_atypical": 1150.00, "eac_typical": 1375.00,
         "eac_composite": 1581.25, "eac_weighted": 1358.82, "tcpi_bac": 1.3333}  # fmt: skip


def value(view: View, key: str, by: Any = "portfolio", of: str = "") -> float | None:
    return {m.key: m.value for m in measure(view, [key], by=by)}[of]


def reason(view: View, key: str, by: Any = "portfolio", of: str = "") -> str:
    return {m.key: m.reason for m in measure(view, [key], by=by)}[of]


def test_the_check_of_the_definitions() -> None:
    """BAC 1000, PV 500, EV 400, AC 550 (definitions, section 2)."""
    plan = [period("2026-10-31", pv=500, wp_id="1"), period("2026-12-31", pv=500, wp_id="1")]
    view = look(
        {
            "projects": [project()],
            "work_packages": [package()],
            "reporting_periods": plan,
            "progress": [done(pct=0.4)],
            "costs": [cost(550)],
        }
    )
    for key, expected in CHECK.items():
        assert value(view, key) == pytest.approx(expected, abs=0.005 if expected > 10 else 0.00005), key


def test_planned_value_without_phasing_is_linear_over_working_days() -> None:
    """10 working days from Monday 5 to Friday 16 October; on Wednesday 7 three are gone."""
    view = look(
        {"projects": [project()], "work_packages": [package(baseline_start="2026-10-05", baseline_finish="2026-10-16")]}, "2026-10-07"
    )
    assert value(view, "pv") == pytest.approx(300)
    assert (
        value(
            look(
                {"projects": [project()], "work_packages": [package(baseline_start="2026-10-05", baseline_finish="2026-10-16")]},
                "2026-10-10",
            ),
            "pv",
        )
        == 500
    )


def test_holidays_and_worked_saturdays_come_from_the_calendar() -> None:
    rows = {
        "projects": [project()],
        "work_packages": [package(baseline_start="2026-10-05", baseline_finish="2026-10-16"), package("2", calendar_id="site", baseline_start="2026-10-05", baseline_finish="2026-10-16")],
        "calendars": [
            {"calendar_id": "standard", "date": "2026-10-05", "working": None},
            {"calendar_id": "site", "date": "2026-10-10", "working": True},
        ],
    }  # fmt: skip
    view = look(rows, "2026-10-09")
    assert value(view, "pv", "work_package", "P/1") == pytest.approx(1000 * 4 / 9)
    assert value(view, "pv", "work_package", "P/2") == pytest.approx(1000 * 5 / 11)


def test_planned_value_inside_a_given_period_goes_by_working_days() -> None:
    """October 2026 has 22 working days; 15 October is the eleventh."""
    plan = [period("2026-09-30", pv=400), period("2026-10-31", pv=220), period("2026-11-30", pv=380)]
    view = look({"projects": [project()], "reporting_periods": plan}, "2026-10-15")
    assert value(view, "pv") == pytest.approx(400 + 110)
    assert value(view, "bac") == 1000


def test_a_parents_budget_counts_only_where_nothing_below_carries_one() -> None:
    rows = {
        "projects": [project()],
        "work_packages": [
            package("1", budget=900),
            package("1.1", parent_id="1", budget=400),
            package("1.2", parent_id="1", budget=None),
            package("1.2.1", parent_id="1.2", budget=500),
            package("2", budget=100),
            package("2.1", parent_id="2", budget=None),
        ],
        "progress": [done("1.1", 1), done("2", 0.5), done("1", 1)],
        "costs": [cost(10, wp_id="2.1")],
    }
    view = look(rows)
    assert value(view, "bac") == 1000
    assert value(view, "ev") == 450
    assert [m.key for m in measure(view, ["bac"], by="work_package")] == ["P/1.1", "P/1.2.1", "P/2"]
    assert value(view, "ac", "work_package", "P/2") == 10


def test_accruals_count_and_commitments_and_later_lines_do_not() -> None:
    lines = [
        cost(100),
        cost(20, kind="accrual"),
        cost(7, kind="actual"),
        cost(1000, kind="commitment"),
        cost(500, on="2026-11-01"),
        cost(-7),
    ]
    assert value(look({"projects": [project()], "costs": lines}), "ac") == 120


def test_the_latest_report_up_to_the_status_date_counts() -> None:
    progress = [done(pct=0.2, on="2026-09-30"), done(pct=0.5, on="2026-10-31"), done(pct=0.9, on="2026-11-30")]
    view = look({"projects": [project()], "work_packages": [package()], "progress": progress})
    assert value(view, "ev") == 500


def test_two_projects_are_summed_before_they_are_divided() -> None:
    """EV/AC of 10/20 and 900/900: CPI 0.989, not the mean 0.75 (architecture)."""
    rows = {
        "projects": [project("A"), project("B")],
        "work_packages": [package(project_id="A", budget=100), package(project_id="B", budget=1000)],
        "progress": [done(pct=0.1, project_id="A"), done(pct=0.9, project_id="B")],
        "costs": [cost(20, project_id="A"), cost(900, project_id="B")],
    }
    view = look(rows)
    assert value(view, "cpi") == pytest.approx(910 / 920)
    assert round(910 / 920, 3) == 0.989
    assert (value(view, "cpi", "project", "A"), value(view, "cpi", "project", "B")) == (0.5, 1.0)


def test_an_undefined_project_stays_out_on_both_sides_and_the_coverage_says_so() -> None:
    rows = {
        "projects": [project("A"), project("B"), project("C", has_ledger=True)],
        "work_packages": [package(project_id=p, budget=b) for p, b in (("A", 920), ("B", 50), ("C", 30))],
        "progress": [done(pct=0.5, project_id=p) for p in "ABC"],
        "costs": [cost(500, project_id="A")],
    }
    measured = measure(look(rows), ["cpi"])[0]
    assert measured.value == pytest.approx(460 / 500)
    assert measured.coverage.says == "over 1 of 3 projects, 92 % of BAC"
    assert measured.coverage.share_of_bac == pytest.approx(0.92)


def test_programmes_add_up_their_projects_and_projects_without_one_stand_apart() -> None:
    rows = {
        "programmes": [{"programme_id": "X", "name": "Core"}],
        "projects": [project("A", programme_id="X"), project("B", programme_id="X"), project("C")],
        "work_packages": [package(project_id=p) for p in "ABC"],
    }
    found = measure(look(rows), ["bac"], by="programme")
    assert [(m.key, m.label, m.value) for m in found] == [("", "No programme", 1000), ("X", "Core", 2000)]


def test_a_scope_leaves_other_projects_out_and_closed_ones_leave_unless_named() -> None:
    rows = {"projects": [project("A"), project("B"), project("C", state="closed")], "work_packages": [package(project_id=p) for p in "ABC"]}
    assert value(look(rows), "bac") == 2000
    assert value(look(rows, scope=["A", "C"]), "bac") == 2000
    assert value(look(rows, scope=["B"]), "bac") == 1000


def test_an_unknown_metric_asks_what_was_meant() -> None:
    with pytest.raises(UnknownMetric, match="Did you mean 'cpi'"):
        measure(look({"projects": [project()]}), ["cpii"])


def test_recent_periods_are_counted_from_the_status_date() -> None:
    periods = [
        period(end, pv=100, ev=ev, ac=100) for end, ev in (("2026-07-31", 100), ("2026-08-31", 90), ("2026-09-30", 80), ("2026-10-31", 64))
    ]
    view = look({"projects": [project()], "reporting_periods": [*periods, period("2026-11-30", pv=100)]})
    assert value(view, "cpi") == pytest.approx(334 / 400)
    assert value(view, "cpi_3") == pytest.approx(234 / 300)
    assert value(view, "spi_3") == pytest.approx(234 / 300)
    assert value(view, "eac_recent3") == pytest.approx(400 + (500 - 334) / 0.78)
    assert reason(view, "eac_recent6") == "fewer than 6 periods"


def test_the_eac_is_bottom_up_where_the_manager_estimates_else_typical_else_at_budget() -> None:
    rows = {
        "projects": [project("A"), project("B"), project("C", has_ledger=True)],
        "work_packages": [package(project_id=p) for p in "ABC"],
        "progress": [done(pct=0.5, project_id="A", estimate_to_complete=700), done(pct=0.5, project_id="B"), done(pct=0, project_id="C")],
        "costs": [cost(600, project_id="A"), cost(600, project_id="B")],
    }
    view = look(rows)
    assert [m.value for m in measure(view, ["eac"], by="project")] == [1300, 1200, 1000]
    assert value(view, "eac") == 3500
    assert value(view, "vac") == -500
    assert value(view, "etc") == 2300
    assert value(view, "eac_bottom_up") == 1300


def test_a_bottom_up_estimate_takes_the_budget_of_what_has_not_begun_and_wants_one_for_what_is_under_way() -> None:
    begun = {"projects": [project()], "work_packages": [package("1"), package("2")], "costs": [cost(600)]}
    assert value(look({**begun, "progress": [done("1", 0.5, estimate_to_complete=700)]}), "eac_bottom_up") == 2300
    half = look({**begun, "progress": [done("1", 0.5, estimate_to_complete=700), done("2", 0.1)]})
    assert reason(half, "eac_bottom_up") == "no estimate to complete for 1 of the work packages under way"


def test_figures_by_work_package() -> None:
    rows = {
        "projects": [project()],
        "work_packages": [package("1"), package("2", budget=500)],
        "progress": [done("1", 0.5)],
        "costs": [cost(400, wp_id="1"), cost(99)],
    }
    view = look(rows)
    assert [(m.key, m.value) for m in measure(view, ["cpi"], by="work_package")] == [("P/1", 1.25), ("P/2", None)]
    assert value(view, "ac") == 499
