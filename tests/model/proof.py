"""The proof over many seeds: no silent difference, and few enough questions for it to be one."""

from pathlib import Path

import pytest

from tests import in_process
from tests.model import world

TOGETHER = 50  # portfolios that share a store: the returns of fifty offices come in the same months
ASKED = 0.04  # the share of years that may end in a question that nobody can answer


def worlds(first: int, last: int) -> list[range]:
    """The seeds from first up to last, by the store that they share."""
    return [range(start, min(start + TOGETHER, last)) for start in range(first, last, TOGETHER)]


def prove(seeds: range, folder: Path, monkeypatch: pytest.MonkeyPatch | None) -> None:
    """Plays the years of these seeds; with a monkeypatch the files are read in this process, which is faster."""
    if monkeypatch:
        monkeypatch.setattr("ingest.readers.run", in_process.run)
    cases = world.run(seeds, folder)
    wrong = [case.wrong for case in cases if case.wrong]
    assert not wrong, f"{len(wrong)} of {len(cases)} portfolios show other figures than they should, and nobody was asked:\n" + "\n".join(
        wrong
    )
    asked = [f"seed {case.true.seed}: {case.asked}" for case in cases if case.asked]
    assert len(asked) <= max(1, ASKED * len(cases)), f"{len(asked)} of {len(cases)} years end in a question:\n" + "\n".join(asked)
    assert all(case.loaded for case in cases)
