"""Sheets of one project, which a line above the table names: a list of numbered parts with dates or budgets is its plan."""

from ingest.glossary import english
from ingest.header import Header
from ingest.match import Match
from ingest.names import meaning
from schema import BY_NAME

PLAN = BY_NAME["work_packages"]
_LIKE = frozenset(["projects", "work_packages", "progress", "reporting_periods", "status_reports"])  # what such headings also fit
_DESCRIPTION = frozenset({"description"})


def is_plan(header: Header, found: Match) -> bool:
    """Whether the headings are those of a plan, since the rows cannot be projects."""
    named = {column.column.name for heading in header.headings if (column := meaning(PLAN, heading.text))}
    dated = {"baseline_start", "baseline_finish"} <= named
    return found.table.name in _LIKE and (dated or {"wp_id", "budget"} <= named)


def columns(header: Header) -> dict[str, str]:
    """The heading that says what each part is, where none calls it a name."""
    named = {column.column.name for heading in header.headings if (column := meaning(PLAN, heading.text))}
    described = [heading.text for heading in header.headings if english(heading.text) == _DESCRIPTION]
    return {described[0]: "name"} if described and "name" not in named else {}
