"""Opening a look at a portfolio: what is known of it becomes facts, each a temporary table on a connection of its own."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from metrics import FACTS
from metrics.moment import View
from metrics.reporting import MISMATCH_BEYOND
from metrics.status import keep
from schema.thresholds import HALF_A_CENT, SAME_AMOUNT
from store import published, reporting, vintages
from store.portfolio import Portfolio

__all__ = ["StatusDate", "View", "at", "open", "over", "programmes", "projects", "status_dates"]

STATUS_DATE_VARIABLE = "STEERBOARD_STATUS_DATE"
_FOLDER = Path(__file__).parent / "facts"
_REPORTED = """
WITH report AS (
    SELECT project_id, status_date AS day FROM progress
    UNION SELECT project_id, status_date FROM status_reports
    UNION SELECT project_id, period_end FROM reporting_periods WHERE coalesce(ev, ev_to_date, pct_complete) IS NOT NULL
),
-- what is closed reports no more, and is not waited for
awaited AS (
    SELECT * FROM report WHERE project_id NOT IN (SELECT project_id FROM projects WHERE state = 'closed')
)
SELECT day, count(DISTINCT project_id), (SELECT count(DISTINCT project_id) FROM awaited) FROM awaited WHERE day IS NOT NULL GROUP BY day ORDER BY day
"""
# a day that lies more than a year beyond every plan is a slip of the pen, and never the default
_PLANNED = """
SELECT max(day) FROM (
    SELECT max(baseline_finish) AS day FROM projects UNION ALL SELECT max(forecast_finish) FROM projects
    UNION ALL SELECT max(baseline_finish) FROM work_packages UNION ALL SELECT max(forecast_finish) FROM work_packages
    UNION ALL SELECT max(period_end) FROM reporting_periods WHERE coalesce(pv, pv_to_date) IS NOT NULL
)
"""


@dataclass(frozen=True, kw_only=True)
class StatusDate:
    """A day that somebody reported to: how many projects did, of how many that have ever reported."""

    day: date
    projects: int
    of: int

    @property
    def most(self) -> bool:
        """Whether most of those that report have reported to it."""
        return 2 * self.projects > self.of


def open(
    portfolio: Portfolio,
    *,
    status_date: date | None = None,
    known_at: datetime | None = None,
    scope: Sequence[str] | None = None,
    currency: str | None = None,
) -> View | None:
    """A look at what is published of the portfolio; None while there is no project in it.

    The status date is the one given, else STEERBOARD_STATUS_DATE, else the latest that most reported to, else the loads' own.
    """
    con, version = published.open(portfolio)
    vintages.known(con, known_at)
    day = status_date or _configured() or _latest(con, known_at)
    if day is None or not _rows(con, "SELECT 1 FROM projects LIMIT 1"):
        con.close()
        return None
    return over(con, status_date=day, known_at=known_at, scope=scope, currency=currency, version=version)


def over(
    con: DuckDBPyConnection,
    *,
    status_date: date,
    known_at: datetime | None = None,
    scope: Sequence[str] | None = None,
    currency: str | None = None,
    version: str = "",
) -> View:
    """A look through a connection that has the input tables: writes its parameters and builds every fact."""
    chosen = currency or reporting.currency(con)
    con.execute(
        """CREATE OR REPLACE TEMP TABLE params AS SELECT CAST(? AS DATE) AS status_date, CAST(? AS VARCHAR) AS currency,
        ? AS same_amount, ? AS half_a_cent, ? AS mismatch_beyond""",
        [status_date, chosen, SAME_AMOUNT, HALF_A_CENT, MISMATCH_BEYOND],
    )
    con.execute(
        """CREATE OR REPLACE TEMP TABLE scope AS SELECT project_id FROM projects
        WHERE CASE WHEN ? THEN list_contains(?, project_id) ELSE coalesce(state, 'active') <> 'closed' END""",
        [scope is not None, list(scope or ())],
    )
    for fact in FACTS:
        con.execute(f'CREATE OR REPLACE TEMP TABLE "{fact}" AS {_select(fact)}')
    view = View(
        con=con, status_date=status_date, known_at=known_at, currency=chosen, scope=None if scope is None else tuple(scope), version=version
    )
    keep(view)
    return view


def at(view: View, status_date: date) -> View:
    """Another look at what this view knows: the same projects in the same currency at another status date."""
    con = view.con.cursor()
    if _rows(con, "SELECT 1 FROM duckdb_schemas() WHERE schema_name = 'kept' LIMIT 1"):
        vintages.known(con, view.known_at)
    return over(con, status_date=status_date, known_at=view.known_at, scope=view.scope, currency=view.currency, version=view.version)


def programmes(view: View) -> dict[str, str]:
    """The programmes there are, by their names."""
    return dict(_rows(view.con, "SELECT programme_id, coalesce(name, programme_id) FROM programmes ORDER BY 2, 1"))


def projects(view: View) -> dict[str, tuple[str, str | None]]:
    """The projects that are not closed: name and programme by identifier."""
    found = _rows(
        view.con, "SELECT project_id, name, programme_id FROM projects WHERE coalesce(state, 'active') <> 'closed' ORDER BY project_id"
    )
    return {project: (name, programme) for project, name, programme in found}


def status_dates(view: View) -> list[StatusDate]:
    """The days that anybody reported to, earliest first, with how many did."""
    return _reported(view.con)


def _reported(con: DuckDBPyConnection) -> list[StatusDate]:
    return [StatusDate(day=day, projects=count, of=of) for day, count, of in _rows(con, _REPORTED)]


@lru_cache(maxsize=128)
def _select(fact: str) -> str:
    return (_FOLDER / f"{fact}.sql").read_text("utf-8")


def _configured() -> date | None:
    given = os.environ.get(STATUS_DATE_VARIABLE, "").strip()
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise ValueError(f"{STATUS_DATE_VARIABLE} is {given!r}; write it as 2026-10-31.") from error


def _latest(con: DuckDBPyConnection, known_at: datetime | None) -> date | None:
    """The latest day that most of those who report have reported to, else the latest that anybody has; none far beyond every plan.

    Before anybody has reported it is the day that the loads were given for, or else the day they came.
    """
    planned: date | None = _rows(con, _PLANNED)[0][0]
    days = [told for told in _reported(con) if planned is None or told.day <= planned + timedelta(days=366)]
    if days:
        return max((told.day for told in days if told.most), default=days[-1].day)
    loads = vintages.loads_known(con, known_at)
    given = [load.status_date for load in loads if load.status_date]
    return max(given or [load.loaded_at.date() for load in loads], default=None)


def _rows(con: DuckDBPyConnection, query: str) -> list[Any]:
    return con.execute(query).fetchall()
