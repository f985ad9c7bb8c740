"""Sorts the rows below the headings: data, blanks, totals, notes, the template's example, a header come again."""

from array import array
from dataclasses import dataclass, field

import numpy as np

from ingest import closing, foot, suspects
from ingest.cell import is_blank, show, spans
from ingest.header import Header
from ingest.match import Match
from ingest.own_marks import EXAMPLE_BEGINS, NOTE
from ingest.readers.sheet import Row, Sheet
from ingest.totals import Totals, amount_of
from ingest.unfilled import Unfilled
from schema import Column
from schema.wording import counted


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
    balances: dict[str, list[int]] = field(default_factory=dict)  # rows of data that call themselves so: what was carried forward
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
    odd = _Odd(sheet, header, used, _notes(sheet, start, used), Unfilled(sheet, start, match, used), closing.places(sheet, match))
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

    def __init__(
        self, sheet: Sheet, header: Header, used: list[tuple[int, Column]], notes: set[int], unfilled: Unfilled, texts: list[int]
    ) -> None:
        self.notes, self.totals, self.unfilled = notes, Totals(used, texts), unfilled
        self.places = [place for place, _ in used]
        self.example = [h.column - sheet.first_column for h in header.headings if h.text == NOTE]
        self.headings = [(h.column - sheet.first_column, {text.casefold() for text in (h.text, *h.parts)}) for h in header.headings]

    def suspects(self, sheet: Sheet, start: int) -> list[int]:
        """The rows that have to be looked at one by one."""
        found = suspects.find(
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
        named = [np.flatnonzero(closing.likely(sheet.rows, start, place)) + start for place in self.totals.texts]
        return np.unique(np.concatenate([found, *named])).astype(int).tolist() if named else found


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
            if text := odd.totals.carried(row):
                out.balances.setdefault(text, []).append(offset)
            elif doubt := odd.totals.doubt(row):
                out.left_out.append(LeftOut(row=number, says=doubt[0], mend=doubt[1], found=_first(row), severity="warning"))
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
    """Rows at the very end that hold one text and nothing else, where a row of the table would hold more, or say in what the amounts are."""
    found: set[int] = set()
    needed = [place for place, column in used if column.required]
    few = len(needed) < 2 and len(used) < 3
    for offset in range(len(sheet.rows) - 1, start - 1, -1):
        filled = [cell for cell in sheet.rows[offset] if not is_blank(cell)]
        if not filled:
            continue
        if not foot.is_line(filled) or amount_of(filled[0]) is not None or (few and not foot.says(filled)):
            break
        if len(filled) > max(2, len(needed)) and not any(is_blank(sheet.rows[offset][place]) for place in needed):
            break  # it has all that a row of the table needs, and more: a thing that is called so
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
