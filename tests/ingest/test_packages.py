"""Work packages that are named and not there are warned of, once each, and only where the project's packages are known."""

from datetime import date
from pathlib import Path

from ingest.preview import preview
from tests.ingest.files import COSTS, PROGRESS, Rows, load, one, place, with_projects, workbook

PLAN: Rows = [
    ["Project", "WP ID", "Name", "Parent", "Start", "Finish", "Budget"],
    ["ERP", "A-1", "Design", None, date(2026, 1, 12), date(2026, 6, 1), 100],
    ["ERP", "A-2", "Build", "A-9", date(2026, 1, 12), date(2026, 6, 1), 100],
]
DAY = date(2026, 10, 31)


def test_an_unknown_package_is_warned_of_once_with_its_row_and_count(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    progress = [PROGRESS, ["ERP", "A-1", DAY, "10 %"], ["ERP", "A-11", DAY, "10 %"], ["ERP", "A-11", date(2026, 9, 30), "5 %"]]
    path = workbook(tmp_path / "r.xlsx", {"Work packages": PLAN, "Progress": progress})
    seen = preview([path], portfolio)
    problem = one(seen, "“A-11” is no work package of ERP", "warning")
    assert place(problem) == ("r.xlsx", "Progress", 3, "WP ID")
    assert "2 rows of the sheet name it." in problem.says
    assert "Did you mean “A-1”?" in problem.mend
    assert place(one(seen, "“A-9” is no work package of ERP", "warning")) == ("r.xlsx", "Work packages", 3, "Parent")
    assert seen.count("warning") == 2
    assert seen.count("error") == 0
    assert not load(portfolio, path).kept
    assert load(portfolio, path, yes=True).kept


def test_packages_known_from_an_earlier_load_count(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    assert load(portfolio, workbook(tmp_path / "plan.xlsx", {"Work packages": PLAN}), yes=True).kept
    head = [*COSTS, "WP ID"]
    rows = [
        head,
        ["ERP", "1", DAY, 10, "a", "A-1"],
        ["ERP", "2", DAY, 10, "b", "B-7"],
        ["NET", "3", DAY, 10, "c", "N-1"],
        ["ERP", "4", DAY, 1, "d", None],
    ]
    seen = preview([workbook(tmp_path / "c.xlsx", {"Costs": rows})], portfolio)
    assert [(p.row, p.found) for p in seen.problems if p.severity == "warning"] == [(3, "B-7")]
