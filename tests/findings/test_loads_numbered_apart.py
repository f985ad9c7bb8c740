"""Ledgers that number their lines each by itself: one number in two of them is two lines, and both count once somebody has said so."""

from itertools import permutations
from pathlib import Path

import pytest

from tests.command_line.calls import call
from tests.findings.loading import Desk
from tests.ingest.files import workbook

Line = tuple[str, str, float, str]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


def month(day: str, factor: float) -> list[Line]:
    """Lines 1 and 2 of AA and line 3 of BB, as every system numbers its month."""
    return [("AA", day, 1 * factor, "1"), ("AA", day, 2 * factor, "2"), ("BB", day, 3 * factor, "3")]


SEP, OCT = "2026-09-30", "2026-10-31"


def both(desk: Desk, *files: Path) -> list[int]:
    """The loads, once every question is answered that both count."""
    keys = [question["key"] for question in desk.load(*files)["questions"]]
    assert keys
    return list(desk.kept(*files, options=tuple(option for key in keys for option in ("--answer", f"{key}=both")))["loads"])


def begun(desk: Desk, way: str) -> list[int]:
    """September of north (100 a unit) and of south (10), in one upload or in two."""
    if way == "one by one":
        first = desk.kept(desk.ledger("ledger_north.csv", *month(SEP, 100)))["loads"]
        return [*first, *both(desk, desk.ledger("ledger_south.csv", *month(SEP, 10)))]
    names = ("ledger_north.csv", "ledger_south.csv") if way == "north first" else ("ledger_south.csv", "ledger_north.csv")
    files = {name: desk.ledger(name, *month(SEP, 100 if "north" in name else 10)) for name in names}
    loads = dict(zip(names, both(desk, *files.values()), strict=True))
    return [loads["ledger_north.csv"], loads["ledger_south.csv"]]


@pytest.mark.parametrize("way", ["north first", "south first", "one by one"])
def test_both_count_and_so_they_do_in_later_months_and_through_corrections_and_withdrawals(desk: Desk, way: str) -> None:
    _, south = begun(desk, way)
    assert desk.ac() == (330, 330)
    desk.kept(desk.ledger("ledger_north 2026-10.csv", *month(OCT, 1000)), desk.ledger("ledger_south 2026-10.csv", *month(OCT, 1)))
    assert desk.ac() == (3333, 3333)
    desk.kept(desk.ledger("ledger_south 2026-10.csv", *month(OCT, 2)))  # corrected
    assert desk.ac() == (3336, 3336)
    desk.kept(desk.ledger("ledger_north 2026-10.csv", *month(OCT, 1000)))  # once more, unchanged
    assert desk.ac() == (3336, 3336)
    assert call("withdraw", str(south), "--store", desk.store).exit_code == 0
    assert desk.ac() == (3306, 3306)
    assert call("withdraw", str(south), "--undo", "--store", desk.store).exit_code == 0
    assert desk.ac() == (3336, 3336)


def test_a_line_that_one_of_them_no_longer_has_is_asked_about_and_takes_none_of_the_other(desk: Desk) -> None:
    begun(desk, "north first")
    anew = desk.ledger("ledger_south.csv", *month(SEP, 10)[1:])
    desk.answered("removal", "removed", anew)
    assert desk.ac() == (320, 330)


def test_a_wrong_answer_is_taken_back_with_the_load_that_bore_it(desk: Desk) -> None:
    _, south = begun(desk, "one by one")
    assert call("withdraw", str(south), "--store", desk.store).exit_code == 0
    desk.asked("contradiction", desk.ledger("ledger_south.csv", *month(SEP, 10)))


def test_numbers_that_meet_only_in_a_later_month_are_asked_about_then(desk: Desk) -> None:
    desk.kept(desk.ledger("north.csv", ("AA", "2026-09-29", 1, "1")), desk.ledger("south.csv", ("AA", "2026-09-30", 2, "1")))
    desk.kept(desk.ledger("north.csv", ("AA", "2026-10-30", 10, "1")))
    meets = desk.ledger("south.csv", ("AA", "2026-10-30", 20, "1"))
    (question,) = desk.load(meets)["questions"]
    assert "10.00 known, 20.00 in south.csv" in question["says"]
    both(desk, meets)
    assert desk.ac() == (33, 0)


@pytest.mark.parametrize("answer", ["here", "there"])
def test_or_one_of_them_counts(desk: Desk, answer: str) -> None:
    desk.kept(desk.ledger("north.csv", ("AA", "2026-09-29", 1, "1")), desk.ledger("south.csv", ("AA", "2026-09-30", 2, "1")))
    desk.kept(desk.ledger("north.csv", ("AA", "2026-10-30", 10, "1")))
    desk.answered("contradiction", answer, desk.ledger("south.csv", ("AA", "2026-10-30", 20, "1"), ("AA", "2026-10-31", 4, "2")))
    assert desk.ac() == ({"here": 27, "there": 17}[answer], 0)


