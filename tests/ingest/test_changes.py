"""Before anything is kept, it is said what the files change against what is known."""

from datetime import UTC, date, datetime
from pathlib import Path

from ingest.changes import Changes
from ingest.load import keep
from ingest.preview import Answers, preview
from store import history, published
from tests.ingest.files import load, with_projects, workbook

NEXT = datetime(2026, 12, 1, tzinfo=UTC)
PLAN = ["Project", "WP ID", "Name", "Start", "Finish", "Budget"]
RISKS = ["Project", "Risk ID", "Title", "Probability", "Impact", "Owner", "Status"]


def compared(folder: Path, sheet: str, head: list[str], before: list[list[object]], after: list[list[object]]) -> Changes:
    portfolio = with_projects(folder)
    receipt = load(portfolio, workbook(folder / "return_2026-09.xlsx", {sheet: [head, *before]}))
    assert receipt.kept, receipt
    return preview([workbook(folder / "return_2026-10.xlsx", {sheet: [head, *after]})], portfolio).changes


def test_baseline_dates_moved_and_budget_changed(tmp_path: Path) -> None:
    before = [["ERP", "A", "x", date(2026, 1, 1), date(2026, 6, 1), 100], ["ERP", "B", "y", date(2026, 1, 1), date(2026, 6, 1), 100]]
    after = [["ERP", "A", "x", date(2026, 1, 1), date(2026, 7, 1), 120], ["ERP", "C", "z", date(2026, 1, 1), date(2026, 6, 1), 100]]
    found = compared(tmp_path, "Work packages", PLAN, before, after)
    assert found.counts == {
        ("work_packages", "added"): 1,
        ("work_packages", "removed"): 1,
        ("work_packages", "baseline"): 1,
        ("work_packages", "budget"): 1,
    }
    moved = next(change for change in found.rows if change.sort == "baseline")
    assert moved.says == "ERP, A: baseline finish moved from 2026-06-01 to 2026-07-01."
    assert (moved.file, moved.sheet, moved.row) == ("return_2026-10.xlsx", "Work packages", 2)


