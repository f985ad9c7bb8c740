"""How a sheet is seen and printed: as wide as the page, stamped at head and foot."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from render.excel_book import Book
from render.excel_text import head_text
from render.style import full_hash, known, status_day

_A4 = 9
_FIELD = (523.0, 741.0)  # points of the printed field of an upright page: its width and height
_POINTS, _ROW = 0.75, 15.0  # points of a pixel, and of a row
_UPRIGHT = 1200  # pixels: narrower sheets are printed upright, a slide on a page; wider ones across


def set_up(
    book: Book,
    sheet: Worksheet,
    widths: Sequence[float],
    *,
    heads: int,
    freeze: tuple[int, int] | None = None,
    across: int = 1,
    standing: bool = False,
) -> None:
    """Widths of the columns, frozen panes, and the page: ``heads`` rows are repeated on each, ``across`` pages are as wide as the sheet.

    ``standing`` prints it upright.
    """
    stamp = book.report.stamp
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width, book.format())
    sheet.hide_gridlines(2)
    if standing:
        sheet.set_portrait()
    else:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(across, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    doubtful = f" · {len(stamp.incomplete)} incomplete" if stamp.incomplete else ""
    sample = f"{doubtful} · sample data" if stamp.sample else doubtful
    sheet.set_header(f"&L&9 {head_text(book.report.title)[:90]} · &A&R&9 {head_text(stamp.scope)[:80]}{sample}")
    sheet.set_footer(f"&L&8Status date {status_day(stamp)} · known at {known(stamp)} · {full_hash(book.report)[:12]}&R&8page &P of &N")
    if across > 1:
        sheet.repeat_columns(0, 0)
    if heads:
        sheet.repeat_rows(0, heads - 1)
    if freeze:
        sheet.freeze_panes(*freeze)


def pixels(widths: Sequence[float]) -> int:
    """How wide columns of these widths are together."""
    return sum(int(7 * width + 5) for width in widths)


def upright(widths: Sequence[float]) -> bool:
    """Whether a slide's sheet is narrow enough for an upright page."""
    return pixels(widths) < _UPRIGHT


def break_pages(sheet: Worksheet, widths: Sequence[float], whole: Sequence[tuple[int, int]]) -> None:
    """Begin a new page before what the end of a page would cut: a line of charts, a heatmap."""
    width, height = _FIELD if upright(widths) else reversed(_FIELD)
    scale = min(1.0, width / (pixels(widths) * _POINTS))
    fits = int(height / scale / _ROW) - 1
    start, breaks = 0, []
    for first, after in whole:
        if after - start > fits and first > 3:
            breaks.append(first)
            start = first - 2  # the two rows that each page repeats
    sheet.set_h_pagebreaks(breaks)
