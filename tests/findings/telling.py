"""What a report says of a small portfolio of one's own: on the page, in the PDF and in the workbook."""

from datetime import date
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from ingest.preview import Answers
from render import excel, pdf
from reports import REPORTS
from reports.report import Block, Grid, Kpi, Kpis, Report, Value
from reports.sources import produce
from reports.walk import blocks
from store.portfolio import Portfolio
from tests.findings.test_figures import Rows, day
from tests.ingest.files import load, workbook
from tests.render import reading

PROJECTS = ("Project ID", "Name", "Currency", "Baseline start", "Baseline finish", "Contingency")
EVM = ("Project ID", "Period end", "PV", "EV", "AC")
RISKS = (
    "Project ID",
    "Risk ID",
    "Title",
    "Probability",
    "Impact",
    "Residual probability",
    "Residual impact",
    "Probability %",
    "Cost impact",
)
MILESTONES = ("Project ID", "Milestone ID", "Name", "Baseline date", "Forecast date", "Actual date")
STATUS = ("Project ID", "Status date", "Declared status")
ENDS = tuple(f"2026-{month:02d}-{last}" for month, last in enumerate((31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), start=1))


def project(key: str, *, start: str = "2026-01-01", finish: str = "2026-12-31", contingency: float | None = None) -> tuple[Any, ...]:
    return (key, f"Project {key}", "EUR", start, finish, contingency)


def course(key: str, *, pv: float = 100, ev: float = 100, ac: float = 100, until: int = 10) -> list[tuple[Any, ...]]:
    """A year of months with the same plan, earned and spent in each of them until October."""
    return [(key, end, pv, ev if n < until else None, ac if n < until else None) for n, end in enumerate(ENDS)]


def portfolio(folder: Path, *, partial: bool = False, **sheets: Rows) -> Portfolio:
    """A portfolio with one workbook of these sheets in it."""
    rows = {name.replace("_", " "): [[day(cell) for cell in row] for row in found] for name, found in sheets.items()}
    own = Portfolio(folder / "portfolio.duckdb")
    receipt = load(
        own, workbook(folder / "all.xlsx", rows), answers=Answers(cumulative="period", percent="share"), yes=True, partial=partial
    )
    assert receipt.kept, (receipt.says, list(dict.fromkeys(problem.says for problem in receipt.problems)))
    return own


def report(own: Portfolio, as_of: str = "", scope: tuple[str, ...] | None = None, filtered: str = "") -> Report:
    found = produce(own, REPORTS["steering"], status_date=date.fromisoformat(as_of) if as_of else None, scope=scope, filtered=filtered)
    assert found
    return found


def told(folder: Path, as_of: str = "", *, partial: bool = False, **sheets: Rows) -> Report:
    """The report over one workbook of these sheets."""
    return report(portfolio(folder, partial=partial, **sheets), as_of)


def of(found: Report, key: str) -> list[Block]:
    return list(blocks(next(slide for slide in found.slides if slide.key == key)))


def grids(found: Report, key: str) -> list[Grid]:
    return [block for block in of(found, key) if isinstance(block, Grid)]


def cards(found: Report) -> dict[str, Kpi]:
    return {kpi.label: kpi for block in of(found, "overview") if isinstance(block, Kpis) for kpi in block.items}


def row(grid: Grid, key: str) -> dict[str, Value]:
    """The row whose first words begin with that key, by column."""
    found = next(row for row in grid.rows if key in row[0].text.split() or row[0].text == key)
    return {column.label: value for column, value in zip(grid.columns, found, strict=True)}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2212", "-").replace("\n", " ")


def exported(found: Report, folder: Path) -> tuple[str, str]:
    """Everything that the PDF says and everything that the workbook says."""
    pdf.write(found, folder / "report.pdf")
    excel.write(found, folder / "report.xlsx")
    printed = plain(" ".join(page.extract_text() for page in PdfReader(folder / "report.pdf").pages))
    book = reading.workbook(folder / "report.xlsx", values=True)
    cells = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    return printed, plain("\n".join(cells))
