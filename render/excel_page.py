"""How a sheet is seen and printed: landscape, as wide as the page, stamped at head and foot."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from charts.palette import LIGHT
from render.excel_book import Book
from render.excel_text import head_text
from render.style import full_hash, known, status_day

_A4 = 9


def set_up(book: Book, sheet: Worksheet, widths: Sequence[float], *, heads: int, freeze: tuple[int, int] | None = None) -> None:
    """Widths of the columns, frozen panes, and the page: ``heads`` rows are repeated on each."""
    stamp = book.report.stamp
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width, book.format())
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sample = " · sample data" if stamp.sample else ""
    sheet.set_header(f"&L&9{head_text(book.report.title)[:90]} · &A&R&9{head_text(stamp.scope)[:80]}{sample}")
    sheet.set_footer(f"&L&8Status date {status_day(stamp)} · known at {known(stamp)} · {full_hash(book.report)[:12]}&R&8page &P of &N")
    sheet.set_tab_color(LIGHT.blue if freeze is None else LIGHT.grey)
    if heads:
        sheet.repeat_rows(0, heads - 1)
    if freeze:
        sheet.freeze_panes(*freeze)
