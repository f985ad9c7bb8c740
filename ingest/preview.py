"""What would be loaded, rejected, asked and changed if the files were kept; nothing is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from ingest import carried, check, incomplete, jump, known, latest, missing, newcomers, outline, programmes, rated, reported, unconverted
from ingest.changes import Changes
from ingest.coverage import hint
from ingest.coverage import upload as uploads
from ingest.draft import Draft, Sums
from ingest.match import Match
from ingest.question import BY_FILE, SHARED, Answers, Question, place
from ingest.readers import Reading, read
from ingest.recognise import Recognised, recognise
from ingest.reply import Replies
from ingest.stage import Known, stage
from ingest.unused import by_kinds, of_use, unused
from schema import Problem
from store.apart import Apart
from store.covers import Cover
from store.parcel import Refused
from store.portfolio import Portfolio, version

Progress = Callable[[float, str], None]


@dataclass(frozen=True, kw_only=True)
class File:
    """A file to be loaded: where it lies, and what people call it when it lies under another name."""

    path: Path
    name: str


@dataclass(frozen=True, kw_only=True)
class SheetPreview:
    """One sheet: its table and matched headings, the rows as they would be kept, and how all rows are accounted for.

    ``read`` counts the rows below the headings; ``blank`` those that are empty or left out with a notice.
    ``match`` is None for a sheet that is left out. ``sheet`` is the sheet's name and its part, ``name`` the name alone.
    ``covers`` is what the load takes the place of, and ``says`` says so; questions about that bear the key's ``place``.
    """

    file: str
    sheet: str
    name: str = ""
    match: Match | None = None
    read: int = 0
    loaded: int = 0
    rejected: int = 0
    blank: int = 0
    rows: pa.Table | None = None
    totals: Mapping[str, Sums] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    refused: tuple[Refused, ...] = ()
    left_out: tuple[str, ...] = ()  # headings that a yes leaves out
    declared: Mapping[str, str] = field(default_factory=dict)  # what was said of it and holds for the next of its shape
    layouts: tuple[str, ...] = ()  # by which the whole sheet was turned into tables
    laid_out: str = ""  # the fingerprint by which that is remembered
    layout_said: Mapping[str, str] = field(default_factory=dict)  # what somebody said of it
    covers: tuple[Cover, ...] = ()
    apart: tuple[Apart, ...] = ()  # from which origins its numbers are told apart
    says: str = ""
    place: str = ""

    @property
    def table(self) -> str:
        return self.match.table.name if self.match else ""


@dataclass(frozen=True, kw_only=True)
class FilePreview:
    """One file: its sheets and its own problems."""

    file: str
    sha256: str
    reader: str
    source: str
    sheets: tuple[SheetPreview, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Preview:
    """All files of one upload, what has to be decided, and what would change. ``version`` is what it was compared with."""

    files: tuple[FilePreview, ...]
    questions: tuple[Question, ...]
    changes: Changes
    answers: Answers
    readings: tuple[Reading, ...]
    version: str

    @property
    def sheets(self) -> tuple[SheetPreview, ...]:
        return tuple(sheet for file in self.files for sheet in file.sheets)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, file by file and sheet by sheet, in the order of the rows."""
        return tuple(p for file in self.files for p in (*file.problems, *(q for sheet in file.sheets for q in sheet.problems)))

    @property
    def open_questions(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if not question.answer)

    def count(self, severity: str) -> int:
        return sum(problem.severity == severity for problem in self.problems)


def preview(
    paths: Sequence[Path | File], portfolio: Portfolio, *, answers: Answers | None = None, progress: Progress | None = None
) -> Preview:
    """Reads the files, and says what keeping them would do to the portfolio."""
    answers, tell = answers or Answers(), progress or (lambda share, says: None)
    files = [path if isinstance(path, File) else File(path=path, name=path.name) for path in paths]
    readings = []
    for index, file in enumerate(files):

        def told(share: float, says: str, index: int = index) -> None:
            tell(0.6 * (index + share) / len(files), says)

        tell(0.6 * index / len(files), f"Reading {file.name}")
        readings.append(read(file.path, name=file.name, password=answers.passwords.get(file.name), progress=told))
    return of(readings, portfolio, answers=answers, progress=progress)


