"""The projects that a partial load leaves incomplete: of whom each refused row was, and why it was refused."""

from collections.abc import Iterator

import pyarrow.compute as pc

from ingest.draft import Draft
from store.parcel import Refused

LISTED = 200  # refused rows of one project on one sheet that are named; one is enough to make it incomplete


def refused(draft: Draft) -> tuple[Refused, ...]:
    """For each refused row its project; where that cannot be read, every project that the sheet covers."""
    if not any(column.name == "project_id" for column in draft.table.columns):
        return ()
    everyone = _projects(draft)
    counts: dict[str, int] = {}
    found = []
    for row, reason, project in _rows(draft):
        for name in [project] if project else everyone:
            counts[name] = counts.get(name, 0) + 1
            if counts[name] <= LISTED:
                found.append(Refused(table=draft.table.name, project_id=name, sheet=draft.sheet.name, row=row, reason=reason))
    return tuple(found)


def _projects(draft: Draft) -> list[str]:
    return sorted(pc.unique(draft.array("project_id").drop_null()).to_pylist())


def _rows(draft: Draft) -> Iterator[tuple[int | None, str, str | None]]:
    """Number, reason and project of each refused row, and at last of those that have no place of their own."""
    place = {draft.number(index): index for index in draft.rejected}
    seen: set[int] = set()
    for problem in draft.problems:
        if problem.severity != "error" or problem.row is None or problem.row in seen or problem.row == draft.header_row:
            continue
        seen.add(problem.row)
        index = place.get(problem.row)
        yield problem.row, problem.says, None if index is None else draft.value(index, "project_id")
    left = len(draft.rejected) + draft.refused - len(seen)
    if left > 0:
        yield None, f"{left:,} {'row was' if left == 1 else 'rows were'} refused.", None
