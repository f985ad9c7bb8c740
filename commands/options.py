"""What every command shares: its options, how it prints JSON, and how it ends when something is refused."""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from xlsxwriter.exceptions import XlsxWriterException

from ingest.spoken import Misspoken
from metrics.measure import UnknownMetric
from render import terminal
from store.errors import StoreError
from store.history import projects_withdrawn
from store.portfolio import STORE_VARIABLE, Portfolio, chosen, configured
from store.publish import DAMAGED

NAMED: ContextVar[str] = ContextVar("named", default="")
"""The portfolio's name as given before the command; every call sets it anew."""
REFUSED = 1  # nothing was changed; a wrong call ends with 2

Store = Annotated[
    Path | None,
    typer.Option("--store", metavar="PATH", help="The portfolio's DuckDB file; otherwise STEERBOARD_STORE, else data/portfolio.duckdb."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for another program.")]


def day(text: str) -> date:
    """A day as year-month-day; other orders can be read in two ways."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise typer.BadParameter(f"“{text}” is no day written as year-month-day, such as 2026-10-31.") from None


def whole(text: str) -> int:
    """A number in figures."""
    if not (text.isascii() and text.isdigit()):
        raise typer.BadParameter(f"“{text}” is no whole number in figures, such as 12.")
    return int(text)


class Level(StrEnum):
    """What figures can be had for on the command line."""

    portfolio = "portfolio"
    programme = "programme"
    project = "project"
    work_package = "work_package"


def level(text: str) -> Level:
    """One of the levels by its name."""
    if text not in list(Level):
        raise typer.BadParameter(f"“{text}” is no level; there is {', '.join(Level)}. For example: --by project")
    return Level(text)


Day = Annotated[date | None, typer.Option(parser=day, metavar="DATE", help="The status date, as 2026-10-31.")]
Known = Annotated[date | None, typer.Option(parser=day, metavar="DATE", help="As known at the end of that day (UTC).")]


def portfolio_at(store: Path | None) -> Portfolio:
    with understood():
        name = NAMED.get()
        if name and not store:
            return chosen(os.environ, name)
        return configured({STORE_VARIABLE: str(store)} if store else os.environ)


def print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str, allow_nan=False) + "\n")


def refuse(sentence: str) -> NoReturn:
    terminal.say(sentence, stderr=True)
    raise typer.Exit(REFUSED)


@contextmanager
def understood() -> Iterator[None]:
    """What the store refuses ends the command with its sentence; a name that there is not is a wrong call."""
    try:
        yield
    except (StoreError, OSError) as error:
        refuse(terminal.why(error))
    except DAMAGED as error:
        refuse(f"The portfolio is damaged: {str(error).splitlines()[0]} Check it, and have it mended: python steerboard.py verify")
    except (UnknownMetric, Misspoken) as unknown:
        raise typer.BadParameter(str(unknown)) from unknown


def nothing_there(portfolio: Portfolio, known: date | None = None) -> NoReturn:
    by = f" by {known}" if known else ""
    until = datetime.combine(known, time.max) if known else None
    if withdrawn := projects_withdrawn(portfolio, until):
        loads = ", ".join(f"load {entry.load_id} ({entry.file_name})" for entry in withdrawn)
        back = f"python steerboard.py withdraw {withdrawn[0].load_id} --undo"
        refuse(
            f"There is no project in {portfolio.path}{by}: {loads} brought them and {'is' if len(withdrawn) == 1 else 'are'} withdrawn. Take that back: {back}"
        )
    refuse(f"There is no project in {portfolio.path}{by}. Load files first: python steerboard.py load FILES")


def write_whole(target: Path, write: Callable[[Path], object]) -> None:
    """Whole or not at all: written elsewhere first, then put in its place."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            passing = Path(folder) / f"written{target.suffix.lower()}"
            write(passing)
            shutil.move(passing, target)
    except (OSError, XlsxWriterException) as error:
        refuse(f"{target} cannot be written: {getattr(error, 'strerror', None) or error}.")
