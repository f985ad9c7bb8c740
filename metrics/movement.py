"""What changed between two views, and what it comes from: cost, finish, status and index of each project."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from metrics.causes import cause_of_cost, cause_of_finish
from metrics.metric import Status
from metrics.moment import View
from metrics.project_rows import ProjectRow, project_rows
from metrics.rebaseline import BaselineMove, baseline_moves
from metrics.restatement import Restatement, restatements
from metrics.status import project_statuses
from metrics.working_days import working_days
from schema.thresholds import HALF_A_CENT

__all__ = [
    "BaselineMove",
    "CostMove",
    "FinishMove",
    "IndexMove",
    "Moves",
    "Restatement",
    "StatusMove",
    "baseline_moves",
    "largest",
    "moves",
    "restatements",
]


_COMPARED = ("eac", "expected_finish", "baseline_finish")


@dataclass(frozen=True, kw_only=True)
class CostMove:
    """What one project adds to the change of the EAC; amounts are in the currency of the view that is now.

    A project that was not there or not computable before adds all of it, one that no longer is takes all of it away.
    """

    project_id: str
    name: str
    before: float | None
    now: float | None
    change: float
    exchange: float  # the part of the change that comes from exchange rates alone
    cause: str


@dataclass(frozen=True, kw_only=True)
class FinishMove:
    """How far one project's expected finish moved, in working days; later is positive."""

    project_id: str
    name: str
    before: date
    now: date
    days: int
    cause: str


@dataclass(frozen=True, kw_only=True)
class StatusMove:
    """A project whose computed status changed."""

    project_id: str
    name: str
    before: Status
    now: Status

    @property
    def worse(self) -> bool:
        return self.now.rank > self.before.rank


@dataclass(frozen=True, kw_only=True)
class IndexMove:
    """How one project's CPI moved."""

    project_id: str
    name: str
    before: float
    now: float
    change: float


@dataclass(frozen=True, kw_only=True)
class Moves:
    """Everything that changed, each the largest first."""

    eac_before: float | None
    eac_now: float | None
    eac_change: float | None
    costs: tuple[CostMove, ...]
    finishes: tuple[FinishMove, ...]
    statuses: tuple[StatusMove, ...]
    indices: tuple[IndexMove, ...]
    baselines: tuple[BaselineMove, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    compared: frozenset[str]  # which of eac, expected_finish and baseline_finish any project has on both sides: of others none has changed


def moves(now: View, before: View) -> Moves:
    """What changed from ``before``, as the last committee saw it, to ``now``."""
    new, old = project_rows(now), project_rows(before)
    costs = _costs(new, old)
    totals = [_total(row.eac for row in rows.values()) for rows in (old, new)]
    return Moves(
        eac_before=totals[0],
        eac_now=totals[1],
        eac_change=None if totals[0] is None or totals[1] is None else totals[1] - totals[0],
        costs=costs,
        finishes=_finishes(now, before, new, old),
        statuses=_statuses(now, before),
        indices=_indices(new, old),
        baselines=baseline_moves(now, before),
        added=tuple(sorted(set(new) - set(old))),
        gone=tuple(sorted(set(old) - set(new))),
        compared=frozenset(name for name in _COMPARED for key in set(new) & set(old) if _both(new[key], old[key], name)),
    )


def _both(now: ProjectRow, before: ProjectRow, name: str) -> bool:
    return getattr(now, name) is not None and getattr(before, name) is not None


def largest(found: Sequence[CostMove], most: int = 3) -> tuple[tuple[CostMove, ...], float]:
    """The largest contributors to the change of the EAC, and what all others add up to."""
    return tuple(found[:most]), sum(move.change for move in found[most:])


def _total(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _costs(new: dict[str, ProjectRow], old: dict[str, ProjectRow]) -> tuple[CostMove, ...]:
    found = []
    for project in sorted(set(new) | set(old)):
        row, was = new.get(project), old.get(project)
        before, after = was.eac if was else None, row.eac if row else None
        change = (after or 0.0) - (before or 0.0)
        if abs(change) < HALF_A_CENT:
            continue
        exchange = _exchange(row, was)
        name = row.name if row else was.name if was else project
        found.append(
            CostMove(
                project_id=project,
                name=name,
                before=before,
                now=after,
                change=change,
                exchange=exchange,
                cause=cause_of_cost(row, was, exchange),
            )
        )
    return tuple(sorted(found, key=lambda move: (-abs(move.change), move.project_id)))


def _exchange(now: ProjectRow | None, before: ProjectRow | None) -> float:
    """The part of a change of the EAC that comes from the exchange rate alone."""
    if now is None or before is None or now.eac is None or before.eac is None or not now.rate or not before.rate:
        return 0.0
    return before.eac * (now.rate / before.rate - 1)


def _finishes(view: View, before: View, new: dict[str, ProjectRow], old: dict[str, ProjectRow]) -> tuple[FinishMove, ...]:
    found = []
    for project in sorted(set(new) & set(old)):
        row, was = new[project], old[project]
        if row.expected_finish is None or was.expected_finish is None or row.expected_finish == was.expected_finish:
            continue
        days = working_days(view, was.expected_finish, row.expected_finish)
        cause = cause_of_finish(view, before, project, days)
        found.append(
            FinishMove(project_id=project, name=row.name, before=was.expected_finish, now=row.expected_finish, days=days, cause=cause)
        )
    return tuple(sorted(found, key=lambda move: (-abs(move.days), move.project_id)))


def _statuses(now: View, before: View) -> tuple[StatusMove, ...]:
    old = {status.project_id: status for status in project_statuses(before)}
    found = [
        StatusMove(project_id=s.project_id, name=s.name, before=old[s.project_id].computed, now=s.computed)
        for s in project_statuses(now)
        if s.project_id in old and s.computed is not old[s.project_id].computed
    ]
    return tuple(sorted(found, key=lambda move: (move.before.rank - move.now.rank, move.project_id)))


def _indices(new: dict[str, ProjectRow], old: dict[str, ProjectRow]) -> tuple[IndexMove, ...]:
    found = []
    for project in sorted(set(new) & set(old)):
        before, after = old[project].cpi, new[project].cpi
        if before is not None and after is not None and abs(after - before) >= 0.0005:
            found.append(IndexMove(project_id=project, name=new[project].name, before=before, now=after, change=after - before))
    return tuple(sorted(found, key=lambda move: (-abs(move.change), move.project_id)))
