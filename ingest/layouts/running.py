"""Whether values across are those of each period or running totals: a column of totals proves it, else what never falls is asked about."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ingest.layouts.totals import Column

LEAST = 3  # values of a row from which it can look like a running total


def proved(totals: Sequence[Column]) -> str:
    """What the columns of totals prove: "period" where they add the values up, "cumulative" where they repeat the last; else ""."""
    sums = sum(column.sums for column in totals if column.odd is None)
    lasts = sum(column.lasts for column in totals if column.odd is None)
    if sums and not lasts:
        return "period"
    return "cumulative" if lasts and not sums else ""


def rising(series: Iterable[Sequence[float]]) -> bool:
    """Whether the rows could be running totals: none falls, and one of at least three values rises."""
    found = False
    for values in series:
        if any(a > b for a, b in pairwise(values)):
            return False
        found = found or (len(values) >= LEAST and values[-1] > values[0])
    return found
