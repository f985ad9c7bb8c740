"""The app as a server of its own, and what a person reads and presses on its pages."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 90_000  # milliseconds for a load or a whole report, on a machine that has other things to do
_UNFINISHED = ("[data-stale=true]", "[data-testid=stSkeleton]", "[data-testid=stVegaLiteChart]:not(:has(svg))")


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """The dashboard over that store file at an address of its own; it is stopped afterwards."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    options = ("--server.headless=true", f"--server.port={port}", "--server.fileWatcherType=none")
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", *options]
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "STEERBOARD_STORE": str(store)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait(port, server)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()


def healthy(url: str) -> bool:
    """Whether the server answers."""
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5) as answer:
            return answer.status == 200
    except OSError:  # not there yet, or there and still busy with its imports
        return False


def _wait(port: int, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while not healthy(f"http://localhost:{port}"):
        assert server.poll() is None, "the server ended at once"
        assert time.monotonic() < deadline, "the server did not start within a minute"
        time.sleep(0.1)


def main(page: Page) -> str:
    """Everything that the page says, once it has come to rest."""
    settled(page)
    return page.get_by_test_id("stMain").inner_text()


def settled(page: Page) -> None:
    """Wait until the script has run to its end and nothing is left of the run before."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE)
    for unfinished in _UNFINISHED:
        expect(page.locator(unfinished)).to_have_count(0, timeout=PATIENCE)


def read(page: Page, text: str | re.Pattern[str]) -> None:
    """Wait until the page says this."""
    expect(page.get_by_test_id("stMain").get_by_text(text).first).to_be_visible(timeout=PATIENCE)


def choose(page: Page, label: str, option: str | re.Pattern[str]) -> None:
    """Choose from a list by its label, as with the mouse."""
    page.get_by_role("combobox", name=label).first.click()
    page.get_by_role("option", name=option).first.click()
    settled(page)


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press a button."""
    page.get_by_role("button", name=name).first.click()
    settled(page)


def turn_to(page: Page, number: int, title: str) -> str:
    """Turn to a slide by the list of slides, and what it says once its finding heads the page."""
    choose(page, "Slide", re.compile(rf"^{number + 1} "))
    headed(page, title)
    return main(page)


def headed(page: Page, title: str) -> None:
    """Wait until a slide's finding heads the page; the mark of its status may stand in it."""
    words = r"[\s●▲■○]+".join(re.escape(word) for word in title.split())
    expect(page.get_by_test_id("stMain").get_by_role("heading").first).to_have_text(re.compile(words), timeout=PATIENCE)
