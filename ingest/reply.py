"""The answers in force while files are looked at: given now, declared for all, or remembered of their source."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from duckdb import DuckDBPyConnection

from ingest.cell import words
from ingest.draft import Reply
from ingest.question import BY_FILE, Answers, Question, key, place, possible
from schema import Table
from store import mappings
from store.sources import source_of

FORGOTTEN = frozenset({"jump", "table"})  # decided anew each time, or kept with the shape of the sheet


class Replies:
    """Looks answers up, the most particular first, and notes which safe ones a general yes has given."""

    def __init__(self, con: DuckDBPyConnection, answers: Answers) -> None:
        self.con, self.answers = con, answers
        self.accepted: dict[str, str] = {}
        self._declared: dict[str, dict[str, str]] = {}
        self._remembered: dict[str, tuple[str, Mapping[str, str]] | None] = {}
        self._used: dict[str, Question] = {}

    def about(self, file: str, sheet: str) -> Reply:
        """The function that answers for the columns of one sheet."""

        def reply(topic: str, heading: str) -> str:
            return self.get(topic, file, sheet, heading)

        return reply

    def get(self, topic: str, file: str, sheet: str, heading: str) -> str:
        """The answer in force; what is none of the choices answers nothing, whoever said it."""
        asked = key(topic, file, sheet, heading)
        given = (
            self.answers.replies.get(asked, ""),
            self.answers.general(topic),
            self._source(file).get(_remembered_as(topic, heading), ""),
            self.accepted.get(asked, ""),
        )
        return next((answer for answer in given if answer and possible(topic, answer)), "")

    def constants(self, file: str, sheet: str, table: Table) -> dict[str, str]:
        """The values that all rows of the sheet have, as far as somebody has said."""
        found: dict[str, str] = {}
        for column in table.columns:
            value = self.answers.constants.get("*", {}).get(column.name, "")
            value = self.answers.constants.get(place(file, sheet), {}).get(column.name, value)
            value = value or self.get("constant", file, sheet, column.name)
            if not value and column.name == "status_date" and self.answers.status_date:
                value = self.answers.status_date.isoformat()
            if value:
                found[column.name] = value
        return found

    def recall(self, shape: str) -> tuple[str, Mapping[str, str]] | None:
        if shape not in self._remembered:
            found = mappings.recall(self.con.cursor(), shape)
            self._remembered[shape] = (found.table, found.headings) if found else None
        return self._remembered[shape]

    def accept(self, questions: Sequence[Question]) -> bool:
        """With a general yes, gives the open questions their safe answers; whether there were any."""
        if not self.answers.yes:
            return False
        safe = {q.key: q.default for q in questions if q.default and not self._answer(q)}
        self.accepted.update(safe)
        self._used.update({q.key: q for q in questions if q.key in safe})
        return bool(safe)

    def answered(self, questions: Sequence[Question]) -> tuple[Question, ...]:
        return tuple(replace(question, answer=self._answer(question)) for question in questions)

    def declared_for(self, file: str) -> dict[str, str]:
        """What was said about the file in this upload and holds for the next one of its source too."""
        found: dict[str, str] = {}
        for asked, answer in {**self.accepted, **self.answers.replies}.items():
            topic, _, rest = asked.partition("|")
            parts = rest.split("|")
            if answer and possible(topic, answer) and parts[0] == file and topic not in FORGOTTEN:
                heading = parts[-1] if len(parts) > 2 else ""
                if topic != "constant" or heading.endswith("_id"):
                    found[_remembered_as(topic, heading)] = answer
        return found

    def _answer(self, question: Question) -> str:
        parts = question.key.split("|")
        heading = parts[3] if len(parts) > 3 else ""
        return self.get(question.topic, question.file, question.sheet, heading)

    def _source(self, file: str) -> dict[str, str]:
        source = source_of(file)
        if source not in self._declared:
            self._declared[source] = mappings.declared(self.con.cursor(), source)
        return self._declared[source]


def _remembered_as(topic: str, heading: str) -> str:
    return topic if topic in BY_FILE else f"{topic}|{words(heading)}"
