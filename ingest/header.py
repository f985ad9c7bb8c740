"""Where a sheet's headings stand: below title rows, in one line or in two, merged or not."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from ingest import sense, unit_line
from ingest.cell import Cell, is_blank, one_line, words
from ingest.names import columns, vocabulary
from ingest.readers.sheet import Row, Sheet
from schema import TABLES, Table

DEPTH = 60  # filled rows in which headings are looked for
WIDEST = 300  # headings up to which the cells below each are looked at
LIKE = 84.0  # likeness from which a heading is taken for a name, out of 100


@dataclass(frozen=True, kw_only=True)
class Heading:
    """One heading: its column in the sheet (1 is A), its whole text, and the parts of it that may say enough."""

    column: int
    text: str
    parts: tuple[str, ...] = ()
    shared: bool = False  # its upper part stands over other headings too: “Dates” over start and finish is neither
    holds: str = ""  # what all of the cells below plainly are, where that tells what the heading means

    @property
    def names(self) -> tuple[str, ...]:
        """What may name the column, the most telling first."""
        return (self.text, *(self.parts[:1] if self.shared else self.parts))


@dataclass(frozen=True, kw_only=True)
class Header:
    """The headings of a sheet and the rows they stand in, by the sheet's own numbers."""

    first_row: int
    last_row: int
    headings: tuple[Heading, ...]


def find(sheet: Sheet, tables: Sequence[Table] = TABLES) -> Header | None:
    """The line or two lines in which most headings of one table are known; None where none is recognisable."""
    asked = "header", tuple(table.name for table in tables)
    if asked not in sheet.memo:
        sheet.memo[asked] = _find(sheet, tables)
    found: Header | None = sheet.memo[asked]
    return found


def _find(sheet: Sheet, tables: Sequence[Table]) -> Header | None:
    spread = _spread(sheet)
    best: tuple[float, Header] | None = None
    looked = 0
    for index, row in enumerate(sheet.rows):
        texts = sum(isinstance(cell, str) and not is_blank(cell) for cell in row)
        if not texts:
            continue
        looked += 1
        number = sheet.first_row + index
        if looked > DEPTH or (best and _stands(best, number, _texts(sheet, index, spread))):  # no line has more headings that are known
            break
        for header in _candidates(sheet, index, spread):
            score = known(header.headings, tables) - (0 if _adds(sheet, header) else 0.75)
            if best is None or (score > best[0] + 0.5 and not _stands(best, number, score)):
                best = score, header
    if best and best[0] >= 2:
        return _with_cells(sheet, _with_units(sheet, best[1]))
    return _alike(sheet, tables, best[1] if best and best[0] >= 1 else None)


def _texts(sheet: Sheet, index: int, spread: dict[int, list[Cell]]) -> int:
    """In how many columns a text stands in this row or in the one below it."""
    pair = [spread.get(place, sheet.rows[place]) for place in (index, index + 1) if place < len(sheet.rows)]
    return sum(any(isinstance(cell, str) and not is_blank(cell) for cell in cells) for cells in zip(*pair, strict=True))


def _with_units(sheet: Sheet, header: Header) -> Header:
    """The headings with the line of units below them, where there is one."""
    index = header.last_row - sheet.first_row + 1
    told = unit_line.units(sheet.rows[index - 1], sheet.rows[index]) if 0 < index < len(sheet.rows) else None
    if told is None:
        return header
    said = {sheet.first_column + place: unit for place, unit in enumerate(told) if unit}
    headings = (
        replace(each, text=f"{each.text} ({said[each.column]})", parts=(each.text, *each.parts)) if each.column in said else each
        for each in header.headings
    )
    return replace(header, last_row=header.last_row + 1, headings=tuple(headings))


def has_units(sheet: Sheet) -> bool:
    """Whether one of the first lines of headings has one of units below it: its columns are those of a table."""
    pairs = zip(sheet.rows[:DEPTH], sheet.rows[1 : DEPTH + 1], strict=False)
    return any(unit_line.units(above, below) is not None and known(single_line(sheet, above)) >= 3 for above, below in pairs)


def _with_cells(sheet: Sheet, header: Header) -> Header:
    """The headings with what their cells hold; a sheet of very many columns is no table whose headings could mean two things."""
    if len(header.headings) > WIDEST:
        return header
    start = header.last_row - sheet.first_row + 1
    rows = sheet.rows[start : start + sense.LOOKED_AT]
    percent = {column for row, column in sheet.percent if row <= sheet.first_row + start + sense.LOOKED_AT}
    headings = (
        replace(each, holds=sense.sort((row[each.column - sheet.first_column] for row in rows), each.column in percent))
        for each in header.headings
    )
    return replace(header, headings=tuple(headings))


def by_shape(sheet: Sheet) -> Header | None:
    """The first line of texts alone with something below it, for a sheet that somebody has said is a table."""
    for index, row in enumerate(sheet.rows[:DEPTH]):
        filled = [cell for cell in row if not is_blank(cell)]
        below = sheet.rows[index + 1 : index + 2]
        if len(filled) >= 2 and all(isinstance(cell, str) for cell in filled) and below and not all(is_blank(cell) for cell in below[0]):
            number = sheet.first_row + index
            return Header(first_row=number, last_row=number, headings=single_line(sheet, row))
    return None


