"""Where periods stand across a sheet: named with their year, or with the year above them, in the title, or asked for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from ingest import header as headers
from ingest.cell import is_blank, one_line
from ingest.convert.dates import month_end, reader
from ingest.convert.fiscal import fiscal
from ingest.convert.numbers import is_number
from ingest.convert.periods import Span, month, span
from ingest.layouts.layout import Reply
from ingest.layouts.measures import measure, of_letters
from ingest.readers.sheet import Cell, Row, Sheet

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FISCAL = re.compile(r"\b(?:fy|gj|fiscal|geschäftsjahr|exercice)", re.IGNORECASE)
_TWO_YEARS = re.compile(r"(?:19|20)\d\d\s?[/–-]\s?(?:(?:19|20)?\d\d)")
_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}")
_GAP = re.compile(r"[\s_:|(\[]+|(?<=[^\W\d])[-–/](?=\d)|(?<=\d)[-–/](?=[^\W\d])")  # where a period and a measure in one heading meet
_LETTER = re.compile(r"(?P<when>.*\w)[\s_(\[-]+(?P<last>[A-Za-z])[)\]]?|[(\[]?(?P<first>[A-Za-z])[\s_)\]:]+(?P<then>\w.*)")
_LONGEST = 24  # signs of a period with its letter
_EDGE = " -–/|:()[].,_"
_ANY = 2000  # a year by which a text is tried: a leap year, so that every month and week is there


@dataclass(frozen=True, kw_only=True)
class Heads:
    """The periods of a row by their places, with the measure of those that name one too. ``year`` is the one that was taken from elsewhere, ``whence`` says from where.

    ``open`` is the topic of what has to be asked, where no year is to be had, or no beginning of fiscal ones: the periods are then those of any.
    """

    spans: Mapping[int, Span] = field(default_factory=dict)
    measures: Mapping[int, str] = field(default_factory=dict)
    whence: str = ""
    year: str = ""
    open: str = ""


def find(file: str, sheet: Sheet, top: int, reply: Reply) -> Heads:
    """The periods that the row names; ``reply`` tells the year that somebody has said, or the month in which fiscal ones begin."""
    row, measures = _apart(sheet.rows[top])
    return replace(_periods(file, sheet, top, row, measures, reply), measures=measures)


def _apart(row: Row) -> tuple[Row, dict[int, str]]:
    """The row with the periods alone, and the measures that cells such as “Jan-26 Act” name beside them."""
    both = {place: hit for place, cell in enumerate(row) if isinstance(cell, str) and (hit := compound(cell))}
    letters = {place: hit for place, cell in enumerate(row) if place not in both and isinstance(cell, str) and (hit := marked(cell))}
    found = {place: measure(text) for place, (_, text) in both.items()}
    found |= of_letters({place: letter for place, (_, letter) in letters.items()}, set(found.values()))
    if len(found) < 2:
        return row, {}
    both |= {place: hit for place, hit in letters.items() if place in found}
    return tuple(both[place][0] if place in both else cell for place, cell in enumerate(row)), found


@lru_cache(maxsize=20_000)
def marked(cell: str) -> tuple[str, str] | None:
    """The period of a heading such as “Jan-26 A” or “F Feb-26”, and its letter."""
    hit = _LETTER.fullmatch(one_line(cell)) if len(cell) <= _LONGEST else None
    when, letter = (hit["when"] or hit["then"], hit["last"] or hit["first"]) if hit else ("", "")
    return (when, letter) if when and period(when) else None


@lru_cache(maxsize=20_000)
def compound(cell: str) -> tuple[str, str] | None:
    """The period and the measure that a heading such as “Jan-26 Act”, “FY25 Q1 (Actual)” or “Ist 2026-01” names."""
    text, found = one_line(cell), list[tuple[str, str]]()
    for hit in _GAP.finditer(text) if len(text) <= 40 else ():
        parts = text[: hit.start()].strip(_EDGE), text[hit.end() :].strip(_EDGE)
        found += [
            (when, what)
            for when, what in (parts, parts[::-1])
            if not any(map(str.isdigit, what)) and measure(what) and (period(when) or fiscal(_two_years(when)))
        ]
    return max(found, key=lambda both: len(both[0]), default=None)


def _periods(file: str, sheet: Sheet, top: int, row: Row, measures: Mapping[int, str], reply: Reply) -> Heads:
    spans = {place: found for place, cell in enumerate(row) if (found := span(cell))}
    if len(spans) < 2:
        spans = days(row) or spans
    if len(spans) < 2:
        others = _years(sheet, top) or _fiscal(row, reply("fiscal_start", ""))
        if others:
            return others
    if len(spans) >= 2:
        return Heads(spans=spans)
    bare = {place: one_line(cell) for place, cell in enumerate(row) if isinstance(cell, str) and _bare(cell)}
    if len(bare) < 2:
        return Heads(spans=spans)
    years = _above(sheet.rows[top - 1], min(bare)) if top else {}
    if years:
        return Heads(spans=_dated(bare, {place: max(p for p in years if p <= place) for place in bare}, years))
    if answer := reply("year", ""):
        return Heads(spans=_running(bare, int(answer), measures), whence="as said", year=answer)
    said, whence = _titled(file, sheet, top)
    if said and _rises(bare, measures):
        return Heads(spans=_running(bare, said, measures), whence=whence, year=str(said))
    return Heads(spans=_running(bare, _ANY, measures), open="year")


def period(cell: Cell) -> Span | None:
    """The period that the cell alone names, whatever its year."""
    return span(cell) or (span(f"{one_line(cell)} {_ANY}") if isinstance(cell, str) and _bare(cell) else None)


def is_day(text: str) -> bool:
    """Whether the text is written as a day."""
    return _DAY.fullmatch(text.strip()) is not None


def days(row: Row) -> dict[int, Span]:
    """Days written as text that are all the first or all the last of a month, which tells whether the day or the month comes first."""
    texts = {place: cell.strip() for place, cell in enumerate(row) if isinstance(cell, str) and is_day(cell)}
    for order in ("dmy", "mdy") if len(texts) >= 2 else ():
        read = reader(order=order, take="", serials="")
        found = {place: day for place, text in texts.items() if isinstance(day := read(text), date)}
        if len(found) == len(texts) and (
            all(day.day == 1 for day in found.values()) or all(day == month_end(day) for day in found.values())
        ):
            return {place: month(day.year, day.month) for place, day in found.items()}
    return {}


def _bare(cell: str) -> bool:
    """Whether the text names a month, quarter or week without its year."""
    return span(cell) is None and span(f"{one_line(cell)} {_ANY}") is not None


def _above(row: Row, first: int) -> dict[int, int]:
    """The years in the row above, each at its place; none unless the first of the periods stands below or right of one."""
    found = {place: year for place, cell in enumerate(row) if (year := as_year(cell))}
    return found if found and min(found) <= first else {}


def as_year(cell: Cell) -> int | None:
    """The calendar year that the cell holds and nothing else."""
    if is_number(cell):
        return int(cell) if float(cell).is_integer() and 1950 <= cell <= 2150 else None  # type: ignore[arg-type, operator]
    text = one_line(cell) if isinstance(cell, str) else ""
    return int(text) if _YEAR.fullmatch(text) else None


def _years(sheet: Sheet, top: int) -> Heads | None:
    """Calendar years one after the other, beside a heading or nothing but blanks, and over no row of shorter periods."""
    row, below = sheet.rows[top], sheet.rows[top + 1] if top + 1 < len(sheet.rows) else ()
    found = {place: year for place, cell in enumerate(row) if (year := as_year(cell))}
    years = list(found.values())
    texts = [cell for place, cell in enumerate(row) if place < min(found, default=0) and not is_blank(cell)]
    if len(years) < 2 or years != list(range(years[0], years[0] + len(years))) or sum(period(cell) is not None for cell in below) >= 2:
        return None
    if any(not isinstance(text, str) for text in texts) or (texts and not headers.known(headers.single_line(sheet, row))):
        return None  # amounts in a row of data can look like years
    if any(sum(period(row_[place]) is not None for row_ in sheet.rows[top + 1 : top + 14]) >= 2 for place in range(min(found))):
        return None  # the months of those years stand below each other
    spans = {place: Span(start=date(year, 1, 1), end=date(year, 12, 31), length="year") for place, year in found.items()}
    return Heads(spans=spans)


def _fiscal(row: Row, first_month: str) -> Heads | None:
    """Fiscal periods, or years written as two: which days they are hangs on the month in which they begin."""
    texts = {place: one_line(cell) for place, cell in enumerate(row) if isinstance(cell, str)}
    named = {place: fiscal(_two_years(text)) for place, text in texts.items()}
    found = {place: each.span(int(first_month or 1)) for place, each in named.items() if each}
    if len({(each.start, each.end) for each in found.values()}) < 2:
        return None
    return Heads(spans=found, open="" if first_month else "fiscal_start")


def _two_years(text: str) -> str:
    return f"fy {text}" if _TWO_YEARS.fullmatch(text) else text


def _dated(bare: dict[int, str], left: dict[int, int], years: dict[int, int]) -> dict[int, Span]:
    found = {place: span(f"{text} {years[left[place]]}") for place, text in bare.items()}
    return {place: each for place, each in found.items() if each}


def _running(bare: dict[int, str], year: int, measures: Mapping[int, str]) -> dict[int, Span]:
    """The periods of each measure from the year of the first one on."""
    found: dict[int, Span] = {}
    for each in dict.fromkeys(measures.get(place, "") for place in bare):
        found |= _course({place: text for place, text in bare.items() if measures.get(place, "") == each}, year)
    return found


def _course(bare: dict[int, str], year: int) -> dict[int, Span]:
    """The periods from the year of the first one on; where they begin anew, the next year has begun."""
    found: dict[int, Span] = {}
    before: Span | None = None
    for place, text in sorted(bare.items()):
        here = span(f"{text} {year}")
        if here and before and here.length == before.length and here.end <= before.end:
            year += 1
            here = span(f"{text} {year}")
        if here:
            found[place] = here
            before = here if before is None or here.length == before.length else before
    return found


def _rises(bare: dict[int, str], measures: Mapping[int, str]) -> bool:
    """Whether all periods lie in one year: whether a title's year is that of the first or of the last is not known else."""
    return len({found.start.year for found in _running(bare, _ANY, measures).values()}) == 1


def _titled(file: str, sheet: Sheet, top: int) -> tuple[int | None, str]:
    """The one year that the lines above, the sheet's name or the file's name tell; none where it is a fiscal one."""
    lines = " ".join(one_line(cell) for row in sheet.rows[:top] for cell in row if not is_blank(cell))
    for text, whence in (
        (lines, "the lines above"),
        (" ".join(sheet.titles), "the title"),
        (sheet.name, "the sheet's name"),
        (file, "the file's name"),
    ):
        years = set(_YEAR.findall(text))
        if len(years) == 1 and not _FISCAL.search(text):
            return int(years.pop()), whence
        if years:
            return None, ""
    return None, ""
