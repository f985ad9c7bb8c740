"""Which sheets of a file are tables, and what is said of those that are not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from ingest import (
    above,
    baseline,
    by_name,
    companions,
    foot,
    go_live,
    grand,
    layouts,
    listing,
    merged,
    next_milestone,
    plan,
    repeats,
    sections,
    side_by_side,
    task_names,
    titles,
    umbrellas,
    whole_cost,
    year_and_month,
)
from ingest import header as headers
from ingest.called import called
from ingest.cell import is_blank, show, words
from ingest.contents import by_content
from ingest.header import Header
from ingest.layouts.layout import blank
from ingest.ledger import balances, reversals, scenarios, to_date
from ingest.match import ColumnMatch, Match, match, shape
from ingest.own_marks import READ_ME, TITLE
from ingest.question import Question, key, place
from ingest.readers import Reading, Sheet
from ingest.readers.sheet import letter
from ingest.reply import Replies
from ingest.rows import Rows, sort
from schema import BY_NAME, TABLES, Problem, Severity

LEAST = 3  # columns known, below which no sheet is taken for a table unless its name says so
SURE = 4  # columns known, from which a sheet is taken for the table though it lacks something that it needs


@dataclass(frozen=True, kw_only=True)
class Recognised:
    """One sheet: its headings, the table they make and the sorting of its rows; without a match it is left out."""

    file: str
    sheet: Sheet
    header: Header | None = None
    match: Match | None = None
    rows: Rows | None = None
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    layouts: tuple[str, ...] = ()
    laid_out: str = ""  # the fingerprint by which the layout of the whole sheet is remembered


def recognise(reading: Reading, replies: Replies) -> list[Recognised]:
    """Every sheet of the file; those that are no table are told of, as a fault where the file has no table at all."""
    found = [recognised for sheet in reading.sheets for recognised in _tables(reading.file, sheet, replies)]
    any_table = any(recognised.match or recognised.questions for recognised in found)
    return [recognised if recognised.match or recognised.questions else _left_out(recognised, replies, any_table) for recognised in found]


def _tables(file: str, sheet: Sheet, replies: Replies) -> list[Recognised]:
    """The tables that the sheet's layout makes of it; what the layout has to tell stands with the first."""
    if not sheet.rows or sheet.hidden or _ours(sheet) or replies.answers.tables.get(place(file, sheet.name)) == "":
        return [_sheet(file, sheet, replies)]
    header = headers.find(sheet)
    shape_ = layouts.shape(header) if header else ""
    replies.recall(file, sheet.label, shape_)
    sheet = foot.kept(merged.texts_down(sheet, header) if sheet.merged else sheet)
    sheet, headed = sections.apart(file, sheet, header, replies.projects)
    sheet, umbrella, asked = umbrellas.apart(file, sheet, header, replies.programmes, replies.projects, replies.about(file, sheet.label))
    sheet, joined = year_and_month.join(file, sheet, header)
    turned = layouts.turned(file, sheet, lambda label: replies.about(file, label), by_name.plain(replies.projects))
    turned = replace(turned, problems=(*turned.problems, *headed, *umbrella, *joined), questions=(*turned.questions, *asked))
    if not turned.sheets:
        return [Recognised(file=file, sheet=sheet, questions=turned.questions, problems=turned.problems)]
    first, *others = [each for part in turned.sheets for each in _divided(_sheet(file, part, replies), replies)]
    grand.agree([(each.sheet, each.match, each.rows) for each in (first, *others) if each.match and each.rows])
    told = replace(first, problems=(*turned.problems, *first.problems), questions=(*turned.questions, *first.questions))
    return [replace(each, layouts=turned.layouts, laid_out=shape_) for each in (told, *others)]


def _divided(found: Recognised, replies: Replies) -> list[Recognised]:
    """The sheet's own table, and those that it feeds as well."""
    if found.match is None or found.header is None or found.questions:
        return [found]
    divided = companions.divide(found.file, found.sheet, found.header, found.match, replies)
    elsewhere = {_letter(column) for match in divided.others for column in match.matched} - {
        _letter(column) for column in divided.own.matched
    }
    own = tuple(problem for problem in found.sheet.problems if problem.column not in elsewhere)
    sheet = replace(found.sheet, problems=own)
    problems = (*found.problems, *divided.problems)
    first = replace(found, sheet=sheet, match=divided.own, questions=divided.questions, problems=problems)
    others = [also(found, found.header, match) for match in divided.others]
    found_there = sorted(
        (left for each in others if each.rows for left in each.rows.left_out if left.total), key=lambda left: left.severity
    )
    totals = {left.row: left for left in found_there}  # a warning, of those that hold the amounts, goes before a notice
    if first.rows:  # what the rows are is told once, with the sheet's own table; which are totals, those that hold the amounts know
        first.rows.left_out = [totals.get(left.row, left) for left in first.rows.left_out]
    for each in others:
        if each.rows and each.match and each.match.table is not next_milestone.MILESTONES:
            each.rows.left_out = []
    return [first, *others]


