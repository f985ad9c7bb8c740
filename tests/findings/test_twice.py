"""Any file of other people, loaded again under another name, changes no figure without a yes, and with a general yes none either."""

import shutil
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingest import known
from ingest.load import keep
from ingest.preview import Answers, preview
from ingest.question import Question
from ingest.readers import READERS
from schema import TABLES
from store.portfolio import Portfolio
from tests.conftest import ROOT

FINDINGS = ROOT.parent / "shared" / "findings" / "files"
AT = datetime(2026, 11, 1, 9, tzinfo=UTC)
OTHER_NAMES = ("Kopie von {}", "{}_JS", "return of {}")
SUFFIXES = frozenset(suffix for reader in READERS for suffix in reader.suffixes)
PROJECTS = "project_id,name,currency\nP1,Alpha,EUR\nP2,Beta,EUR\n"
SAMPLE = ("evm/", "portfolio/arinbaruah", "workbooks/ToucanToco__fixture", "workbooks/tafia__issues")  # of the corpus, for every day
LARGEST = 300_000  # bytes, for every day
ROUNDS = 4  # of questions
COLUMNS = {table.name: ", ".join(f'"{column.name}"' for column in table.columns) for table in TABLES}
Content = Mapping[str, list[tuple[object, ...]]]


def content(portfolio: Portfolio) -> Content:
    """All that figures are computed from: the rows known, without where they came from."""
    with known.opened(portfolio) as con:
        return {name: con.execute(f'SELECT {columns} FROM "{name}" ORDER BY ALL').fetchall() for name, columns in COLUMNS.items()}


def twice(path: Path, folder: Path, portfolio: Portfolio, names: Sequence[str]) -> str:
    """Either "refused" or "kept": a copy of a file that is kept must change nothing, by itself or with a general yes."""
    if not _kept_at_any_price(portfolio, path):
        return "refused"
    before = content(portfolio)
    for number, form in enumerate(names, start=1):
        copy = folder / f"{form.format(path.stem)}{path.suffix}"
        shutil.copyfile(path, copy)
        seen = preview([copy], portfolio)
        for yes in (False, True):
            kept = keep(seen, portfolio, person="test", at=AT + timedelta(days=number), yes=yes, partial=yes).kept
            seen = preview([copy], portfolio) if kept else seen
            assert content(portfolio) == before, f"{path.name} loaded again as {copy.name} changed figures, and nobody was asked"
    return "kept"


def _kept_at_any_price(portfolio: Portfolio, path: Path) -> bool:
    """Whether the file can be loaded, whatever it takes: each question gets its safe answer, else the first one there is."""
    replies: dict[str, str] = {}
    for _ in range(ROUNDS):
        seen = preview([path], portfolio, answers=Answers(replies=replies))
        asked = {question.key: _any_answer(question) for question in seen.open_questions}
        if not asked:
            return keep(seen, portfolio, person="test", at=AT, yes=True, partial=True).kept
        replies |= asked
    return False


def _any_answer(question: Question) -> str:
    if question.topic == "constant":
        return "P1" if "project" in question.column.casefold() else "EUR"
    return question.default or (question.choices[0][0] if question.choices else "P1")


def alone(path: Path, tmp_path: Path, names: Sequence[str]) -> str:
    """The file in a portfolio of its own, which knows two projects."""
    made = tmp_path / "made"
    if not made.is_dir():
        made.mkdir()
        portfolio = Portfolio(made / "portfolio.duckdb")
        listed = tmp_path / "projects.csv"
        listed.write_text(PROJECTS, encoding="utf-8")
        assert keep(preview([listed], portfolio), portfolio, person="test", at=AT - timedelta(days=1), yes=True).kept
    folder = tmp_path / f"{len(list(tmp_path.iterdir()))}"
    shutil.copytree(made, folder)
    return twice(path, folder, Portfolio(folder / "portfolio.duckdb"), names)


def in_turn(paths: Sequence[Path], tmp_path: Path) -> list[str]:
    """What becomes of each file and a copy of it, under one of the other names in turn."""
    return [alone(path, tmp_path, [OTHER_NAMES[place % len(OTHER_NAMES)]]) for place, path in enumerate(paths)]


def of_corpus(corpus: Path) -> list[Path]:
    return [path for path in sorted(corpus.rglob("*")) if path.is_file() and path.suffix.lower() in SUFFIXES]


def test_every_small_input_of_the_findings(tmp_path: Path) -> None:
    if not FINDINGS.is_dir():
        pytest.skip(f"../shared/findings/{FINDINGS.name} is not beside this clone: the inputs of the findings are missing")
    outcomes = in_turn(sorted(FINDINGS.iterdir()), tmp_path)
    assert outcomes.count("kept") >= 10, outcomes


def test_a_sample_of_the_corpus(corpus: Path, tmp_path: Path) -> None:
    sample = [
        path for path in of_corpus(corpus) if str(path.relative_to(corpus).as_posix()).startswith(SAMPLE) and path.stat().st_size < LARGEST
    ]
    outcomes = in_turn(sample, tmp_path)
    assert outcomes.count("kept") >= 1, outcomes


@pytest.mark.long
def test_every_file_of_the_corpus(corpus: Path, tmp_path: Path) -> None:
    outcomes = [alone(path, tmp_path, OTHER_NAMES) for path in of_corpus(corpus)]
    assert outcomes.count("kept") >= 1, outcomes
