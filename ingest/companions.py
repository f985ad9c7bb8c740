"""One sheet for several tables: what a sheet of projects or work packages says beside its own columns, such as status and cost to date."""

from dataclasses import replace

from ingest.convert.periods import span
from ingest.match import ColumnMatch, Match
from ingest.names import meanings
from ingest.question import Question, key
from ingest.readers.sheet import Sheet
from ingest.reply import Replies
from schema import BY_NAME, Column, Table

COMPANIONS: dict[str, tuple[str, ...]] = {
    "projects": ("reporting_periods", "status_reports"),
    "work_packages": ("progress", "reporting_periods"),
    "progress": ("work_packages", "reporting_periods"),
    "reporting_periods": ("status_reports",),
    "status_reports": ("reporting_periods", "projects"),
}
"""The tables that a sheet of each table may feed as well, in the order in which they take the headings that are left."""
_SHARED = ("project_id", "wp_id", "currency", "status_date", "period_end")
_DATES = ("status_date", "period_end")


def divide(file: str, sheet: Sheet, found: Match, replies: Replies) -> tuple[Match, list[Match], list[Question]]:
    """The sheet's own match without the headings that others take, the others' matches, and the day if it has to be asked."""
    own, left = found, [column for column in found.columns if column.how == "none"]
    others: list[Match] = []
    for name in COMPANIONS.get(found.table.name, ()):
        taken = _taken(BY_NAME[name], left, found)
        keys = _keys(BY_NAME[name], found)
        if not taken or any(c.name not in {k.column for k in (*keys, *taken)} for c in BY_NAME[name].required if c.name not in _DATES):
            continue
        others.append(Match(table=BY_NAME[name], columns=(*keys, *taken), shape=f"{found.shape}-{name}", chosen=True, constants={}))
        left = [column for column in left if column.heading not in {match.heading for match in taken}]
    if not others or found.missing:
        return found, [], []
    given, questions = _day(file, sheet, others, replies)
    kept = {column.heading.column for match in others for column in match.columns} - {column.heading.column for column in found.matched}
    own = replace(found, columns=tuple(column for column in found.columns if column.heading.column not in kept))
    return own, [_dated(match, given, found, bool(questions)) for match in others], questions


def _taken(table: Table, left: list[ColumnMatch], found: Match) -> list[ColumnMatch]:
    """The headings among those left that name a column of the table; a value of a period is one to date, since a row tells how things stand."""
    matched: dict[str, ColumnMatch] = {}
    for column in left:
        named = next(iter(meanings(table, column.heading.text)), None)
        if named is None or named.column.name in _SHARED:
            continue
        name = named.column.to_date or named.column.name if found.table.name != "reporting_periods" else named.column.name
        if name not in matched:
            matched[name] = ColumnMatch(heading=column.heading, column=name, how=named.how, score=1.0)
    return list(matched.values())


def _keys(table: Table, found: Match) -> list[ColumnMatch]:
    """The headings that both tables need: the project, the work package, the day, the currency."""
    names = {column.name for column in table.columns}
    out: dict[str, ColumnMatch] = {}
    for column in found.columns:
        own = column.column
        if not own:
            named = next(iter(meanings(table, column.heading.text)), None)
            own = named.column.name if named else ""
        name = _day_of(table) if own in _DATES else own
        if own in _SHARED and name in names and name not in out:
            out[name] = replace(column, column=name, how="synonym" if column.how == "none" else column.how)
    return list(out.values())


def _day_of(table: Table) -> str:
    return next((column.name for column in table.columns if column.name in _DATES), "")


def _day(file: str, sheet: Sheet, others: list[Match], replies: Replies) -> tuple[str, list[Question]]:
    """The day that the sheet reports to, as far as it is said, and the question, with the day that its title or name tells as the safe answer."""
    if all(not _day_of(match.table) or any(column.column in _DATES for column in match.columns) for match in others):
        return "", []
    asked: Column = BY_NAME["status_reports"].column("status_date")
    said = replies.constants(file, sheet.label, BY_NAME["status_reports"]).get(asked.name, "")
    if said and not replies.get("constant", file, sheet.label, asked.name):
        return said, []  # declared for all files: nothing to ask
    told = _told(file, sheet)
    hint = f" Its name or title says {told}." if told else ""
    question = Question(
        key=key("constant", file, sheet.label, asked.name),
        topic="constant",
        file=file,
        sheet=sheet.name,
        column=asked.heading,
        says=f"Sheet “{sheet.name}” tells how things stand (status, cost, progress) and not on which day. Which is it, as year-month-day?{hint}",
        default=told,
        day=True,
    )
    return said, [question]


def _told(file: str, sheet: Sheet) -> str:
    """The last day of the one month or day that the lines above the headings, the sheet's name or the file's name tell."""
    texts = [sheet.name, file.rpartition(".")[0]]
    ends = set()
    for text in texts:
        words = text.replace("_", " ").replace("-", " - ").split()
        pieces = [" ".join(words[i:j]).replace(" - ", "-") for i in range(len(words)) for j in range(i + 1, min(i + 6, len(words)) + 1)]
        ends |= {found.end for piece in pieces if (found := span(piece)) and found.length in ("day", "month")}
    return ends.pop().isoformat() if len(ends) == 1 else ""


def _dated(match: Match, day: str, found: Match, asked: bool) -> Match:
    """With what all of its rows have: the project or currency said of the sheet, and the day once it is known."""
    there = {column.column for column in match.columns}
    given = {name: value for name, value in found.constants.items() if name in ("project_id", "currency") and name not in there}
    own = _day_of(match.table)
    if not own or own in there:
        return replace(match, constants=given)
    if day:
        return replace(match, constants={**given, own: day})
    return replace(match, constants=given, awaited=frozenset([own]) if asked else frozenset())
