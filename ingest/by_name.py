"""Projects that a sheet calls by their names, or by identifier and name together: each is taken for the one that it names."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
from rapidfuzz import fuzz

from ingest.cell import show, words
from ingest.convert.values import Values
from ingest.draft import Draft, Reply
from ingest.glossary import folded

PROJECT = "projects.project_id"
ASKED = 12  # different names of a column up to which each is asked about
LIKE = 84.0  # likeness from which a text is taken to mean a name, out of 100
NEAR = 80.0  # the same for one that may as well be a new project, which is asked and never suggested
_NOUNS = frozenset(
    ["project", "programme", "program", "projekt", "programm", "projet", "proyecto", "projeto", "progetto", "programma", "the"]
)
CODE = re.compile(r"[(\[]([^()\[\]]+)[)\]]$|^[(\[]([^()\[\]]+)[)\]]")  # “Projekt Anton (AA)”
Projects = Mapping[str, str]  # identifier → name


def settle(draft: Draft, projects: Projects, reply: Reply) -> None:
    """Puts the identifier in the place of a name; a text that is only like one, or like two, is asked about once, and the answer remembered."""
    name = next((column.name for column in draft.table.columns if column.refers_to == PROJECT), "")
    if draft.table.name == "projects" and ("name" not in draft.matches or draft.match.new):
        name = "project_id"  # a list that has one column for the project, or names one that resembles another
    if name not in draft.matches:
        return
    coded = draft.array(name).dictionary_encode()
    written = coded.dictionary.to_pylist()
    strange = [text for text in written if text not in projects]
    named = called(projects) if strange else {}
    meant = {text: project for text in strange if (project := named.get(words(text)) or bracketed(text, named))}
    said = _said(draft, name, projects, [text for text in strange if text not in meant], coded, reply)
    if meant or said:
        ids = pa.array([meant.get(text) or said.get(text, text) for text in written], pa.string())
        draft.columns[name].values = Values(ids.take(coded.indices))
    if meant:
        listed = ", ".join(f"“{text}” for {project}" for text, project in meant.items())
        says = f"Projects are called by their names and taken for those known: {listed}."
        draft.problem(says, "Nothing need be done.", column=name, severity="notice")


def _said(draft: Draft, name: str, projects: Projects, strange: Sequence[str], coded: pa.DictionaryArray, reply: Reply) -> dict[str, str]:
    """What was answered about texts that are like a project; the rows of those that nobody has answered for wait."""
    new = draft.match.new
    like = {text: found for text in strange if (found := [*new[text]] if text in new else alike(text, projects))}
    heading, out = draft.heading(name), dict[str, str]()
    for text, found in like.items() if len(like) <= ASKED else ():
        answer = reply("word", f"{heading}|{text}")
        if answer in projects or answer == text:
            out[text] = answer
            continue
        place = coded.dictionary.to_pylist().index(text)
        rows = np.flatnonzero(coded.indices.fill_null(-1).to_numpy() == place).tolist()
        draft.rejected.update(rows)
        others = sorted(set(projects) - set(found)) if len(projects) <= ASKED else []
        choices = [(each, f"{each} · {projects[each]}" if projects[each] else each) for each in (*found, *others)]
        if text in new:
            choices.append((text, f"{text} · a new project"))
        default = found[0] if len(found) == 1 and text not in new else ""
        says = f"“{show(text)}” is no project's identifier. Which project is it?"
        draft.ask("word", f"{heading}|{text}", says, choices, index=rows[0], column=heading, default=default)
    return out


def alike(text: str, projects: Projects) -> list[str]:
    """The projects that a text can mean: written otherwise, with some of the words of its name, or misspelt; a misspelt identifier means none."""
    plain = words(folded(text))
    said = set(plain.split()) - _NOUNS
    found = []
    for project, name in projects.items():
        own, names = words(folded(project)), words(folded(name))
        whole = set(own.split()) <= said <= {*own.split(), *names.split()} or (said and said <= set(names.split()))
        misspelt = len(names) > 3 and _digits(plain) == _digits(names) and fuzz.ratio(plain, names) >= LIKE
        if whole or misspelt or _squeezed(plain) in (_squeezed(own), _squeezed(names)):
            found.append(project)
    return found


def resembled(text: str, name: str, projects: Projects) -> tuple[str, ...]:
    """The projects that a list can mean where it names one that nobody knows: by either of its names, also if only a letter differs."""
    found = [*alike(text, projects), *(alike(name, projects) if name else ())]
    own = [words(folded(each)) for each in (text, name) if len(each) > 2]
    for project, title in projects.items():
        theirs = [words(folded(each)) for each in (project, title) if len(each) > 2]
        if any(_digits(a) == _digits(b) and (fuzz.ratio(a, b) >= NEAR or sorted(a) == sorted(b)) for a in own for b in theirs):
            found.append(project)
    return tuple(dict.fromkeys(found))


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))  # wave 2 is no misspelt wave 1


def _squeezed(text: str) -> str:
    return text.replace(" ", "")


def bracketed(text: str, named: Mapping[str, str]) -> str:
    """The project whose identifier or name stands in brackets beside other words, unless those are what another one is called; “” where none does."""
    hit = CODE.search(text.strip())
    project = named.get(words(hit[1] or hit[2]), "") if hit else ""
    return project if hit and named.get(words(CODE.sub("", text.strip())), project) == project else ""


def called(projects: Mapping[str, str]) -> dict[str, str]:
    """What each project may be called, in plain words → its identifier; nothing that could be two."""
    found: dict[str, str] = {}
    for project, name in projects.items():
        for text in (project, name, f"{project} {name}", f"{name} {project}") if name else (project,):
            found[words(text)] = project if found.get(words(text), project) == project else ""
    return {text: project for text, project in found.items() if text and project}


def plain(projects: Mapping[str, str]) -> frozenset[str]:
    """All that the projects are called, identifiers and names, in plain words."""
    return frozenset(called(projects)) | {words(project) for project in projects}
