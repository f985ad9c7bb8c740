"""How deep each row of a plan lies, by a column of levels or by how far its name is indented."""

from collections.abc import Sequence

from ingest.cell import Cell, is_blank, words
from ingest.match import Match
from ingest.readers.sheet import Sheet

_LEVEL = frozenset(
    [
        *("level", "outline level", "wbs level", "ebene", "gliederungsebene", "niveau", "niveau hiérarchique", "nivel", "nivel de esquema"),
        *("nível", "nível da estrutura de tópicos", "livello", "livello struttura", "overzichtsniveau"),
    ]
)


def levels(sheet: Sheet, match: Match, offsets: Sequence[int]) -> tuple[list[int | None], str]:
    """The level of each of those rows and what tells it; none where all are alike."""
    column = next((each.heading.column for each in match.columns if not each.column and words(each.heading.text) in _LEVEL), None)
    if column is not None:
        found = [_whole(sheet.rows[offset][column - sheet.first_column]) for offset in offsets]
        return (found, "levels") if len(set(found) - {None}) > 1 else ([], "")
    name = next((each.heading.column for each in match.columns if each.column == "name"), None)
    cells = [sheet.rows[offset][name - sheet.first_column] for offset in offsets] if name is not None else []
    indents = [len(cell) - len(cell.lstrip()) if isinstance(cell, str) and not is_blank(cell) else None for cell in cells]
    return (indents, "indentation") if len(set(indents) - {None}) > 1 and indents[0] == 0 else ([], "")


def _whole(cell: Cell) -> int | None:
    text = str(cell).strip().removesuffix(".0")
    return int(text) if text.isdecimal() and len(text) <= 2 else None
