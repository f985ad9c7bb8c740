"""The baseline: work packages with identifiers, dates and budgets, and what is planned by a day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sample_data import stories
from sample_data.days import later, on_or_after, worked, working_day
from sample_data.group import BY_KEY
from sample_data.model import Package, Project


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A work package of the baseline; ``budget`` in whole units of the project's currency, None without a baseline."""

    key: str
    parent: str
    name: str
    start: date
    finish: date
    budget: int | None
    method: str
    units: int
    base: str
    since: int

    def planned(self, day: date) -> float:
        """The share of it that is planned to be done by that day, spread over its working days."""
        before = worked(self.start) - 1
        return min(max((worked(day) - before) / (worked(self.finish) - before), 0.0), 1.0)


@cache
def leaves(key: str, month: int = 12) -> tuple[Leaf, ...]:
    """The work packages of a project as the return of that month has them, after the baseline moved and with changes approved by then."""
    project = BY_KEY[key]
    found = _original(project)
    if key == stories.REBASELINED and month >= stories.REBASELINED_IN:
        found = [_moved(leaf) for leaf in found]
    return tuple(leaf for leaf in found if leaf.since <= month)


def _original(project: Project) -> list[Leaf]:
    given = [(n, m, package) for n, phase in enumerate(project.phases, 1) for m, package in enumerate(phase.packages, 1)]
    firm = [package for _, _, package in given if package.since == 1]
    whole = sum(package.weight for package in firm) or 1
    found = [_leaf(project, n, m, package, whole) for n, m, package in given]
    if not project.budget:
        return [replace(leaf, budget=None) for leaf in found]
    rest = project.budget * 1000 - sum(leaf.budget or 0 for leaf in found if leaf.since == 1)
    largest = max(range(len(found)), key=lambda i: found[i].budget or 0)
    found[largest] = replace(found[largest], budget=(found[largest].budget or 0) + rest)
    return found


def _leaf(project: Project, phase: int, number: int, package: Package, whole: int) -> Leaf:
    first, last = worked(on_or_after(project.start)), worked(project.finish)
    start = working_day(first + (last - first) * package.begins // 100)
    finish = working_day(first + (last - first) * package.ends // 100)
    return Leaf(
        key=f"{project.key}-{phase}.{number}",
        parent=f"{project.key}-{phase}",
        name=package.name,
        start=start,
        finish=finish,
        budget=round(project.budget * package.weight / whole) * 1000,
        method=package.method,
        units=package.units,
        base=f"{project.key}-{package.base}" if package.base else "",
        since=package.since,
    )


def _moved(leaf: Leaf) -> Leaf:
    if leaf.finish <= stories.REBASELINE_FROM:
        return leaf
    begun = leaf.start <= stories.REBASELINE_FROM
    start = leaf.start if begun else later(leaf.start, stories.REBASELINE_DAYS)
    return replace(leaf, start=start, finish=later(leaf.finish, stories.REBASELINE_DAYS))


def finish_of(key: str, month: int) -> date:
    """The baseline finish of the project as the return of that month has it."""
    project = BY_KEY[key]
    return (
        later(project.finish, stories.REBASELINE_DAYS) if key == stories.REBASELINED and month >= stories.REBASELINED_IN else project.finish
    )


def planned_value(packages: Sequence[Leaf], day: date) -> float:
    """What the baseline plans to have done by that day."""
    return sum((leaf.budget or 0) * leaf.planned(day) for leaf in packages)
