"""The steering committee's report over the sample: what it says first, what it explains, and that sealing keeps it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from metrics.metric import Status
from reports import REPORTS
from reports.codec import from_json, to_json
from reports.report import Figure, Grid, Kpis, Note, Report
from reports.sealing import list_sealed, seal, sealed
from reports.sources import produce
from reports.walk import blocks, values
from sample_data.build import build
from store.portfolio import Portfolio


@pytest.fixture(scope="module")
def report(sample: Portfolio) -> Report:
    found = produce(sample, REPORTS["steering"])
    assert found is not None
    return found


def test_the_overview_holds_everything_that_the_committee_must_see(report: Report) -> None:
    kinds = [type(block) for block in blocks(report.slides[0])]
    charts = [block.chart for block in blocks(report.slides[0]) if isinstance(block, Figure)]
    assert kinds[0] is Note  # what needs a decision comes first
    assert {Kpis, Grid} <= set(kinds)
    assert charts == ["s_curve", "quadrant", "milestones", "risk_heatmap"]


def test_every_figure_with_a_way_to_its_explanation_has_one(report: Report) -> None:
    refs = {value.ref for slide in report.slides for value in values(slide) if value.ref}
    assert refs
    assert refs == set(report.explanations)


def test_every_card_and_every_index_of_an_exception_can_be_explained(report: Report) -> None:
    cards = [kpi.value for block in blocks(report.slides[0]) if isinstance(block, Kpis) for kpi in block.items]
    table = next(block for block in blocks(report.slides[0]) if isinstance(block, Grid))
    numeric = [row[index] for row in table.rows for index, column in enumerate(table.columns) if column.numeric]
    assert all(value.ref for value in [*cards, *numeric])


def test_an_explanation_leads_to_file_sheet_and_row(report: Report) -> None:
    cpi = report.explanations["cpi/portfolio/"]
    tables = {rows.table for rows in cpi.rows}
    assert {"costs", "progress"} <= tables
    assert all(rows.file and rows.rows and rows.count >= len(rows.rows) for rows in cpi.rows)


def test_the_ledger_rows_behind_an_actual_cost_add_up_to_it(report: Report) -> None:
    actual = next(e for ref, e in sorted(report.explanations.items()) if ref.startswith("cpi/project/") and e.inputs.get("ac"))
    ledger = [rows for rows in actual.rows if rows.table == "costs"]
    in_reporting = sum(
        next((v for k, v in rows.sums.items() if k.endswith(report.stamp.currency)), rows.sums.get("amount", 0.0)) for rows in ledger
    )
    assert in_reporting == pytest.approx(actual.inputs["ac"], rel=1e-9)


def test_the_exceptions_come_worst_first_and_the_rest_takes_one_line(report: Report) -> None:
    table = next(block for block in blocks(next(s for s in report.slides if s.key == "exceptions")) if isinstance(block, Grid))
    ranks = [{Status.RED: 2, Status.AMBER: 1, Status.GREY: 0}.get(row[1].status or Status.GREY, -1) for row in table.rows]
    assert ranks == sorted(ranks, reverse=True)
    assert "On plan" in table.tail


def test_the_watermelon_is_shown_with_both_statuses(report: Report) -> None:
    table = next(block for block in blocks(next(s for s in report.slides if s.key == "exceptions")) if isinstance(block, Grid))
    told = [(row[1].status, row[2].status) for row in table.rows if "Declared on track, computed off track" in row[-1].text]
    assert (Status.RED, Status.GREEN) in told


def test_an_estimate_that_the_work_so_far_does_not_bear_out_is_named(report: Report) -> None:
    table = next(block for block in blocks(report.slides[3]) if isinstance(block, Grid))
    told = {row[0].text[:3]: row[-1].text for row in table.rows}
    assert "Its estimate is not credible: it takes a CPI of 1.19 from here, against 0.85 so far." in told["WRB"]
    assert not [project for project in ("ERP", "LEG", "LOY") if "not credible" in told[project]]


def test_changes_are_told_against_the_committee_before(report: Report) -> None:
    assert report.slides[2].title.startswith("Since 30\u00a0September\u00a02026")
    cost = next(block for block in blocks(report.slides[2]) if isinstance(block, Grid))
    sizes = [abs(row[3].number or 0) for row in cost.rows]
    assert sizes == sorted(sizes, reverse=True)


def test_limits_status_date_and_knowledge_stand_on_the_stamp(report: Report) -> None:
    assert report.stamp.status_date == "2026-10-31"
    assert report.stamp.sample
    assert any("0.95" in limits for limits in report.stamp.thresholds)
    assert "October" in report.stamp.line


def test_it_survives_being_written_down(report: Report) -> None:
    assert from_json(to_json(report)) == report


def test_a_programme_can_be_told_alone(sample: Portfolio) -> None:
    projects = ("ERP", "DWH")
    found = produce(sample, REPORTS["steering"], scope=projects, filtered="Core")
    assert found is not None
    assert found.stamp.scope.startswith("2 projects")
    keys = {e.key.split("@")[0] for e in found.explanations.values() if e.level == "project"}
    assert keys <= set(projects)


def test_an_earlier_month_is_told_as_the_board_saw_it(sample: Portfolio) -> None:
    found = produce(sample, REPORTS["steering"], status_date=date(2026, 9, 30), known_at=datetime(2026, 10, 20))
    assert found is not None
    assert found.stamp.known_at.startswith("2026-10-20")
    assert all("2026-10" not in rows.file for e in found.explanations.values() for rows in e.rows)


def test_nothing_is_told_of_an_empty_portfolio(tmp_path: Path) -> None:
    from store import about

    portfolio = Portfolio(tmp_path / "empty.duckdb")
    about.create(portfolio)
    assert produce(portfolio, REPORTS["steering"]) is None


def test_a_sealed_report_shows_the_same_whatever_is_loaded_since(tmp_path: Path) -> None:
    portfolio = Portfolio(tmp_path / "own.duckdb")
    build(portfolio, months=range(9, 10))
    before = produce(portfolio, REPORTS["steering"])
    assert before is not None
    kept = seal(portfolio, before, person="Test", at=datetime(2026, 10, 8, tzinfo=UTC))
    from sample_data.build import load

    load(portfolio, 10)
    after = produce(portfolio, REPORTS["steering"])
    shown = sealed(portfolio, kept.snapshot_id)
    assert after is not None
    assert after.stamp.status_date != before.stamp.status_date
    assert replace(shown, stamp=before.stamp) == before
    assert shown.stamp.hash == kept.hash
    assert [snapshot.snapshot_id for snapshot in list_sealed(portfolio, "steering")] == [kept.snapshot_id]
