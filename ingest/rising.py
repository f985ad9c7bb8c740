"""Amounts of several periods that never fall, and so may be running totals: so many would seldom all rise if each were of its period alone."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import factorial, prod
from typing import Any

LEAST = 3  # values of one series from which it can look like a running total, where no other falls
SELDOM = 32  # orders of the values to the one in which they rise: five series of two values, or two of three, or one of five
CORRECTED = 10  # of so many series one may fall, by a correction
Values = Sequence[Any]  # of decimals or of floats


def falls(values: Values) -> bool:
    return any(a > b for a, b in pairwise(values))


def rises(values: Values) -> bool:
    return len(values) > 1 and not falls(values) and values[-1] > values[0]


def seldom(series: Iterable[Values]) -> bool:
    """Whether chance alone would seldom make so many of them rise; what stays the same proves nothing."""
    several = [values for values in series if len(values) > 1]
    if CORRECTED * sum(map(falls, several)) > len(several):
        return False
    return prod(factorial(min(len(values), LEAST + 2)) for values in several[:SELDOM] if rises(values)) >= SELDOM


def may_run(series: Iterable[Values]) -> bool:
    """Whether they could be running totals: one of at least three values rises and none falls, or many rise."""
    several = list(series)
    long = any(len(values) >= LEAST and rises(values) for values in several)
    return (long and not any(map(falls, several))) or seldom(several)
