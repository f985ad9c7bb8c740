"""The findings F8 and F18 on the arithmetic: one unit before a sum, and what a figure that is not computable names."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from metrics.explain import explain
from tests.findings.loading import SETUP, Desk
from tests.findings.test_figures import EVM, MONTHS, PROJECTS, RISKS, look, one, value

MONDAY = date(2026, 1, 4)


def test_F8_weeks_and_months_are_turned_into_working_days_before_they_are_added(tmp_path: Path) -> None:
    """W in 20 weeks: ES 14.5, AT 16.8; M in months: ES 2.01, AT 4: about 0.68 and never 32 periods."""
    weeks = [
        ("W", (MONDAY + timedelta(weeks=number)).isoformat(), 100, 1450 / 16 if number <= 16 else None, None) for number in range(1, 21)
    ]
    months = [("M", end, 100, 201 / 4 if place < 4 else None, None) for place, end in enumerate(MONTHS)]
    projects = [
        PROJECTS,
        ("W", "Weekly", "EUR", "2026-01-05", weeks[-1][1]),
        ("M", "Monthly", "EUR", "2026-01-01", "2026-06-30"),
    ]
    with look(tmp_path, "2026-04-30", Projects=projects, EVM=[EVM, *weeks, *months]) as view:
        assert (value(view, "es", "M"), value(view, "at", "M")) == (pytest.approx(2.01), pytest.approx(4))
        assert value(view, "at", "W") == pytest.approx(16.8, abs=0.05)
        assert value(view, "spi_t") == pytest.approx(0.68, abs=0.02)
        assert "working days" in explain(view, "at").numbers


@pytest.mark.parametrize(("cost", "named"), [((1000, "USD"), "R1 has no"), ((None, None), "R1 has no"), ((None, "EUR"), "R1 has no")])
def test_F18_an_exposure_that_is_not_known_names_the_risk_and_what_it_lacks(
    tmp_path: Path, cost: tuple[float | None, str | None], named: str
) -> None:
    risks = [RISKS, ("P", "R1", "Vendor stops", 5, 5, *cost, "A"), ("P", "R2", "Small", 1, 1, 1000, "EUR", "A")]
    with look(tmp_path, "2026-06-30", Projects=one(10_000), Risks=risks) as view:
        assert named in explain(view, "risk_exposure_residual").reason


def test_an_exposure_is_reckoned_with_the_percentages_and_not_with_the_middle_of_their_ratings(tmp_path: Path) -> None:
    """75 % of 100,000 and 35 % of 10,000."""
    head = "Project;Risk ID;Risk;Probability;Impact;Cost impact;Currency;Owner;Status\n"
    desk = Desk(tmp_path)
    desk.kept(*(desk.file(name, content) for name, content in SETUP.items()))
    desk.kept(desk.file("risks.csv", f"{head}AA;R1;Fire;75%;4;100000;EUR;Ann;Open\nAA;R2;Flood;35%;2;10000;EUR;Ann;Open\n"))
    assert desk.figure("risk_exposure", "AA") == 78_500
