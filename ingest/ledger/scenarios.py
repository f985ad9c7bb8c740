"""Rows of a ledger that bear another scenario than what was spent: budgets, plans and forecasts are no costs and are left out."""

from array import array
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ingest.cell import show
from ingest.draft import Reply
from ingest.glossary import english
from ingest.ledger.cells import many, numbered
from ingest.match import ColumnMatch, Match
from ingest.question import Question, key
from ingest.readers.sheet import Sheet
from ingest.rows import LeftOut, Rows
from schema import Kind

SCENARIO = "scenario"
CHOICES = (("actual", "what was spent: it counts"), ("left_out", "a budget, plan or forecast: it is left out"))
BLANK = "(blank)"
_MEND = (
    "Say yes to load what was spent alone. To use the others, give a plan by periods as a sheet of reporting periods (project, period end, PV), "
    "a budget or a forecast at completion as the columns Budget and EAC of a list of projects."
)
MOST = 20  # different words that a column of scenarios has at most
_SPENT = frozenset({"actual"})
_PLANNED = frozenset({"budget", "forecast", "baseline", "target", "outlook", "estimate"})
_SURE = frozenset({"scenario", "budget", "baseline"})  # a heading with one of these asks even where no word is known
_BESIDE = frozenset(
    {"cost", "value", "planned", "figure", "amount", "version", "total", "latest", "current", "approved", "revised", "rolling"}
)


def apart(
    file: str, sheet: Sheet, match: Match, rows: Rows, row: int, reply: Reply, imply: Callable[[str, str, str], None]
) -> tuple[Match, list[Question]]:
    """Takes the rows out that are no costs, and says so; a word of which that is not known is asked about once.

    What the words of a ledger that is kept are taken for was accepted with it: ``imply`` notes it as an answer, so that
    it is only told the next time.

    A heading of scenarios over a column without any is none, and the match is returned without it.
    """
    questions: list[Question] = []
    if not any(guide.name == SCENARIO for guide in match.table.guides):
        return match, questions
    told: list[ColumnMatch] = []
    for column in match.columns:
        if many(sheet, rows, column.heading, MOST):
            told.append(_none(column))
            continue
        cells, numbers = numbered(sheet, rows, column.heading, MOST + 1)
        words = {number: show(cell).strip() if number >= 0 else BLANK for number, cell in cells.items()}
        answers = {n: reply("word", f"{column.heading.text}|{word}") for n, word in words.items()}
        means = {n: answers[n] or _means(word) for n, word in words.items()}
        if not _tells(match, column, {words[n]: meant for n, meant in means.items()}):
            told.append(_none(column))
            continue
        own = column.column not in ("", SCENARIO) and not set(means.values()) <= {"actual", "left_out"}
        if not own:
            suggests = match.table.column(SCENARIO).suggests or {}
            open_ = [words[n] for n, meant in means.items() if not meant]
            questions += [_ask(file, sheet, column, row, word, suggests.get(word.casefold(), "")) for word in open_]
        told.append(column if own else replace(column, column=SCENARIO, how="synonym", score=1.0, rivals=()))
        left = {n: words[n] for n, meant in means.items() if meant == "left_out"}
        _leave_out(sheet, rows, column, numbers, left, said=all(answers[n] for n in left))
        for word in left.values():
            imply("word", f"{column.heading.text}|{word}", "left_out")
    return replace(match, columns=tuple(told)), questions


def _none(column: ColumnMatch) -> ColumnMatch:
    """The column as one that does not tell scenarios."""
    return replace(column, column="", how="none", score=0.0) if column.column == SCENARIO else column


def _means(word: str) -> str:
    """Whether the word is one for what was spent or for what is planned; "" where it may be either or something else."""
    said = {part for part in english(word) if not any(map(str.isdigit, part))} - _BESIDE
    if said and said <= _SPENT:
        return "actual"
    return "left_out" if said and said <= _PLANNED else ""


def _tells(match: Match, column: ColumnMatch, means: Mapping[str, str]) -> bool:
    """Whether the column says which rows are only planned: by its words, or by its heading where they are not all known."""
    left = "left_out" in means.values()
    if len(means) > MOST or set(means) <= {BLANK}:
        return False
    if column.column == SCENARIO:
        return left or bool(english(column.heading.text) & _SURE and not all(means.values()))
    if column.column:
        return left and match.table.column(column.column).kind is Kind.CHOICE
    known = all(meant for word, meant in means.items() if word != BLANK)
    return left and column.how == "none" and (known or "actual" in means.values())


def _leave_out(sheet: Sheet, rows: Rows, column: ColumnMatch, numbers: NDArray[np.int64], words: Mapping[int, str], *, said: bool) -> None:
    """The rows with those words are counted among the blank ones, and told of with the first of them; ``said``: as was answered."""
    out = np.isin(numbers, list(words))
    if not out.any():
        return
    data = np.asarray(rows.data, np.int32)
    counts = ", ".join(f"“{word}” {int((numbers == number).sum()):,}" for number, word in words.items())
    says = f"and {int(out.sum()) - 1:,} more are" if out.sum() > 1 else "is"
    rows.left_out.append(
        LeftOut(
            row=sheet.number(int(data[out][0])),
            found=next(iter(words.values())),
            says=f"{says} left out: “{column.heading.text}” says that they are planned and not spent ({counts}).",
            mend="Nothing need be done: it was said before." if said else _MEND,
            severity="notice" if said else "warning",
        )
    )
    rows.blank += int(out.sum())
    rows.data = array("i", data[~out].tolist())


def _ask(file: str, sheet: Sheet, column: ColumnMatch, row: int, word: str, suggested: str) -> Question:
    heading = column.heading.text
    return Question(
        key=key("word", file, sheet.label, f"{heading}|{word}"),
        topic="word",
        file=file,
        sheet=sheet.name,
        row=row,
        column=heading,
        says=f"“{heading}” tells what was spent from what is planned. What is “{word}”?",
        choices=CHOICES,
        default=suggested,
    )
