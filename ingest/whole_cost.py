"""A plain “Cost” beside each task of a plan or project of a list: its budget, what it will have cost in the end, or what was spent on it so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from ingest.cell import show
from ingest.convert import Cells, convert
from ingest.draft import Reply
from ingest.glossary import english
from ingest.header import Heading
from ingest.match import ColumnMatch, Match
from ingest.names import bare, columns
from ingest.question import Question, key
from ingest.readers.sheet import Sheet
from ingest.rows import Rows
from schema import BY_NAME, Column

CHOICES = {
    "budget": "the budget: what each is to cost in all",
    "completion": "the forecast: what each will have cost in the end, as things stand now",
    "to_date": "the actual cost: what was spent on each so far",
}
_MEANT = {"budget": "Budget", "completion": "Forecast cost", "to_date": "Actual cost"}
_PLAIN = ({"cost"}, {"cost", "total"}, {"cost", "task"})
_TABLES = ("projects", "work_packages", "progress")
_OTHERS = {
    "ac": "spent",
    "ac_to_date": "spent",
    "eac": "forecast",
    "estimate_to_complete": "rest",
    "pct_complete": "done",
    "budget": "budget",
}
_NEAR = Decimal("0.05")  # a sum may differ by what was rounded

Values = Mapping[str, Sequence[Decimal | None]]


@dataclass(frozen=True, kw_only=True)
class _Beside:
    """What else the sheet says of each row, by what it is, and the values of all of it."""

    headings: Mapping[str, Heading]
    values: Values

    @property
    def choices(self) -> list[str]:
        """What the cost can be, as no other heading is it."""
        taken = {"budget": "budget", "completion": "forecast", "to_date": "spent"}
        return [choice for choice in CHOICES if taken[choice] not in self.headings]

    def split(self) -> bool:
        """Whether the cost is what was spent and what remains to be spent together, in every row."""
        rows = self.together("cost", "spent", "rest")
        return any(rest for *_, rest in rows) and all(abs(cost - spent - rest) <= _NEAR for cost, spent, rest in rows)

    def whole(self) -> bool | None:
        """Whether it is the cost at completion, by the tasks on which nothing or less than that was spent; None where nothing shows it."""
        if not self.headings.keys() & {"spent", "rest", "done"} or self.split():
            return True
        if spent := self.together("cost", "spent"):
            return all(cost >= part - _NEAR for cost, part in spent) and any(cost > part for cost, part in spent)
        idle = [cost for cost, done in self.together("cost", "done") if not done]
        return any(idle) if idle else None

    def together(self, *names: str) -> list[tuple[Decimal, ...]]:
        """The rows in which all of these are given."""
        rows = zip(*(self.values.get(name, ()) for name in names), strict=True) if all(name in self.values for name in names) else ()
        return [tuple(each for each in row if each is not None) for row in rows if None not in row]


def settle(file: str, sheet: Sheet, match: Match, rows: Rows, reply: Reply) -> tuple[Match, list[Question]]:
    """Gives the cost the meaning that was said, or that alone is left for it; else it is asked, with what the other amounts suggest."""
    plain = [each for each in match.columns if each.how == "none" and english(bare(each.heading.text)) in _PLAIN]
    if match.table.name not in _TABLES or len(plain) != 1:
        return match, []
    heading = plain[0].heading
    beside = _beside(sheet, match, heading, rows, reply)
    if not any(beside.values["cost"]):
        return match, []  # a traffic light for the cost, or nothing
    choices, whole = beside.choices, beside.whole()
    said = reply("cost", heading.text)
    if not said and whole and "budget" not in choices and "spent" in beside.headings:
        said = "none" if beside.split() or not choices else "completion"
    if said in choices or said == "none":
        return replace(match, columns=tuple(_given(match, each, said) if each is plain[0] else each for each in match.columns)), []
    suggested = ("budget" if "budget" in choices else "completion") if whole else "to_date" if whole is False else ""
    return match, [_ask(file, sheet, rows, beside, heading, suggested if suggested in choices else "")] if choices else []


def _beside(sheet: Sheet, match: Match, cost: Heading, rows: Rows, reply: Reply) -> _Beside:
    own = BY_NAME["reporting_periods"].column("budget")
    headings = {"cost": cost}
    values = {"cost": _numbers(sheet, cost, own, rows, reply)}
    for each in match.columns:
        named = columns(each.heading.text)
        meant = (each.column, named.get("reporting_periods"), named.get("progress"))
        name = next((_OTHERS[column] for column in meant if column in _OTHERS), "")
        if name and name not in headings:
            headings[name] = each.heading
            kind = BY_NAME["progress"].column("pct_complete") if name == "done" else own
            values[name] = _numbers(sheet, each.heading, kind, rows, reply)
    return _Beside(headings=headings, values=values)


def _numbers(sheet: Sheet, heading: Heading, column: Column, rows: Rows, reply: Reply) -> list[Decimal | None]:
    place = heading.column - sheet.first_column
    cells = [sheet.rows[offset][place] for offset in rows.data]
    found = convert(Cells(column=column, heading=heading.text, cells=cells), partial(_answer, reply, heading.text))
    return [None if value is None else Decimal(str(value)) for value in found.values]


def _answer(reply: Reply, heading: str, topic: str) -> str:
    return reply(topic, heading)


def _given(match: Match, each: ColumnMatch, said: str) -> ColumnMatch:
    """The heading as what it was said to be: a column of the sheet's own table, or of another that the sheet feeds as well."""
    if said == "none":
        return replace(each, how="chosen")  # its parts are kept
    if said == "budget" and match.table.name == "work_packages":
        return replace(each, column="budget", how="synonym", score=1.0)
    return replace(each, heading=replace(each.heading, parts=(_MEANT[said],), shared=False))


def _ask(file: str, sheet: Sheet, rows: Rows, beside: _Beside, heading: Heading, suggested: str) -> Question:
    spent, rest = (show(beside.headings[name].text) if name in beside.headings else "" for name in ("spent", "rest"))
    why = f" It is “{spent}” and “{rest}” together." if beside.split() else ""
    lacking = "" if "budget" in beside.headings else "The sheet has no budget, without which nothing is earned. "
    return Question(
        key=key("cost", file, sheet.label, heading.text),
        topic="cost",
        file=file,
        sheet=sheet.name,
        row=sheet.number(rows.data[0]) if len(rows.data) else None,
        column=heading.text,
        says=f"{lacking}What is “{show(heading.text)}”?{why}",
        choices=tuple((choice, CHOICES[choice]) for choice in beside.choices),
        default=suggested,
    )
