"""The risk register as its keeper likes it: a title above, headings in two lines with merged cells, a total below."""

from pathlib import Path

from sample_data import registers
from sample_data.book import Book
from sample_data.portfolio import GROUP, month_end
from schema import Kind

_UPPER = (("Inherent", 6, 8), ("Residual", 9, 11))
_COLUMNS = (("Risk no", Kind.ID), ("Project", Kind.ID), ("Risk description", Kind.TEXT), ("Area", Kind.TEXT), ("Date raised", Kind.DATE), ("Risk status", Kind.TEXT),
            ("P", Kind.INTEGER), ("I", Kind.INTEGER), ("Cost impact", Kind.MONEY), ("P", Kind.INTEGER), ("I", Kind.INTEGER), ("Cost impact", Kind.MONEY),
            ("Ccy", Kind.TEXT), ("Mitigation plan", Kind.TEXT), ("Risk owner", Kind.TEXT), ("Next review date", Kind.DATE))  # fmt: skip
_TITLE_ROWS = 3


def write(path: Path, month: int) -> None:
    """The register of a month."""
    found = registers.risks(month)
    with Book(path) as book:
        rows = [
            [r.number, r.project, r.title, r.category, r.raised, "retired" if month >= r.closed_in else "live", *r.inherent, r.cost, *r.residual, r.residual_cost,
             r.currency, r.response, r.owner, r.review]
            for r in found
        ]  # fmt: skip
        sheet = book.sheet("Risk register", [("", kind) for _, kind in _COLUMNS], rows, first=_TITLE_ROWS + 1)
        sheet.write_string(0, 0, f"{GROUP}: risk register", book.bold)
        sheet.write_string(1, 0, f"State of {month_end(month):%d %B %Y}")
        grouped = {place for _, first, last in _UPPER for place in range(first, last + 1)}
        for title, first, last in _UPPER:
            sheet.merge_range(_TITLE_ROWS, first, _TITLE_ROWS, last, title, book.bold)
        for place, (title, _) in enumerate(_COLUMNS):
            if place in grouped:
                sheet.write_string(_TITLE_ROWS + 1, place, title, book.bold)
            else:
                sheet.merge_range(_TITLE_ROWS, place, _TITLE_ROWS + 1, place, title, book.bold)
        end = _TITLE_ROWS + 2 + len(rows)
        sheet.write_string(end, 0, "Total", book.bold)
        for place in (8, 11):
            book.cell(sheet, end, place, sum(row[place] for row in rows), Kind.MONEY)
