"""Work packages that are named and not there: what is booked or reported on them would be counted nowhere below the project."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyConnection
from rapidfuzz import process

from ingest.draft import Draft

NAMED = {"progress": ("wp_id",), "costs": ("wp_id",), "work_packages": ("parent_id", "base_wp_id")}
SUGGESTED = 100  # unknown packages of a column for which a like one is looked for
Known = dict[str, set[str]]  # the work packages of each project


def check(drafts: Sequence[Draft], con: DuckDBPyConnection) -> None:
    """Warns once of each unknown work package, at its first row, in projects of which any work package is known."""
    named = [draft for draft in drafts if draft.table.name in NAMED and draft.offsets]
    if not named:
        return
    known = _known(drafts, con)
    for draft in named if known else []:
        for column in NAMED[draft.table.name]:
            _check(draft, column, known)


def _known(drafts: Sequence[Draft], con: DuckDBPyConnection) -> Known:
    known: Known = {}
    for project, package in con.execute("SELECT DISTINCT project_id, wp_id FROM work_packages").fetchall():
        known.setdefault(project, set()).add(package)
    for draft in drafts:
        if draft.table.name == "work_packages":
            for index in range(len(draft.offsets)):
                project, package = draft.value(index, "project_id"), draft.value(index, "wp_id")
                if project is not None and package is not None:  # a row refused for another cell names its package all the same
                    known.setdefault(project, set()).add(package)
    return known


def _check(draft: Draft, column: str, known: Known) -> None:
    found = [each for each in _pairs(draft, column) if each[0] in known and each[1] not in known[each[0]]]
    names = {project: sorted(known[project]) for project, *_ in found}
    for number, (project, package, first, rows) in enumerate(found):
        others = f" {rows:,} rows of the sheet name it." if rows > 1 else ""
        like = process.extractOne(package, names[project], score_cutoff=60) if number < SUGGESTED else None
        mend = f"Did you mean “{like[0]}”? " if like else ""
        draft.problem(
            f"“{package}” is no work package of {project} that is known, nor is it in the files given with this one.{others}",
            f"{mend}Correct it, or load the work package too; say yes to keep it as it is.",
            index=first,
            column=column,
            severity="warning",
        )


def _pairs(draft: Draft, column: str) -> list[tuple[str, str, int, int]]:
    """Each project and work package that good rows name together, with the first of these rows and their number."""
    rows = pa.table([draft.array("project_id"), draft.array(column), np.arange(len(draft.offsets))], ["project", "package", "row"])
    pairs = rows.filter(pa.array(draft.good())).drop_null().group_by(["project", "package"])
    return [
        (row["project"], row["package"], row["row_min"], row["row_count"])
        for row in pairs.aggregate([("row", "min"), ("row", "count")]).sort_by("row_min").to_pylist()
    ]
