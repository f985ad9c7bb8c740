"""Every change since the last committee leads to the rows of the figure now and of the figure then."""

from dataclasses import replace

import pytest

from metrics.movement import moves
from metrics.view import View, open
from reports import REPORTS
from reports.change_sources import explanations, rests_on
from reports.report import Report
from reports.sources import produce
from sample_data.days import month_end
from store.portfolio import Portfolio


@pytest.fixture(scope="module")
def report(sample: Portfolio) -> Report:
    found = produce(sample, REPORTS["steering"])
    assert found is not None
    return found


@pytest.mark.parametrize("change", ["eac_change", "finish_change", "baseline_change"])
def test_a_change_rests_on_the_files_of_both_months(report: Report, change: str) -> None:
    found = [one for one in report.explanations.values() if one.metric == change]
    assert found
    for one in found:
        files = {rows.file for rows in one.rows}
        assert {f"2026-{month}" for month in ("09", "10")} <= {file.split("_")[-1].split(".")[0] for file in files}, one.ref


def test_a_change_of_the_forecast_is_the_figure_now_less_the_figure_then(report: Report) -> None:
    for one in report.explanations.values():
        if one.metric == "eac_change":
            now, then = (report.explanations[f"eac/project/{one.key}{when}"].value for when in ("", "@2026-09-30"))
            assert one.value == pytest.approx((now or 0) - (then or 0))
            assert one.numbers.count("CHF") == 3


def test_a_silent_move_of_the_baseline_says_from_when_to_when(report: Report) -> None:
    moved = report.explanations["baseline_change/project/HRM"]
    assert "26\u00a0February\u00a02027 → 27\u00a0May\u00a02027" in moved.numbers
    assert moved.numbers.endswith("with no approved change request.")


def test_a_project_that_was_not_there_before_rests_on_what_is_there_now(sample: Portfolio) -> None:
    now, before = (open(sample, status_date=month_end(month)) for month in (10, 9))
    assert isinstance(now, View)
    assert isinstance(before, View)
    with now, before:
        moved = replace(moves(now, before), added=("ERP",), gone=("WRB",))
        refs = ["eac_change/project/ERP", "eac_change/project/WRB"]
        assert rests_on(refs, moved, before) == {"eac/project/ERP", "eac/project/WRB@2026-09-30"}
        alone = explanations(refs[:1], moved, now, before, {})
    assert list(alone) == refs[:1]
    assert alone[refs[0]].rows == ()
