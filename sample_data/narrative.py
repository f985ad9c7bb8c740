"""What the project managers write: the last report by hand, the earlier ones from what was done, open and next."""

from datetime import date
from typing import Any

from sample_data.course import came, expected, report_dates
from sample_data.days import MONTHS, month_end
from sample_data.group import BY_KEY
from sample_data.plan import leaves
from sample_data.progress import lines, within
from sample_data.registers import ISSUES, RISKS


def report(key: str, day: date) -> dict[str, Any]:
    """One status report, declared status included."""
    project, last = BY_KEY[key], report_dates(key, MONTHS[-1])[-1]
    declared = project.declared[max(month for month in project.declared if month <= max(day.month, min(project.declared)))]
    row: dict[str, Any] = {"project_id": key, "status_date": day, "declared_status": declared}
    if day == last:
        words = project.words
        row |= {"progress": words.progress, "blockers": words.blockers, "risks": words.risks, "next_steps": words.next_steps}
        row |= {"justification": words.justification or None}
    else:
        row |= {"progress": _progress(key, day), "blockers": _blockers(key, day), "risks": _risks(key, day), "next_steps": _next(key, day)}
    if project.confidence:
        scale = "UK 5-point" if any("/" in word for word in (project.confidence,)) else "UK 3-point"
        row |= {"delivery_confidence": project.confidence, "confidence_scale": scale}
    return row


def _plan_days(key: str) -> list[tuple[str, date]]:
    """The milestones with their days in the plan by which the project's course is told."""
    by_key = {leaf.key: leaf for leaf in leaves(key, 9)}
    return [(m.name, within(by_key[f"{key}-{m.package}"], m.at)) for m in BY_KEY[key].milestones if f"{key}-{m.package}" in by_key]


def _progress(key: str, day: date) -> str:
    since = month_end(day.month - 1) if day.month > 1 else date(day.year, 1, 1)
    reached = [name for name, planned in _plan_days(key) if (when := came(key, planned, day)) and when > since]
    under_way = [line.leaf.name for line in lines(key, day.month) if line.day == day and line.started and not line.finished]
    said = [f"Reached: {', '.join(reached)}."] if reached else []
    if under_way:
        said.append(f"In hand: {', '.join(under_way)}.")
    return " ".join(said) or "All work is done."


def _blockers(key: str, day: date) -> str:
    found = [i for i in ISSUES if i.project == key and i.raised <= day and not (i.closed and i.closed <= day)]
    return ". ".join(issue.title for issue in found) + "." if found else "None."


def _risks(key: str, day: date) -> str:
    found = [r for r in RISKS if r.project == key and r.raised <= day and not (r.closed and r.closed <= day)]
    if not found:
        return "None that need the committee."
    worst = max(found, key=lambda risk: (risk.residual[0] * risk.residual[1], risk.residual[2]))
    return f"{worst.title}: {worst.response[0].lower()}{worst.response[1:]}."


def _next(key: str, day: date) -> str:
    ahead = [(expected(key, planned, day), name) for name, planned in _plan_days(key) if not came(key, planned, day)]
    if not ahead:
        return "Hand over and close."
    when, name = min(ahead)
    return f"{name}, expected on {when.day} {when:%B %Y}."
