"""Which rows add up those above them: told by what they lack, by what they are called, and by the sums."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

import numpy as np

from ingest import closing
from ingest.cell import Cell, Fault, is_blank, words
from ingest.convert import currencies
from ingest.convert.numbers import decimal_sign, from_float, is_number, take_apart
from ingest.convert.numbers import number as number_of
from ingest.names import unit
from ingest.readers.grid import distinct, listed
from ingest.readers.sheet import Row, Sheet
from ingest.suspects import is_plain_total
from schema import Column, Kind

_SUM = "totals?|sum|subtotals?|(?:gesamt|zwischen|end)?summe|gesamt|(?:sous |sub)?totale?|somme|suma|soma|(?:eind|sub)?totaal"
_TOTAL = re.compile(rf"(?:grand |sub ?|running |overall )?(?:{_SUM})(?: .*)?|.* (?:sub ?)?(?:totals?|totale|totaal|summe)")
_LAST = re.compile(r".* (?:sum|(?:ins)?gesamt|(?:end|gesamt)summe|somme|suma|soma|somma|sub ?totale?|subtotaal|eindtotaal)|somma(?: .*)?")


def says_total(text: str) -> bool:
    """Whether the text names a total, or begins or ends with the word for one: a name alone, to be proved by its amount."""
    plain = words(text)
    return _TOTAL.fullmatch(plain) is not None or _LAST.fullmatch(plain) is not None


class Totals:
    """Running sums of the amounts, since the last total and from the top, to know a total when it comes."""

    def __init__(self, used: Sequence[tuple[int, Column]], texts: Sequence[int]) -> None:
        self.texts = texts  # where a ledger's line may call itself a total
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
        self._currency = next((place for place, column in used if column.name == "currency"), None)
        self._codes: set[Cell] = set()  # of the rows summed
        self._project = next((place for place, column in used if column.name == "project_id"), None)
        self._of: dict[tuple[Cell, int], Decimal] = defaultdict(Decimal)  # by project and place of the amount
        self._waiting: list[tuple[Sheet, range]] = []
        self._unsplit: list[tuple[Sheet, range]] = []  # summed, and not yet by project
        self._amounts: dict[int, _Amounts] = {}
        self._before = dict(self.since)  # the sums when the last total came

    def add(self, sheet: Sheet, offsets: range) -> None:
        """Data rows; they are summed when a row comes that may be their total."""
        if offsets:
            self.rows += len(offsets)
            self.count += len(offsets)
            self.before = sheet.rows[offsets[-1]]
            self._waiting.append((sheet, offsets))

    def _sum(self) -> None:
        for sheet, offsets in self._waiting:
            if self._currency is not None:
                self._codes |= self._column(sheet, self._currency).there(offsets)
            for place in self.money:
                found = self._column(sheet, place).of(offsets)
                self.since[place] += found
                self.all[place] += found
        self._unsplit += self._waiting if self.texts else []
        self._waiting = []

    def _column(self, sheet: Sheet, place: int) -> "_Amounts":
        if place not in self._amounts:
            self._amounts[place] = _Amounts(sheet, place)
        return self._amounts[place]

    def _split(self, project: int) -> None:
        for sheet, offsets in self._unsplit:
            for place in self.money:
                for each, found in self._column(sheet, place).by(self._column(sheet, project), offsets):
                    self._of[each, place] += found
        self._unsplit = []

    def is_named(self, row: Row) -> bool:
        """Whether one of its texts is such as people write beside a total."""
        texts = [str(row[place]) for place in self.others if isinstance(row[place], str)]
        return any(_sounds(text) or is_plain_total(text) for text in texts)

    def is_total(self, row: Row) -> tuple[str, str, str] | None:
        """Sentence, mend and severity where the row is a total of those above."""
        incomplete = any(is_blank(row[place]) for place in self.needed) or any(_is_plain(row[place]) for place in self.dates)
        balance = bool(self.texts) and (closing.name(row, self.others) in closing.BALANCES or bool(closing.closes(row, self.others)))
        if balance and not self.rows:
            return None  # above all lines it is what was there before them
        named = self.is_named(row) or balance
        plain = named and any(_is_plain(row[place]) for place in self.ids)
        if not plain and not incomplete:
            return self._closes(row)
        self._sum()
        amounts = self._given(row)
        agrees = bool(amounts) and (self._adds_up(amounts) or self._own(self.before, amounts))
        told = any(amounts.values()) and incomplete and agrees and self._only_amounts(row)
        if not ((named and incomplete) or plain or told):
            return None
        since, count = dict(self.since), self.count
        self._before = since
        self.since, self.count = dict.fromkeys(self.money, Decimal(0)), 0
        if not (named or plain) and count == 1 and amounts == {place: since[place] for place in amounts}:
            says = "has an amount alone, the same as the row above; it is taken for a total of that row and is left out."
            return says, "Say yes if that is right, or fill in what the row lacks.", "warning"
        if not amounts or agrees:
            return "is a total of the rows above; it is left out.", "Nothing need be done.", "notice"
        if self._is_converted(row, amounts):
            return "is a total in another currency or unit than the rows above; it is left out.", "Nothing need be done.", "notice"
        place, value = next((place, value) for place, value in amounts.items() if value not in (since[place], self.all[place]))
        above = min(self.all[place], since[place], key=lambda total: abs(total - value))
        says = f"is a total and is left out; it says {value:,f} where the rows above add up to {above:,f}."
        return says, "Check whether a row is missing or was changed.", "warning"

    def _is_converted(self, row: Row, amounts: dict[int, Decimal]) -> bool:
        """Whether nobody can add it up: the rows are in several currencies, or in another one than it names, or it is rounded to thousands."""
        said = [unit(str(row[place])) for place in self.others if isinstance(row[place], str) and _is_plain(row[place])]
        codes = {str(currencies.says(str(cell)) or cell) for cell in self._codes}
        if len(codes) > 1 or (
            codes and any(currencies.says(each.currency) and currencies.says(each.currency) not in codes for each in said)
        ):
            return True
        scale = max((each.scale for each in said), default=1)
        return scale > 1 and any(
            all(abs(value * scale - sums[place]) <= scale for place, value in amounts.items()) for sums in (self.all, self._before)
        )

    def _closes(self, row: Row) -> tuple[str, str, str] | None:
        """The same where the row lacks nothing, calls itself a total, and the rows above it or its project's add up to it."""
        called, amounts = closing.name(row, self.texts) or closing.closes(row, self.texts), self._given(row)
        if not called or not any(amounts.values()):
            return None
        self._sum()
        half = called in closing.BALANCES and amounts == self._given(self.before)  # the rest of a payment, as much as was paid before
        if half or not (self._adds_up(amounts) or self._own(row, amounts)):
            return None
        self.since, self.count = dict.fromkeys(self.money, Decimal(0)), 0
        return "calls itself a total and is the sum of the rows above; it is left out.", "Nothing need be done.", "notice"

    def _adds_up(self, amounts: dict[int, Decimal]) -> bool:
        """Whether they are the sums of all rows above, or of those since the last total."""
        return all(value in (self.since[place], self.all[place]) for place, value in amounts.items())

    def _own(self, row: Row, amounts: dict[int, Decimal]) -> bool:
        """Whether the rows of its project add up to it."""
        if self._project is None or not row or not self.texts:
            return False
        self._split(self._project)
        return all(self._of.get((row[self._project], place)) == value for place, value in amounts.items())

    def doubt(self, row: Row) -> tuple[str, str] | None:
        """Sentence and mend where a row of data calls itself a total and nothing shows that it is one."""
        called, amounts = closing.name(row, self.texts), self._given(row)
        place = next((place for place, value in amounts.items() if value), None)
        if not called or place is None or not self.rows:
            return None
        says = f"is called “{called}” and counts as a line: "
        above = f"{amounts[place]:,f} is not what the rows above add up to, which is {self.since[place]:,f}."
        if amounts[place] == self.since[place]:
            above = "it is as much as the one row above, so it may be its total or the rest of a payment."
        return says + above, "Say yes if it is a line of its own, or delete it if it is a total."

    def carried(self, row: Row) -> str:
        """What a row of data says that it is, where it says a balance: one of before the lines, or one after them that they do not add up to."""
        if not self.texts:
            return ""
        first = not self.rows and closing.name(row, self.others) in closing.BALANCES
        return closing.opens(row, self.others) or closing.closes(row, self.others) or (closing.name(row, self.others) if first else "")

    def _given(self, row: Row) -> dict[int, Decimal]:
        return {place: amount for place in self.money if row and (amount := amount_of(row[place])) is not None}

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
    return isinstance(cell, str) and is_plain_total(cell)


