"""A probability in percent is a share and a rating from 1 to 5 at once: whichever the sheet has no column for is made of the other."""

from math import ceil

from ingest.convert import Converted, ratings, scales
from ingest.draft import Draft, Reply

_TWIN = "_share"


def settle(draft: Draft, reply: Reply) -> None:
    """The share of each probability that is written in percent, and the rating of each that is given as a share alone."""
    for name in [own.name.removesuffix(_TWIN) for own in draft.table.columns if own.name.endswith(_TWIN)]:
        given = {name, name + _TWIN} & set(draft.columns)
        there = next(iter(given), "")
        if len(given) == 1 and there in draft.matches:
            made = _shares(draft, name, reply) if there == name else _ratings(draft.columns[there])
            if any(value is not None for value in made.values):
                other = name if there != name else name + _TWIN
                draft.columns[other], draft.matches[other] = made, draft.matches[there]


def _shares(draft: Draft, name: str, reply: Reply) -> Converted:
    heading, rated = draft.matches[name].heading, draft.columns[name].values
    percent, scale = draft.percent(heading.column), ratings.scale_of(reply("scale", heading.text), heading.text)
    cells = ((index, draft.cell(index, name)) for index in range(len(draft.offsets)))
    shares = [None if rated[index] is None else ratings.share(cell, scales.SHARE if index in percent else scale) for index, cell in cells]
    return Converted(values=shares, read=list(shares))


def _ratings(given: Converted) -> Converted:
    return Converted(values=[None if share is None else max(1, ceil(share * 5)) for share in given.values])
