"""Several headings for one date, such as “End” and “Planned end”: which is the baseline, which tells how things stand now; else it is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.cell import show
from ingest.draft import Reply
from ingest.edition import Edition, edition
from ingest.glossary import english
from ingest.match import ColumnMatch, Match
from ingest.names import bare, meanings
from ingest.question import Question, key
from ingest.readers.sheet import Sheet
from schema import Kind

_NOW = {"baseline_finish": "forecast_finish", "baseline_date": "forecast_date"}
_REACHED = {"baseline_date": "actual_date"}
_ALONE = {"baseline_date": ({"date"}, {"finish"}, {"finish", "date"})}  # what says the date of a milestone and nothing of its edition


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A heading that says that its date is planned, and one for the same date that says nothing."""

    column: str
    planned: ColumnMatch
    plain: ColumnMatch


def settle(file: str, sheet: Sheet, match: Match, row: int, reply: Reply) -> tuple[Match, list[Question]]:
    """Gives each date its column; where a planned date stands beside one of which nothing is said, the source declares once which is which."""
    columns, pairs = list(match.columns), list[Pair]()
    for column in match.table.columns:
        if column.kind is Kind.DATE and column.name.startswith("baseline"):
            found = _editions(match, columns, column.name)
            columns = _alone(columns, column.name, found)
            pairs += _pairs(columns, column.name, found)
    match = replace(match, columns=tuple(columns))
    said = reply("baseline", "") if pairs else ""
    questions = [_ask(file, sheet, pairs, row)] if pairs and not said else []
    return replace(match, columns=_said(match.columns, pairs, said)), questions


def _editions(match: Match, columns: Sequence[ColumnMatch], name: str) -> dict[Edition, list[ColumnMatch]]:
    """The headings for that date that nobody has decided about, by what they say of its edition."""
    found: dict[Edition, list[ColumnMatch]] = {}
    for each in columns:
        own = each.column == name or (not each.column and each.how == "none" and _means(match, each, name))
        if own and each.how not in ("chosen", "remembered"):
            found.setdefault(edition(each.heading.text), []).append(each)
    return found


def _means(match: Match, each: ColumnMatch, name: str) -> bool:
    named = any(found.column.name == name for found in meanings(match.table, each.heading.text))
    return named or english(bare(each.heading.text)) in _ALONE.get(name, ())


def _alone(columns: list[ColumnMatch], name: str, found: dict[Edition, list[ColumnMatch]]) -> list[ColumnMatch]:
    """The one left beside a baseline that is surely one tells how things stand now; a date of which nothing is said is one where it is the only one."""
    plain, planned, sure = (found.get(each, []) for each in (Edition.PLAIN, Edition.PLANNED, Edition.BASELINE))
    taken = {each.column for each in columns}
    if sure and len([*planned, *plain]) == 1 and _NOW.get(name) and _NOW[name] not in taken:
        now = [*planned, *plain][0]
        columns = _put(columns, {now.heading.column: _NOW[name]})
        return [replace(each, rivals=()) if each.column == name else each for each in columns]
    return _put(columns, {plain[0].heading.column: name}) if len(plain) == 1 and name not in taken else columns


def _pairs(columns: Sequence[ColumnMatch], name: str, found: dict[Edition, list[ColumnMatch]]) -> list[Pair]:
    """A planned date beside a plain one, where no other heading says which of them holds now."""
    plain, planned = found.get(Edition.PLAIN, []), found.get(Edition.PLANNED, [])
    open_ = len(plain) == len(planned) == 1 and not found.get(Edition.BASELINE) and _NOW.get(name) not in {each.column for each in columns}
    return [Pair(column=name, planned=planned[0], plain=plain[0])] if open_ else []


def _said(columns: Sequence[ColumnMatch], pairs: Iterable[Pair], said: str) -> tuple[ColumnMatch, ...]:
    """With what was said of the pairs; until then the planned ones pass for the baseline."""
    wanted: dict[int, str] = {}
    for pair in pairs:
        first, second = (pair.plain, pair.planned) if said == "plain" else (pair.planned, pair.plain)
        wanted[first.heading.column] = pair.column
        if said:
            wanted[second.heading.column] = (_REACHED if said == "reached" else _NOW).get(pair.column, "")
    return tuple(_put(list(columns), wanted))


def _put(columns: list[ColumnMatch], wanted: dict[int, str]) -> list[ColumnMatch]:
    """The columns with those headings given to those columns; one that gets none is left out by what was said."""
    return [_given(each, wanted[each.heading.column]) if each.heading.column in wanted else each for each in columns]


def _given(each: ColumnMatch, name: str) -> ColumnMatch:
    return replace(each, column=name, how="synonym" if name else "chosen", score=1.0 if name else 0.0, rivals=())


def _ask(file: str, sheet: Sheet, pairs: Sequence[Pair], row: int) -> Question:
    planned, plain = _listed([pair.planned for pair in pairs]), _listed([pair.plain for pair in pairs])
    be, say = ("is", "says") if len(pairs) == 1 else ("are", "say")
    finishes = any(pair.column in _NOW for pair in pairs)
    now = f"{say} what is expected now" if finishes else f"{be} not used"
    choices = [
        ("planned", f"{planned} {be} the baseline, {plain} {now}"),
        ("plain", f"{plain} {be} the baseline, {planned} {now}"),
        *([("reached", f"{planned} {be} the baseline, {plain} {say} when it was really so")] if finishes else []),
    ]
    return Question(
        key=key("baseline", file, sheet.label),
        topic="baseline",
        file=file,
        sheet=sheet.name,
        row=row,
        column=pairs[-1].plain.heading.text,
        says=f"{planned} {'stands' if len(pairs) == 1 else 'stand'} beside {plain}. Which {be} the baseline, as it was approved?",
        choices=tuple(choices),
    )


def _listed(found: Sequence[ColumnMatch]) -> str:
    return " and ".join(f"“{show(each.heading.text)}”" for each in found)
