"""Runs a reader in a process of its own, so that a file that brings it down does not bring us down."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from threading import Event, Timer
from typing import IO, Any

from ingest.readers import wire
from ingest.readers.sheet import Merged, Row, Sheet
from ingest.readers.source import Source
from schema import Problem

ROOT = Path(__file__).resolve().parents[2]
GRACE = 5.0
"""Seconds beyond its own limit before we stop a child that does not stop itself."""


class Arriving:
    """The sheets and problems of one file while they arrive."""

    def __init__(self, tell: Callable[[float, str], None]) -> None:
        self.reader = ""
        self.sheets: list[Sheet] = []
        self.problems: list[Problem] = []
        self.whole = False
        self._blocks: list[tuple[int, list[Any]]] = []
        self._tell = tell

    def take(self, kind: bytes, payload: bytes) -> None:
        if kind == b"R":
            from ingest.readers.grid import unpack  # here, so that the reading process need not wait for Arrow

            self._blocks.append(unpack(payload))
            return
        value = json.loads(payload)
        if kind == b"P":
            self._tell(float(value[0]), str(value[1]))
        elif kind == b"S":
            self.sheets.append(_sheet(value, _grid(self._blocks)))
            self._blocks = []
        elif kind == b"X":
            self.problems.append(Problem(**value))
        elif kind == b"D":
            self.reader, self.whole = str(value["reader"]), True


def run(source: Source) -> tuple[str, list[Sheet], list[Problem]]:
    """Reader's name, sheets and problems of the file, whatever it does to the process that reads it."""
    arriving, late = Arriving(source.tell), Event()
    with tempfile.TemporaryFile() as complaints:
        child = _start(complaints)

        def stop() -> None:
            late.set()
            child.kill()

        timer = Timer(source.limits.seconds + GRACE, stop)
        timer.start()
        try:
            _converse(child, source, arriving)
        except (wire.BrokenWireError, ValueError, TypeError, KeyError, IndexError):
            arriving.whole = False
        finally:
            timer.cancel()
            child.kill()
            code = child.wait()
        if arriving.whole:
            return arriving.reader, arriving.sheets, arriving.problems
        if source.ahead and not late.is_set():  # brought down by what the scan refuses, and why it does is not said yet
            return run(replace(source, ahead=False))
        complaints.seek(0)
        return arriving.reader, [], [_why(source, code, late.is_set(), complaints.read(65_536).decode(errors="replace"))]


def _start(complaints: IO[bytes]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-X", "utf8", "-m", "ingest.readers.child"]
    quiet = {"RUST_BACKTRACE": "0", "PYTHONFAULTHANDLER": "", "PYTHONWARNINGS": ""}
    environment = {**os.environ, **quiet}
    return subprocess.Popen(  # noqa: S603  (our own interpreter and module; the file's path goes over the pipe)
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints
    )


def _converse(child: subprocess.Popen[bytes], source: Source, arriving: Arriving) -> None:
    if child.stdin is None or child.stdout is None:
        raise ValueError("the child was started without pipes")
    given = {"name": source.name, "password": source.password, "ahead": source.ahead}
    order = {"path": str(source.path), "limits": asdict(source.limits), **given}
    with child.stdout as answers:
        try:
            with child.stdin as questions:
                questions.write(json.dumps(order).encode())
        except OSError:  # it ended before it listened: its return code says why
            return
        for kind, payload in wire.receive(answers):
            arriving.take(kind, payload)


def _grid(blocks: list[tuple[int, list[Any]]]) -> Sequence[Row]:
    from ingest.readers.grid import Grid

    return Grid(blocks)


def _sheet(head: dict[str, Any], rows: Sequence[Row]) -> Sheet:
    return Sheet(
        name=head["name"],
        rows=rows,
        first_row=head["first_row"],
        first_column=head["first_column"],
        hidden=head["hidden"],
        merged=tuple(Merged(**each) for each in head["merged"]),
        percent=frozenset((row, int(column)) for column, listed in head["percent"].items() for row in listed),
        units={int(column): [(first, last, text) for first, last, text in spans] for column, spans in head["units"].items()},
        problems=tuple(Problem(**each) for each in head["problems"]),
        hidden_rows=tuple(head["hidden_rows"]),
    )


def _why(source: Source, code: int, late: bool, complaints: str) -> Problem:
    """What brought the reading process down, as a sentence for the sender."""
    if late or code == -getattr(signal, "SIGXCPU", 0):
        return source.problem(
            f"The file takes longer than {source.limits.seconds:g} seconds to read.",
            "Split it, or save the sheets that matter as a new workbook, and load that.",
        )
    if "MemoryError" in complaints or "memory allocation" in complaints or "capacity overflow" in complaints or code == -signal.SIGKILL:
        return source.problem(
            "The file asks for more memory than a file of its size may.",
            "Copy the cells that matter into a new workbook, save it as .xlsx, and load that.",
        )
    return source.problem(
        "The file is damaged: it cannot be read to its end.", "Open it in the program that wrote it, save it as .xlsx, and load that."
    )
