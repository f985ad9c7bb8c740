"""The projects that are not on plan, worst first; those on plan collapse to one line."""

from collections.abc import Sequence
from dataclasses import replace

from charts.palette import MARK, WORD
from metrics.display import NONE, joined, write
from metrics.measure import Measured, measure
from metrics.metric import Status
from metrics.status import ProjectStatus
from metrics.view import View
from reports.changes import Changes, silent
from reports.columns import in_columns
from reports.health import RULE, SHORT_RULE, Health, healths
from reports.report import Grid, GridColumn, Value
from reports.shown import cut, named, shown, words

ON_OVERVIEW = 4
_LISTED = 60
_NAMED = 12
_WHY = 900  # characters
_HELP = {
    "watermelon": "watermelon: declared better than computed",
    "stale": "stale: its report is overdue",
    "baseline moved": "baseline moved: with no approved change request",
}


def brief(view: View, changed: Changes | None, *, most: int = ON_OVERVIEW) -> Grid:
    """The worst exceptions with the figures of one line each, for the overview."""
    every = healths(view, changed)
    exceptions = [health for health in every if not health.fine]
    columns = (
        GridColumn(label="Project", width=2.1), GridColumn(label="Status", width=1.7), GridColumn(label="CPI", numeric=True, width=0.8),
        GridColumn(label="SPI(t)", numeric=True, width=0.9), GridColumn(label="Over budget", numeric=True, width=1.2),
        GridColumn(label="Slip: manager", numeric=True, width=1.6), GridColumn(label="Slip: performance", numeric=True, width=2.0),
    )  # fmt: skip
    special = {_special(health.status, changed) for health in exceptions[:most]}
    (eac,) = measure(view, ["eac"])
    return in_columns(
        Grid(
            title=_title(every),
            columns=columns,
            rows=tuple(_brief_row(view, health, changed) for health in exceptions[:most]),
            caption=". ".join((SHORT_RULE, *_explained(special))),
            tail=_tail(every, exceptions, most),
            empty=_empty(every),
            status=_status(exceptions),
        ),
        view.currency,
        main=eac.value,
    )


def _status(exceptions: Sequence[Health]) -> Status:
    """The worst of them; green only where there is none."""
    worst = max((health.standing for health in exceptions), key=lambda s: s.rank, default=Status.GREEN)
    return Status.AMBER if exceptions and worst is Status.GREEN else worst


def _explained(special: set[str]) -> list[str]:
    """What the words of the rows mean, in one sentence."""
    told = "; ".join(says for word, says in _HELP.items() if word in special)
    return [f"{told[:1].upper()}{told[1:]}"] if told else []


def _brief_row(view: View, health: Health, changed: Changes | None) -> tuple[Value, ...]:
    return (
        words(cut(named(health.project_id, health.status.name), 48)),
        verdict(health, changed),
        *(_figure(view, health, metric, plain=True) for metric in ("cpi", "spi_t")),
        over_budget(view, health),
        *(_figure(view, health, metric, signed=True, plain=True) for metric in ("finish_slip", "finish_slip_earned")),
    )


def verdict(health: Health, changed: Changes | None) -> Value:
    """The computed status, with a word for what makes it special; what is stale, or on track by its indices alone, is not green."""
    status, special = health.status, _special(health.status, changed)
    if status.computed is Status.GREY and status.declared:
        return Value(text=f"Declared {WORD[status.declared].lower()}", status=status.declared, reason=" ".join(health.reasons))
    if status.computed is Status.GREEN:
        return Value(text=special.capitalize() or "Look again", status=health.told, reason=" ".join(health.reasons))
    return Value(
        text=f"{WORD[status.computed]}{', ' + special if special else ''}", status=status.computed, reason=" ".join(health.reasons)
    )


def _special(status: ProjectStatus, changed: Changes | None) -> str:
    return (
        "watermelon" if status.watermelon else "stale" if status.stale else "baseline moved" if status.project_id in silent(changed) else ""
    )


def _figure(view: View, health: Health, metric: str, *, signed: bool = False, plain: bool = False) -> Value:
    """A figure of the project; of a stale one, what is 0 or green is no comfort and is not shown."""
    measured = health.figures[metric]
    return _fresh(health, measured, shown(view, measured, signed=signed, plain=plain))


def _fresh(health: Health, measured: Measured, value: Value) -> Value:
    comfort = measured.status is Status.GREEN or (measured.metric.key == "finish_slip" and (measured.value or 0) <= 0)
    if not health.status.stale or measured.value is None or not comfort:
        return value
    return Value(text=f"{NONE} stale", unit=value.unit, reason=health.status.stale, ref=value.ref)


def over_budget(view: View, health: Health) -> Value:
    """The variance at completion, shown as what comes on top of the budget."""
    vac = health.figures["vac"]
    value = shown(view, vac, plain=True)
    if vac.value is None:
        return value
    return replace(value, text=write(-vac.value, vac.metric.unit, currency=view.currency, signed=True), number=-vac.value)


