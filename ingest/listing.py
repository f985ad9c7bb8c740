"""Lists of projects as a PMO keeps them: which heading identifies the project, where it stands in its life, and its currency."""

from dataclasses import replace

from ingest import titles
from ingest.by_name import Projects
from ingest.cell import Cell, is_blank, one_line, show
from ingest.convert.currencies import says
from ingest.convert.numbers import is_number
from ingest.convert.words import choice
from ingest.edition import PLAIN_STATUS
from ingest.glossary import english
from ingest.header import Header, Heading
from ingest.match import Match
from ingest.names import meaning, meanings, unit
from ingest.readers.sheet import Sheet
from schema import BY_NAME, Problem

PROJECTS, _REPORTS = BY_NAME["projects"], BY_NAME["status_reports"]
_LIKE = frozenset(["projects", "work_packages", "progress", "status_reports", "reporting_periods"])  # what such headings also fit
_PACKAGE = frozenset(["parent_id", "level", "base_wp_id"])
_TITLES = ({"project", "name"}, {"project", "title"}, {"initiative"})
_LED = frozenset(["manager", "sponsor"])


def columns(sheet: Sheet, header: Header, found: Match, known: Projects) -> dict[str, str]:
    """Which heading is the project's identifier and which its name; none where the sheet is no such list."""
    number = next((heading for heading in header.headings if english(heading.text) in ({"id"}, {"id", "project"})), None)
    name = next((heading for heading in header.headings if english(heading.text) == {"project"}), None)
    titled = name is None and number is not None and english(number.text) == {"id"}  # an ID beside the project's name is the project's
    name = next((heading for heading in header.headings if english(heading.text) in _TITLES), None) if titled else name
    if found.table.name not in _LIKE or not number or not name or _PACKAGE & {column.column for column in found.matched}:
        return {}
    ids, names, pairs = _pairs(sheet, header, number, name)
    if not pairs or max(ids, names) > len(pairs) + 1 or len({project for _, project in pairs}) < len(pairs):  # a total may stand below
        return {}
    named = {own.column.name for heading in header.headings if (own := meaning(PROJECTS, heading.text))}
    led = bool(_LED & named)
    if not titled and ("name" in named or (not led and (len(pairs) < 2 or pairs[0][1] in known))):
        return {}
    if english(number.text) == {"id"} and _is_running([cell for cell, _ in pairs]):
        return {number.text: "", name.text: "project_id"}
    return {number.text: "project_id", name.text: "name"}


def with_state(sheet: Sheet, header: Header, found: Match) -> Match:
    """A plain “Status” without any colour tells where the project stands in its life: beside a traffic light, or if it holds such words alone."""
    if found.table.name != "projects" or any(column.column == "state" for column in found.columns):
        return found
    rated = [
        c for c in found.columns if not c.column and any(n.column.name == "declared_status" for n in meanings(_REPORTS, c.heading.text))
    ]
    plain = [column for column in rated if english(column.heading.text) in PLAIN_STATUS]
    if len(plain) != 1:
        return found
    place = plain[0].heading.column - sheet.first_column
    cells = [row[place] for row in sheet.rows[header.last_row - sheet.first_row + 1 :] if not is_blank(row[place])]
    colours, states = (choice(column) for column in (_REPORTS.column("declared_status"), found.table.column("state")))
    stands = [isinstance(states(cell), str) for cell in cells]
    if any(isinstance(colours(cell), str) for cell in cells) or not (any(stands) if len(rated) > 1 else stands and all(stands)):
        return found
    stated = replace(plain[0], column="state", how="synonym", score=1.0)
    return replace(found, columns=tuple(stated if column is plain[0] else column for column in found.columns))


def priced(file: str, sheet: Sheet, header: Header, own: Match) -> tuple[Match, list[Problem]]:
    """Projects without a currency are in the one that the headings of the sheet's amounts name."""
    if own.table.name != "projects" or "currency" in {*(column.column for column in own.columns), *own.constants}:
        return own, []
    named: dict[str, str] = {}
    for heading in header.headings:
        if code := says(unit(heading.text).currency):
            named.setdefault(code, heading.text)
    for text in (*titles.scales(sheet, header).values(), *sheet.below) if not named else ():
        if code := says(unit(text).currency):
            named[code] = text
    if len(named) != 1:
        return own, []
    ((code, text),) = named.items()
    told = Problem(
        file=file,
        sheet=sheet.name,
        row=header.first_row,
        says=f"The projects are taken to be in {code}, as “{show(text)}” says.",
        mend="Nothing need be done.",
        severity="notice",
    )
    return replace(own, constants={**own.constants, "currency": code}), [told]


def _pairs(sheet: Sheet, header: Header, number: Heading, name: Heading) -> tuple[int, int, list[tuple[Cell, str]]]:
    """How many cells stand under each heading, and those that stand side by side."""
    rows = sheet.rows[header.last_row - sheet.first_row + 1 :]
    beside = [(row[number.column - sheet.first_column], row[name.column - sheet.first_column]) for row in rows]
    ids, names = (sum(not is_blank(cells[place]) for cells in beside) for place in (0, 1))
    return ids, names, [(cell, one_line(project)) for cell, project in beside if not is_blank(cell) and not is_blank(project)]


def _is_running(cells: list[Cell]) -> bool:
    """Whether the numbers only count the rows: next month another project may have them."""
    numbers = [int(cell) if isinstance(cell, str) and cell.strip().isdecimal() else cell for cell in cells]
    return all(is_number(each) for each in numbers) and numbers == list(range(1, len(numbers) + 1))
