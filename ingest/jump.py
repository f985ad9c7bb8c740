"""Amounts that jump by a thousand against the last load: pounds against thousands of pounds."""

from collections.abc import Sequence
from statistics import median

from duckdb import DuckDBPyConnection

from ingest.coverage import hint
from ingest.draft import Draft
from schema import Kind
from store.vintages import NULL_IS_A_VALUE

BOUNDS = (400.0, 2_500.0)  # one thousand, with room for what changed in between
MILLION = (400_000.0, 2_500_000.0)
RIGHT = (("right", "the amounts are right as they are in this file"),)


def check(drafts: Sequence[Draft], con: DuckDBPyConnection) -> None:
    """Asks, for each column of amounts, where most of a project's are a thousand times what they were, or a thousandth."""
    for draft in drafts:
        columns = [c.name for c in draft.table.columns if c.kind is Kind.MONEY and c.name in draft.matches]
        if not columns or not draft.offsets:
            continue
        con.register("incoming", draft.arrow())
        try:
            for column in columns:
                _check(draft, column, con)
        finally:
            con.unregister("incoming")


def _check(draft: Draft, column: str, con: DuckDBPyConnection) -> None:
    has_project = any(c.name == "project_id" for c in draft.table.columns)
    project = "project_id" if has_project else "''"
    ratios = _by_key(draft, column, project, con) or _by_median(draft, column, project, con)
    for name, found in sorted(ratios.items(), key=lambda item: str(item[0])):
        times = found if found >= 1 else 1 / found
        if BOUNDS[0] <= times <= BOUNDS[1] or MILLION[0] <= times <= MILLION[1]:
            _ask(draft, column, name, found)
            return


def _by_key(draft: Draft, column: str, project: str, con: DuckDBPyConnection) -> dict[str | None, float]:
    """Median of new over old for each project, over the rows that both have."""
    same = " AND ".join(
        f'n."{name}" {"IS NOT DISTINCT FROM" if (draft.table.name, name) in NULL_IS_A_VALUE else "="} k."{name}"'
        for name in draft.table.key
    )
    rows = con.execute(
        f"""SELECT {project if project == "''" else "n." + project}, CAST(n."{column}" AS DOUBLE) / CAST(k."{column}" AS DOUBLE)
        FROM incoming n JOIN "{draft.table.name}" k ON {same} WHERE n."{column}" <> 0 AND k."{column}" <> 0"""
    ).fetchall()
    found: dict[str | None, list[float]] = {}
    for name, ratio in rows:
        found.setdefault(name, []).append(abs(ratio))
    return {name: median(values) for name, values in found.items()}


def _by_median(draft: Draft, column: str, project: str, con: DuckDBPyConnection) -> dict[str | None, float]:
    """Median size of each project's amounts over that of the same source's earlier loads, for tables that only grow."""
    if not draft.table.period:
        return {}
    sizes = f'SELECT {project} AS p, median(abs("{column}")) AS m, count(*) AS n'
    rows = con.execute(
        f"""WITH k AS MATERIALIZED ({sizes} FROM "{draft.table.name}" WHERE "{column}" <> 0
              AND _load IN (SELECT load_id FROM kept.loads WHERE source = ?) GROUP BY 1),
        n AS ({sizes} FROM incoming WHERE "{column}" <> 0 AND {project} IN (SELECT p FROM k) GROUP BY 1)
        SELECT n.p, CAST(n.m AS DOUBLE) / CAST(k.m AS DOUBLE) FROM n JOIN k USING (p) WHERE n.n >= 3 AND k.n >= 3""",
        [hint.name(draft.file)],
    ).fetchall()
    return {name: float(ratio) for name, ratio in rows}


def _ask(draft: Draft, column: str, project: str | None, ratio: float) -> None:
    heading = draft.heading(column)
    of = f" of {project}" if project else ""
    how = f"about {ratio:,.0f} times" if ratio >= 1 else f"about one {1 / ratio:,.0f}th of"
    index = next(
        i for i in range(len(draft.offsets)) if draft.value(i, column) and (not project or draft.value(i, "project_id") == project)
    )
    says = f"The amounts{of} under “{heading}” are {how} what they were in the last load. Are they in another unit, such as thousands?"
    draft.ask("jump", heading, says, RIGHT, index=index)
