"""Equal faults in one sentence: what is wrong, in how many rows, and where first; each row is still refused by itself."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from schema import Problem

LEAST = 4  # equal faults from which they are told together
PLACES = 5  # rows that are named
_OWN = re.compile(r"“[^”]*”|\d[\d.,' ]*")  # what differs from row to row: words of cells, and figures


def gather(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems in their order, with those of one column that say the same in the place of the first of them."""
    groups: dict[tuple[str, str, str, str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.file, problem.sheet, problem.column, problem.severity, _OWN.sub("…", problem.says)), []).append(problem)
    return tuple(one for group in groups.values() for one in ([_together(group)] if len(group) >= LEAST else group))


def _together(group: Sequence[Problem]) -> Problem:
    first = group[0]
    rows = list(dict.fromkeys(problem.row for problem in group if problem.row is not None))
    named = ", ".join(str(row) for row in rows[1:PLACES])
    more = f" and {len(rows) - PLACES:,} more" if len(rows) > PLACES else ""
    says = f"{first.says} The same holds in {len(rows):,} rows of the column: {rows[0]}, {named}{more}." if len(rows) > 1 else first.says
    found = Counter(problem.found for problem in group if problem.found)
    if len(found) > 1:
        shown = ", ".join(f"“{text}” {count:,}" for text, count in found.most_common(PLACES))
        says += f" Found are {shown}{f' and {len(found) - PLACES:,} others' if len(found) > PLACES else ''}."
    return replace(first, says=says)
