"""However a writer dies, no load is lost and none is half visible."""

import random
import time
from pathlib import Path

import pytest

from store import about
from store.portfolio import Portfolio
from store.verify import verify
from tests.store.child import PAIR
from tests.store.parcels import known
from tests.store.test_writer import child

ROWS = "SELECT l.file_name, count(r._row) FROM kept.loads l LEFT JOIN kept.costs r ON r._load = l.load_id GROUP BY l.load_id, l.file_name"


def kill_once(portfolio: Portfolio, chance: random.Random) -> set[int]:
    """Let a process load for a moment, kill it, and return the loads that it said were kept."""
    with child("load", portfolio) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        said = "".join(writer.stdout.readline() for _ in range(chance.randrange(3)))
        time.sleep(chance.uniform(0, 0.6))
        writer.kill()
        said += writer.stdout.read()
    whole_lines = said[: said.rfind("\n") + 1].split("\n")
    return {int(word) for line in whole_lines for word in line.split()}


def kill_and_look(portfolio: Portfolio, times: int, seed: int) -> int:
    chance = random.Random(seed)
    said: set[int] = set()
    for _ in range(times):
        said |= kill_once(portfolio, chance)
        about.create(portfolio)
        rows = known(portfolio, "SELECT load_id FROM kept.loads")
        assert said <= {load for (load,) in rows}, "a load was lost"
        assert [one for one in verify(portfolio) if one.severity != "notice"] == []
        counts = known(portfolio, ROWS)
        assert {(name.split("_")[0], count) for name, count in counts} <= {("left", PAIR[0]), ("right", PAIR[1])}
        assert sum(name.startswith("left") for name, _ in counts) * 2 == len(counts), "half an upload is visible"
    return len(known(portfolio, "SELECT load_id FROM kept.loads"))


def test_a_few_kills_lose_nothing(tmp_path: Path) -> None:
    assert kill_and_look(Portfolio(tmp_path / "portfolio.duckdb"), times=6, seed=1) > 0


@pytest.mark.long
def test_a_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    loads = kill_and_look(Portfolio(tmp_path / "portfolio.duckdb"), times=100, seed=2)
    print(f"100 kills, {loads} loads, none lost, none half visible")
    assert loads > 0
