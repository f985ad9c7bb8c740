"""Loading a ledger of 200,000 × 20 cells: ours beside bare calamine, pandas with openpyxl and openpyxl read-only."""

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow as pa
import python_calamine
import xlsxwriter

from benchmarks.contest import Contender, Figures, Result, hold
from ingest import load, preview, readers
from schema import BY_NAME
from store import loads
from store.portfolio import Portfolio
from store.published import open as open_published
from store.tables import arrow_schema

HEADINGS = ("Project ID", "Work package ID", "Line ID", "Date", "Amount", "Currency", "Vendor", "Description")
FURTHER = tuple(f"Extra {letter}" for letter in "ABCDEFGHIJKL")  # twelve columns that a ledger has and that nobody needs
AMOUNT = HEADINGS.index("Amount")
AT = datetime(2026, 11, 1, tzinfo=UTC)
PROJECTS = tuple(f"P{number:03}" for number in range(50))


def write(path: Path, rows: int, *, seed: int = 1) -> None:
    """The ledger: identifiers, dates, amounts to the cent and texts, as a finance system gives them."""
    draw = random.Random(seed)  # noqa: S311 - the same file each time, no secret
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "strings_to_formulas": False})
    sheet = book.add_worksheet("Costs")
    sheet.write_row(0, 0, [*HEADINGS, *FURTHER])
    for number in range(1, rows + 1):
        sheet.write_row(number, 0, _line(number, draw))
    book.close()


def _line(number: int, draw: random.Random) -> list[object]:
    project = PROJECTS[number % len(PROJECTS)]
    own = [
        project,
        f"{project}-{number % 40}",
        f"FI-{number:07}",
        date(2026, 1, 1) + timedelta(days=number % 300),
        draw.randint(100, 9_999_999) / 100,
        "CHF",
        f"Vendor {number % 97}",
        f"Services, part {number % 13}",
    ]
    return own + [draw.randint(1, 99_999) / 4 if place % 3 else f"cost centre {draw.randint(1, 400)}" for place in range(len(FURTHER))]


def compare(folder: Path, rows: int = 200_000) -> list[Result]:
    """Prints the contest and gives its results."""
    path = folder / "ledger.xlsx"
    write(path, rows)
    portfolio = Portfolio(folder / "ledger.duckdb")
    keep_projects(portfolio, AT)
    ways = [
        Contender(name="calamine alone, rows", run=lambda: _calamine(path)),
        Contender(name="Steerboard, guarded read in a child process", run=lambda: _ours(path)),
        Contender(name="Steerboard, read, checked and kept in the store", run=lambda: _kept(path, portfolio)),
        Contender(name="openpyxl, read-only", run=lambda: _openpyxl(path)),
        Contender(name="pandas with openpyxl", run=lambda: _pandas(path)),
    ]
    return hold(f"Loading {rows:,} × {len(HEADINGS) + len(FURTHER)} cells (.xlsx, {path.stat().st_size / 2**20:.0f} MiB)", ways)


def _figures(rows: Iterable[Sequence[object]]) -> Figures:
    """Lines and the sum of their amounts: what every way must have found."""
    lines, total = 0, 0
    for row in rows:
        amount = row[AMOUNT]
        if isinstance(amount, int | float):
            lines += 1
            total += round(amount * 100)
    return {"lines": lines, "amount": total / 100}


def _calamine(path: Path) -> Figures:
    sheet = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Costs")
    return _figures(sheet.iter_rows())


def _openpyxl(path: Path) -> Figures:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        return _figures(book["Costs"].iter_rows(values_only=True))
    finally:
        book.close()


def _pandas(path: Path) -> Figures:
    frame = pd.read_excel(path, sheet_name="Costs", engine="openpyxl")
    return {"lines": len(frame), "amount": round(float(frame["Amount"].sum()), 2)}


def _ours(path: Path) -> Figures:
    return _figures(readers.read(path, name=path.name).sheets[0].rows)


def _kept(path: Path, portfolio: Portfolio) -> Figures:
    """From file to published portfolio, as an upload does it; the projects are known beforehand."""
    seen = preview.preview([path], portfolio)
    receipt = load.keep(seen, portfolio, person="bench", at=AT, yes=True)
    if not receipt.kept:
        raise RuntimeError(receipt.says)
    con, _ = open_published(portfolio)
    try:
        lines, total = con.execute("SELECT count(*), sum(amount) FROM kept.costs").fetchall()[0]
    finally:
        con.close()
    return {"lines": lines, "amount": float(total)}


def keep_projects(portfolio: Portfolio, at: datetime) -> None:
    """Makes the projects that the ledger books on known."""
    rows = [
        {"project_id": project, "name": f"Project {project}", "currency": "CHF", "_sheet": "Projects", "_row": number}
        for number, project in enumerate(PROJECTS, start=2)
    ]
    table = pa.Table.from_pylist(rows, schema=arrow_schema(BY_NAME["projects"]))
    sheet = loads.NewSheet(table="projects", sheet="Projects", rows=table, read=len(rows), loaded=len(rows))
    given = loads.NewLoad(file_name="projects.csv", sha256="0" * 64, reader="text", source="projects", sheets=(sheet,))
    loads.keep(portfolio, [given], at=at, person="bench")
