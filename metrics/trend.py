"""Adverse trends: an index that falls three times in a row, or a current period far below the cumulative value."""

from itertools import pairwise

from metrics.display import number
from metrics.moment import View

DECLINES = 3
BELOW = 0.10
_MOST_DECIMALS = 6
_NOISE = 1e-6  # a decline smaller than this is rounding

_QUERY = """
WITH point AS (
    SELECT
        c.project_id,
        c.day,
        CAST(c.ev AS DOUBLE) / nullif(CAST(c.ac AS DOUBLE), 0) AS cpi,
        CAST(c.ev AS DOUBLE) / nullif(CAST(c.pv AS DOUBLE), 0) AS spi,
        c.ev - lag(c.ev) OVER past AS ev,
        c.ac - lag(c.ac) OVER past AS ac,
        c.pv - lag(c.pv) OVER past AS pv,
        row_number() OVER (PARTITION BY c.project_id ORDER BY c.day DESC) AS place
    FROM course AS c CROSS JOIN params AS p JOIN fact_project AS f ON f.project_id = c.project_id
    WHERE NOT f.complete AND p.status_date - f.progress_to <= 1.2 * f.cadence_days AND c.day <= p.status_date AND (c.k IS NOT NULL OR c.is_status)
    WINDOW past AS (PARTITION BY c.project_id ORDER BY c.day)
)
SELECT
    project_id,
    list(cpi ORDER BY day), list(spi ORDER BY day),
    max(CASE WHEN place = 1 AND ac > 0 THEN CAST(ev AS DOUBLE) / CAST(ac AS DOUBLE) END),
    max(CASE WHEN place = 1 AND pv > 0 THEN CAST(ev AS DOUBLE) / CAST(pv AS DOUBLE) END)
FROM point WHERE place <= ? GROUP BY project_id
"""


def adverse(view: View) -> dict[str, str]:
    """The adverse trend of each project that has one, in a sentence; what is finished, or stale, has no trend."""
    found = {}
    for project, cpis, spis, cpi, spi in view.con.execute(_QUERY, [DECLINES + 1]).fetchall():
        sentences = [
            says for says in (_fallen("CPI", cpis), _below("CPI", cpi, cpis), _fallen("SPI", spis), _below("SPI", spi, spis)) if says
        ]
        if sentences:
            found[project] = " ".join(sentences)
    return found


def _fallen(name: str, values: list[float | None]) -> str:
    known = [value for value in values if value is not None]
    if len(known) <= DECLINES or not all(b < a - _NOISE for a, b in pairwise(known)):
        return ""
    return f"{name} fell {DECLINES} periods in a row: {', '.join(_apart(known))}."


def _apart(values: list[float]) -> list[str]:
    """The values with as many decimals as it takes to see them differ."""
    written = [[number(value, decimals=decimals) for value in values] for decimals in range(2, _MOST_DECIMALS + 1)]
    return next((told for told in written if all(a != b for a, b in pairwise(told))), written[-1])


def _below(name: str, current: float | None, values: list[float | None]) -> str:
    cumulative = values[-1] if values else None
    if current is None or cumulative is None or cumulative - current < BELOW - _NOISE:
        return ""
    return f"{name} of the current period is {number(current, decimals=2)}, against {number(cumulative, decimals=2)} so far."
