"""Done when: a wrong file is loaded, seen in Loads, withdrawn, and the figures are back; and what an upload covers is said and corrected."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.command_line.calls import call, file, files
from tests.pages.app import PATIENCE, main, press, read, settled

WRONG = "Project ID;Date;Amount;Line ID\nP1;2026-02-20;7000;W1\nP2;2026-02-21;9000;W2\n"


@pytest.fixture
def loaded(own_portfolio: Path, tmp_path: Path) -> Path:
    """A small portfolio where the app under test looks."""
    assert call("load", *files(tmp_path / "files"), "--store", own_portfolio).exit_code == 0
    return own_portfolio


def test_a_wrong_file_is_seen_in_loads_and_withdrawn_and_the_figures_are_back(loaded: Path, page: Page, url: str, tmp_path: Path) -> None:
    before = _figures(page, url)
    wrong = tmp_path / "somebody elses ledger.csv"
    wrong.write_text(WRONG, encoding="utf-8")
    _load(page, url, wrong)
    assert _figures(page, url) != before
    page.get_by_role("link", name="Loads").first.click()
    read(page, "Costs from “somebody elses ledger”")
    settled(page)  # what is typed while the page is still being drawn can be lost
    page.get_by_label("Why").fill("not ours")  # and no Enter: it counts as it stands at the click
    press(page, "Withdraw this load")
    read(page, re.compile(r"somebody elses ledger\.csv\) is withdrawn; nothing of it is deleted"))
    read(page, re.compile(r"Withdrawn by .+not ours"))
    assert _figures(page, url) == before
    page.get_by_role("link", name="Loads").first.click()
    press(page, "Take the withdrawal back")
    read(page, "counts again")
    assert _figures(page, url) != before


def test_what_a_file_covers_is_said_and_corrected_before_the_load(loaded: Path, page: Page, url: str, tmp_path: Path) -> None:
    page.goto(f"{url}/upload")
    page.locator("input[type=file]").set_input_files(file(tmp_path / "more", "costs.csv", **{"20.00": "21.00"}))
    read(page, re.compile("Costs from “costs”, projects? .* replaces the"))
    page.get_by_text("Correct the table, a heading, or what any sheet covers").click()
    field = page.get_by_label(re.compile("^Months that the sheet covers"))
    field.fill("none")
    field.press("Enter")
    read(page, re.compile("Costs from “costs”: adds its rows to what is known"))


def _load(page: Page, url: str, path: Path) -> None:
    page.goto(f"{url}/upload")
    page.locator("input[type=file]").set_input_files(path)
    read(page, "read, sheet by sheet")
    settled(page)
    accept = page.get_by_text(re.compile("I have looked at the .* and accept"))
    if accept.count():
        accept.first.click()
        settled(page)
    press(page, re.compile("^Load 2 rows"))
    read(page, "2 rows of one file were loaded")


def _figures(page: Page, url: str) -> list[str]:
    """The figures on the committee's first page."""
    page.goto(url)
    expect(page.get_by_role("button", name="Present")).to_be_visible(timeout=PATIENCE)
    return re.findall(r"\d[\d.,\u2009\u202f]*", main(page))
