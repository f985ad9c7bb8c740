"""Workbooks and texts with bytes changed at random never raise: they are read, or refused with a sentence.

A short run is part of the ordinary tests; ``make test-long`` makes it hundreds of times longer, to find what it can.
``STEERBOARD_SEED`` begins another run than the usual one.
"""

import os
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from ingest.readers import LIMITS, Reading, read
from tests.ingest.readers.books import ods

SHORT, LONG = 12, 5_000
SEED = int(os.environ.get("STEERBOARD_SEED", "2026"))
FAST = replace(LIMITS, seconds=20.0)


def _xlsx(folder: Path) -> Path:
    path = folder / "whole.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ["ID", "Budget", "Done"])
        for number in range(1, 40):
            sheet.write_row(number, 0, [f"P-{number}", number * 1000.5])
            sheet.write_number(number, 2, number / 40, book.add_format({"num_format": "0 %"}))
            sheet.write_formula(number, 3, f"=B{number + 1}*2", None, number * 2001)
        sheet.merge_range(45, 0, 45, 2, "Total")
    return path


def _ods(folder: Path) -> Path:
    cells = '<table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>' * 5
    return ods(folder / "whole.ods", f"<table:table-row>{cells}</table:table-row>" * 20)


def _csv(folder: Path) -> Path:
    path = folder / "whole.csv"
    path.write_text("id;name;cost\n" + "".join(f'{number};"Project; {number}";1.{number:03d},50\n' for number in range(60)), "utf-8")
    return path


def _flipped(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 20)):
        at = dice.randrange(len(changed))
        match dice.randrange(4):
            case 0:
                changed[at] = dice.randrange(256)
            case 1:
                del changed[at : at + dice.randint(1, 50)]
            case 2:
                changed[at:at] = changed[at : at + dice.randint(1, 50)]
            case _:
                changed[at] ^= 1 << dice.randrange(8)
        if len(changed) < 10:
            break
    return bytes(changed)


def _change_inside(path: Path, target: Path, dice: random.Random) -> None:
    """The archive made anew with changes within one part, so that they get past its checksums."""
    with ZipFile(path) as whole, ZipFile(target, "w", ZIP_DEFLATED) as changed:
        names = whole.namelist()
        victim = dice.choice(names)
        for name in names:
            data = whole.read(name)
            changed.writestr(name, _flipped(data, dice) if name == victim and data else data)


def _read_all(paths: list[Path]) -> list[Reading]:
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda path: read(path, limits=FAST), paths))


@pytest.mark.parametrize("make", [_xlsx, _ods, _csv])
def test_changed_bytes_give_sheets_or_a_sentence(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    _fuzz(make(tmp_path), tmp_path, SHORT)


@pytest.mark.long
@pytest.mark.parametrize("make", [_xlsx, _ods, _csv])
def test_thousands_of_changed_files_give_sheets_or_a_sentence(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    _fuzz(make(tmp_path), tmp_path, LONG)


def _fuzz(whole: Path, folder: Path, rounds: int) -> None:
    dice = random.Random(f"{SEED}{whole.suffix}")
    for start in range(0, rounds, 50):
        paths = [folder / f"{number % 50}{whole.suffix}" for number in range(start, min(start + 50, rounds))]
        for path in paths:
            if whole.suffix == ".csv" or dice.random() < 0.3:
                path.write_bytes(_flipped(whole.read_bytes(), dice))
            else:
                _change_inside(whole, path, dice)
        for path, reading in zip(paths, _read_all(paths), strict=True):
            refused = [each for each in reading.problems if each.severity == "error"]
            assert reading.sheets or refused, f"{path.name}, seed {SEED}, from round {start}"


def test_the_whole_files_are_read(tmp_path: Path) -> None:
    for make in (_xlsx, _ods, _csv):
        reading = read(make(tmp_path))
        assert reading.sheets
        assert reading.all_problems == ()
