"""How the portfolio came here and where it goes: cumulative planned value, earned value and actual cost, and the indices by period."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from metrics.completion import forecast
from metrics.moment import View

# a project is drawn where all three are known, so that the lines compare; an index leaves it out until it first reports. A sum is drawn
# from the day on which it is known of all: of a project under way that has not reported yet it is unknown, and not 0
_TOTAL = """
WITH drawn AS (
    SELECT project_id FROM fact_project
    WHERE pv IS NOT NULL AND ev IS NOT NULL AND ac IS NOT NULL AND ($every OR list_contains($projects, project_id))
),
known AS (
    SELECT
        c.project_id,
        c.day,
        CASE WHEN $index AND (c.ev IS NULL OR c.ac IS NULL) THEN 0 ELSE c.pv END AS pv,
        CASE WHEN $index AND c.ac IS NULL THEN 0 ELSE coalesce(c.ev, 0) END AS ev,
        CASE WHEN $index AND c.ev IS NULL THEN 0 ELSE coalesce(c.ac, 0) END AS ac,
        c.ev IS NOT NULL AS earned,
        c.ac IS NOT NULL AS spent,
        c.day <= p.status_date AS gone,
        coalesce(lag(c.pv) OVER (PARTITION BY c.project_id ORDER BY c.day), 0) > 0 AND NOT $index AS under_way
    FROM fact_course AS c
    JOIN drawn AS d ON d.project_id = c.project_id
    CROSS JOIN params AS p
    WHERE c.day <= p.status_date OR NOT $index
),
step AS (
    SELECT
        day,
        gone,
        earned,
        spent,
        under_way,
        pv - coalesce(lag(pv) OVER past, 0) AS pv,
        ev - coalesce(lag(ev) OVER past, 0) AS ev,
        ac - coalesce(lag(ac) OVER past, 0) AS ac
    FROM known
    WINDOW past AS (PARTITION BY project_id ORDER BY day)
),
total AS (
    SELECT
        day,
        bool_and(gone) AND bool_or(earned) AND NOT bool_or(under_way AND NOT earned) AS earned,
        bool_and(gone) AND bool_or(spent) AND NOT bool_or(under_way AND NOT spent) AS spent,
        sum(pv) AS pv,
        sum(ev) AS ev,
        sum(ac) AS ac
    FROM step GROUP BY day
)
SELECT
    day,
    CAST(sum(pv) OVER past AS DOUBLE),
    CASE WHEN earned THEN CAST(sum(ev) OVER past AS DOUBLE) END,
    CASE WHEN spent THEN CAST(sum(ac) OVER past AS DOUBLE) END
FROM total
WINDOW past AS (ORDER BY day)
ORDER BY day
"""
_EACH = """
SELECT
    c.project_id, c.day, CAST(c.pv AS DOUBLE), CAST(c.ev AS DOUBLE), CAST(c.ac AS DOUBLE)
FROM fact_course AS c CROSS JOIN params AS p
WHERE c.day <= p.status_date ORDER BY c.project_id, c.day
"""
Point = dict[str, Any]


def course(view: View, projects: Sequence[str] | None = None) -> list[Point]:
    """Cumulative ``pv``, ``ev``, ``ac`` by ``date`` (month ends and the status date), then ``forecast`` with ``low`` and ``high``.

    Amounts are in the view's currency; what is not known is None. The forecast runs from the actual cost to the EAC, and its
    range from the lowest to the highest of the typical, atypical and composite EAC, up to the finish by SPI(t).
    """
    found = view.con.execute(_TOTAL, {**_chosen(projects), "index": False}).fetchall()
    points = [
        {"date": day.isoformat(), "pv": pv, "ev": ev, "ac": ac, "forecast": None, "low": None, "high": None} for day, pv, ev, ac in found
    ]
    return _with_forecast(view, points, projects)


def index_course(view: View, projects: Sequence[str] | None = None) -> list[Point]:
    """``cpi``, ``spi`` and those of the last three months, ``cpi_3``, ``spi_3``, by ``date`` up to the status date."""
    return _indices(view.con.execute(_TOTAL, {**_chosen(projects), "index": True}).fetchall())


def project_courses(view: View) -> dict[str, list[Point]]:
    """The same indices for each project, for its sparkline."""
    found: dict[str, list[tuple[date, float | None, float | None, float | None]]] = {}
    for project, day, pv, ev, ac in view.con.execute(_EACH).fetchall():
        found.setdefault(project, []).append((day, pv, ev, ac))
    return {project: _indices(values) for project, values in found.items()}


def _chosen(projects: Sequence[str] | None) -> dict[str, object]:
    return {"every": projects is None, "projects": list(projects or ())}


def _indices(values: Sequence[tuple[date, float | None, float | None, float | None]]) -> list[Point]:
    """Cumulative and recent indices; the first three months have no others before them, so they count from the start."""
    points = []
    for place, (day, pv, ev, ac) in enumerate(values):
        before = values[place - 3][1:] if place >= 3 else (0.0, 0.0, 0.0) if place == 2 else (None, None, None)
        points.append(
            {
                "date": day.isoformat(),
                "cpi": _ratio(ev, ac),
                "spi": _ratio(ev, pv),
                "cpi_3": _ratio(_less(ev, before[1]), _less(ac, before[2])),
                "spi_3": _ratio(_less(ev, before[1]), _less(pv, before[0])),
            }
        )
    return [point for point in points if point["cpi"] is not None or point["spi"] is not None]


def _less(now: float | None, before: float | None) -> float | None:
    return None if now is None or before is None else now - before


def _ratio(over: float | None, under: float | None) -> float | None:
    return None if over is None or not under or under < 0 else over / under


def _with_forecast(view: View, points: list[Point], projects: Sequence[str] | None) -> list[Point]:
    """The points with the way from the actual cost at the status date to the estimates at the finish."""
    drawn = forecast(view, _chosen(projects))
    if not drawn:
        return points
    known = {point["date"]: point for point in points}
    for day, values in drawn.items():
        point = known.setdefault(day.isoformat(), {"date": day.isoformat(), "pv": None, "ev": None, "ac": None})
        point.update(values)
    return [known[day] for day in sorted(known)]
