"""From a matched sheet to a draft of its table: every cell converted, every fault with its place."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from ingest import (
    budgets,
    by_name,
    cumulative,
    for_all,
    likelihood,
    outlook,
    planned,
    programmes,
    rated,
    reached,
    scaled,
    shown,
    side_by_side,
    stated,
    titles,
    to_come,
    units,
    year_to_date,
)
from ingest.cell import says_nothing, show, spans
from ingest.convert import Ask, Cells, Converted, convert_rows, dates
from ingest.draft import Draft, Reply
from ingest.header import Header
from ingest.ledger import currencies, reversals, sides, taxes, to_date
from ingest.match import ColumnMatch, Match
from ingest.readers.grid import at_once, distinct
from ingest.readers.sheet import Sheet, number
from ingest.rows import Rows
from schema import Column, Kind, Problem


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a sheet is read by that it does not hold: values of earlier periods, the projects, and the currency and start of each."""

    periods: cumulative.Known
    projects: dict[str, str]  # identifier → name
    programmes: dict[str, str]
    currencies: dict[str, str]
    starts: dict[str, date]

    def learn(self, draft: Draft) -> None:
        """The projects of a sheet, which those that follow refer to."""
        if draft.table.name != "projects":
            return
        columns = (draft.array(name).to_pylist() for name in ("project_id", "name", "currency", "baseline_start"))
        for project, name, code, start in zip(*columns, strict=True):
            if project:
                self.projects[project] = name or self.projects.get(project, "")
                self.currencies.update({project: code} if code else {})
                self.starts.update({project: start} if start else {})


def stage(file: str, sheet: Sheet, header: Header, match: Match, rows: Rows, reply: Reply, known: Known) -> Draft:
    """The draft of one sheet; its rows are not compared with others or with the store yet."""
    draft = Draft(
        file=file,
        sheet=sheet,
        match=match,
        header_row=sheet.number(header.last_row - sheet.first_row),
        offsets=rows.data,
        lines=titles.lines(sheet, header),
        read=rows.read,
        blank=rows.blank,
        refused=len(rows.broken),
    )
    _tell_rows(draft, rows)
    _tell_hidden(draft)
    matched_ = (*match.matched, *_titled(draft))
    for matched in matched_:
        draft.matches[matched.column] = matched
    reply = rated.informed(draft, _with_order(draft, reply))
    converted = at_once(lambda matched: _converted(draft, matched, reply), matched_, len(sheet.rows))
    scales = stated.scales(draft, header, reply)
    for matched, out in zip(matched_, converted, strict=True):
        draft.columns[matched.column] = out
        if draft.table.column(matched.column).kind is Kind.MONEY:
            shown.settle(draft, matched.column, out, scales.get(matched.column, 1))
        if matched.column in scales:
            scaled.settle(draft, matched.column, out, scales[matched.column])
        _take(draft, matched.column, out)
    likelihood.settle(draft, reply)
    by_name.settle(draft, known.projects, reply)
    programmes.settle(draft, known.programmes, reply)
    for_all.settle(draft, reply, known.projects)
    taxes.settle(draft)
    sides.settle(draft, reply)
    reversals.settle(draft, reply)
    currencies.settle(draft, reply, known.currencies)
    to_date.ask(draft, reply, known.periods)
    _readers_problems(draft)
    for_all.missing(draft, known.projects)
    _required(draft)
    shown.tell_several(draft)
    units.agree(draft, reply, known.currencies)
    planned.settle(draft, reply)
    budgets.settle(draft, reply)
    outlook.settle(draft, reply)
    cumulative.settle(draft, reply, known.periods)
    side_by_side.settle(draft)
    year_to_date.settle(draft, known.starts)
    to_come.settle(draft, reply)
    reached.settle(draft, reply)
    return draft


def _titled(draft: Draft) -> list[ColumnMatch]:
    """The titles once more, as identifiers, where a register has no column for those."""
    there = {each.column for each in draft.match.matched} | set(draft.match.constants)
    named = [(draft.table.column(each.column), each) for each in draft.match.matched]
    found = [replace(each, column=own.gives) for own, each in named if own.kind is Kind.TEXT and own.gives and own.gives not in there]
    for each in found:
        says = f"No column holds the {draft.table.column(each.column).heading}: “{show(each.heading.text)}” serves as one, and a row under a new title is a new one."
        draft.problem(says, "Nothing need be done.", column=each.column, severity="notice")
    return found


def _with_order(draft: Draft, reply: Reply) -> Reply:
    """The answers, with the order of day and month that the sheet's days prove: one of any column can be read in no other."""
    proved: set[str] = set()
    for matched in draft.match.matched:
        if draft.table.column(matched.column).kind is Kind.DATE:
            column = distinct(draft.sheet.rows, matched.heading.column - draft.sheet.first_column)
            there = np.unique(column.numbers[np.asarray(draft.offsets, np.int32)])
            possible = dates.orders(column.some(there[there >= 0]))
            proved |= possible if len(possible) == 1 else set()
    order = proved.pop() if len(proved) == 1 else ""
    return lambda topic, heading: reply(topic, heading) or (order if topic == "date_order" else "")


