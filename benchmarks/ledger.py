"""Loading a ledger of 2,000,000 lines (.csv): ours beside DuckDB's own all-text read into a file, and pandas.

Each way runs in a process of its own, so that its seconds of computing and its memory, its children's included, are its own.
Memory is the most that the process and its children had at one moment, where the system tells it (Linux).
``python -m benchmarks.ledger WAY PATH FOLDER`` runs one of them.
"""

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from benchmarks.contest import Contender, Figures, Result, hold
from benchmarks.workbook import PROJECTS, keep_projects
from ingest import load, preview, readers
from store.portfolio import Portfolio
from store.published import open as open_published

HEADINGS = ("Project ID", "Work package ID", "Line ID", "Date", "Amount", "Currency", "Vendor", "Description")
AMOUNT = HEADINGS.index("Amount")
ROOT = Path(__file__).resolve().parents[1]


def write(path: Path, rows: int, *, seed: int = 1) -> None:
    """The ledger: identifiers, dates and amounts to the cent, as a finance system exports them."""
    draw = random.Random(seed)  # noqa: S311 - the same file each time, no secret
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(";".join(HEADINGS) + "\n")
        for number in range(1, rows + 1):
            project = PROJECTS[number % len(PROJECTS)]
            day = date(2026, 1, 1) + timedelta(days=number % 300)
            cents = draw.randint(100, 9_999_999)
            file.write(
                f"{project};{project}-{number % 40};FI-{number:07};{day};{cents // 100}.{cents % 100:02};CHF;"
                f"Vendor {number % 97};Services, part {number % 13}\n"
            )


def compare(folder: Path, rows: int = 2_000_000) -> list[Result]:
    """Prints the contest and gives its results."""
    path = folder / "ledger.csv"
    write(path, rows)
    ways = [Contender(name=title, run=lambda name=name: _apart(name, path, folder)) for name, (title, _) in WAYS.items()]  # type: ignore[misc]
    return hold(f"Loading {rows:,} lines (.csv, {path.stat().st_size / 2**20:.0f} MiB)", ways)


def _apart(name: str, path: Path, folder: Path) -> Figures:
    """The way's figures, found in a process of its own, which also tells what it took."""
    command = [sys.executable, "-m", "benchmarks.ledger", name, str(path), str(folder)]
    most = 0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603 - our own interpreter and module
        while running.poll() is None:
            most = max(most, _resident(running.pid))
            time.sleep(0.01)
        printed = running.stdout.read() if running.stdout else ""
    if running.returncode:
        raise RuntimeError(f"{name} ended with {running.returncode}: {printed}")
    found: dict[str, Any] = json.loads(printed.splitlines()[-1])
    print(f"  {'':<44}{found['seconds']:>9.2f} s computing{most / 2**20:>9,.0f} MiB at most", flush=True)
    figures: Figures = found["figures"]
    return figures


def _resident(process: int) -> int:
    """Bytes of memory that the process and its children have just now; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return 0
    return pages * resource.getpagesize() + sum(_resident(int(child)) for child in children)


def _seconds() -> float:
    """Seconds of computing of this process and its children."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _duckdb(path: Path, folder: Path) -> Figures:
    kept = folder / "rival.duckdb"
    kept.unlink(missing_ok=True)
    with duckdb.connect(str(kept)) as con:
        con.execute("CREATE TABLE ledger AS SELECT * FROM read_csv(?, all_varchar = true, delim = ';', header = true)", [str(path)])
        con.execute("CHECKPOINT")
        lines, total = con.execute('SELECT count(*), sum("Amount"::DECIMAL(18, 2)) FROM ledger').fetchall()[0]
    return {"lines": lines, "amount": float(total)}


def _pandas(path: Path, folder: Path) -> Figures:
    frame = pd.read_csv(path, sep=";")
    return {"lines": len(frame), "amount": round(float(frame["Amount"].sum()), 2)}


def _ours(path: Path, folder: Path) -> Figures:
    rows = readers.read(path, name=path.name).sheets[0].rows
    return {"lines": len(rows) - 1, "amount": sum(round(float(str(row[AMOUNT])) * 100) for row in islice(rows, 1, None)) / 100}


def _kept(path: Path, folder: Path) -> Figures:
    """From file to published portfolio, as an upload does it; the projects are known beforehand."""
    portfolio = Portfolio(folder / "text.duckdb")
    now = datetime(2026, 11, 1, tzinfo=UTC)
    keep_projects(portfolio, now)
    seen = preview.preview([path], portfolio)
    receipt = load.keep(seen, portfolio, person="bench", at=now, yes=True)
    if not receipt.kept:
        raise RuntimeError(f"{receipt.says} {receipt.problems[:3]}")
    con, _ = open_published(portfolio)
    try:
        lines, total = con.execute("SELECT count(*), sum(amount) FROM kept.costs").fetchall()[0]
    finally:
        con.close()
    return {"lines": lines, "amount": float(total)}


WAYS: dict[str, tuple[str, Callable[[Path, Path], Figures]]] = {
    "duckdb": ("DuckDB, all text, into a file", _duckdb),
    "read": ("Steerboard, guarded read in a child process", _ours),
    "kept": ("Steerboard, read, checked and kept in the store", _kept),
    "pandas": ("pandas, into memory", _pandas),
}


def main(arguments: list[str]) -> int:
    name, path, folder = arguments
    figures = WAYS[name][1](Path(path), Path(folder))
    print(json.dumps({"figures": dict(figures), "seconds": _seconds()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
