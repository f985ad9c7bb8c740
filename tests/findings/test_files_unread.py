"""Cells that hold an error, a text or a word for “not known” among values that a layout turns: named with their address, never taken for nothing."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ingest.preview import Preview, preview
from store.portfolio import Portfolio
from tests.findings.sheets import desk_with, kept, said, stored
from tests.ingest.files import Rows

D = date
LIST = ["Project ID", "RAG", "Status date", "% complete", "Budget", "Actual", "Forecast"]
LOG = ["ID", "Project", "Type", "Description", "Priority", "Due date"]
ITEM = ["Project", "Cost item", "Status date", "Budget", "Actual"]
S = D(2026, 9, 30)
SHEETS: dict[str, tuple[Rows, str, str, int]] = {
    "across": ([["Project", "Jan 26", "Feb 26"], ["P1", 100, "#REF!"], ["P2", 10, 20]], "C2", "Amount", 3),
    "down": ([["Month", "P1", "P2"], ["Jan 26", 100, "#REF!"], ["Feb 26", 120, 20]], "C2", "Amount", 3),
    "items": ([ITEM, ["P1", "Labour", S, 9, 5], ["P1", "Tools", S, "#REF!", 2], ["P2", "Labour", S, 1, 1]], "D3", "Budget", 1),
    "turned": ([["Status date", S], [], [None, "P1", "P2"], ["Budget", 9, "#REF!"], ["Actual", 4, 4], ["EAC", 9, 9]], "C4", "Budget", 1),
    "kinds": ([LOG, ["1", "P1", "Risk", "x", "High", S], ["2", "P1", "Issue", "y", "High", "#REF!"]], "row 3", "Due date", 1),
    "list": ([LIST, ["P1", "A", S, "45%", 9, "#REF!", 9], ["P2", "G", S, "90%", 5, 4, 5]], "row 2", "Actual", 3),
}


def errors(path: Path, name: str, rows: Rows) -> Path:
    """The rows as a workbook, in which #REF! is the error and not its text."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def seen(folder: Path, name: str, rows: Rows) -> Preview:
    desk, path = desk_with(folder, "errors.xlsx", "")
    return preview([errors(path, name, rows)], Portfolio(desk.store))


@pytest.mark.parametrize("shape", SHEETS)
def test_an_error_in_a_cell_refuses_what_was_made_of_it_and_names_the_cell(tmp_path: Path, shape: str) -> None:
    rows, cell, heading, loaded = SHEETS[shape]
    found = seen(tmp_path, "Actual costs" if shape in ("across", "down") else "Numbers", rows)
    refused = [problem for problem in found.problems if problem.severity == "error"]
    assert [(problem.column, "#REF!" in problem.says) for problem in refused] == [(heading, True)]
    assert cell in f"row {refused[0].row} {refused[0].says}"
    assert sum(sheet.rejected for sheet in found.sheets) == 1
    assert sum(sheet.loaded for sheet in found.sheets) == loaded


@pytest.mark.parametrize("word", ["tbd", "N/A", "offen", "-", "n.v.", "à définir", "pendiente", "n.v.t.", "?"])
def test_a_word_for_not_known_among_months_is_left_out_and_named(tmp_path: Path, word: str) -> None:
    rows: list[list[Any]] = [["Project", "Jan 26", "Feb 26", "Mar 26"], ["P1", 100, word, 90], ["P2", 10, 20, 3]]
    found = said(tmp_path, "words.xlsx", {"Actual costs": rows})
    assert f"Left out as not known: C2 (“{word}”)." in [problem["says"] for problem in found["problems"]]
    desk = kept(tmp_path / "again", "words.xlsx", {"Actual costs": rows})
    assert stored(desk, "costs", "_cell", "amount") == [("B2", 100), ("D2", 90), ("B3", 10), ("C3", 20), ("D3", 3)]


@pytest.mark.parametrize("rows", [["P1", "P2"], ["Month", "P1", "P2"]], ids=["across", "down"])
def test_another_text_among_months_refuses_its_own_value_alone(tmp_path: Path, rows: list[str]) -> None:
    values = [[100, 20, 90], [10, 20, "see above"]]
    if len(rows) == 2:
        sheet = [["Project", "Jan 26", "Feb 26", "Mar 26"], *([name, *line] for name, line in zip(rows, values, strict=True))]
    else:
        sheet = [rows, *([month, *line] for month, line in zip(("Jan 26", "Feb 26", "Mar 26"), zip(*values, strict=True), strict=True))]
    found = said(tmp_path, "text.xlsx", {"Actual costs": sheet})
    (refused,) = [problem for problem in found["problems"] if problem["severity"] == "error"]
    assert refused["says"].startswith("“see above” is text where a number belongs")
    assert refused["row"] == (3 if len(rows) == 2 else 4)


def test_a_list_with_a_month_among_its_columns_is_no_row_of_periods(tmp_path: Path) -> None:
    rows = [["Project", "Posting date", "Amount", "Period"], ["P1", D(2026, 1, 31), 10, "Jan 26"], ["P1", D(2026, 2, 28), 20, "Feb 26"]]
    desk = kept(tmp_path, "list.xlsx", {"Costs": rows}, "--yes")
    assert stored(desk, "costs", "date", "amount") == [(D(2026, 1, 31), 10), (D(2026, 2, 28), 20)]


def test_a_row_of_data_with_days_that_begin_months_is_no_row_of_periods(tmp_path: Path) -> None:
    days = ["2026-02-01;2026-03-01", "2026-04-01;2026-05-01", "2026-06-15;2026-07-31"]
    lines = "".join(f"P1;R{n};x;{n};{n};{pair}\n" for n, pair in enumerate(days, 1))
    desk = kept(tmp_path, "risks.csv", f"Project;Risk ID;Title;Probability;Impact;Raised on;Review date\n{lines}", "--yes")
    assert [each for (each,) in stored(desk, "risks", "risk_id")] == ["R1", "R2", "R3"]
