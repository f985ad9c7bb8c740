"""What is looked at: a portfolio's facts at one status date, as known at one time, in one currency, for one scope."""

from dataclasses import dataclass, field
from datetime import date, datetime
from types import TracebackType
from typing import Any

from duckdb import DuckDBPyConnection


@dataclass(frozen=True, kw_only=True)
class View:
    """An open look at a portfolio; every figure is measured through one. Close it, or use it in a ``with``.

    ``scope`` names the projects looked at; without one, all that are not closed. ``version`` is the published version.
    """

    con: DuckDBPyConnection
    status_date: date
    known_at: datetime | None
    currency: str
    scope: tuple[str, ...] | None
    version: str = ""
    memo: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)  # what was worked out: its facts never change

    def close(self) -> None:
        self.con.close()

    def __enter__(self) -> "View":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
