"""One sheet for several tables: what a sheet of projects or work packages says beside its own columns, such as status and cost to date."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from ingest import go_live, listing, next_milestone, titles
from ingest.cell import is_blank, show
from ingest.edition import rank
from ingest.glossary import english
from ingest.header import Header, Heading
from ingest.match import ColumnMatch, Match
from ingest.names import Named
from ingest.question import Question, key
from ingest.readers.sheet import Cell, Sheet
from ingest.reply import Replies
from ingest.sense import meant
from schema import BY_NAME, Column, Kind, Problem, Table

COMPANIONS: dict[str, tuple[str, ...]] = {
    "projects": ("reporting_periods", "status_reports"),
    "work_packages": ("progress", "reporting_periods"),
    "progress": ("work_packages", "reporting_periods"),
    "reporting_periods": ("status_reports", "projects"),
    "status_reports": ("reporting_periods", "projects"),
}
"""The tables that a sheet of each table may feed as well, in the order in which they take the headings that are left."""
_SHARED = ("project_id", "wp_id", "currency", "status_date", "period_end")
_DATES = ("status_date", "period_end")


@dataclass(frozen=True, kw_only=True)
class Divided:
    """A sheet's own match without the headings that others take, the others' matches, and what is asked and told of them."""

    own: Match
    others: tuple[Match, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()


def known_beside(found: Match) -> int:
    """How many of the headings that the sheet's own table has no column for are columns of the tables that it may feed as well."""
    tables = [BY_NAME[name] for name in COMPANIONS.get(found.table.name, ())]
    left = [column.heading for column in found.columns if column.how == "none"]
    return sum(any(_named(table, each) for table in tables) for each in left)


def divide(file: str, sheet: Sheet, header: Header, found: Match, replies: Replies) -> Divided:
    """What the sheet says of its own table, and what of others."""
    found = listing.with_state(sheet, header, found)
    milestone = next_milestone.find(found)
    found = next_milestone.without(found, milestone)
    rest = _less(found, milestone.taken if milestone else frozenset())
    left = [column for column in rest.columns if column.how == "none"]
    others: list[Match] = []
    for name in COMPANIONS.get(found.table.name, ()):
        table = BY_NAME[name]
        taken, keys = _taken(table, left, found), _keys(table, rest)
        there = {each.column for each in (*keys, *taken)} | set(found.constants) | set(_DATES)
        there |= {column.gives for column in table.columns if column.name in there}
        lacking = [column for column in table.required if column.name not in there]
        least = 2 if name == "projects" else 1  # a project's name alone stands beside everything
        if len(taken) < least or lacking or not _once(sheet, header, table, keys):
            continue
        others.append(Match(table=table, columns=(*keys, *taken), shape=f"{found.shape}-{name}", chosen=True, constants={}))
        left = [column for column in left if column.heading not in {match.heading for match in taken}]
    told = [next_milestone.tell(file, sheet, header, milestone)] if milestone else []
    beside = [milestone.match] if milestone and milestone.match else []
    if (live := go_live.find(rest)) and _once(sheet, header, live.match.table, list(live.match.columns)):
        beside, told = [*beside, live.match], [*told, go_live.tell(file, sheet, header, live)]
    if any(column.name not in _DATES for column in found.missing) or not (others or found.missing or beside):
        return Divided(own=found, problems=tuple(told))
    undated = [*([found] if found.missing else []), *others]
    day, questions, problems = _day(file, sheet, header, undated, found, replies) if undated else ("", [], [])
    kept = {column.heading.column for match in (*others, *beside) for column in match.columns}
    own = _less(found, kept - {column.heading.column for column in found.matched})
    own, *dated = (_dated(match, day, found, bool(questions)) for match in (own, *others))
    own, priced = listing.priced(file, sheet, header, own)
    problems = [*problems, *priced]
    return Divided(own=own, others=(*dated, *beside), questions=tuple(questions), problems=(*problems, *told))


def _named(table: Table, heading: Heading) -> Named | None:
    """The column that the heading names most plainly, as a whole or by a part of it."""
    return next((named for text in heading.names for named in meant(table, text, heading.holds)), None)


def projects(found: Match) -> Match:
    """The projects that a list of how things stand names, with what its headings that are left tell of them."""
    table, left = BY_NAME["projects"], [column for column in found.columns if column.how == "none"]
    currency = {name: value for name, value in found.constants.items() if name == "currency"}
    columns = (*_keys(table, found), *_taken(table, left, found))
    return Match(table=table, columns=columns, shape=f"{found.shape}-projects", chosen=True, constants=currency)


def _less(match: Match, places: Collection[int]) -> Match:
    """Without those headings, which others take."""
    return replace(match, columns=tuple(column for column in match.columns if column.heading.column not in places))


