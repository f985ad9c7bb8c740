"""Lines of a ledger in a currency of which no exchange rate is known: their projects have no actual cost until one is loaded, which is told with the ledger."""

from collections.abc import Mapping, Sequence
from datetime import date

import pyarrow as pa
from duckdb import DuckDBPyConnection

from ingest import known
from ingest.coverage.sentence import said
from ingest.draft import Draft
from schema.wording import counted

Line = tuple[str, str, date, int]  # project, currency, the first day, how many


def check(drafts: Sequence[Draft], con: DuckDBPyConnection) -> None:
    """Tell, once for each sheet of a ledger, the first project that has such lines and how many more have."""
    ledgers = [draft for draft in drafts if draft.table.name == "costs" and "currency" in draft.columns and draft.offsets]
    if not ledgers:
        return
    usual = known.currencies(con, [draft.some("project_id", "currency") for draft in drafts if draft.table.name == "projects"])
    since = _since(drafts, con)
    for draft in ledgers:
        found = [line for line in _lines(draft, usual) if any(since.get(code, date.max) > line[2] for code in (line[1], usual[line[0]]))]
        if found:
            project, code, day, count = found[0]
            says = f"{counted(count, 'line')} of {project} {'is' if count == 1 else 'are'} in {code}, and no exchange rate to {usual[project]} is known of {said(day)}"
            says += (
                f"; so it is with {counted(len({line[0] for line in found} - {project}), 'more project')}"
                if {line[0] for line in found} - {project}
                else ""
            )
            draft.problem(f"{says}: no actual cost can be computed.", "Load the exchange rates.", column="currency", severity="notice")


def _lines(draft: Draft, usual: Mapping[str, str]) -> list[Line]:
    """The projects with lines in another currency than their own."""
    columns = {name: draft.array(name) for name in ("project_id", "currency", "date")}
    rows = pa.table(columns).group_by(["project_id", "currency"]).aggregate([("date", "min"), ("date", "count")]).to_pylist()
    lines = [(row["project_id"], row["currency"], row["date_min"], row["date_count"]) for row in rows]
    return sorted((p, c, d, n) for p, c, d, n in lines if c and d and usual.get(p, c) != c)


def _since(drafts: Sequence[Draft], con: DuckDBPyConnection) -> dict[str, date]:
    """From which day on a currency has any rate, known or in the upload: two that have one meet in a third where they must."""
    rows = con.execute("SELECT from_currency, to_currency, date FROM exchange_rates").fetchall()
    for draft in drafts:
        if draft.table.name == "exchange_rates":
            rows += zip(*(draft.array(name).to_pylist() for name in ("from_currency", "to_currency", "date")), strict=True)
    found: dict[str, date] = {}
    for one, other, day in rows:
        for code in (one, other):
            if code and day:
                found[code] = min(found.get(code, day), day)
    return found
