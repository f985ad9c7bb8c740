"""The risk office's register: title rows, headings in two merged lines, words of its own, and a row of totals."""

from datetime import datetime
from pathlib import Path
from typing import Any

from sample_data import workbook
from sample_data.days import month_end
from sample_data.group import NAME
from sample_data.registers import RISKS
from schema import Kind

HEADINGS_IN = 4  # the line of the upper headings, counted from 0
GROUPS = ((5, 7, "Inherent"), (8, 10, "Residual"))  # merged over these columns
COLUMNS: tuple[tuple[str, str, Kind], ...] = (
    ("Ref", "risk_id", Kind.ID),
    ("Project", "project_id", Kind.ID),
    ("Event", "title", Kind.TEXT),
    ("Area", "category", Kind.TEXT),
    ("Held by", "owner", Kind.TEXT),
    ("P", "probability", Kind.INTEGER),
    ("I", "impact", Kind.INTEGER),
    ("Cost impact (CHF)", "cost_impact", Kind.MONEY),
    ("P", "residual_probability", Kind.INTEGER),
    ("I", "residual_impact", Kind.INTEGER),
    ("Cost impact (CHF)", "residual_cost_impact", Kind.MONEY),
    ("Treatment", "response", Kind.TEXT),
    ("Register status", "status", Kind.CHOICE),
    ("Identified", "raised_on", Kind.DATE),
    ("Next review", "review_date", Kind.DATE),
)


def rows(month: int) -> list[dict[str, Any]]:
    """The risks raised by the month's end, under the contract's names and in the office's words."""
    end = month_end(month)
    return [
        {
            "risk_id": risk.key,
            "project_id": risk.project,
            "title": risk.title,
            "category": risk.area,
            "owner": risk.owner,
            "probability": risk.inherent[0],
            "impact": risk.inherent[1],
            "cost_impact": risk.inherent[2] * 1000,
            "residual_probability": risk.residual[0],
            "residual_impact": risk.residual[1],
            "residual_cost_impact": risk.residual[2] * 1000,
            "response": risk.response,
            "status": "retired" if risk.closed and risk.closed <= end else "live",
            "raised_on": risk.raised,
            "review_date": risk.review,
        }
        for risk in RISKS
        if risk.raised <= end
    ]


def write(path: Path, month: int) -> None:
    """Writes the register of a month."""
    end, found = month_end(month), rows(month)
    with workbook.new(path, f"{NAME}: risk register", datetime(end.year, end.month, end.day)) as book:
        styles = workbook.Styles(book)
        sheet = book.add_worksheet("Register")
        sheet.write_string(0, 0, f"{NAME}: risk register", styles.title)
        sheet.write_string(1, 0, f"Position at {end.day} {end:%B %Y}, kept by the group's risk office")
        sheet.write_string(2, 0, "Ratings from 1 to 5; all amounts in CHF")
        for left, right, text in GROUPS:
            sheet.merge_range(HEADINGS_IN, left, HEADINGS_IN, right, text, styles.head)
        grouped = {place for left, right, _ in GROUPS for place in range(left, right + 1)}
        for place, (heading, _, kind) in enumerate(COLUMNS):
            sheet.set_column(place, place, workbook.WIDTHS.get(kind, 11))
            if place in grouped:
                sheet.write_string(HEADINGS_IN + 1, place, heading, styles.head)
            else:
                sheet.merge_range(HEADINGS_IN, place, HEADINGS_IN + 1, place, heading, styles.head)
        workbook.body(sheet, styles, COLUMNS, found, HEADINGS_IN + 2)
        last = HEADINGS_IN + 2 + len(found)
        sheet.write_string(last, 0, "Total", styles.total)
        for place, (_, name, kind) in enumerate(COLUMNS):
            if kind is Kind.MONEY:
                sheet.write_number(last, place, sum(row[name] for row in found), styles.total)
        sheet.freeze_panes(HEADINGS_IN + 2, 2)
