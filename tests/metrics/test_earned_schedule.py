"""Earned schedule, by the definitions and by published and hand-derived cases."""

import json
from pathlib import Path
from typing import Any

import pytest

from metrics.explain import explain
from metrics.measure import measure
from metrics.moment import View
from tests.metrics.tables import done, look, package, period, project

ENDS = [
    f"{2026 + (m - 1) // 12}-{(m - 1) % 12 + 1:02d}-{[31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][(m - 1) % 12]}" for m in range(1, 25)
]


def figures(view: View, *keys: str) -> dict[str, float | None]:
    return {m.metric.key: m.value for m in measure(view, keys, by="project")}


def planned(up_to: list[float], at: int, ev: float, ac: float | None = None, **more: Any) -> View:
    """A project of given periods: cumulative plan, and what is earned and spent by period ``at``."""
    steps = [b - a for a, b in zip([0.0, *up_to], up_to, strict=False)]
    rows = [
        period(end, pv=step, ev=ev if k == at else None, ac=ac if k == at else None)
        for k, (end, step) in enumerate(zip(ENDS, steps, strict=False), start=1)
    ]
    finish = ENDS[len(up_to) - 1]
    return look(
        {"projects": [project(baseline_start="2026-01-01", baseline_finish=finish)], "reporting_periods": rows},
        more.get("day") or ENDS[at - 1],
    )


def test_the_check_of_the_definitions() -> None:
    """PV 10/30/60/100, EV 45, AT 3, PD 4 (definitions, section 3)."""
    found = figures(planned([10, 30, 60, 100], 3, 45), "es", "at", "pd", "sv_t", "spi_t", "ieac_t", "tspi")
    expected = {"es": 2.5, "at": 3, "pd": 4, "sv_t": -0.5, "spi_t": 0.8333, "ieac_t": 4.8, "tspi": 1.5}
    assert {key: pytest.approx(value, abs=0.00005) for key, value in expected.items()} == found


@pytest.mark.parametrize(("ev", "expected"), [(29, 1.95), (30, 2), (31, 4 + 1 / 30), (10, 1), (0, 0), (60, 5)])
def test_a_flat_stretch_counts_at_its_first_period(ev: float, expected: float) -> None:
    assert figures(planned([10, 30, 30, 30, 60], 4, ev), "es")["es"] == pytest.approx(expected)


def test_a_project_that_ends_late_keeps_its_lateness_though_spi_is_one() -> None:
    """PD 4, finished in the sixth period: SPI 1, SPI(t) 0.667; and so it stays."""
    rows = [period(end, pv=pv, ev=ev) for end, pv, ev in zip(ENDS, (10, 20, 30, 40, None, None), (10, 20, 20, 40, None, 10), strict=False)]
    for day in (ENDS[5], ENDS[8]):
        view = look({"projects": [project(baseline_finish=ENDS[3])], "reporting_periods": rows}, day)
        assert figures(view, "spi", "es", "at", "spi_t") == {"spi": 1, "es": 4, "at": 6, "spi_t": pytest.approx(4 / 6)}


def test_a_plan_that_begins_inside_a_month_is_measured_in_working_days() -> None:
    """From 12 January 2026: 199 working days to 15 October, 210 to the 30th, and on a Saturday no more."""
    rows = {"projects": [project()], "work_packages": [package(baseline_start="2026-01-12")]}
    for day, gone in (("2026-10-15", 199), ("2026-10-30", 210), ("2026-10-31", 210)):
        assert figures(look(rows, day), "at")["at"] == gone


def test_time_stops_at_the_day_on_which_the_work_was_finished() -> None:
    rows = {"projects": [project()], "work_packages": [package(baseline_start="2026-01-12", baseline_finish="2026-06-30")]}
    view = look(
        {**rows, "progress": [done(pct=0.9, on="2026-07-31"), done(pct=1, on="2026-09-30", actual_finish="2026-08-20")]}, "2026-10-31"
    )
    assert figures(view, "pd", "es", "at") == {"pd": 122, "es": 122, "at": 159}
    assert figures(view, "finish_slip", "finish_slip_earned") == {"finish_slip": 37, "finish_slip_earned": 37}


def test_finish_slips_in_working_days_and_a_portfolio_is_as_late_as_its_latest_project() -> None:
    projects = [
        project("A", baseline_finish="2027-03-26", forecast_finish="2027-05-07"),
        project("B", baseline_finish="2027-03-26", forecast_finish="2027-03-19"),
    ]
    view = look({"projects": projects})
    assert [m.value for m in measure(view, ["finish_slip"], by="project")] == [30, -5]
    assert measure(view, ["finish_slip"])[0].value == 30