def _once(sheet: Sheet, header: Header, table: Table, keys: list[ColumnMatch]) -> bool:
    """Whether no two rows would be the same row of the table: a list of periods names each project many times."""
    places = [each.heading.column - sheet.first_column for each in keys if each.column in table.key]
    seen: set[tuple[Cell, ...]] = set()
    for row in sheet.rows[header.last_row - sheet.first_row + 1 :]:
        key = tuple(row[place] for place in places)
        if key and not any(is_blank(cell) for cell in key):
            if key in seen:
                return False
            seen.add(key)
    return True


def _taken(table: Table, left: list[ColumnMatch], found: Match) -> list[ColumnMatch]:
    """The headings among those left that name a column of the table; a value of a period is one to date, since a row tells how things stand."""
    ranked: list[tuple[int, ColumnMatch]] = []
    for column in left:
        named = _named(table, column.heading)
        if named is None or named.column.name in _SHARED or _again(found.table, column) or _describes(table, column):
            continue
        name = named.column.to_date or named.column.name if found.table.name != "reporting_periods" else named.column.name
        ranked.append((rank(named.column, column.heading.text), replace(column, column=name, how=named.how, score=1.0)))
    matched: dict[str, ColumnMatch] = {}
    for _, each in sorted(ranked, key=lambda pair: pair[0]):
        matched.setdefault(each.column, each)
    return list(matched.values())


def _describes(table: Table, column: ColumnMatch) -> bool:
    """Whether it would be the project's name by being a description: beside its status it says how it stands."""
    return table.name == "projects" and english(column.heading.text) == {"description"}


def _again(own: Table, column: ColumnMatch) -> bool:
    """Whether it is one more date or amount of what the sheet's own table has: the second of two budgets is no budget of the project."""
    return any(named.column.kind in (Kind.DATE, Kind.MONEY) for named in meant(own, column.heading.text, column.heading.holds))


def _keys(table: Table, found: Match) -> list[ColumnMatch]:
    """The headings that both tables need: the project, the work package, the day, the currency."""
    names = {column.name for column in table.columns}
    out: dict[str, ColumnMatch] = {}
    for column in sorted(found.columns, key=lambda each: not each.column):  # what the sheet's own table has goes before
        own = column.column
        if not own:
            named = _named(table, column.heading)
            own = named.column.name if named else ""
        name = _day_of(table) if own in _DATES else own
        if own in _SHARED and name in names and name not in out:
            out[name] = replace(column, column=name, how="synonym" if column.how == "none" else column.how)
    return list(out.values())


def _day_of(table: Table) -> str:
    return next((column.name for column in table.columns if column.name in _DATES), "")


def _day(
    file: str, sheet: Sheet, header: Header, undated: list[Match], found: Match, replies: Replies
) -> tuple[str, list[Question], list[Problem]]:
    """The day that the sheet reports to, as far as it is said; else the question, with the day that its names tell as the safe answer."""
    given = next((found.constants[name] for name in _DATES if name in found.constants), "")
    if given or all(not _day_of(match.table) or any(column.column in _DATES for column in match.columns) for match in undated):
        return given, [], []
    own = _day_of(found.table) if found.missing else ""
    table = found.table if own else BY_NAME["status_reports"]
    asked: Column = table.column(own or "status_date")
    said = replies.constants(file, sheet.label, table).get(asked.name, "")
    answered = replies.get("constant", file, sheet.label, asked.name)
    told = titles.day(file, sheet, header)
    if said and not answered and not (told and told.sure):
        return said, [], []  # declared for all files: nothing to ask
    if told and told.sure and not answered:
        says = f"Sheet “{sheet.name}” tells how things stand on {told.day}, as “{show(told.text)}”{told.where} says."
        problem = Problem(file=file, sheet=sheet.name, row=header.first_row, says=says, mend="Nothing need be done.", severity="notice")
        return told.day, [], [problem]
    hint = f" “{show(told.text)}” says {told.day}." if told else ""
    question = Question(
        key=key("constant", file, sheet.label, asked.name),
        topic="constant",
        file=file,
        sheet=sheet.name,
        column=asked.heading,
        says=f"Sheet “{sheet.name}” {_undated(undated)} Which is it, as year-month-day?{hint}",
        default=told.day if told else "",
        day=True,
    )
    return said, [question], []


def _undated(matches: list[Match]) -> str:
    """What lacks a day: a plain list of projects tells of no more than their budgets, which may change."""
    there = {column.column for match in matches if match.table.name != "projects" for column in match.columns}
    if "budget" in there and there <= {"budget", *_SHARED}:
        return "gives budgets and not the day from which they hold."
    return "tells how things stand (status, cost, progress) and not on which day."


def _dated(match: Match, day: str, found: Match, asked: bool) -> Match:
    """With what all of its rows have: the project or currency said of the sheet, and the day once it is known."""
    there = {column.column for column in match.columns}
    if match.table is found.table:
        given = dict(found.constants)
    else:
        given = {name: value for name, value in found.constants.items() if name in ("project_id", "currency") and name not in there}
    own = _day_of(match.table)
    if not own or own in there:
        return replace(match, constants=given)
    if day:
        return replace(match, constants={**given, own: day})
    return replace(match, constants=given, awaited=frozenset([own]) if asked else frozenset())
