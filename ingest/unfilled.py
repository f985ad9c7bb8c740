"""Rows that are numbered in advance and were never filled in: identifiers, zeros, and a word such as “Open” that each of them has."""

from collections.abc import Sequence

import numpy as np

from ingest.cell import is_blank, show
from ingest.match import Match
from ingest.readers.grid import distinct
from ingest.readers.sheet import Row, Sheet
from ingest.suspects import Looked, is_nothing
from schema import BY_NAME, Column, Kind

PLAN = BY_NAME["work_packages"]
LOOKED_AT = 10_000  # rows that hold nothing else in which the word is looked for


class Unfilled:
    """What an unfilled row of the sheet looks like, worked out once, and the rows that were found."""

    def __init__(self, sheet: Sheet, start: int, match: Match, used: Sequence[tuple[int, Column]]) -> None:
        self.rows: dict[str, list[int]] = {}  # by the one word that stands in each of them
        self.ids = {place for place, column in used if column.kind is Kind.ID}
        self._others = [place for place, _ in used if place not in self.ids]
        self._telling = [place for place, column in used if column.required and column.kind is not Kind.ID]
        self.plan = match.table is PLAN and len(self._others) > 1  # a package needs no more than its number
        self._some = self.plan or (bool(self._telling) and len(used) > 2)
        choices = [place for place, column in used if column.kind is Kind.CHOICE and not column.required]
        self._preset, self._word = next((each for place in choices if (each := self._given(sheet, start, place))[1]), (-1, ""))

    def _given(self, sheet: Sheet, start: int, place: int) -> tuple[int, str]:
        """The one word that stands in the column in all rows in which nothing else is filled in."""
        others = [other for other in self._others if other != place]
        if not self._telling or not others:
            return place, ""
        empty = np.ones(max(len(sheet.rows) - start, 0), bool)
        for other in others:
            empty &= Looked(distinct(sheet.rows, other), start).rows(is_blank, blanks=True)
        found = {show(sheet.rows[start + offset][place]) for offset in np.flatnonzero(empty)[:LOOKED_AT].tolist()} - {""}
        return place, found.pop() if len(found) == 1 else ""

    def take(self, row: Row, number: int) -> bool:
        """Takes the row if it holds identifiers alone, and lacks what every row of the table needs."""
        rest = [row[place] for place in (range(len(row)) if self.plan else self._others) if place not in self.ids and place != self._preset]
        if not self._some or not all(map(is_nothing, rest)):
            return False
        if not self.plan and not all(map(is_blank, rest)) and not any(is_blank(row[place]) for place in self._telling):
            return False  # a zero is what such a row has to tell
        word = show(row[self._preset]) if self._preset >= 0 and not is_blank(row[self._preset]) else ""
        if word in ("", self._word):
            self.rows.setdefault(word, []).append(number)
            return True
        return False
