"""Reads text tables: finds the separator and nothing else; every cell stays the text that it is."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice
from pathlib import PurePath

from ingest.readers.decode import decode
from ingest.readers.marks import Marks
from ingest.readers.printed import is_ruled, printed
from ingest.readers.reader import Reader
from ingest.readers.sheet import Row, Sheet
from ingest.readers.source import Refused, Source
from schema import Problem
from schema.wording import counted

# In this order when several divide the lines equally well: the comma also stands within numbers and sentences.
SEPARATORS = ("\t", ";", "|", ",")
SAMPLE = 200
EVEN = 0.9
"""Share of lines of one width from which a separator is taken at once."""
TELL_EVERY = 20_000
LARGE = 1_000_000
"""Characters from which splitting by whole columns pays."""


def read(source: Source) -> Iterator[Sheet | Problem]:
    """One sheet with the file's name. A row's number is that of its record, the number that a spreadsheet would show;
    a cell with line breaks makes it smaller than the number of the line."""
    source.tell(0.0, f"Reading {source.name}")
    with source.open() as file:
        text, notices = decode(source, file.read())
    yield from notices
    _check_lines(source, text)
    if not text or text.isspace():
        says, mend = "The file holds no text.", "Export it again, and check that it has content before you load it."
        raise Refused(source.problem(says, mend))
    name = PurePath(source.name).stem
    by = separator(text)
    share, width = _evenness(text, by)
    if (list_ := printed(text, share >= EVEN and width > 1)) is not None:
        ruled = f" {list_.ruled:,} ruled lines are no rows." if list_.ruled else ""
        says = f"The file is a printed list: its columns are told by {list_.how}.{ruled}"
        yield source.problem(says, "Nothing need be done.", severity="notice", sheet=name)
        marks = Marks(source, name)
        for row, column in list_.crossed:
            says = "The cell runs on into the next column, so where it ends is a guess."
            marks.note(
                row, column, "".join(list_.records[row - 1][column - 1 : column]), says, "Widen the column, and export the list again."
            )
        yield _sheet(name, list_.records, marks)
        return
    if len(text) >= LARGE and width <= source.limits.columns and (rows := _at_once(source, text, by)) is not None:
        yield Sheet(name=name, rows=rows)
        return
    records, loose = _records(source, text, by)
    records = [[] if is_ruled(record) else record for record in records]
    marks = Marks(source, name)
    for row in loose:
        says = "A quotation mark stands in the middle of a cell, so where the cell ends is a guess."
        problem = source.cell_problem(says, "Double the quotation marks within the cell.", sheet=name, row=row, severity="warning")
        marks.problems.append(problem)
    _check_widths(records, marks)
    yield _sheet(name, records, marks)


def _at_once(source: Source, text: str, by: str) -> Sequence[Row] | None:
    from ingest.readers.split import split  # here, so that a small file need not wait for Arrow

    return split(text, by, source.limits.cell_characters, lambda rows: source.tell(0.5, f"Reading {source.name}: {counted(rows, 'row')}"))


def separator(text: str) -> str:
    """The character that divides the lines best into cells."""
    scores = {each: _evenness(text, each) for each in SEPARATORS}
    for each, (share, width) in scores.items():
        if share >= EVEN and width > 1:
            return each
    return max(SEPARATORS, key=lambda each: scores[each][0] ** 3 * (scores[each][1] - 1))


def _evenness(text: str, by: str) -> tuple[float, int]:
    """The share of the first records that are of the most frequent width, and that width."""
    try:
        records = [record for record in islice(csv.reader(StringIO(text[:1_000_000], newline=""), delimiter=by), SAMPLE) if any(record)]
    except csv.Error:
        return 0.0, 1
    widths = Counter(map(len, records))
    if not widths:
        return 0.0, 1
    width, times = max(widths.items(), key=lambda each: (each[1] if each[0] > 1 else 0, each[0]))
    return times / len(records), width


def _records(source: Source, text: str, by: str) -> tuple[list[list[str]], list[int]]:
    """The records, and the numbers of those whose quotation marks are loose."""
    csv.field_size_limit(source.limits.cell_characters)
    records: list[list[str]] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=by, strict=True)
    try:
        for record in reader:
            records.append(record)
            if len(records) % TELL_EVERY == 0:
                source.tell(0.5, f"Reading {source.name}: {counted(len(records), 'row')}")
    except csv.Error as error:
        return _loosely(source, text, by, len(records) + 1, error)
    return records, []


def _loosely(source: Source, text: str, by: str, row: int, error: csv.Error) -> tuple[list[list[str]], list[int]]:
    """Read again as most programs do when quotation marks stand where they should not."""
    if "expected after" not in str(error):
        unclosed = "unexpected end" in str(error) or "field larger" in str(error)
        says = f"A quotation mark that opens in row {row:,} is never closed." if unclosed else f"Row {row:,} cannot be read."
        raise Refused(source.problem(says, "Close it, or take it out, and load the file again.", found=str(error))) from error
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=by)), [row]
    except csv.Error as again:
        raise Refused(source.problem(f"Row {row:,} cannot be read.", "Mend its quotation marks.", found=str(again))) from again


def _check_lines(source: Source, text: str) -> None:
    at = 0
    while len(text) - at > source.limits.line_characters:
        end = max(text.rfind(mark, at, at + source.limits.line_characters) for mark in "\n\r")
        if end < at:
            line = text.count("\n", 0, at) + 1
            says = f"Line {line:,} is longer than {source.limits.line_characters:,} characters."
            raise Refused(source.problem(says, "Export the file again with one record a line."))
        at = end + 1


def _check_widths(records: list[list[str]], marks: Marks) -> None:
    """A row with more cells than the headings have holds a separator that was meant as text: its cells are shifted."""
    widths = Counter(len(record) for record in records if len(record) > 1)
    if not widths:
        return
    usual = widths.most_common(1)[0][0]
    heading = next(index for index, record in enumerate(records) if len(record) >= usual)
    usual = len(records[heading])
    for index, record in enumerate(records):
        if len(record) > usual and index > heading and any(each.strip() for each in record[usual:]):
            says = f"The row has {counted(len(record), 'cell')} and the headings have {usual:,}."
            mend = "Put quotation marks around the cell that holds the separator, and load the file again."
            marks.note(index + 1, usual + 1, record[usual], says, mend)


def _sheet(name: str, records: list[list[str]], marks: Marks) -> Sheet:
    width = max(map(len, records))
    padding: list[str | None] = [None] * width
    rows: list[Row] = [tuple([each or None for each in record] + padding[len(record) :]) for record in records]
    return Sheet(name=name, rows=rows, problems=marks.all_problems())


TEXT = Reader(name="text", title="Text table", formats=frozenset({"text"}), suffixes=(".csv", ".txt", ".tsv"), read=read)
