"""A process that writes to a portfolio: run by the tests that need a second writer, or one to kill."""

import sys
from datetime import timedelta
from pathlib import Path

from store.loads import keep
from store.portfolio import Portfolio
from store.writer import writing
from tests.store.parcels import DAY, load, many, sheet

PAIR = (70, 30)


def hold(portfolio: Portfolio) -> None:
    """Take the writer's lock, say so, and let go when told to."""
    with writing(portfolio, person="Grace"):
        print("holding", flush=True)
        sys.stdin.readline()


def load_for_ever(portfolio: Portfolio) -> None:
    """Keep one pair of files after the other, and say which were kept."""
    print("ready", flush=True)
    for number in range(10_000):
        at = DAY + timedelta(minutes=number)
        pair = [load(f"{name}_{number}.csv", sheet("costs", many(rows))) for name, rows in zip(("left", "right"), PAIR, strict=True)]
        ids = keep(portfolio, pair, at=at, person="Grace")
        print(*ids, flush=True)


if __name__ == "__main__":
    {"hold": hold, "load": load_for_ever}[sys.argv[1]](Portfolio(Path(sys.argv[2])))
