"""Plans without identifiers: a task is known by its name, and by the summaries above it where another has the same name."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.cell import is_blank, one_line, show, spans
from ingest.draft import Reply
from ingest.glossary import english
from ingest.header import Heading
from ingest.levels import levels
from ingest.match import ColumnMatch, Match
from ingest.names import bare, columns, meaning
from ingest.question import Question, key
from ingest.readers.sheet import Sheet
from ingest.rows import Rows
from schema import BY_NAME, Problem

PLAN = BY_NAME["work_packages"]
CHOICES = (("apart", "each is a task of its own, told apart by their order: “Review”, “Review (2)”"),)
SHOWN = 3
_TELLS = frozenset(["baseline_finish", "forecast_finish", "budget", "pct_complete"])  # what is said of a task and of no entry of a register
_OUTLINE = ({"wbs"}, {"wbs", "code"}, {"wbs", "id"}, {"outline", "id"})


@dataclass(frozen=True, kw_only=True)
class Named:
    """The sheet with a column of identifiers made of the names, its match, and what is asked and told of them."""

    sheet: Sheet
    match: Match
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def known(match: Match) -> Match:
    """The match with the names as identifiers too, where a plan or its progress has no column for those."""
    there = {each.column for each in match.columns} | set(match.constants)
    there |= {columns(each.heading.text).get("progress", "") for each in match.columns}
    if match.table.name not in ("work_packages", "progress") or "wp_id" in there or not there & _TELLS:
        return match
    named = [each for each in match.columns if _names(match, each)]
    if not named:
        return match
    own = ColumnMatch(heading=named[0].heading, column="wp_id", how="synonym", score=1.0)
    return replace(match, columns=(own, *match.columns))


def _names(match: Match, each: ColumnMatch) -> bool:
    if match.table is PLAN:
        return each.column == "name" and each.how != "likeness"
    return each.how == "none" and says_name(each.heading.text)


def says_name(heading: str) -> bool:
    """Whether a heading is that of a task's name, and not of its identifier."""
    found = meaning(PLAN, heading)
    return found is not None and found.column.name == "name"


def settle(file: str, sheet: Sheet, match: Match, rows: Rows, reply: Reply) -> Named:
    """Tells tasks of one name apart; those that nothing tells apart are asked about. An outline number goes before a number of the row."""
    match = _numbered(sheet, match, rows)
    own = match.columns[0] if match.columns else None
    if own is None or own.column != "wp_id" or sum(each.heading is own.heading for each in match.columns) < 2:
        return Named(sheet=sheet, match=match)
    text = show(own.heading.text)
    says = f"No column holds the {PLAN.column('wp_id').heading}: “{text}” serves as one, and a row under a new name is a new one."
    told = [_told(file, sheet, rows, own, says)]
    same = _namesakes(sheet, match, rows, own.heading)
    if not same:
        return Named(sheet=sheet, match=match, problems=told)
    ids, open_ = _apart(sheet, match, rows, own.heading, same)
    questions = [_ask(file, sheet, own.heading, open_)] if open_ and reply("namesakes", "") != "apart" else []
    shown = ", ".join(f"“{show(each)}”" for each in list(ids.values())[:SHOWN])
    above = f"{len(ids):,} tasks have the name of another and are told apart by what stands above them: {shown} …"
    told += [_told(file, sheet, rows, own, above)] if len(ids) > len(open_) else []
    made, column = _with_column(sheet, rows, own.heading, ids)
    own = replace(own, heading=column)
    return Named(sheet=made, match=replace(match, columns=(own, *match.columns[1:])), questions=questions, problems=told)


def _numbered(sheet: Sheet, match: Match, rows: Rows) -> Match:
    """With the outline numbers as identifiers in the place of a plain “ID”, which a task inserted above it changes."""
    plain = [each for each in match.columns if each.column == "wp_id" and english(bare(each.heading.text)) == {"id"} and each.rivals]
    outline = [each for each in match.columns if each.how == "none" and english(bare(each.heading.text)) in _OUTLINE]
    if match.table is not PLAN or not plain or len(outline) != 1 or plain[0].how in ("chosen", "remembered"):
        return match
    cells = [sheet.rows[offset][outline[0].heading.column - sheet.first_column] for offset in rows.data]
    if len(set(cells)) < len(cells) or any(is_blank(cell) for cell in cells):
        return match
    swapped = {
        id(plain[0]): replace(plain[0], column="", how="chosen", score=0.0, rivals=()),
        id(outline[0]): replace(outline[0], column="wp_id", how="synonym", score=1.0),
    }
    return replace(match, columns=tuple(swapped.get(id(each), each) for each in match.columns))


