"""A portfolio: the one DuckDB file that keeps its loads, and the files that stand beside it."""

import json
import os
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from store.errors import PlaceError

STORE_VARIABLE = "STEERBOARD_STORE"
VERSION = re.compile(r"(\d{6,12})-[0-9a-f]{8}-[0-9a-f]{12}")
"""A published version: its number, the digest of its audience, and that of what it holds."""
_NAME = re.compile(r"[^\W_][\w &'()-]{0,59}")
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))})
DATA_FOLDER = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class Portfolio:
    """Where a portfolio lives; every other file's name follows from the store file's."""

    path: Path

    def __post_init__(self) -> None:
        """Raises ``PlaceError`` for a path that DuckDB would take for another: ``?`` begins options there, a backslash a folder."""
        text = str(self.path)
        misread = "?" if "?" in text else "\\" if "\\" in text and os.sep != "\\" else ""
        if not misread and _encodes(text):
            return
        shown = text.encode("utf-8", "backslashreplace").decode()
        which = f"“{misread}” in it" if misread else "a character in it that is no Unicode"
        raise PlaceError(f"{shown!r} cannot be a portfolio's path: there is {which}. Rename the folder or the file, or give another path.")

    @property
    def published(self) -> Path:
        return self.path.with_name(f"{self.path.stem}.published")

    @property
    def journal(self) -> Path:
        return self.path.with_name(f"{self.path.stem}.journal.jsonl")

    @property
    def lock(self) -> Path:
        return self.path.with_name(f"{self.path.stem}.lock")

    @property
    def holder(self) -> Path:
        """Who is writing; it stays behind only when a writer died, so that the next one tidies up."""
        return self.path.with_name(f"{self.path.stem}.writing")

    @property
    def exists(self) -> bool:
        return self.path.exists()


@dataclass(frozen=True)
class Shelf:
    """A folder of portfolios, each under its own name; which of them is looked at is chosen by each visitor."""

    folder: Path

    @property
    def own(self) -> Portfolio:
        return Portfolio(self.folder / "portfolio.duckdb")

    @property
    def sample(self) -> Portfolio:
        return Portfolio(self.folder / "sample.duckdb")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the portfolios that there are."""
        return tuple(sorted((file.stem for file in self.folder.glob("*.duckdb") if file.is_file()), key=str.casefold))

    def find(self, name: str) -> Portfolio | None:
        """The portfolio of that name, if there is one: a name is looked up and never made into a path."""
        return Portfolio(self.folder / f"{name}.duckdb") if name in self.names else None

    def new(self, name: str) -> Portfolio:
        """Where a portfolio of that name would begin; raises ``PlaceError`` with a sentence."""
        said = " ".join(name.split())
        if not _NAME.fullmatch(said) or said.casefold() in _RESERVED:
            raise PlaceError("A portfolio's name has 1 to 60 letters, digits, spaces or - _ & ' ( ), and begins with a letter or a digit.")
        if said.casefold() in {other.casefold() for other in self.names}:
            raise PlaceError(f"There is a portfolio {said} already; choose it from the list, or give another name.")
        return Portfolio(self.folder / f"{said}.duckdb")

    @property
    def first(self) -> Portfolio:
        """The one to look at where nothing is chosen: one's own, else the sample, else the first by name."""
        if self.own.exists or not self.names:
            return self.own
        return self.sample if self.sample.exists else Portfolio(self.folder / f"{self.names[0]}.duckdb")


def shelf(environ: Mapping[str, str]) -> Shelf | None:
    """The folder of portfolios to choose from; None where STEERBOARD_STORE names one store file."""
    given = environ.get(STORE_VARIABLE, "").strip()
    if not given:
        return Shelf(DATA_FOLDER)
    path = Path(given).expanduser().resolve()
    return Shelf(path) if path.is_dir() else None


def chosen(environ: Mapping[str, str], name: str) -> Portfolio:
    """The portfolio of that name; raises ``PlaceError`` that lists those there are."""
    choice = shelf(environ)
    found = choice.find(name) if choice else None
    if found is None:
        there = ", ".join(choice.names) if choice else "only the one that STEERBOARD_STORE names"
        raise PlaceError(f"There is no portfolio {name!r}; there is {there or 'none yet'}.")
    return found


def configured(environ: Mapping[str, str]) -> Portfolio:
    """The portfolio to show: STEERBOARD_STORE (a file, or a folder with several), else the first in ``data/``."""
    choice = shelf(environ)
    if choice is not None:
        return choice.first
    return Portfolio(Path(environ[STORE_VARIABLE].strip()).expanduser().resolve())


def fingerprint(portfolio: Portfolio, audience: str = "everyone") -> str:
    """A short text that changes whenever what this audience can read changes; for cache keys."""
    return json.dumps([str(portfolio.path), version(portfolio, audience)])


def version(portfolio: Portfolio, audience: str = "everyone") -> str:
    """The published version that a page opened now would read; empty where nothing is published yet, or the pointer is damaged."""
    name = pointed(portfolio, audience)
    return name if VERSION.fullmatch(name) else ""


def pointed(portfolio: Portfolio, audience: str = "everyone") -> str:
    """What the pointer says, be it a version or not; empty where there is none."""
    pointer = portfolio.published / audience / "current"
    for _ in range(20):
        try:
            return pointer.read_bytes()[:200].decode("utf-8", "replace").strip()
        except (FileNotFoundError, NotADirectoryError):
            return ""
        except IsADirectoryError:
            return "(a folder)"
        except PermissionError:  # Windows, while the pointer is being replaced
            time.sleep(0.02)
    return pointer.read_text("utf-8").strip()


def _encodes(text: str) -> bool:
    try:
        return bool(text.encode("utf-8"))
    except UnicodeEncodeError:
        return False
