"""Opening a look at a portfolio: its status date, its currency, what was known, and nothing at all."""

from datetime import date
from pathlib import Path

import pytest

from metrics import view
from metrics.measure import measure
from store import about
from store.portfolio import Portfolio
from tests.ingest.files import AT, with_projects
from tests.metrics.tables import connection, done, look, package, period, project


def test_a_portfolio_without_projects_gives_no_view(own_portfolio: Path) -> None:
    portfolio = Portfolio(own_portfolio)
    about.create(portfolio)
    assert view.open(portfolio, status_date=date(2026, 10, 31)) is None


def test_status_dates_say_how_many_reported_to_them() -> None:
    rows = {
        "projects": [project()],
        "progress": [done(on="2026-09-30")],
        "reporting_periods": [period("2026-10-31", ev=1), period("2026-12-31", pv=1)],
    }
    assert [(told.day, told.projects, told.of) for told in view.status_dates(look(rows))] == [
        (date(2026, 9, 30), 1, 1),
        (date(2026, 10, 31), 1, 1),
    ]


def test_the_default_is_the_latest_day_that_most_have_reported_to_and_none_beyond_every_plan() -> None:
    projects = [project(name, baseline_finish="2026-12-31") for name in "ABC"]
    progress = [done(on="2026-09-30", project_id=name) for name in "ABC"]
    progress += [done(on="2026-10-16", project_id="A"), done(on="2062-10-31", project_id="B")]
    con = connection({"projects": projects, "progress": progress})
    assert view._latest(con, None) == date(2026, 9, 30)
    assert view._latest(connection({"projects": projects, "progress": progress[3:]}), None) == date(2026, 10, 16)


def test_the_configured_status_date_is_read_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEERBOARD_STATUS_DATE", "31.10.2026")
    with pytest.raises(ValueError, match="write it as 2026-10-31"):
        view._configured()
    monkeypatch.setenv("STEERBOARD_STATUS_DATE", "2026-10-31")
    assert view._configured() == date(2026, 10, 31)


def test_the_same_knowledge_can_be_looked_at_on_another_day() -> None:
    now = look({"projects": [project()], "work_packages": [package()], "progress": [done(pct=0.2, on="2026-09-30"), done(pct=0.5)]})
    with view.at(now, date(2026, 9, 30)) as earlier:
        assert measure(earlier, ["ev"])[0].value == 200
    assert measure(now, ["ev"])[0].value == 500


def test_programmes_and_projects_to_choose_from() -> None:
    rows = {
        "programmes": [{"programme_id": "X", "name": "Core"}],
        "projects": [project("A", programme_id="X"), project("B", state="closed")],
    }
    opened = look(rows)
    assert view.programmes(opened) == {"X": "Core"}
    assert view.projects(opened) == {"A": ("Project A", "X")}


def test_a_mistyped_year_does_not_ask_for_millions_of_days() -> None:
    rows = {"projects": [project()], "work_packages": [package(baseline_start="0206-07-01"), package("2", baseline_finish="9206-12-31")]}
    with view.over(connection(rows), status_date=date(2026, 10, 31)) as opened:
        assert measure(opened, ["pv"])[0].reason == "no baseline: 2 of 2 work packages have no plan"


def test_a_plan_that_nobody_has_reported_on_is_looked_at_on_the_day_of_its_load(tmp_path: Path) -> None:
    opened = view.open(with_projects(tmp_path))
    assert opened is not None
    with opened:
        assert opened.status_date == AT.date()


def test_closed_projects_are_not_waited_for() -> None:
    """Three were closed in June, one still reports in October: that is what most of those that report have reported to."""
    projects = [project(name, baseline_finish="2026-12-31", state="active" if name == "D" else "closed") for name in "ABCD"]
    progress = [done(on=day, project_id=name) for name in "ABCD" for day in ("2026-05-31", "2026-06-30")]
    con = connection({"projects": projects, "progress": [*progress, done(on="2026-10-31", project_id="D")]})
    assert view._latest(con, None) == date(2026, 10, 31)
    assert [(told.projects, told.of) for told in view._reported(con)] == [(1, 1)] * 3
