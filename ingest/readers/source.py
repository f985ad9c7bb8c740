"""One file as a reader sees it, and the sentences about it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from ingest.readers.limits import LIMITS, Limits
from ingest.readers.sheet import letter
from schema import Problem, Severity

FOUND_CHARACTERS = 120


def silent(fraction: float, sentence: str) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """A file with the name that people know it by; ``tell`` takes the share done (0 to 1) and a sentence.

    ``data`` holds its content once it is decrypted, so that no open copy lies on the disk. ``ahead`` lets a workbook be read
    while it is still scanned: what the scan would have refused may then bring the reading process down.
    """

    path: Path
    name: str
    format: str = ""
    password: str | None = field(default=None, repr=False)
    data: bytes | None = field(default=None, repr=False)
    ahead: bool = False
    limits: Limits = LIMITS
    tell: Callable[[float, str], None] = silent

    def open(self) -> BinaryIO:
        return self.path.open("rb") if self.data is None else BytesIO(self.data)

    def problem(self, says: str, mend: str, *, severity: Severity = "error", sheet: str = "", found: str = "") -> Problem:
        """A fault of the file or of a whole sheet."""
        return Problem(file=self.name, sheet=sheet, found=shorten(found), says=says, mend=mend, severity=severity)

    def cell_problem(
        self, says: str, mend: str, *, sheet: str, row: int, column: int | None = None, found: str = "", severity: Severity = "error"
    ) -> Problem:
        """A fault of one cell, or of one row when it has no column."""
        place = letter(column) if column else ""
        return Problem(file=self.name, sheet=sheet, row=row, column=place, found=shorten(found), says=says, mend=mend, severity=severity)


class Refused(Exception):  # noqa: N818  (it is an answer, not a fault of ours)
    """Carries the one Problem for which a file, or a sheet of it, is not read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.says)
        self.problem = problem


def shorten(text: str) -> str:
    return text if len(text) <= FOUND_CHARACTERS else text[: FOUND_CHARACTERS - 1] + "…"
