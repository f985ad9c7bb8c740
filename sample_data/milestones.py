"""The milestones of each project: five stages on its way, and those by which a work package earns."""

from dataclasses import dataclass
from datetime import date, timedelta

from sample_data.plan import Package, of_project
from sample_data.portfolio import PROJECTS, Project, month_end
from sample_data.progress import DONE_LATE, WEIGHTS, reported_on, share
from sample_data.stories import LATE_AND_DONE, NO_BASELINE

_STAGES = (("Scope approved", 0.16), ("Design accepted", 0.34), ("Pilot live", 0.6), ("Acceptance test passed", 0.82), ("Go-live", 0.97))
_NAMES = {
    "ERP": ("Blueprint signed", "Template accepted", "Pilot country live", "Cut-over rehearsed", "Go-live wave 2"),
    "DWH": ("Sources agreed", "Platform live", "Sales mart live", "Finance mart live", "Old warehouse off"),
    "SOC": ("Contract signed", "Sensors in place", "8×5 operation", "24×7 operation", "Audit passed"),
    "CLD": ("Landing zone ready", "First 40 workloads", "120 workloads", "Data centre A empty", "Data centre B closed"),
    "NET": ("Design accepted", "Head office done", "Half of the sites done", "All sites done", "Old network off"),
    "CRM": ("Scope approved", "Data model accepted", "Service desk live", "Data cut-over", "Sales live"),
    "WRB": ("Concept approved", "Prototype accepted", "Pilot hotel live", "Ten hotels live", "All hotels live"),
    "ECP": ("Load model agreed", "Search rebuilt", "Checkout rebuilt", "Peak rehearsal passed", "Black Friday ready"),
}


@dataclass(frozen=True, kw_only=True)
class Milestone:
    project: str
    number: str
    name: str
    baseline: date | None
    forecast: date
    actual: date | None
    updated: date
    float_days: int | None = None
    predecessor: str = ""
    weight: float | None = None
    wp: str = ""
    owner: str = ""


def rows(month: int, codes: tuple[str, ...]) -> list[Milestone]:
    """The milestones as the return of that month tells them."""
    return [row for project in PROJECTS if project.code in codes for row in (*_stages(project, month), *_earning(project, month))]


def _stages(project: Project, month: int) -> list[Milestone]:
    told = _told(project, month)
    found: list[Milestone] = []
    for place, (name, at) in enumerate(zip(_NAMES.get(project.code, [name for name, _ in _STAGES]), [at for _, at in _STAGES], strict=True), start=1):
        baseline = _friday(project.start + timedelta(days=round(at * (project.finish - project.start).days)))
        late = _late(project, at, place)
        expected = _friday(baseline + timedelta(days=late))
        if project.code == LATE_AND_DONE.project and place == 5:
            expected = DONE_LATE
        forecast = baseline if late > 0 and month < _noticed(baseline) else expected
        found.append(
            Milestone(
                project=project.code, number=f"{project.code}-M{place}", name=name, baseline=None if project.code == NO_BASELINE.project else baseline,
                forecast=max(forecast, expected) if expected <= told else forecast, actual=expected if expected <= told else None, updated=told,
                float_days=max(0, 12 - late // 2) if place < 5 else 0, predecessor=f"{project.code}-M{place - 1}" if place > 1 else "", owner=project.manager,
            )
        )  # fmt: skip
    return found


def _late(project: Project, at: float, place: int) -> int:
    """Calendar days late: little at first, all of the project's slip at its end; a project on plan has an odd day."""
    if project.slip <= 0:
        return (0, 0, -2, 0, project.slip)[place - 1]
    return round(project.slip * max(0.0, at - 0.1) / 0.9)


def _noticed(baseline: date) -> int:
    """The month from which a slip is told: three months before the date."""
    return (baseline.year - 2026) * 12 + baseline.month - 3


def _earning(project: Project, month: int) -> list[Milestone]:
    """The two milestones of each package that earns by them, done when half and all of it is."""
    told, found = _told(project, month), []
    for package in of_project(project, 1):
        if package.method == "weighted milestones" and package.start and package.finish:
            for place, (weight, needed) in enumerate(zip(WEIGHTS, (0.5, 1.0), strict=True), start=1):
                baseline = package.start + timedelta(days=(package.finish - package.start).days // 2) if place == 1 else package.finish
                reached = _reached(package, needed, told)
                found.append(
                    Milestone(
                        project=project.code, number=f"{package.wp}-{place}", name=f"{package.name}: {('draft', 'final')[place - 1]}", baseline=_friday(baseline),
                        forecast=reached or max(_friday(baseline), told), actual=reached, updated=told, weight=weight, wp=package.wp, owner=project.manager,
                    )
                )  # fmt: skip
    return found


def _reached(package: Package, needed: float, until: date) -> date | None:
    day = package.start
    while day is not None and day <= until:
        if share(package, day) >= needed:
            return day
        day += timedelta(days=1)
    return None


def _told(project: Project, month: int) -> date:
    """The day up to which the project tells its milestones."""
    while month > 1 and reported_on(project.code, month) is None:
        month -= 1
    return reported_on(project.code, month) or month_end(month)


def _friday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))
