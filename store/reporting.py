"""In which currency a portfolio is reported: see decision 0005."""

from collections import Counter
from collections.abc import Mapping

from duckdb import DuckDBPyConnection

Pair = tuple[str, str]  # an exchange rate's currencies: from, to


def currency(con: DuckDBPyConnection) -> str:
    """The reporting currency of what a connection's tables hold; "" where nothing names one."""
    return chosen(projects(con), rates(con))


def projects(con: DuckDBPyConnection) -> Counter[str]:
    """How many projects have each currency."""
    return Counter(dict(con.execute("SELECT currency, count(*) FROM projects WHERE currency IS NOT NULL GROUP BY 1").fetchall()))


def rates(con: DuckDBPyConnection) -> Counter[Pair]:
    """How many exchange rates there are of each pair."""
    found = con.execute("SELECT from_currency, to_currency, count(*) FROM exchange_rates GROUP BY 1, 2").fetchall()
    return Counter({(one, other): count for one, other, count in found})


def chosen(projects: Mapping[str, int], rates: Mapping[Pair, int]) -> str:
    """The one currency that the rates of several lead to; else the one into which the most projects can be converted.

    Of several such it is the one of the most projects, then the one with rates to the most others, then the one that rates lead to most often.
    """
    given, led = {one for one, _ in rates}, {other for _, other in rates}
    if len(led) == 1 and len(given - led) > 1:
        return next(iter(led))
    joined = {pair for one, other in rates for pair in ((one, other), (other, one))}
    leading = Counter[str]()
    for (_, other), count in rates.items():
        leading[other] += count

    def rank(code: str) -> tuple[int, int, int, int, str]:
        reached = sum(count for own, count in projects.items() if own == code or (own, code) in joined)
        return -reached, -projects.get(code, 0), -sum(other == code for _, other in joined), -leading[code], code

    return min({*projects, *given, *led}, key=rank, default="")
