"""What a line above a table or the sheet's name says of all of its rows: their project, and the day on which they report."""

from collections.abc import Mapping

from ingest import by_name, titles
from ingest.cell import show
from ingest.contents import by_projects
from ingest.header import Header
from ingest.match import Match
from ingest.readers.sheet import Sheet
from ingest.rows import sort
from ingest.titles import Of, Told
from schema import Problem, Severity


def project(file: str, sheet: Sheet, header: Header, found: Match, known: by_name.Projects) -> Of | None:
    """The project that the sheet's title or name tells, where no column of it does."""
    if not any(column.name == "project_id" for column in found.missing):
        return None
    if by_projects(sheet, found, sort(sheet, header, found), known) is not found:
        return None
    return titles.project(file, sheet, header, known)


def day(file: str, sheet: Sheet, header: Header, found: Match, constants: Mapping[str, str]) -> tuple[str, Told] | None:
    """The column of the day that the rows lack, and the line above the table that says on which day it reports."""
    lacking = [column.name for column in found.missing if column.name in ("status_date", "period_end") and column.name not in constants]
    told = titles.day(file, sheet, header) if lacking else None
    return (lacking[0], told) if told and told.sure else None


def tell_day(file: str, sheet: Sheet, header: Header, told: Told) -> Problem:
    says = f"All rows are taken to tell how things stand on {told.day}, as “{show(told.text)}”{told.where} says."
    row = sheet.number(header.last_row - sheet.first_row)
    return Problem(file=file, sheet=sheet.name, row=row, says=says, mend="Nothing need be done.", severity="notice")


def tell_project(file: str, sheet: Sheet, header: Header, named: Of) -> Problem:
    says = f"The table has no column for the project; all of its rows are taken for {named.project}, which “{show(named.text)}” names."
    mend = "Nothing need be done." if named.sure else "Say yes if that is right, or say which project it is."
    row = sheet.number(header.last_row - sheet.first_row)
    severity: Severity = "notice" if named.sure else "warning"
    return Problem(file=file, sheet=sheet.name, row=row, column="Project", says=says, mend=mend, severity=severity)
