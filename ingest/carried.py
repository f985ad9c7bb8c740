"""What a list of projects leaves to others: columns that it has not stay as they are known, a milestone of which it has no identifier has its own."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from duckdb import DuckDBPyConnection

from ingest import elsewhere, task_names
from ingest.cell import words
from ingest.convert import Converted
from ingest.convert.values import Values
from ingest.draft import Draft
from ingest.go_live import is_live
from schema import Column
from store.tables import ARROW

SHOWN = 5
_BY_KEY = frozenset({"reporting_periods", "work_packages"})  # where several sources may say different things of one row


def carry(drafts: Sequence[Draft], con: DuckDBPyConnection) -> None:
    """Carries over what is known of the same projects and milestones."""
    _projects(drafts, con)
    _milestones(drafts, con)
    _packages(drafts, con)
    for draft in drafts:
        if draft.table.name in _BY_KEY and draft.offsets:
            elsewhere.of_others(draft, [other for other in drafts if other.file == draft.file and other.table is draft.table], con)


def _projects(drafts: Sequence[Draft], con: DuckDBPyConnection) -> None:
    """Fills columns of projects that no sheet of the file has, from the row that is known of each project; a blank cell is an answer and stays."""
    own = [draft for draft in drafts if draft.table.name == "projects" and draft.offsets and "project_id" in draft.columns]
    told = [set(draft.columns) for draft in own]
    for draft in own:
        there = {name for other in drafts if other.file == draft.file and other.table is draft.table for name in other.columns}
        absent = [column for column in draft.table.columns if column.name not in there]
        names = ", ".join(f'"{column.name}"' for column in absent)
        rows = con.execute(f"SELECT project_id, {names}, {elsewhere.PLACED} FROM projects").fetchall() if absent else []
        kept = elsewhere.take(draft, absent, draft.array("project_id").to_pylist(), {row[0]: row[1:] for row in rows})
        if kept:
            listed = ", ".join(column.heading.lower() for column in kept)
            draft.problem(
                f"The sheet has no column for {listed}; what is known of its projects stays.", "Nothing need be done.", severity="notice"
            )
    for sheet, said in zip(own, told, strict=True):
        for listed_, also in zip(own, told, strict=True):
            if listed_.match.listed and not sheet.match.listed:
                _together(sheet, said, listed_, also)
    for draft, said in zip(own, told, strict=True):
        if "name" not in draft.columns or draft.array("name").null_count:
            _by_identifier(draft, "name" in said)


def _together(sheet: Draft, said: set[str], listed: Draft, also: set[str]) -> None:
    """What a sheet of projects says goes before what a list in the same upload says of them; the list adds what it alone says."""
    for column in listed.table.columns:
        name, differ = column.name, list[str]()
        ours, theirs = _by_project(sheet, name), _by_project(listed, name)
        if name in said and name != "project_id":
            differ = [key for key in theirs if name in also and None not in (ours.get(key), theirs[key]) and ours[key] != theirs[key]]
            _put(listed, column, {key: value if ours.get(key) is None else ours[key] for key, value in theirs.items()})
        elif name in also:
            _put(sheet, column, {key: value if theirs.get(key) is None else theirs[key] for key, value in ours.items()})
        if differ:
            first = differ[0]
            says = (
                f"{column.heading} of {first} is {theirs[first]} in this list and {ours[first]} in {sheet.file}, a sheet of projects: the latter counts"
                + (f", and so it does for {len(differ) - 1:,} more." if len(differ) > 1 else ".")
            )
            listed.problem(says, "Say yes if that is right, or correct one of them.", column=name, severity="warning")


def _by_project(draft: Draft, name: str) -> dict[str, Any]:
    return dict(zip(*(draft.array(each).to_pylist() for each in ("project_id", name)), strict=True))


def _put(draft: Draft, column: Column, values: dict[str, Any]) -> None:
    found = pa.array([values.get(project) for project in draft.array("project_id").to_pylist()], ARROW[column.kind])
    if found.null_count < len(found):
        draft.columns[column.name] = Converted(values=Values(found), read=found.to_pylist())


def _by_identifier(draft: Draft, written: bool) -> None:
    """Projects of which no name is known, in a list without names, are called by their identifiers."""
    if written:
        return
    ids, names = draft.array("project_id"), draft.array("name")
    new = [project for project, name in zip(ids.to_pylist(), names.to_pylist(), strict=True) if project and name is None]
    if new:
        values = pc.coalesce(names, ids)
        draft.columns["name"] = Converted(values=Values(values), read=values.to_pylist())
        listed = ", ".join(f"“{project}”" for project in new[:SHOWN]) + (f" and {len(new) - SHOWN:,} more" if len(new) > SHOWN else "")
        says = f"The sheet has no column for the name; new projects are called as they are identified: {listed}."
        draft.problem(says, "Nothing need be done, unless they have other names.", severity="notice")


def _milestones(drafts: Sequence[Draft], con: DuckDBPyConnection) -> None:
    """The identifier of a milestone that is named alone, where one of that name is known of the project or comes in the same upload."""
    listed = [
        draft for draft in drafts if draft.table.name == "milestones" and {"project_id", "name", "milestone_id"} <= set(draft.columns)
    ]
    named = [draft for draft in listed if draft.heading("name") == draft.heading("milestone_id") or is_live(draft.match)]
    if not named:
        return
    known = con.execute("SELECT project_id, name, milestone_id FROM milestones").fetchall()
    for draft in (draft for draft in listed if draft not in named):
        known += zip(*(draft.array(name).to_pylist() for name in ("project_id", "name", "milestone_id")), strict=True)
    ids = {(project, words(name)): own for project, name, own in known if project and name and own}
    for draft in named:
        pairs = zip(*(draft.array(name).to_pylist() for name in ("project_id", "name")), strict=True)
        found = [ids.get((project, words(name)), name) if name else None for project, name in pairs]
        draft.columns["milestone_id"] = Converted(values=Values(pa.array(found, pa.string())))


def _packages(drafts: Sequence[Draft], con: DuckDBPyConnection) -> None:
    """The identifier of a work package that is named alone, where just one of that name is known of the project or comes in the same upload."""
    listed = [draft for draft in drafts if {"project_id", "wp_id"} <= set(draft.columns) and draft.offsets]
    named = [draft for draft in listed if "wp_id" in draft.matches and task_names.says_name(draft.heading("wp_id"))]
    if not named:
        return
    known = con.execute("SELECT project_id, name, wp_id FROM work_packages").fetchall()
    for draft in (draft for draft in listed if draft not in named and draft.table is task_names.PLAN):
        known += zip(*(draft.array(name).to_pylist() for name in ("project_id", "name", "wp_id")), strict=True)
    there, ids = {(project, own) for project, _, own in known}, dict[tuple[str, str], set[str]]()
    for project, name, own in known:
        if project and name and own:
            ids.setdefault((project, words(name)), set()).add(own)
    for draft in named:
        found = []
        for project, name in zip(*(draft.array(each).to_pylist() for each in ("project_id", "wp_id")), strict=True):
            own = ids.get((project, words(name)), set()) if name and (project, name) not in there else set()
            found.append(min(own) if len(own) == 1 else name)
        draft.columns["wp_id"] = Converted(values=Values(pa.array(found, pa.string())))
