"""Amounts in thousands or millions: by their heading, a line above or below, or a word in their own cell, which goes before both."""

from decimal import Decimal

from ingest.cell import show
from ingest.convert import Converted
from ingest.draft import Draft
from ingest.names import unit
from ingest.wordings import WORDS

FAR = 1_000  # times that amounts of one column differ where one of them may lack its scale


def settle(draft: Draft, name: str, out: Converted, scale: int) -> None:
    """Amounts of which a heading such as "Budget (kCHF)", or a line beside the table, says so stand for a thousand each."""
    own = unit(draft.heading(name)).scale
    if scale != 1:
        for index, value in enumerate(out.values):
            if value is not None and index not in out.scaled and abs(value) * scale < Decimal(10) ** 14:
                out.values[index] = value * scale
        out.read = list(out.values)
        out.exact = {index: value if index in out.scaled else value * scale for index, value in out.exact.items()}
    if own == scale != 1:
        says = f"The heading “{draft.heading(name)}” says that its amounts are {WORDS[scale]}: each is taken times {scale:,}."
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
