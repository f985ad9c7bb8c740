"""Why a forecast moved, in a sentence: budget, performance, the manager's own estimate, exchange rates, work packages."""

from metrics.display import MINUS, day, joined, number, write
from metrics.metric import Unit
from metrics.moment import View
from metrics.project_rows import ProjectRow

_CENT = 0.005
_MOST = 3


def cause_of_cost(now: ProjectRow | None, before: ProjectRow | None, exchange: float) -> str:
    """What moved a project's EAC."""
    if before is None:
        return "New in the portfolio."
    if now is None:
        return "No longer in the portfolio."
    if before.eac is None:
        return "Not computable before."
    if now.eac is None:
        return "No longer computable."
    parts = [_budget(now, before, exchange), _method(now, before), _performance(now, before), _remainder(now, before)]
    if abs(exchange) >= _CENT:
        parts.append(f"exchange rate {_signed(exchange)}")
    said = [part for part in parts if part]
    return (said[0][0].upper() + "; ".join(said)[1:] + ".") if said else ""


def _budget(now: ProjectRow, before: ProjectRow, exchange: float) -> str:
    if now.bac is None or before.bac is None or not now.rate or not before.rate:
        return ""
    change = now.bac - before.bac * now.rate / before.rate
    return f"budget {_signed(change)}" if abs(change) >= _CENT else ""


def _method(now: ProjectRow, before: ProjectRow) -> str:
    return f"estimated {now.eac_method}, before {before.eac_method}" if now.eac_method != before.eac_method else ""


def _performance(now: ProjectRow, before: ProjectRow) -> str:
    if now.cpi is None or before.cpi is None or abs(now.cpi - before.cpi) < _CENT:
        return ""
    verb = "fell" if now.cpi < before.cpi else "rose"
    decimals = 2 if number(before.cpi, decimals=2) != number(now.cpi, decimals=2) else 3
    return f"CPI {verb} from {number(before.cpi, decimals=decimals)} to {number(now.cpi, decimals=decimals)}"


def _remainder(now: ProjectRow, before: ProjectRow) -> str:
    """For a bottom-up estimate: how the manager's estimate of the rest moved against what was spent."""
    figures = (now.eac, now.ac, before.eac, before.ac)
    if now.eac_method != "bottom-up" or before.eac_method != "bottom-up" or any(figure is None for figure in figures):
        return ""
    spent, to_come = (now.ac or 0) - (before.ac or 0), ((now.eac or 0) - (now.ac or 0)) - ((before.eac or 0) - (before.ac or 0))
    return f"spent {_signed(spent)}, estimate of the rest {_signed(to_come)}"


def cause_of_finish(view: View, project: str, now: ProjectRow, before: ProjectRow) -> str:
    """What moved a project's expected finish: its baseline, or the work packages that are expected after it."""
    if now.baseline_finish != before.baseline_finish and now.baseline_finish and before.baseline_finish:
        return f"Baseline finish moved from {day(before.baseline_finish)} to {day(now.baseline_finish)}."
    late = view.con.execute(
        """SELECT label FROM fact_package WHERE project_id = ? AND finished IS NULL AND forecast_finish > baseline_finish
        ORDER BY forecast_finish - baseline_finish DESC, wp_id LIMIT ?""",
        [project, _MOST],
    ).fetchall()
    return f"Expected late: {joined([name for (name,) in late])}." if late else ""


def _signed(amount: float) -> str:
    return (
        write(amount, Unit.MONEY, signed=True) if abs(amount) >= 1 else f"{MINUS if amount < 0 else '+'}{number(abs(amount), decimals=2)}"
    )
