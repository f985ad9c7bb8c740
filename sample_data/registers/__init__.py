"""The group's registers: risks, issues, decisions, actions and change requests."""

from sample_data.registers.changes import CHANGES
from sample_data.registers.decisions import ACTIONS, DECISIONS
from sample_data.registers.issues import ISSUES
from sample_data.registers.risks import RISKS

__all__ = ["ACTIONS", "CHANGES", "DECISIONS", "ISSUES", "RISKS"]
