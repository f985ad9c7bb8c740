"""One register of several kinds (RAID): a column says of each row whether it is a risk, an issue, an action or a decision."""

from collections.abc import Sequence
from dataclasses import replace

from ingest import header as headers
from ingest.cell import is_blank, show, words
from ingest.glossary import english
from ingest.header import Header
from ingest.layouts import legend
from ingest.layouts.layout import LOOKED, Known, Layout, Reply, Turned, above, blank, told
from ingest.names import meaning
from ingest.question import Question, key
from ingest.readers.sheet import Sheet
from schema import BY_NAME, Problem
from schema.wording import counted

_SPELLED = {
    "risks": "risk risks risiko risiken risque risques riesgo riesgos risco riscos rischio rischi risico risicos threat",
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


CHOICES = (*((name, BY_NAME[name].title.lower()) for name in _SPELLED if name), ("none", "there is no register for it: left out"))
ASKED = 12  # different unknown words up to which each is asked about
Found = dict[str, list[int]]  # the table, or the word that has none → offsets of the rows


def turn(file: str, sheet: Sheet, reply: Reply, known: Known) -> Turned | None:
    """One sheet for each kind, with the rows' own numbers; None where no column tells kinds apart."""
    header = headers.find(sheet)
    place = _column(sheet, header) if header else None
    if header is None or place is None:
        return None
    heading = _heading(header, sheet, place)
    letters, explained = _LETTERS | legend.read(sheet, header, KINDS), legend.lines(sheet, header, KINDS)
    found, left, open_ = Found(), Found(), Found()
    for offset in range(header.last_row - sheet.first_row + 1, len(sheet.rows)):
        if blank(sheet.rows[offset]) or offset in explained:
            continue
        word = show(sheet.rows[offset][place]).strip()
        text = words(word)
        table = reply("word", f"{heading}|{word}") or KINDS.get(text, letters.get(text)) if word else None
        into = open_ if table is None else found if table in BY_NAME else left
        into.setdefault(table if table in BY_NAME else word, []).append(offset)
    unknown = Found() if len(open_) > ASKED else {word: rows for word, rows in open_.items() if word}
    parts = tuple(_part(sheet, header, place, table, rows) for table, rows in found.items())
    problems = [told(file, sheet, _says(sheet, heading, parts))]
    problems += [
        told(file, sheet, f"“{show(text)}” says what a letter stands for.", row=sheet.first_row + n) for n, text in explained.items()
    ]
    problems += [_left(file, sheet, place, rows) for rows in left.values()]
    if nameless := sorted(row for word, rows in open_.items() if word not in unknown for row in rows):
        problems.append(_nameless(file, sheet, place, nameless))
    questions = tuple(_ask(file, sheet, header, heading, word, rows) for word, rows in unknown.items())
    return Turned(sheets=parts, problems=tuple(problems), questions=questions)


def _heading(header: Header, sheet: Sheet, place: int) -> str:
    return next(heading.text for heading in header.headings if heading.column - sheet.first_column == place)


_LETTERS = {"r": "risks", "i": "issues"}  # A is an action or an assumption, D a decision or a dependency: a legend says so, or somebody


def _ask(file: str, sheet: Sheet, header: Header, heading: str, word: str, offsets: Sequence[int]) -> Question:
    texts = [str(cell) for offset in offsets[:LOOKED] for cell in sheet.rows[offset] if isinstance(cell, str)]
    like = legend.suggested(words(word), sheet, header, texts, KINDS) if len(word) == 1 else None
    first = sheet.first_row + offsets[0]
    return Question(
        key=key("word", file, sheet.label, f"{heading}|{word}"),
        topic="word",
        file=file,
        sheet=sheet.name,
        row=first,
        column=heading,
        says=f"“{show(heading)}” tells several registers apart. What is “{word}” ({counted(len(offsets), 'row')}, the first {first})?",
        choices=CHOICES,
        default="" if like is None else like or "none",
    )


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
        units={
            column: [(grid[row], grid[row], text) for first, last, text in spans for row in range(first, last + 1) if row in grid]
            for column, spans in sheet.units.items()
        },
        written=sheet.written,
        hidden_rows=tuple(row for row in sheet.hidden_rows if row in grid),
        part=BY_NAME[table].title,
        table=table,
        titles=above(sheet, header.first_row - sheet.first_row),
        below=sheet.below,
        aside=sheet.aside,
        addresses=[(header.last_row, ""), *((sheet.first_row + offset, "") for offset in offsets)],
    )


def _own(text: str, header: Header, table: str) -> str:
    """The heading as the register calls it: what numbers the rows of all kinds numbers those of each."""
    numbers = any(
        named and named.column.name == BY_NAME[table].key[-1] for named in (meaning(BY_NAME[table], h.text) for h in header.headings)
    )
    return "ID" if not numbers and "id" in english(text) and meaning(BY_NAME[table], text) is None else text


def _says(sheet: Sheet, heading: str, parts: tuple[Sheet, ...]) -> str:
    listed = ", ".join(f"{len(part.rows) - 1:,} {part.part.lower()}" for part in parts)
    return f"“{show(heading)}” tells several registers apart in sheet “{sheet.name}”: {listed}."


def _left(file: str, sheet: Sheet, place: int, offsets: list[int]) -> Problem:
    says = f"{_rows(sheet, offsets)} of kind “{show(sheet.rows[offsets[0]][place])}” are left out: there is no register for them."
    return told(file, sheet, says, "Say yes to go on without them.", row=sheet.first_row + offsets[0], severity="warning")


def _nameless(file: str, sheet: Sheet, place: int, offsets: list[int]) -> Problem:
    says = f"{_rows(sheet, offsets)} do not say of which kind they are: “{show(sheet.rows[offsets[0]][place])}”."
    return told(file, sheet, says, "Write Risk, Issue, Action or Decision in full.", row=sheet.first_row + offsets[0], severity="error")


def _rows(sheet: Sheet, offsets: list[int]) -> str:
    rows = ", ".join(str(sheet.first_row + offset) for offset in offsets[:5]) + (" …" if len(offsets) > 5 else "")
    return f"{counted(len(offsets), 'row')} ({rows})"


KINDS_APART = Layout(key="kinds", title="one register of several kinds", turn=turn)
