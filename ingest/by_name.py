"""Projects that a sheet calls by their names, or by identifier and name together: each is taken for the one that it names."""

from collections.abc import Mapping

import pyarrow as pa

from ingest.cell import words
from ingest.convert.values import Values
from ingest.draft import Draft

PROJECT = "projects.project_id"


def settle(draft: Draft, projects: Mapping[str, str]) -> None:
    """Puts the identifier in the place of a name; what two projects are called, or what is an identifier itself, stays."""
    name = next((column.name for column in draft.table.columns if column.refers_to == PROJECT), "")
    if draft.table.name == "projects" and "name" not in draft.matches:
        name = "project_id"  # a list that has one column for the project
    if name not in draft.matches:
        return
    coded = draft.array(name).dictionary_encode()
    written = coded.dictionary.to_pylist()
    named = called(projects) if any(text not in projects for text in written) else {}
    meant = {text: named[words(text)] for text in written if text not in projects and words(text) in named}
    if not meant:
        return
    ids = pa.array([meant.get(text, text) for text in written], pa.string())
    draft.columns[name].values = Values(ids.take(coded.indices))
    listed = ", ".join(f"“{text}” for {project}" for text, project in meant.items())
    draft.problem(
        f"Projects are called by their names and taken for those known: {listed}.", "Nothing need be done.", column=name, severity="notice"
    )


def called(projects: Mapping[str, str]) -> dict[str, str]:
    """What each project may be called, in plain words → its identifier; nothing that could be two."""
    found: dict[str, str] = {}
    for project, name in projects.items():
        for text in (name, f"{project} {name}", f"{name} {project}") if name else ():
            found[words(text)] = project if found.get(words(text), project) == project else ""
    return {text: project for text, project in found.items() if text and project}


def plain(projects: Mapping[str, str]) -> frozenset[str]:
    """All that the projects are called, identifiers and names, in plain words."""
    return frozenset(called(projects)) | {words(project) for project in projects}
