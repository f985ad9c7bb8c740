"""What the sample is made of: programmes, projects with their work packages and milestones, and the registers' entries."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Programme:
    """One programme of the group."""

    key: str
    name: str
    owner: str
    objective: str


@dataclass(frozen=True)
class Package:
    """One work package: where it lies within its project (0 to 100), its weight in the budget, and how it earns.

    ``units`` is what an earning by units counts; ``base`` the package that an apportioned one follows;
    ``since`` the month of the return in which a change request first brings it.
    """

    name: str
    begins: int
    ends: int
    weight: int
    method: str = "physical"
    units: int = 0
    base: str = ""
    since: int = 1


@dataclass(frozen=True)
class Phase:
    """A summary of the work breakdown structure and what lies below it."""

    name: str
    packages: tuple[Package, ...]


@dataclass(frozen=True)
class Milestone:
    """A milestone at a share of one work package's duration; ``slip`` are days by which it is expected later than the package."""

    name: str
    package: str
    at: int = 100
    weight: int = 0
    slip: int = 0


@dataclass(frozen=True)
class Words:
    """What the project manager writes in October's report."""

    progress: str
    blockers: str
    risks: str
    next_steps: str
    justification: str = ""


@dataclass(frozen=True, kw_only=True)
class Project:
    """One project: its plan, and how it fares.

    ``spi`` and ``cpi`` are the courses that its reports follow from January to October, evenly spaced; amounts are in
    thousands of the project's currency. ``etc`` is what the manager expects the rest to cost in shares of its budget
    (0: no estimate is given). ``declared`` are the months from which a status is declared.
    """

    key: str
    name: str
    programme: str
    sponsor: str
    manager: str
    method: str
    currency: str
    start: date
    finish: date
    budget: int
    contingency: int
    reserve: int
    phases: tuple[Phase, ...]
    milestones: tuple[Milestone, ...]
    spi: tuple[float, ...]
    cpi: tuple[float, ...]
    declared: dict[int, str]
    words: Words
    etc: float = 0.0
    confidence: str = ""
    pmo: bool = False
    costs: tuple[int, ...] = field(default=())  # monthly, where there is no budget to earn


@dataclass(frozen=True, kw_only=True)
class Risk:
    """One risk; amounts in thousands of CHF, ratings before and after the response."""

    key: str
    project: str
    title: str
    area: str
    inherent: tuple[int, int, int]
    residual: tuple[int, int, int]
    response: str
    owner: str
    raised: date
    review: date
    closed: date | None = None


@dataclass(frozen=True, kw_only=True)
class Issue:
    """One issue."""

    key: str
    project: str
    title: str
    severity: str
    owner: str
    raised: date
    due: date
    closed: date | None
    resolution: str


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One decision asked of the committee; the cost of waiting is in CHF a month."""

    key: str
    project: str
    asked: date
    title: str
    options: str
    recommendation: str
    consequence: str
    waiting: int
    owner: str
    due: date
    decided: date | None = None
    carried_out: date | None = None
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class Action:
    """One action, mostly from a decision."""

    key: str
    project: str
    agreed: date
    title: str
    owner: str
    due: date
    done: date | None
    decision: str = ""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change request; cost in thousands of the project's currency, days are working days."""

    key: str
    project: str
    title: str
    cost: int
    days: int
    raised: date
    decided: date | None
    verdict: str
    implemented: date | None
    owner: str
