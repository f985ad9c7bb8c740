"""Amounts in thousands or millions: by their heading, a title above, or a word in their own cell, which goes before both."""

from decimal import Decimal

from ingest.cell import show
from ingest.convert import Converted
from ingest.draft import Draft
from ingest.names import unit
from schema import Kind

FAR = 1_000  # times that amounts of one column differ where one of them may lack its scale
_ONES = {1_000: "thousands", 1_000_000: "millions"}


def settle(draft: Draft, name: str, out: Converted, above: int) -> None:
    """Amounts under a heading such as "Budget (kCHF)", or under a title that says so of all, stand for a thousand each."""
    own = unit(draft.heading(name)).scale
    scale = own if own != 1 else above
    if scale != 1:
        for index, value in enumerate(out.values):
            if value is not None and index not in out.scaled and abs(value) * scale < Decimal(10) ** 14:
                out.values[index] = value * scale
        out.read = list(out.values)
        out.exact = {index: value if index in out.scaled else value * scale for index, value in out.exact.items()}
    if own != 1:
        says = f"The heading “{draft.heading(name)}” says that its amounts are in {_ONES[scale]}: each is taken times {scale:,}."
        draft.problem(says, "Say yes if that is right.", column=name, severity="warning")
    if out.scaled:
        _tell_small(draft, name, out)


def _tell_small(draft: Draft, name: str, out: Converted) -> None:
    """An amount beside those with a word of scale that is a thousandth of them or less may lack the word."""
    least = min((abs(out.values[index]) for index in out.scaled if out.values[index]), default=Decimal(0))
    small = [index for index, value in enumerate(out.values) if value and index not in out.scaled and abs(value) * FAR <= least]
    if small:
        others = f", as are {len(small):,} cells of the column" if len(small) > 1 else ""
        says = (
            f"“{show(draft.cell(small[0], name))}” has no word of scale and stands beside “{show(draft.cell(min(out.scaled), name))}”: "
            f"it is taken as {out.values[small[0]]:,.2f}{others}, a thousandth of the others or less."
        )
        draft.problem(says, "Say yes if that is right, or write its scale.", index=small[0], column=name, severity="warning")


def tell(draft: Draft, scale: int, text: str) -> None:
    """Once for all amounts that a title says are in thousands, and whose own headings say nothing."""
    found = [name for name in draft.matches if draft.table.column(name).kind is Kind.MONEY and unit(draft.heading(name)).scale == 1]
    if scale != 1 and found:
        says = f"“{show(text)}” says that the amounts are in {_ONES[scale]}: each is taken times {scale:,}."
        draft.problem(says, "Say yes if that is right.", severity="warning")
