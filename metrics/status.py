"""The status of each project: computed from limits, beside the one declared, with what to be wary of."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from metrics import limits as in_force
from metrics import trend
from metrics.measure import Measured, measure, metric_of
from metrics.metric import Status, Thresholds
from metrics.moment import View
from metrics.reporting import Reporting, mismatch, reporting, stale

# the rule of the computed status: the worst of these; what is not computable is left out, unless all of them are
JUDGED = ("cpi", "spi", "spi_t")


@dataclass(frozen=True, kw_only=True)
class ProjectStatus:
    """One project's status; ``adverse``, ``stale`` and ``mismatch`` are sentences, empty where all is well."""

    project_id: str
    name: str
    programme_id: str | None
    programme: str | None
    manager: str | None
    computed: Status
    worst_metric: str
    declared: Status | None
    declared_on: date | None
    justification: str
    adverse: str
    stale: str
    mismatch: str
    reported_to: date | None
    costs_to: date | None

    @property
    def watermelon(self) -> bool:
        """Declared better than computed, by a step or more."""
        return self.declared is not None and self.computed is not Status.GREY and self.declared.rank < self.computed.rank

    @property
    def unjustified(self) -> bool:
        """A watermelon without a written justification."""
        return self.watermelon and not self.justification


def limits(view: View, key: str) -> Thresholds | None:
    """The limits of a metric in force at the status date."""
    return in_force.of(metric_of(key), in_force.overriding(view))


def worst(measured: Sequence[Measured]) -> tuple[Status, str]:
    """The worst status among measured figures and the metric that has it; grey where none is computable."""
    known = [m for m in measured if m.status is not Status.GREY]
    if not known:
        return Status.GREY, ""
    found = max(known, key=lambda m: m.status.rank)
    return found.status, found.metric.key


def portfolio_status(view: View) -> Status:
    """The computed status of all in scope together, by the same rule as a project's."""
    return worst(measure(view, JUDGED))[0]


def project_statuses(view: View) -> list[ProjectStatus]:
    """Every project in scope, in the order of their identifiers."""
    fields = tuple(ProjectStatus.__dataclass_fields__)
    found = view.con.execute(f"SELECT {', '.join(fields)} FROM fact_status ORDER BY project_id").fetchall()
    return [_status(dict(zip(fields, row, strict=True))) for row in found]


def needs_attention(status: ProjectStatus, moved: Collection[str]) -> bool:
    """Amber or red, a watermelon, stale, not computable, or with a baseline that moved in silence: anything but plainly on plan."""
    return status.computed is not Status.GREEN or bool(status.watermelon or status.stale) or status.project_id in moved


def ranked(view: View) -> list[ProjectStatus]:
    """Every project, worst first: by computed status, then by what it costs over budget."""
    variance = {measured.key: measured.value for measured in measure(view, ["vac"], by="project")}
    return sorted(project_statuses(view), key=lambda s: (-_severity(s), variance.get(s.project_id) or 0.0, s.project_id))


def _severity(status: ProjectStatus) -> float:
    """What is unknown is worse than fine and better than known to be at risk."""
    return 0.5 if status.computed is Status.GREY else status.computed.rank + (0.25 if status.watermelon else 0)


def keep(view: View) -> None:
    """Compute the statuses once, and keep them as the fact that counts are taken over."""
    view.con.execute(_TABLE)
    columns = zip(*(_row(status) for status in _computed(view)), strict=True)
    lists = [list(column) for column in columns]
    if lists:  # a list for each column: one statement is a hundred times faster than one for each row
        view.con.execute(f"INSERT INTO fact_status SELECT {', '.join(['unnest(?)'] * len(lists))}", lists)


_TABLE = """CREATE OR REPLACE TEMP TABLE fact_status (
    project_id VARCHAR, name VARCHAR, programme_id VARCHAR, programme VARCHAR, manager VARCHAR, computed VARCHAR, worst_metric VARCHAR,
    declared VARCHAR, declared_on DATE, justification VARCHAR, adverse VARCHAR, stale VARCHAR, mismatch VARCHAR, reported_to DATE, costs_to DATE,
    watermelons INTEGER, unjustified INTEGER, stale_projects INTEGER, mismatched_projects INTEGER, adverse_projects INTEGER)"""


def _row(status: ProjectStatus) -> list[object]:
    flags = (status.watermelon, status.unjustified, bool(status.stale), bool(status.mismatch), bool(status.adverse))
    return [*(getattr(status, name) for name in ProjectStatus.__dataclass_fields__), *(int(flag) for flag in flags)]


def _status(values: dict[str, Any]) -> ProjectStatus:
    declared = values.pop("declared")
    return ProjectStatus(**{**values, "computed": Status(values["computed"])}, declared=Status(declared) if declared else None)


def _computed(view: View) -> list[ProjectStatus]:
    figures: dict[str, list[Measured]] = {}
    for measured in measure(view, JUDGED, by="project"):
        figures.setdefault(measured.key, []).append(measured)
    adverse = trend.adverse(view)
    return [_of_project(view, report, figures[report.project_id], adverse.get(report.project_id, "")) for report in reporting(view)]


def _of_project(view: View, report: Reporting, figures: list[Measured], adverse: str) -> ProjectStatus:
    computed, metric = worst(figures)
    if adverse and computed is Status.GREEN:
        computed, metric = Status.AMBER, "adverse trend"
    return ProjectStatus(
        project_id=report.project_id,
        name=report.name,
        programme_id=report.programme_id,
        programme=report.programme,
        manager=report.manager,
        computed=computed,
        worst_metric=metric,
        declared=Status(report.declared) if report.declared else None,
        declared_on=report.declared_on,
        justification=report.justification,
        adverse=adverse,
        stale=stale(report, view.status_date),
        mismatch=mismatch(report),
        reported_to=report.reported_to,
        costs_to=report.costs_to,
    )
