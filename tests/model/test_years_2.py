"""The second half of the random years of an ordinary run, and as many as one likes on demand."""

import os
from pathlib import Path

import pytest

from tests.model.proof import prove, worlds

CASES = int(os.environ.get("STEERBOARD_MODEL_CASES", "20000"))


@pytest.mark.parametrize("seeds", worlds(250, 500), ids=str)
def test_a_year_of_returns_shows_the_figures_of_a_plain_dictionary_or_asks(
    seeds: range, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prove(seeds, tmp_path, monkeypatch)


@pytest.mark.long
@pytest.mark.parametrize("seeds", worlds(1_000, 1_000 + CASES), ids=str)
def test_many_years_do(seeds: range, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prove(seeds, tmp_path, monkeypatch)
