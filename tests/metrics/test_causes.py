"""Why a forecast moved: what is named accounts for the change, with its amount, and what nothing accounts for is said."""

from dataclasses import replace
from typing import Any

import pytest

from metrics.causes import cause_of_cost, change_beside
from metrics.movement import moves
from metrics.project_rows import ProjectRow
from tests.metrics.tables import done, look, package, project


def row(method: str = "typical", **figures: Any) -> ProjectRow:
    """A project with a budget of 1,000, half of it earned at cost, so that the EAC by its method follows."""
    given: dict[str, Any] = {"bac": 1000.0, "ev": 500.0, "ac": 500.0, **figures}
    cpi = given["ev"] / given["ac"] if given["ac"] else None
    eac = given["bac"] / cpi if method == "typical" and cpi else given["ac"] + given.get("rest", given["bac"] - given["ev"])
    return ProjectRow(
        project_id="P", name="Project", rate=given.get("rate", 1.0), bac=given["bac"], pv=500, ev=given["ev"], ac=given["ac"], eac=eac,
        eac_method=method, baseline_start=None, baseline_finish=None, expected_finish=None, cpi=cpi,
    )  # fmt: skip


def why(now: ProjectRow, before: ProjectRow, exchange: float = 0.0) -> str:
    return cause_of_cost(now, before, exchange).replace("\u2212", "-").replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("now", "before", "exchange", "says"),
    [
        (row(ac=625.0), row(), 0, "CPI fell from 1.00 to 0.80."),
        (row(bac=1200.0, ac=450.0), row(), 0, "Budget +200; CPI rose from 1.00 to 1.11."),
        (row(bac=1200.0, ac=502.0), row(), 0, "Budget +200; CPI fell from 1.000 to 0.996, +4.80."),
        (row(bac=1002.0, ac=625.0), row(), 0, "CPI fell from 1.00 to 0.80; budget +2."),
        (row(ac=501.0, rate=1.0), replace(row(ac=500.0), rate=0.9, bac=900.0, eac=900.0), 100, "Exchange rate +100; CPI fell from 1.000 to 0.998, +2.00."),
        (row("bottom-up", ac=600.0, rest=600.0), row("bottom-up", rest=500.0), 0, "The manager's estimate: spent +100, the rest +100."),
        (row("bottom-up", bac=1180.0, ac=600.0, rest=600.0), row("bottom-up", rest=500.0), 0, "Budget +180; the manager's estimate: spent +100, the rest +100."),
        (row("bottom-up", bac=1010.0, ac=600.0, rest=600.0), row("bottom-up", rest=500.0), 0, "The manager's estimate: spent +100, the rest +100 (budget +10)."),
        (row("bottom-up", rest=700.0), row(), 0, "Estimated bottom-up, before typical +200."),
        (row("atypical", ev=0.0, ac=100.0), row("atypical", ev=0.0, ac=40.0), 0, "Cost beyond what was earned +60."),
    ],
)  # fmt: skip
def test_what_is_named_accounts_for_the_change(now: ProjectRow, before: ProjectRow, exchange: float, says: str) -> None:
    assert why(now, before, exchange) == says


def test_what_nothing_accounts_for_is_said() -> None:
    """An estimate that may not lie below what is spent moves with the cost and not with the index."""
    assert why(replace(row(), eac=1100.0), row()) == "Not explained +100."


def finish(after: dict[str, str], before: dict[str, str], *ends: str, **more: Any) -> str:
    """Why the finish moved to the first from the second end, by the expected finish of each work package now and before."""
    views = [
        look(
            {
                "projects": [project(forecast_finish=end, **more)],
                "work_packages": [package(key, name=f"Package {key}", forecast_finish=day) for key, day in days.items()],
                "progress": [done(key, pct=0.4, on="2026-09-30") for key in days],
            },
            at,
        )
        for days, end, at in ((after, ends[0], "2026-10-31"), (before, ends[1], "2026-09-30"))
    ]
    return moves(*views).finishes[0].cause.replace("\u2212", "-").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("after", "before", "ends", "says"),
    [
        # what moved and ends last, and not what is merely late
        (("01-15", "01-08"), ("01-08", "01-08"), ("01-15", "01-08"), "Expected later, in working days: Package 1 +5."),
        (("01-15", "01-14"), ("01-08", "01-08"), ("01-15", "01-08"), "Expected later, in working days: Package 1 +5 and Package 2 +4."),
        (("01-08", "01-08"), ("01-15", "01-08"), ("01-08", "01-15"), "Expected earlier, in working days: Package 1 -5."),
        (
            ("01-08", "01-05"), ("01-08", "01-04"), ("01-15", "01-08"),
            "Expected later, in working days: Package 2 +1. They account for 1 of 5 working days.",
        ),
        (("01-08", "01-04"), ("01-08", "01-04"), ("01-15", "01-08"), "No work package that is still open moved with it."),
    ],
)  # fmt: skip
def test_the_finish_is_moved_by_the_packages_that_moved_and_end_last(
    after: tuple[str, str], before: tuple[str, str], ends: tuple[str, str], says: str
) -> None:
    days = [{str(n): f"2027-{day}" for n, day in enumerate(given, start=1)} for given in (after, before)]
    assert finish(*days, *(f"2027-{day}" for day in ends)) == says


@pytest.mark.parametrize(
    ("now", "line"),
    [
        (row(bac=167_000.0, ac=500.0, ev=500.0), "+166 k, Budget +166 k."),
        (row(bac=12_000.0), "+11 k, Budget +11 k."),
        (row(bac=1_500.0), "+500, Budget +500."),
        (row(bac=500_000.0, ac=500.0 * 1000, ev=250_000.0), "+999 k, CPI fell from 1.00 to 0.50; budget +499 k."),
        (row(bac=17_000.0, ac=500.0, ev=7_000.0), "+0.214 k, Budget +16 k; CPI rose from 1.00 to 14.00."),
    ],
)
def test_a_change_and_its_causes_are_told_in_one_unit(now: ProjectRow, line: str) -> None:
    cause = cause_of_cost(now, row(), 0.0)
    assert now.eac is not None
    assert f"{change_beside(cause, now.eac - 1000)}, {cause}".replace("\u00a0", " ").replace("\u202f", " ") == line
