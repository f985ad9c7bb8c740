"""What is given for a summary, or for the project as a whole, beside what is given for the work packages below it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from decimal import Decimal

from duckdb import DuckDBPyConnection

from ingest import outline
from ingest.draft import Draft
from schema.thresholds import SAME_AMOUNT

MEASURES = ("pv", "pv_to_date", "ev", "ev_to_date", "ac", "ac_to_date")
SHOWN = 3
Parents = dict[tuple[str, str], str]  # project and package → the package above it, or none
Given = dict[str | None, tuple[Draft, int, Decimal]]  # of one project and day: package → where its amount stands
Found = tuple[int, str]  # the row of the summary, and both amounts in words


def check(drafts: Sequence[Draft], con: DuckDBPyConnection) -> None:
    """Warns, once for each column of a sheet, of summaries whose amount is not that of the packages below them."""
    own = [draft for draft in drafts if draft.table.name == "reporting_periods" and "wp_id" in draft.columns and draft.offsets]
    if not own:
        return
    parents = _listed(drafts, con)
    listed = {project for project, _ in parents}
    for draft in own:
        parents |= _numbered(draft, listed)
    for measure in MEASURES:
        found: dict[int, list[Found]] = {}
        for (project, _), given in _given(drafts, measure).items():
            for draft, index, says in _differing(project, given, parents):
                found.setdefault(id(draft), []).append((index, says))
        for draft in drafts:
            if id(draft) in found:
                _warn(draft, measure, found[id(draft)])


def _listed(drafts: Sequence[Draft], con: DuckDBPyConnection) -> Parents:
    """Every package that is known or comes with these files, with the one above it."""
    known = con.execute("SELECT project_id, wp_id, coalesce(parent_id, '') FROM work_packages").fetchall()
    parents = {(project, package): parent for project, package, parent in known}
    for draft in (draft for draft in drafts if draft.table.name == "work_packages"):
        for index in range(len(draft.offsets)):
            parents[(draft.value(index, "project_id"), draft.value(index, "wp_id"))] = draft.value(index, "parent_id") or ""
    return parents


def _numbered(draft: Draft, listed: Collection[str]) -> Parents:
    """For projects that list no packages: the package whose number another's begins with is above it, and that is said."""
    named: dict[str, set[str]] = {}
    for index in range(len(draft.offsets)):
        project, package = draft.value(index, "project_id"), draft.value(index, "wp_id")
        if project and package and project not in listed:
            named.setdefault(project, set()).add(package)
    parents = {(project, package): outline.above(package, packages) for project, packages in named.items() for package in packages}
    uppers = sorted({upper for upper in parents.values() if upper})
    if uppers:
        shown = ", ".join(f"“{upper}”" for upper in uppers[: outline.SHOWN]) + (" …" if len(uppers) > outline.SHOWN else "")
        says = f"By their numbers these are summaries of other packages, and count only where nothing below them does: {shown}."
        draft.problem(says, "Nothing need be done.", column="wp_id", severity="notice")
    return parents


def _given(drafts: Sequence[Draft], measure: str) -> dict[tuple[str, date], Given]:
    found: dict[tuple[str, date], Given] = {}
    for draft in drafts:
        if draft.table.name != "reporting_periods" or measure not in draft.columns:
            continue
        for index in range(len(draft.offsets)):
            value = draft.value(index, measure)
            if value and index not in draft.rejected:
                key = (draft.value(index, "project_id"), draft.value(index, "period_end"))
                found.setdefault(key, {})[draft.value(index, "wp_id")] = (draft, index, value)
    return found


def _differing(project: str, given: Given, parents: Parents) -> Iterator[tuple[Draft, int, str]]:
    """The summaries among them whose amount is not what the lowest packages below them add up to."""
    above_each = {package: _above(project, package, parents) for package in given if package is not None}
    summaries = {upper for uppers in above_each.values() for upper in uppers}
    below: dict[str | None, Decimal] = {}
    for lowest in above_each.keys() - summaries:
        for upper in (*above_each[lowest], None):
            below[upper] = below.get(upper, Decimal(0)) + given[lowest][2]
    for package, (draft, index, value) in given.items():
        if package in below and abs(value - below[package]) > SAME_AMOUNT:
            what = f"of work package {package}" if package is not None else f"of {project} as a whole"
            yield draft, index, f"{what} is {value:,.2f}, and those of the packages below it add up to {below[package]:,.2f}"


def _above(project: str, package: str, parents: Parents) -> list[str]:
    found: list[str] = []
    upper = parents.get((project, package), "")
    while upper and upper not in found and upper != package:
        found.append(upper)
        upper = parents.get((project, upper), "")
    return found


def _warn(draft: Draft, measure: str, found: Sequence[Found]) -> None:
    heading = draft.table.column(measure).heading
    more = f"; and {len(found) - SHOWN:,} more" if len(found) > SHOWN else ""
    counts = "until they agree the project is incomplete" if measure.startswith("ac") else "the latter counts"
    draft.problem(
        f"The {heading} {'; '.join(says for _, says in found[:SHOWN])}{more}; {counts}.",
        "Correct one of them, or leave that of the upper package blank.",
        index=found[0][0],
        column=measure,
        severity="warning",
    )
