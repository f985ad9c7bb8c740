"""Findings L1 to L18: what a load replaces, each with its right figures, and others of its kind."""

from pathlib import Path

import pytest

from store.portfolio import Portfolio
from tests.command_line.calls import call, told
from tests.findings.loading import OCT, SEP, SETUP, Desk
from tests.ingest.files import workbook


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


def register(desk: Desk, name: str, milestones: list[list[object]], risks: list[list[object]]) -> Path:
    desk.count += 1
    folder = desk.folder / str(desk.count)
    folder.mkdir()
    return workbook(
        folder / name,
        {
            "Milestones": [["Project ID", "Milestone ID", "Name", "Baseline date", "Forecast date"], *milestones],
            "Risks": [["Project ID", "Risk ID", "Title", "Probability", "Impact", "Owner"], *risks],
        },
    )


def status(desk: Desk, name: str, project: str) -> Path:
    return register(
        desk,
        name,
        [[project, "M1", "First", "2026-11-01", "2026-11-10"], [project, "M2", "Second", "2026-12-01", "2026-12-01"]],
        [[project, "R1", "Late parts", 3, 4, "Ada"]],
    )


def count(desk: Desk, table: str) -> dict[str, int]:
    from tests.store.parcels import known

    return dict(known(Portfolio(desk.store), f"SELECT project_id, count(*) FROM {table} GROUP BY 1 ORDER BY 1"))


def test_L1_two_ledgers_of_one_upload_are_both_counted(desk: Desk) -> None:
    more = (("AA", "2026-09-01", 7, ""), ("AA", "2026-09-25", 8, ""))
    desk.kept(desk.ledger("ledger_1000.csv", *SEP, ids=False), desk.ledger("ledger_2000.csv", *more, ids=False))
    assert desk.ac() == (315, 300)


@pytest.mark.parametrize(
    "names", [("ledger.csv", "ledger (1).csv"), ("Kosten A.csv", "Kosten B.csv"), ("GL 2026-09.csv", "AP 2026-09.csv")]
)
def test_L1_whatever_the_two_are_called(desk: Desk, names: tuple[str, str]) -> None:
    more = (("AA", "2026-09-01", 7, ""), ("AA", "2026-09-25", 8, ""))
    desk.kept(desk.ledger(names[0], *SEP, ids=False), desk.ledger(names[1], *more, ids=False))
    assert desk.ac() == (315, 300)


def test_L2_registers_of_two_projects_in_one_upload_are_both_kept(desk: Desk) -> None:
    desk.kept(status(desk, "status_1.xlsx", "AA"), status(desk, "status_2.xlsx", "BB"))
    assert (count(desk, "milestones"), count(desk, "risks")) == ({"AA": 2, "BB": 2}, {"AA": 1, "BB": 1})


def plan(desk: Desk, name: str, *packages: tuple[str, int]) -> Path:
    rows = [f"AA;{wp};{wp};2026-07-01;2026-12-31;{budget}" for wp, budget in packages]
    return desk.file(name, "\n".join(["Project ID;Work package ID;Name;Baseline start;Baseline finish;Budget", *rows]) + "\n")


@pytest.mark.parametrize("names", [("Phase 1 plan.csv", "Phase 2 plan.csv"), ("Lot 3.csv", "Lot 4.csv")])
def test_L3_plans_of_two_phases_are_both_counted(desk: Desk, names: tuple[str, str]) -> None:
    desk.kept(plan(desk, names[0], ("P1", 700)), plan(desk, names[1], ("P2", 800)))
    assert desk.figure("bac", "AA") == 3500


def test_L3_one_after_the_other_as_well(desk: Desk) -> None:
    desk.kept(plan(desk, "Phase 1 plan.csv", ("P1", 700)))
    desk.kept(plan(desk, "Phase 2 plan.csv", ("P2", 800)))
    assert desk.figure("bac", "AA") == 3500


LATE = ("AA", "2026-09-06", 5, "7")


