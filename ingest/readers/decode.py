"""Turns the bytes of a text file into text, and says when that took a guess."""

import codecs
from pathlib import PurePath

from ingest.readers.source import Refused, Source
from schema import Problem

# Longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAVE_AS_UTF8 = "Export it again as UTF-8 (in Excel: CSV UTF-8)."
SAMPLE = 65_536
_CONTROLS = bytes(each for each in range(32) if each not in b"\t\n\v\f\r\x1a\x1b")
_KINDS = 5
"""Different control characters from which bytes are no text: a damaged text holds one or two, machine code nearly all."""


def decode(source: Source, data: bytes) -> tuple[str, list[Problem]]:
    """The text and what to say about it: by its byte order mark, else UTF-8, UTF-16 or Windows Western European."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _without_nul(source, _strictly(source, data, encoding)), []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and "\0" not in text:
        return text, []
    if len(set(data[:SAMPLE]) & set(_CONTROLS)) >= _KINDS and not _wide(data):
        says = "This is no CSV or workbook: its bytes are no text, and no spreadsheet program wrote them."
        raise Refused(source.problem(says, "Check that it is the right file; load the workbook or the CSV that you meant."))
    if wide := _wide(data):
        return _without_nul(source, _strictly(source, data, wide)), []
    if b"\0" in data:
        raise _nul(source, data[: data.index(b"\0")].count(b"\n") + 1)
    says = "The file does not say how its letters are written; they were read as Windows Western European."
    notice = source.problem(says, f"Check its accented letters. {SAVE_AS_UTF8}", severity="notice")
    return _strictly(source, data, "cp1252"), [notice]


def _strictly(source: Source, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        says = f"Line {line:,} of the file holds a letter that no known encoding explains."
        raise Refused(_at(source, line, says, SAVE_AS_UTF8, repr(error.object[error.start : error.start + 8])[2:-1])) from error


def _at(source: Source, line: int, says: str, mend: str, found: str) -> Problem:
    return source.cell_problem(says, mend, sheet=PurePath(source.name).stem, row=line, found=found)


def _wide(data: bytes) -> str:
    """The kind of UTF-16 without a mark that the bytes look like: every other one is nearly always 0."""
    sample = data[:SAMPLE]
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if len(data) % 2 or max(even, odd) < 0.4 or min(even, odd) > 0.1:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _without_nul(source: Source, text: str) -> str:
    if "\0" in text:
        raise _nul(source, text[: text.index("\0")].count("\n") + 1)
    return text


def _nul(source: Source, line: int) -> Refused:
    says = f"Line {line:,} of the file holds NUL bytes, which no text has: it is damaged, or no text file."
    return Refused(_at(source, line, says, "Export it again from the system that it comes from.", "NUL"))
