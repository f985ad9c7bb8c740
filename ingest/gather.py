"""Equal faults in one sentence: what is wrong, in how many rows or on how many sheets, and where first; each row is still refused by itself."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from schema import Problem

LEAST = 4  # equal faults from which they are told together
PLACES = 5  # rows that are named
_OWN = re.compile(r"“[^”]*”|\d[\d.,' ]*")  # what differs from row to row: words of cells, and figures
_ROWS = re.compile(r"\b[Rr]ows? \d[\d,–]*(?: and \d+)?(?:, \d[\d,–]*)*")  # where it stands on a sheet


def gather(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems in their order, with those of one column, and of many sheets, that say the same in the place of the first of them."""
    groups: dict[tuple[str, str, str, str, str], list[Problem]] = {}
    for problem in dict.fromkeys(problems):  # the tables that one sheet feeds may each tell of it
        groups.setdefault((problem.file, problem.sheet, problem.column, problem.severity, _OWN.sub("…", problem.says)), []).append(problem)
    told = [one for group in groups.values() for one in ([_together(group)] if len(group) >= LEAST else group)]
    alike: dict[tuple[str, str, str, str], list[Problem]] = {}
    for problem in told:
        says = _ROWS.sub("…", problem.says.replace(f"“{problem.sheet}”", "…"))  # all other words and figures are those of the sheet
        alike.setdefault((problem.column, problem.severity, says, problem.mend), []).append(problem)
    return tuple(one for group in alike.values() for one in ([_everywhere(group)] if _sheets(group) >= LEAST else group))


def _sheets(group: Sequence[Problem]) -> int:
    return len({(problem.file, problem.sheet) for problem in group})


def _everywhere(group: Sequence[Problem]) -> Problem:
    """What many sheets, or the sheets of many files, have alike."""
    files = list(dict.fromkeys(problem.file for problem in group))
    sheets = list(dict.fromkeys(f"“{problem.sheet}”" for problem in group))
    places, what = (files, "files") if len(files) > 1 else (sheets, "sheets")
    more = f" and {len(places) - PLACES:,} more" if len(places) > PLACES else ""
    return replace(group[0], says=f"{group[0].says} The same holds for {len(places):,} {what}: {', '.join(places[:PLACES])}{more}.")


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