def _tell_rows(draft: Draft, rows: Rows) -> None:
    for left in (*rows.broken, *rows.left_out):
        draft.problems.append(
            Problem(
                file=draft.file,
                sheet=draft.sheet.name,
                row=left.row,
                found=left.found,
                says=f"Row {left.row} {left.says}",
                mend=left.mend,
                severity="error" if left.severity == "error" else "warning" if left.severity == "warning" else "notice",
            )
        )


def _tell_hidden(draft: Draft) -> None:
    """Rows that a filter or a hand has hidden count like all others; whoever looks at the sheet does not see them."""
    if not draft.sheet.hidden_rows:
        return
    unseen = set(draft.sheet.hidden_rows)
    found = sorted({number for index in range(len(draft.offsets)) if (number := draft.number(index)) in unseen})
    if found:
        what = (
            "1 row is hidden in the sheet and is loaded"
            if len(found) == 1
            else f"{len(found):,} rows are hidden in the sheet and are loaded"
        )
        says = f"{what} like the others: {spans(found)}."
        draft.problem(says, "Say yes if they count, or delete them from the file.", severity="warning")


def _converted(draft: Draft, matched: ColumnMatch, reply: Reply) -> Converted:
    place = matched.heading.column - draft.sheet.first_column
    column = draft.table.column(matched.column)
    percent = draft.percent(matched.heading.column) if column.kind in (Kind.SHARE, Kind.INTEGER) else frozenset()
    about = Cells(column=column, heading=matched.heading.text, percent=percent)
    cells = distinct(draft.sheet.rows, place)
    return convert_rows(cells, np.asarray(draft.offsets, np.int32), about, lambda topic: reply(*_about(topic, matched.heading.text)))


def _take(draft: Draft, name: str, out: Converted) -> None:
    for index, fault in out.faults.items():
        draft.refuse(index, name, fault)
    for remark in out.remarks:
        text = f"“{show(draft.cell(remark.index, name))}” {remark.says}"
        draft.problem(text, remark.mend, index=remark.index, column=name, severity=remark.severity)
    for ask in out.asks:
        _ask(draft, name, ask, len(out.waiting))
    draft.rejected |= out.waiting


def _about(topic: str, heading: str) -> tuple[str, str]:
    """Topic and heading of a question; one about a word names it after the heading."""
    topic, _, word = topic.partition("|")
    return topic, f"{heading}|{word}" if word else heading


def _ask(draft: Draft, name: str, ask: Ask, waiting: int) -> None:
    heading = draft.heading(name)
    topic, about = _about(ask.topic, heading)
    says = ask.says if ask.says.startswith("“") or waiting <= 1 else f"{ask.says} {waiting:,} cells of the column wait for the answer."
    draft.ask(topic, about, says, ask.choices, index=ask.index, column=heading, default=ask.default)


def _readers_problems(draft: Draft) -> None:
    """Cells that the reader could not read refuse their row where their column is used."""
    if not draft.sheet.problems:
        return
    used = {matched.heading.column: name for name, matched in draft.matches.items()}
    place = {draft.sheet.first_row + offset: index for index, offset in enumerate(draft.offsets)}
    for problem in draft.sheet.problems:
        index = place.get(problem.row or 0)
        problem = replace(problem, row=draft.number(index)) if index is not None and draft.sheet.addresses else problem
        name = used.get(number(problem.column)) if problem.column.isascii() and problem.column.isalpha() else None
        if problem.row is None or (index is not None and (name is not None or not problem.column)):
            heading = draft.heading(name) if name else problem.column
            draft.problems.append(_replaced(problem, column=heading))
            if index is not None and problem.severity == "error":
                draft.rejected.add(index)
        else:
            draft.problems.append(_replaced(problem, severity="notice"))


def _replaced(problem: Problem, **changes: str) -> Problem:
    return Problem(**{**problem.as_dict(), **changes})  # type: ignore[arg-type]


def _required(draft: Draft) -> None:
    for column in draft.table.required:
        out = draft.columns.get(column.name)
        if out is None or column.name in draft.match.constants:
            continue
        known = draft.sheet.problems and {(p.row, p.column) for p in draft.sheet.problems}
        missing = np.flatnonzero(draft.array(column.name).is_null()).tolist()
        blank = [i for i in missing if i not in out.faults and i not in out.waiting and not (known and i in draft.rejected)]
        said = any(says_nothing(draft.cell(index, column.name)) for index in blank)
        for index in blank:
            _blank(draft, index, column, said="is blank or says that nothing is known" if said else "is blank")


def _blank(draft: Draft, index: int, column: Column, said: str) -> None:
    says = f"The cell under “{draft.heading(column.name)}” {said}, and every row of {draft.table.title.lower()} needs it."
    draft.problem(says, f"Enter it: {column.meaning}", index=index, column=column.name)
