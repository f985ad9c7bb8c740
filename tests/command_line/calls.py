"""What the tests of the command line call and load: two projects of the published example of why indices are not averaged."""

import json
from pathlib import Path
from typing import Any

from click.testing import Result
from typer.testing import CliRunner

from steerboard import app

# definitions, section 1: EV/AC of 10/20 and 900/900 give 910/920, not the mean of 0.5 and 1
FILES = {
    "projects.csv": "Project ID;Name;Currency;Baseline start;Baseline finish\nP1;Small one;CHF;2026-01-01;2026-03-31\nP2;Large one;CHF;2026-01-01;2026-03-31\n",
    "work_packages.csv": "Project ID;Work package ID;Name;Baseline start;Baseline finish;Budget\nP1;1;All of it;2026-01-01;2026-03-31;20\nP2;1;All of it;2026-01-01;2026-03-31;1000\n",
    "progress.csv": "Project ID;Work package ID;Status date;Pct complete\nP1;1;2026-02-28;50 %\nP2;1;2026-02-28;90 %\n",
    "costs.csv": "Project ID;Date;Amount;Type\nP1;2026-02-27;20.00;actual\nP2;2026-02-27;900.00;actual\n",
}


def call(*arguments: str | Path) -> Result:
    """The command with these arguments; standard output and standard error apart."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


def told(result: Result) -> Any:
    """What a command with --json printed."""
    return json.loads(result.stdout)


def files(folder: Path) -> list[Path]:
    """The example's files."""
    return [file(folder, name) for name in FILES]


def file(folder: Path, name: str = "costs.csv", **instead: str) -> Path:
    """One of the example's files, with words of it replaced."""
    folder.mkdir(exist_ok=True)
    content = FILES[name]
    for old, new in instead.items():
        assert old in content
        content = content.replace(old, new)
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path
