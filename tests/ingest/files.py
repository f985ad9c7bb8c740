"""Small files for the tests: workbooks and text files from rows, a portfolio with projects in it."""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter

from ingest.known import opened
from ingest.load import Receipt, keep
from ingest.preview import Answers, Preview, preview
from ingest.question import Question
from schema import Problem
from store.portfolio import Portfolio, version
from tests.command_line.calls import call, told

AT = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
PROJECTS = [
    ["Project ID", "Name", "Currency", "Baseline start", "Baseline finish"],
    ["ERP", "ERP rollout", "CHF", date(2026, 1, 12), date(2027, 3, 26)],
    ["NET", "Network refresh", "EUR", date(2026, 2, 2), date(2026, 12, 18)],
]
RISKS = ["Project", "Risk ID", "Title", "Probability", "Impact", "Owner"]
COSTS = ["Project", "Line no", "Posting date", "Amount", "Text"]
PROGRESS = ["Project", "WP ID", "Status date", "Progress"]
Rows = Sequence[Any]


def workbook(
    path: Path, sheets: Mapping[str, Rows], *, percent: Sequence[tuple[str, int]] = (), merged: Sequence[tuple[str, str]] = ()
) -> Path:
    """A workbook; ``percent`` names (sheet, column) pairs, the first column being 0, that are formatted as per cent."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"}) as book:
        form = book.add_format({"num_format": "0.0%"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if cell is not None:
                        sheet.write(row, column, cell, *([form] if (name, column) in percent else []))
            for where, area in merged:
                if where == name:
                    sheet.merge_range(area, rows[int(area.split(":")[0][1:]) - 1][ord(area[0]) - 65])
    return path


def text(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def with_projects(folder: Path) -> Portfolio:
    """A portfolio that knows two projects, ERP and NET: a copy of one that is made once."""
    shutil.copytree(_MADE.name if _made() else "", folder, dirs_exist_ok=True)
    return Portfolio(folder / "portfolio.duckdb")


_MADE = tempfile.TemporaryDirectory()


@cache
def _made() -> bool:
    folder = Path(_MADE.name)
    portfolio = Portfolio(folder / "portfolio.duckdb")
    path = workbook(folder / "projects.xlsx", {"Projects": PROJECTS})
    return keep(preview([path], portfolio), portfolio, person="test", at=AT).kept


def load(
    portfolio: Portfolio, *paths: Path, answers: Answers | None = None, yes: bool = False, partial: bool = False, at: datetime = AT
) -> Receipt:
    return keep(preview(paths, portfolio, answers=answers), portfolio, person="test", at=at, yes=yes, partial=partial)


def kept(portfolio: Portfolio, *paths: Path, yes: bool = False, **replies: str) -> Preview:
    """The preview of files that are kept with nothing left open, each reply under the topic of its one question."""
    seen = preview(paths, portfolio, answers=Answers(yes=yes))
    given = {asked(seen, topic).key: answer for topic, answer in replies.items()}
    seen = preview(paths, portfolio, answers=Answers(replies=given, yes=yes)) if given else seen
    receipt = keep(seen, portfolio, person="test", at=AT, yes=yes)
    assert receipt.kept, receipt.says
    return seen


def figure(portfolio: Portfolio, metric: str, project: str, as_of: str = "2026-10-31") -> float | None:
    """A figure of one project."""
    rows = told(call("measure", metric, "--by", "project", "--as-of", as_of, "--store", portfolio.path, "--json"))
    value: float | None = next(row["value"] for row in rows if row["key"] == project)
    return value


def stored(portfolio: Portfolio, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """The known rows of a table in the order of the file."""
    with opened(portfolio) as con:
        return con.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY _load, _row, _cell").fetchall()


def refused(portfolio: Portfolio, *paths: Path, answers: Answers | None = None) -> Preview:
    """The preview of files that must be refused even with a yes, and leave the portfolio as it was."""
    before = version(portfolio)
    seen = preview(paths, portfolio, answers=answers)
    receipt = keep(seen, portfolio, person="test", at=AT, yes=True)
    assert not receipt.kept, receipt.says
    assert "Nothing was changed" in receipt.says
    assert version(portfolio) == before
    assert_accounts(seen)
    return seen


def assert_accounts(seen: Preview) -> None:
    for sheet in seen.sheets:
        assert sheet.read == sheet.loaded + sheet.rejected + sheet.blank, sheet
        for name, sums in sheet.totals.items():
            assert sums.agrees, (sheet.sheet, name, sums)


def one(seen: Preview, part: str, severity: str = "error") -> Problem:
    found = [problem for problem in seen.problems if part in problem.says and problem.severity == severity]
    assert found, [problem.says for problem in seen.problems]
    assert all(problem.says.strip() and problem.mend.strip() for problem in found)
    return found[0]


def asked(seen: Preview, topic: str) -> Question:
    found = [question for question in seen.questions if question.topic == topic]
    assert found, seen.questions
    return found[0]


def place(found: Problem | Question) -> tuple[str, str, int | None, str]:
    return found.file, found.sheet, found.row, found.column
