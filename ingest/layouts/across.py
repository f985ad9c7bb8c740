"""Months, weeks or quarters across: one value a period, for one measure or several, in blocks or side by side."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from ingest import header as headers
from ingest import repeats
from ingest.cell import is_blank, one_line, says_nothing, show
from ingest.convert.fiscal import starts
from ingest.convert.periods import span
from ingest.layouts import added, expected, numbered, running, shape, telling, totals
from ingest.layouts.added import Sums
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
    made,
    moved,
    row_of,
    units,
)
from ingest.layouts.measures import CHOICES, LEFT, PERIODS, measure
from ingest.layouts.numbered import Upper
from ingest.layouts.shape import Shape
from ingest.layouts.values import Values
from ingest.names import meaning
from ingest.question import Question, key
from ingest.readers.sheet import Row, Sheet
from ingest.rising import may_run
from schema import Problem

_RUNNING = (("period", "the value of each period alone"), ("cumulative", "running totals from the start"))


def turn(file: str, sheet: Sheet, reply: Reply, known: Known) -> Turned | None:
    """One row for each row and period; None where no row of periods stands over numbers."""
    found = shape.find(file, sheet, reply)
    if found is None:
        return None
    if found.heads.open:
        ask = _ask_year if found.heads.open == "year" else _ask_fiscal
        return Turned(questions=(ask(file, sheet, found),))
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
    uppers = _uppers(sheet, found, by_row)
    sums = _sums(sheet, found, by_row, uppers, reply)
    sheet = sums.within(sheet, [place for place, _ in found.ids])
    values = _values(sheet, found, by_row, default, uppers)
    if later := expected.begins(values):
        questions.append(expected.ask(file, sheet, found.top, later))
        if not (answer := reply(expected.TOPIC, "")):
            return Turned(questions=tuple(questions))
        again = [*again, *expected.tell(file, sheet, found.top, later, answer)]
        values = expected.without(values) if answer == expected.EXPECTED else values
    how = {name: running.proved(found.totals) for name in values.columns if PERIODS.column(name).to_date}
    if values.columns == ["ac"] and not how["ac"] and may_run(values.series.get("ac", [])):
        how["ac"] = reply("cumulative", PERIODS.column("ac").heading)
        questions.append(_ask_running(file, sheet, found, how["ac"]))
        if not how["ac"]:
            return Turned(questions=tuple(questions))
    ids = [(place, text) for place, text in found.ids if place != by_row]
    table = _table(
        sheet, ids, values, how, titles=(*above(sheet, found.top), *units(sheet.rows[found.top]), *_measured(sheet, found, by_row))
    )
    headings = {place: one_line(sheet.rows[found.top][place]) for place, _, _ in found.values}
    questions += added.ask(file, sheet, sums, headings)
    told = (*telling.tell(file, sheet, found, table, values), *numbered.tell(file, sheet, uppers), *added.tell(file, sheet, sums, headings))
    return Turned(sheets=(table,), questions=tuple(questions), problems=(*told, *again))


def _repeated(file: str, sheet: Sheet, found: Shape) -> tuple[Sheet, list[Problem]]:
    """The sheet with the project in every row that it holds for, where it is written once."""
    named = {column.column.name: place for place, text in reversed(found.ids) if (column := meaning(PERIODS, text))}
    place = named.get("project_id", found.ids[0][0] if len(found.ids) > 1 else None)
    if place is None or sheet.flipped:
        return sheet, []
    return repeats.down(file, sheet, found.data, place, [named["wp_id"]] if named.get("wp_id", place) != place else [])


def _measured(sheet: Sheet, found: Shape, by_row: int | None) -> tuple[str, ...]:
    """The texts that name the measures, which may say in what the amounts are."""
    over = [cell for row in sheet.rows[max(found.top - 1, 0) : found.data] for cell in row if isinstance(cell, str)]
    beside = [row[by_row] for row in sheet.rows[found.data :] if isinstance(row[by_row], str)] if by_row is not None else []
    return tuple(dict.fromkeys(one_line(cell) for cell in (*over, *beside) if measure(one_line(cell))))


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
    """What the cells above the periods say the values are; nothing where they say several things."""
    cells = (one_line(cell) for row in sheet.rows[: found.top] for cell in row if isinstance(cell, str))
    names = {measure(text) for text in (*sheet.titles, *cells)} - {""}
    return names.pop() if len(names) == 1 else ""


def _uppers(sheet: Sheet, found: Shape, by_row: int | None) -> dict[int, Upper]:
    """The rows that others lie below by the numbers of what is no work package, those of each project and measure by themselves."""
    keys, texts = _items(found, by_row)
    return numbered.uppers(sheet, found.data, keys, texts, [place for place, _, _ in found.values]) if not sheet.flipped else {}


def _sums(sheet: Sheet, found: Shape, by_row: int | None, uppers: Mapping[int, Upper], reply: Reply) -> Sums:
    """The same of rows that no number tells, by their amounts."""
    keys, texts = _items(found, by_row)
    if not texts or sheet.flipped or uppers:
        return Sums()
    groups = added.groups(sheet, found.data, keys, lambda row: any(totals.is_total(row[place]) for place in texts))
    return added.find(sheet, groups, [place for place, _, _ in found.values], texts[0], reply)


def _items(found: Shape, by_row: int | None) -> tuple[list[int], list[int]]:
    """The places of what keeps rows apart, project, work package and measure, and of what says which row of those it is."""
    named = {place: column.column.name for place, text in found.ids if (column := meaning(PERIODS, text))}
    texts = [place for place, _ in found.ids if place != by_row and place not in named]
    return [place for place, _ in found.ids if place not in texts], texts


def _values(sheet: Sheet, found: Shape, by_row: int | None, default: str, uppers: Mapping[int, Upper]) -> Values:
    ids = [place for place, _ in found.ids if place != by_row]
    out, sums, faults = Values(), totals.Rows(), faulty(sheet)
    for offset in range(found.data, len(sheet.rows)):
        row = sheet.rows[offset]
        if blank(row) or _is_headings(sheet, offset):
            continue
        if offset in uppers and uppers[offset].same:
            out.left.append((offset, uppers[offset].text, not uppers[offset].other))
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
    row: Row, offset: int, found: Shape, default: str, ids: list[int], out: Values, sums: totals.Rows, faults: Collection[tuple[int, int]]
) -> None:
    """One row of values, each to its period and measure."""
    numbers: list[tuple[int, float]] = []
    beside = [(place, value) for place, _, own in found.values if own == LEFT and (value := totals.number(row[place])) is not None]
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
        total.look(offset, row[total.place], numbers, beside)


def _total(row: Row, found: Shape, sums: totals.Rows) -> str:
    """The text by which the row is a total: one that says nothing else, or one that only sounds like it and adds up."""
    texts = [str(row[place]) for place, _ in found.ids if isinstance(row[place], str)]
    plain = next((text for text in texts if totals.is_total(text) and not text.strip().isdigit()), "")  # 2001 may be a project
    like = next((text for text in texts if totals.is_total(text) or totals.sounds_like_one(text)), "")
    return plain or (like if like and sums.agrees((place, row[place]) for place, _, _ in found.values) else "")


def _is_headings(sheet: Sheet, offset: int) -> bool:
    row = sheet.rows[offset]
    return sum(span(cell) is not None for cell in row) >= 2 and headers.known(headers.single_line(sheet, row)) >= 1


def _table(sheet: Sheet, ids: list[tuple[int, str]], values: Values, how: dict[str, str], titles: tuple[str, ...]) -> Sheet:
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


def _ask_measure(file: str, sheet: Sheet, found: Shape, answer: str) -> Question:
    says = f"Sheet “{sheet.name}” has values by period, and nothing says what the values are. What are they?"
    return replace(_ask("measure", "", file, sheet, found, says, CHOICES), answer=answer)


def _ask_year(file: str, sheet: Sheet, found: Shape) -> Question:
    first = one_line(sheet.rows[found.top][min(found.heads.spans)])
    says = f"Sheet “{sheet.name}” has periods across without a year. In which year does the first, “{show(first)}”, lie?"
    return _ask("year", "", file, sheet, found, says, ())


def _ask_fiscal(file: str, sheet: Sheet, found: Shape) -> Question:
    first = one_line(sheet.rows[found.top][min(found.heads.spans)])
    says = f"Sheet “{sheet.name}” has fiscal periods across, and nothing says when their year begins. In which month does that of “{show(first)}” begin?"
    return _ask("fiscal_start", "", file, sheet, found, says, starts(one_line(sheet.rows[found.top][place]) for place in found.heads.spans))


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
