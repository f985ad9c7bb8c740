"""Two files of one upload that are of the same source and cover the same: taken together they would count twice."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from itertools import permutations
from typing import Any

from duckdb import DuckDBPyConnection

from ingest.coverage.delivery import Delivery
from ingest.draft import Reply

THIS, OTHER, BOTH = "this", "other", "both"


def settle(delivery: Delivery, others: Sequence[Delivery], reply_for: Callable[[Delivery], Reply]) -> bool:
    """Ask where a file that came before it in the upload covers the same of the same source; True where this one is to be left out."""
    left = any(reply_for(other)("twins", delivery.file) == THIS for other in others)
    for other in others:
        said = reply_for(delivery)("twins", other.file)
        if said or (other.covers and not left and _overlap(delivery, other)):
            says = f"{delivery.file} and {other.file} are both “{delivery.origin}”, and of the same projects and days. Which counts?"
            delivery.ask("twins", says, _choices(delivery.file, other.file), beside=other.file)
            left |= said == OTHER
    return left


def _choices(one: str, other: str) -> tuple[tuple[str, str], ...]:
    return (THIS, f"{one} counts"), (OTHER, f"{other} counts"), (BOTH, "both count: their rows stand beside each other")


def in_one_delivery(delivery: Delivery, con: DuckDBPyConnection, reply: Reply) -> None:
    """Ask where one file of a ledger brings exactly what is known of a month, and another one of a like name something else of it."""
    known = _by_place(con.execute(f"SELECT {_PLACE}, _k FROM _known").fetchall())
    new = _by_place(con.execute(f"SELECT {_PLACE}, _n FROM incoming_rows").fetchall())
    own = dict(zip(delivery.all_rows().column("_n").to_pylist(), delivery.file_of_rows().to_pylist(), strict=True))
    drop: set[int] = set()
    for same, other in permutations(delivery.files, 2):
        numbers: dict[str, set[int]] = {same: set(), other: set()}
        months: set[date] = set()
        for place, rows in ((place, rows) for place, rows in new.items() if place in known):
            by_file = {file: [row for row in rows if own[row[-1]] == file] for file in (same, other)}
            if by_file[other] and _content(by_file[same]) == _content(known[place]) != _content(by_file[other]):
                months.add(place[1])
                for file, found in by_file.items():
                    numbers[file] |= {row[-1] for row in found}
        if numbers[other]:
            says = f"{same} brings what is known of “{delivery.hint}” already, and {other} something else of the same projects and months. Which counts?"
            delivery.ask("twins", says, _choices(same, other), beside=f"{same}, {other}")
            said = reply("twins", f"{same}, {other}")
            drop |= numbers[other] if said == THIS else numbers[same] if said == OTHER else set()
            delivery.decided |= months if said in (THIS, OTHER) else set()
    delivery.drop(drop)


_PLACE = "project_id, date_trunc('month', date)::DATE, date, amount"
Rows = list[tuple[Any, ...]]


def _by_place(rows: Rows) -> dict[tuple[Any, ...], Rows]:
    """Lines by project and month."""
    found: dict[tuple[Any, ...], Rows] = {}
    for row in rows:
        found.setdefault(row[:2], []).append(row)
    return found


def _content(rows: Rows) -> Counter[tuple[Any, ...]]:
    return Counter(row[2:4] for row in rows)


def _overlap(one: Delivery, other: Delivery) -> bool:
    first, last = date.min, date.max
    return any(
        a.origin == b.origin
        and a.project_id == b.project_id
        and (a.low or first) <= (b.high or last)
        and (b.low or first) <= (a.high or last)
        for a in one.covers
        for b in other.covers
    )
