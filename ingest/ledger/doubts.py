"""What a ledger's column that is not used may say of the signs of its amounts: credit notes, posting keys."""

from collections.abc import Collection, Sequence

from ingest.cell import Cell, is_blank, words
from ingest.glossary import folded
from ingest.ledger.sides import POSTING_KEYS
from schema import Table
from schema.common import NO

MOST = 12  # different cells of such a column
CREDITS = "kinds of documents, credits among them"
_CREDIT = (
    "credit note",
    "credit memo",
    "gutschrift",
    "kreditnote",
    "avoir",
    "note de credit",
    "nota de credito",
    "abono",
    "nota di credito",
    "creditnota",
    "refund",
)


def sign(table: Table, heading: str, cells: Sequence[Cell], *, several: bool) -> str:
    """What the column holds, where it tells for some of a ledger's rows which sign they have; ``several`` where there are more cells."""
    if table.name != "costs":
        return ""
    texts = [plain for cell in cells if not is_blank(cell) and (plain := words(folded(str(cell)))) not in NO]
    if several or len(texts) > MOST:
        return ""
    if any(_within(_CREDIT, text) for text in texts):
        return CREDITS
    if words(heading) in POSTING_KEYS and len(texts) > 1:
        return "posting keys"
    return ""


def is_credit(cell: Cell) -> bool:
    """Whether the cell calls its row a credit."""
    return _within(_CREDIT, words(folded(str(cell))))


def _within(parts: Collection[str], text: str) -> bool:
    return any(text == part or f" {part}" in f" {text}" for part in parts)
