"""Which work packages are summaries of others, where no column says so: by outline number, level or indentation; what only adds up is asked."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from math import gcd

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingest import bottom_lines, by_name
from ingest.cell import show, spans
from ingest.convert import Converted
from ingest.convert.values import Values
from ingest.draft import Draft
from ingest.levels import levels
from ingest.reply import Replies
from schema import Kind
from schema.wording import counted

CHOICES = (("summary", "each is the summary of the rows below it"), ("own", "each is a package of its own, and counts beside them"))
TOTALS = (("summary", "it is a total, and is left out"), ("own", "it is a package of its own, and counts beside them"))
SHOWN = 5
RARE = 50  # of a project's smallest step of money and its rows: a sum from which no chance is likely to make it


def settle(drafts: Sequence[Draft], replies: Replies) -> None:
    """Gives the work packages of each sheet without parents those that their numbers, levels or indents tell."""
    for draft in (draft for draft in drafts if draft.table.name == "work_packages" and draft.offsets):
        given = draft.columns.get("parent_id")
        if "wp_id" not in draft.columns or (given and any(value is not None for value in given.values)):
            continue
        _settle(draft, by_name.called(_named(drafts, replies)), replies)
        for other in (other for other in drafts if draft.agreed and other is not draft and _is_of(other, draft)):
            _silence(other, {draft.offsets[index] for index in draft.agreed})


def _is_of(other: Draft, plan: Draft) -> bool:
    """Whether it is what the plan's own rows say of how its packages stand."""
    return other.table.name in ("reporting_periods", "progress") and (other.file, other.sheet.name) == (plan.file, plan.sheet.name)


def _silence(draft: Draft, offsets: Collection[int]) -> None:
    """Takes the amounts and shares out of rows that are totals, as somebody said: their parts tell them."""
    out = np.isin(np.asarray(draft.offsets), list(offsets))
    for name, column in draft.columns.items():
        if draft.table.column(name).kind in (Kind.MONEY, Kind.SHARE):
            values = draft.array(name)
            column.values = Values(pc.if_else(pa.array(out), pa.scalar(None, values.type), values))
            column.read = column.values
            column.exact = {index: value for index, value in column.exact.items() if not out[index]}


def _named(drafts: Sequence[Draft], replies: Replies) -> dict[str, str]:
    """The projects that are known or come with these files, with their names."""
    found = dict(replies.projects)
    for draft in (draft for draft in drafts if draft.table.name == "projects"):
        found |= {
            draft.value(i, "project_id"): draft.value(i, "name") or "" for i in range(len(draft.offsets)) if draft.value(i, "project_id")
        }
    return found


def _settle(draft: Draft, called: Mapping[str, str], replies: Replies) -> None:
    """Each project by itself: what its numbers tell, else levels or indents; what its names tell in any case, and else what is asked."""
    numbered = _by_number(draft)
    deep, how = levels(draft.sheet, draft.match, draft.offsets)
    leveled = _elsewhere(draft, _by_level(draft, deep), numbered) if deep else {}
    named = bottom_lines.find(draft, numbered | leveled)
    sums = _sums_of_others(draft, _projects(draft, numbered | leveled | named))
    all_, doubted = bottom_lines.whole(draft, numbered | leveled | named | sums, called)
    all_ |= {part: upper for part, upper in sums.items() if bottom_lines.is_named(draft, upper, called)}  # a total above its parts
    named |= {part: upper for part, upper in all_.items() if part not in named}
    sums = {part: upper for part, upper in sums.items() if part not in all_}
    totals, answered = _totals_asked(draft, doubted, called, replies), _asked(draft, sums, replies)
    found = numbered | leveled | named | totals | answered
    if found:
        values = [draft.value(found[index], "wp_id") if index in found else None for index in range(len(draft.offsets))]
        draft.columns["parent_id"] = Converted(values=values)
    for parents, by in ((numbered, "numbers"), (leveled, how), (named, "names"), (totals, "total"), (answered, "answer")):
        if parents:
            _tell(draft, sorted(set(parents.values())), by)


def _projects(draft: Draft, found: Collection[int]) -> set[str]:
    return {draft.value(index, "project_id") for index in found}


