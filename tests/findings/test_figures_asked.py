"""The findings F14, F19 and F20 on the arithmetic: what has to be asked or told, because the files leave it open."""

from datetime import date
from pathlib import Path

import pytest

from ingest import known
from ingest.coverage.holes import holes
from ingest.load import Receipt
from ingest.preview import Answers
from metrics import view as views
from metrics.risks import bands
from store.portfolio import Portfolio
from tests.findings.test_figures import EVM, MONTHS, Rows, day, one, value
from tests.ingest.files import load, workbook


def receive(folder: Path, name: str, *, replies: dict[str, str] | None = None, **sheets: Rows) -> Receipt:
    """What became of one workbook of these sheets, with a yes to everything that a yes may answer."""
    rows = {title.replace("_", " "): [[day(cell) for cell in row] for row in found] for title, found in sheets.items()}
    answers = Answers(cumulative="period", percent="share", replies=replies or {})
    return load(Portfolio(folder / "portfolio.duckdb"), workbook(folder / name, rows), answers=answers, yes=True)


def periods(*ends: str) -> Rows:
    return [EVM, *(("P", end, 100, 90, 90) for end in ends)]


def test_F14_a_hole_in_the_periods_is_asked_about_once(tmp_path: Path) -> None:
    there = periods(MONTHS[0], MONTHS[1], MONTHS[3], MONTHS[4])
    asked = receive(tmp_path, "evm.xlsx", Projects=one(finish="2026-06-30"), EVM=there)
    assert not asked.kept
    (question,) = asked.questions
    assert "no period between those that end on 28 February 2026 and 30 April 2026" in question.says
    assert receive(tmp_path, "evm.xlsx", replies={question.key: "no_plan"}, Projects=one(finish="2026-06-30"), EVM=there).kept
    assert receive(tmp_path, "evm.xlsx", EVM=there).kept
    assert receive(tmp_path, "evm new.xlsx", EVM=periods(MONTHS[5])).kept
    view = views.open(Portfolio(tmp_path / "portfolio.duckdb"), status_date=date(2026, 4, 30))
    assert view
    with view:
        assert value(view, "at", "P") == 4
        with views.at(view, date(2026, 3, 31)) as march:
            assert value(march, "pv", "P") == 200


@pytest.mark.parametrize(
    ("ends", "found"),
    [
        (("2026-01-31", "2026-02-28", "2026-04-30", "2026-05-31"), 1),
        (("2026-01-31", "2026-03-31", "2026-04-30", "2026-05-31"), 1),
        (("2026-03-31", "2026-06-30", "2026-09-30", "2027-03-31", "2027-06-30"), 1),
        (("2026-01-02", "2026-01-09", "2026-01-16", "2026-01-30", "2026-02-06"), 1),
        (("2026-01-31", "2026-02-28", "2026-03-31", "2026-06-30", "2026-09-30"), 0),
        (("2026-01-31", "2026-02-28", "2026-03-31"), 0),
        (("2026-01-31", "2026-02-28"), 0),
        (("2026-01-31", "2026-02-28", "2026-04-04", "2026-05-02", "2026-05-30"), 0),
        ((), 0),
    ],
)
def test_F14_a_change_of_cadence_is_no_hole(ends: tuple[str, ...], found: int) -> None:
    assert len(holes([date.fromisoformat(end) for end in ends])) == found


RATES = ("Date", "From currency", "To currency", "Rate")


def rates(rate: float) -> Rows:
    return [RATES, ("2026-01-31", "USD", "EUR", rate)]


def test_F20_another_rate_for_a_known_day_is_told_with_both_values(tmp_path: Path) -> None:
    assert receive(tmp_path, "treasury.xlsx", Exchange_rates=rates(1.25)).kept
    said = receive(tmp_path, "finance.xlsx", Exchange_rates=rates(0.75))
    told = " ".join([*(change.says for change in said.changes.rows), *(question.says for question in said.questions)])
    assert "1.25" in told, said
    assert "0.75" in told, said


@pytest.mark.parametrize("names", [("treasury.xlsx", "finance.xlsx"), ("rates.xlsx", "rates (1).xlsx")])
def test_F20_two_rates_for_one_day_in_one_upload_are_asked_about_with_both_values(tmp_path: Path, names: tuple[str, str]) -> None:
    paths = [
        workbook(tmp_path / name, {"Exchange rates": [[day(cell) for cell in row] for row in rates(rate)]})
        for name, rate in zip(names, (1.25, 0.75), strict=True)
    ]
    portfolio = Portfolio(tmp_path / "portfolio.duckdb")
    (question,) = load(portfolio, *paths, yes=True).questions
    assert "1.25" in question.says
    assert "0.75" in question.says
    assert load(portfolio, *paths, answers=Answers(replies={question.key: "here"}), yes=True).kept
    with known.opened(portfolio) as con:
        assert con.execute("SELECT CAST(rate AS DOUBLE) FROM exchange_rates").fetchall() == [(0.75,)]


BANDS = ("Medium from", "High from", "Critical from", "Valid from")
RISKS = ("Project", "Risk ID", "Title", "Probability", "Impact", "Owner")


def critical(folder: Path, status_date: str) -> tuple[float | None, dict[int, str]]:
    view = views.open(Portfolio(folder / "portfolio.duckdb"), status_date=date.fromisoformat(status_date))
    assert view
    with view:
        return value(view, "risks_critical"), bands(view)


def test_F19_a_register_that_calls_16_critical_brings_its_bands(tmp_path: Path) -> None:
    register = [RISKS, ("P", "R1", "Late parts", 4, 4, "Ada"), ("P", "R2", "No staff", 2, 3, "Ada")]
    assert receive(tmp_path, "risks.xlsx", Projects=one(), Risks=register).kept
    assert critical(tmp_path, "2026-03-31")[0] == 0
    assert receive(tmp_path, "bands.xlsx", Risk_bands=[BANDS, (4, 8, 16, "2026-03-01")]).kept
    found, all_bands = critical(tmp_path, "2026-03-31")
    assert found == 1
    assert [all_bands[score] for score in (1, 3, 4, 7, 8, 15, 16, 25)] == [
        "low",
        "low",
        "medium",
        "medium",
        "high",
        "high",
        "critical",
        "critical",
    ]
    assert list(all_bands) == list(range(1, 26))
    assert critical(tmp_path, "2026-02-28")[0] == 0


@pytest.mark.parametrize("row", [(8, 8, 16), (5, 17, 16), (1, 10, 16), (5, 10, 26), (5, None, 16)])
def test_F19_bands_that_are_not_total_and_monotone_are_refused(tmp_path: Path, row: tuple[int | None, ...]) -> None:
    said = receive(tmp_path, "bands.xlsx", Risk_bands=[BANDS, (*row, "2026-03-01")])
    assert not said.kept
    assert any(problem.severity == "error" and problem.row == 2 for problem in said.problems), said
