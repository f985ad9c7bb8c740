"""One table of one upload on its way into the store, from files of like names: its sheets, and in the end what it covers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from ingest.draft import Draft
from ingest.question import Question, key
from schema import Table
from store.covers import Cover


@dataclass(kw_only=True)
class Delivery:
    """The sheets of one table. ``rows`` and ``left`` run parallel to ``drafts``: what is kept of each, and how many were left out."""

    table: Table
    drafts: list[Draft]
    rows: list[pa.Table]
    hint: str
    as_of: date | None = None
    origin: str = ""
    covers: list[Cover] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    says: str = ""
    questions: list[Question] = field(default_factory=list)

    @property
    def file(self) -> str:
        return self.drafts[0].file

    @property
    def sheet(self) -> str:
        return self.drafts[0].sheet.name

    @property
    def has_project(self) -> bool:
        return any(column.name == "project_id" for column in self.table.columns)

    def covers_of(self, place: int) -> tuple[Cover, ...]:
        """What one of the sheets' files covers: the projects of its rows, and with the first file those that are nowhere any more."""
        file = self.drafts[place].file
        if place != next(index for index, draft in enumerate(self.drafts) if draft.file == file):
            return ()  # said once for each file
        if not self.has_project or len({draft.file for draft in self.drafts}) == 1:
            return tuple(self.covers)
        own = {draft.file: self._projects(draft.file) for draft in self.drafts}
        others = set().union(*own.values())
        return tuple(c for c in self.covers if c.project_id in own[file] or (file == self.file and c.project_id not in others))

    def _projects(self, file: str) -> set[str]:
        mine = (rows for draft, rows in zip(self.drafts, self.rows, strict=True) if draft.file == file)
        return {name for rows in mine for name in pc.unique(rows.column("project_id")).to_pylist()}

    def all_rows(self) -> pa.Table:
        """The rows of all sheets, numbered in ``_n``."""
        rows = pa.concat_tables(self.rows)
        return rows.append_column("_n", pa.array(range(rows.num_rows), pa.int32()))

    def refused_projects(self) -> set[str]:
        """The projects of which rows were refused, as far as they can be read."""
        found = (draft.value(index, "project_id") for draft in self.drafts for index in draft.rejected)
        return {name for name in found if name is not None} if self.has_project else set()

    def drop(self, numbers: set[int]) -> None:
        """Leave rows out, by their ``_n``."""
        first = 0
        for place, rows in enumerate(self.rows):
            keep = [number not in numbers for number in range(first, first + rows.num_rows)]
            first += rows.num_rows
            if not all(keep):
                self.left[place] += keep.count(False)
                self.rows[place] = rows.filter(pa.array(keep, pa.bool_()))

    def ask(self, topic: str, says: str, choices: Sequence[tuple[str, str]], *, default: str = "") -> None:
        """Ask about the table as a whole."""
        self.questions.append(
            Question(
                key=key(topic, self.file, self.sheet),
                topic=topic,
                file=self.file,
                sheet=self.sheet,
                row=self.drafts[0].header_row,
                says=says,
                choices=tuple(choices),
                default=default,
            )
        )