def test_the_portfolio_adds_up_working_days() -> None:
    rows = [period(end, pv=10, ev=ev, project_id=p) for p, ev in (("A", 5), ("B", 10)) for end in ENDS[:4]]
    plan = [*rows, *(period(end, pv=10, project_id=p) for p in "AB" for end in ENDS[4:8])]
    view = look({"projects": [project("A"), project("B")], "reporting_periods": plan}, ENDS[3])
    found = {m.metric.key: m.value for m in measure(view, ["es", "at", "spi_t"])}
    # two months are 42 working days and four are 86: A has reached the end of February, B that of April
    assert found == {"es": 42 + 86, "at": 2 * 86, "spi_t": pytest.approx(128 / 172)}


NAMES = {"eac_cpi": "eac_typical", "eac_typical": "eac_atypical"}  # the file's names for BAC ÷ CPI and AC + BAC − EV


def test_the_oracles_of_pmcontrols(corpus: Path) -> None:
    """oracles/pmcontrols_validation_cases.json: its EVM and earned-schedule cases."""
    cases = [
        c
        for c in json.loads((corpus / "oracles" / "pmcontrols_validation_cases.json").read_text("utf-8"))["cases"]
        if c["method"] in ("evm", "earned_schedule")
    ]
    assert len(cases) == 9
    for case in cases:
        given = case["inputs"]
        view = planned(given["pv"][1:], given.get("at", 1), given["ev"], given.get("ac"))
        wanted = {NAMES.get(key, key): value for key, value in case["expected"].items()}
        found = figures(view, *wanted)
        assert {key: found[key] for key in wanted} == {
            key: pytest.approx(value, abs=max(case["tol"], 1e-7)) for key, value in wanted.items()
        }, case["id"]


def test_the_explanation_puts_in_c_and_pv_and_ev() -> None:
    """F18: ES 2.5 of the check, in months; and 25 of 40 working days."""
    says = explain(planned([10, 30, 60, 100], 3, 45), "es", "project", "P").numbers
    assert says == "C = 2 with PV 30.00, EV 45.00: 2 + (45.00 − 30.00) ÷ (60.00 − 30.00) = 2.50\u00a0months"
    rows = [period("2026-02-27", pv=4000, ev=2510)]
    view = look({"projects": [project(baseline_start="2026-01-05", baseline_finish="2026-02-27")], "reporting_periods": rows}, "2026-02-27")
    says = explain(view, "es", "project", "P").numbers.replace("\u202f", " ")
    assert says == "C = 25 with PV 2 500.00, EV 2 510.00: 25 + (2 510.00 − 2 500.00) ÷ (2 600.00 − 2 500.00) = 25.10\u00a0working days"


TIME = ("es", "at", "pd", "sv_t", "spi_t", "ieac_t", "tspi")


def told(view: View, by: Any) -> list[tuple[float | None, str]]:
    return [(m.value, m.text()) for m in measure(view, TIME, by=by)]


def two(*ends: tuple[str, list[str]], programmes: tuple[str | None, ...] = (None, None)) -> View:
    """Projects with periods that end on those days, each earned by four fifths up to the second."""
    rows = [period(end, project_id=key, pv=100, ev=80 if n < 2 else None) for key, days in ends for n, end in enumerate(days)]
    own = [
        project(key, baseline_start="2026-01-01", baseline_finish=days[-1], programme_id=programme)
        for (key, days), programme in zip(ends, programmes, strict=False)
    ]
    return look({"projects": own, "reporting_periods": rows}, ends[0][1][1])


def test_a_portfolio_of_one_project_tells_what_the_project_tells() -> None:
    view = planned([10, 30, 60, 100], 3, 45)
    assert told(view, "project")[0] == (2.5, "2.5 months".replace(" ", "\u00a0"))
    assert told(view, "portfolio") == told(view, "programme") == told(view, "project")


def test_a_programme_of_one_project_tells_what_it_tells_beside_others_too() -> None:
    view = two(("A", ENDS[:4]), ("B", ENDS[:4]), programmes=("X", "Y"))
    of_a = [m for m in measure(view, TIME, by="project") if m.key == "A"]
    assert [m.text() for m in measure(view, TIME, by="programme") if m.key == "X"] == [m.text() for m in of_a]
    assert "working" in measure(view, ["es"])[0].text()


def test_only_projects_with_a_plan_are_several() -> None:
    rows: dict[str, list[Any]] = {"projects": [project("A", baseline_start="2026-01-01", baseline_finish=ENDS[3]), project("B")]}
    rows["reporting_periods"] = [period(end, project_id="A", pv=100, ev=80 if n < 2 else None) for n, end in enumerate(ENDS[:4])]
    view = look(rows, ENDS[1])
    assert [m.text() for m in measure(view, TIME)] == [m.text() for m in measure(view, TIME, by="project") if m.key == "A"]
