"""The command line as a program of its own: exit codes, streams and bytes, as a scheduler sees them."""

import json
import subprocess
import sys
from pathlib import Path

from store.portfolio import Portfolio
from tests.command_line.calls import file

ROOT = Path(__file__).resolve().parent.parent.parent


def run(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """The program, called from another folder than its own."""
    command = [sys.executable, str(ROOT / "steerboard.py"), *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=120)


def test_load_measure_and_refuse(copied: Portfolio, tmp_path: Path) -> None:
    loaded = run("load", file(tmp_path / "in"), "--store", "copy/portfolio.duckdb", folder=tmp_path)
    assert loaded.returncode == 0
    assert loaded.stderr.decode("utf-8").startswith("notice: costs.csv: The very same file was loaded")
    assert "2 rows of one file were loaded." in loaded.stdout.decode("utf-8")
    measured = run("measure", "cpi", "--store", "copy/portfolio.duckdb", "--json", folder=tmp_path)
    assert json.loads(measured.stdout.decode("utf-8"))[0]["value"] == 910 / 920
    gone = run("load", "gone.csv", "--store", "copy/portfolio.duckdb", folder=tmp_path)
    assert gone.returncode == 2
    assert b"does not exist" in gone.stderr
    assert b"Traceback" not in gone.stderr


def test_help_names_every_command(tmp_path: Path) -> None:
    asked = run("--help", folder=tmp_path)
    assert asked.returncode == 0
    for command in ("load", "measure", "explain", "snapshot", "template", "verify"):
        assert f"  {command} " in asked.stdout.decode("utf-8")
