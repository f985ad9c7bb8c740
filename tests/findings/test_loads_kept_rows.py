"""Rows that a file lacks when it comes again and that stay, as somebody answered: the answer holds for them and for no others."""

from pathlib import Path

import pytest

from tests.command_line.calls import call
from tests.findings.loading import Desk

Line = tuple[str, str, float, str]
LINES: list[Line] = [
    ("AA", "2026-10-01", 1, "1"),
    ("AA", "2026-10-05", 10, "2"),
    ("AA", "2026-10-07", 100, "3"),
    ("AA", "2026-10-09", 1000, "4"),
    ("AA", "2026-10-12", 5000, "6"),
    ("BB", "2026-10-10", 30, "7"),
]
NEW: Line = ("AA", "2026-10-20", 20_000, "5")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def without(desk: Desk, *gone: str, ids: bool = True) -> Path:
    return desk.ledger("ledger_2026-10.csv", *(line for line in [*LINES, NEW] if line[3] not in gone), ids=ids)


@pytest.mark.parametrize("ids", [True, False])
def test_only_the_rows_answered_stay_and_those_dropped_later_are_asked_about(desk: Desk, ids: bool) -> None:
    desk.kept(without(desk, "5", ids=ids))
    desk.answered("removal", "kept", without(desk, "4", ids=ids))
    assert desk.ac() == (26_111, 30)
    desk.kept(without(desk, "4", ids=ids))  # nothing further is gone
    assert desk.ac() == (26_111, 30)
    file = without(desk, "4", "3", ids=ids)
    question = next(q for q in desk.load(file)["questions"] if q["key"].startswith("removal|"))
    assert "1 row of costs (100.00 in all)" in question["says"]
    desk.answered("removal", "removed", file)
    assert desk.ac() == (26_011, 30)
    desk.answered("removal", "kept", without(desk, "4", "3", "5", ids=ids))
    assert desk.ac() == (26_011, 30)
    desk.kept(without(desk, "4", "3", "5", ids=ids))
    assert desk.ac() == (26_011, 30)


@pytest.mark.parametrize("ids", [True, False])
def test_a_row_that_stayed_and_comes_again_counts_once_and_is_asked_about_when_it_goes(desk: Desk, ids: bool) -> None:
    desk.kept(without(desk, "5", ids=ids))
    desk.answered("removal", "kept", without(desk, "4", ids=ids))
    desk.kept(without(desk, ids=ids))
    assert desk.ac() == (26_111, 30)
    desk.answered("removal", "removed", without(desk, "4", ids=ids))
    assert desk.ac() == (25_111, 30)


def test_a_row_stays_also_when_the_load_that_was_asked_about_it_is_withdrawn(desk: Desk) -> None:
    desk.kept(without(desk, "5"))
    said = desk.answered("removal", "kept", without(desk, "4"))
    desk.kept(without(desk, "4"))
    assert call("withdraw", str(said["loads"][0]), "--store", desk.store).exit_code == 0
    assert desk.ac() == (26_111, 30)


def test_a_corrected_file_under_another_name_is_asked_about_once(desk: Desk) -> None:
    desk.kept(without(desk, "5", ids=False))
    lines = [(project, day, 1200.0 if number == "4" else amount, number) for project, day, amount, number in [*LINES, NEW]]
    corrected = desk.ledger("corrected.csv", *lines, ids=False)
    [question] = desk.load(corrected)["questions"]
    desk.kept(corrected, options=("--answer", f"{question['key']}=same"))
    assert desk.ac() == (26_311, 30)


def test_packages_whose_budgets_fall_are_still_asked_about_when_they_go(desk: Desk) -> None:
    def plan(*packages: tuple[str, int]) -> Path:
        rows = "".join(f"AA;{each};{each};2026-07-01;2026-12-31;{budget}\n" for each, budget in packages)
        return desk.file("packages.csv", f"Project ID;Work package ID;Name;Baseline start;Baseline finish;Budget\n{rows}")

    desk.kept(plan(("W1", 1000), ("W2", 1000)), options=("--accept-removals",))
    desk.answered("removal", "kept", plan(("W1", 900), ("W2", 1000)))
    desk.answered("removal", "kept", plan(("W2", 1000)))
    assert desk.figure("bac", "AA") == 1900
    desk.answered("removal", "removed", plan(("W3", 300)))  # W2 goes, W1 stays
    assert desk.figure("bac", "AA") == 1200


def test_risks_that_stay_leave_the_others_of_their_project_to_be_asked_about(desk: Desk) -> None:
    def register(*ids: str) -> Path:
        rows = "".join(f"AA;{each};Title {each};4;4;Ann;open\n" for each in ids)
        return desk.file("risks.csv", f"Project;Risk ID;Title;Probability;Impact;Owner;Status\n{rows}")

    desk.kept(register("R1", "R2", "R3", "R4"))
    desk.answered("removal", "kept", register("R1", "R2", "R3"))
    assert desk.figure("risks_open", "AA") == 4
    desk.answered("removal", "removed", register("R1", "R2"))
    assert desk.figure("risks_open", "AA") == 3
