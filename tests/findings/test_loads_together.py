"""What the random years of :mod:`tests.model` found of what loads replace: several files of one source together, and stray lines."""

from datetime import date
from pathlib import Path

import pytest

from ingest.coverage.divide import divided
from store.covers import Cover
from tests.command_line.calls import call
from tests.findings.loading import OCT, SEP, SETUP, Desk
from tests.ingest.files import workbook

ENDS = [(7, date(2026, 7, 31)), (9, date(2026, 9, 30)), (10, date(2026, 10, 31))]
HALF = tuple((project, day, amount // 2, number) for project, day, amount, number in SEP)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


@pytest.mark.parametrize("copy", ["Kopie von ledger 2026-09.csv", "return of ledger 2026-09.csv", "ledger 2026-09 - Kopie.csv"])
@pytest.mark.parametrize(("counts", "right"), [("the copy", (300, 300)), ("the other", (150, 150)), ("both", (450, 450))])
def test_L6_a_copy_beside_a_correction_of_the_same_is_asked_about(desk: Desk, copy: str, counts: str, right: tuple[float, float]) -> None:
    desk.kept(desk.ledger("ledger 2026-09.csv", *SEP, ids=False))
    files = desk.ledger(copy, *SEP, ids=False), desk.ledger("ledger 2026-09.csv", *HALF, ids=False)
    key = desk.asked("twins", *files)
    said = desk.load(*files)
    words = next(question["choices"] for question in said["questions"] if question["key"] == key)
    wanted = {"the copy": f"{copy} counts", "the other": "ledger 2026-09.csv counts"}.get(counts, "both")
    answer = next(value for value, text in words.items() if text.startswith(wanted))
    desk.kept(*files, options=("--answer", f"{key}={answer}", "--accept-removals"))
    assert desk.ac() == right


def test_L6_a_month_of_which_was_said_which_file_counts_is_delivered_by_it_however_few_lines_it_has(desk: Desk) -> None:
    """Seed 700013 of the random years: the few lines of the file that counts stood beside those known, as late postings."""
    lines = [("AA", f"2026-0{month}-10", 100.0 * month, "") for month in (1, 2, 3)]
    later = [("AA", f"2026-05-{day:02}", 5.0, "") for day in (4, 13, 15, 20)]
    desk.kept(desk.ledger("ledger 2026-03.csv", *lines, ids=False))
    half = desk.ledger("ledger 2026-03.csv", *((p, day, amount / 2, n) for p, day, amount, n in lines), ids=False)
    files = half, desk.ledger("ledger 2026-05.csv", *lines, *later, ids=False)
    key = desk.asked("twins", *files)
    words = next(question["choices"] for question in desk.load(*files)["questions"] if question["key"] == key)
    answer = next(value for value, text in words.items() if text.startswith("ledger 2026-03.csv counts"))
    desk.kept(*files, options=("--answer", f"{key}={answer}", "--accept-removals"))
    assert desk.figure("ac", "AA") == 320


def test_L12_a_wrong_file_that_came_with_another_one_takes_only_its_own_days_with_it(desk: Desk) -> None:
    desk.kept(desk.ledger("ledger 2026-09.csv", *SEP))
    both = desk.ledger("ledger 2026-09.csv", *HALF), desk.ledger("ledger 2026-10.csv", *OCT)
    said = desk.kept(*both, options=("--accept-removals",))
    assert desk.ac() == (180, 180)
    assert call("withdraw", str(said["loads"][0]), "--store", desk.store).exit_code == 0
    assert desk.ac() == (330, 330)


def test_L12_a_stray_line_of_another_file_covers_nothing_of_the_one_that_is_withdrawn(desk: Desk) -> None:
    lines = [("AA", f"2026-0{month}-10", 100.0 * month, str(month)) for month in (7, 8)]
    desk.kept(desk.ledger("ledger 2026-08.csv", *lines))
    wrong = desk.ledger("ledger 2026-08.csv", *((p, day, amount / 2, number) for p, day, amount, number in lines))
    said = desk.kept(wrong, desk.ledger("ledger 2026-10.csv", ("AA", "2026-07-12", 3, "9"), OCT[0]), options=("--accept-removals",))
    assert desk.figure("ac", "AA") == 763
    assert call("withdraw", str(said["loads"][0]), "--store", desk.store).exit_code == 0
    assert desk.figure("ac", "AA") == 1513


@pytest.mark.parametrize("late", [205, 7])
def test_L4_a_stray_line_in_a_thin_ledger_is_asked_about_month_by_month(desk: Desk, late: float) -> None:
    desk.kept(desk.ledger("ledger 2026-09.csv", ("AA", "2026-08-03", 700, ""), ("AA", "2026-08-24", -90, ""), *SEP, ids=False))
    thin = desk.ledger("ledger 2026-10.csv", OCT[0], ("AA", "2026-08-03", late, ""), ids=False)
    desk.answered("removal", "kept", thin)
    assert desk.figure("ac", "AA") == 910 + 10 + late


def test_L4_one_unnumbered_line_for_another_is_asked_about(desk: Desk) -> None:
    desk.kept(desk.ledger("ledger 2026-08.csv", ("AA", "2026-08-03", 700, ""), ids=False))
    thin = desk.ledger("ledger 2026-10.csv", OCT[0], ("AA", "2026-08-03", 703.3, ""), ids=False)
    desk.answered("removal", "kept", thin)
    assert desk.figure("ac", "AA") == 1413.3


@pytest.mark.parametrize("gone", [0, 1, 2])
@pytest.mark.parametrize("ids", [True, False])
def test_L17_a_month_of_which_no_line_is_left_is_asked_about(desk: Desk, gone: int, ids: bool) -> None:
    lines = [("AA", f"2026-0{month}-10", 100.0 * month, str(month)) for month in (7, 8, 9)]
    desk.kept(desk.ledger("ledger 2026-09.csv", *lines, ids=ids))
    anew = desk.ledger("ledger 2026-09.csv", *(line for place, line in enumerate(lines) if place != gone), ids=ids)
    desk.answered("removal", "removed", anew)
    assert desk.figure("ac", "AA") == 2400 - lines[gone][2]


def test_L17_a_part_of_a_year_to_date_takes_nothing_away(desk: Desk) -> None:
    desk.kept(desk.ledger("ledger 2026-10.csv", *SEP, *OCT))
    desk.kept(desk.ledger("ledger 2026-09.csv", *SEP))
    assert desk.ac() == (330, 330)


@pytest.mark.parametrize("ids", [True, False])
def test_L18_the_same_rows_on_sheets_of_one_name_in_two_workbooks_are_asked_about(desk: Desk, tmp_path: Path, ids: bool) -> None:
    heads = ["Project ID", *(["Document number"] if ids else []), "Date", "Amount"]

    def book(name: str, *lines: tuple[str, str, float, str]) -> Path:
        rows = [[p, *([number] if ids else []), day, amount] for p, day, amount, number in lines]
        return workbook(tmp_path / name, {"Costs": [heads, *rows]})

    desk.answered("repeated", "once", book("ledger 2026-10.xlsx", *SEP, *OCT), book("ledger 2026-09.xlsx", *SEP))
    assert desk.ac() == (330, 330)


def test_X2_amounts_written_as_text_under_months_are_read_in_one_way_or_asked_about(desk: Desk) -> None:
    rising = desk.file("actual cost.csv", "Project;2026-08;2026-09;2026-10\nAA;8.179,87;9.865,17;11.000,00\n")
    desk.answered("cumulative", "period", rising)
    assert desk.figure("ac", "AA") == 29045.04
    desk.kept(desk.file("actual cost of BB.csv", "Project;2026-09;2026-10\nBB;8.179,87;986,17\n"))
    assert desk.figure("ac", "BB") == 9166.04


def test_L12_once_the_load_of_the_projects_is_withdrawn_it_is_said_how_to_take_that_back(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "own", setup=False)
    (load,) = desk.kept(desk.file("projects.csv", SETUP["projects.csv"]))["loads"]
    desk.kept(desk.ledger("ledger.csv", *SEP))
    assert call("withdraw", str(load), "--store", desk.store).exit_code == 0
    for command in (("measure", "ac"), ("snapshot", "--out", str(tmp_path / "report.pdf"))):
        result = call(*command, "--store", desk.store)
        assert result.exit_code == 1
        said = " ".join(result.stderr.split())
        assert f"load {load} (projects.csv) brought them and is withdrawn" in said
        assert f"withdraw {load} --undo" in said
    assert call("withdraw", str(load), "--undo", "--store", desk.store).exit_code == 0
    assert desk.ac() == (300, 300)


JAN = tuple(("AA", f"2026-01-{day:02}", 1.0, f"J{day}") for day in range(1, 5))
FEB = tuple(("AA", f"2026-02-{day:02}", 1.0, f"F{day}") for day in range(1, 21))


@pytest.mark.parametrize("ids", [True, False])
def test_L4_a_month_that_comes_for_the_first_time_is_covered_however_few_its_lines(desk: Desk, ids: bool) -> None:
    said = desk.kept(desk.ledger("ledger.csv", *JAN, *FEB, ids=ids))
    assert said["covers"][0]["says"] == "Costs from “ledger”, project AA, January 2026 to February 2026: nothing was known of it."
    said = desk.kept(
        desk.ledger("ledger.csv", *FEB, ("AA", "2026-01-30", 5, "L"), ids=ids), options=("--answer", "covers|ledger.csv|ledger|=2026-02")
    )
    assert desk.figure("ac", "AA") == 29


def test_L4_but_a_stray_line_of_a_month_that_no_files_name_bears_is_a_late_posting(desk: Desk) -> None:
    said = desk.kept(desk.ledger("ledger_2026-02.csv", *FEB, ("AA", "2026-01-30", 5, "L")))
    assert "February 2026: nothing was known of it; 1 row lies outside that" in said["covers"][0]["says"]
    desk.kept(desk.ledger("ledger_2026-01.csv", *JAN))
    assert desk.figure("ac", "AA") == 29


def test_L12_of_files_that_all_hold_a_stray_line_of_a_month_one_alone_covers_it() -> None:
    days = {"a": {"AA": [date(2026, 7, 1), *[date(2026, 9, 1)] * 5]}, "b": {"AA": [*[date(2026, 7, 2)] * 2, *[date(2026, 10, 1)] * 9]}}
    whole = [Cover(table="costs", origin="ledger", project_id="AA", low=date(2026, month, 1), high=end) for month, end in ENDS]
    found = {file: [cover.low for cover in divided(whole, file, days)] for file in days}
    assert found == {"a": [date(2026, 9, 1)], "b": [date(2026, 7, 1), date(2026, 10, 1)]}


@pytest.mark.parametrize("more", ["2026-01-20", "2026-01-21"])
def test_L4_a_late_posting_that_a_re_issue_of_its_month_lacks_is_asked_about(desk: Desk, more: str) -> None:
    january = [("AA", "2026-01-10", 100, ""), ("AA", "2026-01-20", 100, ""), ("AA", "2026-01-15", 50, "")]
    february = [("AA", "2026-02-10", 70, ""), ("BB", "2026-02-15", 60, ""), ("AA", "2026-01-28", 9, "")]
    desk.kept(desk.ledger("ledger 2026-01.csv", *january, ids=False))
    desk.kept(desk.ledger("ledger 2026-02.csv", *february, ids=False))
    desk.asked("removal", desk.ledger("ledger 2026-01.csv", *january, ("AA", more, 100, ""), ids=False))


def test_L4_most_of_a_month_for_other_lines_of_the_same_days_is_asked_about(desk: Desk) -> None:
    lines = [("AA", f"2026-01-{day:02}", 55, "") for day in range(1, 11)]
    desk.kept(desk.ledger("ledger 2026-01.csv", *lines, ids=False))
    desk.asked("removal", desk.ledger("ledger 2026-01.csv", lines[0], *((p, day, 60.5, n) for p, day, _, n in lines[1:]), ids=False))