@pytest.mark.parametrize("ids", [True, False])
@pytest.mark.parametrize("names", [("ledger_2026-09.csv", "ledger_2026-10.csv"), ("ledger.csv", "ledger.csv"), ("Sept.csv", "Okt.csv")])
def test_L4_a_late_posting_is_added(desk: Desk, names: tuple[str, str], ids: bool) -> None:
    desk.kept(desk.ledger(names[0], *SEP, ids=ids))
    desk.kept(desk.ledger(names[1], *OCT, LATE, ids=ids))
    assert desk.ac() == (335, 330)
    desk.kept(desk.ledger(names[1], *OCT, LATE, ids=ids))
    assert desk.ac() == (335, 330)


def test_L4_a_late_posting_that_comes_before_its_month_stays(desk: Desk) -> None:
    desk.kept(desk.ledger("ledger_2026-10.csv", *OCT, LATE))
    desk.kept(desk.ledger("ledger_2026-09.csv", *SEP))
    assert desk.ac() == (335, 330)


def test_L5_the_registers_of_two_projects_under_one_name_stay_both(desk: Desk) -> None:
    desk.kept(status(desk, "status.xlsx", "AA"))
    desk.kept(status(desk, "status.xlsx", "BB"))
    assert (count(desk, "milestones"), count(desk, "risks")) == ({"AA": 2, "BB": 2}, {"AA": 1, "BB": 1})
    desk.kept(status(desk, "status.xlsx", "AA"))
    assert (count(desk, "milestones"), count(desk, "risks")) == ({"AA": 2, "BB": 2}, {"AA": 1, "BB": 1})


@pytest.mark.parametrize("name", ["Kopie von ledger_2026-09.csv", "ledger_2026-09_JS.csv", "finance ledger 2026-09.csv"])
@pytest.mark.parametrize("backwards", [False, True])
def test_L6_a_copy_under_another_name_is_no_second_ledger(desk: Desk, name: str, backwards: bool) -> None:
    desk.kept(desk.ledger("ledger_2026-09.csv", *SEP, ids=False))
    desk.kept(desk.ledger(name, *(reversed(SEP) if backwards else SEP), ids=False))
    assert desk.ac() == (300, 300)


def test_L6_a_copy_with_further_lines_is_asked_about(desk: Desk) -> None:
    desk.kept(desk.ledger("ledger_2026-09.csv", *SEP, ids=False))
    copy = desk.ledger("Sep final JS.csv", *SEP, ("AA", "2026-09-28", 9, ""), ids=False)
    desk.answered("origin", "same", copy)
    assert desk.ac() == (309, 300)


def test_L6_the_same_rows_in_two_files_of_one_upload_are_asked_about(desk: Desk) -> None:
    files = desk.ledger("ledger_2026-09.csv", *SEP, ids=False), desk.ledger("Kopie von ledger_2026-09.csv", *SEP, ids=False)
    desk.answered("repeated", "once", *files)
    assert desk.ac() == (300, 300)


def test_L7_a_line_that_is_gone_is_told_and_wants_a_yes_of_its_own(desk: Desk) -> None:
    desk.kept(desk.ledger("ledger_2026-10.csv", *OCT))
    anew = desk.ledger("ledger_2026-10.csv", OCT[0], OCT[2])
    desk.asked("removal", anew)
    desk.asked("removal", anew, options=("--yes",))
    said = desk.kept(anew, options=("--accept-removals",))
    assert desk.ac() == (10, 30)
    assert {"table": "costs", "sort": "removed", "count": 1} in said["changes"]


def test_L8_a_project_that_is_gone_from_the_ledger_is_asked_about(desk: Desk) -> None:
    desk.kept(desk.ledger("ledger_2026-10.csv", *OCT))
    anew = desk.ledger("ledger_2026-10.csv", *OCT[:2])
    desk.answered("removal", "kept", anew)
    assert desk.ac() == (30, 30)


def test_L8_and_counts_no_more_where_that_is_said(desk: Desk) -> None:
    desk.kept(desk.ledger("ledger_2026-10.csv", *OCT, ids=False))
    desk.answered("removal", "removed", desk.ledger("ledger_2026-10.csv", *OCT[:2], ids=False))
    assert desk.ac() == (30, 0)


@pytest.mark.parametrize("heading", ["Line no", "Document number", "Voucher"])
@pytest.mark.parametrize("swapped", [False, True])
def test_L9_numbers_that_begin_anew_each_month_are_no_key(desk: Desk, heading: str, swapped: bool) -> None:
    sep = desk.ledger("ledger_2026-09.csv", ("AA", "2026-09-05", 100, "1"), ("AA", "2026-09-20", 200, "2"), heading=heading)
    oct_ = desk.ledger("ledger_2026-10.csv", ("AA", "2026-10-05", 10, "1"), ("AA", "2026-10-28", 20, "2"), heading=heading)
    for file in (oct_, sep) if swapped else (sep, oct_):
        desk.kept(file)
    assert desk.figure("ac", "AA") == 330


