"""The Chromium that the browser tests use: an existing one, else Playwright's, else Debian's; run it to make sure of one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ARGUMENTS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage")
MISSING = (
    "The browser tests need Chrome or Chromium and none was found: install Google Chrome, "
    "or put the path of a Chromium into STEERBOARD_CHROMIUM."
)
_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)


def find() -> Path | None:
    """A Chromium that is there already: the one named, one of this machine, or Playwright's own."""
    named = os.environ.get("STEERBOARD_CHROMIUM")
    if named:
        return Path(named)
    on_path = (shutil.which(command) for command in _COMMANDS)
    for candidate in [*on_path, *_PLACES]:
        if candidate and Path(candidate).is_file() and _starts(Path(candidate)):
            return Path(candidate)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.is_file() else None


def _starts(path: Path) -> bool:
    """Some systems put a stub under the browser's name that only says how to install it; on Windows a version cannot be asked for."""
    if sys.platform == "win32":
        return True
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def ensure() -> Path:
    """A Chromium, installed when there is none; ends with a sentence that says what to do when none can be had."""
    installs = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        installs.append([["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]])
    found = find()
    for commands in installs:
        if found:
            break
        for command in commands:
            print(" ".join(command), flush=True)
            _attempt(command)
        found = find()
    return found or sys.exit(MISSING)


def _attempt(command: list[str]) -> None:
    """Runs an installer; that it fails is no fault here: the next one is tried, and at the end we look for a browser."""
    try:
        subprocess.run(command, check=False, timeout=900, stdin=subprocess.DEVNULL, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    except (OSError, subprocess.TimeoutExpired) as fault:
        print(fault, file=sys.stderr)


if __name__ == "__main__":
    print(f"Browser for the tests: {ensure()}")
