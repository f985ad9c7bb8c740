"""The limits of green and amber in force: the portfolio's own where it has set them, else those declared with the metric."""

import math

from metrics.display import number, write
from metrics.metric import Metric, Thresholds, Unit
from metrics.moment import View

_QUERY = """
SELECT t.metric, CAST(t.green AS DOUBLE), CAST(t.amber AS DOUBLE), CAST(t.too_good AS DOUBLE)
FROM thresholds AS t CROSS JOIN params AS p
WHERE (t.valid_from IS NULL OR t.valid_from <= p.status_date) AND t.green <> t.amber
ORDER BY t.valid_from NULLS FIRST, t._load, t._row
"""


def overriding(view: View) -> dict[str, Thresholds]:
    """The portfolio's own limits at the status date, by metric; the latest one set holds."""
    if _QUERY not in view.memo:
        rows = view.con.execute(_QUERY).fetchall()
        view.memo[_QUERY] = {key: Thresholds(green=green, amber=amber, too_good=best) for key, green, amber, best in rows}
    found: dict[str, Thresholds] = view.memo[_QUERY]
    return found


def in_words(thresholds: Thresholds | None, unit: Unit) -> str:
    """``green ≥ 0.95, amber 0.90 to 0.95, red < 0.90, amber again above 1.10``; empty where nothing is judged."""
    if thresholds is None:
        return ""
    higher = thresholds.higher_is_better
    green, amber = _written(thresholds.green, unit), _written(thresholds.amber, unit)
    parts = [f"green {'≥' if higher else '≤'} {green}"]
    if math.isinf(thresholds.amber):
        parts.append(f"amber {'below' if higher else 'above'}")
    else:
        parts += [f"amber {amber} to {green}" if higher else f"amber {green} to {amber}"] if amber != green else []
        parts.append(f"red {'<' if higher else '>'} {amber}")
    if thresholds.too_good is not None:
        parts.append(f"amber again {'above' if higher else 'below'} {_written(thresholds.too_good, unit)}")
    return ", ".join(parts)


def of(metric: Metric, own: dict[str, Thresholds]) -> Thresholds | None:
    """The limits of one metric, given those that the portfolio has set."""
    return own.get(metric.key, metric.thresholds)


def _written(value: float, unit: Unit) -> str:
    return number(value, decimals=2) if unit is Unit.INDEX else write(value, unit)
