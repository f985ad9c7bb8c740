"""Months, weeks or quarters across: one value a period, for one measure or several, in blocks or side by side."""

import re
from dataclasses import dataclass

from ingest.cell import is_blank, one_line, show
from ingest.convert.numbers import is_number
from ingest.convert.periods import Span, span
from ingest.header import known, single_line
from ingest.layouts.layout import LOOKED, WIDEST, Layout, Reply, Turned, a1, blank, made, sample, says_total, told
from ingest.layouts.measures import CHOICES, PERIODS, measure
from ingest.question import Question, key
from ingest.readers.sheet import Cell, Row, Sheet, letter

HIGH = 25  # rows in which the periods are looked for
_NUMBER = re.compile(r"[-+−(]?\s*(?:[A-Z]{3}|[€£$¥])?\s*[-+−(]?[\d.,'’\s]*\d[\d.,'’\s]*\)?\s*(?:[A-Z]{3}|[€£$¥%]|-)?")
_NOTHING = {"-", "–", "—", "n/a", ""}


@dataclass(frozen=True, kw_only=True)
class _Shape:
    """Where the periods stand: their row, the first row of values, each value's place with its period and measure."""

    top: int
    data: int
    values: tuple[tuple[int, Span, str], ...]
    ids: tuple[tuple[int, str], ...]
    totals: tuple[int, ...]


def turn(file: str, sheet: Sheet, reply: Reply) -> Turned | None:
    """One row for each row and period; None where no row of periods stands over numbers."""
    shape = _shape(sheet)
    if shape is None:
        return None
    by_row = _measure_column(sheet, shape)
    default = ""
    if by_row is None and not all(name for _, _, name in shape.values):
        answer = reply("measure", "")
        default = measure(sheet.name) or _title(sheet, shape) or (answer if answer in dict(CHOICES) else "")
        if not default:
            return Turned(questions=(_ask(file, sheet, shape),))
    table, left = _turned(sheet, shape, by_row, default)
    says = f"Sheet “{sheet.name}” has periods across; each value is taken with its own cell. The first: {sample(table)}."
    if shape.totals:
        says += f" Left out as totals: {', '.join(letter(sheet.first_column + place) for place in shape.totals)}."
    problems = [told(file, sheet, says, row=sheet.first_row + shape.top)]
    for row, texts, agrees in left:
        what = f"Row {row} is a total ({texts}) and is left out"
        if agrees:
            problems.append(told(file, sheet, f"{what}.", row=row))
        else:
            mend = "Check whether a row is missing or was changed."
            problems.append(told(file, sheet, f"{what}; it differs from what the rows above add up to.", mend, row=row, severity="warning"))
    return Turned(sheets=(table,), problems=tuple(problems))


def _shape(sheet: Sheet) -> _Shape | None:
    if not sheet.rows or len(sheet.rows[0]) > WIDEST:
        return None
    for top in range(min(HIGH, len(sheet.rows))):
        row = sheet.rows[top]
        spans = {place: found for place, cell in enumerate(row) if (found := span(cell))}
        named = [found for found in spans.values() if found.length != "day"]
        if len(named) < 2 and len(spans) < 4:
            continue
        shape = _read(sheet, top, spans)
        if shape and _numbers_below(sheet, shape):
            return shape
    return None


def _read(sheet: Sheet, top: int, spans: dict[int, Span]) -> _Shape | None:
    """The places of the values, whether the measures stand above the periods, below them, or nowhere."""
    row, first = sheet.rows[top], min(spans)
    below = sheet.rows[top + 1] if top + 1 < len(sheet.rows) else ()
    under = {place: measure(one_line(cell)) for place, cell in enumerate(below) if place >= first and isinstance(cell, str)}
    interleaved = len(under) >= 2 and all(under.values())
    places = _carried(spans, set(under)) if interleaved else spans
    over = {} if interleaved else _blocks(sheet, top, set(spans))
    values = tuple((place, found, (under if interleaved else over).get(place, "")) for place, found in sorted(places.items()))
    data = top + 2 if interleaved else top + 1
    heads = {place: _head(sheet, top, data, place) for place in range(len(row)) if place not in places}
    totals = tuple(place for place, text in heads.items() if place > first and (says_total(text) or says_total(_above(sheet, top, place))))
    ids = tuple((place, text) for place, text in heads.items() if text and place not in totals)
    distinct = len({(found.end, name) for _, found, name in values}) == len(values)
    return _Shape(top=top, data=data, values=values, ids=ids, totals=totals) if ids and distinct else None


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
    named = {
        place: measure(one_line(cell)) for place, cell in enumerate(sheet.rows[top - 1]) if isinstance(cell, str) and place >= min(places)
    }
    if not named or not all(named.values()):
        return {}
    found, last = {}, ""
    for place in sorted(places | set(named)):
        last = named.get(place, last)
        if place in places:
            found[place] = last
    return found


def _above(sheet: Sheet, top: int, place: int) -> Cell:
    return sheet.rows[top - 1][place] if top else None


def _head(sheet: Sheet, top: int, data: int, place: int) -> str:
    """The heading of a column that holds no period, from the row of the periods or those beside it."""
    rows = (top, *range(top + 1, data), *((top - 1,) if top else ()))
    return next((one_line(sheet.rows[row][place]) for row in rows if not is_blank(sheet.rows[row][place])), "")