def of(readings: Sequence[Reading], portfolio: Portfolio, *, answers: Answers, progress: Progress | None = None) -> Preview:
    """The same for files that have been read already, when only an answer is new."""
    tell = progress or (lambda share, says: None)
    compared = version(portfolio)
    readings = _once(readings)
    with known.opened(portfolio) as con:
        compared = compared or version(portfolio)  # opening publishes what was not published yet
        replies = Replies(con, answers)
        tell(0.6, "Matching headings and converting cells")
        work = _stage(readings, replies, con)
        if replies.accept(_merged(work)):
            work = _stage(readings, replies, con)
        drafts = [draft for _, draft in work if draft]
        tell(0.8, "Checking rows")
        carried.carry(drafts, con)
        outline.settle(drafts, replies)
        rated.ask(drafts, con, replies)
        check.check(drafts, con)
        jump.check(drafts, con)
        missing.check(drafts, con)
        unconverted.check(drafts, con)
        reported.check(drafts, con)
        tell(0.9, "Comparing with what is known")
        whole = {id(draft): draft.arrow() for draft in drafts}
        deliveries, found = uploads.settle(drafts, whole, con, replies)
        if replies.accept([question for delivery in deliveries for question in delivery.questions]):
            deliveries, found = uploads.settle(drafts, whole, con, replies)
        cover = {id(draft): (delivery, place) for delivery in deliveries for place, draft in enumerate(delivery.drafts)}
        questions = replies.answered([*_merged(work), *(question for delivery in deliveries for question in delivery.questions)])
        files = tuple(
            _file(reading, [(r, d) for r, d in work if reading.sheets and r.file == reading.file], whole, cover, con, replies)
            for reading in readings
        )
    tell(1.0, "Done")
    return Preview(files=files, questions=questions, changes=found.changes, answers=answers, readings=tuple(readings), version=compared)


def _once(readings: Sequence[Reading]) -> list[Reading]:
    """Refuses a second file of the same name: answers and lineage could not tell the two apart."""
    names: set[str] = set()
    found = []
    for reading in readings:
        if reading.file in names and reading.sheets:
            problem = Problem(
                file=reading.file, says="Two files of this name are given.", mend="Load them one after the other, or rename one."
            )
            reading = replace(reading, sheets=(), problems=(problem,))
        names.add(reading.file)
        found.append(reading)
    return found


Work = list[tuple[Recognised, Draft | None]]


def _stage(readings: Sequence[Reading], replies: Replies, con: DuckDBPyConnection) -> Work:
    """Every sheet with its draft; those of projects are made first, since the others are in their projects' currencies."""
    found = newcomers.listed([sheet for reading in readings for sheet in recognise(reading, replies)], replies)
    found, named = latest.settle(programmes.listed(found, replies)), programmes.known(found, replies)
    drafts: dict[int, Draft] = {}
    ids, own, starts = known.projects(con), known.currencies(con), known.starts(con)
    before = Known(periods=known.periods(con), projects=ids, programmes=named, currencies=own, starts=starts)
    for number, sheet in sorted(enumerate(found), key=lambda each: newcomers.turn(each[1])):
        if sheet.match and sheet.header and sheet.rows:
            reply = replies.about(sheet.file, sheet.sheet.label)
            drafts[number] = stage(sheet.file, sheet.sheet, sheet.header, sheet.match, sheet.rows, reply, before)
            before.learn(drafts[number])
    return [(sheet, drafts.get(number)) for number, sheet in enumerate(found)]


def _merged(work: Work) -> list[Question]:
    """One question for each key: what several columns ask of the same file is asked once, safe only if all agree."""
    merged: dict[str, Question] = {}
    proved = {recognised.file: set[str]() for recognised, _ in work}
    for recognised, draft in work:
        for question in (*recognised.questions, *(draft.questions if draft else ())):
            if question.topic in SHARED and (other := next((each for each in merged.values() if _same(question, each)), None)):
                merged[other.key] = replace(other, default=other.default if other.default == question.default else "")
                continue
            first = merged.setdefault(question.key, question)
            if question.topic in BY_FILE and first is not question:
                agreed = first.default if question.default in ("", first.default) else ""
                merged[question.key] = replace(first, default=agreed or (question.default if not first.default else ""))
        if draft:
            proved[draft.file].update(sign for column in draft.columns.values() for sign in column.proved)
    for key, question in merged.items():
        signs = proved[question.file]
        if question.topic == "decimal_sign" and len(signs) == 1:
            sign = next(iter(signs))
            says = f"{question.says} Other columns of the file use a decimal {'comma' if sign == ',' else 'point'}."
            merged[key] = replace(question, default=sign, says=says)
    return list(merged.values())


