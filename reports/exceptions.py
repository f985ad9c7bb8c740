"""The projects that need attention, worst first; those on plan collapse to one line."""

from collections.abc import Mapping
from dataclasses import replace

from charts.palette import MARK, WORD
from metrics import BY_KEY
from metrics.display import joined, write
from metrics.measure import Measured, measure
from metrics.metric import Status
from metrics.status import ProjectStatus, needs_attention, ranked
from metrics.view import View
from reports.columns import in_columns
from reports.report import Grid, GridColumn, Value
from reports.shown import by_key, cut, shown, words

ON_OVERVIEW = 5
_MEASURES = ("cpi", "cpi_3", "spi", "spi_t", "bac", "eac", "vac", "finish_slip", "tcpi_eac", "eac_realism")


def brief(view: View, moved: frozenset[str], *, most: int = ON_OVERVIEW) -> Grid:
    """The worst exceptions with the figures of one line each, for the overview."""
    every = ranked(view)
    exceptions = [status for status in every if needs_attention(status, moved)]
    measured = by_key(measure(view, list(_MEASURES), by="project"))
    columns = (
        GridColumn(label="Project", width=2.6), GridColumn(label="Status", width=1.7), GridColumn(label="CPI", numeric=True, width=0.9),
        GridColumn(label="SPI(t)", numeric=True, width=0.9), GridColumn(label="Over budget", numeric=True, width=1.6), GridColumn(label="Slip, days", numeric=True, width=1.1),
    )  # fmt: skip
    return in_columns(
        Grid(
            title=_title(exceptions, every),
            columns=columns,
            rows=tuple(_brief_row(view, status, moved, measured) for status in exceptions[:most]),
            tail=_tail(every, exceptions, most, moved),
            empty="Every project is on plan.",
            status=max((s.computed for s in exceptions), key=lambda s: s.rank, default=Status.GREEN),
        ),
        view.currency,
    )


def _brief_row(view: View, status: ProjectStatus, moved: frozenset[str], measured: dict[tuple[str, str], Measured]) -> tuple[Value, ...]:
    key = status.project_id
    return (
        words(cut(named(key, status.name), 48)),
        verdict(status, moved),
        shown(view, measured["cpi", key], plain=True),
        shown(view, measured["spi_t", key], plain=True),
        over_budget(view, measured["vac", key]),
        shown(view, measured["finish_slip", key], signed=True, plain=True),
    )


def named(key: str, name: str) -> str:
    """Code and name, once where they are the same."""
    return key if name == key else f"{key} {name}"


def verdict(status: ProjectStatus, moved: frozenset[str]) -> Value:
    """The computed status, with a word for what makes it special."""
    special = "watermelon" if status.watermelon else "stale" if status.stale else "baseline moved" if status.project_id in moved else ""
    return Value(text=f"{WORD[status.computed]}{', ' + special if special else ''}", status=status.computed, reason=why(status))


def over_budget(view: View, vac: Measured) -> Value:
    """The variance at completion, shown as what comes on top of the budget."""
    value = shown(view, vac, plain=True)
    if vac.value is None:
        return value
    return replace(value, text=write(-vac.value, vac.metric.unit, currency=view.currency, signed=True), number=-vac.value)


def why(status: ProjectStatus) -> str:
    """What stands behind the status, in sentences."""
    watermelon = (
        f"Declared {WORD[status.declared].lower()}, computed {WORD[status.computed].lower()}."
        if status.watermelon and status.declared
        else ""
    )
    worst = (
        f"{BY_KEY[status.worst_metric].label} is {WORD[status.computed].lower()}."
        if status.worst_metric in BY_KEY and status.computed.rank > 0 and not status.adverse
        else ""
    )
    return " ".join(part for part in (watermelon, worst, status.adverse, status.stale, status.mismatch) if part)


