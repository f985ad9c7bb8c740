"""A cell of months across or down that was corrected is a change of its value, and no line that is gone beside a new one."""

from pathlib import Path
from typing import Any

import pytest

from ingest.preview import preview
from store.portfolio import Portfolio
from tests.findings.loading import Desk
from tests.ingest.files import workbook

ACROSS = [["Project", "Jul 2026", "Aug 2026", "Sep 2026"], ["AA", 400, 200, 300], ["BB", 50, 20, 30]]
DOWN = [["Month", "AA", "BB"], ["Jul 2026", 400, 50], ["Aug 2026", 200, 20], ["Sep 2026", 300, 30]]


@pytest.mark.parametrize("rows", [ACROSS, DOWN])
def test_both_values_are_told_and_one_that_falls_is_asked_about(tmp_path: Path, rows: list[list[Any]]) -> None:
    desk = Desk(tmp_path / "desk")

    def with_september(value: float) -> Path:
        cells = [[value if cell == 300 else cell for cell in row] for row in rows]
        (folder := tmp_path / str(value)).mkdir()
        return workbook(folder / "costs.xlsx", {"Actual costs": cells})

    desk.kept(with_september(300))
    corrected = with_september(350)
    (change,) = preview([corrected], Portfolio(desk.store)).changes.rows
    assert (change.sort, change.before, change.after) == ("restated", "300.00", "350.00")
    desk.kept(corrected)
    assert desk.ac() == (950, 100)
    (question,) = desk.load(with_september(100))["questions"]
    assert "lines known with 350.00 in all come with 100.00" in question["says"]
