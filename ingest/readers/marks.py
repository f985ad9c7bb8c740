"""What a scan notes about one sheet: cells at fault with their address, per cent cells, cells with a unit in their format, the box they fill, and rows that are hidden."""

from collections import defaultdict
from collections.abc import Mapping

from ingest.readers.archive import SAVE_ANEW
from ingest.readers.sheet import Span, letter
from ingest.readers.source import Refused, Source
from schema import Problem

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
NONE: Mapping[int, str] = {}


class Marks:
    """Grows while one sheet is scanned; refuses the sheet when its cells are out of order or too far apart."""

    def __init__(
        self,
        source: Source,
        sheet: str,
        percent_styles: frozenset[int] = frozenset(),
        unit_styles: Mapping[int, str] = NONE,
        refusal: Problem | None = None,
    ) -> None:
        self.source, self.sheet, self.percent_styles, self.unit_styles = source, sheet, percent_styles, unit_styles
        self.refusal = refusal
        """Why the sheet is not read at all."""
        self.percent: set[tuple[int, int]] = set()
        self.units: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        """By column and unit the rows, as they were met."""
        self.hidden_rows: list[int] = []
        self.problems: list[Problem] = []
        self._row, self._column = 0, 0
        self._box: tuple[int, int, int, int] | None = None
        self._further = 0

    def row(self, number: int) -> None:
        """A row begins."""
        if number <= self._row:
            twice = number == self._row
            says = f"Row {number} stands {'twice' if twice else f'after row {self._row}'} in the sheet, so programs disagree what it holds."
            raise self.refused(says, number)
        self._row, self._column = number, 0

    def cell(self, column: int, *, kind: str = "n", style: int = 0, formula: bool = False, value: str | None = None) -> None:
        """One cell of the row that began last; ``kind`` and ``value`` as the file has them."""
        if column <= self._column:
            address = f"{letter(column)}{self._row}"
            twice = "twice" if column == self._column else f"after {letter(self._column)}{self._row}"
            raise self.refused(f"Cell {address} stands {twice} in the sheet, so programs disagree what it holds.", self._row, column)
        self._column = column
        if value is None and not formula:
            return
        self.fill(self._row, column, self._row, column)
        if kind == "e":
            self.fault(self._row, column, value or "an error")
        elif formula and not value and kind not in ("str", "inlineStr", "s"):
            self.uncached(self._row, column)
        elif kind in ("n", ""):
            self.styled(self._row, column, style)

    def styled(self, row: int, column: int, style: int) -> None:
        """A number of that style stands there."""
        if style in self.percent_styles:
            self.percent.add((row, column))
        elif style in self.unit_styles:
            self.units[column, self.unit_styles[style]].append(row)

    def all_units(self) -> dict[int, list[Span]]:
        """By column the rows that show a unit, from one to another."""
        found: dict[int, list[Span]] = {}
        for (column, text), rows in self.units.items():
            for row in sorted(set(rows)):
                spans = found.setdefault(column, [])
                if spans and spans[-1][1:] == (row - 1, text):
                    spans[-1] = (spans[-1][0], row, text)
                else:
                    spans.append((row, row, text))
        return found

    def fill(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Widen the box of filled cells."""
        if last_row > LAST_ROW or last_column > LAST_COLUMN:
            address = f"{letter(last_column)}{last_row}"
            raise self.refused(f"Cell {address} lies outside what a sheet can hold.", last_row, last_column)
        old = self._box or (first_row, first_column, last_row, last_column)
        top, left = min(old[0], first_row), min(old[1], first_column)
        bottom, right = max(old[2], last_row), max(old[3], last_column)
        size = (bottom - top + 1) * (right - left + 1)
        if size > self.source.limits.cells:
            far = f"{letter(last_column)}{last_row}"
            says = f"Cell {far} lies so far from the others that the sheet would span {size:,} cells."
            mend = f"Delete what stands in {far}, with its row and its column, save the workbook and load it again."
            raise self.refused(says, last_row, last_column, mend)
        self._box = (top, left, bottom, right)

    def fault(self, row: int, column: int, found: str) -> None:
        says = f"The cell holds the error {found}, so its value is unknown."
        self.note(row, column, found, says, "Mend the formula in the workbook, or enter the value, and load it again.")

    def uncached(self, row: int, column: int) -> None:
        says = "The cell holds a formula whose result was never worked out."
        self.note(row, column, "formula without a result", says, "Open the workbook in Excel or LibreOffice, save it and load it again.")

    def note(self, row: int, column: int, found: str, says: str, mend: str) -> None:
        if len(self.problems) >= self.source.limits.problems:
            self._further += 1
            return
        self.problems.append(self.source.cell_problem(says, mend, sheet=self.sheet, row=row, column=column, found=found))

    def all_problems(self) -> tuple[Problem, ...]:
        """The faults; when some were left out an error refuses the file, since their rows are not all named."""
        if not self._further:
            return tuple(self.problems)
        says = f"{self._further:,} further cells of the sheet have faults like these."
        return (*self.problems, self.source.problem(says, "Mend the workbook where it makes them, and load it again.", sheet=self.sheet))

    def refused(self, says: str, row: int, column: int | None = None, mend: str = SAVE_ANEW, *, found: str = "") -> Refused:
        """The sheet is not read, because of this row, or this cell."""
        there = found or (f"{letter(column)}{row}" if column else f"{row}")
        return Refused(self.source.cell_problem(says, mend, sheet=self.sheet, row=row, column=column, found=there))