def also(found: Recognised, header: Header, own: Match) -> Recognised:
    """The sheet once more, for another table that it feeds."""
    title = own.constants["name"] if go_live.is_live(own) else own.table.title
    part = " · ".join(text for text in (found.sheet.part, title) if text)
    places = {_letter(column) for column in own.matched}
    unread = tuple(problem for problem in found.sheet.problems if problem.column in places)
    sheet = replace(found.sheet, part=part, problems=unread, hidden_rows=())
    rows = sort(sheet, header, own)
    if go_live.is_live(own):
        rows = go_live.rows(sheet, own, rows)
    elif own.table is next_milestone.MILESTONES:
        rows = next_milestone.rows(sheet, own, rows)
    return Recognised(file=found.file, sheet=sheet, header=header, match=own, rows=rows)


def _letter(column: ColumnMatch) -> str:
    return letter(column.heading.column)


def _sheet(file: str, sheet: Sheet, replies: Replies) -> Recognised:
    said = replies.answers.tables.get(place(file, sheet.label))
    nothing = Recognised(file=file, sheet=sheet)
    if said == "" or all(map(blank, sheet.rows)) or _ours(sheet):
        return nothing
    wanted = said or _replied(file, sheet, replies) or sheet.table
    header = headers.find(sheet, (BY_NAME[wanted],) if wanted in BY_NAME else TABLES)
    chosen = replies.answers.columns.get(place(file, sheet.label))
    if header is None and (wanted or chosen):
        header = headers.by_shape(sheet)
    if header is None:
        return nothing
    fingerprint = f"{shape(header)}-{sheet.table}" if sheet.table else shape(header)  # parts of one sheet have the same headings
    recalled = replies.recall(file, sheet.label, fingerprint)
    elsewhere = replies.chosen_elsewhere(file, sheet.label)
    found = match(header, file=file, sheet=sheet.label, table=wanted, chosen=chosen, elsewhere=elsewhere, remembered=recalled)
    own, by_itself = wanted, not wanted and not recalled
    labelled = by_itself and titles.labelled(sheet, header, replies.projects) and plan.is_plan(header, found)
    if labelled or (by_itself and plan.is_tasks(header, found)):
        wanted, chosen = plan.PLAN.name, {**plan.columns(header), **(chosen or {})}
    elif by_itself and (listed := listing.columns(sheet, header, found, replies.projects)):
        wanted, chosen = listing.PROJECTS.name, {**listed, **(chosen or {})}
    elif not wanted and not (recalled and recalled.table) and side_by_side.is_kept(file, sheet, header, found):
        wanted = side_by_side.PERIODS.name
    if wanted != own:
        found = match(header, file=file, sheet=sheet.label, table=wanted, chosen=chosen, elsewhere=elsewhere)
    constants = {**sheet.constants, **replies.constants(file, sheet.label, found.table)}
    named = above.project(file, sheet, header, found, replies.projects) if "project_id" not in constants else None
    if named:
        constants["project_id"] = named.project
    declared = str(replies.answers.status_date or "")  # for rows that do not say theirs
    reported = above.day(file, sheet, header, found, {name: value for name, value in constants.items() if value != declared})
    if reported:
        constants[reported[0]] = reported[1].day
    if constants:
        found = match(
            header,
            file=file,
            sheet=sheet.label,
            table=found.table.name,
            chosen={**(chosen or {}), **_headings_named(found, constants)},
            elsewhere=elsewhere,
            remembered=recalled,
            constants=constants,
        )
    found = task_names.known(found)
    if (sheet.hidden or not _is_table(found, sheet, recalled is not None and bool(recalled.table))) and not wanted:
        return Recognised(file=file, sheet=sheet, header=header)
    found = replace(found, shape=fingerprint)
    sheet, once = merged.down(file, sheet, header, found) if sheet.merged else (sheet, [])
    sheet, again = _repeated(file, sheet, header, found)
    rows = sort(sheet, header, found)
    found = by_content(sheet, found, rows, replies.projects)
    reply, imply = replies.about(file, sheet.label), partial(replies.imply, file, sheet.label)
    tasks = task_names.settle(file, sheet, found, rows, reply)
    sheet, found = tasks.sheet, tasks.match
    found, words_asked = scenarios.apart(file, sheet, found, rows, header.last_row, reply, imply)
    words_asked += balances.apart(file, sheet, found, rows, reply)
    found = reversals.apart(sheet, found, rows, reply)
    found, dates_asked = baseline.settle(file, sheet, to_date.routed(found, reply), header.last_row, reply)
    found, costs_asked = whole_cost.settle(file, sheet, found, rows, reply)
    questions = (*_which(file, sheet, header, found, wanted), *words_asked, *dates_asked, *costs_asked, *tasks.questions)
    problems = (
        *([above.tell_project(file, sheet, header, named)] if named else []),
        *([above.tell_day(file, sheet, header, reported[1])] if reported else []),
        *once,
        *again,
        *tasks.problems,
    )
    return Recognised(file=file, sheet=sheet, header=header, match=found, rows=rows, questions=questions, problems=problems)


