"""Cost items with outline numbers: 1 above 1.1 and 1.2 is their summary where it is what they add up to, and counts once."""

from pathlib import Path

import pytest

from tests.findings.sheets import desk_with, kept, said

DAY = ("--answer", "constant|items.xlsx|Items|period_end=2026-03-31", "--yes")
HEADS = ["Project", "Cost item", "Budget", "Actual to date"]
PLAIN = [["P1", "1 Personnel", 100, 60], ["P1", "1.1 Internal", 70, 40], ["P1", "1.2 External", 30, 20], ["P1", "2 Material", 50, 10]]


@pytest.mark.parametrize(
    "rows",
    [
        [HEADS, *PLAIN],
        [HEADS, *PLAIN[1:3], PLAIN[0], PLAIN[3]],
        [
            ["Projekt", "Kostenart", "Budget", "Ist kumuliert"],
            ["P1", "1. Personal", 100, 60],
            ["P1", "1.1. Intern", 70, 40],
            ["P1", "1.1.1. Bau", 50, 30],
            ["P1", "1.1.2. Test", 20, 10],
            ["P1", "1.2. Extern", 30, 20],
            ["P1", "2. Material", 50, 10],
            ["P1", "Summe", 150, 70],
        ],
        [["Project", "No.", *HEADS[1:]], *(["P1", number, *row[1:]] for number, row in zip((1, 1.1, 1.2, 2), PLAIN, strict=True))],
        [HEADS, *(["P1", f"{number} x", *row[2:]] for number, row in zip(("A", "A.1", "A.2", "B"), PLAIN, strict=True))],
    ],
    ids=["above", "below", "three levels", "numbers of their own", "letters"],
)
def test_a_numbered_summary_of_cost_items_does_not_count_beside_them(tmp_path: Path, rows: list[list[object]]) -> None:
    desk = kept(tmp_path, "items.xlsx", {"Items": rows}, *DAY)
    assert [desk.figure(name, "P1", "2026-03-31") for name in ("bac", "ac")] == [150, 70]


def test_nor_does_it_where_months_lie_across(tmp_path: Path) -> None:
    desk, path = desk_with(tmp_path, "months.xlsx", {"Actuals": [["Project", "Cost item", "Jan 26", "Feb 26"], *PLAIN]})
    told = [problem["says"] for problem in desk.kept(path)["problems"]]
    assert "Row 2 is a total (1 Personnel) and is left out." in told
    assert desk.figure("ac", "P1", "2026-03-31") == 220


def test_one_that_is_another_amount_than_the_items_below_it_wants_a_yes(tmp_path: Path) -> None:
    found = said(tmp_path, "items.xlsx", {"Items": [HEADS, ["P1", "1 Personnel", 120, 65], *PLAIN[1:]]}, *DAY[:2])
    assert not found["kept"]
    assert "By its number “1 Personnel” is the summary of rows 3–4, and it is not what they add up to: it counts beside them." in [
        problem["says"] for problem in found["problems"] if problem["severity"] == "warning"
    ]
