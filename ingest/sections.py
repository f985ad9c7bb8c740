"""Rows that hold nothing but a project, above the rows that are of it: it becomes a column of its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ingest import by_name
from ingest.cell import is_blank, one_line, spans, words
from ingest.convert.periods import span
from ingest.glossary import english
from ingest.header import Header, Heading
from ingest.names import meaning
from ingest.readers.sheet import Cell, Row, Sheet
from ingest.repeats import names_total
from ingest.titles import LABELS
from schema import BY_NAME, Problem

MOST = 20_000  # rows of a sheet that is gone through
LEAST = 2  # headings of a table whose rows may be headed by projects: one alone is a title
HEADING = "Project"
_DASH = re.compile(r"\s[-–—|]\s|\s?[–—|:]\s?")  # “AA – Anton”


@dataclass(frozen=True, kw_only=True)
class _Head:
    """The project that a row names, as it is known or written; ``labelled`` where the row says that it is one."""

    project: str
    labelled: bool


def apart(file: str, sheet: Sheet, header: Header | None, known: Mapping[str, str]) -> tuple[Sheet, list[Problem]]:
    """The sheet with the project in each row, where projects head its rows, known ones or labelled as such, and no other cell names them."""
    if header is None or len(header.headings) < LEAST or sheet.addresses or len(sheet.rows) > MOST:
        return sheet, []
    start, called = header.last_row + 1 - sheet.first_row, by_name.called(known)
    place = next((heading.column - sheet.first_column for heading in header.headings if _names_project(heading)), None)
    heads = {offset: head for offset in range(start, len(sheet.rows)) if (head := _head(sheet.rows[offset], called))}
    first = next((offset for offset in range(start, len(sheet.rows)) if any(not is_blank(cell) for cell in sheet.rows[offset])), None)
    if first not in heads or not (len(heads) > 1 or heads[first].labelled):
        return sheet, []
    if place is not None and any(not is_blank(row[place]) for row in _below(sheet, start, heads)):
        return sheet, []
    listed = spans([sheet.first_row + offset for offset in heads])
    names = "Rows {} name" if len(heads) > 1 else "Row {} names"
    says = f"{names.format(listed)} the project of the rows below{' them, up to the next one' if len(heads) > 1 else ''}."
    told = Problem(file=file, sheet=sheet.name, row=sheet.first_row + first, says=says, mend="Nothing need be done.", severity="notice")
    return replace(sheet, rows=_filled(sheet, start, heads, place)), [told]


def _below(sheet: Sheet, start: int, heads: Mapping[int, "_Head"]) -> list[Row]:
    """The rows that say something themselves."""
    return [row for offset, row in enumerate(sheet.rows[start:], start) if offset not in heads and not names_total(row)]


def _filled(sheet: Sheet, start: int, heads: Mapping[int, "_Head"], place: int | None) -> list[Row]:
    """The rows with the project in its own column, or in a last one where there is none; those that name it become blank."""
    rows: list[Row] = []
    project: Cell = None
    for offset, row in enumerate(sheet.rows):
        if offset in heads:
            project = heads[offset].project
            rows.append(tuple(None for _ in (*row, *([None] if place is None else []))))
            continue
        own = project if any(not is_blank(cell) for cell in row) and not names_total(row) else None
        if place is None:
            rows.append((*row, HEADING if offset == start - 1 else own))
        else:
            rows.append(row if offset < start or own is None else (*row[:place], own, *row[place + 1 :]))
    return rows


def _names_project(heading: Heading) -> bool:
    named = meaning(BY_NAME["costs"], heading.text)
    return named is not None and named.column.name == "project_id"


def _head(row: Row, called: Mapping[str, str]) -> _Head | None:
    """The project that the row names and nothing else: “ERP”, “Project: ERP”, “Project ERP – Rollout”, or a label and its value in cells of their own."""
    filled = [cell for cell in row if not is_blank(cell)]
    if not filled or len(filled) > 3 or not isinstance(filled[0], str) or names_total(row):
        return None
    label, _, value = one_line(filled[0]).partition(":")
    beside = " ".join(one_line(cell) for cell in filled[1:])
    if english(label) in LABELS and bool(value.strip()) != bool(beside):
        known = _known(value.strip() or beside, called)
        named = known or (_written(value.strip() or beside) if len(filled) <= 2 and not any(map(span, filled[1:])) else "")
        return _Head(project=named, labelled=True) if named else None
    if len(filled) > 1:
        return None
    text = one_line(filled[0])
    first, _, rest = text.partition(" ")
    own = called.get(words(text)) or by_name.bracketed(text, called) or (_known(rest, called) if english(first) in LABELS else "")
    return _Head(project=own, labelled=english(first) in LABELS) if own else None


def _known(value: str, called: Mapping[str, str]) -> str:
    """The known project that the words after a label name: by name or identifier, in brackets or before a dash; “” where none is."""
    return called.get(words(value)) or by_name.bracketed(value, called) or called.get(words(_DASH.split(value, maxsplit=1)[0]), "")


def _written(value: str) -> str:
    """What names a project that is not known: the code in brackets, what stands before a dash, or all of it."""
    hit = by_name.CODE.search(value)
    return (hit[1] or hit[2]).strip() if hit else _DASH.split(value, maxsplit=1)[0].strip()
