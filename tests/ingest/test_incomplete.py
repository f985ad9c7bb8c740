"""A partial load names the projects that lack rows, until the rows come."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import history, published
from tests.ingest.files import load, with_projects, workbook
from tests.store.parcels import known

WORK_PACKAGES = ["Project", "WP ID", "Name", "Start", "Finish", "Budget"]
LACKING = "SELECT project_id, _file, _sheet, _row, _load FROM incomplete ORDER BY ALL"


def packages(path: Path, *rows: tuple[str, str, object]) -> Path:
    filled = [[project, wp, wp, "2026-01-01", "2026-06-01", budget] for project, wp, budget in rows]
    return workbook(path, {"Work packages": [WORK_PACKAGES, *filled]})


def test_the_project_of_a_refused_row_is_incomplete_until_the_row_comes(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    broken = packages(tmp_path / "plan_2026-09.xlsx", ("ERP", "1", 100), ("ERP", "2", "lots"), ("NET", "1", 50))
    assert load(portfolio, broken, partial=True).kept
    assert known(portfolio, LACKING) == [("ERP", "plan_2026-09.xlsx", "Work packages", 3, 2)]
    assert "lots" in known(portfolio, "SELECT reason FROM incomplete")[0][0]
    whole = packages(tmp_path / "plan_2026-10.xlsx", ("ERP", "1", 100), ("ERP", "2", 200), ("NET", "1", 50))
    assert load(portfolio, whole, at=datetime(2026, 12, 1, tzinfo=UTC)).kept
    assert known(portfolio, LACKING) == []
    assert known(portfolio, LACKING, at=datetime(2026, 11, 15, tzinfo=UTC)) == [("ERP", "plan_2026-09.xlsx", "Work packages", 3, 2)]


def test_a_refused_row_without_a_readable_project_makes_every_project_of_the_sheet_incomplete(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    broken = packages(tmp_path / "plan.xlsx", ("ERP", "1", 100), ("", "2", 70), ("NET", "1", 50))
    assert load(portfolio, broken, partial=True).kept
    assert [row[0] for row in known(portfolio, LACKING)] == ["ERP", "NET"]


def test_a_load_without_refusals_leaves_nobody_incomplete(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    assert load(portfolio, packages(tmp_path / "plan.xlsx", ("ERP", "1", 100))).kept
    assert known(portfolio, LACKING) == []


@pytest.mark.parametrize("rows", [[("", "2", 70)], [("", "2", 70), ("", "3", 80)]])
def test_a_sheet_of_which_no_project_can_be_read_is_named_with_its_rows_on_the_receipt_and_in_the_history(
    tmp_path: Path, rows: list[tuple[str, str, object]]
) -> None:
    portfolio = with_projects(tmp_path)
    filled = [[project, wp, wp, "2026-01-01", "2026-06-01", budget] for project, wp, budget in rows]
    risks = [["Project ID", "Risk ID", "Title", "Probability", "Impact", "Owner"], ["ERP", "R1", "Fire", 1, 1, "Ada"]]
    receipt = load(portfolio, workbook(tmp_path / "plan.xlsx", {"Work packages": [WORK_PACKAGES, *filled], "Risks": risks}), partial=True)
    assert receipt.kept
    said = "of sheet “Work packages” of plan.xlsx (rows 2–3): the figures of any project may lack them."
    said = said.replace("rows 2–3", "row 2") if len(rows) == 1 else said
    assert said in receipt.says
    con, _ = published.open(portfolio)
    with con:
        assert said in history.entries(con)[0].note
