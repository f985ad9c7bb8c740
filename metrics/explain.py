"""Explaining a figure: its formula with the numbers put in, limits, coverage, and the rows of the files it comes from."""

from metrics import BY_KEY, limits
from metrics.display import number, write
from metrics.explanation import Explanation
from metrics.expression import formula, names, with_numbers
from metrics.lineage import source_rows
from metrics.measure import LEVELS, Level, Measured, measure, metric_of
from metrics.metric import Metric, Unit
from metrics.moment import View
from metrics.query import plan

# columns that are no figures of their own, as people call them
SYMBOLS = {
    "ev_3": "EV of the last 3 periods",
    "ac_3": "AC of the last 3 periods",
    "pv_3": "PV of the last 3 periods",
    "ev_6": "EV of the last 6 periods",
    "ac_6": "AC of the last 6 periods",
    "etc_pm": "the managers' estimates to complete",
}


def explain(view: View, metric: str, level: Level = "portfolio", key: str = "") -> Explanation:
    """How a figure came about; raises ``KeyError`` where the level has no part of that key."""
    if level not in LEVELS:
        raise ValueError(f"There is no level {level!r}; there is {', '.join(LEVELS)}.")
    declared = metric_of(metric)
    found = {measured.key: measured for measured in measure(view, [metric], by=level)}
    if key not in found:
        raise KeyError(f"There is no {level.replace('_', ' ')} {key!r}; there is {', '.join(sorted(found)) or 'none'}.")
    measured = found[key]
    return Explanation(
        metric=metric,
        label=declared.label,
        level=level,
        key=key,
        formula=in_symbols(declared),
        numbers=_numbers(view, measured),
        expression="" if _is_column(declared) else declared.expression,
        inputs={} if _is_column(declared) else measured.inputs,
        value=measured.value,
        unit=declared.unit,
        status=measured.status,
        thresholds=limits.in_words(measured.thresholds, declared.unit),
        coverage=measured.coverage.says,
        reason=measured.reason,
        meaning=declared.meaning,
        source=declared.source,
        rows=source_rows(view, plan(view, declared, level), key),
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
    if measured.value is None or _is_column(measured.metric):
        return ""
    money = [value for value in measured.inputs.values() if value is not None and abs(value) >= 1000]
    written = {name: _written(name, measured.inputs[name], whole=bool(money)) for name in names(expression)}
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
    return write(measured.value, unit, decimals=1) if unit in (Unit.SHARE, Unit.PERIODS) else write(measured.value, unit)
