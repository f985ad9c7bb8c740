"""Months, weeks or quarters down, and a project (or a cost item of one) in each column: read as periods across, with rows and columns exchanged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest import header as headers
from ingest.cell import is_blank, one_line, show, spans, words
from ingest.convert.numbers import is_number
from ingest.layouts import across, heads, totals
from ingest.layouts.layout import Known, Layout, Reply, Turned, above, blank, told, units
from ingest.layouts.measures import LEFT, PERIODS, measure
from ingest.layouts.shape import HIGH, is_amount
from ingest.names import meaning
from ingest.readers.sheet import Cell, Row, Sheet, letter
from schema import BY_NAME, Problem
from schema.wording import counted

MOST = 600  # rows of a sheet that is turned
FIRST = 4  # columns in which the periods are looked for
_PROJECT, _ITEM, _MEASURE = "Project", "Cost item", "Measure"


@dataclass(frozen=True, kw_only=True)
class _Table:
    """Where the table stands: the place of the periods, the rows of the names above them, and the row after the last."""

    place: int
    top: int
    first: int
    end: int


def turn(file: str, sheet: Sheet, reply: Reply, known: Known) -> Turned | None:
    """One row for each period and column; None where no column of periods stands beside numbers under names."""
    table, names = _first(file, sheet, reply, known)
    if table is None or headers.has_units(sheet):
        return None
    found = across.turn(file, _flipped(sheet, table, names), reply, known)
    return found and replace(found, problems=(*found.problems, *_unread(file, sheet, table)))


def fits(file: str, sheet: Sheet, reply: Reply, known: Known) -> bool:
    """Whether the sheet holds such a table."""
    return not headers.has_units(sheet) and _first(file, sheet, reply, known)[0] is not None


def _first(file: str, sheet: Sheet, reply: Reply, known: Known) -> tuple[_Table | None, list[str]]:
    """The table by the first column of periods, and what its rows of names tell."""
    for place in range(min(FIRST, len(sheet.rows[0]) - 1)) if 3 <= len(sheet.rows) <= MOST and not sheet.flipped else ():
        table = _find(file, sheet, place, reply)
        names = _names(sheet, table, known) if table else []
        if table and names:
            return table, names
    return None, []


def begins(sheet: Sheet, offset: int) -> bool:
    """Whether the row names the columns of such a table: the next one begins with a period and goes on with numbers."""
    row, below = sheet.rows[offset], sheet.rows[offset + 1] if offset + 1 < len(sheet.rows) else ()
    place = next((at for at, cell in enumerate(below) if not is_blank(cell)), None)
    if place is None or heads.period(below[place]) is None or heads.period(row[place]):
        return False
    return _is_named(row, place) and any(is_amount(cell) for cell in below[place + 1 :])


def _find(file: str, sheet: Sheet, place: int, reply: Reply) -> _Table | None:
    """The table whose periods stand in that column, under at least one row of names; years may stand left of them."""
    columns = [tuple(row[at] for row in sheet.rows) for at in range(max(place - 1, 0), place + 1)]
    column = columns[-1]
    spans = heads.find(file, replace(sheet, rows=columns, titles=above(sheet, HIGH)), len(columns) - 1, reply).spans
    if len(spans) < 2:
        return None
    first, last = min(spans), max(spans)
    top = first
    while top and first - top < 2 and _is_named(sheet.rows[top - 1], place):
        top -= 1
    inside = [cell for at, cell in enumerate(column[first:last], first) if at not in spans and not is_blank(cell)]
    if top == first or not all(totals.is_total(cell) or totals.sounds_like_one(cell) or totals.is_part_of_year(cell) for cell in inside):
        return None
    end = last + 1
    while end < len(column) and (totals.is_total(column[end]) or totals.sounds_like_one(column[end])):
        end += 1
    return _Table(place=place, top=top, first=first, end=end)


def _is_named(row: Row, place: int) -> bool:
    """Whether names stand right of the periods: words or whole numbers."""
    right = [cell for cell in row[place + 1 :] if not is_blank(cell)]
    return bool(right) and all(isinstance(cell, str) or (is_number(cell) and float(cell).is_integer()) for cell in right)  # type: ignore[arg-type]


def _name(cell: Cell) -> str:
    """The name as it is written: spreadsheets keep whole numbers with a decimal part."""
    return one_line(int(cell) if isinstance(cell, float) else cell)


def _names(sheet: Sheet, table: _Table, known: Known) -> list[str]:
    """What each row of names tells, a project or a measure; none where the names are the columns of a table as it is."""
    found = []
    for row in sheet.rows[table.top : table.first]:
        texts = [_name(cell) for cell in row[table.place + 1 :] if not is_blank(cell) and not totals.is_total(cell)]
        if texts and all(measure(text) for text in texts):
            found.append(_MEASURE)
        elif (
            not texts
            or all(heads.as_year(text) for text in texts)
            or (any(_is_column(text) for text in texts) and not all(words(text) in known for text in texts))
        ):
            return []
        else:
            called = _called(sheet, texts, table, known)
            found.append(f"{called} name" if called in found else called)
    return [] if set(found) == {_MEASURE} else found


def _is_column(text: str) -> bool:
    """Whether the text is a heading of costs or periods, so that the sheet is a list of them as it is."""
    return measure(text) not in ("", LEFT) or any(meaning(table, text) for table in (PERIODS, BY_NAME["costs"]))


def _called(sheet: Sheet, texts: Sequence[str], table: _Table, known: Known) -> str:
    """Whether the names are those of projects, or of the cost items of the one that the sheet's title or name tells."""
    if any(words(text) in known for text in texts):
        return _PROJECT
    titles = " ".join(words(text) for text in (*above(sheet, table.top), sheet.part, sheet.name))
    return _ITEM if any(len(name) > 1 and f" {name} " in f" {titles} " for name in known) else _PROJECT


