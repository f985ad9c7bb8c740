"""A portfolio's returns: which files come in which of twelve months, before anything goes wrong with them."""

import random

from tests.model.calendar_days import month_end
from tests.model.figures import Effect
from tests.model.sheets import File, Sheet, as_it_is
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


def returns(chance: random.Random, true: Portfolio, style: Style) -> Returns:
    """The plan first; then, at two or three month ends, what happened since, in one or two of three kinds of return."""
    ends = sorted({*chance.sample(UPLOADS[:-1], chance.choice((1, 1, 1, 2))), MONTHS})
    kinds = chance.sample(("progress", "costs", "registers"), chance.choice((1, 1, 1, 2)))
    with_ids, to_date = chance.random() < 0.5, chance.random() < 0.25
    found: Returns = {month: [] for month in range(1, MONTHS + 1)}
    found[ends[0]] += plan(true, style)
    since = 1
    for end in ends:
        if "progress" in kinds:
            found[end].append(file_of(true, style, end, {"progress": _months(true.reports, since, end)}))
        if "costs" in kinds:
            found[end].append(ledger(true, style, end, _months(true.postings, 1 if to_date else since, end), with_ids=with_ids))
        if "registers" in kinds:
            found[end] += registers(true, style, end)
        since = end + 1
    return found


def _months(rows: dict[int, Rows], first: int, last: int) -> Rows:
    return {key: row for month in range(first, last + 1) for key, row in rows[month].items()}


def registers(true: Portfolio, style: Style, end: int) -> list[File]:
    if style.suffix == "xlsx":
        return [file_of(true, style, end, true.registers[end], noun="registers")]
    return [file_of(true, style, end, {table: rows}) for table, rows in true.registers[end].items()]


def plan(true: Portfolio, style: Style) -> list[File]:
    if style.suffix == "xlsx":
        return [file_of(true, style, 0, true.states, noun="plan")]
    return [file_of(true, style, 0, {table: rows}) for table, rows in true.states.items()]


def ledger(true: Portfolio, style: Style, month: int, lines: Rows, *, with_ids: bool) -> File:
    """Ledger lines with or without the ledger's own numbers."""
    columns = [column for column in HEADINGS["en"]["costs"] if with_ids or column != "line_id"]
    return _file(true, style, month, {"costs": lines}, "ledger", {"costs": columns})


def file_of(true: Portfolio, style: Style, month: int, tables: dict[str, Rows], noun: str = "") -> File:
    return _file(true, style, month, tables, noun or next(iter(tables)).replace("_", " "), {t: list(HEADINGS["en"][t]) for t in tables})


def _file(true: Portfolio, style: Style, month: int, tables: dict[str, Rows], noun: str, columns: dict[str, list[str]]) -> File:
    day = f" {month_end(true.year, month):%Y-%m}" if month else ""
    sheets = tuple(
        Sheet(
            name=TITLES[table],
            grid=as_it_is(table, rows.values(), columns[table], style),
            table=table,
            columns={style.heading(table, column): column for column in columns[table]},
        )
        for table, rows in tables.items()
    )
    name = f"{true.name} {noun}{day}.{style.suffix}"
    return File(name=name, style=style, sheets=sheets, effect=Effect(puts=tables), says=f"{noun}, {style.language}, {style.suffix}")
