"""Sheets of one project, which a line above the table names: a list of numbered parts with dates or budgets is its plan."""

from ingest.glossary import english
from ingest.header import Header
from ingest.match import Match
from ingest.names import columns as _columns_named
from ingest.names import meaning
from schema import BY_NAME

PLAN = BY_NAME["work_packages"]
_LIKE = frozenset(["projects", "work_packages", "progress", "reporting_periods", "status_reports"])  # what such headings also fit
_TASKS = frozenset(["actions", "progress", "reporting_periods", "status_reports"])  # what the headings of such a list also fit
_TASK = ({"task"}, {"name", "task"}, {"activity"}, {"activity", "name"}, {"work", "package", "name"})
_DESCRIPTION = frozenset({"description"})


def is_plan(header: Header, found: Match) -> bool:
    """Whether the headings are those of a plan, since the rows cannot be projects."""
    named = {column.column.name for heading in header.headings if (column := meaning(PLAN, heading.text))}
    dated = {"baseline_start", "baseline_finish"} <= named
    return found.table.name in _LIKE and (dated or {"wp_id", "budget"} <= named)


def is_tasks(header: Header, found: Match) -> bool:
    """Whether each row is a task, by its name alone, with its money and how much of it is done: neither a period nor an entry of a register."""
    there = {column.column for column in found.columns}
    if found.table.name not in _TASKS or there & {"wp_id", "period_end", "status_date"}:
        return False
    named = [_columns_named(heading.text) for heading in header.headings]
    said = {column for each in named for column in each.values()}
    money = said & {"budget", "ac", "ac_to_date", "eac"}
    done = any(each.get("progress") == "pct_complete" for each in named)
    tasks = any(english(heading.text) in _TASK for heading in header.headings)
    return tasks and bool(money) and (done or (len(money) > 1 and "budget" in money))


def columns(header: Header) -> dict[str, str]:
    """The heading that says what each part is, where none calls it a name."""
    named = {column.column.name for heading in header.headings if (column := meaning(PLAN, heading.text))}
    described = [heading.text for heading in header.headings if english(heading.text) == _DESCRIPTION]
    return {described[0]: "name"} if described and "name" not in named else {}
