"""What a ledger's columns are by what they hold: sides, amounts in several currencies, what a cost is for."""

from ingest.ledger import cost_types, currencies, sides, taxes
from ingest.match import Match
from ingest.readers.sheet import Sheet
from ingest.rows import Rows


def by_content(sheet: Sheet, match: Match, rows: Rows) -> Match:
    """The match of a ledger; of any other table as it is."""
    return cost_types.by_content(sheet, sides.by_content(sheet, currencies.by_unit(currencies.by_words(taxes.by_words(match))), rows), rows)
