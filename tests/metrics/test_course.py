"""The way a portfolio came, and the range in which it goes on."""

import pytest

from metrics.course import course, index_course, project_courses
from metrics.moment import View
from tests.metrics.tables import look, period, project

ENDS = ("2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31")


@pytest.fixture(scope="module")
def view() -> View:
    rows = [
        period(end, pv=100, ev=ev, ac=ac)
        for end, ev, ac in zip(ENDS, (100, 90, 80, 80, None, None), (100, 100, 100, 100, None, None), strict=True)
    ]
    late = [period(end, pv=10, ev=ev, ac=10, project_id="Q") for end, ev in zip(ENDS[2:4], (5, 10), strict=True)]
    return look({"projects": [project(baseline_start="2026-07-01"), project("Q"), project("R")], "reporting_periods": [*rows, *late]})


def test_the_course_is_cumulative_over_the_projects_that_have_all_three(view: View) -> None:
    found = {p["date"]: (p["pv"], p["ev"], p["ac"]) for p in course(view)}
    assert found["2026-08-31"] == (200, 190, 200)
    assert found["2026-10-31"] == (420, 365, 420)
    assert found["2026-12-31"] == (620, None, None)
    assert {p["date"]: p["ev"] for p in course(view, ["Q"])}["2026-10-31"] == 15


def test_the_forecast_runs_from_what_is_spent_to_the_estimates(view: View) -> None:
    points = course(view, ["P"])
    first = next(p for p in points if p["date"] == "2026-10-31")
    assert (first["forecast"], first["low"], first["high"]) == (400, 400, 400)
    last = points[-1]
    assert last["date"] > "2026-12-31"
    assert last["forecast"] == pytest.approx(600 * 400 / 350)
    assert last["low"] == pytest.approx(400 + 600 - 350)
    assert last["high"] == pytest.approx(400 + 250 / (0.875 * 0.875))


def test_the_indices_by_month_cumulative_and_recent(view: View) -> None:
    last = index_course(view, ["P"])[-1]
    assert last["date"] == "2026-10-31"
    assert (last["cpi"], last["spi"]) == (pytest.approx(0.875), pytest.approx(0.875))
    assert last["cpi_3"] == pytest.approx(250 / 300)
    assert index_course(view, ["P"])[1]["cpi_3"] is None
    assert [p["cpi"] for p in project_courses(view)["Q"]] == [0.5, 0.75]


def test_nothing_to_draw_is_an_empty_course() -> None:
    view = look({"projects": [project()]})
    assert (course(view), index_course(view), project_courses(view)) == ([], [], {"P": []})
