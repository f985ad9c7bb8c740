"""What the cells of a column that is not used hold, where it is something that a figure could need."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ingest import by_name, products
from ingest.cell import Cell, is_blank, show, words
from ingest.convert import scales
from ingest.convert.currencies import CODES
from ingest.convert.numbers import Parts, decimal_sign, is_number, number, take_apart
from ingest.convert.periods import span
from ingest.convert.scales import STEPS
from ingest.glossary import english
from ingest.header import Heading
from ingest.ledger import columns, cost_types, doubts
from ingest.ledger.cells import filled, numbered
from ingest.ledger.sides import SIGNED
from ingest.match import ColumnMatch, Match
from ingest.products import LOOKED_AT
from ingest.readers.sheet import Sheet
from ingest.rows import Rows
from schema import TABLES, Kind
from schema.common import NO, YES

MOST = 8  # different words that make a short list of kinds
SHORT = 24  # characters that a word of such a list has at most
_CHANGE = frozenset(["variance", "deviation", "difference", "delay", "slip", "change"])  # what follows from other columns
_NO_AMOUNT = frozenset(
    [
        "id",
        "number",
        "line",
        "row",
        "item",
        "order",
        "rank",
        "index",
        "level",
        "position",
        "year",
        "quarter",
        "month",
        "week",
        "day",
        "hour",
        "duration",
        "effort",
        "lag",
        "float",
        "age",
        "phone",
        "version",
        "postcode",
        "zip",
        "count",
        "quantity",
        "sprint",
        "point",
        "sort",
        "sequence",
        "percent",
        "period",
        "fiscal",
        "score",
        "variance",
        "deviation",
        "difference",
        "delay",
        "slip",
    ]
)
_MONEY = frozenset(
    [
        "amount",
        "budget",
        "cost",
        "price",
        "value",
        "actual",
        "forecast",
        "paid",
        "invoiced",
        "spend",
        "revenue",
        "commitment",
        "contingency",
        "reserve",
        "fund",
    ]
)
_RATED = frozenset(
    ["probability", "impact", "severity", "likelihood", "rating", "priority", "urgency", "criticality", "exposure", "consequence"]
)
_SCORES = frozenset(["level", "score", "rank", "index", "position"])  # made of ratings
_CODED = frozenset(["element", "center", "centre", "account", "company", "plant", "customer", "vendor", "kind", "id"])  # numbers that name
_PEOPLE = frozenset(["user", "person", "author", "owner", "manager", "name", "entered", "created", "changed", "posted", "by", "vendor"])
_SUFFICIENT = 0.8  # share of the cells that have to be of one sort
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[ .-]+[^\W\d]{3,9}[ .,-]+\d{2,4}")


def held(sheet: Sheet, rows: Rows, match: Match, heading: Heading) -> str:
    """What the column holds, as in “dates (2026-01-31, 2026-02-28)”; "" where it is nothing to be asked about."""
    cells, numbers = numbered(sheet, rows, heading, LOOKED_AT + 2)
    times = np.bincount(numbers + 1)
    kept = [(cell, int(times[number + 1])) for number, cell in list(cells.items())[: LOOKED_AT + 1]]
    found = [(cell, count) for cell, count in kept if not is_blank(cell)]
    more = int((times[1:] > 0).sum()) > LOOKED_AT
    signed = doubts.sign(match.table, heading.text, [cell for cell, _ in found], several=more)
    own = bool(sheet.addresses) and bool(english(heading.text) & _MONEY)  # beside periods across it is written once for each project
    known = (_told_by_project(sheet, rows, match, numbers) and not own) or products.is_product(sheet, rows, match, cells, numbers)
    of_cost = match.table.name == "costs" and cost_types.says(heading)  # of labour or travel, which no figure tells apart
    if not found or ((known or of_cost) and not signed) or (signed == doubts.CREDITS and _minus_there(sheet, rows, match, cells, numbers)):
        return ""
    what = signed or _sort([cell for cell, _ in found], heading.text, match) or _kinds(found, heading.text, more=more)
    shown = ", ".join(show(cell) for cell, _ in sorted(found, key=lambda each: -each[1])[:3])
    return f"{what} ({shown}{', …' if len(found) > 3 else ''})" if what else ""


def _minus_there(sheet: Sheet, rows: Rows, match: Match, cells: Mapping[int, Cell], numbers: NDArray[np.int64]) -> bool:
    """Whether the amounts bear their minus already, on every row that is called a credit, while others have none."""
    heading = next((column.heading for column in match.matched if column.column in SIGNED), None)
    if heading is None:
        return False
    amounts, places = numbered(sheet, rows, heading)
    credit = np.isin(numbers, [number for number, cell in cells.items() if doubts.is_credit(cell)])
    own, others = ((_number(amounts[n]) for n in np.unique(places[there]).tolist() if n >= 0) for there in (credit, ~credit))
    return all(amount is not None and amount <= 0 for amount in own) and any(amount is not None and amount > 0 for amount in others)


def by_content(sheet: Sheet, match: Match, rows: Rows, known: Mapping[str, str]) -> Match:
    """The match with what the cells alone tell: sides of a ledger, ratings of a register, the project."""
    return by_projects(sheet, products.settle(sheet, columns.by_content(sheet, match, rows), rows), rows, known)


def by_projects(sheet: Sheet, match: Match, rows: Rows, known: Mapping[str, str]) -> Match:
    """A column that holds known projects or their names alone is the project's, whatever its heading, where the sheet has no other."""
    if not any(column.refers_to == "projects.project_id" for column in match.missing):
        return match
    free, called = [column for column in match.columns if column.how == "none" or _coded(column)], by_name.called(known)
    fits = [
        column
        for column in free
        if (cells := filled(sheet, rows, column.heading, 4 * len(known) + 1))
        and all(str(cell).strip() in known or words(str(cell)) in called for cell in cells)
    ]
    if len(fits) != 1:
        return match
    told = replace(fits[0], column="project_id", how="content", score=1.0)
    return replace(match, columns=tuple(told if column is fits[0] else column for column in match.columns))


