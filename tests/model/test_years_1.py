"""The first half of the random years of an ordinary run; see :mod:`tests.model.world`."""

from pathlib import Path

import pytest

from tests.model.proof import prove, worlds


def test_files_read_under_guard_give_the_same_figures(tmp_path: Path) -> None:
    prove(range(900_000, 900_002), tmp_path, None)


@pytest.mark.parametrize("seeds", worlds(0, 250), ids=str)
def test_a_year_of_returns_shows_the_figures_of_a_plain_dictionary_or_asks(
    seeds: range, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prove(seeds, tmp_path, monkeypatch)