def test_each_file_of_an_upload_says_its_own_changes(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    plan = [["ERP", name, name, date(2026, 1, 1), date(2026, 6, 1), 100] for name in ("A", "B")]
    ours, theirs = plan[:1], [["NET", *row[1:]] for row in plan]
    files = {"ours.xlsx": ours, "theirs.xlsx": theirs}
    seen = preview([workbook(tmp_path / name, {"Work packages": [PLAN, *rows]}) for name, rows in files.items()], portfolio)
    assert keep(seen, portfolio, person="PMO", at=NEXT, yes=True).kept
    con, _ = published.open(portfolio)
    with con:
        notes = {entry.file_name: entry.note for entry in history.entries(con)}
    assert notes["ours.xlsx"] == "1 added in work packages"
    assert notes["theirs.xlsx"] == "2 added in work packages"


def test_closed_items_reopened(tmp_path: Path) -> None:
    before = [["ERP", "R-1", "x", 1, 1, "A", "closed"], ["ERP", "R-2", "y", 1, 1, "A", "open"]]
    after = [["ERP", "R-1", "x", 1, 1, "A", "open"], ["ERP", "R-2", "y", 1, 1, "A", "closed"]]
    assert compared(tmp_path, "Risks", RISKS, before, after).counts == {("risks", "reopened"): 1, ("risks", "changed"): 1}


def test_actuals_that_shrank(tmp_path: Path) -> None:
    head = ["Project", "Line no", "Posting date", "Amount"]
    day = date(2026, 3, 1)
    found = compared(
        tmp_path, "Costs", head, [["ERP", "1", day, 100], ["ERP", "2", day, 50]], [["ERP", "1", day, 100], ["ERP", "2", day, 20]]
    )
    assert found.count("shrank") == 1
    assert "ERP: actual cost shrank from 150.00 to 120.00" in next(c for c in found.rows if c.sort == "shrank").says


def test_a_ledger_without_line_numbers_is_compared_as_a_whole(tmp_path: Path) -> None:
    head = ["Project", "Posting date", "Amount"]
    rows: list[list[object]] = [["ERP", date(2026, 3, 1), 100], ["ERP", date(2026, 3, 1), 100], ["ERP", date(2026, 3, 2), 50]]
    assert compared(tmp_path, "Costs", head, rows, rows).counts == {}


def test_progress_restated(tmp_path: Path) -> None:
    head = ["Project", "WP ID", "Status date", "% complete"]
    old: list[object] = ["ERP", "A", date(2026, 9, 30), "45 %"]
    after: list[list[object]] = [["ERP", "A", date(2026, 9, 30), "40 %"], ["ERP", "A", date(2026, 10, 31), "50 %"]]
    found = compared(tmp_path, "Progress", head, [old], after)
    assert found.counts == {("progress", "added"): 1, ("progress", "restated"): 1}
    assert "was restated from 45 % to 40 %" in next(c for c in found.rows if c.sort == "restated").says


def test_the_same_file_again_changes_nothing_and_is_told(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    seen = preview([tmp_path / "projects.xlsx"], portfolio)
    assert seen.changes.counts == {}
    assert "very same file" in seen.files[0].problems[0].says


def test_running_totals_are_kept_as_they_are_given(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    head = ["Project", "Month", "Cumulative PV", "EV in period"]
    first = [["ERP", date(2026, 1, 31), 100, 90], ["ERP", date(2026, 2, 28), 250.5, 100], ["ERP", date(2026, 3, 31), 250.5, 80]]
    assert load(portfolio, workbook(tmp_path / "evm_2026-03.xlsx", {"EVM": [head, *first]})).kept
    seen = preview([workbook(tmp_path / "evm_2026-04.xlsx", {"EVM": [head, ["ERP", date(2026, 4, 30), 400, 10]]})], portfolio)
    assert seen.sheets[0].rows is not None
    assert [float(value) for value in seen.sheets[0].rows.column("pv_to_date").to_pylist()] == [400]
    assert seen.sheets[0].rows.column("pv").to_pylist() == [None]


def test_a_series_that_never_falls_is_asked_about(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    head = ["Project", "Month", "PV"]
    rows = [["ERP", date(2026, month, 28), amount] for month, amount in ((1, 100), (2, 150), (3, 300))]
    path = workbook(tmp_path / "evm.xlsx", {"EVM": [head, *rows]})
    seen = preview([path], portfolio)
    question = seen.open_questions[0]
    assert (question.topic, question.sheet, question.row, question.column) == ("cumulative", "EVM", 2, "PV")
    assert not load(portfolio, path, yes=True).kept
    for answer, column in (("period", "pv"), ("cumulative", "pv_to_date")):
        rows_ = preview([path], portfolio, answers=Answers(replies={question.key: answer})).sheets[0].rows
        assert rows_ is not None
        assert [int(value) for value in rows_.column(column).to_pylist()] == [100, 150, 300]


def test_the_leaves_budgets_should_add_up(tmp_path: Path) -> None:
    head = [*PLAN, "Parent"]
    dates = [date(2026, 1, 1), date(2026, 6, 1)]
    rows = [["ERP", "A", "x", *dates, 300, None], ["ERP", "A.1", "y", *dates, 100, "A"], ["ERP", "A.2", "z", *dates, 150, "A"]]
    seen = preview([workbook(tmp_path / "plan.xlsx", {"Work packages": [head, *rows]})], with_projects(tmp_path))
    warning = next(problem for problem in seen.problems if problem.severity == "warning")
    assert (warning.row, warning.column) == (2, "Budget")
    assert "add up to 250.00" in warning.says


def test_a_preview_that_is_out_of_date_is_not_kept(tmp_path: Path) -> None:
    from ingest.load import keep

    portfolio = with_projects(tmp_path)
    risks = workbook(tmp_path / "r.xlsx", {"Risks": [RISKS, ["ERP", "R-1", "x", 1, 1, "A", "open"]]})
    seen = preview([risks], portfolio)
    assert load(portfolio, workbook(tmp_path / "q.xlsx", {"Risks": [RISKS, ["ERP", "R-2", "x", 1, 1, "A", "open"]]})).kept
    receipt = keep(seen, portfolio, person="test", at=NEXT)
    assert not receipt.kept
    assert "look at them again" in receipt.says
