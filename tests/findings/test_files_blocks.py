"""Blocks below each other in one sheet, each with lines above its headings: what a block says for itself goes before what is said above all."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.findings.loading import Desk
from tests.findings.sheets import kept, stored
from tests.ingest.files import workbook

D = date


def test_x24_what_each_block_says_for_itself_is_not_that_of_the_first(tmp_path: Path) -> None:
    ledger = ["Date", "Document no", "Amount"]
    rows: list[list[Any]] = [
        ["Booked costs, amounts in USD"],  # said above all: no block says another currency or scale
        ["Project: P1"],
        ledger,
        [D(2026, 1, 5), "1", 100],
        [],
        ["Project:", "Beta"],  # in two cells
        ledger,
        [D(2026, 1, 5), "2", 7],
        [],
        ["Project: P1"],
        [],  # apart from its headings
        ledger,
        [D(2026, 1, 6), "3", 50],
        [],
        ["Project", "P2"],
        ledger,
        [D(2026, 1, 6), "4", 8],
    ]
    desk = kept(tmp_path, "blocks.xlsx", {"Ledger": rows})
    assert stored(desk, "costs", "project_id", "amount") == [("P1", 100), ("P2", 7), ("P1", 50), ("P2", 8)]
    german = "Projekt: P1;;;;\n{0}R1;x;4;4;Ann\n;;;;\nProjekt: P2;;;;\n{0}R2;y;2;2;Bob\n"
    desk.kept(desk.file("risiken.csv", german.format("ID;Risiko;Wahrscheinlichkeit;Auswirkung;Verantwortlich\n")))
    assert stored(desk, "risks", "project_id", "risk_id") == [("P1", "R1"), ("P2", "R2")]


def test_x24_each_block_has_its_own_day_and_scale_and_one_without_takes_none_of_the_others(tmp_path: Path) -> None:
    status, costs = ["Project", "RAG", "Comment"], ["Project", "Date", "Amount"]
    days: list[list[Any]] = [
        ["As of: 2026-10-31"],
        status,
        ["P1", "green", "fine"],
        [],
        ["As of: 2026-11-30"],
        status,
        ["P1", "red", "late"],
    ]
    desk = kept(tmp_path, "days.xlsx", {"Status": days})
    assert stored(desk, "status_reports", "status_date", "declared_status") == [(D(2026, 10, 31), "green"), (D(2026, 11, 30), "red")]
    rows: list[list[Any]] = [
        ["Amounts in kEUR"],
        costs,
        ["P1", D(2026, 1, 5), 2],
        [],
        ["Amounts in EUR"],
        costs,
        ["P2", D(2026, 1, 5), 7],
        [],
        costs,
        ["P2", D(2026, 1, 6), 8],
    ]
    desk = kept(tmp_path / "scale", "scales.xlsx", {"Ledger": rows}, "--yes")
    assert stored(desk, "costs", "amount") == [(2000,), (7,), (8,)]


def test_x24_blocks_of_one_kind_beside_each_other_are_each_its_own_projects(tmp_path: Path) -> None:
    head = ["Date", "Document no", "Amount"]
    rows = [
        ["AA", None, None, None, "BB"],
        [*head, None, *head],
        ["2026-09-05", "1", 100, None, "2026-09-05", "3", 7],
        ["2026-09-06", "2", 50],
    ]
    desk = Desk(tmp_path)
    desk.kept(workbook(desk.folder / "b.xlsx", {"L": rows}), options=("--yes",))
    named = [["Project", *head, None, "Project", *head], ["AA", "2026-10-05", "4", 10, None, "BB", "2026-10-05", "5", 20]]
    desk.kept(workbook(desk.folder / "c.xlsx", {"L": named}))
    assert desk.ac() == (160, 27)
