"""The baselines: each project's work packages under three phases, with dates, budgets and the way they earn."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sample_data.portfolio import PROJECTS, Project
from sample_data.stories import NO_BASELINE, REBASELINE_DAYS, REBASELINED_IN, SILENT_REBASELINE


@dataclass(frozen=True, kw_only=True)
class Package:
    """One work package; ``begins`` and ``ends`` are shares of the project's duration, ``method`` how it earns."""

    project: str
    wp: str
    name: str
    parent: str = ""
    start: date | None = None
    finish: date | None = None
    budget: int | None = None
    method: str = "physical"
    base: str = ""
    units: int = 0


# name, phase, begin and end as shares of the duration, share of the budget, method
_WATERFALL = (
    ("Requirements", "1", 0.0, 0.16, 0.08, "physical"), ("Architecture", "1", 0.08, 0.26, 0.07, "weighted milestones"), ("Procurement", "1", 0.1, 0.3, 0.05, "0/100"),
    ("Build", "2", 0.22, 0.62, 0.28, "physical"), ("Interfaces", "2", 0.3, 0.7, 0.14, "units"), ("Test", "2", 0.5, 0.82, 0.12, "physical"),
    ("Test support", "2", 0.5, 0.82, 0.04, "apportioned"), ("Roll-out", "3", 0.74, 0.98, 0.12, "units"), ("Training", "3", 0.7, 0.96, 0.04, "50/50"),
    ("Project management", "3", 0.0, 1.0, 0.06, "level of effort"),
)  # fmt: skip
_AGILE = (
    ("Discovery", "1", 0.0, 0.15, 0.08, "physical"), ("Foundations", "1", 0.08, 0.32, 0.14, "physical"), ("Increment 1", "2", 0.2, 0.44, 0.18, "units"),
    ("Increment 2", "2", 0.4, 0.64, 0.18, "units"), ("Increment 3", "2", 0.6, 0.84, 0.18, "units"), ("Go-live", "3", 0.8, 1.0, 0.1, "physical"),
    ("Operations hand-over", "3", 0.84, 1.0, 0.05, "0/100"), ("Product management", "3", 0.0, 1.0, 0.09, "level of effort"),
)  # fmt: skip
PHASES = {"1": "Prepare", "2": "Build", "3": "Introduce"}


def packages(month: int) -> list[Package]:
    """All work packages as the return of that month gives them."""
    return [package for project in PROJECTS for package in of_project(project, month)]


def of_project(project: Project, month: int) -> list[Package]:
    """One project's packages: phases carry no budget of their own."""
    found = [Package(project=project.code, wp=f"{project.code}-{number}", name=name) for number, name in PHASES.items()]
    found += _leaves(project)
    if project.code == NO_BASELINE.project:
        return [replace(package, start=None, finish=None, budget=None, method="physical", base="", units=0) for package in found]
    if project.code == SILENT_REBASELINE.project and month >= REBASELINED_IN:
        return [_moved(package) for package in found]
    return found


def _leaves(project: Project) -> list[Package]:
    rows = _AGILE if project.method == "agile" else _WATERFALL
    days = (project.finish - project.start).days
    found: list[Package] = []
    left = project.budget
    for number, (name, phase, begin, end, share, method) in enumerate(rows, start=1):
        budget = left if number == len(rows) else round(project.budget * share, -3)
        left -= budget
        found.append(
            Package(
                project=project.code,
                wp=f"{project.code}-{phase}.{number}",
                name=name,
                parent=f"{project.code}-{phase}",
                start=_working(project.start + timedelta(days=round(days * begin))),
                finish=_working(project.start + timedelta(days=round(days * end))),
                budget=int(budget),
                method=method,
                base=f"{project.code}-2.6" if method == "apportioned" else "",
                units=(24, 40, 60)[number % 3] if method == "units" else 0,
            )
        )
    return found


def _moved(package: Package) -> Package:
    """What was still to be finished in September was given a later date, without a word."""
    if package.finish is None or package.finish <= date(2026, REBASELINED_IN, 1):
        return package
    return replace(package, finish=_working(package.finish + timedelta(days=REBASELINE_DAYS)))


def _working(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def finish(project: Project, month: int) -> date:
    """The project's baseline finish as the return of that month gives it."""
    return max((package.finish for package in of_project(project, month) if package.finish), default=project.finish)