def _namesakes(sheet: Sheet, match: Match, rows: Rows, name: Heading) -> list[list[int]]:
    """The data rows, by their places among them, of each name that several tasks of one project have."""
    place = name.column - sheet.first_column
    project = next((each.heading.column - sheet.first_column for each in match.columns if each.column == "project_id"), None)
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, offset in enumerate(rows.data):
        row = sheet.rows[offset]
        found[one_line(row[project]) if project is not None else "", one_line(row[place])].append(index)
    return [indices for (_, text), indices in found.items() if text and len(indices) > 1]


def _apart(sheet: Sheet, match: Match, rows: Rows, name: Heading, same: Sequence[Sequence[int]]) -> tuple[dict[int, str], list[list[int]]]:
    """The identifier of each of those tasks, and those that only their order tells apart."""
    place, above = name.column - sheet.first_column, _above(sheet, match, rows, name)
    ids, open_ = dict[int, str](), list[list[int]]()
    for indices in same:
        own = one_line(sheet.rows[rows.data[indices[0]]][place])
        deepest = max(len(above[index]) for index in indices)
        for depth in range(1, max(deepest, 1) + 1):
            paths = [" / ".join((*above[index][-depth:], own)) for index in indices]
            if len(set(paths)) == len(paths):
                break
        times: dict[str, list[int]] = defaultdict(list)
        for index, path in zip(indices, paths, strict=True):
            times[path].append(index)
            ids[index] = path if len(times[path]) == 1 else f"{path} ({len(times[path])})"
        open_ += [[rows.data[index] for index in each] for each in times.values() if len(each) > 1]
    return ids, open_


def _above(sheet: Sheet, match: Match, rows: Rows, name: Heading) -> list[tuple[str, ...]]:
    """The names of the summaries above each row, the outermost first, by a column that names the one above it or by levels."""
    place = name.column - sheet.first_column
    parent = next((each.heading.column - sheet.first_column for each in match.columns if each.column == "parent_id"), None)
    if parent is not None:
        return [() if is_blank(row[parent]) else (one_line(row[parent]),) for row in (sheet.rows[offset] for offset in rows.data)]
    deep = levels(sheet, match, rows.data)[0] or [None] * len(rows.data)
    found, stack = list[tuple[str, ...]](), list[tuple[int, str]]()
    for offset, level in zip(rows.data, deep, strict=True):
        while stack and level is not None and stack[-1][0] >= level:
            stack.pop()
        found.append(tuple(text for _, text in stack) if level is not None else ())
        if level is not None:
            stack.append((level, one_line(sheet.rows[offset][place])))
    return found


def _with_column(sheet: Sheet, rows: Rows, name: Heading, ids: dict[int, str]) -> tuple[Sheet, Heading]:
    """The sheet with the identifiers in a column of their own behind the others."""
    place = name.column - sheet.first_column
    own = {offset: ids.get(index, sheet.rows[offset][place]) for index, offset in enumerate(rows.data)}
    wider = [(*row, own.get(offset)) for offset, row in enumerate(sheet.rows)]
    return replace(sheet, rows=wider), Heading(column=sheet.first_column + len(sheet.rows[0]), text=name.text)


def _told(file: str, sheet: Sheet, rows: Rows, own: ColumnMatch, says: str) -> Problem:
    row = sheet.number(rows.data[0]) if rows.data else None
    mend = "Nothing need be done."
    return Problem(file=file, sheet=sheet.name, row=row, column=own.heading.text, says=says, mend=mend, severity="notice")


def _ask(file: str, sheet: Sheet, name: Heading, same: Sequence[Sequence[int]]) -> Question:
    place = name.column - sheet.first_column
    listed = "; ".join(
        f"“{show(one_line(sheet.rows[each[0]][place]))}” in rows {spans([sheet.number(offset) for offset in each])}"
        for each in same[:SHOWN]
    )
    more = f" and {len(same) - SHOWN:,} more" if len(same) > SHOWN else ""
    says = f"Several tasks have one name, and nothing tells them apart: {listed}{more}. Is each a task of its own? Else give the plan a column of identifiers."
    return Question(
        key=key("namesakes", file, sheet.label),
        topic="namesakes",
        file=file,
        sheet=sheet.name,
        row=sheet.number(same[0][0]),
        column=name.text,
        says=says,
        choices=CHOICES,
    )
