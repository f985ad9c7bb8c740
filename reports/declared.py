"""A portfolio of which nothing is known but what its managers declare: counts, worst first, and what cannot be computed in one line."""

from collections import Counter

from charts.palette import WORD
from metrics.display import NONE, joined, narrow_day, number
from metrics.measure import measure
from metrics.metric import Status, Unit
from metrics.status import ProjectStatus, project_statuses
from metrics.view import View
from reports import given
from reports.report import Cell, Grid, GridColumn, Item, Kpi, Kpis, Note, Row, Value
from reports.shown import named, words
from reports.stamp import scope_of

WITHOUT = ("changes", "position")  # slides that would be empty: they tell of money and of earned value
_ORDER = (Status.RED, Status.AMBER, Status.GREEN)
_ON_OVERVIEW, _LISTED = 12, 100
_NOT = {
    "cpi": "CPI",
    "spi": "SPI",
    "spi_t": "SPI(t)",
    "eac": "forecast cost",
    "vac": "what is over budget",
    "finish_slip": "slip of the finish",
}


def alone(view: View) -> bool:
    """Whether statuses are declared and nothing at all is computable: no index, no forecast."""
    if not any(status.declared for status in project_statuses(view)):
        return False
    return all(measured.value is None for measured in measure(view, ["cpi", "spi", "spi_t", "eac"]))


def _counts(view: View) -> Counter[Status | None]:
    return Counter(status.declared for status in project_statuses(view))


def headline(view: View, filtered: str) -> str:
    """How many are declared how, worst first."""
    counts = _counts(view)
    told = [f"{number(counts[status])} {WORD[status].lower()}" for status in _ORDER if counts[status]]
    undeclared = [f"{number(counts[None])} without a declared status"] if counts[None] else []
    return f"{scope_of(view, filtered)} as declared: {joined([*told, *undeclared])}"


def title(view: View) -> str:
    """How many are declared anything but on track."""
    counts = _counts(view)
    bad, of = counts[Status.RED] + counts[Status.AMBER], counts.total()
    return f"{number(bad)} of {number(of)} {'project is' if of == 1 else 'projects are'} declared off track or at risk"


def overview(view: View, decisions: Note) -> tuple[Row, ...]:
    """Counts, the worst, what is not computable, and what is to be decided."""
    left = Cell(width=4, blocks=(decisions, _missing(view)))
    right = (
        Row(cells=(Cell(width=12, blocks=(_cards(view),)),), height=0.2),
        Row(cells=(Cell(width=12, blocks=(_worst(view, _ON_OVERVIEW),)),), height=0.8),
    )
    return (Row(cells=(left, Cell(width=8, blocks=right))),)


def _cards(view: View) -> Kpis:
    counts = _counts(view)
    cards = [Kpi(label=f"Declared {WORD[status].lower()}", value=_count(counts[status], status)) for status in _ORDER]
    undeclared = (Kpi(label="Not declared", value=_count(counts[None], None)),) if counts[None] else ()
    return Kpis(items=(*cards, *undeclared))


def _count(count: int, status: Status | None) -> Value:
    return Value(text=number(count), number=float(count), unit=Unit.COUNT, status=status if count else None)


def _missing(view: View) -> Note:
    """One line: what is not computable, and for want of what."""
    found = measure(view, list(_NOT))
    missing = [_NOT[measured.metric.key] for measured in found if measured.value is None]
    reasons = list(dict.fromkeys(measured.reason for measured in found if measured.value is None and measured.reason))
    nothing = [table for table in ("milestones", "risks") if not given.given(view, table)]
    none = f" No {' and no '.join(nothing)} were given to Steerboard." if nothing else ""
    return Note(
        title="Not computable",
        items=(
            Item(
                title=f"{joined(missing)[:1].upper()}{joined(missing)[1:]} are not computable: {'; '.join(reasons)}.{none}",
                lines=("Load budgets with progress and cost, or work packages, to compute them.",),
            ),
        ),
    )


def _worst(view: View, most: int) -> Grid:
    """By declared status, the worst first, then by identifier; how many follow is said."""
    every = sorted(project_statuses(view), key=lambda s: (_place(s), s.project_id))
    columns = (
        GridColumn(label="Project", width=3), GridColumn(label="Declared", width=1.4), GridColumn(label="On", width=1.3, numeric=True),
        GridColumn(label="Manager", width=1.6), GridColumn(label="To be wary of", width=3),
    )  # fmt: skip
    left = Counter(status.declared for status in every[most:])
    rest = [f"{number(left[key])} {WORD[key].lower() if key else 'not declared'}" for key in (*_ORDER, None) if left[key]]
    return Grid(
        title="Worst first, as declared",
        columns=columns,
        rows=tuple(_row(status) for status in every[:most]),
        tail=f"{number(len(every) - most)} more {'is' if len(every) == most + 1 else 'are'} not listed: {joined(rest)}" if rest else "",
        empty="No project is in view.",
    )


def full(view: View) -> Grid:
    """The same, longer."""
    return _worst(view, _LISTED)


def _place(status: ProjectStatus) -> int:
    """Undeclared after at risk: what is unknown is worse than fine."""
    return {Status.RED: 0, Status.AMBER: 1, None: 2}.get(status.declared, 3)


def _row(status: ProjectStatus) -> tuple[Value, ...]:
    declared = Value(text=WORD[status.declared], status=status.declared) if status.declared else Value(text="Not declared")
    return (
        words(named(status.project_id, status.name)),
        declared,
        words(narrow_day(status.declared_on)),
        words(status.manager),
        Value(text=status.stale or NONE),
    )
