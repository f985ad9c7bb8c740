"""Cost of the year alone in a list of how projects stand: no cost to date of a project that began in an earlier year."""

from collections.abc import Mapping
from datetime import date

from ingest.cell import show
from ingest.cumulative import leave_out
from ingest.draft import Draft
from ingest.names import says_year_to_date

SHOWN = 3


def settle(draft: Draft, starts: Mapping[str, date]) -> None:
    """Leaves the column out where a project of the list began before the year; one whose start nobody knows wants a yes."""
    for name in [each for each in draft.matches if each.endswith("_to_date") and says_year_to_date(draft.heading(each))]:
        there = [index for index in range(len(draft.offsets)) if draft.value(index, name) is not None]
        lines = [(index, draft.value(index, "project_id"), draft.value(index, draft.table.period)) for index in there]
        lines = [line for line in lines if line[1] is not None and line[2] is not None]
        if len({(project, draft.value(index, "wp_id")) for index, project, _ in lines}) < len(lines):
            continue  # a course of months, which sums up by itself
        heading = show(draft.heading(name))
        earlier = {project: starts[project].year for _, project, day in lines if project in starts and starts[project].year < day.year}
        unknown = [project for _, project, _ in lines if project not in starts]
        if earlier:
            began = _some([f"{project} began in {year}" for project, year in earlier.items()])
            says = (
                f"“{heading}” holds the amount of the year alone, and {began}: it is no amount since the start, and the column is left out."
            )
            mend = "Give the amounts since the start (“to date”), or say yes to go on without them."
            draft.problem(says, mend, column=name, severity="warning")
            leave_out(draft, name)
        elif unknown:
            says = f"“{heading}” is taken for the amount since the start, and no start is known of {_some(unknown)}: it may be the year's alone."
            mend = "Say yes if they began in that year, or give the baseline start."
            draft.problem(says, mend, column=name, severity="warning")


def _some(names: list[str]) -> str:
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more:,} more" if more > 0 else "")
