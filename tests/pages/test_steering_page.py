"""The committee's page in a browser: presentation by the arrow keys, and sealed snapshots that keep their numbers."""

import re
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from ingest.load import keep
from ingest.preview import preview
from reports import REPORTS
from reports.sources import produce
from store.portfolio import Portfolio
from tests.command_line.calls import file
from tests.pages.app import PATIENCE, choose, headed, main, press, settled


def _open(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.get_by_role("button", name="Present")).to_be_visible(timeout=PATIENCE)
    settled(page)


def test_the_arrow_keys_lead_through_a_presentation_without_chrome(own_october: Portfolio, page: Page, url: str) -> None:
    report = produce(own_october, REPORTS["steering"])
    assert report is not None
    titles = [slide.title for slide in report.slides]
    _open(page, url)
    press(page, "Present")
    headed(page, titles[0])
    expect(page.get_by_role("link", name="Upload")).to_have_count(0)
    expect(page.get_by_role("button", name="Snapshot")).to_have_count(0)
    for number, title in enumerate(titles[1:], start=1):
        _steerable(page, number, len(titles))
        page.keyboard.press("ArrowRight")
        headed(page, title)
    _steerable(page, len(titles), len(titles))
    expect(page.get_by_role("button", name="Next")).to_be_disabled()
    page.keyboard.press("ArrowLeft")
    headed(page, titles[-2])
    _steerable(page, len(titles) - 1, len(titles))
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Present")).to_be_visible(timeout=PATIENCE)
    headed(page, titles[-2])


def _steerable(page: Page, number: int, of: int) -> None:
    """The buttons that the keys press are drawn last: before they stand, a key leads nowhere."""
    expect(page.get_by_text(f"{number} of {of}", exact=True)).to_be_visible(timeout=PATIENCE)
    settled(page)


def test_a_sealed_report_shows_the_same_numbers_after_another_load(own_october: Portfolio, page: Page, url: str, tmp_path: Path) -> None:
    _open(page, url)
    before = _figures(main(page))
    press(page, "Snapshot")
    press(page, "Seal this report")
    expect(page.get_by_text(re.compile(r"Sealed .* UTC by "))).to_be_visible(timeout=PATIENCE)
    _spend_a_million(own_october, tmp_path)
    _open(page, url)
    after = _figures(main(page))
    assert after != before
    _show(page, re.compile("sealed"))
    expect(page.get_by_text(re.compile(r"Sealed .* UTC by "))).to_be_visible(timeout=PATIENCE)
    assert _figures(main(page)) == before
    expect(page.get_by_role("button", name=re.compile("^Filter"))).to_have_count(0)  # nothing chosen changes what is sealed
    _show(page, "The report as it is now")
    expect(page.get_by_text(re.compile(r"Sealed .* UTC by "))).to_have_count(0, timeout=PATIENCE)
    assert _figures(main(page)) == after


def _show(page: Page, which: str | re.Pattern[str]) -> None:
    """Choose a snapshot, or the report as it is now, from the menu."""
    if not page.get_by_role("button", name="Download PDF").is_visible():
        press(page, "Snapshot")
    choose(page, "Show", which)


def _figures(text: str) -> list[str]:
    """Everything below the stamp, which alone tells that it is sealed."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[:1] + lines[lines.index("Decisions needed") :]


def _spend_a_million(portfolio: Portfolio, folder: Path) -> None:
    path = file(folder / "in", **{"P1;2026-02-27;20.00": "WRB;2026-10-30;1000000.00", "P2;2026-02-27;900.00": "WRB;2026-10-31;1.00"})
    looked = preview([path], portfolio)
    receipt = keep(looked, portfolio, person="A. Keller", at=datetime(2026, 11, 20, 9, tzinfo=UTC), yes=True)
    assert receipt.kept, receipt.says
