"""Done when: an unknown list of projects gives the committee's page in three clicks at most."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.findings.sheets import PORTFOLIO
from tests.ingest.files import workbook
from tests.pages.app import PATIENCE, main, read, settled


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
    return workbook(tmp_path / "portfolio.xlsx", {"Portfolio": PORTFOLIO})


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
