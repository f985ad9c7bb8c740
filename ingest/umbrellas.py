"""Lines of programmes among the projects of a list: they give the programme of the projects below or above them, and do not count beside those."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest import by_name
from ingest.cell import is_blank, one_line, show, spans, words
from ingest.draft import Reply
from ingest.glossary import english
from ingest.header import Header
from ingest.layouts import added, adding, totals
from ingest.layouts.layout import blank
from ingest.names import meaning
from ingest.question import Question, key
from ingest.readers.sheet import Cell, Row, Sheet
from ingest.repeats import names_total
from schema import BY_NAME, Kind, Problem

MOST = 2_000  # rows of a list that is gone through
SHOWN = 5
CHOICES = (("summary", "programmes above their projects: they are left out"), ("own", "projects of their own: they count beside those"))
FEW = 500  # rows among which sums are looked for
_WORD = frozenset({"programme"})
_LIKELY = re.compile("progr", re.IGNORECASE)
_OFFICE = frozenset({"management", "manager", "office", "support", "board", "team", "lead", "director", "control", "pmo", "cost"})
_NONE = {"work_packages": ("wp_id",), "costs": ("line_id", "date")}  # columns of what is no list of projects


@dataclass(frozen=True, kw_only=True)
class _Places:
    """Where a list has its projects, their programmes and their amounts."""

    projects: Sequence[int]
    programme: int | None
    amounts: Mapping[int, str]


@dataclass(frozen=True, kw_only=True)
class _Line:
    """A line of a programme: what it is called and numbered, its projects, and its amounts that differ from theirs together."""

    name: str
    code: str
    parts: Sequence[int]
    differs: Mapping[int, tuple[float, float]]


def apart(
    file: str, sheet: Sheet, header: Header | None, known: Mapping[str, str], projects: Mapping[str, str], reply: Reply
) -> tuple[Sheet, list[Problem], list[Question]]:
    """The sheet with the programme in each row and without the lines of programmes, what is told and what is asked of them."""
    places = _places(sheet, header) if header and not sheet.addresses and len(sheet.rows) <= MOST else None
    if header is None or places is None:
        return sheet, [], []
    start = header.last_row + 1 - sheet.first_row
    rows = [at for at in range(start, len(sheet.rows)) if not blank(sheet.rows[at]) and not names_total(sheet.rows[at])]
    lines = _named(sheet, places, rows, by_name.called(known)) or _summed(sheet, places, rows, projects)
    lines |= _first(sheet, places, start, [at for at in rows if at not in lines])
    doubted = {at: line for at, line in lines.items() if line.differs}
    asked = [_ask(file, sheet, places, doubted)] if doubted else []
    if doubted and reply("outline", "programmes") != "summary":
        lines = {at: line for at, line in lines.items() if at not in doubted}
    if not lines:
        return sheet, [], asked
    return _filled(sheet, start, places, lines), [_told(file, sheet, lines)], asked


def _places(sheet: Sheet, header: Header) -> _Places | None:
    """None where the sheet is no list of projects with amounts."""
    found: dict[int, set[str]] = {}
    amounts: dict[int, str] = {}
    for heading in header.headings:
        place = heading.column - sheet.first_column
        meant = {table: meaning(BY_NAME[table], heading.text) for table in ("projects", "reporting_periods", *_NONE)}
        named = {table: each.column for table, each in meant.items() if each}
        own, stated = named.get("projects"), named.get("reporting_periods")
        if own is None and stated is None and any(table in named and named[table].name in columns for table, columns in _NONE.items()):
            return None
        if own is not None:
            found.setdefault(place, set()).add(own.name)
        elif stated is not None and stated.kind is Kind.MONEY:
            amounts[place] = heading.text
    projects = [place for place, names in found.items() if names & {"project_id", "name"}]
    programme = next((place for place, names in found.items() if "programme_id" in names), None)
    return _Places(projects=projects, programme=programme, amounts=amounts) if projects and amounts else None


def _named(sheet: Sheet, places: _Places, rows: Sequence[int], known: Mapping[str, str]) -> dict[int, _Line]:
    """The lines that are called programmes, each with the rows up to the next one, or from the last one where they stand below."""
    called = {at: said for at in rows if (said := _says(sheet, at, places, rows, known))}
    if not called or len(called) == len(rows):
        return {}
    found: dict[int, _Line] = {}
    below = rows[0] in called or rows[-1] not in called
    for number, at in enumerate(rows):
        if at in called:
            run = rows[number + 1 :] if below else rows[:number][::-1]
            end = next((n for n, each in enumerate(run) if each in called), len(run))
            name, code, sure = called[at]
            line = _line(sheet, places, at, run[:end], name, code)
            if line and (sure or (not line.differs and _amounts(sheet, places, at))):
                found[at] = line
    return found


def _says(sheet: Sheet, at: int, places: _Places, rows: Sequence[int], known: Mapping[str, str]) -> tuple[str, str, bool] | None:
    """What the row calls a programme and its number, and whether nothing but a programme is called so; None where it names none."""
    row = sheet.rows[at]
    texts = {place: one_line(cell) for place, cell in enumerate(row) if isinstance(cell, str) and not is_blank(cell)}
    own = [texts[place] for place in places.projects if place in texts]
    label = next((place for place, text in texts.items() if _LIKELY.search(text) and english(text) == _WORD), None)
    if label is not None:  # “Programme” in a cell of its own, beside its name
        others = [text for text in own if text != texts[label]] or [text for place, text in texts.items() if place > label]
        return (others[-1], others[0] if len(others) > 1 else "", True) if others else None
    if places.programme in texts and not own and len(rows) > 1:
        return texts[places.programme], "", True
    for text in own or list(texts.values())[:1]:
        others = [each for each in own if each != text]
        code = others[0] if others else ""
        if words(text) in known:
            return known[words(text)], "", not others
        if not _LIKELY.search(text):
            continue
        first, _, rest = text.replace(":", " : ", 1).partition(" ")
        before, _, last = text.rpartition(" ")
        if english(first) == _WORD and rest.strip(" :–—-") and not english(rest) & _OFFICE:
            return rest.strip(" :–—-"), code, True
        if before and english(last) == _WORD:
            return before, code, False
    return None


def _line(sheet: Sheet, places: _Places, at: int, run: Sequence[int], name: str, code: str) -> _Line | None:
    """The line with the first rows of the run that add up to it, else with all of them and where it differs from those."""
    own = _amounts(sheet, places, at)
    if not run:
        return None
    total = dict.fromkeys(own, 0.0)
    for count, part in enumerate(run, start=1):
        for place, value in _amounts(sheet, places, part).items():
            total[place] = total.get(place, 0.0) + value
        if own and all(adding.near(value, total[place], count) for place, value in own.items()):
            return _Line(name=name, code=code, parts=run[:count], differs={})
    differs = {place: (value, total[place]) for place, value in own.items() if not adding.near(value, total[place], len(run))}
    return _Line(name=name, code=code, parts=run, differs=differs)


def _amounts(sheet: Sheet, places: _Places, at: int) -> dict[int, float]:
    found = {place: totals.number(sheet.rows[at][place]) for place in places.amounts}
    return {place: value for place, value in found.items() if value}


def _summed(sheet: Sheet, places: _Places, rows: Sequence[int], projects: Mapping[str, str]) -> dict[int, _Line]:
    """Rows that several amounts prove to be the sum of those next to them, where they are no project that is known."""
    text, known = places.projects[-1], by_name.called(projects)
    each_ = {tuple(sheet.rows[at][place] for place in places.projects) for at in rows}
    if not 3 <= len(rows) <= FEW or len(places.amounts) < 2 or len(each_) < len(rows):  # what comes twice is as of several days
        return {}
    sums = added.find(sheet, [rows], list(places.amounts), text, lambda topic, heading: "")
    found: dict[int, _Line] = {}
    for at, each in sums.proved.items():
        texts = [one_line(sheet.rows[at][place]) for place in places.projects if not is_blank(sheet.rows[at][place])]
        if texts and not each.alone and not any(words(said) in known for said in texts) and not set(each.parts) & sums.proved.keys():
            found[at] = _Line(name=texts[-1], code=texts[0] if len(texts) > 1 else "", parts=each.parts, differs={})
    return found


def _first(sheet: Sheet, places: _Places, start: int, rows: Sequence[int]) -> dict[int, _Line]:
    """The first row, without a number where the others have one, that adds up all others: such as a portfolio's, above them."""
    at = next((each for each in range(start, len(sheet.rows)) if not blank(sheet.rows[each])), start)
    others = [each for each in rows if each != at]
    if len(places.projects) < 2 or not others or not is_blank(sheet.rows[at][places.projects[0]]):
        return {}
    own, whole = _amounts(sheet, places, at), adding.total({each: _amounts(sheet, places, each) for each in others}, others)
    text = next((one_line(sheet.rows[at][place]) for place in places.projects if not is_blank(sheet.rows[at][place])), "")
    numbered = not any(is_blank(sheet.rows[each][places.projects[0]]) for each in others)
    agrees = bool(own) and all(adding.near(value, whole.get(place), len(others)) for place, value in own.items())
    return {at: _Line(name=text, code="", parts=(), differs={})} if text and numbered and agrees else {}


