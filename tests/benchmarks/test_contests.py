"""The contests hold: every way of doing a task gives the same figures, and one that does not is named."""

from pathlib import Path

import pytest

from benchmarks import earned_value, workbook
from benchmarks.contest import Contender, DisagreementError, hold


def test_a_way_that_finds_something_else_is_named() -> None:
    ways = [Contender(name="right", run=lambda: {"cpi": 0.75}), Contender(name="wrong", run=lambda: {"cpi": 0.76})]
    with pytest.raises(DisagreementError, match=r"cpi: right says 0\.75, wrong says 0\.76"):
        hold("a contest", ways)


def test_a_way_that_finds_nothing_is_named() -> None:
    ways = [Contender(name="right", run=lambda: {"cpi": 0.75}), Contender(name="empty", run=dict)]
    with pytest.raises(DisagreementError, match="empty says None"):
        hold("a contest", ways)


def test_a_ledger_is_loaded_alike_by_every_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = workbook.compare(tmp_path, rows=400)
    assert len(results) == 5
    assert {result.figures["lines"] for result in results} == {400}
    assert "1.00 ×" in capsys.readouterr().out


def test_earned_value_is_computed_alike_by_every_way(tmp_path: Path) -> None:
    results = earned_value.compare(tmp_path, projects=4, packages=3)
    assert len(results) == 5
    assert all(result.figures["cpi"] > 0 for result in results)
