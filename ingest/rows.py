"""Sorts the rows below the headings: data, blanks, totals, notes, the template's example, a header come again."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np

from ingest import suspects
from ingest.cell import Cell, Fault, is_blank, show, spans, words
from ingest.convert.numbers import decimal_sign, from_float, is_number, take_apart
from ingest.convert.numbers import number as number_of
from ingest.header import Header
from ingest.match import Match
from ingest.own_marks import EXAMPLE_BEGINS, NOTE
from ingest.readers.grid import distinct, listed
from ingest.readers.sheet import Row, Sheet
from ingest.suspects import PLAIN_TOTALS
from ingest.unfilled import Unfilled
from schema import Column, Kind
from schema.wording import counted

_SUM = "totals?|sum|subtotals?|(?:gesamt|zwischen|end)?summe|gesamt|(?:sous |sub)?totale?|somme|suma|soma|(?:eind|sub)?totaal"
_TOTAL = re.compile(rf"(?:grand |sub ?|running |overall )?(?:{_SUM})(?: .*)?|.* (?:sub ?)?(?:totals?|totale|totaal|summe)")


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A row that is no data of the table: why, in a sentence; ``error`` where it makes the sheet doubtful.

    ``total`` tells that it adds up the rows above it.
    """

    row: int
    says: str
    mend: str
    found: str = ""
    severity: str = "notice"
    total: bool = False


@dataclass(kw_only=True)
class Rows:
    """The rows below the headings, sorted. ``data`` are offsets into the sheet's rows; the counts add up to ``read``."""

    read: int = 0
    data: "array[int]" = field(default_factory=lambda: array("i"))
    blank: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    broken: list[LeftOut] = field(default_factory=list)  # rows refused for what they are: headings in the middle

    def take(self, first: int, end: int) -> None:
        """The rows from one offset to another are data."""
        self.data.frombytes(np.arange(first, end, dtype=self.data.typecode).tobytes())


def sort(sheet: Sheet, header: Header, match: Match) -> Rows:
    """Every row below the headings in exactly one class."""
    start = header.last_row + 1 - sheet.first_row
    out = Rows(read=max(len(sheet.rows) - start, 0))
    _tell_title(sheet, header, out)
    used = _used(sheet, match)
    odd = _Odd(sheet, header, used, _notes(sheet, start, used), Unfilled(sheet, start, match, used))
    end = start
    for offset in odd.suspects(sheet, start) if out.read else []:
        out.take(end, offset)
        odd.totals.add(sheet, range(end, offset))
        end = offset + 1
        if _blank(sheet.rows[offset]):
            out.blank += 1
        elif not _sort_odd(sheet, offset, odd, out):
            out.data.append(offset)
            odd.totals.add(sheet, range(offset, end))
    out.take(end, len(sheet.rows))
    for word, (first, *further) in odd.unfilled.rows.items():
        others = f", and so {'are rows' if len(further) > 1 else 'is row'} {spans(further)}" if further else ""
        says = f"is numbered and holds nothing {f'but “{word}”' if word else 'else'}{others}; left out."
        out.left_out.append(LeftOut(row=first, says=says, mend="Nothing need be done."))
    return out


def _blank(row: Row) -> bool:
    return not any(row) and all(is_blank(cell) for cell in row)


def _used(sheet: Sheet, match: Match) -> list[tuple[int, Column]]:
    return [(column.heading.column - sheet.first_column, match.table.column(column.column)) for column in match.matched]


class _Odd:
    """What is looked for in each row, worked out once for the sheet."""

    def __init__(self, sheet: Sheet, header: Header, used: list[tuple[int, Column]], notes: set[int], unfilled: Unfilled) -> None:
        self.notes, self.totals, self.unfilled = notes, _Totals(used), unfilled
        self.places = [place for place, _ in used]
        self.example = [h.column - sheet.first_column for h in header.headings if h.text == NOTE]
        self.headings = [(h.column - sheet.first_column, {text.casefold() for text in (h.text, *h.parts)}) for h in header.headings]

    def suspects(self, sheet: Sheet, start: int) -> list[int]:
        """The rows that have to be looked at one by one."""
        return suspects.find(
            sheet.rows,
            start,
            used=self.places,
            needed=self.totals.needed,
            ids=self.totals.ids,
            headings=self.headings,
            examples=self.example,
            notes=self.notes,
            hollow=self.unfilled.plan,
        )