def _elsewhere(draft: Draft, parents: dict[int, int], found: Collection[int]) -> dict[int, int]:
    """Those of the projects of which nothing is found yet."""
    settled = _projects(draft, found)
    return {index: upper for index, upper in parents.items() if draft.value(index, "project_id") not in settled}


def _tell(draft: Draft, uppers: Sequence[int], how: str) -> None:
    listed = ", ".join(f"“{draft.value(index, 'wp_id')}”" for index in uppers[:SHOWN]) + (" …" if len(uppers) > SHOWN else "")
    where = {"names": "above", "total": "beside", "answer": "beside"}.get(how, "below")
    none = "nothing below it" if where == "below" else "none of those"
    what = f"1 row is the summary of those {where} it" if len(uppers) == 1 else f"{len(uppers):,} rows are summaries of those {where} them"
    by = {"answer": "as said", "total": "as said", "names": "by their names and amounts"}.get(how, f"by their {how}")
    says = f"{what}, {by}: {listed}. The budget or the cost of a summary counts only where {none} carries one."
    draft.problem(says, "Nothing need be done.", column="wp_id", severity="notice")


def _by_number(draft: Draft) -> dict[int, int]:
    """Each package whose number begins with that of another of its project and a point: 1.2.3 lies below 1.2, or below 1."""
    places = {(draft.value(i, "project_id"), draft.value(i, "wp_id")): i for i in range(len(draft.offsets)) if draft.value(i, "wp_id")}
    names: dict[str, set[str]] = {}
    for project, package in places:
        names.setdefault(project, set()).add(package)
    found: dict[int, int] = {}
    for (project, package), index in places.items():
        upper = above(package, names[project])
        if upper:
            found[index] = places[(project, upper)]
    return found


def above(package: str, known: Collection[str]) -> str:
    """The known package that the number of this one begins with, up to a point; "" where there is none."""
    upper = package.rstrip(".").rpartition(".")[0]
    while upper and upper not in known:
        upper = upper.rpartition(".")[0]
    if not upper and package != "0" and package[0].isdigit() and "0" in known:
        return "0"  # the row of the whole project, as scheduling programs number it
    return upper


def _by_level(draft: Draft, deep: Sequence[int | None]) -> dict[int, int]:
    """Each row lies below the last one before it that stands higher, in its project."""
    found: dict[int, int] = {}
    above: list[int] = []
    for index, level in enumerate(deep):
        if level is None or draft.value(index, "wp_id") is None:
            continue
        while above and (deep[above[-1]] >= level or draft.value(above[-1], "project_id") != draft.value(index, "project_id")):  # type: ignore[operator]
            above.pop()
        if above:
            found[index] = above[-1]
        above.append(index)
    return found


def _sums_of_others(draft: Draft, settled: Collection[str]) -> dict[int, int]:
    """Each row below one of the other projects whose budget is that of the rows below it together, or else of those above it."""
    sums = ((upper, children) for upper, children in _sums(draft) if draft.value(upper, "project_id") not in settled)
    found = {child: upper for upper, children in sums for child in children}
    settled = {*settled, *_projects(draft, found)}
    above = ((upper, parts) for upper, parts in _sums_above(draft) if draft.value(upper, "project_id") not in settled)
    return found | {part: upper for upper, parts in above for part in parts}


def _asked(draft: Draft, parents: dict[int, int], replies: Replies) -> dict[int, int]:
    """Rows whose budget is that of the rows below or above them together: whether they are summaries is asked."""
    if not parents:
        return {}
    uppers = sorted(set(parents.values()))
    sides = {"below" if child > upper else "above" for child, upper in parents.items()}
    where = sides.pop() if len(sides) == 1 else "beside"
    listed = "; ".join(_described(draft, index, [child for child, upper in parents.items() if upper == index]) for index in uppers[:SHOWN])
    answer = replies.get("outline", draft.file, draft.sheet.label, "")
    says = f"The budget of a row is just that of the rows {where} it: {listed}. Is it their summary?"
    draft.ask("outline", "", says, [("summary", f"each is the summary of the rows {where} it"), CHOICES[1]], index=uppers[0])
    return parents if answer == "summary" else {}


