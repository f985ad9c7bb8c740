"""What the tests read back: the figures that a report shows, slide by slide, and the formulas of a workbook."""

import re
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl

from reports.report import Figure, Grid, Kpi, Kpis, Note, Report, Row, Slide, Value

_CELL = re.compile(r"Inputs!\$([A-Z]+)\$(\d+)")
_ARITHMETIC = re.compile(r"[\d.e+\-*/() ]+")


def workbook(path: Path, *, values: bool = False) -> Any:
    """The workbook, its formulas or their values; what openpyxl says it cannot read (sparklines) we do not need."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*extension is not supported|Unable to read chart", category=UserWarning)
        return openpyxl.load_workbook(path, data_only=values)


def blocks(rows: tuple[Row, ...]) -> Iterator[Kpis | Note | Grid | Figure]:
    """The blocks of a slide, however deep they lie."""
    for row in rows:
        for cell in row.cells:
            for block in cell.blocks:
                if isinstance(block, Row):
                    yield from blocks((block,))
                else:
                    yield block


def shown(slide: Slide) -> Iterator[Value]:
    """Every figure that the slide prints as text of its own."""
    for block in blocks(slide.rows):
        if isinstance(block, Kpis):
            for kpi in block.items:
                yield from _of_card(kpi)
        elif isinstance(block, Grid):
            for row in block.rows:
                yield from row


def numbers(report: Report) -> list[float]:
    """Every number of every figure, also of those that notes and charts rest on."""
    found = [value.number for slide in report.slides for value in shown(slide)]
    for slide in report.slides:
        for block in blocks(slide.rows):
            if isinstance(block, Figure):
                found += [value.number for value in block.values if not block.empty]
            if isinstance(block, Note):
                found += [value.number for item in block.items for value in item.values]
    return [number for number in found if number is not None]


def _of_card(kpi: Kpi) -> Iterator[Value]:
    yield from (value for value in (kpi.value, kpi.delta, kpi.beside) if value is not None)


def letters(text: str) -> str:
    """The text without anything that a line break or a typeface may change; a letter told by its number is that letter."""
    plain = re.sub(r"[\s\u2060\u200b\u00a0\u2009\u202f]+", "", text)
    return re.sub(r"\[U\+([0-9A-F]{4,6})\]", lambda told: chr(int(told[1], 16)), plain)


def computed(formula: str, inputs: Mapping[str, float]) -> float:
    """The value of one of our formulas, by arithmetic over the sheet of inputs alone."""
    filled = _CELL.sub(lambda cell: repr(inputs[f"{cell[1]}{cell[2]}"]), formula.removeprefix("="))
    assert _ARITHMETIC.fullmatch(filled), f"{formula} is more than arithmetic"
    return float(eval(filled, {"__builtins__": {}}))
