"""Lists of projects that have a number or code beside the project: the number identifies it, and the other is its name."""

from ingest.by_name import Projects
from ingest.cell import Cell, is_blank, one_line
from ingest.convert.numbers import is_number
from ingest.glossary import english
from ingest.header import Header, Heading
from ingest.match import Match
from ingest.names import meaning
from ingest.readers.sheet import Sheet
from schema import BY_NAME

PROJECTS = BY_NAME["projects"]
_LIKE = frozenset(["projects", "work_packages", "progress", "status_reports", "reporting_periods"])  # what such headings also fit
_PACKAGE = frozenset(["parent_id", "level", "base_wp_id"])
_LED = frozenset(["manager", "sponsor"])


def columns(sheet: Sheet, header: Header, found: Match, known: Projects) -> dict[str, str]:
    """Which heading is the project's identifier and which its name; none where the sheet is no such list."""
    number = next((heading for heading in header.headings if english(heading.text) in ({"id"}, {"id", "project"})), None)
    name = next((heading for heading in header.headings if english(heading.text) == {"project"}), None)
    if found.table.name not in _LIKE or not number or not name or _PACKAGE & {column.column for column in found.matched}:
        return {}
    ids, names, pairs = _pairs(sheet, header, number, name)
    if not pairs or max(ids, names) > len(pairs) + 1 or len({project for _, project in pairs}) < len(pairs):  # a total may stand below
        return {}
    named = {own.column.name for heading in header.headings if (own := meaning(PROJECTS, heading.text))}
    led = bool(_LED & named)
    if "name" in named or (not led and (len(pairs) < 2 or pairs[0][1] in known)):
        return {}
    if english(number.text) == {"id"} and _is_running([cell for cell, _ in pairs]):
        return {number.text: "", name.text: "project_id"}
    return {number.text: "project_id", name.text: "name"}


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