def _repeated(file: str, sheet: Sheet, header: Header, found: Match) -> tuple[Sheet, list[Problem]]:
    """The sheet with the project in every row that it holds for, where it is written once."""
    places = {column.column: column.heading.column - sheet.first_column for column in found.matched}
    if "project_id" not in places or found.table.name == "projects":
        return sheet, []
    also = [places["wp_id"]] if "wp_id" in places and found.table.name != "work_packages" else []
    return repeats.down(file, sheet, header.last_row + 1 - sheet.first_row, places["project_id"], also)


def _headings_named(found: Match, constants: Mapping[str, str]) -> dict[str, str]:
    """Where somebody has typed a heading in the place of a value for all rows: that column is meant."""
    free = {words(column.heading.text): column.heading.text for column in found.columns if not column.column}
    return {free[words(value)]: name for name, value in constants.items() if words(value) in free}


def _replied(file: str, sheet: Sheet, replies: Replies) -> str:
    """The table that the question about the sheet was answered with, if it is one of those that it fits."""
    reply = replies.answers.replies.get(key("table", file, sheet.label), "")
    header = headers.find(sheet, TABLES) if reply else None
    if header is None:
        return ""
    found = match(header, file=file, sheet=sheet.label, remembered=replies.recall(file, sheet.label, shape(header)))
    return reply if reply in (found.table.name, *found.contenders) else ""


def _ours(sheet: Sheet) -> bool:
    """Whether it is the page of our own template that explains the others."""
    return sheet.name == READ_ME and sheet.rows[0][0] == TITLE


def _is_table(found: Match, sheet: Sheet, remembered: bool) -> bool:
    """Whether the headings are enough to say so: all that is needed, or many of them, or the sheet's own name."""
    lacking = [column for column in found.missing if not column.refers_to and column.name not in ("status_date", "period_end")]
    if remembered or called(found.table, sheet.label, "") >= 1.5 or len(found.matched) >= SURE:
        return True
    rated = len(found.matched) > 1 or any(column.heading.holds == "colours" for column in found.columns)
    return not lacking and len(found.matched) + (companions.known_beside(found) if rated else 0) >= LEAST


def _which(file: str, sheet: Sheet, header: Header, found: Match, wanted: str) -> tuple[Question, ...]:
    beside = companions.known_beside(found)
    rivals = [
        name
        for name in found.contenders
        if name not in companions.COMPANIONS.get(found.table.name, ())  # those can both be fed
        and not (beside and len(match(header, file=file, sheet=sheet.label, table=name).matched) < len(found.matched) + beside)
    ]
    if not rivals or wanted:
        return ()
    names = (found.table.name, *rivals)
    titles = [BY_NAME[name].title for name in names]
    return (
        Question(
            key=key("table", file, sheet.label),
            topic="table",
            file=file,
            sheet=sheet.name,
            row=header.last_row,
            says=f"The headings of sheet “{sheet.name}” fit several tables: {', '.join(titles[:-1])} and {titles[-1]}. Which is it?",
            choices=tuple(zip(names, titles, strict=True)),
        ),
    )


def header_row(recognised: Recognised) -> int:
    """The file's own number of the row of headings, or of the first row where there are none."""
    header, sheet = recognised.header, recognised.sheet
    return sheet.number(header.last_row - sheet.first_row) if header and sheet.rows else sheet.first_row


def _left_out(recognised: Recognised, replies: Replies, any_table: bool) -> Recognised:
    sheet = recognised.sheet
    own = tuple(sheet.problems) if not any_table else ()
    if replies.answers.tables.get(place(recognised.file, sheet.label)) == "" or all(map(blank, sheet.rows)) or _ours(sheet):
        return Recognised(file=recognised.file, sheet=sheet, problems=own)
    known = headers.known(recognised.header.headings) if recognised.header else 0
    if sheet.hidden and any_table:
        says = f"Sheet “{sheet.name}” is hidden and is left out."
        severity: Severity = "warning" if known >= SURE else "notice"
        mend = "Unhide it, or choose its table, if it should be loaded."
    else:
        first = show(next(cell for row in sheet.rows for cell in row if not is_blank(cell)))
        near = f" Its headings, in row {recognised.header.last_row}, are too few to tell a table by." if recognised.header else ""
        says = f"Sheet “{sheet.name}” has no row of headings that is recognised, from “{first}” on.{near}"
        severity = "notice" if any_table else "error"
        mend = (
            "Use the template's headings, or choose the sheet's table."
            if not any_table
            else "It is left out; choose its table if it is one."
        )
    row = header_row(recognised)
    problem = Problem(file=recognised.file, sheet=sheet.name, row=row, says=says, mend=mend, severity=severity)
    return Recognised(file=recognised.file, sheet=sheet, header=recognised.header, problems=(*own, problem))
