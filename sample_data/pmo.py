"""The PMO's workbook: three projects under sheets and headings of its own."""

from datetime import datetime
from pathlib import Path

from sample_data import rows, workbook
from sample_data.days import month_end
from sample_data.group import NAME, PROJECTS
from schema import BY_NAME

PROJECTS_OF_PMO = tuple(project.key for project in PROJECTS if project.pmo)

# sheet → its table, and heading → column of the contract
SHEETS: dict[str, tuple[str, dict[str, str]]] = {
    "Overview": (
        "projects",
        {
            "Code": "project_id", "Initiative": "name", "Programme": "programme_id", "SRO": "sponsor", "Project lead": "manager",
            "Approach": "method", "Ccy": "currency", "Stage": "state", "Approved start": "baseline_start",
            "Approved finish": "baseline_finish", "Projected finish": "forecast_finish", "Risk budget": "contingency",
            "Mgmt reserve": "management_reserve", "Reporting cycle": "cadence_days", "Cost ledger": "has_ledger",
        },
    ),
    "Plan": (
        "work_packages",
        {
            "PID": "project_id", "WBS code": "wp_id", "Activity": "name", "Summary": "parent_id", "BL start": "baseline_start",
            "BL finish": "baseline_finish", "Approved budget": "budget", "Ccy": "currency", "Earned value technique": "method",
            "Apportioned to": "base_wp_id", "Expected finish": "forecast_finish", "Lead": "owner",
        },
    ),
    "Performance": (
        "progress",
        {
            "PID": "project_id", "Package ref": "wp_id", "Data date": "status_date", "Physical % complete": "pct_complete",
            "Quantity done": "units_done", "Quantity": "units_total", "Started on": "actual_start", "Finished on": "actual_finish",
        },
    ),
    "Gates": (
        "milestones",
        {
            "PID": "project_id", "Gate ID": "milestone_id", "Gate": "name", "Planned date": "baseline_date", "Expcted date": "forecast_date",
            "Achieved on": "actual_date", "Last reviewed": "forecast_updated", "Depends on": "predecessor_id", "Weighting": "weight",
            "WBS code": "wp_id", "Lead": "owner",
        },
    ),
    "Highlights": (
        "status_reports",
        {
            "PID": "project_id", "As of": "status_date", "RAG": "declared_status", "Achievements": "progress", "Impediments": "blockers",
            "Key risks": "risks", "Outlook": "next_steps",
        },
    ),
}  # fmt: skip
TO_CORRECT = {"Performance": {"Package ref": "wp_id"}}  # no likeness finds it: somebody has to say what it is
LIKE = {"Gates": {"Expcted date": "forecast_date"}}  # misspelt: matched by likeness, which wants a yes


def write(path: Path, month: int) -> None:
    """Writes the PMO's workbook of a month."""
    end = month_end(month)
    with workbook.new(path, f"{NAME}: PMO overview", datetime(end.year, end.month, end.day)) as book:
        styles = workbook.Styles(book)
        for sheet, (name, headings) in SHEETS.items():
            table = BY_NAME[name]
            columns = [(heading, column, table.column(column).kind) for heading, column in headings.items()]
            workbook.table(book.add_worksheet(sheet), styles, columns, rows.TABLES[name](PROJECTS_OF_PMO, month))
