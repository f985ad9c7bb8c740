"""What the store's tests start from: an empty portfolio in a folder of its own, with a name that is not plain."""

import shutil
from pathlib import Path

import pytest

from store.about import create
from store.portfolio import Portfolio


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an empty portfolio, made once."""
    made = Portfolio(tmp_path_factory.mktemp("blank") / "portfolio.duckdb")
    create(made)
    return made.path.parent


@pytest.fixture
def portfolio(blank: Path, tmp_path: Path) -> Portfolio:
    """An empty portfolio of the test's own."""
    folder = tmp_path / "Zürich's data"
    shutil.copytree(blank, folder)
    return Portfolio(folder / "portfolio.duckdb")
