"""Measuring: a metric at a level, its coverage, its status, or the reason why there is no value."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from metrics import BY_KEY, limits
from metrics.carried import by_part
from metrics.display import NONE, WORKING_DAYS, write
from metrics.metric import Metric, Status, Thresholds, Unit
from metrics.moment import View
from metrics.query import PARTS, Plan, plan, rows

Level = Literal["portfolio", "programme", "project", "work_package"]
_MOST_DECIMALS = 6
LEVELS: tuple[Level, ...] = ("portfolio", "programme", "project", "work_package")


class UnknownMetric(ValueError):  # noqa: N818 - it says what was not found
    """A key that no metric has; says which was probably meant."""

    def __init__(self, key: str) -> None:
        near = difflib.get_close_matches(key.lower(), BY_KEY, n=1)
        meant = f" Did you mean {near[0]!r}?" if near else f" There are {', '.join(BY_KEY)}."
        super().__init__(f"There is no metric {key!r}.{meant}")


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How many of how many rows a figure rests on, what share of their budget, and from which day their progress is where that is
    not the status date; ``says`` is the sentence's tail."""

    count: int
    of: int
    share_of_bac: float | None
    says: str
    progress: str = ""

    @property
    def whole(self) -> str:
        """All of it: "over 13 of 14 projects, 92 % of BAC; progress of NET as of 31 July 2026"."""
        return f"{self.says}; {self.progress}" if self.progress else self.says


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One figure. ``status`` is grey where there is no value or nothing to judge it by; ``inputs`` are what it was made from."""

    metric: Metric
    level: str
    key: str
    label: str
    value: float | None
    reason: str
    status: Status
    thresholds: Thresholds | None
    coverage: Coverage
    inputs: Mapping[str, float | None]
    counted: str = ""  # what earned schedule is counted in: the period of the project's own plan, else the working day

    def text(self, currency: str = "") -> str:
        """The value as people read it."""
        decimals = self.telling(2) if self.metric.unit is Unit.INDEX else None
        return write(self.value, self.metric.unit, currency=currency, decimals=decimals, counted=self.counted)

    def telling(self, decimals: int) -> int:
        """As many decimals as it takes for the rounded value to have the status of the exact one: 0.9497 is not the 0.95 that is green."""
        if self.thresholds is None or self.value is None:
            return decimals
        while decimals < _MOST_DECIMALS and self.thresholds.status(round(self.value, decimals)) is not self.thresholds.status(self.value):
            decimals += 1
        return decimals

    def as_dict(self, currency: str) -> dict[str, Any]:
        """Plain values, for JSON; ``currency`` is what an amount is in."""
        return {
            "metric": self.metric.key,
            "level": self.level,
            "key": self.key,
            "label": self.label,
            "value": self.value,
            "currency": currency if self.metric.unit is Unit.MONEY else None,
            "reason": self.reason,
            "status": self.status.value if self.thresholds else None,
            "coverage": {
                "count": self.coverage.count,
                "of": self.coverage.of,
                "share_of_bac": self.coverage.share_of_bac,
                "says": self.coverage.says,
                "progress": self.coverage.progress,
            },
        }


def metric_of(key: str) -> Metric:
    """The metric of that key; raises :class:`UnknownMetric`."""
    if key not in BY_KEY:
        raise UnknownMetric(key)
    return BY_KEY[key]


def measure(view: View, keys: Iterable[str], by: Level = "portfolio") -> list[Measured]:
    """Every metric of ``keys`` for every part of the portfolio at that level, in this order."""
    if by not in LEVELS:
        raise ValueError(f"There is no level {by!r}; there is {', '.join(LEVELS)}.")
    return [measured for metric in [metric_of(key) for key in keys] for measured in _remembered(view, metric, by)]


def _remembered(view: View, metric: Metric, level: Level) -> list[Measured]:
    """Measured once for each view: slides and explanations ask for the same figures again and again."""
    asked = ("measured", metric.key, level)
    if asked not in view.memo:
        view.memo[asked] = _measured(view, metric, level, limits.of(metric, limits.overriding(view)))
    found: list[Measured] = view.memo[asked]
    return found


def _measured(view: View, metric: Metric, level: Level, thresholds: Thresholds | None) -> list[Measured]:
    planned = plan(view, metric, level)
    counted, carried = _counted(view, planned), by_part(view, planned)
    found = []
    for row in rows(view, planned):
        value, reason = planned.judged(row)
        found.append(
            Measured(
                metric=metric,
                level=level,
                key=row.key,
                label=row.label,
                value=value,
                reason=reason,
                status=thresholds.status(value) if thresholds else Status.GREY,
                thresholds=thresholds,
                coverage=replace(_coverage(planned, level, row.count, row.of, row.covered, row.budget), progress=carried.get(row.key, "")),
                inputs=planned.inputs(row),
                counted=counted.get(row.key, WORKING_DAYS) if metric.unit is Unit.PERIODS else "",
            )
        )
    return found


def _counted(view: View, planned: Plan) -> dict[str, str]:
    """What the time of each part is counted in: the unit of its one project's plan, or over several the working day."""
    if planned.metric.unit is not Unit.PERIODS or not planned.sql:
        return {}
    part = PARTS[planned.level][0]
    return dict(view.con.execute(f'SELECT {part}, min(unit) FROM {planned.fact} WHERE "at" IS NOT NULL GROUP BY 1').fetchall())


def _coverage(planned: Plan, level: str, count: int, of: int, covered: float | None, budget: float | None) -> Coverage:
    share = None if covered is None or not budget else covered / budget
    noun = planned.noun if of != 1 else planned.noun.removesuffix("s")
    says = f"over {count} of {of} {noun}" if of else NONE
    if share is not None and level in ("portfolio", "programme"):
        says += f", {_percent(share)} of {'BAC' if share < 1 or count == of else 'the BAC that is known'}"
    return Coverage(count=count, of=of, share_of_bac=share, says=says)


def _percent(share: float) -> str:
    """Rounded, but never to 100 % where something is missing nor to 0 % where something is there."""
    if 0.995 <= share < 1:
        return "over 99 %"
    return "under 1 %" if 0 < share < 0.005 else f"{round(share * 100)} %"
