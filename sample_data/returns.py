"""The monthly return: the template's sheets and headings, filled in by eleven project managers."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ingest.template import heading
from sample_data import milestones, plan, progress, registers
from sample_data.book import Book
from sample_data.portfolio import BY_CODE, PMO, PROGRAMMES, PROJECTS, RETURNS, Project, month_end
from sample_data.progress import reported_on
from sample_data.stories import WATERMELON
from schema import BY_NAME

Row = dict[str, Any]
_CADENCE = 31
_HOLIDAYS = (("2026-01-01", "New Year"), ("2026-01-02", "Berchtold's Day"), ("2026-04-03", "Good Friday"), ("2026-04-06", "Easter Monday"),
             ("2026-05-14", "Ascension Day"), ("2026-05-25", "Whit Monday"), ("2026-12-25", "Christmas Day"), ("2027-01-01", "New Year"), ("2027-03-26", "Good Friday"))  # fmt: skip
_RATES = {"EUR": (0.938, 0.0012), "GBP": (1.112, -0.0015)}  # to CHF in January, and what each month adds


def write(path: Path, month: int) -> None:
    """The return of a month."""
    with Book(path) as book:
        for table, rows in sheets(month).items():
            contract = BY_NAME[table]
            book.sheet(contract.title, [(heading(column), column.kind) for column in contract.columns], [[row.get(column.name) for column in contract.columns] for row in rows])


def sheets(month: int) -> dict[str, list[Row]]:
    """Each table's rows."""
    return {
        "programmes": [{"programme_id": key, "name": name, "owner": owner, "objective": goal} for key, name, owner, goal in PROGRAMMES],
        "projects": [project_row(BY_CODE[code], month) for code in RETURNS],
        "work_packages": [package_row(package) for package in plan.packages(month) if package.project in RETURNS],
        "progress": [progress_row(row) for row in progress.rows(month, RETURNS)],
        "milestones": [milestone_row(row) for row in milestones.rows(month, RETURNS)],
        "issues": list(_issues(month)),
        "decisions": list(_decisions(month)),
        "actions": list(_actions(month)),
        "change_requests": list(_changes(month)),
        "status_reports": [row for code in RETURNS for row in status_rows(BY_CODE[code], month)],
        "exchange_rates": [
            {"date": date(2026, each, 1), "from_currency": currency, "to_currency": "CHF", "rate": round(first + step * (each - 1), 4)}
            for each in range(1, month + 1)
            for currency, (first, step) in _RATES.items()
        ],
        "calendars": [{"calendar_id": "standard", "date": date.fromisoformat(day), "working": "no", "name": name} for day, name in _HOLIDAYS],
    }


def project_row(project: Project, month: int) -> Row:
    """A project as its manager tells it; a slip is told from April on, and grows."""
    told = round(project.slip * min(1.0, max(0.0, (month - 3) / 7)))
    return {
        "project_id": project.code, "name": project.name, "programme_id": project.programme, "sponsor": project.sponsor, "manager": project.manager,
        "method": project.method, "currency": project.currency, "state": "active", "baseline_start": project.start if project.budget else None,
        "baseline_finish": plan.finish(project, month) if project.budget else None, "forecast_finish": project.finish + timedelta(days=told) if project.budget else None,
        "contingency": round(project.contingency * (1 - 0.05 * month)) if project.budget else None, "cadence_days": project.cadence if project.cadence != _CADENCE else None,
        "has_ledger": "yes",
    }  # fmt: skip


def package_row(package: plan.Package) -> Row:
    method = package.method if package.budget is not None else None
    return {
        "project_id": package.project, "wp_id": package.wp, "name": package.name, "parent_id": package.parent or None, "baseline_start": package.start,
        "baseline_finish": package.finish, "budget": package.budget, "method": method, "base_wp_id": package.base or None,
        "owner": BY_CODE[package.project].manager if package.parent else None,
    }  # fmt: skip


