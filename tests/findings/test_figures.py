"""The findings on the arithmetic, F1 to F20, through small files: each right value is that of the table."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.preview import Answers
from metrics import view as views
from metrics.incomplete import incomplete
from metrics.measure import Measured, measure
from metrics.moment import View
from store.portfolio import Portfolio
from tests.ingest.files import load, workbook

PROJECTS = ("Project", "Name", "Currency", "Baseline start", "Baseline finish")
EVM = ("Project", "Period end", "PV", "EV", "AC")
PACKAGES = ("Project", "Work package", "Name", "Baseline start", "Baseline finish", "Budget")
PROGRESS = ("Project", "Work package", "Status date", "% complete")
COSTS = ("Project", "Work package", "Date", "Amount", "Currency", "Type")
Rows = Sequence[Sequence[Any]]


def day(text: Any) -> Any:
    return date.fromisoformat(text) if isinstance(text, str) and len(text) == 10 and text[4] == "-" else text


def look(folder: Path, as_of: str, *, answer: str = "period", **sheets: Rows) -> View:
    """The view over one workbook of these sheets, loaded with a yes."""
    rows = {name.replace("_", " "): [[day(cell) for cell in row] for row in found] for name, found in sheets.items()}
    portfolio = Portfolio(folder / "portfolio.duckdb")
    receipt = load(portfolio, workbook(folder / "all.xlsx", rows), answers=Answers(cumulative=answer, percent="share"), yes=True)
    assert receipt.kept, (receipt.says, [problem.says for problem in receipt.problems])
    found = views.open(portfolio, status_date=date.fromisoformat(as_of))
    assert found
    return found


def of(view: View, *keys: str, project: str = "") -> Mapping[str, Measured]:
    found = measure(view, keys, by="project") if project else measure(view, keys)
    return {one.metric.key: one for one in found if one.key == project}


def value(view: View, key: str, project: str = "") -> float | None:
    return of(view, key, project=project)[key].value


def one(*more: Any, finish: str = "2026-12-31", currency: str = "EUR") -> Rows:
    return [(*PROJECTS, "Contingency") if more else PROJECTS, ("P", "Project P", currency, "2026-01-01", finish, *more)]


MONTHS = ("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30")


def test_F1_amounts_of_large_currencies_never_fail_the_others(tmp_path: Path) -> None:
    """2.5e12 beside a project of 1,000, and a line of 40 M EUR on a VND project at 30,000."""
    projects = [PROJECTS, ("V", "Big", "VND", "2026-01-01", "2026-12-31"), ("P", "Small", "EUR", "2026-01-01", "2026-12-31")]
    packages = [
        PACKAGES,
        ("V", "1", "All", "2026-01-01", "2026-12-31", 2_500_000_000_000),
        ("P", "1", "All", "2026-01-01", "2026-12-31", 1000),
    ]
    view = look(
        tmp_path,
        "2026-06-30",
        Projects=projects,
        Work_packages=packages,
        Progress=[PROGRESS, ("V", "1", "2026-06-30", 0.5), ("P", "1", "2026-06-30", 0.5)],
        Costs=[COSTS, ("V", "1", "2026-06-10", 40_000_000, "EUR", "actual"), ("P", "1", "2026-06-10", 500, "EUR", "actual")],
        Exchange_rates=[("Date", "From currency", "To currency", "Rate"), ("2026-01-01", "EUR", "VND", 30_000)],
    )
    with view:
        assert value(view, "cpi", "V") == pytest.approx(1.25e12 / 1.2e12)
        assert value(view, "cpi", "P") == pytest.approx(1)


def test_F5_quarters(tmp_path: Path) -> None:
    rows = [
        EVM,
        ("P", "2026-03-31", 300, 240, 210),
        ("P", "2026-06-30", 290, 230, 220),
        ("P", "2026-09-30", 310, 260, 200),
        ("P", "2026-12-31", 300, 200, 210),
        ("P", "2027-03-31", None, 270, 250),
    ]
    with look(tmp_path, "2027-03-31", Projects=one(), EVM=rows) as view:
        assert (value(view, "at", "P"), value(view, "spi_t", "P")) == (5, pytest.approx(0.8))
        with views.at(view, date(2026, 2, 15)) as early:
            assert (value(early, "pv", "P"), value(early, "at", "P")) == (pytest.approx(150), pytest.approx(0.5))


def test_F6_nothing_after_the_status_date_is_seen(tmp_path: Path) -> None:
    earned = (310, 290, -50, 50, None, None)
    rows = [EVM, *(("P", end, 100, ev, None) for end, ev in zip(MONTHS, earned, strict=True))]
    with look(tmp_path, "2026-02-28", Projects=one(finish="2026-06-30"), EVM=rows) as view:
        assert (value(view, "at", "P"), value(view, "spi_t", "P")) == (2, pytest.approx(3))
        assert view.con.execute("SELECT finished FROM fact_project").fetchall() == [(date(2026, 2, 28),)]
        with views.at(view, date(2026, 3, 31)) as later:
            assert value(later, "es", "P") == pytest.approx(5.5)  # it fell back: 550 of 600


def test_F7_cost_booked_since_the_estimate_is_inside_it(tmp_path: Path) -> None:
    progress = [(*PROGRESS, "Estimate to complete"), ("P", "1", "2026-02-28", 0.3, 700)]
    costs = [COSTS, ("P", "1", "2026-02-10", 300, "EUR", "actual"), ("P", "1", "2026-03-10", 250, "EUR", "actual")]
    packages = [PACKAGES, ("P", "1", "All", "2026-01-01", "2026-12-31", 1000)]
    with look(tmp_path, "2026-03-31", Projects=one(), Work_packages=packages, Progress=progress, Costs=costs) as view:
        assert (value(view, "eac", "P"), value(view, "eac_bottom_up", "P"), value(view, "etc", "P")) == (1000, 1000, 450)


def test_F7_cost_beyond_the_estimate_leaves_the_estimate_at_what_is_spent(tmp_path: Path) -> None:
    progress = [(*PROGRESS, "Estimate to complete"), ("P", "1", "2026-02-28", 0.3, 100)]
    costs = [COSTS, ("P", "1", "2026-02-10", 300, "EUR", "actual"), ("P", "1", "2026-03-10", 250, "EUR", "actual")]
    packages = [PACKAGES, ("P", "1", "All", "2026-01-01", "2026-12-31", 1000)]
    with look(tmp_path, "2026-03-31", Projects=one(), Work_packages=packages, Progress=progress, Costs=costs) as view:
        assert value(view, "eac", "P") == 550


def test_F9_the_cut_of_the_periods_changes_nothing(tmp_path: Path) -> None:
    projects = [PROJECTS, *((p, p, "EUR", "2026-01-05", "2026-02-27") for p in "UV")]
    rows = [
        EVM,
        ("U", "2026-01-16", 1000, 600, 600),
        ("U", "2026-01-30", 999, 599, 599),
        ("U", "2026-02-27", 2001, 1301, 1301),
        ("V", "2026-01-16", 1000, 600, 600),
        ("V", "2026-01-30", 999, 599, 599),
        ("V", "2026-02-13", 1000, 650, 650),
        ("V", "2026-02-27", 1001, 651, 651),
    ]
    with look(tmp_path, "2026-02-27", Projects=projects, EVM=rows) as view:
        for project in "UV":
            assert value(view, "es", project) == pytest.approx(25, abs=0.02)
            assert (value(view, "at", project), value(view, "pd", project)) == (40, 40)
            assert value(view, "spi_t", project) == pytest.approx(0.625, abs=0.001)
            assert value(view, "finish_slip_spi_t", project) == 24
            assert value(view, "finish_slip_earned", project) == 20
            assert value(view, "finish_slip_plan", project) == 15


def test_F10_a_commitment_is_no_ledger(tmp_path: Path) -> None:
    rows = [EVM, *(("P", end, 100, 90, ac) for end, ac in zip(MONTHS[:3], (100, 210, 305), strict=True))]
    costs = [COSTS, ("P", None, "2026-02-10", 500, "EUR", "commitment")]
    with look(tmp_path, "2026-03-31", Projects=one(), EVM=rows, Costs=costs) as view:
        assert value(view, "ac", "P") == 615
        assert incomplete(view) == ()


def test_F10_a_ledger_that_contradicts_the_periods_is_said(tmp_path: Path) -> None:
    rows = [EVM, *(("P", end, 100, 90, ac) for end, ac in zip(MONTHS[:3], (100, 105, 100), strict=True))]
    costs = [COSTS, ("P", None, "2026-02-10", 95, "EUR", "actual")]
    with look(tmp_path, "2026-03-31", Projects=one(), EVM=rows, Costs=costs) as view:
        found = of(view, "ac", "cpi", "eac", "es", project="P")
        assert {one.value for one in found.values()} == {None}
        assert all("305.00" in one.reason and "95.00" in one.reason for one in found.values())
        assert [one.project_id for one in incomplete(view)] == ["P"]


def test_F11_no_estimate_is_below_the_actual_cost(tmp_path: Path) -> None:
    rows = [EVM, ("P", "2026-01-31", 600, 650, 750)]
    with look(tmp_path, "2026-01-31", Projects=one(finish="2026-01-31"), EVM=rows) as view:
        keys = ("eac", "eac_typical", "eac_atypical", "eac_composite", "eac_weighted", "eac_weighted_progress")
        assert [value(view, key, "P") for key in keys] == [750] * 6
        assert value(view, "tcpi_eac", "P") is None


@pytest.mark.parametrize("ac", [-50, 0])
def test_F12_a_credit_is_no_cost(tmp_path: Path, ac: float) -> None:
    rows = [EVM, ("P", "2026-01-31", 500, 400, ac), ("P", "2026-02-28", 500, None, None)]
    with look(tmp_path, "2026-01-31", Projects=one(), EVM=rows) as view:
        found = of(view, "cpi", "eac_typical", "eac_weighted_progress", project="P")
        assert {one.value for one in found.values()} == {None}
        assert "AC is" in found["cpi"].reason
        assert value(view, "eac", "P") == ac + 600


def test_F13_a_ratio_within_one_currency_needs_no_rate(tmp_path: Path) -> None:
    projects = [*one(currency="USD"), ("Q", "Q", "EUR", "2026-01-01", "2026-12-31"), ("R", "R", "EUR", "2026-01-01", "2026-12-31")]
    rows = [EVM, ("P", "2026-01-31", 500, 400, 500), ("P", "2026-12-31", 500, None, None), ("Q", "2026-01-31", 100, 90, 90)]
    with look(tmp_path, "2026-01-31", Projects=projects, EVM=rows) as view:
        assert (value(view, "cpi", "P"), value(view, "spi", "P"), value(view, "pct_complete", "P")) == (0.8, 0.8, 0.4)
        assert "no exchange rate" in of(view, "ac", project="P")["ac"].reason
        assert of(view, "cpi")["cpi"].coverage.count == 1


def test_F16_a_project_without_baseline_has_no_actual_time(tmp_path: Path) -> None:
    projects = [PROJECTS, ("P", "P", "EUR", "2026-01-01", "2026-04-30"), ("N", "N", "EUR", None, None)]
    rows = [EVM, *(("P", end, 100, 90, 90) for end in MONTHS[:4])]
    with look(tmp_path, "2026-02-28", Projects=projects, EVM=rows) as view:
        assert value(view, "at", "N") is None
        assert (of(view, "at")["at"].coverage.count, of(view, "at")["at"].coverage.of) == (1, 2)


RISKS = ("Project", "Risk ID", "Title", "Probability", "Impact", "Cost impact", "Currency", "Owner")


@pytest.mark.parametrize("cost", [(1_000_000, "USD"), (None, None)])
def test_F2_an_exposure_that_is_not_known_is_not_covered(tmp_path: Path, cost: tuple[Any, Any]) -> None:
    risks = [RISKS, ("P", "R1", "Vendor stops", 5, 5, *cost, "A"), ("P", "R2", "Small", 1, 1, 1000, "EUR", "A")]
    with look(tmp_path, "2026-06-30", Projects=one(10_000), Risks=risks) as view:
        for level in ("P", ""):
            found = of(view, "reserve_adequacy", "risk_exposure_residual", project=level)
            assert [one.value for one in found.values()] == [None, None]
            assert all("R1 has no" in one.reason for one in found.values())
        assert value(view, "risks_critical", "P") == 1


def test_F3_an_unknown_contingency_covers_nothing(tmp_path: Path) -> None:
    risks = [RISKS, ("P", "R1", "Vendor stops", 5, 5, 900_000, "EUR", "A")]
    with look(tmp_path, "2026-06-30", Projects=one(), Risks=risks) as view:
        assert value(view, "risk_exposure_residual") == pytest.approx(810_000)
        assert value(view, "reserve_adequacy") is None
        assert "no contingency" in of(view, "reserve_adequacy")["reserve_adequacy"].reason


def test_F3_a_surplus_covers_no_other_project(tmp_path: Path) -> None:
    projects = [*one(1_000_000), ("Q", "Q", "EUR", "2026-01-01", "2026-12-31", 100)]
    risks = [RISKS, ("P", "R1", "a", 3, 3, 1000, "EUR", "A"), ("Q", "R1", "b", 3, 3, 1000, "EUR", "A")]
    with look(tmp_path, "2026-06-30", Projects=projects, Risks=risks) as view:
        assert value(view, "reserve_adequacy", "P") == pytest.approx(999_500)
        assert value(view, "reserve_adequacy") == pytest.approx(-400)


def test_F4_a_risk_without_ratings_is_unrated_and_not_uncritical(tmp_path: Path) -> None:
    risks = [RISKS, ("P", "R1", "a", None, None, None, None, "A"), ("P", "R2", "b", None, None, None, None, "A")]
    with look(tmp_path, "2026-06-30", Projects=one(), Risks=risks) as view:
        found = of(view, "risks_critical", "risks_unrated", project="P")
        assert (found["risks_critical"].value, found["risks_critical"].coverage.says) == (None, "over 0 of 2 risks")
        assert found["risks_unrated"].value == 2


def test_X1_one_file_a_month_with_values_to_date(tmp_path: Path) -> None:
    head = ("project_id", "status_date", "BAC", "PV", "EV", "AC")
    portfolio = Portfolio(tmp_path / "portfolio.duckdb")
    assert load(portfolio, workbook(tmp_path / "projects.xlsx", {"Projects": [[day(c) for c in row] for row in one()]})).kept
    for month, (end, k) in enumerate(zip(MONTHS[:3], (1, 2, 3), strict=True), start=1):
        path = workbook(tmp_path / f"evm_2026-0{month}.xlsx", {"EVM": [head, ("P", day(end), 1000, 100 * k, 90 * k, 95 * k)]})
        assert load(portfolio, path, yes=True).kept
    view = views.open(portfolio, status_date=date(2026, 3, 31))
    assert view
    with view:
        assert [value(view, key, "P") for key in ("pv", "ev", "ac", "bac")] == [300, 270, 285, 1000]


def test_L13_an_earlier_file_that_comes_late_adds_nothing(tmp_path: Path) -> None:
    portfolio = Portfolio(tmp_path / "portfolio.duckdb")
    assert load(portfolio, workbook(tmp_path / "projects.xlsx", {"Projects": [[day(c) for c in row] for row in one()]})).kept
    head = ("Project", "Period end", "Cumulative AC")
    files = {"oct": [("P", "2026-10-31", 300)], "aug": [("P", "2026-08-31", 100), ("P", "2026-09-30", 200)]}
    for name, rows in files.items():
        path = workbook(tmp_path / f"{name}.xlsx", {"EVM": [head, *([day(c) for c in row] for row in rows)]})
        assert load(portfolio, path, yes=True).kept
    view = views.open(portfolio, status_date=date(2026, 10, 31))
    assert view
    with view:
        assert value(view, "ac", "P") == 300


def test_part_5_a_portfolio_known_by_its_list(tmp_path: Path) -> None:
    """Dates, budget, % complete, spent and forecast: CPI, SPI linear from the dates, forecasts."""
    head = ("Project", "Status date", "BAC", "% complete", "AC to date", "EAC", "Forecast finish")
    rows = [head, ("P", "2026-06-30", 1000, 0.4, 500, 1300, "2027-03-31")]
    with look(tmp_path, "2026-06-30", Projects=one(), EVM=rows) as view:
        pv = 1000 * 129 / 261  # working days of 2026 to the end of June
        assert value(view, "pv", "P") == pytest.approx(pv)
        assert [value(view, key, "P") for key in ("bac", "ev", "ac", "cpi", "eac")] == [1000, 400, 500, 0.8, 1300]
        assert value(view, "spi", "P") == pytest.approx(400 / pv)
        assert value(view, "finish_slip", "P") == 64
