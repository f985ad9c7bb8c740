"""One register of several kinds (RAID): a column says of each row whether it is a risk, an issue, an action or a decision."""

from dataclasses import replace

from ingest import header as headers
from ingest.cell import is_blank, show, words
from ingest.glossary import english
from ingest.header import Header
from ingest.layouts.layout import LOOKED, Known, Layout, Reply, Turned, blank, told
from ingest.names import meaning
from ingest.readers.sheet import Row, Sheet
from schema import BY_NAME, Problem

_SPELLED = {
    "risks": "risk risks risiko risiken risque risques riesgo riesgos risco riscos rischio rischi risico risicos threat opportunity",
    "issues": "issue issues problem problems problemas problema problemi problème problèmes problem probleme knelpunt knelpunten issue",
    "actions": "action actions aktion maßnahme maßnahmen massnahme massnahmen todo aufgabe acción acciones ação ações azione azioni actie acties task",
    "decisions": "decision decisions entscheidung entscheidungen décision décisions decisión decisiones decisão decisões decisione decisioni "
    "beslissing beslissingen besluit besluiten",
    "change_requests": "change changes",
    "": "assumption assumptions annahme annahmen hypothèse hypothèses supuesto supuestos suposição premissa assunzione aanname aannames "
    "dependency dependencies abhängigkeit abhängigkeiten dépendance dépendances dependencia dependencias dependência dipendenza afhankelijkheid "
    "lesson lessons note information info",
}
KINDS = {words(word): table for table, spelled in _SPELLED.items() for word in spelled.split()} | {
    "change request": "change_requests",
    "to do": "actions",
    "action item": "actions",
    "lesson learned": "",
}
"""What people call the kinds of rows → the table; "" for those that no table is for."""
_TYPE = frozenset(
    ["type", "kind", "category", "art", "typ", "tipo", "soort", "categorie", "kategorie", "categoría", "categoria", "raid", "class"]
) | {
    "raid type",
    "item type",
    "record type",
    "log type",
}


def turn(file: str, sheet: Sheet, reply: Reply, known: Known) -> Turned | None:
    """One sheet for each kind, with the rows' own numbers; None where no column tells kinds apart."""
    header = headers.find(sheet)
    place = _column(sheet, header) if header else None
    if header is None or place is None:
        return None
    found: dict[str, list[int]] = {}
    for offset in range(header.last_row - sheet.first_row + 1, len(sheet.rows)):
        row = sheet.rows[offset]
        if not blank(row):
            found.setdefault(_kind(row, place) or "?", []).append(offset)
    parts = tuple(_part(sheet, header, place, table, rows) for table, rows in found.items() if table in BY_NAME)
    problems = [told(file, sheet, _says(sheet, header, place, parts))]
    for kind in [kind for kind in found if kind not in BY_NAME]:
        problems.append(_left(file, sheet, place, kind, found[kind]))
    return Turned(sheets=parts, problems=tuple(problems))


def _kind(row: Row, place: int) -> str:
    """The table of the row; "-word" where the kind is known and has none, "" where it is not known."""
    text = words(str(row[place])) if not is_blank(row[place]) else ""
    table = KINDS.get(text) if text in KINDS else _LETTERS.get(text)
    return f"-{text}" if table == "" else table or ""


_LETTERS = {"r": "risks", "i": "issues"}  # A is an action or an assumption, D a decision or a dependency: those have to be written out


def _column(sheet: Sheet, header: Header) -> int | None:
    """The column whose texts are kinds, of at least two tables; single letters count under a heading such as "Type" alone."""
    top = header.last_row - sheet.first_row + 1
    rows = [row for row in sheet.rows[top : top + LOOKED] if not blank(row)]
    for heading in header.headings:
        place = heading.column - sheet.first_column
        texts = {words(str(row[place])) for row in rows if not is_blank(row[place])}
        named = words(heading.text) in _TYPE or "type" in words(heading.text).split()
        tables = {KINDS[text] for text in texts if text in KINDS} - {""}
        if named:
            tables |= {_LETTERS[text] for text in texts & set(_LETTERS)}
        enough = len(tables) >= 2 or (named and tables)
        if enough and (named or all(text in KINDS for text in texts)):
            return place
    return None


def _part(sheet: Sheet, header: Header, place: int, table: str, offsets: list[int]) -> Sheet:
    top = header.last_row - sheet.first_row
    titles = {heading.column - sheet.first_column: _own(heading.text, header, table) for heading in header.headings}
    headings = tuple(titles.get(each) if each != place else None for each in range(len(sheet.rows[top])))
    grid = {sheet.first_row + offset: index for index, offset in enumerate(offsets, start=2)}
    return Sheet(
        name=sheet.name,
        rows=[headings, *((*sheet.rows[offset][:place], None, *sheet.rows[offset][place + 1 :]) for offset in offsets)],
        first_column=sheet.first_column,
        percent=frozenset((grid[row], column) for row, column in sheet.percent if row in grid),
        problems=tuple(replace(problem, row=grid[problem.row]) for problem in sheet.problems if problem.row in grid),
        hidden_rows=tuple(row for row in sheet.hidden_rows if row in grid),
        part=BY_NAME[table].title,
        table=table,
        addresses=[(header.last_row, ""), *((sheet.first_row + offset, "") for offset in offsets)],
    )


def _own(text: str, header: Header, table: str) -> str:
    """The heading as the register calls it: what numbers the rows of all kinds numbers those of each."""
    numbers = any(
        named and named.column.name == BY_NAME[table].key[-1] for named in (meaning(BY_NAME[table], h.text) for h in header.headings)
    )
    return "ID" if not numbers and "id" in english(text) and meaning(BY_NAME[table], text) is None else text


def _says(sheet: Sheet, header: Header, place: int, parts: tuple[Sheet, ...]) -> str:
    column = next(heading.text for heading in header.headings if heading.column - sheet.first_column == place)
    listed = ", ".join(f"{len(part.rows) - 1:,} {part.part.lower()}" for part in parts)
    return f"“{show(column)}” tells several registers apart in sheet “{sheet.name}”: {listed}."


def _left(file: str, sheet: Sheet, place: int, kind: str, offsets: list[int]) -> Problem:
    rows = ", ".join(str(sheet.first_row + offset) for offset in offsets[:5]) + (" …" if len(offsets) > 5 else "")
    count = f"{len(offsets):,} {'row' if len(offsets) == 1 else 'rows'} ({rows})"
    first = sheet.first_row + offsets[0]
    if kind != "?":
        says = f"{count} of kind “{show(sheet.rows[offsets[0]][place])}” are left out: there is no register for them."
        return told(file, sheet, says, "Say yes to go on without them.", row=first, severity="warning")
    says = f"{count} do not say of which kind they are: “{show(sheet.rows[offsets[0]][place])}”."
    return told(file, sheet, says, "Write Risk, Issue, Action or Decision in full.", row=first, severity="error")


KINDS_APART = Layout(key="kinds", title="one register of several kinds", turn=turn)