def _totals_asked(draft: Draft, doubted: Mapping[int, list[int]], called: Mapping[str, str], replies: Replies) -> dict[int, int]:
    """Rows that are called a total, or as their project, and differ from those that they would add up: whether they are one is asked."""
    if not doubted:
        return {}
    listed = "; ".join(_differs(draft, index, parts) for index, parts in list(doubted.items())[:SHOWN])
    more = f"; and {len(doubted) - SHOWN:,} more" if len(doubted) > SHOWN else ""
    says = f"By name a row is a total, and its budget differs from those that it would add up: {listed}{more}. Is it a total?"
    safe = not any(bottom_lines.called_as_project(draft, index, called) for index in doubted)
    draft.ask("outline", "total", says, TOTALS, index=min(doubted), column="", default="summary" if safe else "")
    replies.accept(draft.questions[-1:])
    if replies.get("outline", draft.file, draft.sheet.label, "total") != "summary":
        return {}
    draft.agreed.update(doubted)
    return {part: index for index, parts in doubted.items() for part in parts}


def _differs(draft: Draft, index: int, parts: Sequence[int]) -> str:
    name = draft.cell(index, "name") or draft.value(index, "wp_id")
    total = sum((draft.value(part, "budget") or Decimal(0) for part in parts), Decimal(0))
    where = spans([draft.number(part) for part in parts])
    rows = f"rows {where} add up" if len(parts) > 1 else f"row {where} comes"
    return f"row {draft.number(index)} (“{show(name)}”) says {draft.value(index, 'budget'):,.2f}, and {rows} to {total:,.2f}"


def _described(draft: Draft, index: int, parts: Sequence[int]) -> str:
    name, where = draft.cell(index, "name") or draft.value(index, "wp_id"), "below" if parts[0] > index else "above"
    rows = counted(len(parts), "row")
    return f"row {draft.number(index)} (“{show(name)}”, {draft.value(index, 'budget'):,.2f}) and the {rows} {where} it"


def _sums_above(draft: Draft) -> Iterator[tuple[int, range]]:
    """Each row and the run of at least two rows right above it whose budgets add up to its own, where that is no chance of round amounts."""
    budgets = [draft.value(index, "budget") for index in range(len(draft.offsets))]
    own = _by_project(draft, budgets)
    sizes, cents = {project: len(each) for project, each in own.items()}, {project: gcd(*each) for project, each in own.items()}
    last = 0
    for index, whole in enumerate(budgets):
        total, first, project = Decimal(0), index, draft.value(index, "project_id")
        rare = bool(whole) and whole * 100 >= RARE * sizes[project] * (cents[project] or 1)
        while rare and first > last and total < whole and budgets[first - 1] and draft.value(first - 1, "project_id") == project:
            first -= 1
            total += budgets[first]
        if rare and total == whole and first < index - 1:
            yield index, range(first, index)
            last = index + 1


def _by_project(draft: Draft, budgets: Sequence[Decimal | None]) -> dict[str, list[int]]:
    """The budgets of each project in cents."""
    found: dict[str, list[int]] = {}
    for index, budget in enumerate(budgets):
        found.setdefault(draft.value(index, "project_id"), []).append(int((budget or 0) * 100))
    return found


def _sums(draft: Draft) -> Iterator[tuple[int, range]]:
    """Each row and the run of at least two rows right below it, in its project, whose budgets add up to its own."""
    budgets = [draft.value(index, "budget") for index in range(len(draft.offsets))]
    index = 0
    while index < len(budgets):
        end = _end(draft, budgets, index)
        if end:
            yield index, range(index + 1, end)
        index = end or index + 1


def _end(draft: Draft, budgets: Sequence[Decimal | None], index: int) -> int:
    """The row after the run that adds up to the budget of the row; 0 where none does."""
    whole, total = budgets[index], Decimal(0)
    if not whole or whole <= 0:
        return 0
    for below in range(index + 1, len(budgets)):
        budget = budgets[below]
        if draft.value(below, "project_id") != draft.value(index, "project_id") or budget is None or budget <= 0:
            return 0
        total += budget
        if total >= whole:
            return below + 1 if total == whole and below > index + 1 else 0
    return 0
