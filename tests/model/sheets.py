"""Rows → the cells of a sheet as an office writes it, and sheets → a file on disk."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.ingest.files import workbook
from tests.model.figures import Effect
from tests.model.style import Style
from tests.model.truth import Row

Grid = list[list[object]]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """``columns`` says what each heading means, for whoever is asked; ``layout`` is a key of ``LAYOUTS``."""

    name: str
    grid: Grid
    table: str
    columns: Mapping[str, str]
    layout: str = "as_is"


@dataclass(frozen=True, kw_only=True)
class File:
    """A file of a return, and what it makes true when it is loaded. ``says`` names the idea behind it, for who reads a failure.

    ``answers`` holds the true answer to each question that what happened to the file may raise, by topic.
    A file loaded by mistake is ``withdrawn`` in that month, after what comes in it is loaded.
    """

    name: str
    style: Style
    sheets: tuple[Sheet, ...]
    effect: Effect = field(default_factory=Effect)
    says: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    withdrawn: int = 0
    stacked: bool = False  # the sheets stand below each other in one

    def write(self, folder: Path) -> Path:
        path = folder / self.name
        if self.style.suffix == "xlsx":
            percent = [(s.name, n) for s in self.sheets for n, text in enumerate(s.grid[0]) if s.columns.get(str(text)) == "pct_complete"]
            return workbook(path, self._grids(), percent=percent)
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, delimiter=self.style.separator).writerows(next(iter(self._grids().values())))
        return path

    def _grids(self) -> dict[str, Grid]:
        if not self.stacked:
            return {sheet.name: sheet.grid for sheet in self.sheets}
        wide = max(len(row) for sheet in self.sheets for row in sheet.grid)
        rows = [row for sheet in self.sheets for row in ([sheet.name], *sheet.grid, [])]
        return {"Overview": [[*row, *[self.style.cell(None)] * (wide - len(row))] for row in rows]}


def as_it_is(table: str, rows: Sequence[Row], columns: Sequence[str], style: Style) -> Grid:
    """One line of headings, one line a row."""
    grid: Grid = [[style.heading(table, column) for column in columns]]
    for row in rows:
        grid.append([style.share(row[c]) if c == "pct_complete" else style.cell(row.get(c)) for c in columns])  # type: ignore[arg-type]
    return grid


def turned(table: str, rows: Sequence[Row], columns: Sequence[str], style: Style) -> Grid:
    """One column a project, the headings below each other."""
    return [list(line) for line in zip(*as_it_is(table, rows, columns, style), strict=True)]


def across(table: str, rows: Sequence[Row], columns: Sequence[str], style: Style) -> Grid:
    """One line a project, one column a month, the amounts in between; every amount is of the last day of its month."""
    days = sorted({_day(row) for row in rows})
    amounts = {(row["project_id"], _day(row)): row["amount"] for row in rows}
    grid: Grid = [[style.heading(table, "project_id"), *(f"{day:%Y-%m}" for day in days)]]
    for project in sorted({str(row["project_id"]) for row in rows}):
        grid.append([project, *(style.cell(amounts.get((project, day))) for day in days)])
    return grid


def _day(row: Row) -> date:
    day = row["date"]
    assert isinstance(day, date)
    return day


LAYOUTS: dict[str, Callable[[str, Sequence[Row], Sequence[str], Style], Grid]] = {"as_is": as_it_is, "turned": turned, "across": across}


def sheet(name: str, table: str, rows: Sequence[Row], columns: Sequence[str], style: Style, layout: str = "as_is") -> Sheet:
    return Sheet(
        name=name,
        grid=LAYOUTS[layout](table, rows, columns, style),
        table=table,
        columns={style.heading(table, column): column for column in columns},
        layout=layout,
    )


def sheet_name(file: File, sheet: Sheet) -> str:
    """What Steerboard calls the sheet: a csv's is called like its file."""
    if file.style.suffix == "xlsx":
        return "Overview" if file.stacked else sheet.name
    return file.name.rpartition(".")[0]


def rewritten(file: File, table: str, rows: Sequence[Row], effect: Effect, says: str, **answers: str) -> File:
    """The same file with other rows of that table."""
    sheets = tuple(
        sheet(each.name, table, rows, tuple(each.columns.values()), file.style, each.layout) if each.table == table else each
        for each in file.sheets
    )
    return replace(file, sheets=sheets, effect=effect, says=f"{file.says}, {says}", answers={**file.answers, **answers})


def amount(row: Row) -> Decimal:
    found = row["amount"]
    assert isinstance(found, Decimal)
    return found