def _sort_odd(sheet: Sheet, offset: int, odd: _Odd, out: Rows) -> bool:
    """Takes the row if it is anything but data."""
    row, number = sheet.rows[offset], sheet.number(offset)
    if any(isinstance(row[place], str) and str(row[place]).casefold().startswith(EXAMPLE_BEGINS) for place in odd.example):
        _leave(out, number, row, "is the template's example row; it is left out.", "Nothing need be done.")
    elif offset in odd.notes:
        _leave(out, number, row, "is a note below the table; it is left out.", "Nothing need be done.")
    elif all(is_blank(row[place]) for place in odd.places):
        _leave(out, number, row, "holds nothing under any heading that is used; it is left out.", "Nothing need be done.")
    elif not odd.totals.is_named(row) and odd.unfilled.take(row, number):
        out.blank += 1
    elif _repeats(row, odd):
        says = "repeats the headings in the middle of the data."
        out.broken.append(LeftOut(row=number, says=says, mend="Delete the row.", found=_first(row), severity="error"))
    else:
        total = odd.totals.is_total(row)
        if not total:
            return False
        out.blank += 1
        out.left_out.append(LeftOut(row=number, says=total[0], mend=total[1], found=_first(row), severity=total[2], total=True))
    return True


def _tell_title(sheet: Sheet, header: Header, out: Rows) -> None:
    above = [row for row in sheet.rows[: header.first_row - sheet.first_row] if any(not is_blank(cell) for cell in row)]
    if above:
        says = f"holds the headings; what stands above them ({counted(len(above), 'row')}) is taken for a title and is not loaded."
        out.left_out.append(LeftOut(row=header.first_row, says=says, mend="Nothing need be done.", found=_first(above[0])))


def _leave(out: Rows, number: int, row: Row, says: str, mend: str) -> None:
    out.blank += 1
    out.left_out.append(LeftOut(row=number, says=says, mend=mend, found=_first(row)))


def _first(row: Row) -> str:
    return show(next((cell for cell in row if not is_blank(cell)), None))


def _notes(sheet: Sheet, start: int, used: list[tuple[int, Column]]) -> set[int]:
    """Rows at the very end that hold one text and nothing else, where a row of the table would hold more."""
    found: set[int] = set()
    if sum(column.required for _, column in used) < 2 and len(used) < 3:
        return found
    for offset in range(len(sheet.rows) - 1, start - 1, -1):
        filled = [cell for cell in sheet.rows[offset] if not is_blank(cell)]
        if not filled:
            continue
        if len(filled) > 1 or not isinstance(filled[0], str) or _amount(filled[0]) is not None:
            break
        found.add(offset)
    return found


def _repeats(row: Row, odd: _Odd) -> bool:
    same = 0
    for place, texts in odd.headings:
        cell = row[place]
        if not isinstance(cell, str) or is_blank(cell):
            continue
        if " ".join(cell.split()).casefold() not in texts:
            return False
        same += 1
    return same >= min(2, len(odd.headings))