class _Amounts:
    """The distinct cells of one column, to be summed over many rows at once."""

    def __init__(self, sheet: Sheet, place: int) -> None:
        column = distinct(sheet.rows, place)
        self.numbers, self.cells = column.numbers, listed(column.cells)

    def of(self, offsets: range) -> Decimal:
        found, times = np.unique(self.numbers[offsets.start : offsets.stop], return_counts=True)
        amounts = ((amount_of(self.cells[each]), count) for each, count in zip(found.tolist(), times.tolist(), strict=True) if each >= 0)
        return sum((amount * count for amount, count in amounts if amount is not None), Decimal(0))

    def there(self, offsets: range) -> set[Cell]:
        """The cells that are filled."""
        return {self.cells[each] for each in np.unique(self.numbers[offsets.start : offsets.stop]).tolist() if each >= 0}

    def by(self, keys: "_Amounts", offsets: range) -> Iterator[tuple[Cell, Decimal]]:
        """The sums of the rows, by the cell that they have in another column."""
        rows, size = slice(offsets.start, offsets.stop), len(self.cells) + 1
        pairs, times = np.unique(keys.numbers[rows].astype(np.int64) * size + self.numbers[rows] + 1, return_counts=True)
        for pair, count in zip(pairs.tolist(), times.tolist(), strict=True):
            key, cell = divmod(pair, size)
            if key >= 0 and cell and (amount := amount_of(self.cells[cell - 1])) is not None:
                yield keys.cells[key], amount * count


def amount_of(cell: Cell) -> Decimal | None:
    """The number of the cell, or of a text whose figures can be read in one way alone."""
    if isinstance(cell, str):
        parts = take_apart(cell)
        sign = None if isinstance(parts, Fault) else decimal_sign(parts.body) or ("." if parts.body.isdigit() else None)
        found = None if isinstance(parts, Fault) or sign is None else number_of(parts, sign)
    else:
        found = from_float(cell) if is_number(cell) else None  # type: ignore[arg-type]
    return found if isinstance(found, Decimal) else None
