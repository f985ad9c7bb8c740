"""How far along its plan a project is, with the numbers: C, planned value at C and after it, and earned value."""

from math import floor

from metrics.display import GAP, number
from metrics.moment import View

_PROJECT = """
SELECT s.unit, s.es, CAST(c.ev AS DOUBLE), s.complete, coalesce(a.n, (SELECT min(n0) FROM plan_step AS k WHERE k.project_id = s.project_id))
FROM earned_schedule AS s
JOIN course AS c ON c.project_id = s.project_id AND c.is_status
JOIN project_budget AS b ON b.project_id = s.project_id
LEFT JOIN working_day AS a ON a.calendar_id = 'standard' AND a.day = b.baseline_start - 1
WHERE s.project_id = ?
"""
_IN_DAYS = """
SELECT sum(CASE WHEN n1 <= ? THEN amount WHEN n0 >= ? THEN 0 ELSE amount * (? - n0) / (n1 - n0) END) FROM plan_step WHERE project_id = ?
"""
_IN_PERIODS = "SELECT CAST(pv AS DOUBLE) FROM course WHERE project_id = ? AND k = ?"


def reached(view: View, project: str) -> str:
    """The numbers put into the formula of earned schedule, in the project's currency; empty where there is nothing to put in."""
    found = view.con.execute(_PROJECT, [project]).fetchall()
    if not found or found[0][1] is None or found[0][3]:
        return ""
    unit, es, ev, _, start = found[0]
    whole = floor(es + 1e-9)
    before, after = (_planned(view, project, unit, start, count) for count in (whole, whole + 1))
    if before is None or after is None or after <= before:
        return ""
    low, high, earned = (number(value, decimals=2) for value in (before, after, ev))
    return f"C = {whole} with PV {low}, EV {earned}: {whole} + ({earned} − {low}) ÷ ({high} − {low}) = {number(es, decimals=2)}{GAP}{unit}"


def _planned(view: View, project: str, unit: str, start: int, count: int) -> float | None:
    if unit == "working days":
        day = start + count
        planned: float | None = view.con.execute(_IN_DAYS, [day, day, day, project]).fetchall()[0][0]
        return planned
    if count == 0:
        return 0.0
    rows = view.con.execute(_IN_PERIODS, [project, count]).fetchall()
    return rows[0][0] if rows else None
