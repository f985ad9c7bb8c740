"""Rows of items that are what several rows right below or above them add up to: summaries that no number tells, which do not count beside them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import gcd, prod

from ingest.cell import one_line, show, spans
from ingest.layouts import adding, totals
from ingest.layouts.adding import Amounts
from ingest.layouts.layout import Reply, blank, row_of, told
from ingest.question import Question, key
from ingest.readers.sheet import Row, Sheet
from schema import Problem

CHOICES = (("summary", "they are summaries, and are left out"), ("own", "they are items of their own, and count beside those rows"))
MOST = 5_000  # rows that are gone through
SURE = 25  # how much rarer than the chances that a sheet gives to it a sum is that no chance makes
SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Sum:
    """A row and those that it adds up.

    ``alone`` are the places that it alone fills, ``other`` where it is another amount, ``rare`` how rarely chance makes it,
    and ``doubtful`` where that is often or there is but one part.
    """

    parts: Sequence[int]
    text: str
    alone: frozenset[int]
    other: Mapping[int, tuple[float, float]]
    rare: float
    doubtful: bool


@dataclass(frozen=True, kw_only=True)
class Sums:
    """The rows of a sheet that are sums by their offset: those that their amounts prove, and those that want an answer."""

    proved: Mapping[int, Sum] = field(default_factory=dict)
    asked: Mapping[int, Sum] = field(default_factory=dict)
    answer: str = ""

    @property
    def left(self) -> Mapping[int, Sum]:
        """Those that do not count."""
        return {**self.proved, **self.asked} if self.answer == "summary" else self.proved

    def counts(self, offset: int, place: int) -> bool:
        """Whether the cell counts: of a sum only what none of its parts tells."""
        return offset not in self.left or place in self.left[offset].alone

    def within(self, sheet: Sheet, texts: Sequence[int]) -> Sheet:
        """The sheet without the cells that do not count; those in the places of texts remain."""
        if not self.left:
            return sheet
        rows = list(sheet.rows)
        for offset in self.left:
            cells = enumerate(rows[offset])
            rows[offset] = tuple(cell if place in texts or self.counts(offset, place) else None for place, cell in cells)
        return replace(sheet, rows=rows)


def find(sheet: Sheet, groups: Iterable[Sequence[int]], amounts: Sequence[int], text: int, reply: Reply) -> Sums:
    """The sums among the rows of each group, called by the text in that place."""
    proved: dict[int, Sum] = {}
    asked: dict[int, Sum] = {}
    for group in groups:
        found, chances = _of_group(sheet, group, amounts, text), SURE * len(group)
        exact = [each for each in found.values() if not each.other and not each.doubtful]
        block = len(exact) > 1 and len(exact) == len(found) and prod(each.rare for each in exact) >= chances
        for offset, each in found.items():
            sure = each in exact and (block or each.rare >= chances)
            (proved if sure else asked)[offset] = each
    return Sums(proved=proved, asked=asked, answer=reply("outline", "") if asked else "")


def ask(file: str, sheet: Sheet, found: Sums, headings: Mapping[int, str]) -> list[Question]:
    """Whether the sums that may be chance are meant as such; where one is not quite, or is that of one row, nothing is suggested."""
    if not found.asked:
        return []
    listed = "; ".join(_described(sheet, offset, each, headings) for offset, each in list(found.asked.items())[:SHOWN])
    more = f"; and {len(found.asked) - SHOWN:,} more" if len(found.asked) > SHOWN else ""
    what = "A row of" if len(found.asked) == 1 else f"{len(found.asked):,} rows of"
    says = f"{what} sheet “{sheet.name}” may add up others, which would count twice: {listed}{more}. Is that so?"
    doubtful = any(each.other or each.doubtful for each in found.asked.values())
    return [
        Question(
            key=key("outline", file, sheet.label),
            topic="outline",
            file=file,
            sheet=sheet.name,
            row=row_of(sheet, min(found.asked)),
            says=says,
            choices=CHOICES,
            default="" if doubtful else "summary",
        )
    ]


def tell(file: str, sheet: Sheet, found: Sums, headings: Mapping[int, str]) -> Iterator[Problem]:
    """Those that do not count, and by what that is known."""
    for rows, how in ((found.proved, "by their amounts"), (found.asked if found.answer == "summary" else {}, "as said")):
        if rows:
            listed = "; ".join(_described(sheet, offset, each, headings) for offset, each in list(rows.items())[:SHOWN])
            more = f"; and {len(rows) - SHOWN:,} more" if len(rows) > SHOWN else ""
            says = f"Left out as sums of other rows, {how}: {listed}{more}."
            yield told(file, sheet, says, row=row_of(sheet, min(rows)))


def groups(sheet: Sheet, start: int, keys: Sequence[int], skip: Callable[[Row], bool]) -> list[list[int]]:
    """The rows with the same keys, in their order, without those that are blank or skipped."""
    found: dict[Row, list[int]] = {}
    for offset in range(start, len(sheet.rows)) if len(sheet.rows) - start <= MOST else ():
        row = sheet.rows[offset]
        if not blank(row) and not skip(row):
            found.setdefault(tuple(row[place] for place in keys), []).append(offset)
    return [group for group in found.values() if len(group) > 2]


def _described(sheet: Sheet, offset: int, found: Sum, headings: Mapping[int, str]) -> str:
    rows = [row_of(sheet, each) for each in sorted(found.parts)]
    text = f"row {row_of(sheet, offset)} (“{found.text}”) of row{'s' if len(rows) > 1 else ''} {spans(rows)}"
    for place, (own, total) in found.other.items():
        text += f", though its “{show(headings[place])}” is {own:,.2f} and theirs {total:,.2f}"
    alone = ", ".join(f"“{show(headings[place])}”" for place in sorted(found.alone))
    return text + (f", whose {alone} counts, since they have none" if alone else "")


def _of_group(sheet: Sheet, group: Sequence[int], places: Sequence[int], text: int) -> dict[int, Sum]:
    rows = {offset: _amounts(sheet, offset, places) for offset in group}
    steps = {place: _step([row[place] for row in rows.values() if place in row]) for place in places}
    return {offset: _sum(sheet, offset, parts, rows, steps, text) for offset, parts in sorted(adding.find(rows, places).items())}


def _sum(sheet: Sheet, offset: int, parts: list[int], rows: Mapping[int, Amounts], steps: Mapping[int, int], text: int) -> Sum:
    own, total = rows[offset], adding.total(rows, parts)
    other = {
        place: (value, total[place])
        for place, value in own.items()
        if value and not adding.near(value, total.get(place, value), len(parts))
    }
    lines: list[list[float]] = []
    rare = 1.0
    for place in (place for place in own if own[place] and place in total and place not in other):
        line = [own[place], *(rows[part].get(place, 0.0) for part in parts)]
        if not any(_proportional(line, each) for each in lines):
            exact = totals.near(own[place], total[place])
            rare *= max(abs(round(own[place] * 100)) / steps[place] / (1 if exact else 2 * len(parts) + 1), 1)
            lines.append(line)
    alone = frozenset(place for place, value in own.items() if value and place not in total)
    doubtful = sum(any(rows[part].values()) for part in parts) < 2 or rare < len(rows)
    return Sum(parts=parts, text=one_line(sheet.rows[offset][text]), alone=alone, other=other, rare=rare, doubtful=doubtful)


def _proportional(a: Sequence[float], b: Sequence[float]) -> bool:
    return all(abs(x * b[0] - y * a[0]) < totals.CENT for x, y in zip(a, b, strict=True))


def _amounts(sheet: Sheet, offset: int, places: Sequence[int]) -> dict[int, float]:
    return {place: value for place in places if (value := totals.number(sheet.rows[offset][place])) is not None}


def _step(values: Sequence[float]) -> int:
    """What all amounts of a column are whole numbers of, in cents."""
    return gcd(*(abs(round(value * 100)) for value in values)) or 1
