"""A list of costs that may hold running totals: one amount of each package or item in each period, and more of them rise than chance makes."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from ingest.cell import show
from ingest.cumulative import Known
from ingest.draft import Draft, Reply
from ingest.layouts.layout import above
from ingest.match import Match
from ingest.names import meanings, says_cumulative, says_per_period, says_year_to_date
from ingest.rising import seldom
from schema import BY_NAME

PERIODS = BY_NAME["reporting_periods"]
CHOICES = (("lines", "costs of their own, which add up"), ("to_date", "running totals from the start: the last one counts"))
MOST = 5_000  # lines of a list that people keep by hand; more are a ledger's
_SERIES = ("project_id", "wp_id", "currency", "kind", "vendor", "description")  # whose amounts may run up from one period to the next
_KEPT = {"project_id": "project_id", "wp_id": "wp_id", "currency": "currency", "date": "period_end", "amount": "ac_to_date"}


def ask(draft: Draft, reply: Reply, known: Known) -> None:
    """Asks whether the amounts are running totals, where they look like it."""
    _tell(draft)
    if draft.table.name != "costs" or not {"date", "amount"} <= set(draft.matches) or len(draft.offsets) > MOST:
        return
    heading = draft.heading("amount")
    if reply("running", heading) or says_per_period(heading) or "line_id" in draft.matches:
        return
    series = _series(draft)
    if len({day for course in series.values() for day in course}) == 1 and len({key[:2] for key in series}) == len(series):
        series = {key: _before(known("amount").get(key[:2], {}), course) | course for key, course in series.items()}
    if not _stay(series) or not seldom([courses[day] for day in sorted(courses)] for courses in series.values()):
        return
    top = 0 if draft.sheet.addresses else draft.header_row - draft.sheet.first_row
    said = next((text for text in (heading, *above(draft.sheet, top), draft.sheet.name) if _says(text)), "")
    says = f"Under “{heading}” stands one amount of each package or item in each period, and they do not fall from one to the next"
    says += f"; “{show(said)}” says that they run up." if said else "."
    choices = CHOICES if len({key[:2] for key in series}) == len(series) else CHOICES[:1]
    mend = "" if len(choices) > 1 else " If they are running totals, give one of each project or work package, without the items."
    default = "to_date" if said and len(choices) > 1 else ""
    draft.ask("running", heading, f"{says} Are they costs of their own, or running totals?{mend}", choices, index=0, default=default)


def _tell(draft: Draft) -> None:
    """What is said of a list holds for each one with its headings, and is told."""
    matched = draft.matches.get("ac_to_date") if draft.table is PERIODS else None
    if matched and not meanings(PERIODS, matched.heading.text):
        says = f"“{show(matched.heading.text)}” is taken as a running total, as was said of a list with these headings."
        draft.problem(says, "Nothing need be done, unless its lines are costs of their own.", column="ac_to_date", severity="notice")


def _says(text: str) -> bool:
    return says_cumulative(text) and not says_year_to_date(text)  # the lines of this year are called so as well


def _series(draft: Draft) -> dict[tuple[Any, ...], dict[date, Decimal]]:
    """The amounts of each series by day; none where one has two on a day, as lines of a ledger have."""
    found: dict[tuple[Any, ...], dict[date, Decimal]] = defaultdict(dict)
    columns = [draft.array(name).to_pylist() for name in (*_SERIES, "date", "amount")]
    for *key, day, amount in zip(*columns, strict=True):
        if day is None or amount is None:
            continue
        if day in found[tuple(key)]:
            return {}
        found[tuple(key)][day] = amount
    return found


def _before(known: Mapping[date, Decimal], course: dict[date, Decimal]) -> dict[date, Decimal]:
    """What files before this one gave of its package."""
    return {day: amount for day, amount in known.items() if day < min(course)}


def _stay(series: dict[tuple[Any, ...], dict[date, Decimal]]) -> bool:
    """Whether the days are few and each series goes on to the last of them, as what runs up does."""
    days = sorted({day for course in series.values() for day in course})
    months = [(day.year, day.month) for day in days]
    if len(days) < 2 or any(a == b for a, b in pairwise(months)):
        return False
    return all(set(days[days.index(min(course)) :]) == set(course) for course in series.values())


def routed(found: Match, reply: Reply) -> Match:
    """The match as one of actual cost to date, where somebody has said that a list of costs holds it."""
    amount = next((column for column in found.columns if column.column == "amount"), None)
    if found.table.name != "costs" or amount is None or reply("running", amount.heading.text) != "to_date":
        return found
    columns = tuple(
        replace(each, column=_KEPT[each.column])
        if each.column in _KEPT
        else replace(each, column="", how="chosen" if each.column else each.how)
        for each in found.columns
    )
    constants = {_KEPT[name]: value for name, value in found.constants.items() if name in _KEPT}
    return replace(found, table=PERIODS, columns=columns, constants=constants, contenders=())
