"""Keeps what a preview showed, all files in one transaction, or refuses and says why; nothing lies between."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

import pyarrow as pa

from ingest import unassigned
from ingest.cell import words
from ingest.changes import Changes
from ingest.gather import gather
from ingest.preview import FilePreview, Preview, SheetPreview, of
from ingest.question import Question
from schema import BY_NAME, Problem
from schema.wording import counted
from store import loads
from store.loads import NewLoad, NewSheet
from store.portfolio import Portfolio, version
from store.profiles import Profile

Progress = Callable[[float, str], None]
NO_CHANGES = Changes(by_files={}, rows=())


@dataclass(frozen=True, kw_only=True)
class SheetReceipt:
    """What became of one sheet's rows, or would have where nothing was kept: read = loaded + rejected + blank."""

    file: str
    sheet: str
    table: str
    read: int
    loaded: int
    rejected: int
    blank: int


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """Whether the files were kept, under which load numbers, and if not, why nothing was changed.

    ``changes`` is what the load changed, or would have, against what was known before; ``covers`` says of each file and sheet
    what it takes the place of.
    """

    kept: bool
    says: str
    loads: tuple[int, ...] = ()
    sheets: tuple[SheetReceipt, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    changes: Changes = NO_CHANGES
    covers: tuple[tuple[str, str, str], ...] = ()

    def as_dict(self) -> dict[str, object]:
        """As the command line prints it with ``--json``."""
        return {
            "kept": self.kept,
            "says": self.says,
            "loads": list(self.loads),
            "sheets": [vars(sheet) | {} for sheet in self.sheets],
            "problems": [problem.as_dict() for problem in (*gather(self.problems), *map(_unanswered, self.questions))],
            "rejects": [problem.as_dict() for problem in self.problems if problem.severity == "error" and problem.row is not None],
            "questions": [
                {
                    "key": q.key,
                    "file": q.file,
                    "sheet": q.sheet,
                    "row": q.row,
                    "column": q.column,
                    "says": q.says,
                    "choices": dict(q.choices),
                    "suggested": q.default,
                }
                for q in self.questions
            ],
            "covers": [{"file": file, "sheet": sheet, "says": says} for file, sheet, says in self.covers],
            "changes": [{"table": table, "sort": sort, "count": count} for (table, sort), count in self.changes.counts.items()],
        }


def _unanswered(question: Question) -> Problem:
    """The open question as the fault that it is for whoever looks at faults alone."""
    choices = " or ".join(f"{value} ({words})" for value, words in question.choices)
    return Problem(
        file=question.file,
        sheet=question.sheet,
        row=question.row,
        column=question.column,
        says=question.says,
        mend=f"Answer it: {question.key}={f' {choices}' if choices else '…'}",
    )


def keep(
    preview: Preview,
    portfolio: Portfolio,
    *,
    person: str,
    at: datetime,
    yes: bool = False,
    partial: bool = False,
    progress: Progress | None = None,
    waiting: Callable[[str], None] | None = None,
) -> Receipt:
    """Keeps every file of the preview, or none.

    ``yes`` accepts matches, warnings and the safe answers of open questions; ``partial`` leaves rejected rows out.
    """
    if yes and any(question.default for question in preview.open_questions):
        preview = of(preview.readings, portfolio, answers=replace(preview.answers, yes=True), progress=progress)
    why = refusal(preview, portfolio, yes=yes, partial=partial)
    if why:
        return _receipt(preview, kept=False, says=f"{why} Nothing was changed.")

    def told(done: int, of_all: int) -> None:
        if progress:
            progress(done / max(of_all, 1), f"Keeping {counted(of_all, 'row')}")

    late: list[str] = []
    numbers = loads.keep(
        portfolio,
        [_load(preview, file) for file in preview.files],
        at=at,
        person=person,
        waiting=waiting,
        progress=told,
        unpublished=late.append,
    )
    rows = sum(sheet.loaded for sheet in preview.sheets)
    left = sum(sheet.rejected for sheet in preview.sheets)
    says = f"{_rows(rows)} of {_files(len(preview.files))} {_were(rows)} loaded"
    says += f"; {_rows(left, 'rejected ')} {_were(left)} left out." if left else "."
    says = " ".join(part for part in (says, unassigned.said(preview.sheets), *late) if part)
    return _receipt(preview, kept=True, says=says, numbers=tuple(numbers))


def refusal(preview: Preview, portfolio: Portfolio, *, yes: bool, partial: bool) -> str:
    """Why the files would not be kept, "" where they may be."""
    if version(portfolio) != preview.version:
        return "Somebody has loaded something since these files were looked at; look at them again."
    broken = [file.file for file in preview.files if any(problem.severity == "error" for problem in file.problems)]
    if broken or not preview.files:
        return f"{', '.join(broken)} cannot be loaded." if broken else "No file was given."
    if preview.open_questions:
        first = preview.open_questions[0]
        more = f" (and {len(preview.open_questions) - 1} more)" if len(preview.open_questions) > 1 else ""
        return f"A question is open{more}: {first.file}, {first.sheet}: {first.says}"
    rejected = sum(sheet.rejected for sheet in preview.sheets)
    if rejected and not partial:
        return f"{_rows(rejected)} {'is' if rejected == 1 else 'are'} rejected."
    if any(p.severity == "error" and p.row is None for p in preview.problems) or (not partial and preview.count("error")):
        return "There are faults to be mended first."
    if not any(sheet.loaded or sheet.covers for sheet in preview.sheets):
        return "No row can be loaded."
    wrong = [f"{s.sheet}: {name}" for s in preview.sheets for name, sums in s.totals.items() if not sums.agrees]
    if wrong:
        return f"The control totals do not agree ({', '.join(wrong)})."
    warnings = sum(problem.severity == "warning" for problem in gather(preview.problems))
    if warnings and not yes:
        return "1 warning wants a yes." if warnings == 1 else f"{warnings:,} warnings want a yes."
    return ""


def _load(preview: Preview, file: FilePreview) -> NewLoad:
    sheets = [sheet for sheet in file.sheets if sheet.match and (sheet.loaded or sheet.covers)]
    return NewLoad(
        file_name=file.file,
        sha256=file.sha256,
        reader=file.reader,
        source=file.source,
        status_date=preview.answers.status_date,
        mapping={sheet.sheet: _mapping(sheet) for sheet in sheets},
        rejects=tuple(p for sheet in file.sheets for p in sheet.problems if p.severity == "error"),
        note=". ".join(part for part in (_changed(preview, file.file), unassigned.said(file.sheets)) if part),
        covers=tuple(cover for sheet in file.sheets for cover in sheet.covers),
        apart=tuple(dict.fromkeys(one for sheet in sheets for one in sheet.apart)),
        refused=tuple(row for sheet in file.sheets for row in sheet.refused),
        remember=tuple(item for sheet in sheets for item in (_remember(sheet), _laid_out(sheet)) if item),
        sheets=tuple(_new_sheet(parts) for parts in _together(sheets)),
    )


def _changed(preview: Preview, file: str) -> str:
    """What the file changed, in words: ``3 added, 1 removed in costs``; what several files change as one is said of each."""
    said = []
    for files, counts in preview.changes.by_files.items():
        if file in files:
            tables: dict[str, list[str]] = {}
            for (table, sort), count in counts.items():
                tables.setdefault(table, []).append(f"{count:,} {sort}")
            others = f" (with {', '.join(other for other in files if other != file)})" if len(files) > 1 else ""
            said += [f"{', '.join(found)} in {BY_NAME[table].title.lower()}{others}" for table, found in tables.items()]
    return "; ".join(said)


def _together(sheets: Sequence[SheetPreview]) -> list[list[SheetPreview]]:
    """The parts of each sheet that go to the same table: they are kept and counted as one."""
    found: dict[tuple[str, str], list[SheetPreview]] = {}
    for sheet in sheets:
        found.setdefault((sheet.name, sheet.table), []).append(sheet)
    return list(found.values())


def _new_sheet(parts: Sequence[SheetPreview]) -> NewSheet:
    promised: dict[str, Decimal] = {}
    for part in parts:
        for column, sums in part.totals.items():
            promised[column] = promised.get(column, Decimal(0)) + sums.loaded
    return NewSheet(
        table=parts[0].table,
        sheet=parts[0].name,
        rows=pa.concat_tables([part.rows for part in parts if part.rows is not None]),
        read=sum(part.read for part in parts),
        loaded=sum(part.loaded for part in parts),
        rejected=sum(part.rejected for part in parts),
        blank=sum(part.blank for part in parts),
        control_totals=promised,
    )


def _mapping(sheet: SheetPreview) -> Mapping[str, object]:
    assert sheet.match is not None  # noqa: S101 (as above)
    return {
        "table": sheet.table,
        "constants": dict(sheet.match.constants),
        "headings": {column.heading.text: [column.column, column.how, round(column.score, 2)] for column in sheet.match.columns},
    }


def _remember(sheet: SheetPreview) -> Profile | None:
    """The match where somebody had to decide something about it, and what was declared."""
    match = sheet.match
    assert match is not None  # noqa: S101 (a sheet with loaded rows has one)
    left_out = {words(heading): "" for heading in sheet.left_out}
    decided = match.chosen or any(column.how == "chosen" or column.wants_acceptance for column in match.columns)
    if decided or left_out:
        return Profile(shape=match.shape, table=match.table.name, headings={**match.headings, **left_out}, declared=sheet.declared)
    return Profile(shape=match.shape, declared=sheet.declared) if sheet.declared else None


def _laid_out(sheet: SheetPreview) -> Profile | None:
    """How the whole sheet is laid out, where somebody had to say so; by its own headings, before it was turned."""
    return Profile(shape=sheet.laid_out, declared=sheet.layout_said) if sheet.laid_out and sheet.layout_said else None


def _receipt(preview: Preview, *, kept: bool, says: str, numbers: tuple[int, ...] = ()) -> Receipt:
    sheets = tuple(
        SheetReceipt(
            file=sheet.file,
            sheet=sheet.sheet,
            table=sheet.table,
            read=sheet.read,
            loaded=sheet.loaded,
            rejected=sheet.rejected,
            blank=sheet.blank,
        )
        for sheet in preview.sheets
        if sheet.match
    )
    return Receipt(
        kept=kept,
        says=says,
        loads=numbers,
        sheets=sheets,
        problems=preview.problems,
        questions=preview.open_questions,
        changes=preview.changes,
        covers=tuple((sheet.file, sheet.sheet, sheet.says) for sheet in preview.sheets if sheet.says),
    )


def _files(count: int) -> str:
    return "one file" if count == 1 else f"{count} files"


def _rows(count: int, which: str = "") -> str:
    return counted(count, f"{which}row")


def _were(count: int) -> str:
    return "was" if count == 1 else "were"
