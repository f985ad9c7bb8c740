"""Text that was made to be printed: lists with ruled lines and bars, or with columns of fixed width, as finance systems write them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

_RULED, _LINE = frozenset("-=_─━|+: \t"), re.compile(r"[-=_─━]{3}")
_GROUPS = re.compile(r"[-=_─━]{2,}")
_GAP = re.compile(r"\S {2,}\S")
_SUM = re.compile(r"\*+")  # by which SAP marks the line of a sum
LOOKED = 1_000_000  # characters, and of them
SAMPLE = 2_000  # lines, by which the form is told
LEAST = 3  # lines and columns below which nothing is told by width


@dataclass(frozen=True, kw_only=True)
class Printed:
    """The records, one for each line, those of ruled lines empty; how the columns were told, and how many lines are ruled."""

    records: list[list[str]]
    how: str
    ruled: int
    crossed: Sequence[tuple[int, int]] = ()  # row and column of the cells that run into the next one


def printed(text: str, divided: bool) -> Printed | None:
    """The records of a printed list; None where the text is none. ``divided`` says that a separator divides the lines well."""
    some = [line for line in text[:LOOKED].splitlines()[:SAMPLE] if line.strip()]
    rules = [line for line in some if _is_rule(line)]
    others = [line for line in some if not _is_rule(line)]
    if rules and 2 * sum(line.lstrip().startswith("|") for line in others) > len(others):
        return _made(text, _bars, "bars between the cells")
    if divided or not others:
        return None
    ruler = next((line for line in rules if "|" not in line and len(_GROUPS.findall(line)) >= LEAST), "")
    edges = [hit.start() for hit in _GROUPS.finditer(ruler)] if ruler else _edges(others)
    if len(edges) < LEAST:
        return None
    found = _made(text, lambda line: _cut(line, edges), "the width of its columns")
    crossed = [(row, at) for row, line in enumerate(text.splitlines(), start=1) if not _is_rule(line) for at in _crossed(line, edges)]
    return replace(found, crossed=crossed)


def _crossed(line: str, edges: Sequence[int]) -> Iterator[int]:
    """The columns of which a word runs on into the next one."""
    for column, edge in enumerate(edges[1:], start=1):
        if edge < len(line) and not line[edge - 1].isspace() and not line[edge].isspace():
            yield column


def _is_rule(line: str) -> bool:
    return _RULED.issuperset(line.rstrip()) and _LINE.search(line) is not None


def is_ruled(record: Sequence[str]) -> bool:
    """Whether the cells of a record are nothing but lines."""
    filled = [cell.strip() for cell in record if cell.strip()]
    return len(filled) > 1 and all(_GROUPS.fullmatch(cell) for cell in filled)


def _made(text: str, cells: Callable[[str], list[str]], how: str) -> Printed:
    lines = text.splitlines()
    ruled = [bool(line.strip()) and _is_rule(line) for line in lines]
    records = [[] if rule else _named(cells(line)) for line, rule in zip(lines, ruled, strict=True)]
    return Printed(records=records, how=how, ruled=sum(ruled))


def _named(cells: list[str]) -> list[str]:
    """The line of a sum says so in a word."""
    return ["Total", *cells[1:]] if cells and _SUM.fullmatch(cells[0]) else cells


def _bars(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def _cut(line: str, edges: Sequence[int]) -> list[str]:
    """The cells between the edges; a line without wide gaps, such as a title, is one cell."""
    if not _GAP.search(line.strip()) and len(line.strip()) > edges[1]:
        return [line.strip()]
    return [line[start:end].strip() for start, end in zip((0, *edges[1:]), (*edges[1:], None), strict=True)]


def _edges(lines: Sequence[str]) -> list[int]:
    """Where columns begin: behind the gaps that all lines with gaps have in common; none where they are too few."""
    aligned = [line.expandtabs() for line in lines if _GAP.search(line.strip())]
    if len(aligned) < LEAST or len(aligned) * 10 < len(lines) * 8:
        return []
    blank = [all(at >= len(line) or line[at] == " " for line in aligned) for at in range(max(map(len, aligned)))]
    edges = [0, *_after(blank)]
    heads = [aligned[0][start:end].strip() for start, end in zip(edges, (*edges[1:], None), strict=True)]
    return [edge for edge, head in zip(edges, heads, strict=True) if head]  # what has no heading belongs to the column before it


def _after(blank: Sequence[bool]) -> Iterator[int]:
    """The places behind each gap of at least two blanks, or of one between columns that touch nowhere."""
    for at in range(1, len(blank)):
        if blank[at - 1] and not blank[at] and any(not each for each in blank[:at]):
            yield at
