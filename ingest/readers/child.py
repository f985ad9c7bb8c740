"""The reading process: takes one order on its input, reads one file within its limits, writes frames to its output."""

import contextlib
import gc
import json
import os
import sys
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import IO

from ingest.readers import READERS, wire
from ingest.readers.format import recognise
from ingest.readers.limits import Limits
from ingest.readers.sheet import Sheet
from ingest.readers.source import Refused, Source
from schema import Problem


def main() -> None:
    gc.disable()  # millions of cells and no cycles among them; the process ends soon
    order = json.loads(sys.stdin.buffer.read())
    # What a library prints must not fall between the frames.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=1 << 20)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def tell(fraction: float, sentence: str) -> None:
        _send_json(out, b"P", [fraction, sentence])
        out.flush()

    given = {name: order[name] for name in ("name", "password", "ahead")}
    source = Source(path=Path(order["path"]), limits=Limits(**order["limits"]), tell=tell, **given)
    with out:
        _limit("RLIMIT_CPU", int(source.limits.seconds) + 1)
        _limit("RLIMIT_CORE", 0)
        _send_json(out, b"D", {"reader": _read(source, out)})


def _read(source: Source, out: IO[bytes]) -> str:
    """Send all that the file holds; the name of its reader."""
    try:
        source, size, notices = recognise(source)
        for notice in notices:
            _send(out, notice)
        reader = next(each for each in READERS if source.format in each.formats)
    except Refused as refused:
        _send(out, refused.problem)
        return ""
    _limit("RLIMIT_AS", source.limits.memory_for(size, archive=source.format != "text"))
    try:
        for item in reader.read(source):
            if isinstance(item, Sheet):
                _check_columns(source, item)
            _send(out, item)
    except Refused as refused:
        _send(out, refused.problem)
    return reader.name


def _check_columns(source: Source, sheet: Sheet) -> None:
    """Refuse more columns than any table has, before anything is done for each of them."""
    most = source.limits.columns
    if not sheet.rows or len(sheet.rows[0]) <= most:  # rows are of one length
        return
    for index, row in enumerate(sheet.rows):
        if len(row) > most and (filled := sum(cell not in (None, "") for cell in row)) > most:
            says = f"Row {sheet.first_row + index:,} has {filled:,} filled cells; a table has at most {most:,} columns."
            mend = "Turn the sheet so that what goes on for long goes down, or leave out the columns that are not needed."
            raise Refused(source.problem(says, mend, sheet=sheet.name))


def _send(out: IO[bytes], item: Sheet | Problem) -> None:
    if isinstance(item, Problem):
        _send_json(out, b"X", item.as_dict())
        return
    for payload in wire.frames(item.rows):
        wire.send(out, b"R", payload)
    percent = defaultdict(list)
    for row, column in item.percent:
        percent[column].append(row)
    head = {
        "name": item.name,
        "first_row": item.first_row,
        "first_column": item.first_column,
        "hidden": item.hidden,
        "merged": [asdict(each) for each in item.merged],
        "percent": percent,
        "units": item.units,
        "hidden_rows": item.hidden_rows,
        "problems": [each.as_dict() for each in item.problems],
    }
    _send_json(out, b"S", head)


def _send_json(out: IO[bytes], kind: bytes, value: object) -> None:
    wire.send(out, kind, json.dumps(value).encode())


def _limit(name: str, amount: int) -> None:
    """Set a limit where the platform has it; Windows has none, and there the time limit alone holds."""
    with contextlib.suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        which = getattr(resource, name)
        _, most = resource.getrlimit(which)
        resource.setrlimit(which, (amount if most == resource.RLIM_INFINITY else min(amount, most), most))


if __name__ == "__main__":
    main()
