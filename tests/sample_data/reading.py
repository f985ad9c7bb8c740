"""Reads the sample's files without the product: workbooks by openpyxl, the ledger by hand."""

import csv
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

import sample_data
from sample_data.files import folder_name, names
from sample_data.pmo import SHEETS
from sample_data.register import COLUMNS, HEADINGS_IN
from schema import TABLES

FOLDER = Path(sample_data.__file__).resolve().parent
RETURNS, PMO, REGISTER, LEDGER = range(4)


def path(month: int, which: int) -> Path:
    return FOLDER / folder_name(month) / names(month)[which]


@cache
def sheets(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every sheet of a workbook, row by row; dates are days."""
    book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    found = {
        sheet.title: [tuple(v.date() if isinstance(v, datetime) else v for v in row) for row in sheet.iter_rows(values_only=True)]
        for sheet in book
    }
    book.close()
    return found


def table(month: int, name: str) -> list[dict[str, Any]]:
    """The rows of a table as the month's return and the PMO's workbook together give it, by the contract's names."""
    contract = next(each for each in TABLES if each.name == name)
    of_returns = {column.heading: column.name for column in contract.columns}
    found = _rows(sheets(path(month, RETURNS))[contract.title], of_returns)
    for sheet, (told, headings) in SHEETS.items():
        if told == name:
            found += _rows(sheets(path(month, PMO))[sheet], headings)
    return found


def _rows(cells: list[tuple[Any, ...]], meant: dict[str, str]) -> list[dict[str, Any]]:
    head, *below = cells
    return [{meant[str(heading)]: value for heading, value in zip(head, row, strict=True)} for row in below]


def register(month: int) -> list[dict[str, Any]]:
    """The risks of the register, without its row of totals."""
    rows = sheets(path(month, REGISTER))["Register"][HEADINGS_IN + 2 : -1]
    return [dict(zip((name for _, name, _ in COLUMNS), row, strict=True)) for row in rows]


@cache
def ledger(month: int) -> list[dict[str, str]]:
    """The lines of a month's ledger, as text."""
    with path(month, LEDGER).open(encoding="cp1252", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def amount(line: dict[str, str]) -> Decimal:
    """-1.234,56 → −1234.56"""
    return Decimal(line["Amount"].replace(".", "").replace(",", "."))


def posted(line: dict[str, str]) -> date:
    day, month, year = line["Posting date"].split(".")
    return date(int(year), int(month), int(day))
