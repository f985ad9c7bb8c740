"""Incomplete projects: rows of them were refused or their sources contradict each other, so none of their figures is computed."""

from dataclasses import dataclass

from metrics.moment import View


@dataclass(frozen=True, kw_only=True)
class Incomplete:
    """One project that is incomplete, and why, in words."""

    project_id: str
    name: str
    reason: str


def incomplete(view: View) -> tuple[Incomplete, ...]:
    """The incomplete projects in scope, in the order of their identifiers."""
    rows = view.con.execute(
        "SELECT d.project_id, j.label, d.reason FROM doubt AS d JOIN scoped_project AS j ON j.project_id = d.project_id ORDER BY 1"
    ).fetchall()
    return tuple(Incomplete(project_id=project, name=name, reason=reason) for project, name, reason in rows)
