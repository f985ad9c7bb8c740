"""The finance ledger: lines whose actuals and accruals add up to what the work has cost."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from sample_data.plan import Package, of_project
from sample_data.portfolio import MONTHS, PROJECTS, Project, month_end
from sample_data.progress import earned
from sample_data.stories import NO_BASELINE, RECENT_COLLAPSE, STALE

LINES = 40_000
VENDORS = ("Nordwind Consulting", "Hafner & Söhne IT", "Brightwater Ltd", "Quellstrom SA", "Internal labour", "Lindenhof Cloud", "Ferrovia Networks", "Atelier Numérique")
TEXTS = ("Consulting days", "Licences", "Design workshop", "Test environment", "Travel", "Hardware", "Support", "Project staff", "Data migration", "Training")
_CUMULATIVE, _RECENT = 0.97, 0.78  # of the project whose recent cost performance collapsed
_NO_BASELINE_A_MONTH = 38_000


@dataclass(frozen=True, kw_only=True)
class Line:
    """One ledger line; ``cents`` because money is counted, not measured."""

    number: str
    day: date
    project: str
    wp: str
    cents: int
    currency: str
    kind: str
    vendor: str
    text: str


@cache
def lines() -> tuple[Line, ...]:
    """All lines of the year to date, by posting date; exactly 40,000."""
    random_ = random.Random(20261031)
    postings = [posting for project in PROJECTS for month in MONTHS for posting in _postings(project, month)]
    fixed = sum(3 if kind == "accrual" else 1 for *_, kind in postings)
    commitments = 1_400
    weights = [abs(cents) for *_, cents, kind in postings]
    spread = _spread(LINES - fixed - commitments, weights)
    found: list[tuple[Project, str, date, int, str]] = []
    for (project, wp, month, cents, kind), extra in zip(postings, spread, strict=True):
        found += _split(random_, project, wp, month, cents, kind, extra + 1)
    found += _commitments(random_, commitments)
    found.sort(key=lambda line: (line[2], line[0].code, line[1], line[3]))
    return tuple(
        Line(
            number=f"FI{day:%y%m}-{place:06d}", day=day, project=project.code, wp=wp, cents=cents, currency=project.currency, kind=kind,
            vendor=random_.choice(VENDORS), text=random_.choice(TEXTS),
        )
        for place, (project, wp, day, cents, kind) in enumerate(found, start=1)
    )  # fmt: skip


def _postings(project: Project, month: int) -> list[tuple[Project, str, int, int, str]]:
    """What each work package of a project cost in a month; a twelfth of it is accrued and reversed in the next."""
    found: list[tuple[Project, str, int, int, str]] = []
    for package in of_project(project, 1):
        cents = round(100 * _cost(project, package, month))
        if cents > 0:
            accrued = cents // 12 if month < MONTHS[-1] else 0
            found.append((project, package.wp, month, cents - accrued, "actual"))
            if accrued:
                found.append((project, package.wp, month, accrued, "accrual"))
    return found


def _cost(project: Project, package: Package, month: int) -> float:
    if project.code == NO_BASELINE.project:
        return _NO_BASELINE_A_MONTH if package.parent and month >= project.start.month and package.wp.endswith(".1") else 0.0
    # what was earned in the year before is booked in January: the ledger of the sample begins there
    before = earned(package, month_end(month - 1)) if month > 1 else 0.0
    return max(0.0, earned(package, month_end(month)) - before) / _efficiency(project, month)


@cache
def _efficiency(project: Project, month: int) -> float:
    """Value earned for money spent; for the collapse, what makes the cumulative and the recent CPI come out as told."""
    if project.code != RECENT_COLLAPSE.project:
        return project.efficiency
    total, before = (sum(earned(package, month_end(each)) for package in of_project(project, 1)) for each in (10, 7))
    if month > 7:
        return _RECENT
    return before / (total / _CUMULATIVE - (total - before) / _RECENT)


def _spread(count: int, weights: list[int]) -> list[int]:
    """``count`` lines over the postings by their size, to the line."""
    total, given, passed, found = sum(weights), 0, 0, []
    for weight in weights:
        passed += weight
        due = count * passed // total
        found.append(due - given)
        given = due
    return found


def _split(random_: random.Random, project: Project, wp: str, month: int, cents: int, kind: str, count: int) -> list[tuple[Project, str, date, int, str]]:  # noqa: E501
    """One posting as lines of uneven size that add up to the cent; an accrual is reversed and invoiced in the next month."""
    if kind == "accrual":
        nxt = date(2026, month + 1, 3)
        pieces = _split(random_, project, wp, month + 1, cents, "actual", count)
        return [(project, wp, month_end(month), cents, "accrual"), (project, wp, nxt, -cents, "accrual"), *pieces]
    cuts = sorted(random_.randrange(1, max(2, cents)) for _ in range(count - 1))
    parts = [b - a for a, b in zip([0, *cuts], [*cuts, cents], strict=True)]
    return [(project, wp, _day(random_, month), part, "actual") for part in parts]


def _day(random_: random.Random, month: int) -> date:
    """A working day of the month."""
    day = date(2026, month, 1) + timedelta(days=random_.randrange(month_end(month).day))
    return day - timedelta(days=max(0, day.weekday() - 4)) if day.day > 2 else day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)


def _commitments(random_: random.Random, count: int) -> list[tuple[Project, str, date, int, str]]:
    """Purchase orders: money promised, not spent, and so no actual cost."""
    projects = [project for project in PROJECTS if project.budget and project.code != STALE.project]
    found = []
    for place in range(count):
        project = projects[place % len(projects)]
        package = next(each for each in of_project(project, 1) if each.parent)
        found.append((project, package.wp, _day(random_, random_.choice(MONTHS)), random_.randrange(200_000, 4_000_000), "commitment"))
    return found
