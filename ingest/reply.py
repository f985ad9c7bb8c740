"""The answers in force while files are looked at: given now, declared for all, or remembered of their source."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from duckdb import DuckDBPyConnection

from ingest import known
from ingest.cell import words
from ingest.coverage import hint
from ingest.draft import Reply
from ingest.question import BY_FILE, DECIDED_ANEW, SHARED, Answers, Question, key, place, possible
from ingest.readers.sheet import PART
from schema import Table
from store import profiles
from store.profiles import Profile

FORGOTTEN = DECIDED_ANEW | {
    "jump",
    "table",
    "layout",
    "measure",
    "outlook",
    "year",
}  # decided anew each time, or kept with the shape of the sheet


class Replies:
    """Looks answers up, the most particular first, and notes which safe ones a general yes has given."""

    def __init__(self, con: DuckDBPyConnection, answers: Answers) -> None:
        self.con, self.answers = con, answers
        self.accepted: dict[str, str] = {}
        self._implied: dict[str, str] = {}
        self._profiles: dict[str, Profile | None] = {}
        self._shapes: dict[str, str] = {}  # place of a sheet → shape of its headings
        self._used: dict[str, Question] = {}

    @cached_property
    def projects(self) -> dict[str, str]:
        """The projects that are known before the upload, with their names."""
        return known.projects(self.con)

    @cached_property
    def programmes(self) -> dict[str, str]:
        """The programmes that are known before the upload, with their names."""
        return known.programmes(self.con)

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
            self._elsewhere(topic, heading),
            self.answers.general(topic),
            self._remembered(file, sheet, topic, heading),
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
            if not value and column.name in ("status_date", "period_end") and self.answers.status_date:
                value = self.answers.status_date.isoformat()
            if value:
                found[column.name] = value
        return found

    def recall(self, file: str, sheet: str, shape: str) -> Profile | None:
        """The profile kept for the shape that the sheet has; what it declares answers for the sheet from then on."""
        self._shapes[place(file, sheet)] = shape
        return self._profile(shape)

    def _profile(self, shape: str) -> Profile | None:
        if shape not in self._profiles:
            self._profiles[shape] = profiles.recall(self.con.cursor(), shape)
        return self._profiles[shape]

    def accept(self, questions: Sequence[Question]) -> bool:
        """With a general yes, gives the open questions their safe answers; whether there were any."""
        if not self.answers.yes:
            return False
        safe = {q.key: q.default for q in questions if q.default and not self._answer(q)}
        self.accepted.update(safe)
        self._used.update({q.key: q for q in questions if q.key in safe})
        return bool(safe)

    def answered(self, questions: Sequence[Question]) -> tuple[Question, ...]:
        return tuple(replace(q, answer="" if q.wrong else self._answer(q) or q.answer) for q in questions)

    def imply(self, file: str, sheet: str, topic: str, heading: str, answer: str) -> None:
        """Notes what a sheet is taken to mean and whoever keeps it has agreed to: it answers for the next of its shape."""
        self._implied[key(topic, file, sheet, heading)] = answer

    def declared_for(self, file: str, sheet: str) -> dict[str, str]:
        """What was said about the sheet, or all of its file, in this upload and holds for the next one of its shape too."""
        found: dict[str, str] = {}
        implied = {asked: answer for asked, answer in self._implied.items() if f"|{place(file, sheet)}|" in asked}
        for asked, answer in {**implied, **self.accepted, **self.answers.replies}.items():
            topic, _, rest = asked.partition("|")
            heading = rest.removeprefix(f"{place(file, sheet)}|")
            if not answer or not possible(topic, answer) or topic in FORGOTTEN:
                continue
            if topic in SHARED:
                heading = "|".join(rest.split("|")[2:])
            if rest == file or (heading != rest and (topic != "constant" or heading.endswith("_id"))):
                found[_remembered_as(topic, heading, file)] = answer
        return found

    def chosen_elsewhere(self, file: str, sheet: str) -> dict[str, str]:
        """The columns that were chosen for headings of other sheets: one answer serves all that have the heading."""
        return {
            heading: column
            for where, headings in self.answers.columns.items()
            if where != place(file, sheet)
            for heading, column in headings.items()
        }

    def _elsewhere(self, topic: str, heading: str) -> str:
        """The answer given to the same question of another sheet."""
        if topic not in SHARED:
            return ""
        said = {**self.accepted, **self.answers.replies}.items()
        same = (answer for asked, answer in said if asked.split("|", 3)[::3] == [topic, heading])
        return next(same, "")

    def layout_of(self, file: str, sheet: str) -> dict[str, str]:
        """What was said in this upload of how the whole sheet is laid out, of the words that tell its tables apart, and of a plan of its parts."""
        given, words_ = {**self.accepted, **self.answers.replies}, f"word|{place(file, sheet)}|"
        asked = [("layout", ""), ("measure", ""), ("outlook", ""), ("cumulative", "AC")]
        asked += [("word", each.removeprefix(words_)) for each in given if each.startswith(words_)]
        said = {_remembered_as(*each, file): given.get(key(each[0], file, sheet, each[1]), "") for each in asked}
        for topic, of, part, heading in (each.split("|", 3) for each in given if each.startswith("planned|")):
            if of == file and _whole(part) == sheet:
                said[_remembered_as(topic, heading, file)] = given[key(topic, of, part, heading)]
        return {name: answer for name, answer in said.items() if answer and possible(name.partition("|")[0], answer)}

    def _answer(self, question: Question) -> str:
        parts = question.key.split("|")
        heading = "|".join(parts[3:])
        sheet = parts[2] if len(parts) > 2 else question.sheet  # with its part, where the sheet has several
        return self.get(question.topic, question.file, sheet, heading)

    def _remembered(self, file: str, sheet: str, topic: str, heading: str) -> str:
        shape = self._shapes.get(place(file, sheet)) or self._shapes.get(place(file, _whole(sheet)), "")  # while it is taken apart
        profile = self._profile(shape)
        return profile.declared.get(_remembered_as(topic, heading, file), "") if profile else ""


def _whole(sheet: str) -> str:
    """The sheet that a part is of."""
    return sheet.partition(PART)[0]


def _remembered_as(topic: str, heading: str, file: str) -> str:
    """The name of a declaration; a project that all rows have is no property of the headings, so it holds for the source alone."""
    if topic in BY_FILE:
        return topic
    if topic == "word":
        return f"word|{heading.casefold()}"
    return f"constant|{words(heading)}|{hint.name(file)}" if topic == "constant" else f"{topic}|{words(heading)}"
