"""The status date of a load that does not say one: the latest date that it reports."""

from datetime import date

from duckdb import DuckDBPyConnection

from store import answer

_REPORTED = (  # in this order: what is reported says more about the status date than a ledger, a ledger more than rates
    "SELECT max(d) FROM (SELECT status_date AS d FROM progress WHERE _load = $load UNION ALL FROM (SELECT status_date FROM status_reports WHERE _load = $load))",
    "SELECT max(period_end) FROM reporting_periods WHERE _load = $load AND coalesce(ev, ac, ev_to_date, ac_to_date, pct_complete) IS NOT NULL",
    "SELECT max(date) FROM costs WHERE _load = $load",
    "SELECT max(date) FROM exchange_rates WHERE _load = $load",
)


def latest_date(con: DuckDBPyConnection, load_id: int) -> date | None:
    """The latest date that the load reports; a plan's later periods do not count."""
    for query in _REPORTED:
        found: date | None = answer.value(con, query, {"load": load_id})
        if found is not None:
            return found
    return None
