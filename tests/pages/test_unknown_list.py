"""Done when: an unknown list of projects gives the committee's page in three clicks at most."""

import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Locator, Page, expect

from tests.pages.app import PATIENCE, main, read, settled

HEADINGS = (
    "Project ID",
    "Project name",
    "PM",
    "RAG",
    "% complete",
    "Budget",
    "Actual",
    "Forecast",
    "Start",
    "Finish",
    "Forecast finish",
    "Comment",
)
ROWS = (
    ("P1", "Alpha", "Ann", "A", 0.45, 1000, 500, 1100, date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 31), "late"),
    ("P2", "Beta", "Bob", "G", 0.9, 500, 480, 520, date(2026, 1, 1), date(2026, 4, 30), date(2026, 4, 30), "fine"),
)


class Clicks:
    """The clicks of a visit, counted."""

    def __init__(self) -> None:
        self.count = 0

    def on(self, what: Locator) -> None:
        what.first.click(timeout=PATIENCE)
        self.count += 1
        settled(what.page)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.title = "Portfolio"
    for row in (HEADINGS, *ROWS):
        sheet.append(row)
    path = tmp_path / "portfolio.xlsx"
    book.save(path)
    return path


def test_an_unknown_list_gives_cpi_status_and_forecast_in_three_clicks(page: Page, url: str, listed: Path) -> None:
    clicks = Clicks()
    page.goto(f"{url}/upload")
    page.locator("input[type=file]").set_input_files(listed)
    read(page, "not on which day")
    clicks.on(page.get_by_text("the end of last month"))
    clicks.on(page.get_by_text(re.compile("I have looked at the .* and accept")))
    clicks.on(page.get_by_role("button", name=re.compile("^Load [1-9]")))
    expect(page.get_by_role("button", name="Present")).to_be_visible(timeout=PATIENCE)
    text = main(page)
    assert clicks.count <= 3
    assert re.search(r"0\.918", text), text  # CPI: (450 + 450) ÷ (500 + 480)
    assert "Alpha" in text
    assert re.search(r"1[\s\u202f\u2009]?620|1\.62", text), text  # forecasts 1,100 + 520
    assert re.search(r"P1\s+Alpha\s+■\s+Off track, watermelon", text), text  # declared amber, computed red as of the end of last month
