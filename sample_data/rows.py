"""What a month's return says of some projects: the rows of each input table, by the contract's column names."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sample_data import narrative, stories
from sample_data.course import came, expected, report_dates
from sample_data.days import HOLIDAYS, MONTHS, YEAR, later, month_end
from sample_data.group import BY_KEY, PROGRAMMES
from sample_data.model import Milestone, Project
from sample_data.plan import Leaf, finish_of, leaves
from sample_data.progress import lines, within
from sample_data.registers import ACTIONS, CHANGES, DECISIONS, ISSUES

Rows = list[dict[str, Any]]
REPORTING_CURRENCY = "CHF"
RATES = {
    "EUR": (0.9312, 0.9338, 0.9365, 0.9341, 0.9374, 0.9402, 0.9389, 0.9417, 0.9395, 0.9408),
    "GBP": (1.0864, 1.0912, 1.0887, 1.0931, 1.0978, 1.0954, 1.1012, 1.0989, 1.1037, 1.1021),
}
MARGIN = 6  # working days between the end of the work and the day that was promised
ACCEPTED = 2  # working days after the end of the work, as soon as it is late
SLIPS_FROM = 8  # the month from which some milestones are expected later than their package


def programmes(keys: Sequence[str], month: int) -> Rows:
    return [{"programme_id": p.key, "name": p.name, "owner": p.owner, "objective": p.objective} for p in PROGRAMMES]


def projects(keys: Sequence[str], month: int) -> Rows:
    return [_project(BY_KEY[key], month) for key in keys]


def _project(project: Project, month: int) -> dict[str, Any]:
    planned = bool(project.budget)
    drawn = project.key == stories.UNDERCOVERED
    return {
        "project_id": project.key,
        "name": project.name,
        "programme_id": project.programme,
        "sponsor": project.sponsor,
        "manager": project.manager,
        "method": project.method,
        "currency": project.currency,
        "state": "active" if project.start <= month_end(month) else "proposed",
        "baseline_start": project.start if planned else None,
        "baseline_finish": finish_of(project.key, month) if planned else None,
        "forecast_finish": _finish(project, month),
        "contingency": (stories.DRAWN_TO[month - 1] if drawn else project.contingency) * 1000 if planned else None,
        "management_reserve": project.reserve * 1000 if planned else None,
        "cadence_days": stories.MISMATCHED_CADENCE if project.key == stories.MISMATCHED else 31,
        "has_ledger": "yes",
    }


def _finish(project: Project, month: int) -> date:
    """What the manager expects; the one of the watermelon sees no delay, and a new baseline is believed."""
    baseline, told = finish_of(project.key, month), report_dates(project.key, month)
    if not told or not project.budget or project.key == stories.WATERMELON or baseline != project.finish:
        return baseline
    return came(project.key, project.finish, told[-1]) or expected(project.key, project.finish, told[-1])


def work_packages(keys: Sequence[str], month: int) -> Rows:
    return [row for key in keys for row in _packages(BY_KEY[key], month)]


def _packages(project: Project, month: int) -> Rows:
    found: Rows = []
    own = leaves(project.key, month)
    told = report_dates(project.key, month)
    for number, phase in enumerate(project.phases, 1):
        parent = f"{project.key}-{number}"
        below = [leaf for leaf in own if leaf.parent == parent]
        dated = bool(project.budget)
        found.append(
            {
                "project_id": project.key,
                "wp_id": parent,
                "name": phase.name,
                "baseline_start": min(leaf.start for leaf in below) if dated else None,
                "baseline_finish": max(leaf.finish for leaf in below) if dated else None,
                "owner": project.manager,
            }
        )
        found.extend(_package(project, leaf, told) for leaf in below)
    return found


def _package(project: Project, leaf: Leaf, told: Sequence[date]) -> dict[str, Any]:
    dated = leaf.budget is not None
    return {
        "project_id": project.key,
        "wp_id": leaf.key,
        "name": leaf.name,
        "parent_id": leaf.parent,
        "baseline_start": leaf.start if dated else None,
        "baseline_finish": leaf.finish if dated else None,
        "budget": leaf.budget,
        "currency": project.currency if dated else None,
        "method": leaf.method,
        "base_wp_id": leaf.base or None,
        "forecast_finish": _expected(project.key, leaf, leaf.finish, told) if told and dated else None,
        "owner": project.manager,
    }


def _expected(key: str, leaf: Leaf, planned: date, told: Sequence[date]) -> date:
    """When what the package plans for that day came, or is expected; a baseline that has just moved is believed."""
    original = next((old for old in leaves(key, stories.REBASELINED_IN - 1) if old.key == leaf.key), leaf)
    if original.finish != leaf.finish:
        return planned
    return came(key, planned, told[-1]) or expected(key, planned, told[-1])


def progress(keys: Sequence[str], month: int) -> Rows:
    return [
        {
            "project_id": key,
            "wp_id": line.leaf.key,
            "status_date": line.day,
            "pct_complete": line.pct,
            "units_done": line.units,
            "units_total": line.leaf.units or None,
            "actual_start": line.started,
            "actual_finish": line.finished,
            "estimate_to_complete": line.etc,
            "currency": BY_KEY[key].currency,
        }
        for key in keys
        for line in lines(key, month)
    ]


def milestones(keys: Sequence[str], month: int) -> Rows:
    return [
        _milestone(BY_KEY[key], number, milestone, month)
        for key in keys
        for number, milestone in enumerate(BY_KEY[key].milestones, 1)
        if any(leaf.key == f"{key}-{milestone.package}" for leaf in leaves(key, month))
    ]


def _milestone(project: Project, number: int, milestone: Milestone, month: int) -> dict[str, Any]:
    leaf = next(each for each in leaves(project.key, month) if each.key == f"{project.key}-{milestone.package}")
    original = next(each for each in leaves(project.key, stories.REBASELINED_IN - 1) if each.key == leaf.key)
    told, work_ends = report_dates(project.key, month), within(leaf, milestone.at)
    baseline = work_ends if milestone.weight else later(work_ends, MARGIN)
    actual = came(project.key, within(original, milestone.at), told[-1]) if told else None
    forecast = max(baseline, later(_expected(project.key, leaf, work_ends, told), ACCEPTED)) if told else baseline
    if milestone.slip and month >= SLIPS_FROM:
        forecast = later(forecast, milestone.slip)
    before = project.milestones[number - 2] if number > 1 else None
    return {
        "project_id": project.key,
        "milestone_id": f"{project.key}-M{number}",
        "name": milestone.name,
        "baseline_date": baseline if project.budget else None,
        "forecast_date": actual or forecast,
        "actual_date": actual,
        "forecast_updated": told[-1] if told else None,
        "predecessor_id": f"{project.key}-M{number - 1}" if before and before.package == milestone.package else None,
        "weight": milestone.weight or None,
        "wp_id": leaf.key,
        "owner": project.manager,
    }


def issues(keys: Sequence[str], month: int) -> Rows:
    end = month_end(month)
    return [
        {
            "project_id": issue.project,
            "issue_id": issue.key,
            "title": issue.title,
            "severity": issue.severity,
            "owner": issue.owner,
            "status": "closed" if issue.closed and issue.closed <= end else "open",
            "raised_on": issue.raised,
            "due_date": issue.due,
            "closed_on": issue.closed if issue.closed and issue.closed <= end else None,
            "resolution": issue.resolution if issue.closed is None or issue.closed <= end else None,
        }
        for issue in ISSUES
        if issue.raised <= end
    ]


def decisions(keys: Sequence[str], month: int) -> Rows:
    end = month_end(month)
    found: Rows = []
    for each in DECISIONS:
        taken = each.decided is not None and each.decided <= end
        done = each.carried_out is not None and each.carried_out <= end
        row: dict[str, Any] = {"decision_id": each.key, "project_id": each.project, "title": each.title, "options": each.options}
        row |= {"recommendation": each.recommendation, "consequence": each.consequence, "cost_of_waiting": each.waiting}
        row |= {"currency": REPORTING_CURRENCY, "owner": each.owner, "due_date": each.due}
        row |= {"status": "carried out" if done else "taken" if taken else "open", "decided_on": each.decided if taken else None}
        row |= {"outcome": each.outcome if taken else None}
        if each.asked <= end:
            found.append(row)
    return found


def actions(keys: Sequence[str], month: int) -> Rows:
    end = month_end(month)
    return [
        {
            "action_id": action.key,
            "project_id": action.project,
            "title": action.title,
            "owner": action.owner,
            "due_date": action.due,
            "status": "done" if action.done and action.done <= end else "open",
            "done_on": action.done if action.done and action.done <= end else None,
            "decision_id": action.decision or None,
        }
        for action in ACTIONS
        if action.agreed <= end
    ]


def change_requests(keys: Sequence[str], month: int) -> Rows:
    end = month_end(month)
    found: Rows = []
    for change in CHANGES:
        if change.raised > end:
            continue
        decided = change.decided is not None and change.decided <= end
        implemented = change.implemented is not None and change.implemented <= end
        row: dict[str, Any] = {"project_id": change.project, "change_id": change.key, "title": change.title}
        row |= {"status": "implemented" if implemented else change.verdict if decided else "assessed"}
        row |= {"cost_impact": change.cost * 1000, "currency": BY_KEY[change.project].currency, "days_impact": change.days}
        row |= {"raised_on": change.raised, "decided_on": change.decided if decided else None, "owner": change.owner}
        found.append(row)
    return found


def status_reports(keys: Sequence[str], month: int) -> Rows:
    return [narrative.report(key, day) for key in keys for day in report_dates(key, month)]


def thresholds(keys: Sequence[str], month: int) -> Rows:
    limits = {"green": 0.95, "amber": 0.9, "too_good": 1.1, "valid_from": date(YEAR, 1, 1)}
    return [{"metric": metric, **limits} for metric in ("cpi", "spi", "spi_t")]


def exchange_rates(keys: Sequence[str], month: int) -> Rows:
    return [
        {"date": date(YEAR, m, 1), "from_currency": currency, "to_currency": REPORTING_CURRENCY, "rate": rates[m - 1]}
        for currency, rates in RATES.items()
        for m in MONTHS
        if m <= month
    ]


def calendars(keys: Sequence[str], month: int) -> Rows:
    return [{"calendar_id": "standard", "date": day, "working": "no", "name": name} for day, name in HOLIDAYS]


TABLES: dict[str, Callable[[Sequence[str], int], Rows]] = {
    "programmes": programmes,
    "projects": projects,
    "work_packages": work_packages,
    "progress": progress,
    "milestones": milestones,
    "issues": issues,
    "decisions": decisions,
    "actions": actions,
    "change_requests": change_requests,
    "status_reports": status_reports,
    "thresholds": thresholds,
    "exchange_rates": exchange_rates,
    "calendars": calendars,
}
