"""A measured figure as a report shows it: text, status and the way to its explanation."""

import re
from collections.abc import Iterable

from metrics.display import NONE, write
from metrics.measure import Measured
from metrics.metric import Unit
from metrics.view import View
from reports.report import Value

CARD_DECIMALS = 3  # of an index


def shown(
    view: View, measured: Measured, *, signed: bool = False, compact: bool = True, decimals: int | None = None, plain: bool = False
) -> Value:
    """``measured`` as a Value. ``plain`` leaves the status out, where another mark on the row tells it."""
    unit = measured.metric.unit
    if unit is Unit.INDEX:
        decimals = measured.telling(2 if decimals is None else decimals)
    if unit is Unit.SHARE and decimals is None:
        decimals = _of_share(measured)
    return Value(
        text=write(measured.value, unit, currency=view.currency, signed=signed, compact=compact, decimals=decimals),
        number=measured.value,
        unit=unit,
        status=None if plain or measured.metric.thresholds is None else measured.status,
        reason=measured.reason,
        ref=f"{measured.metric.key}/{measured.level}/{measured.key}",
    )


def _of_share(measured: Measured) -> int | None:
    """More decimals where a share would round onto its own limit: −5.004 % is not the −5 % that is green."""
    needed = measured.telling(4) - 2  # a share is told in hundredths
    return needed if needed > 2 else None


def earlier(metric: str, level: str, key: str, view: View) -> str:
    """The ref of a figure as the last committee saw it: ``eac/project/ERP@2026-09-30``."""
    return f"{metric}/{level}/{key}@{view.status_date.isoformat()}"


def words(text: str | None) -> Value:
    """Text in a table, cut where it would fill the page; a dash where there is none, which is said to be not given."""
    told = cut(text) or NONE
    return Value(text=told, reason="not given" if told == NONE else "")


def named(key: str, name: str) -> str:
    """Code and name, the code once where the name begins with that very word."""
    first = re.match(r"[^\s:,;–-]*", name)
    return name if first and first[0].casefold() == key.casefold() else f"{key} {name}"


def cut(text: str | None, most: int = 400) -> str:
    """At most so many characters of what somebody wrote: one cell must not push the others off the page."""
    return "" if not text else text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def by_key(rows: Iterable[Measured]) -> dict[tuple[str, str], Measured]:
    """Measured rows by metric and key."""
    return {(row.metric.key, row.key): row for row in rows}
