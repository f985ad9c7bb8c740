"""Loading a ledger of 2,000,000 lines (.csv): ours beside DuckDB's own all-text read into a file, and pandas.

Each way runs in a process of its own, so that its seconds of computing and its memory, its children's included, are its own.
``python -m benchmarks.ledger WAY PATH FOLDER`` runs one of them.
"""

import json
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

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
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - our own interpreter and module
    found: dict[str, dict[str, float]] = json.loads(done.stdout.splitlines()[-1])
    took = found["took"]
    print(f"  {'':<44}{took['seconds']:>9.2f} s computing{took['mib']:>9,.0f} MiB at most", flush=True)
    return found["figures"]


def _took() -> Mapping[str, float]:
    """Seconds of computing and peak memory of this process and its largest child together."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "seconds": own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime,
        "mib": (own.ru_maxrss + children.ru_maxrss) / 1024,
    }


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
    print(json.dumps({"figures": dict(figures), "took": dict(_took())}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
