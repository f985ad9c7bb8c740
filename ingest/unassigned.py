"""Refused rows of which no project can be read: whose figures lack them is not known, so it is said with the load."""

from collections.abc import Sequence

from ingest.cell import spans
from ingest.preview import SheetPreview
from schema.wording import counted


def said(sheets: Sequence[SheetPreview]) -> str:
    """One sentence for each sheet that has such rows, with their numbers; "" where every refused row is somebody's."""
    return " ".join(_said(sheet) for sheet in sheets if _nobodys(sheet))


def _nobodys(sheet: SheetPreview) -> bool:
    """Whether rows were refused, and neither they nor the rows beside them name a project."""
    by_project = sheet.match is not None and any(column.name == "project_id" for column in sheet.match.table.columns)
    return bool(sheet.rejected) and by_project and not sheet.refused


def _said(sheet: SheetPreview) -> str:
    rows = sorted({problem.row for problem in sheet.problems if problem.severity == "error" and problem.row})
    count = counted(sheet.rejected, "rejected row")
    where = f" ({'row' if len(rows) == 1 else 'rows'} {spans(rows)})" if rows else ""
    return (
        f"No project can be read of the {count} of sheet “{sheet.sheet}” of {sheet.file}{where}: the figures of any project may lack them."
    )