def _adds(sheet: Sheet, header: Header) -> bool:
    """Whether it is one line, or the upper of two makes more headings known, of whatever table: “Progress” above “%”."""
    lower = single_line(sheet, sheet.rows[header.last_row - sheet.first_row])
    return header.first_row == header.last_row or _meaning(header.headings) > _meaning(lower)


def _meaning(headings: Sequence[Heading]) -> int:
    return sum(any(map(columns, heading.names)) for heading in headings)


def _stands(best: tuple[float, Header], number: int, score: float) -> bool:
    """Whether the line found first is surely one of headings, so that a better one in a row below begins another table."""
    return number > best[1].last_row + 1 and best[0] >= 3 and score < 2 * best[0]


def known(headings: Sequence[Heading], tables: Sequence[Table] = TABLES) -> int:
    """How many columns of one table the headings name, at most."""
    found: dict[str, set[str]] = {}
    for heading in headings:
        named: dict[str, str] = {}
        for text in heading.names:
            named = {**columns(text), **named}
        for table, column in named.items():
            found.setdefault(table, set()).add(column)
    return max((len(found.get(table.name, ())) for table in tables), default=0)


def _candidates(sheet: Sheet, index: int, spread: dict[int, list[Cell]]) -> list[Header]:
    number = sheet.first_row + index
    below = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else ()
    single = Header(first_row=number, last_row=number, headings=single_line(sheet, sheet.rows[index]))
    texts = [cell for cell in below if isinstance(cell, str) and not is_blank(cell)]
    if len(texts) < 2 or sum(not is_blank(cell) for cell in below) > len(texts) + len(texts) // 2:
        return [single]  # a number or two may stand in the second line, such as a total above its column
    if known(single_line(sheet, below)) < 2:  # else a line of data would pass for the second line of headings
        return [single]
    upper = spread.get(index, list(sheet.rows[index]))
    lower = spread.get(index + 1, list(below))
    return [single, Header(first_row=number, last_row=number + 1, headings=_double(sheet, upper, lower))]


def single_line(sheet: Sheet, row: Row) -> tuple[Heading, ...]:
    return tuple(Heading(column=sheet.first_column + offset, text=one_line(cell)) for offset, cell in enumerate(row) if one_line(cell))


def _double(sheet: Sheet, upper: Sequence[Cell], lower: Sequence[Cell]) -> tuple[Heading, ...]:
    found = []
    before = ""  # the heading above, where it stands over several columns without being merged
    for offset, (over, under) in enumerate(zip(upper, lower, strict=True)):
        bottom = one_line(under) if isinstance(under, str) else ""
        top = one_line(over) or (before if bottom else "")
        before = top if bottom else ""
        if not top and not bottom:
            continue
        both = bool(top and bottom and top != bottom)
        text = f"{top} {bottom}" if both else top or bottom
        found.append(Heading(column=sheet.first_column + offset, text=text, parts=(bottom, top) if both else ()))
    tops = Counter(heading.parts[1] for heading in found if heading.parts)
    return tuple(replace(heading, shared=tops[heading.parts[1]] > 1) if heading.parts else heading for heading in found)


def _spread(sheet: Sheet) -> dict[int, list[Cell]]:
    """The rows that merged ranges touch, with the value of each range in all of its cells."""
    rows: dict[int, list[Cell]] = {}
    for merged in sheet.merged:
        top, left = merged.first_row - sheet.first_row, merged.first_column - sheet.first_column
        if not (0 <= top < len(sheet.rows) and 0 <= left < len(sheet.rows[top])) or merged.last_row - merged.first_row > DEPTH:
            continue
        value = sheet.rows[top][left]
        for index in range(top, min(merged.last_row - sheet.first_row + 1, len(sheet.rows))):
            row = rows.setdefault(index, list(sheet.rows[index]))
            for offset in range(left, min(merged.last_column - sheet.first_column + 1, len(row))):
                row[offset] = value
    return rows


def _alike(sheet: Sheet, tables: Sequence[Table], sure: Header | None) -> Header | None:
    """The first line of texts alone in which at least two are like a table's headings."""
    for index, row in enumerate(sheet.rows[:DEPTH]):
        filled = [cell for cell in row if not is_blank(cell)]
        if len(filled) < 2 or not all(isinstance(cell, str) for cell in filled):
            continue
        headings = single_line(sheet, row)
        if any(_likeness(headings, table) >= 2 for table in tables):
            return Header(first_row=sheet.first_row + index, last_row=sheet.first_row + index, headings=headings)
    return sure if sure and len(sure.headings) <= 2 else None


def _likeness(headings: Sequence[Heading], table: Table) -> int:
    names = [name for name in vocabulary(table.name) if len(name) > 3]
    scores = [process.extractOne(words(heading.text), names, scorer=fuzz.token_sort_ratio, score_cutoff=LIKE) for heading in headings]
    return sum(score is not None for score in scores)