def full(view: View, moved: frozenset[str]) -> Grid:
    """Every exception with the reasons, declared beside computed; what is on plan in one line."""
    every = ranked(view)
    exceptions = [status for status in every if needs_attention(status, moved)]
    measured = by_key(measure(view, list(_MEASURES), by="project"))
    columns = (
        GridColumn(label="Project", width=2.4), GridColumn(label="Computed", width=1.2), GridColumn(label="Declared", width=1.2), GridColumn(label="CPI", numeric=True, width=0.7),
        GridColumn(label="CPI, last 3", numeric=True, width=0.8), GridColumn(label="SPI", numeric=True, width=0.7), GridColumn(label="SPI(t)", numeric=True, width=0.7),
        GridColumn(label="EAC", numeric=True, width=1.1), GridColumn(label="Over budget", numeric=True, width=1.2), GridColumn(label="Slip, days", numeric=True, width=0.8),
        GridColumn(label="Why", width=4.2),
    )  # fmt: skip
    return in_columns(
        Grid(
            title="Worst first",
            columns=columns,
            rows=tuple(_full_row(view, status, moved, measured) for status in exceptions),
            tail=_tail(every, exceptions, len(exceptions), moved),
            empty="Every project is on plan.",
        ),
        view.currency,
    )


def _full_row(view: View, status: ProjectStatus, moved: frozenset[str], measured: dict[tuple[str, str], Measured]) -> tuple[Value, ...]:
    key = status.project_id
    declared = Value(text=WORD[status.declared], status=status.declared) if status.declared else Value(text="Not declared")
    return (
        words(named(key, status.name)),
        Value(text=WORD[status.computed], status=status.computed),
        declared,
        *(shown(view, measured[metric, key], plain=metric == "eac") for metric in ("cpi", "cpi_3", "spi", "spi_t", "eac")),
        over_budget(view, measured["vac", key]),
        shown(view, measured["finish_slip", key], signed=True, plain=True),
        words(_told(status, {metric: measured[metric, key] for metric in _MEASURES}, moved)),
    )


def _told(status: ProjectStatus, figures: Mapping[str, Measured], moved: frozenset[str]) -> str:
    """Why the project is listed, and what its manager says to it."""
    reason = figures["cpi"].reason or figures["spi"].reason
    missing = f"Not computable: {reason}." if status.computed is Status.GREY and reason else ""
    justified = f"Justified: {status.justification}" if status.watermelon and status.justification else ""
    silent = "Its baseline moved with no approved change request." if status.project_id in moved else ""
    return " ".join(part for part in (missing, silent, why(status), _not_credible(figures), justified) if part)


def _not_credible(figures: Mapping[str, Measured]) -> str:
    """Whether the estimate at completion asks of the rest what the work so far has not shown."""
    if figures["eac_realism"].status not in (Status.AMBER, Status.RED):
        return ""
    needed, so_far = (write(figures[key].value, figures[key].metric.unit) for key in ("tcpi_eac", "cpi"))
    return f"Its estimate is not credible: it takes a CPI of {needed} from here, against {so_far} so far."


def title(view: View, moved: frozenset[str]) -> str:
    """How many need attention, and who declares better than computed."""
    every = ranked(view)
    return _title([status for status in every if needs_attention(status, moved)], every)


def _title(exceptions: list[ProjectStatus], every: list[ProjectStatus]) -> str:
    if not exceptions:
        return f"All {len(every)} projects are on plan"
    watermelons = [status.project_id for status in exceptions if status.watermelon]
    who = joined(watermelons) if len(watermelons) <= 3 else str(len(watermelons))
    extra = f"; {who} {'declares' if len(watermelons) == 1 else 'declare'} better than computed" if watermelons else ""
    return f"{len(exceptions)} of {len(every)} projects need attention{extra}"


def _tail(every: list[ProjectStatus], exceptions: list[ProjectStatus], most: int, moved: frozenset[str]) -> str:
    fine = [status.project_id for status in every if not needs_attention(status, moved)]
    hidden = [status.project_id for status in exceptions[most:]]
    parts = [f"{len(hidden)} more: {joined(hidden)}"] if hidden else []
    if fine:
        names = joined(fine) if len(fine) <= 12 else f"{len(fine)} projects"
        parts.append(f"{MARK[Status.GREEN]} On plan: {names}")
    return " · ".join(parts)