def progress_row(row: progress.Progress) -> Row:
    return {
        "project_id": row.project, "wp_id": row.wp, "status_date": row.status_date, "pct_complete": row.share, "units_done": row.units_done,
        "units_total": row.units_total, "actual_start": row.started, "actual_finish": row.finished,
    }  # fmt: skip


def milestone_row(row: milestones.Milestone) -> Row:
    return {
        "project_id": row.project, "milestone_id": row.number, "name": row.name, "baseline_date": row.baseline, "forecast_date": row.forecast,
        "actual_date": row.actual, "forecast_updated": row.updated, "total_float_days": row.float_days, "predecessor_id": row.predecessor or None,
        "weight": row.weight, "wp_id": row.wp or None, "owner": row.owner,
    }  # fmt: skip


def status_rows(project: Project, month: int) -> Iterator[Row]:
    """What the manager declared at each status date, and wrote at the last one."""
    texts = registers.NARRATIVE[project.code]
    for each in range(1, month + 1):
        on = reported_on(project.code, each)
        if on is not None:
            yield {
                "project_id": project.code, "status_date": on, "declared_status": project.declared[each - 1],
                "progress": texts[0] if each == month else "As planned for the month." if project.declared[each - 1] == "green" else "Behind the plan of the month.",
                "blockers": texts[1] if each == month else None, "risks": texts[2] if each == month else None, "next_steps": texts[3] if each == month else None,
                "justification": "The pilot hotel is a success and the sponsor is content." if project.code == WATERMELON.project and each >= 8 else None,
            }  # fmt: skip


def _issues(month: int) -> Iterator[Row]:
    for number, code, title, severity, owner, raised, due, closed, resolution in registers.ISSUES:
        if date.fromisoformat(raised) <= month_end(month):
            done = bool(closed) and date.fromisoformat(closed) <= month_end(month)
            yield {"project_id": code, "issue_id": number, "title": title, "severity": severity, "owner": owner, "status": "closed" if done else "open",
                   "raised_on": date.fromisoformat(raised), "due_date": date.fromisoformat(due), "closed_on": date.fromisoformat(closed) if done else None, "resolution": resolution}  # fmt: skip  # noqa: E501


def _decisions(month: int) -> Iterator[Row]:
    for number, code, title, options, wanted, without, waiting, currency, owner, due, asked, decided, outcome, carried in registers.DECISIONS:
        if asked <= month:
            taken = bool(decided) and date.fromisoformat(decided) <= month_end(month)
            yield {"decision_id": number, "project_id": code, "title": title, "options": options, "recommendation": wanted, "consequence": without,
                   "cost_of_waiting": waiting or None, "currency": currency, "owner": owner, "due_date": date.fromisoformat(due),
                   "status": "carried out" if carried <= month else "taken" if taken else "open", "decided_on": date.fromisoformat(decided) if taken else None,
                   "outcome": outcome if taken else None}  # fmt: skip


def _actions(month: int) -> Iterator[Row]:
    for number, code, title, owner, due, done, decision in registers.ACTIONS:
        if date.fromisoformat(due).month - 1 <= month:
            over = bool(done) and date.fromisoformat(done) <= month_end(month)
            yield {"action_id": number, "project_id": code, "title": title, "owner": owner, "due_date": date.fromisoformat(due),
                   "status": "done" if over else "open", "done_on": date.fromisoformat(done) if over else None, "decision_id": decision or None}  # fmt: skip


def _changes(month: int) -> Iterator[Row]:
    for number, code, title, cost, days, raised, decided, status in registers.CHANGES:
        if date.fromisoformat(raised) <= month_end(month):
            over = bool(decided) and date.fromisoformat(decided) <= month_end(month)
            shown = status if over or not decided else "recorded"
            yield {"project_id": code, "change_id": number, "title": title, "status": shown, "cost_impact": cost or None, "days_impact": days or None,
                   "raised_on": date.fromisoformat(raised), "decided_on": date.fromisoformat(decided) if over else None, "owner": BY_CODE[code].manager}  # fmt: skip


assert not set(PMO) - {project.code for project in PROJECTS}  # noqa: S101 (a slip of the pen would lose a project)
