"""Totals that nothing names, and those of a list that feeds several tables: left out, told as what they are, and held against the rows above."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.findings.sheets import PORTFOLIO, desk_with, kept, said, stored

D = date
LEDGER: list[list[Any]] = [
    ["Project", "WP", "Posting date", "Text", "Amount"],
    ["P1", "W1", D(2026, 1, 5), "a", 1000.5],
    ["P1", "W2", D(2026, 1, 17), "b", 120],
    ["P2", "W1", D(2026, 1, 25), "c", 10],
    ["P2", "W1", D(2026, 2, 15), "d", 20.25],
]
ALONE = [None, None, None, None]


def ledger(first: list[Any], second: list[Any], last: list[Any] | None) -> list[list[Any]]:
    return [*LEDGER[:3], [*first, 1120.5], *LEDGER[3:], [*second, 30.25], *([[*last, 1150.75]] if last else [])]


@pytest.mark.parametrize(
    "rows",
    [
        ledger(ALONE, ALONE, ALONE),
        ledger(ALONE, ALONE, None),
        ledger(["P1", None, None, None], ["P2", None, None, None], ALONE),
        ledger(["P1", "W2", None, None], ["P2", "W1", None, None], ["Total", None, None, None]),
    ],
    ids=["alone", "without the last", "with the project", "with both"],
)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_an_amount_alone_that_adds_up_the_rows_above_is_a_total(tmp_path: Path, rows: list[list[Any]], kind: str) -> None:
    content: Any = {"Ledger": rows}
    if kind == "csv":
        texts = [
            [f"{cell:,.2f}".translate(str.maketrans(",.", ".,")) if isinstance(cell, float | int) else cell for cell in row] for row in rows
        ]
        content = "".join(";".join("" if cell is None else str(cell) for cell in row) + "\n" for row in texts)
    desk = kept(tmp_path, f"ledger.{kind}", content)
    assert sorted(stored(desk, "costs", "_row", "amount")) == sorted(
        (row + 1, cells[-1]) for row, cells in enumerate(rows) if row and cells[3] is not None
    )


def test_one_that_differs_or_that_says_something_is_refused_and_one_of_a_single_row_wants_a_yes(tmp_path: Path) -> None:
    wrong = [*LEDGER[:3], [*ALONE, 1120]]
    assert [p["row"] for p in said(tmp_path / "a", "a.xlsx", {"L": wrong})["problems"] if p["severity"] == "error"] == [4, 4]
    told = [*LEDGER[:3], [None, None, None, "Correction", 1120.5]]
    assert [p["row"] for p in said(tmp_path / "b", "b.xlsx", {"L": told})["problems"] if p["severity"] == "error"] == [4, 4]
    single = [*LEDGER[:2], [*ALONE, 1000.5], *LEDGER[2:]]
    assert [p["row"] for p in said(tmp_path / "c", "c.xlsx", {"L": single})["problems"] if p["severity"] == "warning"] == [3]


DAY = ("--status-date", "2026-03-31")


@pytest.mark.parametrize("last", [["Total", None], ["Summe", None], [None, "Total"], [None, None], ["Gesamtportfolio", None]], ids=str)
@pytest.mark.parametrize("spent", [980, 990])
def test_the_total_of_a_list_is_told_as_one_and_held_against_the_amounts_that_other_tables_take(
    tmp_path: Path, last: list[Any], spent: int
) -> None:
    rows = [*PORTFOLIO, [*last, None, None, None, 1500, spent, 1620, *[None] * 4]]
    told = [p for p in said(tmp_path, "list.xlsx", {"Projects": rows}, *DAY)["problems"] if p["row"] == 4]
    if spent == 980:
        assert [(p["severity"], p["says"]) for p in told] == [("notice", "Row 4 is a total of the rows above; it is left out.")]
    elif last[0]:
        assert [(p["severity"], p["says"]) for p in told] == [
            ("warning", "Row 4 is a total and is left out; it says 990 where the rows above add up to 980.")
        ]


def test_x28_a_star_or_a_total_in_the_place_of_the_day_marks_a_total(tmp_path: Path) -> None:
    line = "-" * 57
    printed = "\n".join(
        [
            "|Project |Doc no   |Posting date|        Amount|Curr |",
            line,
            "|P1      |490001   |05.01.2026  |      1.000,00|EUR  |",
            "|P1      |490002   |20.01.2026  |        400,00-|EUR  |",
            line,
            "|*  P1   |         |            |        600,00|EUR  |",
            line,
            "|P2      |490003   |05.02.2026  |         50,00|EUR  |",
            line,
            "|** Total|         |            |        650,00|EUR  |",
        ]
    )
    desk = kept(tmp_path, "list.txt", f"{line}\n{printed}\n{line}\n")
    assert stored(desk, "costs", "project_id", "amount") == [("P1", 1000), ("P1", -400), ("P2", 50)]
    blocks = "Project,Date,Text,Amount\nP1,2026-03-05,a,100\nP1,2026-03-06,b,1\nP1,Total,,101\nP2,2026-03-06,b,7\nP2,Summe,,7\n,Grand total,,108\n"
    desk.kept(desk.file("blocks.csv", blocks))
    assert stored(desk, "costs", "amount")[3:] == [(100,), (1,), (7,)]


HEAD = "Project;Date;Text;Amount\n"


def test_a_line_with_project_and_day_that_calls_itself_a_total_and_adds_up_the_lines_above_is_one(tmp_path: Path) -> None:
    """Since the last total, of the project, or of all; a text that says more than the word is a line whatever it adds up to."""
    named = ["Total P1", "Total", "Summe", "Gesamt", "Subtotal", "Sous-total", "Zwischensumme", "Saldo", "Balance", "P1 total", "TOTALS:"]
    lines = "".join(
        f"P1;2026-01-05;Invoice;{5000 + 7 * each}\nP1;2026-01-20;Credit;-{each}\nP1;2026-01-31;{name};{5000 + 6 * each}\n"
        for each, name in enumerate(named)
    )
    whole = sum(5000 + 6 * each for each in range(len(named)))
    lines += f"P2;2026-02-01;Invoice;40\nP1;2026-02-02;Invoice;1\nP2;2026-02-03;Invoice;2\nP2;2026-02-28;Total;42\nP1;2026-02-28;Total;{whole + 1}\n"
    lines += f"P2;2026-03-01;Total rewiring of building;3\nP2;2026-03-02;Balance payment;3\nP2;2026-03-31;Grand total;{whole + 49}\n"
    desk, path = desk_with(tmp_path, "ledger.csv", HEAD + lines)
    told = [p for p in desk.kept(path)["problems"] if "calls itself a total" in p["says"]]
    rows, amounts = zip(*stored(desk, "costs", "_row", "amount"), strict=True)
    assert sorted(set(range(2, 43)) - set(rows)) == [*range(4, 3 * len(named) + 2, 3), 38, 39, 42]
    assert sum(amounts) == whole + 49
    assert [p["severity"] for p in told] == ["notice"], told


def test_one_that_does_not_add_up_stays_a_line_and_wants_a_yes(tmp_path: Path) -> None:
    lines = "P1;2026-01-05;Deposit;500\nP1;2026-01-20;Balance;500\nP2;2026-01-21;Invoice;7\nP2;2026-01-31;Total P2;8\n"
    desk, path = desk_with(tmp_path, "ledger.csv", HEAD + lines)
    assert [(p["row"], p["says"]) for p in desk.load(path)["problems"] if p["severity"] == "warning"] == [
        (
            3,
            "Row 3 is called “balance” and counts as a line: it is as much as the one row above, so it may be its total or the rest of a payment.",
        ),
        (5, "Row 5 is called “total” and counts as a line: 8 is not what the rows above add up to, which is 1,007."),
    ]
    desk.kept(path, options=("--yes",))
    assert sum(amount for (amount,) in stored(desk, "costs", "amount")) == 1015
