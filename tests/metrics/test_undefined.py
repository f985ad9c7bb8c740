"""Not computable is a reason, never 0, infinity or blank: each case of the definitions, section 2 and 3."""

from typing import Any

import pytest

from metrics.measure import measure
from metrics.metric import Status
from tests.metrics.tables import cost, done, look, package, period, project

WHOLE = {"work_packages": [package()], "progress": [done(pct=0.5)], "costs": [cost(600)]}
UNBUDGETED = {"work_packages": [package(budget=None)], "progress": [done(pct=0.5)], "costs": [cost(600)]}


@pytest.mark.parametrize(
    ("key", "rows", "day", "says"),
    [
        ("pv", {}, "2026-10-31", "no baseline"),
        ("pv", {"work_packages": [package(baseline_start=None)]}, "2026-10-31", "no baseline: 1 of 1 work packages have no plan"),
        ("ev", {"work_packages": [package()]}, "2026-10-31", "no progress reported"),
        ("ac", {"work_packages": [package()]}, "2026-10-31", "no ledger for the project"),
        ("bac", UNBUDGETED, "2026-10-31", "no budget"),
        ("cv", {"work_packages": [package()], "progress": [done(pct=0.5)]}, "2026-10-31", "no ledger for the project"),
        ("sv", {"work_packages": [package()]}, "2026-10-31", "no progress reported"),
        ("cpi", {**WHOLE, "costs": [cost(600, on="2026-12-01")]}, "2026-10-31", "no cost so far: AC is 0"),
        ("spi", WHOLE, "2026-06-30", "no progress reported"),
        ("spi", {**WHOLE, "progress": [done(pct=0.5, on="2026-06-30")]}, "2026-06-30", "nothing is planned so far: PV is 0"),
        ("cv_pct", {**WHOLE, "progress": [done(pct=0)]}, "2026-10-31", "nothing is earned so far: EV is 0"),
        ("sv_pct", {**WHOLE, "progress": [done(pct=0, on="2026-06-30")]}, "2026-06-30", "nothing is planned so far: PV is 0"),
        ("pct_complete", UNBUDGETED, "2026-10-31", "no budget"),
        ("eac_typical", {**WHOLE, "progress": [done(pct=0)]}, "2026-10-31", "CPI is 0: nothing is earned so far"),
        ("eac_typical", {**WHOLE, "costs": [cost(0)]}, "2026-10-31", "CPI is not computable: AC is 0"),
        ("eac_composite", {**WHOLE, "progress": [done(pct=0)]}, "2026-10-31", "CPI is 0: nothing is earned so far"),
        ("eac_recent3", WHOLE, "2026-10-31", "fewer than 3 periods reported"),
        ("eac_recent6", WHOLE, "2026-10-31", "fewer than 6 periods"),
        ("eac_bottom_up", WHOLE, "2026-10-31", "none given"),
        ("tcpi_bac", {**WHOLE, "costs": [cost(1000)]}, "2026-10-31", "budget is spent; judge by TCPI(EAC)"),
        ("tcpi_eac", {**WHOLE, "progress": [done(pct=1)]}, "2026-10-31", "nothing remains to be spent: EAC is not above AC"),
        ("spi_t", {**WHOLE, "progress": [done(pct=0, on="2026-06-15")]}, "2026-06-15", "the project has not begun: AT is 0"),
        ("tspi", {**WHOLE, "progress": [done(pct=0.5)]}, "2026-12-31", "the planned duration is over: AT is not below PD"),
        ("ieac_t", {**WHOLE, "progress": [done(pct=0)]}, "2026-10-31", "SPI(t) is 0: nothing is earned so far"),
        ("finish_slip", WHOLE, "2026-10-31", "no forecast of the finish"),
    ],
)
def test_the_reason(key: str, rows: dict[str, Any], day: str, says: str) -> None:
    view = look({"projects": [project()], **rows}, day)
    for by in ("project", "portfolio"):
        measured = measure(view, [key], by=by)[0]  # type: ignore[arg-type]
        assert (measured.value, measured.reason, measured.status) == (None, says, Status.GREY)


def test_a_ledger_with_no_line_yet_is_zero_and_not_unknown() -> None:
    view = look({"projects": [project("A", has_ledger=True), project("B")]})
    assert [(m.value, m.reason) for m in measure(view, ["ac"], by="project")] == [(0, ""), (None, "no ledger for the project")]


def test_a_plan_that_is_not_given_to_its_end_is_no_budget() -> None:
    rows = {"projects": [project(baseline_finish="2027-03-31")], "reporting_periods": [period("2026-10-31", pv=500)]}
    assert measure(look(rows), ["bac"])[0].reason == "no budget, and the plan is not given to its end"


def test_an_empty_portfolio_says_that_nothing_is_reported() -> None:
    measured = measure(look({"projects": [project(state="closed")]}), ["cpi"])[0]
    assert (measured.value, measured.reason) == (None, "no projects reported")


