"""A portfolio: the one DuckDB file that keeps its loads, and the files that stand beside it."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

STORE_VARIABLE = "STEERBOARD_STORE"
DATA_FOLDER = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class Portfolio:
    """Where a portfolio lives; every other file's name follows from the store file's."""

    path: Path

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
    """A folder with one's own portfolio and the sample side by side, and a note of which one is shown."""

    folder: Path

    @property
    def own(self) -> Portfolio:
        return Portfolio(self.folder / "portfolio.duckdb")

    @property
    def sample(self) -> Portfolio:
        return Portfolio(self.folder / "sample.duckdb")

    @property
    def note(self) -> Path:
        return self.folder / "current"

    @property
    def shown(self) -> Portfolio:
        """The one last chosen; one's own as long as nobody has."""
        chosen = self.note.read_text("utf-8").strip() if self.note.exists() else "own"
        return self.sample if chosen == "sample" else self.own


def shelf(environ: Mapping[str, str]) -> Shelf | None:
    """The folder of portfolios to choose from; None where STEERBOARD_STORE names one store file."""
    given = environ.get(STORE_VARIABLE, "").strip()
    if not given:
        return Shelf(DATA_FOLDER)
    path = Path(given).expanduser().resolve()
    return Shelf(path) if path.is_dir() else None


def configured(environ: Mapping[str, str]) -> Portfolio:
    """The portfolio to show: STEERBOARD_STORE (a file, or a folder with several), else what was last chosen in ``data/``."""
    choice = shelf(environ)
    if choice is not None:
        return choice.shown
    return Portfolio(Path(environ[STORE_VARIABLE].strip()).expanduser().resolve())


def fingerprint(portfolio: Portfolio, audience: str = "everyone") -> str:
    """A short text that changes whenever what this audience can read changes; for cache keys."""
    return json.dumps([str(portfolio.path), version(portfolio, audience)])


def version(portfolio: Portfolio, audience: str = "everyone") -> str:
    """The published version that a page opened now would read; empty where nothing is published yet."""
    pointer = portfolio.published / audience / "current"
    for _ in range(20):
        try:
            return pointer.read_text("utf-8").strip()
        except FileNotFoundError:
            return ""
        except PermissionError:  # Windows, while the pointer is being replaced
            time.sleep(0.02)
    return pointer.read_text("utf-8").strip()
