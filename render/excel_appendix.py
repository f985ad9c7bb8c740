"""The sheets behind the slides: what the figures mean, where they come from, their inputs, and what all rests on."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from metrics.explanation import Explanation, SourceRows
from metrics.metric import Status, Unit
from render.excel_book import Book, colour_statuses, fit_height, write_text, write_value
from render.excel_page import set_up
from render.style import full_hash, judged, known, marked, sealed, status_day
from reports.report import Value

_LINEAGE = (
    ("Figure", 34), ("Level", 12), ("Key", 16), ("Value", 16), ("Status", 18), ("Formula", 26), ("With the numbers put in", 34), ("Limits", 34),
    ("Coverage", 30), ("Not computable because", 30), ("Table", 16), ("File", 30), ("Sheet", 16), ("Rows", 44), ("How many", 10), ("Load", 8), ("Sums", 30),
)  # fmt: skip
_LINES = 4  # of a row; longer lists of rows are in the cell, and do not fill the page


def glossary(book: Book, sheet: Worksheet) -> None:
    """What each figure means, its formula and its source."""
    _heads(book, sheet, (("Figure", 26), ("Formula", 40), ("Meaning", 70), ("Source", 34)))
    for row, entry in enumerate(book.report.glossary, start=1):
        for column, text in enumerate(entry):
            write_text(sheet, row, column, text, book.format(text_wrap=True, bold=column == 0))
        fit_height(sheet, row, zip(entry, (26, 40, 70, 34), strict=True))


def lineage(book: Book, sheet: Worksheet) -> None:
    """Each figure with its formula, limits and coverage, and the files, sheets, rows and loads that it rests on."""
    _heads(book, sheet, _LINEAGE, across=2)
    row = 1
    for explanation in book.report.explanations.values():
        for source in explanation.rows or (None,):
            _lineage_row(book, sheet, row, explanation, source)
            row += 1
    sheet.autofilter(0, 0, max(row - 1, 1), len(_LINEAGE) - 1)
    colour_statuses(book, sheet, row, len(_LINEAGE) - 1)


def _lineage_row(book: Book, sheet: Worksheet, row: int, explanation: Explanation, source: SourceRows | None) -> None:
    wrap = book.format(text_wrap=True)
    texts: dict[int, str] = {
        0: explanation.label, 1: explanation.level, 2: explanation.key, 4: marked(explanation.status) if judged(explanation) else "", 5: explanation.formula, 6: explanation.numbers,
        7: explanation.thresholds, 8: explanation.coverage, 9: explanation.reason,
    }  # fmt: skip
    if source is not None:
        texts |= {10: source.table, 11: source.file, 12: source.sheet, 13: source.spans, 16: source.added_up}
        sheet.write_number(row, 14, source.count, wrap)
        sheet.write_number(row, 15, source.load, wrap)
    for column, text in texts.items():
        write_text(sheet, row, column, text, book.format(text_wrap=True, indent=1 if column in (4, 16) else 0))
    fit_height(sheet, row, ((text, _LINEAGE[column][1]) for column, text in texts.items()), most=_LINES)
    value = Value(text="–", number=explanation.value, unit=explanation.unit, reason=explanation.reason, ref=explanation.ref)
    write_value(book, sheet, row, 3, value, align="right")


def inputs(book: Book, sheet: Worksheet) -> None:
    """The inputs of every figure, one a row; the live formulas of all sheets refer to here."""
    _heads(book, sheet, (("Reference", 34), ("Figure", 34), ("Level", 12), ("Key", 16), ("Input", 16), ("Value", 20)))
    row = 1
    for ref, explanation in book.report.explanations.items():
        for name, number in explanation.inputs.items():
            for column, text in enumerate((ref, explanation.label, explanation.level, explanation.key, name)):
                write_text(sheet, row, column, text, book.format())
            unit = Unit.MONEY if number is not None and abs(number) >= 1000 else None
            style = book.format(num_format="#,##0.00" if unit else "0.0000", align="right")
            if number is None:
                write_text(sheet, row, 5, "–", book.format(align="right"))
            else:
                sheet.write_number(row, 5, number, style)
            row += 1
    sheet.autofilter(0, 0, max(row - 1, 1), 5)


def about(book: Book, sheet: Worksheet) -> None:
    """Of when, known when, in which currency, by which limits, from which loads; and the hash."""
    stamp = book.report.stamp
    entries = [
        ("Report", stamp.report), ("For", book.report.audience), ("Status date", status_day(stamp)), ("As known at", known(stamp)), ("Scope", stamp.scope),
        *((("Reported", stamp.reported),) if stamp.reported else ()), *(("Incomplete project", told) for told in stamp.incomplete),
        ("Currency", stamp.currency), *(("Threshold", threshold) for threshold in stamp.thresholds), ("Loads", ", ".join(map(str, stamp.loads))),
        ("Seal", sealed(stamp)), ("SHA-256 of the content", full_hash(book.report)), *((("Sample data", "All figures are invented."),) if stamp.sample else ()),
        *(("Status", marked(status)) for status in Status),
    ]  # fmt: skip
    _heads(book, sheet, (("About this workbook", 28), ("", 100)))
    for row, (name, text) in enumerate(entries, start=1):
        write_text(sheet, row, 0, name, book.format(bold=True))
        write_text(sheet, row, 1, text, book.format(text_wrap=True))
    colour_statuses(book, sheet, len(entries), 1)


def _heads(book: Book, sheet: Worksheet, columns: Sequence[tuple[str, float]], *, across: int = 1) -> None:
    set_up(book, sheet, [width for _, width in columns], heads=1, freeze=(1, 1), across=across)
    for column, (text, _) in enumerate(columns):
        write_text(sheet, 0, column, text, book.format(bold=True, bottom=1, text_wrap=True))