def test_without_any_budget_progress_earns_nothing_that_could_be_told() -> None:
    view = look({"projects": [project()], "work_packages": [package(budget=None)], "progress": [done(pct=0.5)], "costs": [cost(100)]})
    ev, cpi = measure(view, ["ev", "cpi"], by="project")
    assert (ev.value, ev.reason) == (None, "no budget")
    assert cpi.value is None


SUMMARY = [package("1", budget=None), package("1.1", parent_id="1", budget=500), package("1.2", parent_id="1", budget=500)]


def test_progress_of_a_summary_alone_is_no_progress_of_0() -> None:
    rows = {"projects": [project()], "work_packages": SUMMARY, "costs": [cost(300)]}
    ev, cpi = measure(look({**rows, "progress": [done("1", pct=0.5)]}), ["ev", "cpi"], by="project")
    assert (ev.value, ev.reason) == (None, "2 work packages, 1.1 has its progress reported above it, on a summary alone")
    assert (cpi.value, cpi.reason) == (None, ev.reason)
    package_level = measure(look({**rows, "progress": [done("1", pct=0.5)]}), ["ev"], by="work_package")
    assert [m.value for m in package_level] == [None, None]


@pytest.mark.parametrize(
    ("progress", "earned"),
    [
        ([done("1", pct=0.25), done("1.1", pct=0.5)], 250),  # the summary rolls up what is told below it
        ([done("1", pct=0), done("1.1", pct=0)], 0),
        ([done("1", pct=0)], 0),
        ([done("1", pct=0.5), done("1.1", pct=0.5), done("1.2", pct=0.5)], 500),
    ],
)
def test_progress_of_a_summary_beside_that_of_its_packages_is_not_asked_for(progress: list[Any], earned: float) -> None:
    assert measure(look({"projects": [project()], "work_packages": SUMMARY, "progress": progress}), ["ev"])[0].value == earned


def test_a_finish_by_performance_without_a_budget_says_so_and_not_that_it_lies_too_far_away() -> None:
    plan = [period("2026-08-31", 300, 350, 300), period("2026-10-31", 300, 100, 450)]
    view = look({"projects": [project(baseline_start="2026-08-01", baseline_finish="2026-12-31")], "reporting_periods": plan})
    assert measure(view, ["finish_slip_earned"])[0].reason == "no budget, and the plan is not given to its end"


def test_a_finish_by_spi_t_where_nothing_is_earned_says_so() -> None:
    view = look({"projects": [project(baseline_finish="2026-12-31")], "work_packages": [package()], "progress": [done(pct=0)]})
    assert measure(view, ["finish_slip_spi_t"])[0].reason == "nothing earned yet to forecast from"


@pytest.mark.parametrize(
    ("given", "reason"),
    [({}, "no budget"), ({"pv": 800}, "only a % complete of the project as a whole is given, with no budget beside it")],
)
def test_a_share_without_a_budget_is_not_called_unreported(given: dict[str, Any], reason: str) -> None:
    rows = [{"project_id": "P", "period_end": "2026-10-31", "pct_complete": 0.5, "ac_to_date": 400, **given}]
    view = look({"projects": [project(baseline_finish="2026-10-31")], "reporting_periods": rows})
    assert measure(view, ["ev"])[0].reason == reason


def test_a_plan_or_earning_in_a_currency_without_a_rate_leaves_the_figures_open() -> None:
    """One of three months in dollars: neither PV nor EV nor AC is the sum of the other two."""
    months = [period("2026-08-31", 100, 90, 95), period("2026-09-30", 100, 90, 95, currency="USD"), period("2026-10-31", 100, 90, 95)]
    view = look({"projects": [project(baseline_start="2026-08-01", baseline_finish="2026-10-31")], "reporting_periods": months})
    says = {m.metric.key: (m.value, m.reason) for m in measure(view, ["pv", "ev", "ac"], by="project")}
    at_status = (None, "no exchange rate from USD to CHF at the status date")
    assert says == {"pv": at_status, "ev": at_status, "ac": (None, "no exchange rate from USD to CHF for 2026-09-30")}


@pytest.mark.parametrize(
    ("progress", "value", "reason"),
    [
        ([done("1", pct=0.5, estimate_to_complete=600)], None, "given for summaries alone, and for no package that carries a budget"),
        ([done("1.1", pct=0.5, estimate_to_complete=200), done("1.2", pct=0.5, estimate_to_complete=300)], 800, ""),
        ([done("1.1", pct=0.5), done("1.2", pct=0.5)], None, "none given"),
    ],
)
def test_an_estimate_to_complete_of_a_summary_alone_is_not_called_missing(progress: list[Any], value: float | None, reason: str) -> None:
    view = look({"projects": [project()], "work_packages": SUMMARY, "costs": [cost(300)], "progress": progress})
    found = measure(view, ["eac_bottom_up"], by="project")[0]
    assert (found.value, found.reason) == (value, reason)
