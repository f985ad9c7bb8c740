"""The rows of a plan that add up work packages above them: their names say so, such as “Phase A total”, and their budgets prove it."""

from collections.abc import Mapping
from decimal import Decimal

from ingest.draft import Draft
from ingest.totals import says_total


def find(draft: Draft, parents: Mapping[int, int]) -> dict[int, int]:
    """Each row that such a total adds up, with the total; a summary of rows below it is added up as one. ``parents`` are known already."""
    below: dict[int, list[int]] = {}
    for child, upper in parents.items():
        below.setdefault(upper, []).append(child)
    tops: dict[str, list[int]] = {}  # of each project the rows above that no other row adds up
    found: dict[int, int] = {}
    for index in range(len(draft.offsets)):
        own = tops.setdefault(draft.value(index, "project_id"), [])
        if index in parents:
            continue
        parts = _parts(draft, own, below, index) if index not in below and _is_named(draft, index) else 0
        if parts:
            found |= dict.fromkeys(own[-parts:], index)
            del own[-parts:]
        own.append(index)
    return found


def _is_named(draft: Draft, index: int) -> bool:
    texts = (draft.value(index, "name"), draft.value(index, "wp_id"))
    return any(isinstance(text, str) and says_total(text) for text in texts)


def _parts(draft: Draft, tops: list[int], below: Mapping[int, list[int]], index: int) -> int:
    """How many of the last of those rows add up to the budget of the row; 0 where no number of them does."""
    whole, total = draft.value(index, "budget"), Decimal(0)
    for count, top in enumerate(reversed(tops), start=1) if whole else ():
        total += _budget(draft, below, top)
        if total == whole:
            return count
    return 0


def _budget(draft: Draft, below: Mapping[int, list[int]], index: int) -> Decimal:
    """The budget of a row, or of the rows below it where it has none itself."""
    own: Decimal = draft.value(index, "budget") or Decimal(0)
    return own or sum((_budget(draft, below, part) for part in below.get(index, ())), Decimal(0))
