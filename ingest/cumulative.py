"""Columns that hold the value of each period: what runs up from the start is differenced, what might is asked about."""

import itertools
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from ingest.cell import Fault
from ingest.draft import Draft, Reply
from ingest.names import says_per_period
from ingest.question import Question, key

Series = tuple[str | None, str | None]  # project, work package
Earlier = Callable[[Series, str, date], Decimal]  # what is known of a series and column before that day, summed

CHOICES = (("period", "the value of each period alone"), ("cumulative", "running totals from the start"))
LEAST = 3  # values from which a series can look like a running total


def settle(draft: Draft, reply: Reply, earlier: Earlier) -> None:
    """Differences the columns that are cumulative, and asks about those that look it."""
    for column in draft.table.columns:
        if not column.per_period or column.name not in draft.matches:
            continue
        matched = draft.matches[column.name]
        series = _series(draft, column.name)
        answer = "cumulative" if matched.cumulative else reply("cumulative", matched.heading.text)
        if answer == "cumulative":
            _difference(draft, column.name, series, earlier)
        elif not answer and not says_per_period(matched.heading.text) and _never_falls(draft, column.name, series):
            _ask(draft, column.name, series)


def _series(draft: Draft, name: str) -> dict[Series, list[int]]:
    """The rows of each project and work package that have a date, in its order."""
    found: dict[Series, list[int]] = defaultdict(list)
    for index in range(len(draft.offsets)):
        project = draft.value(index, "project_id")
        if project is not None and draft.value(index, draft.table.period) is not None:
            found[(project, draft.value(index, "wp_id"))].append(index)
    for indices in found.values():
        indices.sort(key=lambda index: draft.value(index, draft.table.period))
    return found


def _never_falls(draft: Draft, name: str, series: dict[Series, list[int]]) -> bool:
    long_ones = []
    for indices in series.values():
        values = [value for index in indices if (value := draft.value(index, name)) is not None]
        if len(values) >= LEAST:
            long_ones.append(values)
    rising = any(values[-1] > values[0] for values in long_ones)
    return rising and all(a <= b for values in long_ones for a, b in itertools.pairwise(values))


def _ask(draft: Draft, name: str, series: dict[Series, list[int]]) -> None:
    first = next(indices for indices in series.values() if sum(draft.value(i, name) is not None for i in indices) >= LEAST)
    heading = draft.heading(name)
    says = f"The values under “{heading}” never fall from one period to the next: are they of each period, or running totals?"
    draft.questions.append(
        Question(
            key=key("cumulative", draft.file, draft.sheet.name, heading),
            topic="cumulative",
            file=draft.file,
            sheet=draft.sheet.name,
            row=draft.number(first[0]),
            column=heading,
            says=says,
            choices=CHOICES,
        )
    )


def _difference(draft: Draft, name: str, series: dict[Series, list[int]], earlier: Earlier) -> None:
    """Each value less the one before it; where that one could not be read, the row is refused as well."""
    out = draft.columns[name]
    values = list(out.values)
    continued = 0
    for key_, indices in series.items():
        before = earlier(key_, name, draft.value(indices[0], draft.table.period))
        continued += before != 0
        broken: int | None = None
        for index in indices:
            value = values[index]
            if index in out.faults or index in out.waiting:
                broken = index
            elif value is not None and broken is not None:
                row = draft.number(broken)
                fault = Fault(
                    says=f"is a running total whose increase is unknown, because row {row} cannot be read.", mend=f"Mend row {row}."
                )
                draft.refuse(index, name, fault)
                before, broken = value, None
            elif value is not None:
                if value < before:
                    says = f"“{draft.heading(name)}” falls from {before:,.2f} to {value:,.2f}, and it is said to hold running totals."
                    draft.problem(
                        says, "Check the figure, or whether the column holds running totals.", index=index, column=name, severity="warning"
                    )
                out.values[index], before = value - before, value
    out.read = list(out.values)
    out.exact = {}
    says = f"“{draft.heading(name)}” holds running totals; the increase of each period is kept."
    if continued:
        says += f" {continued} series continue from what is known of earlier periods."
    draft.problem(says, "Nothing need be done.", column=name, severity="notice")
