"""Reads a file of any accepted format into plain sheets; one entry in ``READERS`` for each kind of reader."""

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ingest.readers.limits import LIMITS, MIB, Limits
from ingest.readers.process import run
from ingest.readers.reader import Reader
from ingest.readers.sheet import Cell, Merged, Reading, Row, Sheet, letter, number
from ingest.readers.source import Source, silent
from ingest.readers.spreadsheet import SPREADSHEET
from ingest.readers.text import TEXT

READERS: tuple[Reader, ...] = (SPREADSHEET, TEXT)

LARGE = 4 * MIB
"""Bytes of a file from which it pays to read it while it is still scanned."""


def read(
    path: Path,
    *,
    name: str | None = None,
    password: str | None = None,
    limits: Limits = LIMITS,
    progress: Callable[[float, str], None] | None = None,
) -> Reading:
    """The sheets of a file, read in a process of its own; a bad file gives Problems and never raises.

    ``name`` is what people call the file when it lies under another name; ``progress`` is told the share done
    and a sentence.
    """
    path = Path(path).absolute()
    large = path.is_file() and path.stat().st_size > LARGE
    source = Source(path=path, name=name or path.name, password=password, limits=limits, tell=progress or silent, ahead=large)
    with ThreadPoolExecutor(1) as pool:
        digest = pool.submit(_digest, source.path)  # while the reading process begins
        reader, sheets, problems = run(source)
    try:
        fingerprint = digest.result()
    except OSError as error:
        problem = source.problem("The file cannot be opened.", "Check that it is there and may be read.", found=error.strerror or "")
        return Reading(file=source.name, reader="", sha256="", problems=(problem,))
    return Reading(file=source.name, reader=reader, sha256=fingerprint, sheets=tuple(sheets), problems=tuple(problems))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


__all__ = ["LIMITS", "READERS", "Cell", "Limits", "Merged", "Reader", "Reading", "Row", "Sheet", "letter", "number", "read"]