@pytest.mark.parametrize("order", list(permutations(("north", "south", "west"))))
def test_three_of_them_too(desk: Desk, order: tuple[str, ...]) -> None:
    size = {"north": 1.0, "south": 10.0, "west": 100.0}
    both(desk, *(desk.ledger(f"{name}.csv", ("AA", SEP, size[name], "1")) for name in order))
    for name in reversed(order):
        desk.kept(desk.ledger(f"{name} Okt 2026.csv", ("AA", OCT, 2 * size[name], "1")))
    assert desk.ac() == (333, 0)


def test_in_workbooks_as_well(desk: Desk) -> None:
    files = []
    for name, factor in (("Finanz.xlsx", 100.0), ("Lieferant.xlsx", 10.0)):
        folder = desk.file("x", "").parent / name.partition(".")[0]
        folder.mkdir()
        rows = [[project, number, day, amount] for project, day, amount, number in month(SEP, factor)]
        files.append(workbook(folder / name, {"Buchungen": [["Project ID", "Document number", "Date", "Amount"], *rows]}))
    both(desk, *files)
    assert desk.ac() == (330, 330)


def test_files_whose_names_do_not_tell_them_apart_both_count_this_time(desk: Desk) -> None:
    both(desk, desk.ledger("ledger.csv", *month(SEP, 100)), desk.ledger("ledger (1).csv", *month(SEP, 10)))
    assert desk.ac() == (330, 330)


@pytest.mark.parametrize("names", [("north.csv", "south.csv"), ("ledger.csv", "ledger (1).csv")])
def test_equal_lines_of_one_number_that_are_said_to_be_further_ones_all_count(desk: Desk, names: tuple[str, str]) -> None:
    files = desk.ledger(names[0], ("AA", SEP, 100, "1")), desk.ledger(names[1], ("AA", SEP, 100, "1"), ("AA", SEP, 5, "2"))
    desk.answered("repeated", "all", *files)
    assert desk.ac() == (205, 0)


@pytest.mark.parametrize(("answer", "right"), [("both", 165), ("here", 65), ("there", 115)])
def test_a_late_line_of_a_document_that_is_known_is_asked_about(desk: Desk, answer: str, right: float) -> None:
    before = [("AA", "2026-09-28", 100, "FI-1"), *(("AA", "2026-09-20", 3, f"G-{n}") for n in range(5))]
    desk.kept(desk.ledger("ledger_2026-09.csv", *before))
    late = ("AA", "2026-09-28", 50, "FI-1")
    desk.answered(
        "contradiction", answer, desk.ledger("ledger_2026-10.csv", late, *(("AA", f"2026-10-2{n}", 0, f"H-{n}") for n in range(3)))
    )
    assert desk.ac() == (right, 0)
    if answer == "both":
        desk.kept(desk.ledger("ledger_2026-09.csv", *before, late))  # the month anew, with the late line in it
        assert desk.ac() == (right, 0)


def test_a_question_about_two_files_of_like_names_names_each_of_them(desk: Desk) -> None:
    first, copy = desk.ledger("ledger.csv", *month(SEP, 100)), desk.ledger("Kopie von ledger.csv", *month(SEP, 10))
    (question,) = desk.load(first, copy)["questions"]
    assert question["says"].startswith("3 rows of Kopie von ledger.csv say something else than ledger.csv in this upload")
    (question,) = desk.load(first, desk.ledger("Kopie von ledger.csv", *month(SEP, 100)[:2]))["questions"]
    wanted = "2 of the 5 rows, on sheet “Kopie von ledger” of Kopie von ledger.csv, also stand on sheet “ledger” of ledger.csv."
    assert question["says"].startswith(wanted)


def test_one_line_under_two_texts_in_two_files_is_asked_about_and_in_one_file_is_two(desk: Desk) -> None:
    heads = "Project,Line no,Posting date,Amount,Text\n"
    one = desk.file("one.csv", heads + "AA,1,2026-09-01,100,design\nAA,1,2026-09-01,100,travel\nAA,2,2026-09-01,7,rent\n")
    other = desk.file("other.csv", heads + "AA,1,2026-09-01,100,build\n")
    (question,) = desk.load(one, other)["questions"]
    assert "same number, day and amount and another text" in question["says"]
    for answer, spent in (("once", 207), ("all", 307)):
        loads = desk.kept(one, other, options=("--answer", f"{question['key']}={answer}"))["loads"]
        assert desk.ac()[0] == spent
        for load in loads.values() if isinstance(loads, dict) else loads:
            assert call("withdraw", str(load), "--store", desk.store).exit_code == 0
