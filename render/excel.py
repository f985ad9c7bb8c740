"""A Report as workbook: one sheet a slide with live formulas and native charts, the same bytes for the same report."""

import io
import os
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook

from render.excel_appendix import about, glossary, inputs, lineage
from render.excel_book import DATA, INPUTS, Book, input_cells
from render.excel_page import set_up
from render.excel_slide import slide_sheet
from render.excel_text import sheet_name
from reports.report import Report

_APART = ("Glossary", "Lineage", INPUTS, DATA, "About")


def write(report: Report, path: Path) -> None:
    """Write the report to ``path``: the slides, what the figures mean, where they come from, and what all rests on."""
    held = io.BytesIO()
    workbook = Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    made = datetime.fromisoformat(report.stamp.sealed_at or report.stamp.known_at).replace(tzinfo=None)
    workbook.set_properties({"title": report.title, "author": report.title, "created": made, "comments": report.stamp.scope})
    workbook.set_calc_mode("auto")
    _fill(Book(workbook=workbook, report=report, cells=input_cells(report)))
    workbook.close()
    partial = path.with_name(f"{path.name}.part")
    partial.write_bytes(held.getvalue())
    os.replace(partial, path)  # noqa: PTH105 (whole or not at all, over an older file too)


def _fill(book: Book) -> None:
    taken = {name.casefold() for name in _APART}
    slides = [book.workbook.add_worksheet(sheet_name(slide.name, taken)) for slide in book.report.slides]
    apart = {name: book.workbook.add_worksheet(name) for name in _APART}
    drawn = 0
    for slide, sheet in zip(book.report.slides, slides, strict=True):
        drawn = slide_sheet(book, sheet, slide, apart[DATA], drawn)
    set_up(book, apart[DATA], (40, *[14] * 11), heads=0)
    glossary(book, apart["Glossary"])
    lineage(book, apart["Lineage"])
    inputs(book, apart[INPUTS])
    about(book, apart["About"])
