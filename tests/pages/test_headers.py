"""S10: a content security policy, a frame and a sniff header on every answer, under which the page works as before."""

import urllib.error
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from dashboard import content_policy
from sample_data import build
from store.portfolio import Portfolio
from tests.pages.app import PATIENCE, read, settled


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/static/none.js", "/media/none", "/upload"])
def test_s10_every_answer_has_the_headers(url: str, path: str) -> None:
    try:
        with urllib.request.urlopen(f"{url}{path}", timeout=60) as answer:
            headers = answer.headers
    except urllib.error.HTTPError as error:
        headers = error.headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_s10_a_script_within_the_page_is_allowed_by_its_digest_alone() -> None:
    # the digest of "alert(1)" as `openssl dgst -sha256 -binary | base64` gives it
    policy = content_policy("<html><script src='a.js'></script><script>alert(1)</script></html>")
    assert "script-src 'self' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='" in policy
    assert "unsafe-eval" not in policy


def test_s10_charts_tables_upload_and_downloads_work_under_the_policy(own_october: Portfolio, page: Page, url: str) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None)
    page.goto(url)
    settled(page)
    expect(page.locator("[data-testid=stVegaLiteChart] svg").first).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name="Upload").first.click()
    read(page, "Loaded so far")
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible(timeout=PATIENCE)
    with page.expect_download() as download:
        page.get_by_text("Template workbook").first.click()
    assert download.value.path().stat().st_size > 5_000
    page.locator("input[type=file]").set_input_files([path for path in build.files(9) if path.name.startswith("returns")][:1])
    read(page, "read, sheet by sheet")
    assert refused == []
