"""Columns that hold the value of each period, or running totals: what says or proves which is routed, what might be either is asked about."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ingest.draft import Draft, Reply
from ingest.names import says_as_of, says_per_period
from ingest.rising import falls, may_run, rises
from schema import Column

Series = tuple[str | None, str | None]  # project, work package
Known = Callable[[str], Mapping[Series, Mapping[date, Decimal]]]  # column → what is known of it, by series and period

CHOICES = (("period", "the value of each period alone"), ("cumulative", "running totals from the start"))


def settle(draft: Draft, reply: Reply, known: Known) -> None:
    """Routes the columns that hold running totals to their twins, and asks about those that may."""
    for column in draft.table.columns:
        if not column.to_date or column.name not in draft.matches or column.to_date in draft.columns:
            continue
        matched, series = draft.matches[column.name], _series(draft)
        answer = reply("cumulative", matched.heading.text)
        if answer == "cumulative":
            route(draft, column, column.to_date)
        elif not answer and not says_per_period(matched.heading.text):
            if _proved(draft, series, column.name):
                route(draft, column, column.to_date)
                says = f"“{matched.heading.text}” is taken as a running total: the sheet tells how each project stands at one date."
                draft.problem(says, "Nothing need be done.", column=column.to_date, severity="notice")
            elif (rising := _rising(draft, series, column.name, known)) is not None:
                _ask(draft, column.name, rising)
    for column in draft.table.columns:
        if column.name.endswith("_to_date") and column.name in draft.columns:
            _tell_falls(draft, column.name)
    if draft.table.name == "reporting_periods" and "eac" in draft.matches:
        _forecasts(draft)


def _series(draft: Draft) -> dict[Series, list[int]]:
    """The rows of each project and work package that have a date, in its order."""
    found: dict[Series, list[int]] = defaultdict(list)
    for index in range(len(draft.offsets)):
        project = draft.value(index, "project_id")
        if project is not None and draft.value(index, draft.table.period) is not None:
            found[(project, draft.value(index, "wp_id"))].append(index)
    for indices in found.values():
        indices.sort(key=lambda index: draft.value(index, draft.table.period))
    return found


def _proved(draft: Draft, series: dict[Series, list[int]], name: str) -> bool:
    """Whether the sheet says how each project stands at one date, or its values add up to more than the whole budget."""
    beside = any(draft.value(index, "budget") is not None for indices in series.values() for index in indices)
    dated = draft.table.period in draft.matches and says_as_of(draft.heading(draft.table.period))
    if all(len(indices) == 1 for indices in series.values()):
        return beside or dated or (draft.match.listed and bool({"pct_complete", "eac"} & set(draft.matches)))
    return name == "pv" and beside and _never_falls(draft, name, series) and any(_beyond(draft, rows, name) for rows in series.values())


def _beyond(draft: Draft, indices: list[int], name: str) -> bool:
    budgets = [value for index in indices if (value := draft.value(index, "budget")) is not None]
    planned = [value for index in indices if (value := draft.value(index, name)) is not None]
    return bool(budgets) and len(planned) > 1 and sum(planned) > max(budgets)


def _never_falls(draft: Draft, name: str, series: dict[Series, list[int]]) -> bool:
    values = ([value for index in indices if (value := draft.value(index, name)) is not None] for indices in series.values())
    return all(a <= b for one in values for a, b in itertools.pairwise(one))


def _rising(draft: Draft, series: dict[Series, list[int]], name: str, known: Known) -> int | None:
    """The first row of a series that may be a running total; None where none may.

    It is one that rises, of a few values or among many, or over one value of the sheet and those known before it.
    """
    before = known(name) if all(len(indices) == 1 for indices in series.values()) else {}
    found: dict[int, list[Decimal]] = {}
    for which, indices in series.items():
        values = [value for index in indices if (value := draft.value(index, name)) is not None]
        day = draft.value(indices[0], draft.table.period)
        found[indices[0]] = [*(value for there, value in sorted(before.get(which, {}).items()) if there < day), *values]
    grown = before and not any(map(falls, found.values()))
    if not (grown or may_run(found.values())):
        return None
    return next((index for index, values in found.items() if rises(values)), None)


def _ask(draft: Draft, name: str, index: int) -> None:
    heading = draft.heading(name)
    says = f"The values under “{heading}” never fall from one period to the next: are they of each period, or running totals?"
    draft.ask("cumulative", heading, says, CHOICES, index=index)


def _forecasts(draft: Draft) -> None:
    """Leaves out forecasts of which the last of a course is less than was spent until then: they are those of each period."""
    for indices in _series(draft).values():
        spent = sum((draft.value(index, "ac") or Decimal(0) for index in indices), Decimal(0))
        spent = max([spent, *(value for index in indices if (value := draft.value(index, "ac_to_date")) is not None)])
        last = draft.value(indices[-1], "eac")
        if len(indices) > 1 and last is not None and last < spent:
            says = (
                f"“{draft.heading('eac')}” gives {last:,.2f} where {spent:,.2f} were spent by then, so it is no forecast at completion "
                "but one of each period, which no table takes; the column is left out."
            )
            draft.problem(says, "Say yes if it is not needed, or give the estimate at completion.", column="eac", severity="warning")
            leave_out(draft, "eac")
            return


def leave_out(draft: Draft, name: str) -> None:
    """The heading names nothing that is kept; what becomes of it is told by whoever leaves it out."""
    left = replace(draft.matches.pop(name), column="", how="none", score=0.0)
    del draft.columns[name]
    columns = tuple(left if other.heading == left.heading else other for other in draft.match.columns)
    draft.match = replace(draft.match, columns=columns)


def route(draft: Draft, column: Column, to: str) -> None:
    """The heading is that of another column: its cells go there as they are."""
    matched = replace(draft.matches.pop(column.name), column=to)
    draft.matches[to] = matched
    draft.columns[to] = draft.columns.pop(column.name)
    columns = tuple(matched if other.heading == matched.heading else other for other in draft.match.columns)
    draft.match = replace(draft.match, columns=columns)


def _tell_falls(draft: Draft, name: str) -> None:
    """Warns where a running total falls: a credit, a correction, or no running total at all."""
    for indices in _series(draft).values():
        there = [index for index in indices if draft.value(index, name) is not None]
        for before, index in itertools.pairwise(there):
            was, value = draft.value(before, name), draft.value(index, name)
            if value < was:
                says = f"“{draft.heading(name)}” falls from {was:,.2f} to {value:,.2f}, and it is said to hold running totals."
                mend = "Check the figure, or whether the column holds running totals."
                draft.problem(says, mend, index=index, column=name, severity="warning")
