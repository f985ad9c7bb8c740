"""Files of an upload that speak of the same thing: of two hundred offices' returns, few others are worth a comparison."""

from collections.abc import Sequence
from itertools import combinations

import pyarrow.compute as pc

from ingest.coverage.delivery import Delivery

Part = tuple[Delivery, str]  # a delivery and one of its files


def meeting(parts: Sequence[Part]) -> list[tuple[int, int]]:
    """The places of all pairs, the earlier first, whose rows have a project in common, or the first of their key where it has none."""
    holders: dict[object, list[int]] = {}
    for place, (delivery, file) in enumerate(parts if len(parts) > 1 else ()):
        key = delivery.table.key
        column = "project_id" if "project_id" in key else key[0]
        for value in pc.unique(delivery.rows_of(file).column(column)).to_pylist():
            holders.setdefault(value, []).append(place)
    return sorted({pair for places in holders.values() for pair in combinations(places, 2)})