class _Totals:
    """Running sums of the amounts, since the last total and from the top, to know a total when it comes."""

    def __init__(self, used: Sequence[tuple[int, Column]]) -> None:
        self.others = [place for place, column in used if column.kind is not Kind.MONEY]
        self.before: Row = ()  # the last row of data
        self.count = 0  # of rows since the last total
        self.ids = [place for place, column in used if column.kind is Kind.ID]
        self.dates = [place for place, column in used if column.required and column.kind is Kind.DATE]
        self.needed = [place for place, column in used if column.required and column.kind is not Kind.MONEY]
        self.money = [place for place, column in used if column.kind is Kind.MONEY]
        self.since = dict.fromkeys(self.money, Decimal(0))
        self.all = dict.fromkeys(self.money, Decimal(0))
        self.rows = 0
        self._waiting: list[tuple[Sheet, range]] = []

    def add(self, sheet: Sheet, offsets: range) -> None:
        """Data rows; they are summed when a row comes that may be their total."""
        if offsets:
            self.rows += len(offsets)
            self.count += len(offsets)
            self.before = sheet.rows[offsets[-1]]
            self._waiting.append((sheet, offsets))

    def _sum(self) -> None:
        for place in self.money:
            amounts = _Amounts(self._waiting[0][0], place) if self._waiting else None
            for _, offsets in self._waiting:
                found = amounts.of(offsets) if amounts else Decimal(0)
                self.since[place] += found
                self.all[place] += found
        self._waiting = []

    def is_named(self, row: Row) -> bool:
        """Whether one of its texts is such as people write beside a total."""
        texts = [str(row[place]) for place in self.others if isinstance(row[place], str)]
        return any(_sounds(text) or words(text) in PLAIN_TOTALS for text in texts)

    def is_total(self, row: Row) -> tuple[str, str, str] | None:
        """Sentence, mend and severity where the row is a total of those above."""
        incomplete = any(is_blank(row[place]) for place in self.needed) or any(_is_plain(row[place]) for place in self.dates)
        named = self.is_named(row)
        plain = named and any(isinstance(row[place], str) and words(str(row[place])) in PLAIN_TOTALS for place in self.ids)
        if not plain and not incomplete:
            return None
        self._sum()
        amounts = {place: amount for place in self.money if (amount := _amount(row[place])) is not None}
        agrees = bool(amounts) and all(value in (self.since[place], self.all[place]) for place, value in amounts.items())
        told = any(amounts.values()) and incomplete and agrees and self._only_amounts(row)
        if not ((named and incomplete) or plain or told):
            return None
        since, count = dict(self.since), self.count
        self.since, self.count = dict.fromkeys(self.money, Decimal(0)), 0
        if not (named or plain) and count == 1 and amounts == {place: since[place] for place in amounts}:
            says = "has an amount alone, the same as the row above; it is taken for a total of that row and is left out."
            return says, "Say yes if that is right, or fill in what the row lacks.", "warning"
        if not amounts or agrees:
            return "is a total of the rows above; it is left out.", "Nothing need be done.", "notice"
        place, value = next((place, value) for place, value in amounts.items() if value not in (since[place], self.all[place]))
        above = min(self.all[place], since[place], key=lambda total: abs(total - value))
        says = f"is a total and is left out; it says {value:,f} where the rows above add up to {above:,f}."
        return says, "Check whether a row is missing or was changed.", "warning"

    def _only_amounts(self, row: Row) -> bool:
        """Whether nothing but amounts stands in the row, or beside them only what the row before it is of."""
        return all(
            is_blank(row[place]) or (place in self.ids and self.before and row[place] == self.before[place]) for place in self.others
        )


def _sounds(text: str) -> bool:
    """Whether the text is one that people write beside a total; printed lists mark them with a star."""
    lower = text.casefold()
    return text.lstrip().startswith("*") or (
        any(part in lower for part in ("tot", "sum", "som", "gesamt")) and _TOTAL.fullmatch(words(text)) is not None
    )


def _is_plain(cell: Cell) -> bool:
    return isinstance(cell, str) and words(cell) in PLAIN_TOTALS


class _Amounts:
    """The numbers of one column, to be summed over many rows at once."""

    def __init__(self, sheet: Sheet, place: int) -> None:
        column = distinct(sheet.rows, place)
        self.numbers, self.cells = column.numbers, listed(column.cells)

    def of(self, offsets: range) -> Decimal:
        found, times = np.unique(self.numbers[offsets.start : offsets.stop], return_counts=True)
        amounts = ((_amount(self.cells[each]), count) for each, count in zip(found.tolist(), times.tolist(), strict=True) if each >= 0)
        return sum((amount * count for amount, count in amounts if amount is not None), Decimal(0))


def _amount(cell: Cell) -> Decimal | None:
    """The number of the cell, or of a text whose figures can be read in one way alone."""
    if isinstance(cell, str):
        parts = take_apart(cell)
        sign = None if isinstance(parts, Fault) else decimal_sign(parts.body) or ("." if parts.body.isdigit() else None)
        found = None if isinstance(parts, Fault) or sign is None else number_of(parts, sign)
    else:
        found = from_float(cell) if is_number(cell) else None  # type: ignore[arg-type]
    return found if isinstance(found, Decimal) else None