def test_L10_two_lines_of_one_document_are_both_counted(desk: Desk) -> None:
    lines = ("AA", "2026-10-05", 100, "4711"), ("AA", "2026-10-05", 50, "4711"), ("BB", "2026-10-05", 7, "4711")
    desk.kept(desk.ledger("ledger_2026-10.csv", *lines))
    assert desk.ac() == (150, 7)
    desk.kept(desk.ledger("sap export.csv", *reversed(lines)))
    assert desk.ac() == (150, 7)


def test_L10_two_equal_lines_of_one_document_are_asked_about(desk: Desk) -> None:
    file = desk.ledger("ledger_2026-10.csv", ("AA", "2026-10-05", 100, "4711"), ("AA", "2026-10-05", 100, "4711"))
    desk.answered("repeated", "all", file)
    assert desk.figure("ac", "AA") == 200


@pytest.mark.parametrize("day", ["2036-10-31", "2062-10-31"])
def test_L11_a_day_in_a_far_future_is_asked_about(desk: Desk, day: str) -> None:
    file = desk.file("progress_2026-11.csv", f"Project ID;Work package ID;Status date;Pct complete\nAA;W1;{day};60 %\n")
    desk.asked("far_future", file)
    desk.asked("far_future", file, options=("--yes", "--accept-removals"))
    desk.answered("far_future", "right", file)


def test_L11_a_posting_in_a_far_future_is_asked_about(desk: Desk) -> None:
    desk.asked("far_future", desk.ledger("ledger.csv", ("AA", "2062-10-05", 10, "1")))


def test_L14_an_older_register_is_asked_about(desk: Desk) -> None:
    new = register(desk, "milestones 2026-10.xlsx", [["AA", "M1", "First", "2026-11-01", "2026-12-10"]], [])
    old = register(desk, "milestones 2026-09.xlsx", [["AA", "M1", "First", "2026-11-01", "2026-11-05"]], [])
    desk.kept(new)
    desk.asked("older", old)
    desk.asked("older", old, options=("--yes", "--accept-removals"))
    desk.answered("older", "replace", old)


def test_L15_a_sheet_of_which_only_the_headings_are_left_is_asked_about(desk: Desk) -> None:
    stones: list[list[object]] = [["AA", "M1", "First", "2026-11-01", "2026-12-10"]]
    desk.kept(register(desk, "status.xlsx", stones, [["AA", "R1", "Late parts", 3, 4, "Ada"]]))
    bare = register(desk, "status.xlsx", stones, [])
    desk.answered("emptied", "left", bare)
    assert count(desk, "risks") == {"AA": 1}
    desk.answered("emptied", "cleared", bare)
    assert count(desk, "risks") == {}


def test_L17_a_line_that_is_gone_from_the_next_export_of_the_period_counts_no_more(desk: Desk) -> None:
    desk.kept(desk.ledger("ledger_2026-09.csv", *SEP))
    both = desk.ledger("ledger_2026-10.csv", SEP[0], SEP[2], *OCT)
    said = desk.kept(both, options=("--accept-removals",))
    assert desk.ac() == (130, 330)
    assert {"table": "costs", "sort": "removed", "count": 1} in said["changes"]


def test_L18_the_same_rows_on_two_sheets_are_asked_about(desk: Desk, tmp_path: Path) -> None:
    rows = [["Project ID", "Date", "Amount"], *([p, day, amount] for p, day, amount, _ in SEP)]
    book = workbook(tmp_path / "costs.xlsx", {"Costs": rows, "Costs Ada": rows})
    desk.answered("repeated", "once", book)
    assert desk.ac() == (300, 300)
    desk.answered("repeated", "all", book)


