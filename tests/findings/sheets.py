"""Workbooks as people send them, loaded at the command line beside two known projects, and the rows that are kept of them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ingest import known
from store.portfolio import Portfolio
from tests.findings.loading import Desk
from tests.ingest.files import Rows, workbook

PORTFOLIO = [
    [
        "Project ID",
        "Project name",
        "PM",
        "RAG",
        "% complete",
        "Budget",
        "Actual",
        "Forecast",
        "Start",
        "Finish",
        "Forecast finish",
        "Comment",
    ],
    ["P1", "Alpha", "Ann", "A", 0.45, 1000, 500, 1100, date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 31), "late"],
    ["P2", "Beta", "Bob", "G", 0.9, 500, 480, 520, date(2026, 1, 1), date(2026, 4, 30), date(2026, 4, 30), "fine"],
]
"""The list that a PMO keeps of its projects."""
PROJECTS = "project_id,name,currency\nP1,Alpha,EUR\nP2,Beta,EUR\n"


def desk_with(folder: Path, name: str, content: Mapping[str, Rows] | str, **form: Any) -> tuple[Desk, Path]:
    """A portfolio that knows two projects, and a file to be loaded into it."""
    desk = Desk(folder / "desk", setup=False)
    desk.kept(desk.file("projects.csv", PROJECTS))
    path = desk.file(name, content if isinstance(content, str) else "")
    return desk, path if isinstance(content, str) else workbook(path, content, **form)


def said(folder: Path, name: str, content: Mapping[str, Rows] | str, *options: str, **form: Any) -> Any:
    """What the load says, kept or not."""
    desk, path = desk_with(folder, name, content, **form)
    return desk.load(path, options=options)


def kept(folder: Path, name: str, content: Mapping[str, Rows] | str, *options: str, **form: Any) -> Desk:
    """The desk after a load that must be kept with nothing asked."""
    desk, path = desk_with(folder, name, content, **form)
    desk.kept(path, options=options)
    return desk


def stored(desk: Desk, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """The known rows of a table in the order of the file, amounts as plain numbers."""
    with known.opened(Portfolio(desk.store)) as con:
        rows = con.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY _load, _row, _cell").fetchall()
    return [tuple(float(value) if isinstance(value, Decimal) else value for value in row) for row in rows]
