"""Loads the sample's files, month by month, as a person would have: ``python -m sample_data.build``."""

import hashlib
import os
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from ingest.load import keep
from ingest.preview import preview
from ingest.question import Answers, place
from sample_data.pmo import UNKNOWN
from sample_data.portfolio import MONTHS, folder, month_end
from store import about, published
from store.portfolio import Portfolio, configured, shelf

HERE = Path(__file__).resolve().parent
PERSON = "sample"
_NOTE = "sample_files"
Progress = Callable[[float, str], None]


def build(portfolio: Portfolio, *, progress: Progress | None = None, months: range = MONTHS) -> None:
    """The sample portfolio from these very files; one that is built already is left as it is, an older one made anew."""
    digest = _digest(months)
    if portfolio.exists:
        if _built_from(portfolio) == digest:
            return
        about.erase(portfolio)
    about.create(portfolio, sample=True)
    for place_, month in enumerate(months):
        if progress:
            progress(place_ / len(months), f"Loading the returns of {month_end(month):%B %Y}")
        load(portfolio, month)
    about.set_meta(portfolio, _NOTE, digest)


def files(month: int) -> list[Path]:
    """The files of one month."""
    return sorted((HERE / folder(month)).glob("*.*"))


def received(month: int) -> datetime:
    """When the returns of a month came: in the morning of its fourth working day after."""
    day, left = month_end(month), 4
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return datetime(day.year, day.month, day.day, 9)


def answers(month: int) -> Answers:
    """What the sender has to say: the one heading of the PMO that names nothing that anybody knows."""
    where = place(f"pmo_overview_{folder(month)}.xlsx", "Progress report")
    return Answers(columns={where: {UNKNOWN: "actual_finish"}}, status_date=month_end(month))


def load(portfolio: Portfolio, month: int) -> None:
    """Load the files of one month as its sender would."""
    looked = preview(files(month), portfolio, answers=answers(month))
    receipt = keep(looked, portfolio, person=PERSON, at=received(month), yes=True)
    if not receipt.kept:
        raise RuntimeError(f"The sample's own files of {folder(month)} were refused: {receipt.says}")


def _digest(months: range) -> str:
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
    """Build where the configuration says, and show it."""
    choice = shelf(os.environ)
    build(choice.sample if choice else configured(os.environ), progress=lambda share, says: print(f"{says} …", file=sys.stderr, flush=True))
    if choice:
        about.show_sample(choice, person=PERSON, at=received(MONTHS[-1]))


if __name__ == "__main__":
    main()
