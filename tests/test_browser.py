"""The browser for the tests: one that is there is taken; else it is installed; else a sentence says what to do."""

from pathlib import Path

import pytest

from tests import browser


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been run to install a browser, on a machine that has none."""
    tried: list[list[str]] = []
    monkeypatch.setattr(browser, "find", lambda: None)
    monkeypatch.setattr(browser, "_attempt", tried.append)
    return tried


def test_a_browser_that_is_named_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEERBOARD_CHROMIUM", "/opt/own/chromium")
    assert browser.find() == Path("/opt/own/chromium")
    assert browser.ensure() == Path("/opt/own/chromium")


def test_a_stub_that_only_says_how_to_install_a_browser_is_not_taken(tmp_path: Path) -> None:
    assert not browser._starts(tmp_path / "chromium")


def test_playwright_then_debian_are_tried_and_then_a_sentence_says_what_to_install(
    attempts: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda command: f"/usr/bin/{command}")
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    with pytest.raises(SystemExit, match="install Google Chrome"):
        browser.ensure()
    assert [command[-1] for command in attempts] == ["chromium", "-qq", "chromium"]
    assert attempts[0][1:4] == ["-m", "playwright", "install"]
    assert attempts[2][:2] == ["apt-get", "install"]


def test_without_the_right_to_install_only_playwright_is_tried(attempts: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit, match="STEERBOARD_CHROMIUM"):
        browser.ensure()
    assert len(attempts) == 1
