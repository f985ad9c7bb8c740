"""A budget by cost item: several rows a project, each with budget, cost to date or forecast of one item; they are added up."""

from collections.abc import Iterator, Mapping, Sequence

from ingest import header as headers
from ingest import planned, repeats, titles
from ingest.cell import is_blank, show, words
from ingest.dated import split
from ingest.glossary import english
from ingest.header import Header
from ingest.layouts import added, numbered, totals
from ingest.layouts.added import Sums
from ingest.layouts.layout import Known, Layout, Reply, Turned, a1, above, blank, faulty, made, moved, sample, told
from ingest.layouts.numbered import Upper
from ingest.names import Unit, bare, meaning, unit
from ingest.question import Question, key
from ingest.readers.sheet import Cell, Row, Sheet
from schema import BY_NAME, Problem

PERIODS = BY_NAME["reporting_periods"]
_ITEM = (
    {"cost", "item"},
    {"cost", "category"},
    {"cost", "type"},
    {"cost", "element"},
    {"budget", "item"},
    {"budget", "line"},
    {"cost", "line"},
    {"expense", "category"},
    {"expense", "type"},
)
_ALONE = frozenset(
    ["kind", "category", "item", "nature", "poste", "position", "partida", "concepto", "rubrica", "voce", "rubrique", "rubro", "posten"]
)
_REMAINING = ({"remaining"}, {"remaining", "cost"}, {"remaining", "amount"}, {"residual"}, {"residual", "cost"}, {"pendiente"})
_AMOUNTS = ("budget", "ac", "ac_to_date", "eac")
_KEYS = ("project_id", "wp_id", "currency", "period_end")
Group = tuple[Cell, ...]


def turn(file: str, sheet: Sheet, reply: Reply, known: Known) -> Turned | None:
    """One row for each project, or package of it; None where no column of items stands beside a budget and what became of it."""
    header = headers.find(sheet)
    columns = _columns(sheet, header) if header else {}
    item = _item(sheet, header) if header else None
    plan = _plan(sheet, header, columns) if header else None
    amounts = [place for place, name in columns.items() if name in _AMOUNTS or place == plan]
    if header is None or item is None or len(amounts) < 2 or ("budget" not in columns.values() and plan is None):
        return None
    project = next((place for place, name in columns.items() if name == "project_id"), None)
    if project is None and not _of_one(sheet, header, known):
        return None
    start = header.last_row - sheet.first_row + 1
    sheet, again = repeats.down(file, sheet, start, project) if project is not None else (sheet, [])
    keys = [place for place, name in columns.items() if name in _KEYS]
    texts = {heading.column - sheet.first_column: heading.text for heading in header.headings}
    uppers = numbered.uppers(sheet, start, keys, [item, *(place for place in texts if place not in (*keys, item, *columns))], amounts)
    alike = added.groups(sheet, start, keys, lambda row: _is_total(row, (*keys, item))) if not uppers else []
    sums = added.find(sheet, alike, amounts, item, reply)
    sheet = sums.within(sheet, (*keys, item))
    groups, left = _groups(sheet, start, keys, item, amounts, uppers, sums)
    numeric = [place for place in _others(header, sheet, [*keys, item]) if _is_numeric(sheet, groups, place)]
    if all(len(rows) < 2 for rows in groups.values()) or not set(amounts) <= set(numeric):
        return None
    meant, questions = _planned(file, sheet, header, columns, groups, plan, reply) if plan is not None else ("", [])
    headings = {place: _heading(texts, columns, place) for place in numeric} | ({plan: meant} if plan is not None else {})
    rows: list[Row] = [(*(texts[place] for place in keys), *headings.values())]
    addresses: list[tuple[int, str]] = [(header.last_row, "")]
    faults, problems = faulty(sheet), []
    for group, offsets in groups.items():
        rows.append((*group, *(_sum(sheet, offsets, place) for place in numeric)))
        places = [part for place in amounts for part in _areas(sheet, [each for each in offsets if sums.counts(each, place)], place)]
        addresses.append((sheet.first_row + offsets[0], ",".join(places)))
        for cell in ((offset, place) for offset in offsets for place in numeric if (offset, place) in faults):
            problems.append(moved(sheet, faults[cell], cell, len(rows) - 1, len(keys) + numeric.index(cell[1])))
    lines = above(sheet, header.first_row - sheet.first_row)
    table = made(sheet, rows, addresses, table=PERIODS.name, titles=lines, problems=problems)
    says = f"Sheet “{sheet.name}” tells of cost items (“{show(texts[item])}”); they are added up{' for each project' if project is not None else ''}. The first: {sample(table)}."
    telling = [
        told(file, sheet, says, row=header.last_row),
        *again,
        *numbered.tell(file, sheet, uppers),
        *added.tell(file, sheet, sums, texts),
    ]
    questions += added.ask(file, sheet, sums, texts)
    return Turned(sheets=(table,), questions=tuple(questions), problems=(*telling, *_left(file, sheet, left)))


