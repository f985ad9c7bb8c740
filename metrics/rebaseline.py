"""Baselines that moved between two views, and whether an approved change request says so."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from metrics.display import day, days, write
from metrics.metric import Status, Unit
from metrics.moment import View
from metrics.working_days import working_days
from schema.thresholds import HALF_A_CENT
from schema.wording import counted


@dataclass(frozen=True, kw_only=True)
class BaselineMove:
    """One project whose baseline moved; amounts are in the project's currency, days are working days.

    ``approved_cost`` and ``approved_days`` come from change requests approved in between; what they leave over is unauthorised.
    """

    project_id: str
    name: str
    currency: str
    budget_before: float
    budget_now: float
    finish_before: date | None
    finish_now: date | None
    days: int
    packages: tuple[str, ...]  # the work packages whose dates or budget differ, are new or are gone
    approved: tuple[str, ...]  # change requests approved in between
    approved_cost: float
    approved_days: float

    @property
    def budget_change(self) -> float:
        return self.budget_now - self.budget_before

    @property
    def unauthorised_cost(self) -> float:
        """The movement of the budget that no approved change request explains."""
        return self.budget_change - self.approved_cost

    @property
    def unauthorised_days(self) -> float:
        return self.days - self.approved_days

    @property
    def silent(self) -> bool:
        """The baseline moved and no change request was approved."""
        return not self.approved

    @property
    def status(self) -> Status:
        """Red where nobody approved it, amber where more moved than was approved, green where all of it was."""
        if self.silent:
            return Status.RED
        return Status.AMBER if abs(self.unauthorised_cost) >= 0.5 or self.unauthorised_days >= 1 else Status.GREEN

    @property
    def says(self) -> str:
        """The movement in a sentence."""
        parts = []
        if self.finish_before and self.finish_now and self.finish_before != self.finish_now:
            parts.append(f"baseline finish moved from {day(self.finish_before)} to {day(self.finish_now)} ({days(self.days)})")
        if abs(self.budget_change) >= HALF_A_CENT:
            parts.append(f"budget moved by {write(self.budget_change, Unit.MONEY, currency=self.currency, signed=True)}")
        if not parts:
            parts.append(f"the baseline of {counted(len(self.packages), 'work package')} moved")
        reason = "with no approved change request" if self.silent else f"by {', '.join(self.approved)}"
        text = " and ".join(parts)
        return f"{text[0].upper()}{text[1:]} {reason}."


_PACKAGES = """
SELECT c.project_id, c.wp_id, c.baseline_start, c.baseline_finish, CAST(c.budget AS DOUBLE) FROM counted_package AS c
"""
_PROJECTS = """
SELECT f.project_id, f.label, f.currency, f.baseline_finish, CAST(b.bac AS DOUBLE)
FROM fact_project AS f JOIN project_budget AS b ON b.project_id = f.project_id
"""
_APPROVED = """
SELECT
    t.project_id, t.change_id,
    coalesce(CAST(t.cost_impact AS DOUBLE) * CASE WHEN coalesce(t.currency, j.currency) = j.currency THEN 1 ELSE CAST(r.rate AS DOUBLE) END, 0),
    coalesce(CAST(t.days_impact AS DOUBLE), 0)
FROM change_requests AS t
JOIN scoped_project AS j ON j.project_id = t.project_id
CROSS JOIN params AS p
LEFT JOIN rate AS r ON r.from_currency = nullif(t.currency, j.currency) AND r.to_currency = j.currency
    AND r.valid_from <= p.status_date AND p.status_date < r.valid_to
WHERE t.status IN ('approved', 'implemented') AND (t.decided_on IS NULL OR t.decided_on <= p.status_date)
ORDER BY t.project_id, t.change_id
"""


def baseline_moves(now: View, before: View) -> tuple[BaselineMove, ...]:
    """The projects whose baseline differs between the views, silent ones first."""
    new_packages, old_packages = _by_project(now, _PACKAGES), _by_project(before, _PACKAGES)
    new, old = _rows(now, _PROJECTS), _rows(before, _PROJECTS)
    approved, known = _by_project(now, _APPROVED), _by_project(before, _APPROVED)
    found = []
    for project in sorted(set(new) & set(old)):
        name, currency, finish, budget = new[project]
        _, _, finish_before, budget_before = old[project]
        changed = _changed(new_packages.get(project, {}), old_packages.get(project, {}))
        if not changed and finish == finish_before and abs((budget or 0) - (budget_before or 0)) < HALF_A_CENT:
            continue
        between = {key: values for key, values in approved.get(project, {}).items() if key not in known.get(project, {})}
        found.append(
            BaselineMove(
                project_id=project,
                name=name,
                currency=currency,
                budget_before=budget_before or 0.0,
                budget_now=budget or 0.0,
                finish_before=finish_before,
                finish_now=finish,
                days=working_days(now, finish_before, finish),
                packages=changed,
                approved=tuple(between),
                approved_cost=sum(values[0] for values in between.values()),
                approved_days=sum(values[1] for values in between.values()),
            )
        )
    return tuple(sorted(found, key=lambda move: (not move.silent, -abs(move.unauthorised_cost), move.project_id)))


def _changed(new: dict[str, tuple[Any, ...]], old: dict[str, tuple[Any, ...]]) -> tuple[str, ...]:
    return tuple(key for key in sorted(set(new) | set(old)) if new.get(key) != old.get(key))


def _rows(view: View, query: str) -> dict[str, tuple[Any, ...]]:
    return {row[0]: tuple(row[1:]) for row in view.con.execute(query).fetchall()}


def _by_project(view: View, query: str) -> dict[str, dict[str, tuple[Any, ...]]]:
    found: dict[str, dict[str, tuple[Any, ...]]] = {}
    for row in view.con.execute(query).fetchall():
        found.setdefault(row[0], {})[row[1]] = tuple(row[2:])
    return found
