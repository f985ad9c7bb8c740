"""What a careless copy of last month's file would lose without a word: a column, a heading, a figure of a running total."""

from pathlib import Path

import pytest

from ingest import spoken
from ingest.preview import preview
from tests.ingest.files import AT, COSTS, load, one, place, with_projects, workbook

WORK_PACKAGES = ["Project", "WP ID", "Name", "Budget"]
PERIODS = ["Project", "Period end", "Cumulative PV", "Cumulative EV", "Cumulative AC"]


def packages(path: Path, headings: list[str], budget: float | None = 100) -> Path:
    return workbook(path, {"Work packages": [headings, ["ERP", "1", "Build", budget], ["ERP", "2", "Test", budget]]})


def test_a_column_that_the_source_has_had_is_missed(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    assert load(portfolio, packages(tmp_path / "plan_2026-09.xlsx", WORK_PACKAGES), yes=True).kept
    later = packages(tmp_path / "plan_2026-10.xlsx", [*WORK_PACKAGES[:3], "Quatsch"])
    problem = one(preview([later], portfolio), "“Budget” is missing, and this source has had it: 2 known values would go blank.", "warning")
    assert place(problem) == ("plan_2026-10.xlsx", "Work packages", 1, "Budget")
    assert not load(portfolio, later).kept
    assert load(portfolio, later, yes=True).kept


def test_two_letters_swapped_are_taken_for_the_heading_and_want_a_yes(tmp_path: Path) -> None:
    seen = preview([packages(tmp_path / "p.xlsx", ["Project", "WP ID", "Nmae", "Bugdet"])], with_projects(tmp_path))
    assert seen.sheets[0].match is not None
    found = {column.heading.text: (column.column, column.how) for column in seen.sheets[0].match.columns}
    assert found["Nmae"] == ("name", "likeness")
    assert found["Bugdet"] == ("budget", "likeness")
    assert seen.count("warning") == 2


def test_a_heading_that_stands_twice_wants_a_yes(tmp_path: Path) -> None:
    rows = [[*COSTS, "Amount"], ["ERP", "L-1", "2026-03-01", 10, "a", 70]]
    seen = preview([workbook(tmp_path / "c.xlsx", {"Costs": rows})], with_projects(tmp_path))
    problem = one(seen, "“Amount” stands in columns D and F; D is taken.", "warning")
    assert place(problem) == ("c.xlsx", "Costs", 1, "Amount")
    assert not [p for p in seen.problems if "Not used" in p.says]


def test_a_running_total_that_falls_is_named(tmp_path: Path) -> None:
    rows = [
        PERIODS,
        *(["ERP", f"2026-0{n}-28", pv, ev, ac] for n, pv, ev, ac in ((1, 100, 90, 95), (2, 200, 150, 180), (3, 150, 160, 190))),
    ]
    seen = preview([workbook(tmp_path / "p.xlsx", {"Reporting periods": rows})], with_projects(tmp_path))
    problem = one(seen, "“Cumulative PV” falls from 200.00 to 150.00", "warning")
    assert place(problem) == ("p.xlsx", "Reporting periods", 4, "Cumulative PV")


def test_a_portfolio_copied_without_what_lies_beside_it_is_known_again(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path / "first")
    alone = type(portfolio)(tmp_path / "alone.duckdb")
    alone.path.write_bytes(portfolio.path.read_bytes())
    receipt = load(alone, packages(tmp_path / "p.xlsx", WORK_PACKAGES), yes=True, at=AT)
    assert receipt.kept, receipt.says


@pytest.mark.parametrize("said", ["c.xlsx|Costs|Text=none", "c.xlsx|Costs|Text="])
def test_none_leaves_a_heading_out(said: str) -> None:
    assert spoken.columns([said]) == {"c.xlsx|Costs": {"Text": ""}}
