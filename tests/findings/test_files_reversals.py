"""A ledger's marks of reversed or cancelled rows: the rows against them prove what they are, and else it is asked."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import desk_with

HEADS = ["Project", "Document number", "Date", "Amount"]
ANSWERS = [("lines", 170), ("cancelled", 120), ("subtracted", 70)]


def ledger(folder: Path, heading: str, *rows: tuple[float, object], name: str = "ledger.csv", last: bool = True) -> tuple[Desk, Path]:
    """Lines of an amount and a mark; the marks stand last or first."""
    made = [[*HEADS, heading], *(["P1", str(n), f"2026-02-{n:02d}", amount, mark] for n, (amount, mark) in enumerate(rows, start=1))]
    made = made if last else [[row[-1], *row[:-1]] for row in made]
    content: Any = "".join(";".join(map(str, row)) + "\n" for row in made)
    return desk_with(folder, name, content if name.endswith("csv") else {"Ledger": made})


@pytest.mark.parametrize(("answer", "ac"), ANSWERS)
@pytest.mark.parametrize("name", ["ledger.csv", "ledger.xlsx"])
def test_what_marked_rows_are_is_asked(tmp_path: Path, name: str, answer: str, ac: float) -> None:
    desk, path = ledger(tmp_path, "Reversal", (100, ""), (50, "X"), (20, ""), name=name)
    assert desk.asked("reversed", path, options=("--yes",))
    desk.answered("reversed", answer, path)
    assert desk.figure("ac", "P1", "2026-03-31") == ac
    desk.load(desk.file(f"again {name}", path.read_bytes()), options=("--yes",))
    assert desk.figure("ac", "P1", "2026-03-31") == ac


@pytest.mark.parametrize(
    ("heading", "mark"),
    [
        ("Storno", "J"),
        ("Storniert", True),
        ("Annulé", "oui"),
        ("Anulado", "sí"),
        ("Estornado", "S"),
        ("Storno(J/N)", "J"),
        ("Gestorneerd", "ja"),
        ("Stornato", "sì"),
        ("Cancelled", "yes"),
        ("Reversed with", "4711"),
        ("Stornodatum", date(2026, 3, 1)),
    ],
)
def test_in_every_language_and_whatever_the_mark(tmp_path: Path, heading: str, mark: object) -> None:
    empty = False if mark is True else ""
    desk, path = ledger(tmp_path, heading, (100, empty), (50, mark), (20, empty), name="ledger.xlsx", last=False)
    desk.answered("reversed", "cancelled", path)
    assert desk.figure("ac", "P1", "2026-03-31") == 120


@pytest.mark.parametrize(
    "rows",
    [
        [(100, ""), (50, "X"), (-50, ""), (20, "")],
        [(100, ""), (50, ""), (-50, "X"), (20, "")],
        [(100, ""), (50, "X"), (-50, "X"), (20, "")],
        [(50, "X"), (50, "X"), (-50, ""), (-50, ""), (120, "")],
    ],
    ids=["the reversed", "the reversal", "both", "twice"],
)
def test_rows_with_the_row_against_them_count_and_are_told(tmp_path: Path, rows: list[tuple[float, object]]) -> None:
    desk, path = ledger(tmp_path, "Storno", *rows)
    told = [problem["says"] for problem in desk.kept(path)["problems"]]
    assert any(says.startswith("“Storno” marks rows that were reversed, and each has the row against it: ") for says in told)
    assert desk.figure("ac", "P1", "2026-03-31") == 120


def test_two_of_which_one_has_a_row_against_it_are_asked_about(tmp_path: Path) -> None:
    desk, path = ledger(tmp_path, "Storno", (50, "X"), (50, "X"), (-50, ""), (120, ""))
    assert desk.asked("reversed", path)


def test_signs_by_a_column_of_sides_are_taken_before_the_rows_are_held_against_each_other(tmp_path: Path) -> None:
    lines = "P1;1;2026-02-01;100;S;\nP1;2;2026-02-02;50;S;X\nP1;3;2026-02-03;50;H;\n"
    desk, path = desk_with(tmp_path, "ledger.csv", f"{';'.join(HEADS)};S/H;Storno\n{lines}")
    desk.kept(path)
    assert desk.figure("ac", "P1", "2026-03-31") == 100


def test_a_column_without_a_mark_asks_nothing(tmp_path: Path) -> None:
    desk, path = ledger(tmp_path, "Storno", (100, "N"), (50, "nein"), (20, ""))
    desk.kept(path)
    assert desk.figure("ac", "P1", "2026-03-31") == 170
