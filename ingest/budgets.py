"""A budget beside each month: the one at completion as it stood then, or the plan of that month; what shows neither is asked about."""

import itertools

from ingest.cumulative import route
from ingest.draft import Draft, Reply
from ingest.glossary import english
from ingest.names import says_per_period

CHOICES = (("period", "what is planned for each period"), ("completion", "the budget at completion, as it stood then"))
LEAST = 3  # budgets of one project from which a course can show what they are
_WHOLE = frozenset({"completion", "complete", "total", "approved", "bac", "current", "revised", "updated", "latest"})


def settle(draft: Draft, reply: Reply) -> None:
    """Gives budgets that are those of each period to the planned value; none where a heading or a choice says what they are."""
    matched = draft.matches.get("budget")
    if draft.table.name != "reporting_periods" or matched is None or matched.how == "chosen" or {"pv", "pv_to_date"} & set(draft.matches):
        return
    heading = matched.heading.text
    answer, courses = reply("budget", heading), _courses(draft)
    if english(heading) & _WHOLE and not answer:
        return
    steps = [(a[1], b[1]) for course in courses for a, b in itertools.pairwise(course)]
    if answer == "period" or says_per_period(heading) or _spread(courses):
        route(draft, draft.table.column("budget"), "pv")
        says = f"“{heading}” is taken for what is planned for each period and no budget at completion, as it changes from one to the next."
        draft.problem(says, "Nothing need be done.", column="pv", severity="notice")
    elif not answer and any(a != b for a, b in steps):
        index = next(b[0] for course in courses for a, b in itertools.pairwise(course) if a[1] != b[1])
        says = f"“{heading}” changes from one period to the next. Is it what is planned for each period, or the budget at completion?"
        draft.ask("budget", heading, says, CHOICES, index=index)


def _courses(draft: Draft) -> list[list[tuple[int, object]]]:
    """The budgets of each project and work package with their rows, in the order of the periods."""
    found: dict[tuple[object, object], list[int]] = {}
    for index in range(len(draft.offsets)):
        if draft.value(index, "budget") is not None and draft.value(index, "period_end") is not None:
            found.setdefault((draft.value(index, "project_id"), draft.value(index, "wp_id")), []).append(index)
    ordered = (sorted(rows, key=lambda index: draft.value(index, "period_end")) for rows in found.values())
    return [[(index, draft.value(index, "budget")) for index in rows] for rows in ordered if len(rows) > 1]


def _spread(courses: list[list[tuple[int, object]]]) -> bool:
    """Whether every step of every course changes it, and some fall: no budget at completion is decided upon anew each month."""
    values = [[value for _, value in course] for course in courses]
    steps = [pair for course in values for pair in itertools.pairwise(course)]
    long = any(len(course) >= LEAST for course in values)
    return long and all(a != b for a, b in steps) and any(a > b for a, b in steps)  # type: ignore[operator]
