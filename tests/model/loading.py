"""One upload of several offices' files: asked, answered, kept; a file that cannot be answered for is set aside and named."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ingest.load import keep
from ingest.preview import Answers, Preview, of
from ingest.question import place
from ingest.readers import read
from store.portfolio import Portfolio as Store
from tests.model.oracle import answer
from tests.model.sheets import File, sheet_name

ROUNDS = 6


@dataclass(kw_only=True)
class Loaded:
    """``aside`` and ``warned`` hold what was said, by file; ``numbers`` the loads of the files that were kept."""

    numbers: dict[str, int] = field(default_factory=dict)
    aside: dict[str, str] = field(default_factory=dict)
    warned: dict[str, list[str]] = field(default_factory=dict)


def load(store: Store, files: Sequence[File], folder: Path, at: datetime) -> Loaded:
    """Loads the files as one upload, each under its own name."""
    done, left, replies, told = Loaded(), {file.name: file for file in files}, dict[str, str](), dict[str, File]()
    readings = {file.name: read(file.write(folder), name=file.name) for file in files}
    for _ in range(ROUNDS + len(files)):
        if not left:
            return done
        seen = of([readings[name] for name in left], store, answers=_said(replies, told))
        new = _answers(seen, left, replies)
        if new:
            replies |= new
            continue
        said = _refused(seen)
        untold = {name: left[name] for name in said if name not in told}
        if untold:  # first whoever knows the file says which table each sheet is and what its headings mean
            told |= untold
            continue
        if said:
            done.aside |= said
            left = {name: file for name, file in left.items() if name not in said}
            continue
        receipt = keep(seen, store, person="PMO", at=at, yes=True)
        if not receipt.kept:
            raise AssertionError(f"no file of {list(left)} is named in the refusal: {receipt.says}")
        done.numbers |= dict(zip((file.file for file in seen.files), receipt.loads, strict=True))
        for problem in seen.problems:
            if problem.severity == "warning":
                done.warned.setdefault(problem.file, []).append(problem.says)
        return done
    raise AssertionError(f"questions without end about {list(left)}")


def _said(replies: dict[str, str], told: dict[str, File]) -> Answers:
    sheets = {place(file.name, sheet_name(file, sheet)): sheet for file in told.values() for sheet in file.sheets}
    return Answers(
        replies=replies,
        tables={where: sheet.table for where, sheet in sheets.items()},
        columns={where: dict(sheet.columns) for where, sheet in sheets.items()},
    )


def _answers(seen: Preview, files: dict[str, File], given: dict[str, str]) -> dict[str, str]:
    told = {question.key: answer(question, files) for question in seen.open_questions}
    return {key: value for key, value in told.items() if value and given.get(key) != value}


def _refused(seen: Preview) -> dict[str, str]:
    """The files that a question or a fault holds back, with what was said of them first."""
    said: dict[str, str] = {}
    for question in seen.open_questions:
        said.setdefault(question.file, f"asked ({question.topic}): {question.says}")
    for problem in seen.problems:
        if problem.severity == "error":
            said.setdefault(problem.file, f"refused: {problem.says} {problem.mend} [{problem.found}]")
    return said