def _left(file: str, sheet: Sheet, left: Sequence[tuple[int, bool]]) -> Iterator[Problem]:
    """The totals, with a word where they do not add up."""
    for offset, agrees in left:
        number = sheet.first_row + offset
        what, mend = f"Row {number} is a total and is left out", "Check whether a row is missing or was changed."
        if agrees:
            yield told(file, sheet, f"{what}.", row=number)
        else:
            yield told(file, sheet, f"{what}; it differs from what the rows add up to.", mend, row=number, severity="warning")


def _plan(sheet: Sheet, header: Header, columns: dict[int, str]) -> int | None:
    """The place of a plain “Plan” where nothing is called a budget."""
    plain = [heading.column - sheet.first_column for heading in header.headings if planned.is_plain(heading.text)]
    return plain[0] if len(plain) == 1 and columns.get(plain[0]) == "pv" and "budget" not in columns.values() else None


def _planned(
    file: str, sheet: Sheet, header: Header, columns: dict[int, str], groups: dict[Group, list[int]], plan: int, reply: Reply
) -> tuple[str, list[Question]]:
    """The heading that the plan is to have, and the question what it is: the budget is suggested where it lies nearer to the forecast than to the cost."""
    text = next(heading.text for heading in header.headings if heading.column - sheet.first_column == plan)
    answer = reply("planned", text)
    spent, forecast = (
        next((place for place, name in columns.items() if name in names), None) for names in (("ac", "ac_to_date"), ("eac",))
    )
    sums = [
        [sum(totals.number(sheet.rows[at][each]) or 0.0 for at in rows) if each is not None else None for each in (plan, forecast, spent)]
        for rows in groups.values()
    ]
    near = all(b is not None and c is not None and abs(a - b) < abs(a - c) for a, b, c in sums if a is not None)
    meant = PERIODS.column("budget" if answer == "budget" else "pv_to_date").heading
    if answer:
        return meant, []
    says = f"The cost items have no budget. Is “{show(text)}” the whole budget of each, or what was planned to be spent by the day of the report?"
    asked = Question(
        key=key("planned", file, sheet.label, text),
        topic="planned",
        file=file,
        sheet=sheet.name,
        row=header.last_row,
        column=text,
        says=says,
        choices=planned.CHOICES,
        default="budget" if near else "",
    )
    return meant, [asked]


def _of_one(sheet: Sheet, header: Header, known: Known) -> bool:
    """Whether a line above the items or the sheet's name tells of which project they all are."""
    texts = (*above(sheet, header.first_row - sheet.first_row), sheet.part, sheet.name)
    named = any(len(name) > 1 and f" {name} " in f" {words(text)} " for text in texts for name in known)
    return named or titles.labelled(sheet, header, {}) is not None


def _columns(sheet: Sheet, header: Header) -> dict[int, str]:
    """Place → column of the reporting periods; nothing where a posting date or a number of the document says that it is a ledger."""
    found: dict[int, str] = {}
    for heading in header.headings:
        if _is_item(heading.text):
            continue
        ledger = meaning(BY_NAME["costs"], heading.text)
        if ledger and ledger.column.name in ("line_id", "date"):
            return {}
        named = meaning(PERIODS, heading.text)
        name = named.column.name if named else "etc" if english(bare(heading.text)) in _REMAINING else ""
        if name and name not in found.values():
            found[heading.column - sheet.first_column] = name
    return found