def _coded(column: ColumnMatch) -> bool:
    """Whether it is a column of packages by its heading: a project may be an element of the plan itself."""
    return column.column == "wp_id" and column.how in ("exact", "synonym")


def _sort(cells: Sequence[Cell], heading: str, match: Match) -> str:
    said, table = english(heading), match.table
    if said & frozenset({"id", "comment", "description"}) and not said & (_MONEY | _RATED):
        return ""
    if _most(cells, _is_day):
        return "dates"
    if all(isinstance(cell, str) and cell.strip() in CODES for cell in cells):
        return "currencies"
    if _most(cells, lambda cell: isinstance(cell, str) and words(cell) in STEPS and len(cell) > 1):
        return "ratings"
    numbers = [value for cell in cells if (value := _number(cell)) is not None]
    if len(numbers) < _SUFFICIENT * len(cells):
        return ""
    if "percent" in said and not said & _CHANGE:
        return "percentages"
    whole = len(numbers) == len(cells) and all(value == value // 1 for value in numbers)
    if whole and all(0 <= value <= 25 for value in numbers) and (said & _RATED or _may_rate(heading, numbers, match)):
        return "ratings"
    summed = any(table.column(name).kind is Kind.MONEY for name in table.tells)  # a table of amounts: a small number may be one as well
    small = whole and (
        (_counts(numbers) and not (summed and min(numbers) > 1)) or (max(map(abs, numbers), default=0) < 1_000 and not summed)
    )
    named = said & _MONEY and not said & (_CHANGE | _CODED | {"percent", "number"})
    return "amounts" if named or not (small or said & (_NO_AMOUNT | _CODED)) else ""


def _may_rate(heading: str, numbers: Sequence[float], match: Match) -> bool:
    """Whether small whole numbers may rate the rows of a register: whatever their heading, they do not number, date or count those."""
    said = english(heading)
    rated = [column.column for column in match.matched if match.table.column(column.column).kind is Kind.INTEGER]
    follows = {"probability", "impact"} <= set(rated)  # a score or a level is made of both
    ordered = list(numbers) == list(range(int(numbers[0]), int(numbers[0]) + len(numbers))) and numbers[0] <= 1 and len(numbers) > 2
    if match.table.name == "issues":
        return scales.said(heading) not in ("", scales.UNKNOWN)
    other = (_NO_AMOUNT - _SCORES if not follows else _NO_AMOUNT) | _CODED
    return match.table.name == "risks" and not ordered and not said & other


def _most(cells: Sequence[Cell], fits: Callable[[Cell], bool]) -> bool:
    return sum(map(fits, cells)) >= _SUFFICIENT * len(cells)


def _is_day(cell: Cell) -> bool:
    if isinstance(cell, date | datetime):
        return True
    return isinstance(cell, str) and _DAY.fullmatch(cell.strip()) is not None and (span(cell) is not None or cell.strip()[0].isdigit())


def _number(cell: Cell) -> float | None:
    """The cell's number, near enough to judge by; whether its sign is a comma or a point is not decided here."""
    if is_number(cell):
        return float(cell)  # type: ignore[arg-type]
    parts = take_apart(cell) if isinstance(cell, str) and any(map(str.isdigit, cell)) else None
    if not isinstance(parts, Parts):
        return None
    read = number(parts, decimal_sign(parts.body) or ".")
    return float(read) if isinstance(read, Decimal) else None


def _counts(numbers: Sequence[float]) -> bool:
    """Whether the numbers only count the rows, or name something."""
    ordered = sorted(numbers)
    return len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1


@cache
def _choices() -> frozenset[str]:
    """The words of every list of choices: statuses, colours, kinds; not a plain yes or no, which says nothing without its heading."""
    lists = [column.choices or {} for table in TABLES for column in (*table.columns, *table.guides)]
    every = frozenset(words(word) for choices in lists for value, others in choices.items() for word in (value, *others))
    return every - YES - NO


def _kinds(found: Sequence[tuple[Cell, int]], heading: str, *, more: bool) -> str:
    """A list of a few short words that come again and again, or that are known as words of a status or kind."""
    texts = [cell.strip() for cell, _ in found if isinstance(cell, str)]
    if (
        more
        or len(texts) < len(found)
        or not 2 <= len(texts) <= MOST
        or any(len(text) > SHORT or "@" in text or not any(map(str.isalpha, text)) for text in texts)
    ):
        return ""
    again = sum(count for _, count in found) >= 3 * len(found) and not english(heading) & _PEOPLE
    return "a short list of kinds" if again or all(words(text) in _choices() for text in texts) else ""


def _told_by_project(sheet: Sheet, rows: Rows, match: Match, numbers: NDArray[np.int64]) -> bool:
    """Whether it only says something of the project once more, such as its name, in each of several rows of it."""
    for column in match.matched:
        if not match.table.column(column.column).refers_to:
            continue
        _, projects = numbered(sheet, rows, column.heading)
        if np.count_nonzero(np.bincount(numbers + 1)) > np.count_nonzero(np.bincount(projects + 1)):
            continue
        pairs = len(np.unique((projects + 1) * (numbers.max(initial=0) + 2) + numbers + 1))
        if pairs == len(np.unique(projects)) < len(projects) / 2:
            return True
    return False
