"""The overview of a PMO that has its own words for everything: three projects, four sheets."""

from pathlib import Path
from typing import Any

from sample_data import milestones, plan, progress
from sample_data.book import Book
from sample_data.portfolio import BY_CODE, PMO, month_end
from sample_data.returns import project_row, status_rows
from schema import Kind

# the misspelt heading is matched by likeness; the last one names nothing that anybody knows and is corrected by hand
MISSPELT = "Physcal % complete"
UNKNOWN = "Wann fertig (PMO)"


def write(path: Path, month: int) -> None:
    """The overview of a month."""
    with Book(path) as book:
        _projects(book, month)
        _packages(book, month)
        _progress(book, month)
        _milestones(book, month)
        _status(book, month)


def _projects(book: Book, month: int) -> None:
    names = (("Project code", "project_id", Kind.ID), ("Project title", "name", Kind.TEXT), ("Program", "programme_id", Kind.ID), ("Executive sponsor", "sponsor", Kind.TEXT),
             ("PM", "manager", Kind.TEXT), ("Approach", "method", Kind.TEXT), ("Ccy", "currency", Kind.TEXT), ("Phase", "state", Kind.TEXT), ("Approved start", "baseline_start", Kind.DATE),
             ("Approved finish", "baseline_finish", Kind.DATE), ("Expected finish", "forecast_finish", Kind.DATE), ("Risk budget", "contingency", Kind.MONEY), ("Costs booked", "has_ledger", Kind.TEXT))  # fmt: skip  # noqa: E501
    rows = [project_row(BY_CODE[code], month) for code in PMO]
    sheet = book.sheet("Project overview", [(title, kind) for title, _, kind in names], [[_words(row[key]) for _, key, _ in names] for row in rows], first=2)
    sheet.write_string(0, 0, f"PMO overview, state of {month_end(month):%d %B %Y}", book.bold)


def _words(value: Any) -> Any:
    return {"active": "In delivery", "hybrid": "Mixed", "waterfall": "Traditional"}.get(value, value) if isinstance(value, str) else value


def _packages(book: Book, month: int) -> None:
    columns = [("Project code", Kind.ID), ("WBS code", Kind.ID), ("Activity name", Kind.TEXT), ("Parent WBS", Kind.ID), ("BL start", Kind.DATE), ("BL finish", Kind.DATE),
               ("Approved budget", Kind.MONEY), ("Ccy", Kind.TEXT), ("Earned value technique", Kind.TEXT), ("Apportioned to", Kind.ID)]  # fmt: skip
    rows = [
        [p.project, p.wp, p.name, p.parent or None, p.start, p.finish, p.budget, BY_CODE[p.project].currency, p.method if p.parent else None, p.base or None]
        for p in plan.packages(month)
        if p.project in PMO
    ]
    book.sheet("WBS and budget", columns, rows)


def _progress(book: Book, month: int) -> None:
    columns = [("Project code", Kind.ID), ("WBS code", Kind.ID), ("Data date", Kind.DATE), (MISSPELT, Kind.SHARE), ("Quantity done", Kind.NUMBER), ("Quantity", Kind.NUMBER),
               ("Started on", Kind.DATE), (UNKNOWN, Kind.DATE)]  # fmt: skip
    rows = [[r.project, r.wp, r.status_date, r.share, r.units_done, r.units_total, r.started, r.finished] for r in progress.rows(month, PMO)]
    book.sheet("Progress report", columns, rows)


def _milestones(book: Book, month: int) -> None:
    columns = [("Project code", Kind.ID), ("Gate ID", Kind.ID), ("Gate", Kind.TEXT), ("Original date", Kind.DATE), ("Latest forecast", Kind.DATE), ("Achieved on", Kind.DATE),
               ("Last reviewed", Kind.DATE), ("Slack", Kind.NUMBER), ("Weighting", Kind.NUMBER), ("WBS code", Kind.ID), ("Accountable", Kind.TEXT)]  # fmt: skip
    rows = [
        [r.project, r.number, r.name, r.baseline, r.forecast, r.actual, r.updated, r.float_days, r.weight, r.wp or None, r.owner] for r in milestones.rows(month, PMO)
    ]
    book.sheet("Gates", columns, rows)


def _status(book: Book, month: int) -> None:
    columns = [("Project code", Kind.ID), ("Reporting date", Kind.DATE), ("Traffic light", Kind.TEXT), ("Highlights", Kind.TEXT), ("Lowlights", Kind.TEXT), ("Key risks", Kind.TEXT), ("Outlook", Kind.TEXT)]  # fmt: skip  # noqa: E501
    lights = {"green": "G", "amber": "Y", "red": "R"}
    rows = [
        [row["project_id"], row["status_date"], lights[row["declared_status"]], row["progress"], row["blockers"], row["risks"], row["next_steps"]]
        for code in PMO
        for row in status_rows(BY_CODE[code], month)
    ]
    book.sheet("Highlight report", columns, rows)