def _filled(sheet: Sheet, start: int, places: _Places, lines: Mapping[int, _Line]) -> Sheet:
    """The rows with the programme in its column where that is blank, or in a last one where there is none; its lines become blank."""
    of = {part: line for line in lines.values() for part in line.parts}
    coded = any(line.code for line in lines.values())
    more = ([] if places.programme is not None or not of else ["Programme"]) + (["Programme name"] if coded else [])
    rows: list[Row] = []
    for at, row in enumerate(sheet.rows):
        line = of.get(at)
        cells: list[Cell] = [None] * len(row) if at in lines else list(row)
        own: list[Cell] = [line.code or line.name] if line and at not in lines else [None]
        if places.programme is not None and own[0] and is_blank(cells[places.programme]):
            cells[places.programme] = own[0]
        own = ([] if places.programme is not None or not of else own) + ([line.name if line and own[0] else None] if coded else [])
        rows.append((*cells, *(more if at == start - 1 else own)))
    return replace(sheet, rows=rows)


def _told(file: str, sheet: Sheet, lines: Mapping[int, _Line]) -> Problem:
    shown = "; ".join(_described(sheet, at, line) for at, line in list(lines.items())[:SHOWN])
    more = f"; and {len(lines) - SHOWN:,} more" if len(lines) > SHOWN else ""
    says = f"Lines of programmes among the projects give those their programme, and are left out: {shown}{more}."
    row = sheet.first_row + min(lines)
    return Problem(file=file, sheet=sheet.name, row=row, says=says, mend="Nothing need be done.", severity="notice")


def _described(sheet: Sheet, at: int, line: _Line) -> str:
    parts = spans(sorted(sheet.first_row + part for part in line.parts))
    whose = f"row{'s' if len(line.parts) > 1 else ''} {parts}" if line.parts else "all of them"
    return f"row {sheet.first_row + at} (“{show(line.name)}”) of {whose}"


def _ask(file: str, sheet: Sheet, places: _Places, doubted: Mapping[int, _Line]) -> Question:
    listed = []
    for at, line in list(doubted.items())[:SHOWN]:
        amounts = ", ".join(
            f"“{show(places.amounts[place])}” is {own:,.2f} and theirs {total:,.2f}" for place, (own, total) in line.differs.items()
        )
        listed.append(f"{_described(sheet, at, line)}, whose {amounts}")
    more = f"; and {len(doubted) - SHOWN:,} more" if len(doubted) > SHOWN else ""
    return Question(
        key=key("outline", file, sheet.label, "programmes"),
        topic="outline",
        file=file,
        sheet=sheet.name,
        row=sheet.first_row + min(doubted),
        says=f"By name these are programmes, and they are not what their projects add up to: {'; '.join(listed)}{more}. What are they?",
        choices=CHOICES,
    )
