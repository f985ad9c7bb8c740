"""The set-up of the scenarios in which loads replace each other: two projects, their packages, and figures asked of what is published."""

import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from metrics import view
from metrics.measure import measure
from store.portfolio import Portfolio, version
from tests.command_line.calls import call, told

SEP = (("AA", "2026-09-05", 100, "1"), ("AA", "2026-09-20", 200, "2"), ("BB", "2026-09-10", 300, "3"))
OCT = (("AA", "2026-10-05", 10, "4"), ("AA", "2026-10-28", 20, "5"), ("BB", "2026-10-10", 30, "6"))
SETUP = {
    "projects.csv": "Project ID;Name;Currency;Baseline start;Baseline finish;Ledger\nAA;First;EUR;2026-07-01;2026-12-31;yes\nBB;Second;EUR;2026-07-01;2026-12-31;yes\n",
    "packages.csv": "Project ID;Work package ID;Name;Baseline start;Baseline finish;Budget\n"
    "AA;W1;One;2026-07-01;2026-12-31;1000\nAA;W2;Two;2026-07-01;2026-12-31;1000\nBB;W1;One;2026-07-01;2026-12-31;5000\n",
    "progress.csv": "Project ID;Work package ID;Status date;Pct complete\nAA;W1;2026-10-31;50 %\nAA;W2;2026-10-31;50 %\nBB;W1;2026-10-31;50 %\n",
}


_MADE = tempfile.TemporaryDirectory()


@cache
def _made() -> str:
    """The folder of a portfolio with the set-up in it, loaded once."""
    desk = Desk(Path(_MADE.name) / "made", setup=False)
    desk.kept(*(desk.file(name, content) for name, content in SETUP.items()))
    shutil.rmtree(desk.folder)
    return str(desk.store.parent)


class Desk:
    """A portfolio of one's own, loaded and asked as by a person at the command line."""

    def __init__(self, folder: Path, *, setup: bool = True) -> None:
        self.folder, self.store, self.count = folder / "files", folder / "portfolio.duckdb", 0
        self._opened: tuple[tuple[str, date], view.View] | None = None
        self.folder.mkdir(parents=True)
        if setup:
            shutil.copytree(_made(), folder, dirs_exist_ok=True)

    def file(self, name: str, content: str | bytes) -> Path:
        """A file of that name; each time in a folder of its own, as people send them."""
        self.count += 1
        path = self.folder / str(self.count) / name
        path.parent.mkdir()
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def load(self, *files: Path, options: tuple[str, ...] = ()) -> Any:
        """What the load said, as JSON."""
        result = call("load", *files, *options, "--json", "--store", self.store)
        assert result.exit_code in (0, 1), result.stderr
        said = told(result)
        assert said["kept"] is (result.exit_code == 0)
        return said

    def kept(self, *files: Path, options: tuple[str, ...] = ()) -> Any:
        """The same for a load that must be kept, with nothing asked."""
        said = self.load(*files, options=options)
        assert said["kept"], said
        return said

    def asked(self, topic: str, *files: Path, options: tuple[str, ...] = ()) -> str:
        """The key of the question on that topic for which the load is refused, leaving everything as it was."""
        before = self.store.read_bytes()
        said = self.load(*files, options=options)
        assert not said["kept"], said
        assert self.store.read_bytes() == before
        found = [question for question in said["questions"] if question["key"].startswith(f"{topic}|")]
        assert found, said
        return str(found[0]["key"])

    def answered(self, topic: str, answer: str, *files: Path) -> Any:
        """The load kept, once the question on that topic is answered."""
        return self.kept(*files, options=("--answer", f"{self.asked(topic, *files)}={answer}"))

    def figure(self, metric: str, project: str, as_of: str = "2026-10-31") -> float | None:
        """A figure of one project."""
        opened = self._view(date.fromisoformat(as_of))
        return next(row.value for row in measure(opened, [metric], by="project") if row.key == project)

    def _view(self, day: date) -> view.View:
        """What is published now, opened once for all figures asked of it."""
        portfolio = Portfolio(self.store)
        state = version(portfolio), day
        if self._opened is None or self._opened[0] != state:
            found = view.open(portfolio, status_date=day)
            assert found is not None
            if self._opened:
                self._opened[1].close()
            self._opened = state, found
        return self._opened[1]

    def ac(self) -> tuple[float | None, float | None]:
        """Actual cost of AA and of BB."""
        return self.figure("ac", "AA"), self.figure("ac", "BB")

    def ledger(self, name: str, *lines: tuple[str, str, float, str], ids: bool = True, heading: str = "Document number") -> Path:
        """A ledger as CSV, with or without its line numbers."""
        head = f"Project ID;{heading};Date;Amount" if ids else "Project ID;Date;Amount"
        rows = [f"{p};{number};{day};{amount}" if ids else f"{p};{day};{amount}" for p, day, amount, number in lines]
        return self.file(name, "\n".join([head, *rows]) + "\n")
