"""Amounts with VAT in them beside those without: the net ones are the cost; where there are none, it is told that VAT counts."""

from dataclasses import replace

from ingest.cell import show, words
from ingest.draft import Draft
from ingest.glossary import english
from ingest.match import ColumnMatch, Match

GROSS, VAT = "gross_amount", "vat"
_TOTAL = (frozenset({"total"}), frozenset({"total", "amount"}), frozenset({"total", "value"}))
_WRITTEN = frozenset({"totale", "totaal", "summe", "importo totale", "totaalbedrag", "montant total", "rechnungsbetrag", "total factura"})


def by_words(match: Match) -> Match:
    """Beside a column of VAT “Base” is what it is taken of, and “Total” what it is in."""
    if match.table.name != "costs" or not any(each.column == VAT for each in match.columns):
        return match
    there = {each.column for each in match.columns}
    told = []
    for each in match.columns:
        open_ = each.how not in ("chosen", "remembered")
        if open_ and "amount" not in there and words(each.heading.text) == "base":
            each = replace(each, column="amount", how="synonym", score=1.0, rivals=())
        elif open_ and GROSS not in there and each.column in ("", "amount") and _is_total(each.heading.text):
            each = replace(each, column=GROSS, how="synonym", score=1.0, rivals=())
        told.append(each)
    return replace(match, columns=_free_amount(match, told))


def _is_total(heading: str) -> bool:
    return english(heading) in _TOTAL or words(heading) in _WRITTEN


def _free_amount(match: Match, told: list[ColumnMatch]) -> tuple[ColumnMatch, ...]:
    """With the amounts alone as the net ones, where the gross ones stood in their place."""
    there = {each.column for each in told}
    if "amount" in there or GROSS not in there:
        return tuple(told)
    plain = [each for each in told if not each.column and english(each.heading.text) == {"amount"}]
    return tuple(replace(each, column="amount", how="synonym", score=1.0) if [each] == plain else each for each in told)


def settle(draft: Draft) -> None:
    """Leaves the net amounts, or the gross ones where nothing else is given."""
    if GROSS not in draft.columns:
        return
    gross, heading = draft.columns.pop(GROSS), draft.heading(GROSS)
    matched = draft.matches.pop(GROSS)
    if "amount" in draft.columns:
        says = f"“{show(heading)}” has VAT in it and “{show(draft.heading('amount'))}” has not: the latter counts."
        draft.problem(says, "Nothing need be done.", severity="notice")
        return
    draft.columns["amount"], draft.matches["amount"] = gross, matched
    says = f"“{show(heading)}” has VAT in it, and no column holds the amounts without: VAT counts as a cost."
    draft.problem(says, "Say yes if VAT is not paid back, or give the net amounts.", column="amount", severity="warning")