def _item(sheet: Sheet, header: Header) -> int | None:
    return next((heading.column - sheet.first_column for heading in header.headings if _is_item(heading.text)), None)


def _is_item(heading: str) -> bool:
    said = english(heading)
    return any(each <= said for each in _ITEM) or (len(said) == 1 and said <= _ALONE)


def _groups(
    sheet: Sheet, start: int, keys: list[int], item: int, amounts: list[int], uppers: Mapping[int, Upper], sums: Sums
) -> tuple[dict[Group, list[int]], list[tuple[int, bool]]]:
    """The rows of each project, and those that are totals with whether they add up."""
    groups: dict[Group, list[int]] = {}
    left: dict[int, bool] = {}
    running = totals.Rows()
    for offset in range(start, len(sheet.rows)):
        row = sheet.rows[offset]
        names = [row[place] for place in (*keys, item)]
        if blank(row) or (offset in sums.left and not sums.left[offset].alone):
            continue
        if offset in uppers and uppers[offset].same:
            left[offset] = not uppers[offset].other
            continue
        agrees = running.agrees((place, row[place]) for place in amounts)
        if _is_total(row, (*keys, item)) or (agrees and any(map(totals.sounds_like_one, names))):
            left[offset] = agrees
            running.begin_anew()
            continue
        groups.setdefault(tuple(row[place] for place in keys), []).append(offset)
        for place in amounts:
            running.add(place, row[place])
    first = next(iter(left), None)
    if first is not None and first < min((offsets[0] for offsets in groups.values()), default=0):  # a total above what it adds up
        left[first] = left[first] or running.all_is((place, sheet.rows[first][place]) for place in amounts)
    return groups, list(left.items())


def _is_total(row: Row, places: Sequence[int]) -> bool:
    return any(totals.is_total(row[place]) for place in places)


def _others(header: Header, sheet: Sheet, used: Sequence[int]) -> list[int]:
    return [place for heading in header.headings if (place := heading.column - sheet.first_column) not in used]


def _is_numeric(sheet: Sheet, groups: dict[Group, list[int]], place: int) -> bool:
    """Whether every filled cell of the rows is a number that can be added up."""
    cells = [cell for offsets in groups.values() for offset in offsets if not is_blank(cell := sheet.rows[offset][place])]
    return bool(cells) and all(totals.number(cell) is not None for cell in cells)


def _sum(sheet: Sheet, offsets: Sequence[int], place: int) -> float | None:
    """What the items add up to; nothing where none of them tells of it."""
    found = [value for offset in offsets if (value := totals.number(sheet.rows[offset][place])) is not None]
    return round(sum(found), 4) if found else None


def _areas(sheet: Sheet, offsets: Sequence[int], place: int) -> list[str]:
    """The cells of a column in those rows, runs of them as ranges."""
    runs: list[list[int]] = []
    for offset in offsets:
        if runs and offset == runs[-1][1] + 1:
            runs[-1][1] = offset
        else:
            runs.append([offset, offset])
    return [a1(sheet, first, place) + (f":{a1(sheet, last, place)}" if last > first else "") for first, last in runs]


def _heading(texts: dict[int, str], columns: dict[int, str], place: int) -> str:
    """A cost of items tells what was spent so far, and what remains of them is still to be spent; unit and day of the heading stay."""
    text = texts[place]
    if columns.get(place) == "etc" and not meaning(PERIODS, text):
        return text.replace(bare(text), "Remaining cost")
    plain = unit(text) == Unit() and split(text) is None
    return (PERIODS.column("ac_to_date").heading if plain else f"Cumulative {text}") if columns.get(place) == "ac" else text


ITEMS = Layout(key="items", title="a budget by cost item", turn=turn)
