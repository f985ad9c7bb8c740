"""The cost at completion by every method: over the same projects, and apart from them what covers fewer."""

from dataclasses import replace

from metrics.display import GAP, places, scale, scaled, short_day, write
from metrics.measure import Measured, measure
from metrics.metric import Unit
from metrics.view import View
from reports.position import drawn_course
from reports.report import Grid, GridColumn
from reports.shown import shown, words

_METHODS = (
    "eac", "eac_typical", "eac_atypical", "eac_composite", "eac_weighted", "eac_weighted_progress", "eac_recent3", "eac_recent6", "eac_bottom_up",
)  # fmt: skip
_REMAINING = ("tcpi_bac", "tcpi_eac", "eac_realism")


def forecasts(view: View) -> Grid:
    """Each way to estimate the cost at completion over the same projects, and the range that the curve has."""
    measured = measure(view, _METHODS)
    widest = max((m.coverage.count for m in measured if m.metric.key != "eac" and m.value is not None), default=0)
    alike = [m for m in measured if m.value is not None and m.coverage.count >= widest]
    ends = [point for point in drawn_course(view) if point["low"] is not None]
    span = (
        f"{write(ends[-1]['low'], Unit.MONEY, currency=view.currency)} to {write(ends[-1]['high'], Unit.MONEY, currency=view.currency)}"
        if ends
        else ""
    )
    return _methods(
        view,
        alike,
        title="The forecast by every method",
        caption=f"As of {short_day(view.status_date)}"
        + (f". Range {span}, as shaded in the curve: each project from its lowest to its highest estimate" if span else ""),
    )


def narrower(view: View) -> Grid:
    """What covers fewer projects than those, and so is not to be compared with them; and what the rest of the work must achieve."""
    measured = measure(view, (*_METHODS, *_REMAINING))
    alike = {row[0].text for row in forecasts(view).rows}
    return _methods(
        view,
        [m for m in measured if m.metric.label not in alike],
        title="Not comparable with the above",
        caption="Estimates over fewer projects, and what the rest of the work must achieve",
    )


def _methods(view: View, measured: list[Measured], *, title: str, caption: str) -> Grid:
    amounts = [m.value for m in measured if m.metric.unit is Unit.MONEY]
    word = scale(amounts)
    decimals = places(amounts, word)
    rows = []
    for m in measured:
        value = shown(view, m)
        if m.metric.unit is Unit.MONEY and m.value is not None:
            text = GAP.join(part for part in (view.currency, scaled(m.value, word, decimals=decimals), word) if part)
            value = replace(value, text=text)
        rows.append((words(m.metric.label), value, words(m.coverage.says if m.value is not None else m.reason)))
    return Grid(
        title=title,
        columns=(
            GridColumn(label="Method", width=2.0),
            GridColumn(label="Value", numeric=True, width=1.1),
            GridColumn(label="Coverage", width=2.4),
        ),
        rows=tuple(rows),
        caption=caption,
        empty="No estimate can be computed yet.",
    )
