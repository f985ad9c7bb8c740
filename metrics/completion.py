"""The way to completion: from the actual cost at the status date to the estimates at completion, with their range."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta

from metrics.measure import measure
from metrics.moment import View

RANGE = ("eac_typical", "eac_atypical", "eac_composite")
_LONGEST = 240  # months: a forecast beyond them is no forecast

# a project is drawn where planned value, earned value and actual cost are all known
_DRAWN = """
SELECT
    project_id, CAST(ac AS DOUBLE), complete, baseline_start, baseline_finish, coalesce(forecast_finish, baseline_finish), es_days, at_days
FROM fact_project
WHERE pv IS NOT NULL AND ev IS NOT NULL AND ac IS NOT NULL AND ($every OR list_contains($projects, project_id))
ORDER BY project_id
"""


def forecast(view: View, chosen: Mapping[str, object]) -> dict[date, dict[str, float]]:
    """``forecast``, ``low`` and ``high`` by day, cumulative, from the status date to the finish; empty where all is done or unknown.

    Each project ends at its EAC; the range is from its lowest to its highest estimate. The finish is that of IEAC(t), over all
    projects drawn; where that cannot be told, the latest that a project manager expects.
    """
    rows = view.con.execute(_DRAWN, dict(chosen)).fetchall()
    if not rows or all(row[2] for row in rows):
        return {}
    finish = _finish(view, rows)
    if finish is None:
        return {}
    start = sum(row[1] for row in rows)
    ends = _ends(view, {row[0]: row[1] for row in rows})
    days = [view.status_date, *_month_ends(view.status_date, finish)]
    length = (finish - view.status_date).days
    return {day: {name: start + (end - start) * (day - view.status_date).days / length for name, end in ends.items()} for day in days}


def _ends(view: View, spent: Mapping[str, float]) -> dict[str, float]:
    found: dict[str, list[float]] = {project: [] for project in spent}
    ends = dict(spent)
    for measured in measure(view, ("eac", *RANGE), by="project"):
        if measured.key not in found or measured.value is None:
            continue
        found[measured.key].append(measured.value)
        if measured.metric.key == "eac":
            ends[measured.key] = measured.value
    return {
        "forecast": sum(ends.values()),
        "low": sum(min(values, default=spent[project]) for project, values in found.items()),
        "high": sum(max(values, default=spent[project]) for project, values in found.items()),
    }


def _finish(
    view: View, rows: list[tuple[str, float, bool, date | None, date | None, date | None, float | None, float | None]]
) -> date | None:
    starts = [row[3] for row in rows if row[3] is not None]
    planned = [row[4] for row in rows if row[4] is not None]
    earned = sum(row[6] or 0 for row in rows if row[7] is not None)
    gone = sum(row[7] for row in rows if row[6] is not None and row[7] is not None)
    if starts and planned and earned > 0 and gone > 0:
        days = ((max(planned) - min(starts)).days + 1) * gone / earned
        if days < 31 * _LONGEST:
            finish = min(starts) + timedelta(days=round(days) - 1)
            if finish > view.status_date:
                return finish
    expected = [row[5] for row in rows if row[5] is not None and row[5] > view.status_date]
    return max(expected, default=None)


def _month_ends(after: date, until: date) -> list[date]:
    """The month ends between two days, and the later day."""
    days: list[date] = []
    year, month = after.year, after.month
    while (day := date(year, month, calendar.monthrange(year, month)[1])) < until:
        if day > after:
            days.append(day)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return [*days, until]
