"""Whether values across are those of each period or running totals: a column of totals proves it."""

from collections.abc import Sequence

from ingest.layouts.totals import Column


def proved(totals: Sequence[Column]) -> str:
    """What the columns of totals prove: "period" where they add the values up, "cumulative" where they repeat the last; else ""."""
    sums = sum(column.sums for column in totals if column.odd is None)
    lasts = sum(column.lasts for column in totals if column.odd is None)
    if sums and not lasts:
        return "period"
    return "cumulative" if lasts and not sums else ""
