"""The upload page: bad files are told in sentences and harm nothing, a question and a password are asked, changes are shown first."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from sample_data import build
from store.portfolio import Portfolio, version
from tests.command_line.calls import FILES, file
from tests.pages import bad_files
from tests.pages.app import PATIENCE, healthy, main, press, read, settled


def _upload(page: Page, url: str, files: list[Path]) -> None:
    page.goto(url)
    page.get_by_role("link", name="Upload").first.click()
    page.locator("input[type=file]").set_input_files(files)
    read(page, "read, sheet by sheet")


def test_bad_files_are_told_in_sentences_and_the_server_lives_on(page: Page, url: str, own_portfolio: Path, tmp_path: Path) -> None:
    _upload(page, url, [bad_files.word_document(tmp_path), bad_files.locked(tmp_path), bad_files.empty(tmp_path)])
    read(page, re.compile(r"minutes\.xlsx: The file is a Word document\."))
    read(page, re.compile(r"nothing\.csv: The file is empty\."))
    read(page, "locked.xlsx: The file is locked with a password.")
    expect(page.get_by_role("button", name="Load 0 rows")).to_be_disabled()
    for name in ("minutes.xlsx", "nothing.csv"):
        page.get_by_role("button", name=f"Remove {name}").click()
    expect(page.get_by_text("minutes.xlsx: The file")).to_have_count(0, timeout=PATIENCE)
    settled(page)  # until then the field of the run before may still stand beside its own
    field = page.locator("input[type=password]")
    field.fill("Zermatt 2025")
    field.press("Enter")
    read(page, "The password does not open the file")
    field.fill(bad_files.PASSWORD)
    field.press("Enter")
    read(page, "1 row of 1 sheet can be loaded")
    assert not own_portfolio.exists()
    assert healthy(url)


def test_the_first_visit_of_a_server_finds_its_way_from_any_page(page: Page, url: str) -> None:
    page.goto(f"{url}/upload")
    read(page, "Load this month's files")
    page.get_by_role("link", name="Glossary").first.click()
    read(page, "Every figure is declared once")


def test_nothing_is_kept_before_the_button_and_what_changes_is_shown_before_it(
    own_october: Portfolio, page: Page, url: str, tmp_path: Path
) -> None:
    before = version(own_october)
    _upload(page, url, [path for path in build.files(9) if path.name.startswith("returns")])
    text = main(page)
    assert "What changes against what is known now" in text
    assert re.search(r"\d+ changes to look at before the load", text)
    assert version(own_october) == before


def test_a_sheet_s_table_and_project_are_said_by_the_person(own_october: Portfolio, page: Page, url: str, tmp_path: Path) -> None:
    path = file(tmp_path / "in")
    path.write_text(FILES["costs.csv"].replace("P1;", "").replace("P2;", "").replace("Project ID;", ""), encoding="utf-8")
    _upload(page, url, [path])
    read(page, "The sheet has no column for the project")
    field = page.get_by_label("Answer")
    field.fill("WRB")
    field.press("Enter")
    read(page, "costs.csv · Project ID: WRB")
    read(page, "2 rows of 1 sheet can be loaded")
    press(page, "Ask again")
    read(page, "The sheet has no column for the project")
    settled(page)
    expect(page.get_by_role("button", name=re.compile("^Load"))).to_be_disabled()
