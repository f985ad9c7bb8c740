"""A load that changes in which currency the portfolio is reported says so."""

from collections import Counter
from collections.abc import Sequence

from duckdb import DuckDBPyConnection

from ingest import known
from ingest.draft import Draft
from store import reporting

TABLES = ("exchange_rates", "projects")


def check(drafts: Sequence[Draft], con: DuckDBPyConnection) -> None:
    """Tell it with the exchange rates, else with the projects, that make the change."""
    own = sorted((draft for draft in drafts if draft.table.name in TABLES and draft.good().any()), key=lambda draft: draft.table.name)
    before = reporting.currency(con) if own else ""
    if not before or not reporting.projects(con):
        return
    usual = known.currencies(con, [draft.some("project_id", "currency") for draft in own if draft.table.name == "projects"])
    rates = reporting.rates(con)
    for draft in own:
        if draft.table.name == "exchange_rates":
            rates.update(zip(*(column.to_pylist() for column in draft.some("from_currency", "to_currency").columns), strict=True))
    after = reporting.chosen(Counter(usual.values()), rates)
    if after != before:
        says = f"Sums over projects, and all figures of the portfolio, are shown in {after} from then on; they are in {before} now."
        mend = f"Say yes if {after} is meant, or leave the file out."
        own[0].problem(says, mend, column="to_currency" if own[0].table.name == TABLES[0] else "currency", severity="warning")
