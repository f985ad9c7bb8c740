"""What a table is, declared once: every input table of Steerboard, in the order of the template's sheets."""

from schema.actions import ACTIONS
from schema.calendars import CALENDARS
from schema.change_requests import CHANGE_REQUESTS
from schema.costs import COSTS
from schema.decisions import DECISIONS
from schema.exchange_rates import EXCHANGE_RATES
from schema.issues import ISSUES
from schema.milestones import MILESTONES
from schema.problem import Problem
from schema.programmes import PROGRAMMES
from schema.progress import PROGRESS
from schema.projects import PROJECTS
from schema.reporting_periods import REPORTING_PERIODS
from schema.risk_bands import RISK_BANDS
from schema.risks import RISKS
from schema.status_reports import STATUS_REPORTS
from schema.table import Check, Column, Kind, Severity, Table
from schema.thresholds import THRESHOLDS
from schema.work_packages import WORK_PACKAGES

TABLES: tuple[Table, ...] = (
    PROGRAMMES,
    PROJECTS,
    WORK_PACKAGES,
    PROGRESS,
    COSTS,
    REPORTING_PERIODS,
    MILESTONES,
    RISKS,
    ISSUES,
    DECISIONS,
    ACTIONS,
    CHANGE_REQUESTS,
    STATUS_REPORTS,
    THRESHOLDS,
    RISK_BANDS,
    EXCHANGE_RATES,
    CALENDARS,
)

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}

__all__ = ["BY_NAME", "TABLES", "Check", "Column", "Kind", "Problem", "Severity", "Table"]
