"""A portfolio's returns: which files come in which of twelve months, before anything goes wrong with them."""

import random
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.model.calendar_days import month_end
from tests.model.figures import Effect
from tests.model.sheets import File, amount, sheet
from tests.model.style import Style
from tests.model.truth import MONTHS, Portfolio, Row
from tests.model.words import HEADINGS

Returns = dict[int, list[File]]
Rows = dict[tuple[object, ...], Row]
UPLOADS = (2, 4, 6, 8, 10, 12)  # the months at whose ends files are loaded, each holding those since the office's last
TITLES = {
    "projects": "Projects",
    "work_packages": "Work packages",
    "progress": "Progress",
    "costs": "Ledger",
    "milestones": "Milestones",
    "risks": "Risks",
}


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How one office lays its returns out: ledger lines with numbers, all of the year so far, months across; projects turned, tables stacked."""

    with_ids: bool
    to_date: bool
    across: bool
    turned: bool
    stacked: bool


def returns(chance: random.Random, true: Portfolio, style: Style) -> Returns:
    """The plan first; then, at two or three month ends, what happened since, in one or two of three kinds of return."""
    ends = sorted({*chance.sample(UPLOADS[:-1], chance.choice((1, 1, 1, 2))), MONTHS})
    kinds = chance.sample(("progress", "costs", "registers"), chance.choice((1, 1, 1, 2)))
    shape = Shape(
        with_ids=chance.random() < 0.5,
        to_date=chance.random() < 0.25,
        across=chance.random() < 0.2,
        turned=chance.random() < 0.2,
        stacked=chance.random() < 0.3,
    )
    found: Returns = {month: [] for month in range(1, MONTHS + 1)}
    found[ends[0]] += plan(true, style, shape)
    since = 1
    for end in ends:
        if "progress" in kinds:
            found[end].append(_file(true, style, end, {"progress": _months(true.reports, since, end)}, "progress"))
        if "costs" in kinds:
            found[end].append(ledger(true, style, end, _months(true.postings, 1 if shape.to_date else since, end), shape))
        if "registers" in kinds:
            found[end] += _together(true, style, end, dict(true.registers[end]), "registers", shape)
        since = end + 1
    return found


def _months(rows: dict[int, Rows], first: int, last: int) -> Rows:
    return {key: row for month in range(first, last + 1) for key, row in rows[month].items()}


def plan(true: Portfolio, style: Style, shape: Shape) -> list[File]:
    if shape.turned:
        tables = dict(true.states)
        projects = _file(true, style, 0, {"projects": tables.pop("projects")}, "projects", layout="turned")
        return [projects, _file(true, style, 0, tables, "work packages")]
    return _together(true, style, 0, true.states, "plan", shape)


def _together(true: Portfolio, style: Style, end: int, tables: dict[str, Rows], noun: str, shape: Shape) -> list[File]:
    """Several tables in one file, on sheets of their own or below each other; else a text file for each."""
    if style.suffix == "xlsx" or shape.stacked:
        return [_file(true, style, end, tables, noun, stacked=shape.stacked)]
    return [_file(true, style, end, {table: rows}, table.replace("_", " ")) for table, rows in tables.items()]


def ledger(true: Portfolio, style: Style, month: int, lines: Rows, shape: Shape) -> File:
    """Ledger lines with or without the ledger's own numbers; or the sum of each month, months across."""
    if shape.across:
        return _file(true, style, month, {"costs": monthly(lines)}, "actual cost", layout="across")
    leave = () if shape.with_ids else ("line_id",)
    return _file(true, style, month, {"costs": lines}, "ledger", leave=leave)


def monthly(lines: Rows) -> Rows:
    """One line for each project and month, on its last day."""
    found: Rows = {}
    for row in lines.values():
        day = row["date"]
        assert isinstance(day, date)
        end = month_end(day.year, day.month)
        key = (row["project_id"], end)
        before = amount(found[key]) if key in found else Decimal(0)
        found[key] = {"project_id": row["project_id"], "line_id": f"{key}", "date": end, "amount": before + amount(row)}
    return found


def _file(
    true: Portfolio,
    style: Style,
    month: int,
    tables: dict[str, Rows],
    noun: str,
    *,
    leave: tuple[str, ...] = (),
    layout: str = "as_is",
    stacked: bool = False,
) -> File:
    day = f" {month_end(true.year, month):%Y-%m}" if month else ""
    sheets = tuple(
        sheet(TITLES[table], table, list(rows.values()), [c for c in HEADINGS["en"][table] if c not in leave], style, layout)
        for table, rows in tables.items()
    )
    says = ", ".join((noun, style.language, style.suffix, *([layout] if layout != "as_is" else []), *(["stacked"] if stacked else [])))
    name = f"{true.name} {noun}{day}.{style.suffix}"
    return File(name=name, style=style, sheets=sheets, effect=Effect(puts=tables), says=says, stacked=stacked)
