"""A wide screen, and the sample's October loaded once for the pages that only read it."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ingest.load import keep
from ingest.preview import preview
from sample_data import build
from store.portfolio import Portfolio
from tests.pages.app import serving


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "viewport": {"width": 1920, "height": 1080}, "locale": "en-GB"}


@pytest.fixture(scope="package")
def october(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    """The sample's October alone, in a portfolio that nobody writes to."""
    portfolio = Portfolio(tmp_path_factory.mktemp("october") / "portfolio.duckdb")
    looked = preview(build.files(10), portfolio, answers=build.answers(10))
    assert keep(looked, portfolio, person="A. Keller", at=datetime(2026, 11, 5, 9, tzinfo=UTC), yes=True).kept
    return portfolio


@pytest.fixture
def own_october(october: Portfolio, own_portfolio: Path) -> Portfolio:
    """The same as a copy of the test's own, where the app under test looks."""
    shutil.copytree(october.path.parent, own_portfolio.parent, dirs_exist_ok=True)
    return Portfolio(own_portfolio)


@pytest.fixture
def url(own_portfolio: Path) -> Iterator[str]:
    """The dashboard over the test's own portfolio, as it is when the test begins."""
    with serving(own_portfolio) as address:
        yield address
