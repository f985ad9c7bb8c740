"""One contest: the same task done in several ways, one after the other, each giving the same result."""

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Figures = Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Contender:
    """A way of doing the task; ``run`` gives the figures by which the ways are compared."""

    name: str
    run: Callable[[], Figures]


@dataclass(frozen=True, kw_only=True)
class Result:
    """How long a way took and what it found; the best of its rounds counts."""

    name: str
    seconds: float
    figures: Figures


class DisagreementError(AssertionError):
    """Two ways of doing the same task gave different figures."""


def hold(title: str, contenders: Sequence[Contender], *, rounds: int = 1) -> list[Result]:
    """Runs the contenders, prints each with its ratio to the first, and raises where one disagrees with the first."""
    print(f"\n{title}", flush=True)
    results: list[Result] = []
    for contender in contenders:
        result = _best(contender, rounds)
        results.append(result)
        print(f"  {result.name:<52}{result.seconds:>9.2f} s{result.seconds / results[0].seconds:>9.2f} ×", flush=True)
        _compare(results[0], result)
    print(f"  all agree: {', '.join(f'{name} {value:,.4f}' for name, value in results[0].figures.items())}", flush=True)
    return results


def _best(contender: Contender, rounds: int) -> Result:
    times: list[float] = []
    figures: Figures = {}
    for _ in range(rounds):
        gc.collect()
        begin = time.perf_counter()
        figures = contender.run()
        times.append(time.perf_counter() - begin)
    return Result(name=contender.name, seconds=min(times), figures=figures)


def _compare(first: Result, other: Result) -> None:
    for name, value in first.figures.items():
        found = other.figures.get(name)
        if found is None or abs(found - value) > 1e-9 * max(1.0, abs(value)):
            raise DisagreementError(f"{name}: {first.name} says {value!r}, {other.name} says {found!r}")
