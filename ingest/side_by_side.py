"""The value of each month and its running total side by side: reporting periods whatever the sheet is called, of which the running total counts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from ingest.cell import is_blank, show
from ingest.convert.periods import span
from ingest.draft import Draft
from ingest.header import Header
from ingest.layouts import heads
from ingest.match import Match, match
from ingest.readers.sheet import Cell, Sheet
from schema import BY_NAME
from schema.thresholds import HALF_A_CENT

PERIODS = BY_NAME["reporting_periods"]
MOST = 5_000  # lines of a list that people keep by hand


def is_kept(file: str, sheet: Sheet, header: Header, found: Match) -> bool:
    """Whether a list of costs holds one row of each project and month, with the cost of it and the one to date."""
    if "costs" not in (found.table.name, *found.contenders) or len(sheet.rows) > MOST:
        return False
    other = match(header, file=file, sheet=sheet.label, table=PERIODS.name)
    places = {column.column: column.heading.column - sheet.first_column for column in other.matched}
    if not {"period_end", "ac", "ac_to_date"} <= set(places):
        return False
    rows = [row for row in sheet.rows[header.last_row + 1 - sheet.first_row :] if not is_blank(row[places["period_end"]])]
    months = _months([row[places["period_end"]] for row in rows])
    keys = [
        (month, *(row[places[name]] for name in ("project_id", "wp_id") if name in places))
        for row, month in zip(rows, months, strict=False)
    ]
    return 0 < len(keys) == len(set(keys))


def _months(cells: Sequence[Cell]) -> list[tuple[int, int]]:
    """The month in which each period ends; none where a cell does not tell it."""
    texts = heads.days(tuple(cells))
    ends = [(cell if isinstance(cell, date) else (found := texts.get(at) or span(cell)) and found.end) for at, cell in enumerate(cells)]
    return [(end.year, end.month) for end in ends if end] if all(ends) else []


def settle(draft: Draft) -> None:
    """Tells of each running total that the values beside it prove it, or contradict it."""
    for column in PERIODS.columns if draft.table is PERIODS and len(draft.offsets) <= MOST else ():
        if column.to_date and {column.name, column.to_date} <= set(draft.matches):
            _compare(draft, column.name, column.to_date)


def _compare(draft: Draft, name: str, to_date: str) -> None:
    own, running = (f"“{show(draft.heading(each))}”" for each in (name, to_date))
    steps = list(_steps(draft, name, to_date))
    wrong = next((step for step in steps if abs(step[1] - step[2]) > HALF_A_CENT), None)
    if wrong:
        index, step, value = wrong
        says = f"{running} changes by {step:,.2f}, and {own} is {value:,.2f}: they contradict each other, and what rests on them cannot be computed."
        draft.problem(says, "Correct one of them, or leave one of the two columns out.", index=index, column=to_date, severity="warning")
    elif steps:
        says = f"{running} rises by {own} from one period to the next: it is its running total, and what counts."
        draft.problem(says, "Nothing need be done.", column=to_date, severity="notice")


def _steps(draft: Draft, name: str, to_date: str) -> Iterator[tuple[int, Decimal, Decimal]]:
    """Of each row but a project's first: what the running total changes by, and the value of the period."""
    courses: dict[tuple[Any, Any], list[tuple[date, int, Decimal, Decimal]]] = defaultdict(list)
    columns = [draft.array(each).to_pylist() for each in ("project_id", "wp_id", "period_end", to_date, name)]
    for index, (project, package, end, total, value) in enumerate(zip(*columns, strict=True)):
        if project is not None and end is not None and total is not None and value is not None:
            courses[project, package].append((end, index, total, value))
    for course in courses.values():
        for (_, _, before, _), (_, index, total, value) in pairwise(sorted(course)):
            if before:
                yield index, total - before, value
