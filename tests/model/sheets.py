"""Rows → the cells of a sheet as an office writes it, and sheets → a file on disk."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.ingest.files import workbook
from tests.model.figures import Effect
from tests.model.style import Style
from tests.model.truth import Row

Grid = list[list[object]]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """``columns`` says what each heading means, for whoever is asked."""

    name: str
    grid: Grid
    table: str
    columns: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class File:
    """A file of a return, and what it makes true when it is loaded. ``says`` names the idea behind it, for who reads a failure."""

    name: str
    style: Style
    sheets: tuple[Sheet, ...]
    effect: Effect = field(default_factory=Effect)
    says: str = ""
    withdrawn: bool = False  # loaded by mistake, and withdrawn afterwards

    def write(self, folder: Path) -> Path:
        path = folder / self.name
        if self.style.suffix == "xlsx":
            percent = [
                (s.name, n)
                for s in self.sheets
                for n, text in enumerate(s.grid[0])
                if "%" in str(text) or (s.table == "progress" and n == 3)
            ]
            return workbook(path, {sheet.name: sheet.grid for sheet in self.sheets}, percent=percent)
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, delimiter=self.style.separator).writerows(self.sheets[0].grid)
        return path


def as_it_is(table: str, rows: Iterable[Row], columns: Sequence[str], style: Style) -> Grid:
    """One line of headings, one line a row."""
    grid: Grid = [[style.heading(table, column) for column in columns]]
    for row in rows:
        grid.append([style.share(row[c]) if c == "pct_complete" else style.cell(row.get(c)) for c in columns])  # type: ignore[arg-type]
    return grid


def sheet_name(file: File, sheet: Sheet) -> str:
    """What Steerboard calls the sheet: a csv's is called like its file."""
    return sheet.name if file.style.suffix == "xlsx" else file.name.rpartition(".")[0]


def rewritten(file: File, table: str, rows: Sequence[Row], effect: Effect, says: str) -> File:
    """The same file with other rows of that table."""
    sheets = tuple(
        replace(sheet, grid=as_it_is(table, rows, tuple(sheet.columns.values()), file.style)) if sheet.table == table else sheet
        for sheet in file.sheets
    )
    return replace(file, sheets=sheets, effect=effect, says=f"{file.says}, {says}")
