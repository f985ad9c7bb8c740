"""From which day the progress behind a figure is, where nobody reported to the status date: what was earned by then is carried forward."""

from collections.abc import Sequence
from datetime import date

from metrics.display import day, joined
from metrics.moment import View
from metrics.query import PARTS, Plan

_NAMED = 3  # projects of one day that are named; more are counted
_SHOWN = 3  # days that are told apart; more are told as a span

# what is complete earns no more, and needs no later report
_CARRIED = """
SELECT r.project_id, r.progress_to FROM ratio_project AS r CROSS JOIN params AS p
WHERE r.ev IS NOT NULL AND NOT r.complete AND r.progress_to < p.status_date ORDER BY r.progress_to, r.project_id
"""
Days = Sequence[tuple[str, date]]  # projects with the day of their progress, the earliest first


def carried(view: View) -> Days:
    """The projects whose progress is of an earlier day than the status date."""
    if "carried" not in view.memo:
        view.memo["carried"] = view.con.execute(_CARRIED).fetchall()
    found: Days = view.memo["carried"]
    return found


def by_part(view: View, planned: Plan) -> dict[str, str]:
    """For each part of a level the day of the progress that its figure rests on, in a sentence's tail; none where it is the status date."""
    days = dict(carried(view))
    if not days or not planned.sql or "progress" not in planned.metric.tables:
        return {}
    query = f"SELECT DISTINCT {PARTS[planned.level][0]}, project_id FROM {planned.fact} WHERE {planned.counts} ORDER BY ALL"
    parts: dict[str, list[str]] = {}
    for part, project in view.con.execute(query).fetchall():
        parts.setdefault(part, []).append(project)
    return {part: says([(p, days[p]) for p in projects if p in days], len(projects)) for part, projects in parts.items()}


def says(days: Days, of: int) -> str:
    """ "progress as of 31 October 2026", or "progress of NET as of 31 July 2026 and of SOC as of 16 October 2026"."""
    if not days:
        return ""
    groups: dict[date, list[str]] = {}
    for project, at in sorted(days, key=lambda each: (each[1], each[0])):
        groups.setdefault(at, []).append(project)
    if len(groups) == 1 and len(days) == of:
        return f"progress as of {day(days[0][1])}"
    if len(groups) > _SHOWN:
        return f"progress of {len(days)} of {of} projects as of {day(min(groups))} to {day(max(groups))}"
    return f"progress {joined([f'of {_named(projects)} as of {day(at)}' for at, projects in groups.items()])}"


def _named(projects: Sequence[str]) -> str:
    return joined(projects) if len(projects) <= _NAMED else f"{len(projects)} projects"