def _same(question: Question, other: Question) -> bool:
    """Whether it is the question of another sheet about the same heading, and the same word under it."""
    one, two = (each.key.split("|", 3) for each in (question, other))
    return question.key != other.key and one[::3] == two[::3] and question.choices == other.choices


def _file(
    reading: Reading, work: Work, rows: Mapping[int, pa.Table], cover: uploads.Covered, con: DuckDBPyConnection, replies: Replies
) -> FilePreview:
    sheets = tuple(_sheet(recognised, draft, rows, cover, replies, [each for each, _ in work]) for recognised, draft in work)
    problems = list(reading.problems)
    if says := known.loaded_before(con, reading.sha256) if reading.sha256 else "":
        problems.append(Problem(file=reading.file, says=says, mend="Load it again only if that is meant.", severity="notice"))
    failed = any(p.severity == "error" for p in (*problems, *(p for sheet in sheets for p in sheet.problems)))
    if not failed and not any(sheet.loaded + sheet.rejected + len(sheet.covers) for sheet in sheets) and not _asked(work, cover):
        problems.append(
            Problem(file=reading.file, says="The file holds no rows to load.", mend="Fill in at least one row below the headings.")
        )
    return FilePreview(
        file=reading.file,
        sha256=reading.sha256,
        reader=reading.reader,
        source=hint.name(reading.file),
        sheets=sheets,
        problems=tuple(problems),
    )


def _asked(work: Work, cover: uploads.Covered) -> bool:
    """Whether something is asked about a sheet without rows, or its rows are not made or were left out as an answer says."""
    made = [cover[id(draft)] for _, draft in work if draft]
    waiting = any(recognised.questions for recognised, draft in work if not draft)
    return waiting or any(delivery.questions or delivery.left[place_] for delivery, place_ in made)


def _sheet(
    recognised: Recognised,
    draft: Draft | None,
    rows: Mapping[int, pa.Table],
    cover: uploads.Covered,
    replies: Replies,
    others: Sequence[Recognised],
) -> SheetPreview:
    if draft is None:
        return SheetPreview(file=recognised.file, sheet=recognised.sheet.label, name=recognised.sheet.name, problems=recognised.problems)
    delivery, place_ = cover[id(draft)]
    kept, left = delivery.rows[place_], delivery.left[place_]
    worth = of_use(recognised, others, replies)
    problems = (*recognised.problems, *by_kinds(recognised, others, replies), *unused(recognised, worth, others), *draft.problems)
    return SheetPreview(
        file=draft.file,
        sheet=draft.sheet.label,
        name=draft.sheet.name,
        match=draft.match,
        read=draft.read,
        loaded=kept.num_rows,
        rejected=len(draft.rejected) + draft.refused,
        blank=draft.blank + left,
        rows=kept,
        totals=uploads.less(draft.sums(rows[id(draft)]), rows[id(draft)], kept) if left else draft.sums(kept),
        covers=delivery.covers_of(place_),
        apart=delivery.apart_of(),
        says=delivery.says,
        place=place(delivery.file, delivery.sheet),
        problems=tuple(sorted(problems, key=lambda problem: problem.row or 0)),
        refused=incomplete.refused(draft),
        left_out=tuple(worth or ()),
        declared=replies.declared_for(draft.file, draft.sheet.label),
        layouts=recognised.layouts,
        laid_out=recognised.laid_out,
        layout_said=replies.layout_of(draft.file, draft.sheet.name),
    )


__all__ = ["Answers", "File", "FilePreview", "Preview", "SheetPreview", "of", "place", "preview"]
