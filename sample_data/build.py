"""Loads the sample's files month by month, as a person would have: ``python -m sample_data.build``."""

import hashlib
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from ingest.load import keep
from ingest.preview import preview
from ingest.question import Answers, place
from sample_data.days import MONTHS, month_end, reported_on
from sample_data.files import folder_name, names
from sample_data.pmo import TO_CORRECT
from store import about, published
from store.portfolio import Portfolio, configured, shelf

FOLDER = Path(__file__).resolve().parent
PERSON = "sample"
_NOTE = "sample files"
Progress = Callable[[float, str], None]


def build(portfolio: Portfolio, *, progress: Progress | None = None, months: Sequence[int] = MONTHS) -> None:
    """The portfolio from these very files; built already, it is left as it is; built from others, it is made anew."""
    digest = _digest(months)
    if portfolio.exists:
        if _built_from(portfolio) == digest:
            return
        about.erase(portfolio)
    about.create(portfolio, sample=True)
    for done, month in enumerate(months):
        if progress:
            progress(done / len(months), f"Loading the files of {month_end(month):%B %Y}")
        load(portfolio, month)
    about.set_meta(portfolio, _NOTE, digest)
    if progress:
        progress(1.0, "The sample portfolio is built")


def files(month: int) -> list[Path]:
    """The files of one month."""
    return [FOLDER / folder_name(month) / name for name in names(month)]


def received(month: int) -> datetime:
    """When the files of a month come: at nine on the fourth working day of the next."""
    day = reported_on(month)
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def answers(month: int) -> Answers:
    """What a person has to say: the one heading of the PMO that nothing is like, that the ledger's days come first, and that what a file corrects may go."""
    pmo, ledger = names(month)[1], names(month)[3]
    columns = {place(pmo, sheet): headings for sheet, headings in TO_CORRECT.items()}
    return Answers(columns=columns, replies={f"date_order|{ledger}": "dmy"}, status_date=month_end(month), removals=True)


def load(portfolio: Portfolio, month: int) -> None:
    """Loads the files of one month as the people who send them would."""
    seen = preview(files(month), portfolio, answers=answers(month))
    receipt = keep(seen, portfolio, person=PERSON, at=received(month), yes=True)
    if not receipt.kept:
        raise RuntimeError(f"The sample's own files of {folder_name(month)} were refused: {receipt.says}")


def _digest(months: Sequence[int]) -> str:
    found = hashlib.sha256()
    for month in months:
        for path in files(month):
            found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def _built_from(portfolio: Portfolio) -> str:
    con, _ = published.open(portfolio)
    with con:
        return about.meta(con, _NOTE)


def main() -> None:
    """Builds the sample where the configuration says."""
    choice = shelf(os.environ)
    build(
        choice.sample if choice else configured(os.environ),
        progress=lambda share, says: print(f"{share:4.0%}  {says}", file=sys.stderr, flush=True),
    )


if __name__ == "__main__":
    main()
