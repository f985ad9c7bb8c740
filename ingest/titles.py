"""What the lines above a table, the sheet's name and the file's name tell of all its rows: the project, and the day to which they report."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ingest import by_name, dated, wordings
from ingest.cell import is_blank, one_line, words
from ingest.glossary import english
from ingest.header import Header
from ingest.names import columns, says_as_of
from ingest.readers.sheet import Row, Sheet

LABELLED = 4  # cells that a line of labels above a table fills at most
LABELS = ({"project"}, {"project", "id"}, {"project", "name"}, {"project", "title"})
_RUNNING = frozenset(
    ["ac", "ac_to_date", "ev", "ev_to_date", "pv", "pv_to_date", "pct_complete", "etc"]
)  # what a day in a heading is that of
_AS_OF = (frozenset({"status", "date"}), frozenset({"reporting", "date"}), frozenset({"data", "date"}))
_ABROAD = (
    "stand|stichtag|berichtsdatum|statusdatum|situation au|situation à|arrêté au|état au|date d arrêté|date de situation|"
    "situación al?|a fecha de|fecha de estado|fecha de corte|situazione al?|data di stato|data di riferimento|"
    "situatie per|stand per|peildatum|rapportagedatum|posição em|situação em|data de referência|data de corte"
)
_DAY_FIRST = re.compile(rf"\b(?:{_ABROAD})\b")
_STAND = re.compile(rf"\b(?:as of|as at|as per|{_ABROAD})\b")


@dataclass(frozen=True, kw_only=True)
class Told:
    """A day and the words that tell it; ``sure`` where they say that it is the day of the report, which a heading may do as well."""

    day: str
    text: str
    sure: bool
    where: str = " above the table"


@dataclass(frozen=True, kw_only=True)
class Of:
    """A project and the words that name it; ``sure`` where they say that the sheet is of it."""

    project: str
    text: str
    sure: bool


def project(file: str, sheet: Sheet, header: Header, known: Mapping[str, str]) -> Of | None:
    """The project that a line such as “Project: Alpha” tells; else the one known that is named nearest to the table."""
    said = labelled(sheet, header, known)
    if said:
        return said
    for text in (*reversed(_lines(sheet, header)), sheet.part, sheet.name, _stem(file)):
        plain = f" {words(text)} "
        found = {key for key, name in known.items() if _within(key, plain) or (len(name) > 3 and _within(name, plain))}
        if found:
            return Of(project=found.pop(), text=text, sure=False) if len(found) == 1 else None
    return None


def labelled(sheet: Sheet, header: Header, known: Mapping[str, str]) -> Of | None:
    """The project that lines above the table name under a label of their own, in one cell or in two; what is known goes before."""
    called = {**by_name.called(known), **{words(project): project for project in known}}
    said: list[Of] = []
    rows = sheet.rows[: header.first_row - sheet.first_row]
    lines = (*((title,) for title in sheet.titles), *([one_line(cell) for cell in row if not is_blank(cell)] for row in rows))
    for cells in reversed(lines):  # the nearest goes before
        for at, text in enumerate(cells):
            label, colon, value = text.partition(":")
            value = value.strip() or (cells[at + 1].strip() if at + 1 < len(cells) else "")
            if value and english(label) in LABELS and (colon or at + 1 < len(cells)):
                said.append(Of(project=called.get(words(value), value), text=f"{label.strip()}: {value}", sure=True))
    for title in reversed(sheet.titles):  # of a table that a layout made: what stood in two cells is one line
        tokens = title.split()
        for at in range(1, min(3, len(tokens))):
            label, value = " ".join(tokens[:at]), " ".join(tokens[at:])
            if english(label) in LABELS and words(value) in called:
                said.append(Of(project=called[words(value)], text=title, sure=True))
    return next((each for each in said if each.project in known), said[0] if said else None)


def _within(name: str, plain: str) -> bool:
    return len(words(name)) > 1 and f" {words(name)} " in plain


def day(file: str, sheet: Sheet, header: Header) -> Told | None:
    """The day of the report that the lines above the table, the names or the headings of what was spent tell; none where they differ."""
    said, headed = _above(file, sheet, header), _headed(header)
    days = [each.day for each in (said, *headed) if each]
    if not headed or (said and said.sure and len({*days}) == 1):
        return said
    return headed[0] if days[0] and len({*days}) == 1 and (said or not _told(file, sheet, header)) else None


def _headed(header: Header) -> list[Told]:
    """The days up to which the headings say that their amounts run; a budget may be of an earlier one."""
    split = ((each.text, dated.split(each.text)) for each in header.headings)
    found = [(text, each) for text, each in split if each and columns(text).get("reporting_periods") in _RUNNING]
    return [Told(day=each.day, text=text, sure=True, where="") for text, each in found]


def _above(file: str, sheet: Sheet, header: Header) -> Told | None:
    """The day that a line above the table says is that of the report; else the only one that the lines or the names tell."""
    rows = sheet.rows[: header.first_row - sheet.first_row]
    for row in reversed((*((title,) for title in sheet.titles), *rows)):
        found = _said(row)
        if found:
            return found
    both = _told(file, sheet, header)
    return Told(day=(*both,)[0], text=(*both.values(),)[0], sure=False) if len(both) == 1 else None


def _told(file: str, sheet: Sheet, header: Header) -> dict[str, str]:
    """Every day that the lines above the table or the names tell, with the text that does."""
    texts = (*_lines(sheet, header), sheet.name, _stem(file))
    rows = sheet.rows[: header.first_row - sheet.first_row]
    written = {_iso(cell): _iso(cell) for row in rows for cell in row if isinstance(cell, date)}
    return {each: text for text in texts for each in _days(text)} | written


def _said(row: Row) -> Told | None:
    """The day of a row that holds a label such as “Status date” with the day in it or beside it, and no other day."""
    texts = [one_line(cell) for cell in row if isinstance(cell, str) and not is_blank(cell)]
    days = {each for text in texts for each in _days(text)} | {_iso(cell) for cell in row if isinstance(cell, date)}
    label = next((text for text in texts if says_day(text)), "")
    return Told(day=days.pop(), text=label, sure=True) if label and len(days) == 1 else None


def says_day(text: str) -> bool:
    """Whether it says that the day beside it is the one that is reported to."""
    said = english(text)
    return says_as_of(text) or any(each <= said for each in _AS_OF) or _STAND.search(words(text)) is not None


def _iso(cell: date) -> str:
    return (cell.date() if isinstance(cell, datetime) else cell).isoformat()


def _days(text: str) -> Iterator[str]:
    """The days and ends of months that the text writes, the longest form of each."""
    tokens = text.replace("_", " ").split()
    at = 0
    while at < len(tokens):
        for end in range(min(at + dated.LONGEST, len(tokens)), at, -1):
            piece = " ".join(tokens[at:end]).strip(",;:().–- ")
            found = (
                dated.read(piece, day_first=_DAY_FIRST.search(words(text)) is not None)
                if len(piece) >= 6 and any(sign.isdigit() for sign in piece)
                else None
            )
            if found:
                yield found.isoformat()
                at = end - 1
                break
        at += 1


def scales(sheet: Sheet, header: Header) -> dict[int, str]:
    """How many each amount of the table stands for, with the line above it or the name that says so; several where they differ."""
    units = [heading.text for heading in header.headings if wordings.is_unit(heading.text)]  # “TEUR” in a heading of its own
    return {scale: text for text in reversed((*lines(sheet, header), *units)) for scale in wordings.scales(text)}


def sorts(line: str, known: Collection[str]) -> set[str]:
    """What the line says of a table: the project it is of, the day it reports to, the unit of its amounts."""
    label, plain = english(line.partition(":")[0]), f" {words(line)} "
    starts = [english(" ".join(line.split()[:length])) for length in (1, 2)]
    said = {"project"} if (":" in line and label in LABELS) or any(each in LABELS for each in starts) else set[str]()
    said |= {"project"} if any(_within(name, plain) for name in known) else set()
    said |= {"day"} if says_day(line) or any(_days(line)) else set()
    return said | ({"unit"} if wordings.CURRENCY.search(line.casefold()) or wordings.scales(line) else set())


def is_line(row: Row) -> bool:
    """Whether the row is a line of a title: a text alone, or a label with what it says beside it."""
    filled = [cell for cell in row if not is_blank(cell)]
    if not filled or not isinstance(filled[0], str) or len(filled) > LABELLED or not all(isinstance(cell, str | date) for cell in filled):
        return False
    first = one_line(filled[0])
    return len(filled) == 1 or ":" in first or (len(filled) == 2 and (english(first) in LABELS or says_day(first)))


def lines(sheet: Sheet, header: Header) -> tuple[str, ...]:
    """What stands above the table, and what it is called."""
    return (*_lines(sheet, header), sheet.part, sheet.name)


def _lines(sheet: Sheet, header: Header) -> tuple[str, ...]:
    return (*sheet.titles, *_texts(sheet.rows[: header.first_row - sheet.first_row]))


def _texts(rows: Iterable[Row]) -> Iterator[str]:
    yield from (one_line(cell) for row in rows for cell in row if isinstance(cell, str) and not is_blank(cell))


def _stem(file: str) -> str:
    return file.rpartition(".")[0] or file