def _numbers_below(sheet: Sheet, shape: _Shape) -> bool:
    """Whether numbers, and nothing else, stand under the periods; else a row of data with dates was met."""
    seen = 0
    for row in sheet.rows[shape.data : shape.data + LOOKED]:
        for place, _, _ in shape.values:
            cell = row[place]
            if is_number(cell) or (isinstance(cell, str) and _NUMBER.fullmatch(cell.strip())):
                seen += 1
            elif not is_blank(cell) and str(cell).strip().casefold() not in _NOTHING:
                return False
    return seen >= 2


def _measure_column(sheet: Sheet, shape: _Shape) -> int | None:
    """The column that says of each row what its values are."""
    rows = [row for row in sheet.rows[shape.data : shape.data + LOOKED] if not blank(row)]
    for place, _ in shape.ids:
        texts = [row[place] for row in rows if not is_blank(row[place]) and not says_total(row[place])]
        if texts and all(isinstance(text, str) for text in texts):
            found = {measure(str(text)) for text in texts}
            if len(found - {""}) >= 2 or (found - {""} and "" not in found and len(texts) > 1):
                return place
    return None


def _title(sheet: Sheet, shape: _Shape) -> str:
    """What the lines above the periods say the values are."""
    texts = [one_line(cell) for row in sheet.rows[: shape.top] for cell in row if isinstance(cell, str) and not is_blank(cell)]
    found = {measure(text) for text in texts} - {""}
    return found.pop() if len(found) == 1 else ""


Left = tuple[int, str, bool]


def _turned(sheet: Sheet, shape: _Shape, by_row: int | None, default: str) -> tuple[Sheet, list[Left]]:
    """The table, and the rows of totals that were left out: row, its texts, whether it agrees with the rows above."""
    ids = [(place, text) for place, text in shape.ids if place != by_row]
    cells: dict[tuple[object, ...], dict[str, tuple[Cell, int, int]]] = {}
    left: list[Left] = []
    sums: dict[int, float] = {}
    for offset in range(shape.data, len(sheet.rows)):
        row = sheet.rows[offset]
        if blank(row) or _is_headings(sheet, offset):
            continue
        if any(says_total(row[place]) for place, _ in shape.ids if isinstance(row[place], str)):
            left.append(
                (sheet.first_row + offset, show(next(row[p] for p, _ in shape.ids if says_total(row[p]))), _agrees(row, shape, sums))
            )
            sums = {}
            continue
        name = measure(one_line(row[by_row])) if by_row is not None else ""
        for place, found, own in shape.values:
            cell = row[place]
            sums[place] = sums.get(place, 0.0) + (float(cell) if is_number(cell) else 0.0)  # type: ignore[arg-type]
            if is_blank(cell) or str(cell).strip() in _NOTHING:
                continue
            column = own or name or default
            group = (*(row[each] for each, _ in ids), found.end, offset if not column else "")
            there = cells.setdefault(group, {})
            there[f"{column}#{offset}" if column in there else column] = (cell, offset, place)
    return _table(sheet, ids, cells), left


def _is_headings(sheet: Sheet, offset: int) -> bool:
    row = sheet.rows[offset]
    return sum(span(cell) is not None for cell in row) >= 2 and known(single_line(sheet, row)) >= 1


def _agrees(row: Row, shape: _Shape, sums: dict[int, float]) -> bool:
    values = [(float(row[place]), sums.get(place, 0.0)) for place, _, _ in shape.values if is_number(row[place])]  # type: ignore[arg-type]
    return all(abs(value - above) < 0.005 for value, above in values)


def _table(sheet: Sheet, ids: list[tuple[int, str]], cells: dict[tuple[object, ...], dict[str, tuple[Cell, int, int]]]) -> Sheet:
    columns = list(dict.fromkeys(name.partition("#")[0] for there in cells.values() for name in there))
    costs = columns == ["ac"]  # one measure, actual cost: the lines of a ledger, booked on the last day of each period
    named = {column.name: column.heading for column in PERIODS.columns}
    heads = ("Amount",) if costs else tuple(named.get(column, column) for column in columns)
    rows: list[Row] = [(*(text for _, text in ids), "Posting date" if costs else "Period end", *heads)]
    addresses: list[tuple[int, str]] = [(sheet.first_row, "")]
    for group, there in cells.items():
        again = max(sum(name.partition("#")[0] == column for name in there) for column in columns)
        for turn_ in range(again):
            picked = [_pick(there, column, turn_) for column in columns]
            places = [(offset, place) for item in picked if item for _, offset, place in [item]]
            rows.append((*group[:-1], *(item[0] if item else None for item in picked)))  # type: ignore[arg-type]
            addresses.append((sheet.first_row + places[0][0], ",".join(a1(sheet, offset, place) for offset, place in places)))
    return made(sheet, rows, addresses, table="costs" if costs else "reporting_periods")


def _pick(there: dict[str, tuple[Cell, int, int]], column: str, turn_: int) -> tuple[Cell, int, int] | None:
    found = [value for name, value in there.items() if name.partition("#")[0] == column]
    return found[turn_] if turn_ < len(found) else None


def _ask(file: str, sheet: Sheet, shape: _Shape) -> Question:
    return Question(
        key=key("measure", file, sheet.label, ""),
        topic="measure",
        file=file,
        sheet=sheet.name,
        row=sheet.first_row + shape.top,
        says=f"Sheet “{sheet.name}” has periods across, and nothing says what the values are. What are they?",
        choices=CHOICES,
    )


ACROSS = Layout(key="across", title="months, weeks or quarters across", turn=turn)
