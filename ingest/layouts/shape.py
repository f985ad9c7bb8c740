"""Where periods across stand in a sheet: their row, the values under them with the measure of each, the columns beside them, the totals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ingest.cell import is_blank, one_line, says_nothing
from ingest.convert.numbers import Parts, is_number, take_apart
from ingest.convert.periods import Span
from ingest.layouts import heads, totals
from ingest.layouts.heads import Heads
from ingest.layouts.layout import LOOKED, WIDEST, Reply
from ingest.layouts.measures import measure
from ingest.names import columns
from ingest.readers.sheet import Cell, Sheet
from schema import BY_NAME, Kind

HIGH = 25  # rows in which the periods are looked for
_SIGNS = frozenset("-+−()., '’%€£$¥\u00a0\u202f")


@dataclass(frozen=True, kw_only=True)
class Shape:
    """The row of the periods, the first row of values, each value's place with its period and measure, and what stands beside them."""

    top: int
    data: int
    values: tuple[tuple[int, Span, str], ...]
    ids: tuple[tuple[int, str], ...]
    totals: tuple[totals.Column, ...]
    heads: Heads


def find(file: str, sheet: Sheet, reply: Reply) -> Shape | None:
    """The first row of periods that stands over numbers; None where there is none. ``reply`` tells what was said of it."""
    if not sheet.rows or len(sheet.rows[0]) > WIDEST:
        return None
    for top in range(min(HIGH, len(sheet.rows))):
        found = heads.find(file, sheet, top, reply)
        named = [each for each in found.spans.values() if each.length != "day"]
        if (len(named) < 2 and len(found.spans) < 4) or any(_under_a_date(sheet, top, place) for place in found.spans):
            continue
        shape = _read(sheet, top, found)
        if shape and _numbers_below(sheet, shape):
            return shape
    return None


def _under_a_date(sheet: Sheet, top: int, place: int) -> bool:
    """Whether a heading of days stands somewhere above, so that the row is one of data."""
    texts = [one_line(row[place]) for row in sheet.rows[:top] if isinstance(row[place], str)]
    named = (columns(text) for text in texts if not measure(text))  # “Actual” above months is a cost
    return any(BY_NAME[table].column(column).kind is Kind.DATE for each in named for table, column in each.items())


def _read(sheet: Sheet, top: int, found: Heads) -> Shape | None:
    """The places of the values, whether the measures stand above the periods, below them, or nowhere."""
    row, first = sheet.rows[top], min(found.spans)
    below = sheet.rows[top + 1] if top + 1 < len(sheet.rows) else ()
    under = {place: measure(one_line(cell)) for place, cell in enumerate(below) if place >= first and isinstance(cell, str)}
    interleaved = len(under) >= 2 and all(under.values())
    wider = {} if interleaved else _wider(found.spans)
    periods = {place: each for place, each in found.spans.items() if place not in wider}
    places = _carried(periods, set(under)) if interleaved else periods
    over = {} if interleaved else _blocks(sheet, top, set(places))
    values = tuple(
        (place, each, found.measures.get(place) or (under if interleaved else over).get(place, ""))
        for place, each in sorted(places.items())
    )
    data = top + 2 if interleaved else top + 1
    texts = {place: head(sheet, top, data, place) for place in range(len(row)) if place not in places}
    summed = {place for place, text in texts.items() if place > first and _is_total(text, sheet, top, place)} | set(wider)
    ids = tuple((place, text) for place, text in texts.items() if text and place not in summed)
    distinct = len({(each.end, name) for _, each, name in values}) == len(values)
    if not ids or not distinct:
        return None
    columns = tuple(totals.Column(place=place, within=wider.get(place) or _same(values, texts[place])) for place in sorted(summed))
    return Shape(top=top, data=data, values=values, ids=ids, totals=columns, heads=found)


def _same(values: Iterable[tuple[int, Span, str]], text: str) -> tuple[int, ...]:
    """The places of the measure that a total names."""
    return tuple(place for place, _, name in values if name and name == measure(text))


def _wider(spans: Mapping[int, Span]) -> dict[int, tuple[int, ...]]:
    """Periods within which others of the same row lie, such as a quarter beside its months: they are totals of those."""
    found = {}
    for place, wide in spans.items():
        inside = tuple(
            other for other, each in spans.items() if each.length != wide.length and wide.start <= each.start and each.end <= wide.end
        )
        if inside:
            found[place] = inside
    return found


def _is_total(text: str, sheet: Sheet, top: int, place: int) -> bool:
    above = sheet.rows[top - 1][place] if top else None
    return totals.is_total(text) or totals.sounds_like_one(text) or totals.is_part_of_year(text) or totals.is_total(above)


def _carried(spans: dict[int, Span], under: set[int]) -> dict[int, Span]:
    """Each measure below belongs to the period that stands over it or to its left."""
    found, last = {}, None
    for place in range(min(spans), max(under) + 1):
        last = spans.get(place, last)
        if place in under and last:
            found[place] = last
    return found


def _blocks(sheet: Sheet, top: int, places: set[int]) -> dict[int, str]:
    """The measure that stands above each block of periods, carried to the right."""
    if top == 0:
        return {}
    above = sheet.rows[top - 1]
    named = {place: measure(one_line(cell)) for place, cell in enumerate(above) if isinstance(cell, str) and place >= min(places)}
    named = {place: name for place, name in named.items() if name or not totals.is_total(above[place])}
    if not named or not all(named.values()):
        return {}
    found, last = {}, ""
    for place in sorted(places | set(named)):
        last = named.get(place, last)
        if place in places:
            found[place] = last
    return found


def head(sheet: Sheet, top: int, data: int, place: int) -> str:
    """The heading of a column that holds no period, from the row of the periods or those beside it."""
    rows = (top, *range(top + 1, data), *((top - 1,) if top else ()))
    return next((one_line(sheet.rows[row][place]) for row in rows if not is_blank(sheet.rows[row][place])), "")


def _numbers_below(sheet: Sheet, shape: Shape) -> bool:
    """Whether numbers, and at most a few texts that are no dates, stand under the periods; else a row of data with dates was met."""
    seen = texts = 0
    for row in sheet.rows[shape.data : shape.data + LOOKED]:
        for place, _, _ in shape.values:
            cell = row[place]
            if isinstance(cell, str) and heads.is_day(cell):
                return False
            if is_amount(cell):
                seen += 1
            elif not isinstance(cell, str | None) or heads.period(cell):
                return False
            elif not is_blank(cell) and not says_nothing(cell):
                texts += 1
    return seen >= 2 and texts <= max(1, seen // 4)


def is_amount(cell: Cell) -> bool:
    """Whether the cell is a number, or a text of figures with signs and at most a currency beside them."""
    if not isinstance(cell, str):
        return is_number(cell)
    text = cell.strip()
    letters = "".join(sign for sign in text if sign.isalpha())
    if letters and len(text) <= 40 and isinstance(parts := take_apart(text), Parts) and parts.scale > 1:
        return True
    return (
        len(text) <= 40
        and not heads.is_day(text)
        and any(sign.isdigit() for sign in text)
        and (not letters or (len(letters) == 3 and letters.isupper() and letters in text))
        and all(sign.isalnum() or sign in _SIGNS for sign in text)
    )
