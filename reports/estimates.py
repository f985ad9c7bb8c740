"""The cost at completion by every method: over the same projects, and apart from them what covers others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from metrics.display import GAP, places, scale, scaled, short_day, write
from metrics.measure import Measured, measure
from metrics.metric import Unit
from metrics.view import View
from reports.position import drawn_course
from reports.report import Grid, GridColumn, Value
from reports.shown import shown, words

_METHODS = (
    "eac", "eac_typical", "eac_atypical", "eac_composite", "eac_weighted", "eac_weighted_progress", "eac_recent3", "eac_recent6", "eac_bottom_up",
)  # fmt: skip
_REMAINING = ("tcpi_bac", "tcpi_eac", "eac_realism")


def forecasts(view: View) -> Grid:
    """Each way to estimate the cost at completion over the same projects, and the range that the curve has."""
    alike = _alike(view)
    coverage = f"{alike[0].coverage.says[:1].upper()}{alike[0].coverage.says[1:]}. " if alike else ""
    amounts = _amounts(view, alike)
    return Grid(
        title=f"The forecast as of {short_day(view.status_date)} by every method",
        columns=(GridColumn(label="Method", width=2), GridColumn(label="Value", numeric=True)),
        rows=tuple((words(m.metric.label), value) for m, value in zip(alike, amounts, strict=True)),
        caption=f"{coverage}{_range(view)}".strip(),
        empty="No estimate can be computed yet.",
    )


def narrower(view: View) -> Grid:
    """What covers other projects than those, and so is not to be compared with them; and what the rest of the work must achieve."""
    alike = {m.metric.key for m in _alike(view)}
    others = [m for m in measure(view, (*_METHODS, *_REMAINING)) if m.metric.key not in alike]
    return Grid(
        title="Not comparable with the above",
        columns=(GridColumn(label="Method", width=1.8), GridColumn(label="Value", numeric=True), GridColumn(label="Coverage", width=2.6)),
        rows=tuple(
            (words(m.metric.label), value, words(m.coverage.says if m.value is not None else m.reason))
            for m, value in zip(others, _amounts(view, others), strict=True)
        ),
        caption="Estimates over other projects, and what the rest of the work must achieve",
    )


def _alike(view: View) -> list[Measured]:
    """The estimates over as many projects as most of them cover."""
    known = [m for m in measure(view, _METHODS) if m.value is not None]
    counts = Counter(m.coverage.count for m in known)
    usual = max(counts, key=lambda count: (counts[count], count), default=0)
    return [m for m in known if m.coverage.count == usual]


def _range(view: View) -> str:
    ends = [point for point in drawn_course(view) if point["low"] is not None]
    if not ends:
        return ""
    low, high = (write(ends[-1][name], Unit.MONEY, currency=view.currency) for name in ("low", "high"))
    return f"Range as shaded in the curve: {low} to {high}"


def _amounts(view: View, measured: Sequence[Measured]) -> list[Value]:
    """Each figure; amounts in one scale."""
    money = [m.value for m in measured if m.metric.unit is Unit.MONEY]
    word = scale(money)
    decimals = places(money, word)
    return [_in_scale(view, m, word, decimals) for m in measured]


def _in_scale(view: View, measured: Measured, word: str, decimals: int) -> Value:
    value = shown(view, measured)
    if measured.metric.unit is not Unit.MONEY or measured.value is None:
        return value
    text = GAP.join(part for part in (view.currency, scaled(measured.value, word, decimals=decimals), word) if part)
    return replace(value, text=text)