def _is_read(sheet: Sheet, table: _Table, place: int) -> bool:
    """Whether the column holds amounts; one of comments is no part of the table."""
    return any(is_amount(row[place]) for row in sheet.rows[table.first : table.end])


def _unread(file: str, sheet: Sheet, table: _Table) -> Iterator[Problem]:
    """Columns beside the amounts, and rows below them, that are not read."""
    last = sheet.rows[table.first - 1]
    for place in range(table.place + 1, len(last)):
        filled = sum(not is_blank(row[place]) for row in sheet.rows[table.first : table.end])
        if filled and not _is_read(sheet, table, place):
            says = f"Column {letter(sheet.first_column + place)}, “{show(last[place])}”, holds no amounts and is left out ({counted(filled, 'cell')})."
            yield told(file, sheet, says, "Nothing need be done.", row=sheet.first_row + table.first - 1)
    below = [sheet.first_row + at for at in range(table.end, len(sheet.rows)) if not blank(sheet.rows[at])]
    if below:
        wide = any(sum(not is_blank(cell) for cell in row) > 1 for row in sheet.rows[table.end :])
        says = f"What stands below the last period is left out: {'row' if len(below) == 1 else 'rows'} {spans(below)}."
        yield told(
            file,
            sheet,
            says,
            "Say yes if it is not needed." if wide else "Nothing need be done.",
            row=below[0],
            severity="warning" if wide else "notice",
        )


def _flipped(sheet: Sheet, table: _Table, names: list[str]) -> Sheet:
    """The table with rows and columns exchanged: names first, then the periods across; what holds no amount is no part of it."""
    rows = list(sheet.rows[table.top : table.end])
    for at in range(len(names) - 1):
        rows[at] = _carried(rows[at], table.place + 1, rows[len(names) - 1])
    left = max(table.place - 1, 0)
    columns = [tuple(column) for column in zip(*(row[left:] for row in rows), strict=True)]
    at = table.place - left
    columns[at] = (*names, *columns[at][len(names) :])
    kept = [column if n <= at or _is_read(sheet, table, left + n) else (None,) * len(column) for n, column in enumerate(columns)]
    return replace(
        sheet,
        rows=kept,
        first_row=sheet.first_column + left,
        first_column=sheet.first_row + table.top,
        titles=(*above(sheet, table.top), *units(sheet.rows[table.first - 1])),
        merged=(),
        flipped=True,
    )


def _carried(row: Row, start: int, below: Row) -> Row:
    """The upper names carried to the right over what stands below them."""
    cells, last = list(row), None
    for place in range(start, len(cells)):
        last = cells[place] if not is_blank(cells[place]) else last
        cells[place] = last if not is_blank(below[place]) else None
    return tuple(cells)


DOWN = Layout(key="down", title="months down, and a project in each column", turn=turn)
