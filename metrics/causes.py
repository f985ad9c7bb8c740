"""Why a forecast moved, in a sentence: budget, performance, the manager's own estimate, exchange rates, work packages."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from metrics.display import GAP, MINUS, day, fine_places, joined, number, scaled, write
from metrics.metric import Unit
from metrics.moment import View
from metrics.project_rows import ProjectRow
from metrics.working_days import working_days
from schema.thresholds import HALF_A_CENT

_CENT = float(HALF_A_CENT)
_UNTOLD = 0.1  # of a change: what is left over by more than that is said
_MOST_DECIMALS = 6
_THOUSANDS = 10_000
_MOST = 3
_K = f"{GAP}k"


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One cause: what it says, with its amounts by name, and how much of the change it accounts for."""

    says: str
    effect: float
    amounts: Mapping[str, float]


def cause_of_cost(now: ProjectRow | None, before: ProjectRow | None, exchange: float) -> str:
    """What moved a project's EAC, what accounts for most of it first; what none of it accounts for is said."""
    if before is None:
        return "New in the portfolio."
    if now is None:
        return "No longer in the portfolio."
    if before.eac is None:
        return "Not computable before."
    if now.eac is None:
        return "No longer computable."
    change = now.eac - before.eac
    claims = [*_claims(now, before, change, exchange), _amount("exchange rate", exchange)]
    left = change - sum(claim.effect for claim in claims)
    if abs(left) > max(_UNTOLD * abs(change), _CENT):
        claims.append(_amount("not explained", left))
    told = [claim for claim in claims if abs(claim.effect) >= _CENT or any(abs(amount) >= _CENT for amount in claim.amounts.values())]
    amounts = {name: amount for claim in told for name, amount in claim.amounts.items()}
    written = dict.fromkeys(amounts, "0") | _written(amounts, change)
    said = "; ".join(claim.says.format(**written) for claim in sorted(told, key=lambda claim: -abs(claim.effect)))
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _amount(name: str, amount: float) -> Claim:
    return Claim(says=f"{name} {{{name.replace(' ', '_')}}}", effect=amount, amounts={name.replace(" ", "_"): amount})


def _claims(now: ProjectRow, before: ProjectRow, whole: float, exchange: float) -> list[Claim]:
    """What moved the estimate beside the exchange rate, by the way in which it is made."""
    change = whole - exchange
    rate = now.rate / before.rate if now.rate and before.rate else 1.0
    budget = now.bac - before.bac * rate if now.bac is not None and before.bac is not None else 0.0
    if now.eac_method != before.eac_method:
        how = f"estimated {now.eac_method}, before {before.eac_method}"
        return [_amount("budget", budget), Claim(says=f"{how} {{method}}", effect=change - budget, amounts={"method": change - budget})]
    if now.eac_method == "bottom-up":
        return _bottom_up(now, before, rate, budget, change)
    if now.eac_method == "typical" and now.cpi and before.cpi and now.bac is not None:
        return [replace(_amount("budget", budget), effect=budget / before.cpi), _performance(now, before, whole)]
    gap = _less(now.ac, now.ev) - _less(before.ac, before.ev) * rate
    return [_amount("budget", budget), _amount("cost beyond what was earned", gap)]


def _less(amount: float | None, other: float | None) -> float:
    return (amount or 0.0) - (other or 0.0)


def _performance(now: ProjectRow, before: ProjectRow, change: float) -> Claim:
    """How the CPI moved, with as many decimals as it takes to be seen, and with its amount where that is a small part of the change."""
    new, old = now.cpi or 0.0, before.cpi or 0.0
    effect = (now.bac or 0.0) * (1 / new - 1 / old)
    decimals = next((n for n in range(2, _MOST_DECIMALS) if number(old, decimals=n) != number(new, decimals=n)), _MOST_DECIMALS)
    says = f"CPI {'fell' if new < old else 'rose'} from {number(old, decimals=decimals)} to {number(new, decimals=decimals)}"
    small = abs(effect) < abs(change) / 2
    return Claim(says=f"{says}, {{cpi}}" if small else says, effect=effect, amounts={"cpi": effect} if small else {})


