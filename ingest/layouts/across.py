"""Months, weeks or quarters across: one value a period, for one measure or several, in blocks or side by side."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from ingest import header as headers
from ingest import repeats
from ingest.cell import is_blank, one_line, says_nothing, show
from ingest.convert.periods import span
from ingest.layouts import running, shape, totals
from ingest.layouts.layout import (
    LOOKED,
    Known,
    Layout,
    Reply,
    Turned,
    a1,
    above,
    blank,
    faulty,
    line,
    made,
    moved,
    pile,
    row_of,
    sample,
    told,
)
from ingest.layouts.measures import CHOICES, LEFT, PERIODS, measure
from ingest.layouts.shape import Shape
from ingest.names import meaning
from ingest.question import Question, key
from ingest.readers.sheet import Cell, Row, Sheet
from schema import Problem

SHOWN = 5
Value = tuple[Cell, int, int]  # the cell, its offset and its place
_RUNNING = (("period", "the value of each period alone"), ("cumulative", "running totals from the start"))


@dataclass(kw_only=True)
class _Values:
    """The values by row and period, and then by measure; ``series`` are those of each row, ``left`` the rows that are totals."""

    cells: dict[tuple[object, ...], dict[str, list[Value]]] = field(default_factory=dict)
    series: dict[str, list[list[float]]] = field(default_factory=dict)
    left: list[tuple[int, str, bool]] = field(default_factory=list)  # offset, text, whether it adds up
    nothing: list[tuple[int, int]] = field(default_factory=list)  # cells that say that nothing is known: offset, place
    unknown: list[tuple[int, str]] = field(default_factory=list)  # rows of which nothing says what they hold: offset, text

    @property
    def columns(self) -> list[str]:
        return list(dict.fromkeys(name for there in self.cells.values() for name in there))


def turn(file: str, sheet: Sheet, reply: Reply, known: Known) -> Turned | None:
    """One row for each row and period; None where no row of periods stands over numbers."""
    found = shape.find(file, sheet, reply("year", ""))
    if found is None:
        return None
    if found.heads.open:
        return Turned(questions=(_ask_year(file, sheet, found),))
    sheet, again = _repeated(file, sheet, found)
    questions = []
    by_row, default = _measure_column(sheet, found), ""
    if by_row is None and not all(name for _, _, name in found.values):
        default = measure(sheet.part) or _title(sheet, found) or measure(sheet.name)
        if default in ("", LEFT):
            answer = reply("measure", "")
            questions.append(_ask_measure(file, sheet, found, answer))
            if answer not in dict(CHOICES):
                return Turned(questions=tuple(questions))
            default = answer
    values = _values(sheet, found, by_row, default)
    how = {name: running.proved(found.totals) for name in values.columns if PERIODS.column(name).to_date}
    if values.columns == ["ac"] and not how["ac"] and running.rising(values.series.get("ac", [])):
        how["ac"] = reply("cumulative", PERIODS.column("ac").heading)
        questions.append(_ask_running(file, sheet, found, how["ac"]))
        if not how["ac"]:
            return Turned(questions=tuple(questions))
    ids = [(place, text) for place, text in found.ids if place != by_row]
    table = _table(sheet, ids, values, how, titles=above(sheet, found.top))
    return Turned(sheets=(table,), questions=tuple(questions), problems=(*_tell(file, sheet, found, table, values), *again))


def _repeated(file: str, sheet: Sheet, found: Shape) -> tuple[Sheet, list[Problem]]:
    """The sheet with the project in every row that it holds for, where it is written once."""
    named = {column.column.name: place for place, text in reversed(found.ids) if (column := meaning(PERIODS, text))}
    place = named.get("project_id", found.ids[0][0] if len(found.ids) > 1 else None)
    if place is None or sheet.flipped:
        return sheet, []
    return repeats.down(file, sheet, found.data, place, [named["wp_id"]] if named.get("wp_id", place) != place else [])


def _measure_column(sheet: Sheet, found: Shape) -> int | None:
    """The column that says of each row what its values are."""
    rows = [row for row in sheet.rows[found.data : found.data + LOOKED] if not blank(row)]
    for place, _ in found.ids:
        texts = [row[place] for row in rows if not is_blank(row[place]) and not totals.is_total(row[place])]
        if texts and all(isinstance(text, str) for text in texts):
            names = {measure(str(text)) for text in texts}
            if len(names - {"", LEFT}) >= 2 or (names - {"", LEFT} and "" not in names and len(texts) > 1):
                return place
    return None


def _title(sheet: Sheet, found: Shape) -> str:
    """What the lines above the periods say the values are."""
    names = {measure(text) for text in above(sheet, found.top)} - {""}
    return names.pop() if len(names) == 1 else ""


def _values(sheet: Sheet, found: Shape, by_row: int | None, default: str) -> _Values:
    ids = [place for place, _ in found.ids if place != by_row]
    out, sums, faults = _Values(), totals.Rows(), faulty(sheet)
    for offset in range(found.data, len(sheet.rows)):
        row = sheet.rows[offset]
        if blank(row) or _is_headings(sheet, offset):
            continue
        if text := _total(row, found, sums):
            out.left.append((offset, text, sums.agrees((place, row[place]) for place, _, _ in found.values)))
            sums.begin_anew()
            continue
        said = one_line(row[by_row]) if by_row is not None else ""
        name = measure(said)
        if name == LEFT or (by_row is not None and not name and not all(own for _, _, own in found.values)):
            out.unknown.append((offset, said))
            continue
        _take(row, offset, found, name or default, ids, out, sums, faults)
    return out


def _take(
    row: Row, offset: int, found: Shape, default: str, ids: list[int], out: _Values, sums: totals.Rows, faults: Collection[tuple[int, int]]
) -> None:
    """One row of values, each to its period and measure."""
    numbers: list[tuple[int, float]] = []
    lines: dict[str, list[float]] = {}
    for place, period, own in found.values:
        cell = row[place]
        sums.add(place, cell)
        if own == LEFT or (is_blank(cell) and (offset, place) not in faults):
            continue
        if says_nothing(cell):
            out.nothing.append((offset, place))
            continue
        column = own or default
        group = (*(row[each] for each in ids), period.end, offset if not column else "")
        out.cells.setdefault(group, {}).setdefault(column, []).append((cell, offset, place))
        if (value := totals.number(cell)) is not None:
            numbers.append((place, value))
            lines.setdefault(column, []).append(value)
    for column, numbers_ in lines.items():
        out.series.setdefault(column, []).append(numbers_)
    for total in found.totals:
        total.look(offset, row[total.place], numbers)


def _total(row: Row, found: Shape, sums: totals.Rows) -> str:
    """The text by which the row is a total: one that says nothing else, or one that only sounds like it and adds up."""
    texts = [str(row[place]) for place, _ in found.ids if isinstance(row[place], str)]
    plain = next((text for text in texts if totals.is_total(text) and not text.strip().isdigit()), "")  # 2001 may be a project
    like = next((text for text in texts if totals.is_total(text) or totals.sounds_like_one(text)), "")
    return plain or (like if like and sums.agrees((place, row[place]) for place, _, _ in found.values) else "")


def _is_headings(sheet: Sheet, offset: int) -> bool:
    row = sheet.rows[offset]
    return sum(span(cell) is not None for cell in row) >= 2 and headers.known(headers.single_line(sheet, row)) >= 1


def _table(sheet: Sheet, ids: list[tuple[int, str]], values: _Values, how: dict[str, str], titles: tuple[str, ...]) -> Sheet:
    """The table: lines of a ledger where the values are actual cost of each period alone, else reporting periods."""
    columns = values.columns
    costs = columns == ["ac"] and how["ac"] != "cumulative"  # booked on the last day of each period
    heads = ("Amount",) if costs else tuple(_heading(column, how.get(column, "")) for column in columns)
    rows: list[Row] = [(*(text for _, text in ids), "Posting date" if costs else "Period end", *heads)]
    addresses: list[tuple[int, str]] = [(sheet.first_row, "")]
    faults, problems = faulty(sheet), []
    for group, there in values.cells.items():
        for again in range(max(map(len, there.values()))):
            picked = [there[column][again] if len(there.get(column, ())) > again else None for column in columns]
            places = [(offset, place) for value in picked if value for _, offset, place in [value]]
            rows.append((*group[:-1], *(value[0] if value else None for value in picked)))  # type: ignore[arg-type]
            for at, value in enumerate(picked):
                if value and (cell := value[1:]) in faults:
                    problems.append(moved(sheet, faults[cell], cell, len(rows) - 1, len(group) - 1 + at))
            addresses.append((row_of(sheet, *places[0]), ",".join(a1(sheet, *each) for each in places)))
    return made(sheet, rows, addresses, table="costs" if costs else "reporting_periods", titles=titles, problems=problems)


def _heading(column: str, how: str) -> str:
    """The heading of a measure, with what is known of it: that it is of the period, or to date."""
    declared = next((each for each in PERIODS.columns if each.name == column), None)
    if declared is None:
        return column
    if how == "cumulative" and declared.to_date:
        return PERIODS.column(declared.to_date).heading
    return f"Period {declared.heading}" if how == "period" and declared.to_date else declared.heading


def _tell(file: str, sheet: Sheet, found: Shape, table: Sheet, values: _Values) -> list[Problem]:
    row = row_of(sheet, found.top)
    shape_ = "periods down and a column for each project" if sheet.flipped else "periods across"
    says = f"Sheet “{sheet.name}” has {shape_}; each value is taken with its own cell. The first: {sample(table)}."
    if found.totals:
        says += f" Left out as totals: {_piles(sheet, [total.place for total in found.totals])}."
    problems = [told(file, sheet, says, row=row)]
    if found.heads.year and found.heads.whence != "as said":
        says = f"The periods have no year; {found.heads.year} is taken for the first of them, from {found.heads.whence}."
        problems.append(
            told(file, sheet, says, "Say yes if that is right, or write the year beside the periods.", row=row, severity="warning")
        )
    if unkept := [place for place, _, own in found.values if own == LEFT]:
        says = f"What is no planned value, earned value or actual cost is left out: {_piles(sheet, unkept)}."
        problems.append(told(file, sheet, says, "Say yes if it is not needed.", row=row, severity="warning"))
    return [
        *problems,
        *_nothing(file, sheet, values),
        *_odd_totals(file, sheet, found),
        *_unknown(file, sheet, values),
        *_left(file, sheet, values),
    ]


def _piles(sheet: Sheet, places: list[int]) -> str:
    names = [pile(sheet, place) for place in places]
    return ", ".join(name.removeprefix("column ") for name in names)


def _odd_totals(file: str, sheet: Sheet, found: Shape) -> Iterator[Problem]:
    """Totals beside the values that do not add them up."""
    for total in (total for total in found.totals if total.odd):
        offset, said, sums = total.odd  # type: ignore[misc]
        says = f"{_capital(pile(sheet, total.place))} is taken for a total and left out; in {line(sheet, offset)} it says {said:,.2f}, and the values add up to {sums:,.2f}."
        mend = "Check whether a value is missing or was changed, or whether it is no total."
        yield told(file, sheet, says, mend, row=row_of(sheet, offset, total.place), severity="warning")


def _nothing(file: str, sheet: Sheet, values: _Values) -> Iterator[Problem]:
    """Cells that say in a word that nothing is known: they are no zero, and no fault."""
    if values.nothing:
        listed = ", ".join(f"{a1(sheet, *cell)} (“{show(sheet.rows[cell[0]][cell[1]])}”)" for cell in values.nothing[:SHOWN])
        more = f" and {len(values.nothing) - SHOWN:,} more" if len(values.nothing) > SHOWN else ""
        says = f"Left out as not known: {listed}{more}."
        yield told(file, sheet, says, "Enter the amounts once they are known.", row=row_of(sheet, *values.nothing[0]))


def _unknown(file: str, sheet: Sheet, values: _Values) -> Iterator[Problem]:
    """Rows of which nothing says that they are one of the measures."""
    if values.unknown:
        listed = ", ".join(f"“{show(text)}” ({line(sheet, offset)})" for offset, text in values.unknown[:SHOWN])
        more = f" and {len(values.unknown) - SHOWN:,} more" if len(values.unknown) > SHOWN else ""
        what = "Columns" if sheet.flipped else "Rows"
        says = f"{what} that hold no planned value, earned value or actual cost are left out: {listed}{more}."
        yield told(file, sheet, says, "Say yes if they are not needed.", row=row_of(sheet, values.unknown[0][0]), severity="warning")


def _left(file: str, sheet: Sheet, values: _Values) -> Iterator[Problem]:
    """Totals of the values above them."""
    for offset, text, agrees in values.left:
        what = f"{_capital(line(sheet, offset))} is a total ({show(text)}) and is left out"
        if agrees:
            yield told(file, sheet, f"{what}.", row=row_of(sheet, offset))
        else:
            before = "before it" if sheet.flipped else "above"
            says = f"{what}; it differs from what the {'columns' if sheet.flipped else 'rows'} {before} add up to."
            mend = "Check whether a row is missing or was changed."
            yield told(file, sheet, says, mend, row=row_of(sheet, offset), severity="warning")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _ask_measure(file: str, sheet: Sheet, found: Shape, answer: str) -> Question:
    says = f"Sheet “{sheet.name}” has values by period, and nothing says what the values are. What are they?"
    return replace(_ask("measure", "", file, sheet, found, says, CHOICES), answer=answer)


def _ask_year(file: str, sheet: Sheet, found: Shape) -> Question:
    first = one_line(sheet.rows[found.top][min(found.heads.spans)])
    says = f"Sheet “{sheet.name}” has periods across without a year. In which year does the first, “{show(first)}”, lie?"
    return _ask("year", "", file, sheet, found, says, ())


def _ask_running(file: str, sheet: Sheet, found: Shape, answer: str) -> Question:
    says = f"The values across in sheet “{sheet.name}” never fall from one period to the next: are they of each period, or running totals?"
    return replace(_ask("cumulative", PERIODS.column("ac").heading, file, sheet, found, says, _RUNNING), answer=answer)


def _ask(topic: str, heading: str, file: str, sheet: Sheet, found: Shape, says: str, choices: tuple[tuple[str, str], ...]) -> Question:
    return Question(
        key=key(topic, file, sheet.label, heading),
        topic=topic,
        file=file,
        sheet=sheet.name,
        row=row_of(sheet, found.top),
        says=says,
        choices=choices,
    )


ACROSS = Layout(key="across", title="months, weeks or quarters across", turn=turn)
