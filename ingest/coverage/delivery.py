"""One table of one upload on its way into the store, from files of like names: its sheets, and in the end what it covers."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from ingest.coverage.divide import divided
from ingest.draft import Draft
from ingest.question import Question, key
from schema import Table
from schema.wording import plural
from store.apart import Apart
from store.covers import Cover, Spared


@dataclass(kw_only=True)
class Delivery:
    """The sheets of one table. ``rows``, ``numbers`` and ``left`` run parallel to ``drafts``: what is kept of each, and how many were left out."""

    table: Table
    hint: str
    drafts: list[Draft] = field(default_factory=list)
    rows: list[pa.Table] = field(default_factory=list)
    numbers: list[NDArray[np.int32]] = field(default_factory=list)  # of the rows that are kept; a row has its number for good
    as_of: date | None = None
    named: list[date] = field(default_factory=list)  # the days that the files' names bear
    origin: str = ""
    covers: list[Cover] = field(default_factory=list)
    staying: set[Spared] = field(default_factory=set)  # rows that the file lacks and that stay, as was answered now
    spares: list[Spared] = field(default_factory=list)  # the same and those of earlier answers, and what of them comes again
    left: list[int] = field(default_factory=list)
    decided: set[date] = field(default_factory=set)  # months of a ledger of which somebody said which file's lines count
    says: str = ""
    questions: list[Question] = field(default_factory=list)
    told: list[str] = field(default_factory=list)  # what of it is left out and why
    apart: set[str] = field(default_factory=set)  # origins that number their rows apart from this one's
    asks_with: "Delivery | None" = None  # what another part of its sheet is asked about its origin holds for this one too
    counts_beside: "list[Delivery]" = field(default_factory=list)  # of the upload, with numbers apart from this one's; also itself

    def take_in(self, draft: Draft, rows: pa.Table, left: int = 0) -> None:
        """Add a sheet, with rows of it left out already or none."""
        first = sum(self.left) + sum(own.num_rows for own in self.rows)
        self.drafts.append(draft)
        self.rows.append(rows)
        self.numbers.append(np.arange(first, first + rows.num_rows, dtype=np.int32))
        self.left.append(left)

    @property
    def file(self) -> str:
        return self.drafts[0].file

    @property
    def sheet(self) -> str:
        """What questions call it: a sheet that feeds several tables is asked about each of them apart."""
        return self.drafts[0].sheet.label

    @property
    def sheets(self) -> set[tuple[str, str]]:
        """The sheets that it is made of, each by its file."""
        return {(draft.file, draft.sheet.name) for draft in self.drafts}

    @property
    def has_project(self) -> bool:
        return any(column.name == "project_id" for column in self.table.columns)

    @property
    def numbered_apart(self) -> set[str]:
        """The origins whose numbers are not this one's: one number in both is two rows."""
        return (self.apart | {other.origin for other in self.counts_beside}) - {self.origin}

    def number_apart(self, others: "Sequence[Delivery]") -> None:
        """Let one number in this delivery and in one of those be two rows; in itself, in one of its loads."""
        for other in others:
            self.counts_beside.append(other)
            other.counts_beside.append(self)

    def apart_of(self) -> tuple[Apart, ...]:
        """The same as it is kept with each load."""
        own = {self.origin} if any(other is self for other in self.counts_beside) else set()
        return tuple(Apart(table=self.table.name, origin=self.origin, other=other) for other in sorted(self.numbered_apart | own))

    def covers_of(self, place: int) -> tuple[Cover, ...]:
        """What one of the sheets' files covers of what the delivery covers."""
        file = self.drafts[place].file
        if place != next(index for index, draft in enumerate(self.drafts) if draft.file == file):
            return ()  # said once for each file
        own = divided(self.covers, file, self._days()) if len(self.files) > 1 else tuple(self.covers)
        return (replace(own[0], spares=tuple(self.spares)), *own[1:]) if own else own

    def _days(self) -> dict[str, dict[str | None, list[date]]]:
        """The days of each file's rows by project; without a period one day stands for all."""
        found: dict[str, dict[str | None, list[date]]] = {draft.file: {} for draft in self.drafts}
        for draft, rows in zip(self.drafts, self.rows, strict=True):
            projects = rows.column("project_id").to_pylist() if self.has_project else [None] * rows.num_rows
            days = rows.column(self.table.period).to_pylist() if self.table.period else [date.max] * rows.num_rows
            for project, day in zip(projects, days, strict=True):
                found[draft.file].setdefault(project, []).append(day)
        return found

    @property
    def files(self) -> list[str]:
        """The files that it is made of."""
        return list(dict.fromkeys(draft.file for draft in self.drafts))

    def called(self, file: str) -> str:
        """A file with the sheets of it that are meant: "sheet “Risks” of pmo.xlsx"; of a text file its name alone."""
        names = list(dict.fromkeys(draft.sheet.name for draft in self.drafts if draft.file == file))
        if all(name == PurePath(file).stem for name in names):
            return file
        return f"{plural(len(names), 'sheet')} {' and '.join(f'“{name}”' for name in names)} of {file}"

    def file_of_rows(self) -> pa.DictionaryArray:
        """The file of each row, in the order of ``all_rows``."""
        numbers = [self.files.index(draft.file) for draft in self.drafts]
        codes = np.repeat(np.array(numbers, np.int32), [rows.num_rows for rows in self.rows])
        return pa.DictionaryArray.from_arrays(pa.array(codes), self.files)

    def all_rows(self) -> pa.Table:
        """The rows of all sheets, each with its number in ``_n``."""
        return pa.concat_tables(self.rows).append_column("_n", pa.array(np.concatenate(self.numbers)))

    def rows_of(self, file: str) -> pa.Table:
        """The rows of one file with their numbers in the delivery."""
        own = [(rows, n) for draft, rows, n in zip(self.drafts, self.rows, self.numbers, strict=True) if draft.file == file]
        return pa.concat_tables(rows.append_column("_n", pa.array(numbers)) for rows, numbers in own)

    def leave_out(self) -> None:
        """Neither load nor replace anything."""
        self.covers = []
        self.drop({number for numbers in self.numbers for number in numbers.tolist()})

    def lacks(self, name: str) -> bool:
        """Whether any row leaves that column blank."""
        return any(rows.column(name).null_count for rows in self.rows)

    def refused_projects(self) -> set[str]:
        """The projects of which rows were refused, as far as they can be read."""
        found = (draft.value(index, "project_id") for draft in self.drafts for index in draft.rejected)
        return {name for name in found if name is not None} if self.has_project else set()

    def drop(self, numbers: set[int]) -> None:
        """Leave rows out, by their ``_n``."""
        gone = np.fromiter(numbers, np.int32, len(numbers))
        for place, own in enumerate(self.numbers):
            keep = np.isin(own, gone, invert=True)
            if not keep.all():
                self.left[place] += int((~keep).sum())
                self.rows[place], self.numbers[place] = self.rows[place].filter(pa.array(keep)), own[keep]

    def ask(self, topic: str, says: str, choices: Sequence[tuple[str, str]], *, default: str = "", beside: str = "") -> None:
        """Ask about the table as a whole, or as it stands beside another file."""
        self.questions.append(
            Question(
                key=key(topic, self.file, self.sheet, beside),
                topic=topic,
                file=self.file,
                sheet=self.sheet,
                row=self.drafts[0].header_row,
                says=says,
                choices=tuple(choices),
                default=default,
            )
        )