def _bottom_up(now: ProjectRow, before: ProjectRow, rate: float, budget: float, change: float) -> list[Claim]:
    """How the manager's estimate of the rest moved against what was spent; a budget that moved with it is the cause of as much of it."""
    spent = _less(now.ac, (before.ac or 0.0) * rate)
    sums = {"spent": spent, "rest": change - spent}
    arithmetic = "the manager's estimate: spent {spent}, the rest {rest}"
    if budget and abs(change - budget) <= abs(change) / 2:
        return [_amount("budget", budget), Claim(says=arithmetic, effect=change - budget, amounts=sums)]
    beside = " (budget {budget})" if abs(budget) >= _CENT else ""
    return [Claim(says=f"{arithmetic}{beside}", effect=change, amounts=sums | ({"budget": budget} if beside else {}))]


def _written(amounts: Mapping[str, float], change: float) -> dict[str, str]:
    """The amounts that there are, in thousands where the largest or the change is of ten thousand or more, so that they add up by eye."""
    there = {name: amount for name, amount in amounts.items() if abs(amount) >= _CENT}
    large = max(map(abs, [*there.values(), change])) >= _THOUSANDS
    return {name: _in_thousands(amount) if large else _signed(amount) for name, amount in there.items()}


def change_beside(cause: str, change: float) -> str:
    """The change in the unit in which its cause tells amounts."""
    return _in_thousands(change) if abs(change) >= _THOUSANDS or _K in cause else _signed(change)


def _in_thousands(amount: float) -> str:
    decimals = 0 if abs(amount) >= 500 else fine_places([amount], "k")
    return _signed(amount) if decimals is None else f"{scaled(amount, 'k', signed=True, decimals=decimals)}{_K}"


def cause_of_finish(now: View, before: View, project: str, days: int) -> str:
    """What moved a project's expected finish by ``days``: its baseline, and the work packages that are expected last, each by how much."""
    said = []
    finishes = [_one(view, "SELECT baseline_finish FROM fact_project WHERE project_id = ?", project) for view in (before, now)]
    if all(finishes) and finishes[0] != finishes[1]:
        moved = write(working_days(now, *finishes), Unit.DAYS, signed=True)
        said.append(f"Baseline finish moved from {day(finishes[0])} to {day(finishes[1])} ({moved}).")
    said.append(_last_packages(now, before, project, days))
    return " ".join(part for part in said if part)


def _last_packages(now: View, before: View, project: str, days: int) -> str:
    """Of the open work packages that moved the same way those that end last; where they moved by less, that is said."""
    old, new = dict(_packages(before, project)), _packages(now, project)
    labels = dict(now.con.execute("SELECT wp_id, label FROM fact_package WHERE project_id = ?", [project]).fetchall())
    slips = [(working_days(now, old[key], finish), key) for key, finish in new if key in old]
    same = [(slip, key) for slip, key in slips if slip * days > 0][:_MOST]
    if not same:
        return "" if not slips else "No work package that is still open moved with it."
    listed = joined([f"{labels[key]} {number(slip, signed=True)}" for slip, key in same])
    most = max(abs(slip) for slip, _ in same)
    short = f" They account for {number(most)} of {number(abs(days))} working days." if most < (1 - _UNTOLD) * abs(days) else ""
    return f"Expected {'later' if days > 0 else 'earlier'}, in working days: {listed}.{short}"


def _packages(view: View, project: str) -> list[tuple[str, date]]:
    """The open work packages with their expected finish, the last to end first; level of effort only goes with the others."""
    return view.con.execute(
        """SELECT wp_id, forecast_finish FROM fact_package WHERE project_id = ? AND finished IS NULL AND forecast_finish IS NOT NULL
        ORDER BY method = 'level of effort', forecast_finish DESC, wp_id""",
        [project],
    ).fetchall()


def _one(view: View, query: str, project: str) -> date | None:
    rows = view.con.execute(query, [project]).fetchall()
    return rows[0][0] if rows else None


def _signed(amount: float) -> str:
    return (
        write(amount, Unit.MONEY, signed=True) if abs(amount) >= 1 else f"{MINUS if amount < 0 else '+'}{number(abs(amount), decimals=2)}"
    )
