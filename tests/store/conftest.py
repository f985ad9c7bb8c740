"""What the store's tests start from: an empty portfolio in a folder of its own, with a name that is not plain."""

from pathlib import Path

import pytest

from store.about import create
from store.portfolio import Portfolio


@pytest.fixture
def portfolio(tmp_path: Path) -> Portfolio:
    made = Portfolio(tmp_path / "Zürich's data" / "portfolio.duckdb")
    create(made)
    return made
