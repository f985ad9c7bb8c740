"""The same plan or list several times in one file, each as it stood on another day: the latest of each project holds, progress and cost count of every day."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ingest import titles
from ingest.cell import one_line, show, spans
from ingest.recognise import Recognised
from ingest.rows import LeftOut
from schema import Table

_DAYS = ("status_date", "period_end")
Key = tuple[str, ...]


def settle(found: Sequence[Recognised]) -> list[Recognised]:
    """Without the rows of what has no day of its own that a later state in the same file tells anew."""
    states: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, each in enumerate(found):
        if each.match and each.rows and each.header and _is_state(each.match.table):
            states[each.file, each.match.table.name].append(place)
    out = list(found)
    for places in (places for places in states.values() if len(places) > 1):
        days = {place: _day(found[place], found) for place in places}
        for place in places if len({*days.values()}) == len(places) and all(days.values()) else ():
            later = sorted((other for other in places if days[other] > days[place]), key=lambda other: days[other])
            if later:
                out[place] = _without(found[place], [found[other] for other in later], days[later[-1]])
    return out


def _is_state(table: Table) -> bool:
    """Whether a row of it says how something is, of no day, and belongs to a project."""
    return not table.period and not table.several and "project_id" in {column.name for column in table.columns}


def _day(own: Recognised, found: Sequence[Recognised]) -> str:
    """The day of a sheet or block: the one that is said of what else it feeds, or that its title or name tells; “” where none is."""
    parts = [each for each in found if each.file == own.file and each.sheet.label.startswith(f"{own.sheet.label} · ") and each.match]
    said = {each.match.constants[name] for each in parts if each.match for name in _DAYS if name in each.match.constants}
    if len(said) == 1:
        return said.pop()
    told = titles.day(own.file, own.sheet, own.header) if own.header and not said else None
    return told.day if told else ""


def _without(own: Recognised, later: Sequence[Recognised], day: str) -> Recognised:
    assert own.rows  # noqa: S101 (only sheets with rows are compared)
    keys = _keys(own)
    theirs = {key for each in later for key in _keys(each).values()}
    again = Counter(key[0] for key in keys.values() if key in theirs)
    rows_of = Counter(key[0] for key in keys.values())
    gone = [offset for offset, key in keys.items() if again[key[0]] * 2 >= rows_of[key[0]]]  # else it is another part of the list
    if not gone:
        return own
    alone = [offset for offset in gone if keys[offset] not in theirs]
    data = array("i", (offset for offset in own.rows.data if offset not in {*gone}))
    told = LeftOut(
        row=own.sheet.number(gone[0]), says=_says(own, gone, alone, day), mend=_mend(alone), severity="warning" if alone else "notice"
    )
    rows = replace(own.rows, data=data, blank=own.rows.blank + len(gone), left_out=[*own.rows.left_out, told])
    return replace(own, rows=rows)


def _says(own: Recognised, gone: Sequence[int], alone: Sequence[int], day: str) -> str:
    listed = spans([own.sheet.number(offset) for offset in gone])
    title = own.match.table.title.lower() if own.match else ""
    says = f"and others (rows {listed}) are" if len(gone) > 1 else "is"
    rest = f" Not there any more: {spans([own.sheet.number(offset) for offset in alone])}." if alone else ""
    return f"{says} told anew of {day} in the same file: as {title} the later state holds, and what is reported of the earlier day is kept.{rest}"


def _mend(alone: Sequence[int]) -> str:
    return "Say yes if what is not there any more counts no more." if alone else "Nothing need be done."


def _keys(each: Recognised) -> dict[int, Key]:
    """The key of each row as it is written, the project first."""
    if not (each.match and each.rows):
        return {}
    places = {column.column: column.heading.column - each.sheet.first_column for column in each.match.matched}
    names = ["project_id", *(name for name in each.match.table.key if name != "project_id")]
    out = dict[int, Key]()
    for offset in each.rows.data:
        row = each.sheet.rows[offset]
        said = (each.match.constants.get(name) or (one_line(row[places[name]]) if name in places else "") for name in names)
        out[offset] = tuple(show(text) for text in said)
    return out
