"""The sample goes through the product as its users' files do, and every story is to be seen at the other end."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from metrics import view
from metrics.display import day as written
from metrics.measure import measure
from metrics.movement import baseline_moves, restatements
from metrics.status import ProjectStatus, project_statuses
from metrics.view import View
from sample_data import stories
from sample_data.build import build, received
from sample_data.days import MONTHS, month_end
from sample_data.files import names
from sample_data.group import BY_KEY
from sample_data.spent import actual
from schema import BY_NAME, Kind
from store import about, published
from store.portfolio import Portfolio, version
from store.verify import verify
from tests.sample_data.reading import amount, ledger, register, table

OCTOBER = date(2026, 10, 31)


@pytest.fixture(scope="module")
def october(sample: Portfolio) -> Iterator[View]:
    with as_known(sample, OCTOBER) as found:
        yield found


def as_known(portfolio: Portfolio, day: date, month: int | None = None) -> View:
    found = view.open(portfolio, status_date=day, known_at=received(month) if month else None)
    assert found is not None
    return found


def figure(found: View, metric: str, project: str = "") -> float | None:
    rows = measure(found, [metric], by="project" if project else "portfolio")
    return next(row.value for row in rows if not project or row.key == project)


def status(found: View, project: str) -> ProjectStatus:
    return next(each for each in project_statuses(found) if each.project_id == project)


def loads(portfolio: Portfolio, query: str) -> list[Any]:
    con, _ = published.open(portfolio)
    with con:
        return con.execute(query).fetchall()


def test_forty_files_are_loaded_by_the_fourth_working_day_of_the_next_month(sample: Portfolio) -> None:
    rows = loads(sample, "SELECT file_name, loaded_at::DATE, status_date, person FROM kept.loads ORDER BY load_id")
    assert {row[0] for row in rows} == {name for month in MONTHS for name in names(month)}
    assert len(rows) == 40
    assert {(row[1], row[2]) for row in rows} == {(received(month).date(), month_end(month)) for month in MONTHS}
    assert received(10).date() == date(2026, 11, 5)
    assert about.is_sample(sample)


def test_every_row_is_accounted_for_and_none_is_rejected(sample: Portfolio) -> None:
    query = "SELECT l.file_name, t.sheet, t.read, t.loaded, t.rejected, t.blank FROM kept.load_tables t JOIN kept.loads l USING (load_id)"
    for name, sheet, read, kept, rejected, blank in loads(sample, query):
        assert read == kept + rejected + blank, (name, sheet)
        assert rejected == 0, (name, sheet)
        assert blank == (1 if name.startswith("risk_register") else 0), (name, sheet)


@pytest.mark.parametrize("month", MONTHS)
def test_the_columns_add_up_to_what_the_files_hold(sample: Portfolio, month: int) -> None:
    rows = loads(
        sample,
        f"""SELECT t.table_name, t.control_totals FROM kept.load_tables t JOIN kept.loads l USING (load_id)
        WHERE l.status_date = DATE '{month_end(month)}'""",
    )
    kept: dict[tuple[str, str], Decimal] = {}
    for name, totals in rows:
        for column, total in json.loads(totals).items():
            kept[name, column] = kept.get((name, column), Decimal()) + Decimal(total)
    assert kept["costs", "amount"] == sum(amount(line) for line in ledger(month))
    given = {name: table(month, name) for name in {name for name, _ in kept} - {"costs", "risks"}} | {"risks": register(month)}
    for (name, column), total in kept.items():
        if name != "costs" and BY_NAME[name].column(column).kind is Kind.MONEY:
            assert total == sum(Decimal(str(row.get(column) or 0)) for row in given[name]), (name, column)


def test_built_already_it_is_left_as_it_is(sample: Portfolio) -> None:
    before = version(sample)
    build(sample)
    assert version(sample) == before


def test_a_portfolio_that_is_no_sample_is_never_built_over(tmp_path: Path) -> None:
    own = Portfolio(tmp_path / "own.duckdb")
    about.create(own)
    with pytest.raises(ValueError, match="not a sample"):
        build(own)


def test_the_store_agrees_with_its_journal(sample: Portfolio) -> None:
    assert not verify(sample)


def test_the_portfolio_is_behind_plan_and_above_cost(october: View) -> None:
    assert figure(october, "bac") == pytest.approx(44.7e6, abs=0.05e6)
    assert figure(october, "cpi") == pytest.approx(0.950, abs=0.001)
    assert figure(october, "spi") == pytest.approx(0.938, abs=0.001)


def test_the_actual_cost_of_every_project_is_what_the_ledger_was_made_from(october: View) -> None:
    rows = october.con.execute("SELECT project_id, CAST(ac AS DOUBLE) / CAST(rate AS DOUBLE) FROM fact_project").fetchall()
    assert {project: round(ac, 2) for project, ac in rows} == {key: actual(key, 10) / 100 for key in BY_KEY}


def test_watermelon(october: View) -> None:
    assert [each.project_id for each in project_statuses(october) if each.watermelon] == [stories.WATERMELON]
    found = status(october, stories.WATERMELON)
    assert (found.declared, found.computed, found.unjustified) == ("green", "red", True)
    assert figure(october, "cpi", stories.WATERMELON) == pytest.approx(0.855, abs=0.001)


def test_silent_rebaseline_beside_one_that_was_approved(sample: Portfolio, october: View) -> None:
    with as_known(sample, month_end(9), 9) as before:
        moves = {move.project_id: move for move in baseline_moves(october, before)}
        spi_before = figure(before, "spi", stories.REBASELINED)
    assert {key for key, move in moves.items() if move.silent} == {stories.REBASELINED}
    assert moves[stories.REBASELINED].days == stories.REBASELINE_DAYS
    assert moves["CLD"].approved == ("CR-014",)
    assert moves["CLD"].unauthorised_cost == pytest.approx(0)
    spi_now = figure(october, "spi", stories.REBASELINED)
    assert spi_before is not None
    assert spi_now is not None
    assert spi_before < 0.92 < 0.95 < spi_now


def test_late_with_spi_of_one(october: View) -> None:
    assert figure(october, "spi", stories.FINISHED_LATE) == 1.0
    assert figure(october, "spi_t", stories.FINISHED_LATE) == pytest.approx(126 / 156)  # working days planned, and taken


def test_good_in_sum_and_bad_of_late(october: View) -> None:
    assert figure(october, "cpi", stories.RECENTLY_BAD) == pytest.approx(0.97, abs=0.0005)
    assert figure(october, "cpi_3", stories.RECENTLY_BAD) == pytest.approx(0.78, abs=0.0005)


def test_contingency_smaller_than_exposure(october: View) -> None:
    rows = october.con.execute("SELECT project_id FROM fact_reserve WHERE residual_exposure > contingency_left").fetchall()
    assert rows == [(stories.UNDERCOVERED,)]


def test_stale(october: View) -> None:
    assert [each.project_id for each in project_statuses(october) if each.stale] == [stories.STALE]
    assert written(stories.STALE_SINCE) in status(october, stories.STALE).stale


def test_without_a_baseline_nothing_planned_is_computable(october: View) -> None:
    for metric in ("pv", "spi", "spi_t", "bac", "cpi"):
        assert figure(october, metric, stories.WITHOUT_BASELINE) is None
    (spi,) = measure(october, ["spi"])
    assert (spi.coverage.count, spi.coverage.of) == (13, 14)


def test_ledger_ahead_of_progress(october: View) -> None:
    found = status(october, stories.MISMATCHED)
    assert written(OCTOBER) in found.mismatch
    assert written(stories.PROGRESS_TO) in found.mismatch
    assert not found.stale
    assert {each.project_id for each in project_statuses(october) if each.mismatch} == {stories.MISMATCHED, stories.STALE}


@pytest.mark.parametrize("month", [8, 9])
def test_restated(sample: Portfolio, october: View, month: int) -> None:
    with as_known(sample, month_end(month), month) as then:
        found = [each for each in restatements(october, then) if each.figure == "ev"]
    assert [each.project_id for each in found] == [stories.RESTATED]
    (restated,) = found
    assert restated.before is not None
    assert restated.now is not None
    assert restated.now < restated.before