def full(view: View, changed: Changes | None) -> Grid:
    """Every exception with the reasons, declared beside computed, and the manager's finish beside the one by performance."""
    every = healths(view, changed)
    exceptions = [health for health in every if not health.fine]
    columns = (
        GridColumn(label="Project", width=2.2), GridColumn(label="Computed", width=1.2), GridColumn(label="Declared", width=1.2), GridColumn(label="CPI", numeric=True, width=0.7),
        GridColumn(label="CPI, last 3", numeric=True, width=0.8), GridColumn(label="SPI", numeric=True, width=0.7), GridColumn(label="SPI(t)", numeric=True, width=0.7),
        GridColumn(label="EAC", numeric=True, width=1.1), GridColumn(label="Over budget", numeric=True, width=1.1), GridColumn(label="Slip: manager", numeric=True, width=1.0),
        GridColumn(label="Slip: performance", numeric=True, width=1.4), GridColumn(label="Why", width=4.2),
    )  # fmt: skip
    special = {_special(health.status, changed) for health in exceptions[:_LISTED]}
    return in_columns(
        Grid(
            title=RULE,
            columns=columns,
            rows=tuple(_full_row(view, health) for health in exceptions[:_LISTED]),
            caption=". ".join(_explained(special)),
            tail=_tail(every, exceptions, _LISTED),
            empty=_empty(every),
        ),
        view.currency,
    )


def _full_row(view: View, health: Health) -> tuple[Value, ...]:
    status = health.status
    declared = Value(text=WORD[status.declared], status=status.declared) if status.declared else Value(text="Not declared")
    fresh = status.computed is not Status.GREEN or not status.stale
    justified = (f"Justified: {status.justification}",) if status.watermelon and status.justification else ()
    return (
        words(named(health.project_id, status.name)),
        Value(text=WORD[status.computed], status=status.computed)
        if fresh
        else Value(text=f"{NONE} stale", status=Status.GREY, reason=status.stale),
        declared,
        *(_figure(view, health, metric, plain=metric == "eac") for metric in ("cpi", "cpi_3", "spi", "spi_t", "eac")),
        over_budget(view, health),
        *(_figure(view, health, metric, signed=True, plain=True) for metric in ("finish_slip", "finish_slip_earned")),
        Value(text=cut(" ".join((*health.reasons, *justified)), _WHY)),
    )


def title(view: View, changed: Changes | None) -> str:
    """How many need attention, and who declares better than computed."""
    return _title(healths(view, changed))


def attention(every: Sequence[Health]) -> str:
    """ "8 of 14 projects need attention", and of one project in its own words."""
    count = sum(not health.fine for health in every)
    told = _unknown(every)
    on_plan = all(health.on_plan for health in every)
    known = "" if all(health.judged for health in every) else ", as far as they are known"
    if len(every) == 1:
        return f"{every[0].project_id} {'needs attention' if count else 'is on plan' if on_plan else f'is within its limits{known}'}"
    if not count:
        return f"All {len(every)} projects are {'on plan' if on_plan else f'within their limits{known}'}"
    return f"{count} of {len(every)} projects {'needs' if count == 1 else 'need'} attention{told}"


def _unknown(every: Sequence[Health]) -> str:
    """Of how many nothing is computable, and what is declared of those, where they are half of all or more."""
    unknown = [health.status.declared for health in every if health.status.computed is Status.GREY]
    if 2 * len(unknown) < len(every):
        return ""
    counts = [(unknown.count(status), WORD[status].lower()) for status in (Status.RED, Status.AMBER, Status.GREEN)]
    declared = joined([f"{count} {word}" for count, word in counts if count])
    return f", of {len(unknown)} nothing is computable" + (f" (declared {declared})" if declared else "")


def _title(every: Sequence[Health]) -> str:
    watermelons = [health.project_id for health in every if health.status.watermelon]
    who = joined(watermelons) if len(watermelons) <= 3 else str(len(watermelons))
    extra = f"; {who} {'declares' if len(watermelons) == 1 else 'declare'} better than computed" if watermelons else ""
    return f"{attention(every)}{extra}"


def _empty(every: Sequence[Health]) -> str:
    return f"{attention(every)}." if every else "No project is in view."


def _tail(every: Sequence[Health], exceptions: Sequence[Health], most: int) -> str:
    on_plan = [health.project_id for health in every if health.on_plan]
    within = [health.project_id for health in every if health.fine and health.judged and not health.on_plan]
    partly = [health.project_id for health in every if health.fine and not health.judged]
    hidden = [health.project_id for health in exceptions[most:]]
    parts = [f"{len(hidden)} more{_names(hidden)}"] if hidden else []
    if on_plan:
        parts.append(f"{MARK[Status.GREEN]} On plan: {_counted(on_plan)}")
    if within:
        parts.append(f"Within limits: {_counted(within)}")
    if partly:
        parts.append(f"Within limits, as far as they are known: {_counted(partly)}")
    return " · ".join(parts)


def _counted(projects: Sequence[str]) -> str:
    return joined(projects) if len(projects) <= _NAMED else f"{len(projects)} projects"


def _names(projects: Sequence[str]) -> str:
    return f": {joined(projects)}" if len(projects) <= _NAMED else " that are not listed here"
