"""Scans the XML of a worksheet in any form, element by element."""

import re
from collections.abc import Mapping
from typing import BinaryIO

from ingest.readers.marks import Marks
from ingest.readers.sheet import number
from ingest.readers.xml import walk

_ADDRESS = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")


def scan_any(part: BinaryIO, name: str, marks: Marks) -> Marks:
    """The marks of a sheet in any form of XML."""
    walker = _Walk(marks)
    walk(marks.source, part, name, start=walker.start, end=walker.end, text=walker.text)
    return marks


class _Walk:
    """The state of a walk through a sheet of any form."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.row, self.column = 0, 0
        self.attributes: Mapping[str, str] = {}
        self.formula = False
        self.value: list[str] | None = None
        self.within = ""

    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        if element == "row":
            given = attributes.get("r", "")
            self.row, self.column = int(given) if given.isdecimal() else self.row + 1, 0
            self.marks.row(self.row)
            if attributes.get("hidden") in ("1", "true"):
                self.marks.hidden_rows.append(self.row)
        elif element == "c":
            self.attributes, self.formula, self.value = attributes, False, None
            self.column = self._column(attributes.get("r"))
        elif element == "f":
            self.formula = True
        elif element in ("v", "t", "is"):
            self.within, self.value = element, self.value or []

    def end(self, element: str) -> None:
        if element in ("v", "t", "is"):
            self.within = ""
        elif element == "c":
            style = self.attributes.get("s", "")
            self.marks.cell(
                self.column,
                kind=self.attributes.get("t", "n"),
                style=int(style) if style.isdecimal() else 0,
                formula=self.formula,
                value=None if self.value is None else "".join(self.value),
            )

    def text(self, text: str) -> None:
        if self.within and self.value is not None:
            self.value.append(text)

    def _column(self, reference: str | None) -> int:
        if reference is None:
            return self.column + 1
        address = _ADDRESS.fullmatch(reference)
        if address is None or int(address[2]) != self.row:
            raise self.marks.refused(f"A cell of row {self.row} says that it is {reference[:20]}.", self.row, found=reference)
        return number(address[1])
