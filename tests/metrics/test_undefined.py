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
