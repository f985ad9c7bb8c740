"""Projects that only a list of how things stand names: they are made of it and told; one that resembles a known project is asked about."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest import by_name, companions, listing
from ingest.cell import one_line, show, words
from ingest.convert import Cells, convert
from ingest.match import Match
from ingest.recognise import Recognised, also, header_row
from ingest.reply import Replies
from ingest.rows import Rows
from schema import BY_NAME, Problem

PROJECTS = BY_NAME["projects"]
_LISTS = ("reporting_periods", "status_reports")  # a ledger or a register names projects and makes none
_FIRST = (*_LISTS, "projects")
LONGEST = 10_000  # rows of a list of projects
SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class _Line:
    """A row of a sheet, the project that it names, and that project's name where it stands beside."""

    offset: int
    project: str
    name: str


def listed(found: Sequence[Recognised], replies: Replies) -> list[Recognised]:
    """The sheets of an upload; a list of how projects stand is followed by the projects that neither the portfolio nor a sheet of projects knows."""
    sheets = [_marked(list(tables)) for _, tables in groupby(found, key=lambda each: id(each.header))]
    known = dict(replies.projects)
    for each in (tables[0] for tables in sheets):
        if each.match and each.match.table is PROJECTS and not each.match.listed:
            known |= {line.project: line.name or known.get(line.project, "") for line in _lines(each, each.match)}
    return [each for tables in sheets for each in _with_new(tables, known, replies)]


def turn(each: Recognised) -> int:
    """When a sheet is read: projects go before what names them, and a sheet of projects before a list of how they stand."""
    return 2 if each.match is None or each.match.table is not PROJECTS else int(each.match.listed)


def _marked(tables: list[Recognised]) -> list[Recognised]:
    """The tables of one sheet, each with the mark where together they are a list."""
    if not _is_list(tables):
        return tables
    return [replace(each, match=replace(each.match, listed=True)) if each.match else each for each in tables]


def _is_list(tables: Sequence[Recognised]) -> bool:
    """Whether the sheet tells how projects stand, be it beside other things that it says of them."""
    own = tables[0]
    if not own.match or not own.rows or own.match.table.name not in _FIRST or len(own.rows.data) > LONGEST:
        return False
    there = {column.column for column in own.match.matched}
    asked = any(question.topic == "table" for question in own.questions)
    tells = any(each.match.table.name in _LISTS for each in tables if each.match)
    lines = _lines(own, own.match) if tells and "project_id" in there and "wp_id" not in there and not asked else []
    return bool(lines) and len({line.project for line in lines}) == len(lines)  # a project that comes twice is no line of a list


def _with_new(tables: list[Recognised], known: dict[str, str], replies: Replies) -> list[Recognised]:
    """The tables of one list, and the projects that are new with it, which are known from then on."""
    own = tables[0]
    if not own.match or not own.match.listed:
        return tables
    listed_already = next((each.match for each in tables if each.match and each.match.table is PROJECTS), None)
    made = listed_already or companions.projects(own.match)
    lines, called = _lines(own, made), by_name.called(known)
    meant = [line.project if line.project in known else called.get(words(line.project), "") for line in lines]
    strange = [line for line, project in zip(lines, meant, strict=True) if not project]
    if not strange:
        return tables
    others = {project: name for project, name in known.items() if project not in meant}
    like = {line.project: by_name.resembled(line.project, line.name, others) for line in strange}
    heading = next(column.heading.text for column in made.columns if column.column == "project_id")
    reply = replies.about(own.file, own.sheet.label)
    new = [line for line in strange if not like[line.project] or reply("word", f"{heading}|{line.project}") == line.project]
    tables = [replace(each, match=replace(each.match, new=like)) if each.match else each for each in tables]
    if not new:
        return tables
    told = _told(own, heading, new, alone=not known or listed_already is not None)
    known.update((line.project, line.name) for line in new)
    own = replace(tables[0], problems=(*own.problems, told))
    return [own, *tables[1:], *([] if listed_already else [_projects(own, made, new)])]


def _lines(each: Recognised, match: Match) -> list[_Line]:
    """The rows that name a project, by its identifier or else by its name."""
    places = {column.column: column.heading.column - each.sheet.first_column for column in match.matched}
    own, name = places.get("project_id", places.get("name")), places.get("name")
    if own is None or each.rows is None:
        return []
    rows = [(offset, each.sheet.rows[offset]) for offset in each.rows.data]
    about = Cells(column=PROJECTS.column("project_id"), heading="", cells=[row[own] for _, row in rows])
    ids = convert(about, lambda topic: "").values
    named = [one_line(row[name]) if name is not None else "" for _, row in rows]
    return [
        _Line(offset=offset, project=project, name=title) for (offset, _), project, title in zip(rows, ids, named, strict=True) if project
    ]


def _projects(own: Recognised, match: Match, new: Sequence[_Line]) -> Recognised:
    """The sheet of projects made of those rows of the list."""
    assert own.header is not None  # noqa: S101 (a list has headings)
    match, problems = listing.priced(own.file, own.sheet, own.header, match)
    made = also(own, own.header, replace(match, listed=True))
    rows = Rows(read=len(new), data=array("i", [line.offset for line in new]))
    return replace(made, rows=rows, problems=tuple(problems))


def _told(own: Recognised, heading: str, new: Sequence[_Line], *, alone: bool) -> Problem:
    """What becomes of the projects; beside others they want a yes, since a known one could be meant."""
    shown = [f"“{show(line.project)}”" + (f" ({show(line.name)})" if line.name else "") for line in new[:SHOWN]]
    listed_ = ", ".join(shown) + (f" and {len(new) - SHOWN:,} more" if len(new) > SHOWN else "")
    one = len(new) == 1
    return Problem(
        file=own.file,
        sheet=own.sheet.name,
        row=header_row(own),
        column=heading,
        says=f"No project is known as {listed_}: {'it is a new one' if one else 'they are new ones'}, made of this list.",
        mend="Nothing need be done."
        if alone
        else f"Say yes if {'it is' if one else 'they are'} new, or write {'it' if one else 'them'} as known.",
        severity="notice" if alone else "warning",
    )
