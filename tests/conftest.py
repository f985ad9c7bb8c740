"""What every test starts from: a portfolio of its own, an empty home, the corpus when it is there, and a browser."""

import os
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings

from sample_data.build import build
from store.portfolio import Portfolio
from tests import browser

# no test is timed, and the same code is judged alike each time; a long run draws anew
settings.register_profile("ordinary", deadline=None, derandomize=True)
settings.load_profile("ordinary")

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"


@pytest.fixture(autouse=True)
def own_portfolio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test has a portfolio file and a home folder of its own: nothing of this machine leaks in, nothing is left behind."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("STEERBOARD_STORE", str(tmp_path / "portfolio.duckdb"))
    monkeypatch.delenv("STEERBOARD_STATUS_DATE", raising=False)
    return tmp_path / "portfolio.duckdb"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of other people's files that we are measured by; it lies beside the project, not in it."""
    if not CORPUS.is_dir():
        pytest.skip("../shared/corpus is not beside this clone: the files of other people that this test reads are missing")
    return CORPUS


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser tests use the Chromium that `make test` found or installed."""
    found = browser.find()
    if found is None:
        pytest.fail(browser.MISSING)
    return {**browser_type_launch_args, "executable_path": str(found), "args": list(browser.ARGUMENTS)}


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    """The sample portfolio, loaded once for all tests of a run, whichever worker comes first; for reading alone."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    portfolio = Portfolio(shared / "sample" / "sample.duckdb")
    portfolio.path.parent.mkdir(exist_ok=True)
    with FileLock(shared / "sample.lock"):
        build(portfolio)
    return portfolio
