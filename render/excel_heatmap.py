"""The risk heatmap as cells: how many risks and how much money, on the ground of their band."""

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from charts.palette import LIGHT
from render.excel_book import DATA, Book, write_text
from render.excel_chart_data import write_drawn
from reports.report import Figure

_BANDS = ("low", "medium", "high", "critical")
_SIDE = range(1, 6)


def heatmap(book: Book, sheet: Worksheet, row: int, figure: Figure, data: Worksheet, data_row: int) -> tuple[int, int]:
    """Two tables, probability down and impact across: number of risks, and below it their money."""
    cells = {(cell["probability"], cell["impact"]): cell for cell in figure.data.get("cells", ())}
    bands = data_row + 2
    data_row = _band_table(book, data, data_row, figure, cells)
    write_text(sheet, row, 0, figure.title, book.format(bold=True, font_size=12))
    write_text(
        sheet,
        row + 1,
        0,
        " · ".join((*((figure.caption,) if figure.caption else ()), "probability down, impact across")),
        book.format(font_color=LIGHT.muted),
    )
    row += 2
    money = f"Exposure, {figure.data.get('currency', '')}".rstrip(", ")
    for name, field, style in (("Number of risks", "count", "0;−0;"), (money, "money", "#,##0")):
        write_text(sheet, row, 0, name, book.format(font_color=LIGHT.muted, bottom=1))
        for impact in _SIDE:
            sheet.write_number(row, impact, impact, book.format(font_color=LIGHT.muted, bottom=1, align="center"))
        for down, probability in enumerate(reversed(_SIDE), start=1):
            sheet.write_number(row + down, 0, probability, book.format(font_color=LIGHT.muted, align="right"))
            for impact in _SIDE:
                number = cells.get((probability, impact), {}).get(field)
                look = book.format(align="center", border=1, border_color="#ffffff", num_format=style, bold=field == "count")
                if number is None:
                    sheet.write_blank(row + down, impact, None, look)
                else:
                    sheet.write_number(row + down, impact, number, look)
        _grounds(book, sheet, row + 1, bands)
        row += 7
    return row, write_drawn(book, figure, data, data_row)


def _band_table(book: Book, data: Worksheet, row: int, figure: Figure, cells: Mapping[Any, Mapping[str, Any]]) -> int:
    """The band of each cell in words: the ground of the heatmap follows them."""
    write_text(data, row, 0, f"{figure.title}: bands", book.format(bold=True))
    for impact in _SIDE:
        data.write_number(row + 1, impact, impact, book.format(font_color=LIGHT.muted))
    for down, probability in enumerate(reversed(_SIDE)):
        data.write_number(row + 2 + down, 0, probability, book.format(font_color=LIGHT.muted))
        for impact in _SIDE:
            cell = cells.get((probability, impact), {})
            write_text(data, row + 2 + down, impact, str(cell.get("band", "")), book.format())
            write_text(data, row + 2 + down, impact + 6, ", ".join(_ids(cell)), book.format())
    return row + 8


def _ids(cell: Mapping[str, Any]) -> Sequence[str]:
    return [str(name) for name in cell.get("ids", ())]


def _grounds(book: Book, sheet: Worksheet, row: int, bands: int) -> None:
    for band, colour in zip(_BANDS, LIGHT.heat, strict=True):
        rule = f"='{DATA}'!{xl_rowcol_to_cell(bands, 1)}=\"{band}\""
        sheet.conditional_format(
            row, 1, row + 4, 5, {"type": "formula", "criteria": rule, "format": book.workbook.add_format({"bg_color": colour})}
        )
