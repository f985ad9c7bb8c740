"""The main job, whole: this month's files go in, one heading is put right, and the committee's page and both packs say the same."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from reports import REPORTS
from reports.report import Figure, Report
from reports.sources import produce
from sample_data import build, stories
from store.portfolio import Portfolio
from tests.pages import equal
from tests.pages.app import PATIENCE, choose, main, press, read, settled, turn_to
from tests.render.reading import blocks, workbook


def test_from_october_s_files_to_the_committee_s_pack(page: Page, url: str, own_portfolio: Path, tmp_path: Path) -> None:
    _load_october(page, url)
    _read_the_page(page)
    _follow_a_figure_to_its_row(page)
    report = produce(Portfolio(own_portfolio), REPORTS["steering"])
    assert report is not None
    said = _go_through_the_slides(page, report)
    pdf, xlsx = (_download(page, name, tmp_path) for name in ("Download PDF", "Download Excel"))
    pages = [text.extract_text() for text in PdfReader(pdf).pages]
    book = workbook(xlsx, values=True)
    for number, (slide, text) in enumerate(zip(report.slides, said, strict=True)):
        assert equal.missing_in_pdf(text, slide.title, pages) == [], slide.name
        assert equal.missing_in_workbook(text, [book.worksheets[number], book["Chart data"], book["About"]]) == [], slide.name


def _load_october(page: Page, url: str) -> None:
    page.goto(url)
    read(page, "Nothing is loaded yet")
    page.get_by_role("link", name="Load this month's files").click()
    page.locator("input[type=file]").set_input_files(build.files(10))
    read(page, "Not found yet, and needed in every row")
    choose(page, "Column of Package ref", "Work package ID")
    expect(page.get_by_text("Not found yet")).to_have_count(0, timeout=PATIENCE)
    page.get_by_text("I have looked at the 1 warning and accept it").click()
    settled(page)
    press(page, re.compile(r"Load 41,\d{3} rows"))
    expect(page.get_by_role("button", name="Present")).to_be_visible(timeout=PATIENCE)


def _read_the_page(page: Page) -> None:
    text = equal.flat(main(page))
    assert re.search(r"CPI,cost(info)?0\.9\d+", text), text
    assert f"{stories.WATERMELON}GuestwearablesOfftrack,watermelon" in text
    height = page.evaluate("(() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollHeight - m.clientHeight })()")
    assert height <= 0, "1920 × 1080 scrolls"


def _follow_a_figure_to_its_row(page: Page) -> None:
    """From the CPI's card to its formula with the numbers, and to file, sheet and rows."""
    press(page, "CPI, cost")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("EV ÷ AC")).to_be_visible(timeout=PATIENCE)
    text = dialog.inner_text()
    assert re.search(r"[\d\s]+ ÷ [\d\s]+ = 0\.9\d+", text)
    assert "returns_2026-10.xlsx, sheet Progress, row" in text
    assert "pmo_overview_2026-10.xlsx, sheet Performance, row" in text
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def _go_through_the_slides(page: Page, report: Report) -> list[str]:
    """What each slide says; every figure of it, and every chart in words, as the report has them."""
    texts = []
    for number, expected in enumerate(report.slides):
        text = turn_to(page, number, expected.title)
        for block in blocks(expected.rows):
            if isinstance(block, Figure) and not block.empty:
                expect(page.get_by_label(block.alt).first).to_be_attached(timeout=PATIENCE)
        texts.append(text.replace(f"{number + 1} {expected.name}", ""))
    assert equal.flat("Data as of 31 October 2026") in equal.flat(texts[0])
    return texts


def _download(page: Page, name: str, folder: Path) -> Path:
    if not page.get_by_role("button", name=name).is_visible():
        press(page, "Snapshot")
    with page.expect_download(timeout=PATIENCE) as waiting:
        page.get_by_role("button", name=name).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path
