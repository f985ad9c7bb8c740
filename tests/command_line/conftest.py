"""A portfolio with the two projects, loaded once for the tests that only read it."""

import shutil
from pathlib import Path

import pytest

from store.portfolio import Portfolio
from tests.command_line.calls import call, files


@pytest.fixture(scope="package")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store file of a portfolio into which the example's files were loaded."""
    folder = tmp_path_factory.mktemp("loaded")
    store = folder / "portfolio.duckdb"
    assert call("load", *files(folder / "files"), "--store", store).exit_code == 0
    return store


@pytest.fixture
def copied(store: Path, tmp_path: Path) -> Portfolio:
    """The same as a copy of one's own, to load into or to damage."""
    shutil.copytree(store.parent, tmp_path / "copy")
    return Portfolio(tmp_path / "copy" / store.name)
