"""No sheet, however odd, brings a layout down, and every table that one makes knows where each of its rows came from."""

import random
from datetime import date, datetime

import pytest

from ingest import header as headers
from ingest import layouts, merged, titles
from ingest.readers.sheet import Cell, Merged, Row, Sheet

ODD: list[Cell] = [
    *(
        "Project",
        "P1",
        "Jan 26",
        "Feb 26",
        "Q1 2026",
        "Total",
        "Subtotal P1",
        "PV",
        "AC",
        "Budget",
        "",
        "Jan",
        "Mar",
        "Type",
        "Risk",
        "Cost item",
    ),
    *("Actual", "Forecast", "x" * 50, "1.1", "WBS", "Measure", "Status date", "(100)", "1,000.00 EUR"),
    *(None, 2026, 1, 2.5, -3, float("nan"), float("inf"), True, date(2026, 1, 1), datetime(2026, 2, 1)),
]
HEADS = ["Project", "WP", "Jan 26", "Feb 26", "Mar 26", "Total", "Q1 2026", "Cost item", "Budget", "Actual", "Type", "Description"]
SAID = {"year": ["", "2026"], "measure": ["", "ac", "pv"], "cumulative": ["", "period", "cumulative"]}


def odd(chance: random.Random) -> Sheet:
    """A sheet of anything, or one of headings that layouts look for over names, numbers and blanks."""
    width, height = chance.randint(1, 9), chance.randint(1, 14)
    rows: list[Row] = [tuple(chance.choice(ODD) for _ in range(width)) for _ in range(height)]
    if chance.random() < 0.5:
        heads = tuple(chance.sample(HEADS, width))
        names, numbers = ["P1", "P2", None, "Total"], [1, 2, 3, None, 10.5]
        rows = [
            heads,
            *(tuple(chance.choice(names if head in ("Project", "WP", "Cost item") else numbers) for head in heads) for _ in rows),
        ]
    area = Merged(first_row=2, first_column=1, last_row=chance.randint(2, 20), last_column=1)
    return Sheet(name="S", rows=rows, merged=(area,))


@pytest.mark.parametrize("seed", range(5))
def test_every_table_made_of_an_odd_sheet_is_whole(seed: int) -> None:
    chance = random.Random(seed)
    made = 0
    for _ in range(100):
        sheet = odd(chance)
        header = headers.find(sheet)
        filled = merged.texts_down(sheet, header)
        turned = layouts.turned("f.xlsx", filled, lambda label: lambda topic, heading: chance.choice(SAID.get(topic, [""])))
        if header:
            titles.day("f.xlsx", filled, header)
            titles.project("f.xlsx", filled, header, {"P1": "Alpha"})
        made += bool(turned.layouts)
        for part in turned.sheets:
            assert len({len(row) for row in part.rows}) <= 1
            assert not part.addresses or len(part.addresses) == len(part.rows)
    assert made > 5
