"""What a metric is: declared once, read by pages, exports, glossary and tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """How a value is counted, and so how it is written (see :mod:`metrics.display`)."""

    MONEY = "money"  # in the currency of the view
    INDEX = "index"  # a ratio around 1
    SHARE = "share"  # 0 to 1, shown as %
    PERIODS = "periods"  # of the plan, or working days: each figure says which
    DAYS = "working days"
    COUNT = "count"
    SCORE = "score"


class Status(StrEnum):
    """What a value means against its thresholds; grey is not computable. Ordered from best to worst by :attr:`rank`."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"

    @property
    def rank(self) -> int:
        """0 green, 1 amber, 2 red; grey is −1: it is no judgement."""
        return {"green": 0, "amber": 1, "red": 2, "grey": -1}[self.value]


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """The limits of green and amber; which side is good follows from their order.

    ``green > amber``: higher is better, green at or above ``green``, red below ``amber``.
    ``green < amber``: lower is better, green at or below ``green``, red above ``amber``.
    Beyond ``too_good`` (above it where higher is better) the value is amber again.
    """

    green: float
    amber: float
    too_good: float | None = None

    @property
    def higher_is_better(self) -> bool:
        return self.green > self.amber

    def status(self, value: float | None) -> Status:
        """The colour of ``value``; grey where there is none."""
        if value is None:
            return Status.GREY
        sign = 1 if self.higher_is_better else -1
        if sign * value < sign * self.amber:
            return Status.RED
        if sign * value < sign * self.green:
            return Status.AMBER
        if self.too_good is not None and sign * value > sign * self.too_good:
            return Status.AMBER
        return Status.GREEN


@dataclass(frozen=True, kw_only=True)
class Example:
    """A worked example: the inputs of the expression and the value that they give, to 4 decimals unless said."""

    given: Mapping[str, float]
    value: float
    source: str
    decimals: int = 4


@dataclass(frozen=True, kw_only=True)
class Metric:
    """A figure, declared once.

    ``expression`` is arithmetic over columns of ``fact`` and over other metrics' keys (``ev / ac``,
    ``ac + (bac - ev) / (cpi * spi)``). From it follow the SQL aggregate (each column summed, then divided),
    the formula in symbols, the formula with the numbers put in, and the live formula of the workbook.
    A figure that is not arithmetic over sums (a count, a worst case) gives ``sql``, an aggregate over the
    fact, and says in ``formula`` what it does in words.
    ``undefined`` pairs a condition (over summed columns and metric keys) with the sentence that is shown
    in place of the value; the first that holds is said.
    ``needs`` are the columns that a row must have to count under ``sql``.
    ``tables`` are the input tables whose rows the value rests on, for lineage.
    """

    key: str
    label: str
    unit: Unit
    meaning: str
    source: str
    fact: str
    expression: str = ""
    sql: str = ""
    formula: str = ""
    undefined: tuple[tuple[str, str], ...] = ()
    thresholds: Thresholds | None = None
    example: Example | None = None
    tables: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