@pytest.mark.parametrize("ids", [True, False])
def test_what_was_right_stays_so(desk: Desk, ids: bool) -> None:
    sep = desk.ledger("ledger_2026-09.csv", *SEP, ids=ids)
    desk.kept(desk.ledger("ledger_2026-10 part.csv", OCT[0], ids=ids))
    desk.kept(sep)
    desk.kept(sep)
    assert desk.ac() == (310, 300)
    desk.kept(desk.ledger("ledger_2026-10.csv", *SEP, *OCT, ids=ids))
    assert desk.ac() == (330, 330)
    desk.kept(desk.ledger("ledger_2026-10 (1).csv", *OCT, ids=ids))
    desk.kept(desk.ledger("ledger_2026-10 final.csv", *SEP, *OCT, ids=ids))
    assert desk.ac() == (330, 330)


def test_part_of_a_month_then_the_rest_of_it(desk: Desk) -> None:
    desk.kept(desk.ledger("ledger KW 41.csv", OCT[0], OCT[2], ids=False))
    desk.kept(desk.ledger("ledger KW 44.csv", OCT[1], ids=False))
    assert desk.ac() == (30, 30)


def test_L12_a_wrong_load_is_withdrawn_and_the_figures_are_back(desk: Desk) -> None:
    desk.kept(desk.ledger("ledger_2026-10.csv", *OCT))
    wrong = desk.kept(desk.ledger("other ledger.csv", ("AA", "2026-08-01", 999, "77"), ("AA", "2026-10-05", 10, "4")))
    assert desk.figure("ac", "AA") == 1029
    said = call("withdraw", str(wrong["loads"][0]), "--note", "wrong file", "--store", desk.store)
    assert said.exit_code == 0, said.stderr
    assert desk.ac() == (30, 30)
    again = call("withdraw", str(wrong["loads"][0]), "--store", desk.store)
    assert (again.exit_code, "is withdrawn already" in again.stderr) == (1, True)
    assert call("withdraw", str(wrong["loads"][0]), "--undo", "--store", desk.store).exit_code == 0
    assert desk.figure("ac", "AA") == 1029
    listed = told(call("loads", "--json", "--store", desk.store))
    assert listed[0]["file_name"] == "other ledger.csv"
    assert [(each["why"], each["undone"]) for each in listed[0]["withdrawals"]] == [("wrong file", False), ("", True)]
    printed = " ".join(call("loads", "--store", desk.store).stdout.split())
    assert "UTC: wrong file; withdrawal taken back by" in printed
    assert "UTC: no reason given; counts" in printed


def test_L12_a_load_that_replaced_another_gives_it_back(desk: Desk) -> None:
    desk.kept(desk.ledger("ledger_2026-10.csv", *OCT))
    wrong = desk.kept(desk.ledger("ledger_2026-10.csv", OCT[0]), options=("--accept-removals",))
    assert desk.ac() == (10, 0)
    assert call("withdraw", str(wrong["loads"][0]), "--store", desk.store).exit_code == 0
    assert desk.ac() == (30, 30)
    assert call("verify", "--store", desk.store).exit_code == 0


def test_L13_running_totals_that_come_late_or_are_corrected(desk: Desk) -> None:
    def totals(name: str, *rows: tuple[str, int]) -> Path:
        return desk.file(name, "\n".join(["Project ID;Period end;Cumulative AC", *(f"BB;{day};{value}" for day, value in rows)]) + "\n")

    desk.kept(totals("evm 2026-10.csv", ("2026-10-31", 300)), options=("--yes",))
    desk.kept(totals("evm 2026-09.csv", ("2026-08-31", 100), ("2026-09-30", 200)), options=("--yes",))
    assert desk.figure("ac", "BB") == 300
    desk.kept(totals("evm 2026-09.csv", ("2026-09-30", 250)), options=("--yes",))
    assert desk.figure("ac", "BB") == 300


@pytest.mark.parametrize("refused", ["W1", "W2"])
def test_L16_a_project_of_which_rows_were_refused_is_incomplete(desk: Desk, refused: str) -> None:
    plan_ = desk.file(
        "plan.csv",
        SETUP["packages.csv"]
        .replace(f"AA;{refused};", f"AA;{refused} new;")
        .replace(";1000\nBB", ";a lot\nBB")
        .replace(";1000\nAA", ";much\nAA"),
    )
    desk.kept(plan_, options=("--partial", "--yes", "--accept-removals"))
    assert desk.figure("bac", "AA") is None
    assert desk.figure("bac", "BB") == 5000
