"""Why a forecast moved, in a sentence: budget, performance, the manager's own estimate, exchange rates, work packages."""

from collections.abc import Mapping

from metrics.display import GAP, MINUS, day, joined, number, scaled, write
from metrics.metric import Unit
from metrics.moment import View
from metrics.project_rows import ProjectRow

_CENT = 0.005
_LEAST = 0.0005  # of an index
_THOUSANDS = 10_000
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
    amounts = _budget(now, before) | _remainder(now, before) | {"exchange rate": exchange}
    told = {name: f"{name} {amount}" for name, amount in _written(amounts).items()}
    rest = ", ".join(told.pop(name) for name in ("spent", "estimate of the rest") if name in told)
    parts = (told.get("budget", ""), _method(now, before), _performance(now, before), rest, told.get("exchange rate", ""))
    said = "; ".join(part for part in parts if part)
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _budget(now: ProjectRow, before: ProjectRow) -> dict[str, float]:
    if now.bac is None or before.bac is None or not now.rate or not before.rate:
        return {}
    return {"budget": now.bac - before.bac * now.rate / before.rate}


def _method(now: ProjectRow, before: ProjectRow) -> str:
    return f"estimated {now.eac_method}, before {before.eac_method}" if now.eac_method != before.eac_method else ""


def _performance(now: ProjectRow, before: ProjectRow) -> str:
    """How the CPI moved, with as many decimals as it takes to be seen."""
    if now.cpi is None or before.cpi is None or abs(now.cpi - before.cpi) < _LEAST:
        return ""
    verb = "fell" if now.cpi < before.cpi else "rose"
    decimals = 2 if number(before.cpi, decimals=2) != number(now.cpi, decimals=2) else 3
    return f"CPI {verb} from {number(before.cpi, decimals=decimals)} to {number(now.cpi, decimals=decimals)}"


def _remainder(now: ProjectRow, before: ProjectRow) -> dict[str, float]:
    """For a bottom-up estimate: how the manager's estimate of the rest moved against what was spent."""
    figures = (now.eac, now.ac, before.eac, before.ac)
    if now.eac_method != "bottom-up" or before.eac_method != "bottom-up" or any(figure is None for figure in figures):
        return {}
    spent = (now.ac or 0) - (before.ac or 0)
    return {"spent": spent, "estimate of the rest": (now.eac or 0) - (before.eac or 0) - spent}


def _written(amounts: Mapping[str, float]) -> dict[str, str]:
    """The amounts that there are, in thousands where the largest is of ten thousand or more, so that they add up by eye."""
    there = {name: amount for name, amount in amounts.items() if abs(amount) >= _CENT}
    if max(map(abs, there.values()), default=0) < _THOUSANDS:
        return {name: _signed(amount) for name, amount in there.items()}
    return {name: f"{scaled(amount, 'k', signed=True)}{GAP}k" if abs(amount) >= 500 else _signed(amount) for name, amount in there.items()}


def cause_of_finish(view: View, project: str, now: ProjectRow, before: ProjectRow) -> str:
    """What moved a project's expected finish: its baseline, or the work packages that are expected after it."""
    if now.baseline_finish != before.baseline_finish and now.baseline_finish and before.baseline_finish:
        return f"Baseline finish moved from {day(before.baseline_finish)} to {day(now.baseline_finish)}."
    if now.expected_finish and before.expected_finish and now.expected_finish < before.expected_finish:
        return "Expected earlier than before."
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
