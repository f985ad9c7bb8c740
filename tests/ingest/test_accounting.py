"""Nothing lost, nothing silent: rows read = loaded + rejected + blank, and column sums agree to the cent, file by file."""

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ingest.preview import Preview, SheetPreview, preview
from ingest.question import Answers
from sample_data.build import answers, files
from sample_data.days import MONTHS
from store import about
from store.portfolio import Portfolio

OTHERS = ("workbooks", "evm", "portfolio", "agile")  # the corpus' folders of workbooks and text files


def unaccounted(looked: Preview) -> list[str]:
    """What does not add up, in words."""
    faults = []
    for sheet in looked.sheets:
        if sheet.read != sheet.loaded + sheet.rejected + sheet.blank:
            faults.append(f"{sheet.file}, {sheet.sheet}: {sheet.read} ≠ {sheet.loaded} + {sheet.rejected} + {sheet.blank}")
        faults += [f"{sheet.file}, {sheet.sheet}, {name}: sums differ" for name, sums in sheet.totals.items() if not sums.agrees]
    return faults


def cells(path: Path, sheet: str) -> list[list[Any]]:
    """A sheet as a reader that is not ours finds it."""
    if path.suffix == ".csv":
        with path.open(encoding="cp1252", newline="") as lines:
            return list(csv.reader(lines, delimiter=";"))
    return [list(row) for row in book(path)[sheet].iter_rows(values_only=True)]


@cache
def book(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path, data_only=True)


def amount(cell: Any) -> Decimal:
    """A number of a workbook, or one of a ledger with decimal commas."""
    if isinstance(cell, str):
        cell = cell.replace(".", "").replace(",", ".")
    return Decimal(str(cell)) if cell not in (None, "") else Decimal(0)


def found_otherwise(path: Path, sheet: SheetPreview) -> dict[str, Decimal]:
    """What the columns of amounts add up to over the rows that would be loaded, by the other reader."""
    assert sheet.match is not None
    assert sheet.rows is not None
    rows, places = cells(path, sheet.sheet), {column.column: column.heading.column for column in sheet.match.columns}
    return {
        name: sum((amount(rows[number - 1][places[name] - 1]) for number in sheet.rows.column("_row").to_pylist()), Decimal(0))
        for name in sheet.totals
    }


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    portfolio = Portfolio(tmp_path_factory.mktemp("accounting") / "empty.duckdb")
    about.create(portfolio)
    return portfolio


@pytest.mark.parametrize("month", MONTHS)
def test_every_row_of_the_sample_is_accounted_for(empty: Portfolio, month: int) -> None:
    looked = preview(files(month), empty, answers=answers(month))
    assert len(looked.files) == 4
    assert sum(sheet.read for sheet in looked.sheets) > 1000
    assert unaccounted(looked) == []
    paths = {path.name: path for path in files(month)}
    for sheet in looked.sheets:
        if sheet.match:
            loaded = {name: sums.loaded for name, sums in sheet.totals.items()}
            assert loaded == pytest.approx(found_otherwise(paths[sheet.file], sheet), abs=Decimal("0.005")), f"{sheet.file}, {sheet.sheet}"


def test_every_row_of_each_third_of_other_peoples_files_is_accounted_for(empty: Portfolio, corpus: Path) -> None:
    _account(empty, _of_others(corpus)[::3])


@pytest.mark.long
def test_every_row_of_other_peoples_files_is_accounted_for(empty: Portfolio, corpus: Path) -> None:
    _account(empty, _of_others(corpus))


def _of_others(corpus: Path) -> list[Path]:
    return sorted(path for folder in OTHERS for path in (corpus / folder).iterdir() if path.is_file() and path.suffix != ".sheetnames")


def _account(empty: Portfolio, found: list[Path]) -> None:
    faults, rows, refused = [], 0, 0
    for path in found:
        looked = preview([path], empty, answers=Answers(yes=True, constants={"*": {"project_id": "P"}}))
        faults += unaccounted(looked)
        rows += sum(sheet.read for sheet in looked.sheets)
        refused += not any(sheet.loaded for sheet in looked.sheets)
        assert looked.problems or any(sheet.loaded for sheet in looked.sheets), f"{path.name} is neither loaded nor refused with a reason"
    print(f"{len(found)} files, {rows} rows read, {refused} files without a row to load, each with its reason")
    assert faults == []
