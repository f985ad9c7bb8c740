"""Explaining a figure: its formula with the numbers put in, limits, coverage, and the rows of the files it comes from."""

from collections.abc import Iterable

from metrics import BY_KEY, limits
from metrics.display import number, write
from metrics.explanation import Explanation, SourceRows
from metrics.expression import formula, names, with_numbers
from metrics.lineage import Memory, source_rows
from metrics.measure import Level, Measured, measure, metric_of
from metrics.metric import Metric, Unit
from metrics.moment import View
from metrics.query import plan
from metrics.reached import reached

# columns that are no figures of their own, as people call them
SYMBOLS = {
    "ev_3": "EV of the last 3 periods",
    "ac_3": "AC of the last 3 periods",
    "pv_3": "PV of the last 3 periods",
    "ev_6": "EV of the last 6 periods",
    "ac_6": "AC of the last 6 periods",
    "etc_pm": "the managers' estimates to complete",
    "ac_estimated": "AC at the day of the estimate",
    "due": "milestones due",
    "met": "milestones met",
    "late": "milestones late",
    "overdue": "milestones overdue",
    "risks": "open risks",
    "critical": "critical risks",
    "exposure": "probability × cost impact, summed",
    "residual_exposure": "residual exposure",
    "contingency_left": "contingency left",
    "contingency_usable": "contingency left",
    "exposure_to_cover": "residual exposure",
    "unrated": "unrated risks",
}


def explain(view: View, metric: str, level: Level = "portfolio", key: str = "") -> Explanation:
    """How a figure came about; raises ``KeyError`` where the level has no part of that key."""
    return explanations(view, [(metric, level, key)])[f"{metric}/{level}/{key}"]


def explanations(view: View, asked: Iterable[tuple[str, Level, str]]) -> dict[str, Explanation]:
    """Many at once, by their refs (``cpi/project/ERP``): far faster than one after the other."""
    wanted: dict[tuple[str, Level], list[str]] = {}
    for metric, level, key in asked:
        wanted.setdefault((metric, level), []).append(key)
    memory: Memory = {}
    found = [explanation for (metric, level), keys in wanted.items() for explanation in _of_metric(view, metric, level, keys, memory)]
    return {explanation.ref: explanation for explanation in found}


def _of_metric(view: View, key: str, level: Level, parts: list[str], memory: Memory) -> list[Explanation]:
    metric = metric_of(key)
    measured = {one.key: one for one in measure(view, [key], by=level)}
    for part in parts:
        if part not in measured:
            raise KeyError(f"There is no {level.replace('_', ' ')} {part!r}; there is {', '.join(sorted(measured)) or 'none'}.")
    rows = source_rows(view, plan(view, metric, level), memory)
    return [_explanation(view, measured[part], rows.get(part, ())) for part in dict.fromkeys(parts)]


def _explanation(view: View, measured: Measured, rows: tuple[SourceRows, ...]) -> Explanation:
    metric = measured.metric
    return Explanation(
        metric=metric.key,
        label=metric.label,
        level=measured.level,
        key=measured.key,
        formula=in_symbols(metric),
        numbers=_numbers(view, measured),
        expression="" if _is_column(metric) else metric.expression,
        inputs={} if _is_column(metric) else measured.inputs,
        value=measured.value,
        unit=metric.unit,
        status=measured.status,
        thresholds=limits.in_words(measured.thresholds, metric.unit),
        coverage=measured.coverage.whole,
        reason=measured.reason,
        meaning=metric.meaning,
        source=metric.source,
        rows=rows,
        counted=measured.counted,
    )


def in_symbols(metric: Metric) -> str:
    """The formula as people read it: ``EV ÷ AC``, or in words; a figure that is read as it is has the name of what is added up."""
    if metric.formula:
        return metric.formula
    if _is_column(metric):
        return f"Σ {metric.label}"
    return formula(metric.expression, BY_KEY, SYMBOLS)


def _is_column(metric: Metric) -> bool:
    return metric.expression in ("", metric.key)


def _numbers(view: View, measured: Measured) -> str:
    """The formula with the numbers put in and what it gives; empty where there is no value or nothing to put in."""
    expression = measured.metric.expression
    if measured.value is None:
        return ""
    if measured.metric.key == "es" and measured.level == "project":
        return reached(view, measured.key) or _result(measured, view.currency)
    if _is_column(measured.metric):
        return _result(measured, view.currency)
    counted = measured.metric.unit in (Unit.COUNT, Unit.SHARE) and measured.metric.fact != "fact_project"
    money = [value for value in measured.inputs.values() if value is not None and abs(value) >= 1000]
    written = {name: _written(name, measured.inputs[name], whole=bool(money) or counted) for name in names(expression)}
    result = _result(measured, view.currency)
    return f"{with_numbers(expression, written)} = {result}"


def _written(name: str, value: float | None, *, whole: bool) -> str:
    if value is None:
        return "–"
    unit = BY_KEY[name].unit if name in BY_KEY else Unit.MONEY
    if unit is Unit.MONEY:
        return number(value, decimals=0 if whole else 2)
    return number(value, decimals=0 if unit in (Unit.COUNT, Unit.DAYS) else 4)


def _result(measured: Measured, currency: str) -> str:
    unit = measured.metric.unit
    if unit is Unit.MONEY:
        return write(measured.value, unit, currency=currency, compact=False)
    if unit is Unit.INDEX:
        return number(measured.value, decimals=4)
    decimals = 1 if unit in (Unit.SHARE, Unit.PERIODS) else None
    return write(measured.value, unit, decimals=decimals, counted=measured.counted)
