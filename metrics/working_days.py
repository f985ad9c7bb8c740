"""Working days between two days, in the standard calendar."""

from datetime import date
from typing import Any

from metrics.moment import View

_QUERY = "SELECT max(CASE WHEN day = ? THEN n END) - max(CASE WHEN day = ? THEN n END) FROM working_day WHERE calendar_id = 'standard'"


def working_days(view: View, after: date | None, until: date | None) -> int:
    """From one day to another; negative backwards, 0 where a day is missing or beyond the calendar."""
    found: Any = view.con.execute(_QUERY, [until, after]).fetchall()[0][0]
    return int(found or 0)
