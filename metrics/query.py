"""From a metric to SQL: which rows of its fact count, what they add up to, and why the others do not count."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from metrics import BY_KEY
from metrics.expression import aggregate, columns, evaluate, holds, in_row, names, nested
from metrics.metric import Metric, Unit
from metrics.moment import View

# key and label of a part, as they stand in the fact and in the list of all parts
PARTS: dict[str, tuple[str, str]] = {
    "portfolio": ("''", "SELECT '' AS key, 'Portfolio' AS label"),
    "programme": (
        "coalesce(programme_id, '')",
        "SELECT coalesce(programme_id, '') AS key, max(coalesce(programme, 'No programme')) AS label FROM scoped_project GROUP BY 1",
    ),
    "project": ("project_id", "SELECT project_id AS key, label FROM scoped_project"),
    "work_package": ("package_key", "SELECT package_key AS key, label FROM fact_package"),
}
_NOUNS = {
    "fact_project": "projects",
    "ratio_project": "projects",
    "fact_package": "work packages",
    "ratio_package": "work packages",
    "fact_schedule": "projects",
    "fact_schedule_programme": "projects",
    "fact_schedule_portfolio": "projects",
    "fact_status": "projects",
    "fact_reserve": "projects",
    "fact_reserve_pooled": "projects",
}
# over several projects time is added in working days, and a surplus of one project does not cover another
_ADDED = {
    ("fact_schedule", "portfolio"): "fact_schedule_portfolio",
    ("fact_schedule", "programme"): "fact_schedule_programme",
    ("fact_reserve", "portfolio"): "fact_reserve_pooled",
    ("fact_reserve", "programme"): "fact_reserve_pooled",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One part of the portfolio: what its counting rows add up to, and how many of how many count."""

    key: str
    label: str
    value: float | None
    count: int
    of: int
    covered: float | None
    budget: float | None
    reasons: tuple[str, ...]
    sums: Mapping[str, float | None]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How a metric is measured at a level: its fact there, the columns it needs and the SQL."""

    metric: Metric
    level: str
    fact: str
    columns: tuple[str, ...]
    sql: str  # empty where the metric is not measured at this level
    counts: str  # condition over a row of the fact: it counts

    @property
    def noun(self) -> str:
        return _NOUNS.get(self.fact, self.fact.removeprefix("fact_").replace("_", " ") + "s")

    def judged(self, row: Row) -> tuple[float | None, str]:
        """The value, or none and the reason."""
        if not self.sql:
            return None, "not measured by " + self.level.replace("_", " ")
        if row.of == 0:
            return None, f"no {'open ' if self.fact == 'fact_risk' else ''}{self.noun} reported"
        if row.count == 0:
            return None, "; ".join(row.reasons[:3]) or "not computable"
        for condition, says in _conditions(self.metric):
            if holds(condition, row.sums, BY_KEY):
                return None, says
        return row.value, "" if row.value is not None else "not computable"

    def inputs(self, row: Row) -> dict[str, float | None]:
        """What the expression names, each over the rows that count."""
        if not self.metric.expression:
            return {}
        return {name: row.sums[name] if name in row.sums else evaluate(name, row.sums, BY_KEY) for name in names(self.metric.expression)}


def plan(view: View, metric: Metric, level: str) -> Plan:
    """The plan of a metric at a level; its SQL is empty where the fact of that level lacks what the metric needs."""
    fact = _fact(metric, level)
    needed = columns(metric.expression, BY_KEY, metric.key) if metric.expression else metric.needs
    there = _columns(view, fact)
    if (level == "work_package" and "package_key" not in there) or not set(needed) <= there:
        return Plan(metric=metric, level=level, fact=fact, columns=needed, sql="", counts="FALSE")
    counts = _counts(metric, needed)
    sql = _sql(metric, level, fact, needed, there, counts)
    return Plan(metric=metric, level=level, fact=fact, columns=needed, sql=sql, counts=counts)


def _fact(metric: Metric, level: str) -> str:
    """The fact that a level reads; a ratio within one project needs no exchange rate."""
    if level in ("portfolio", "programme"):
        return _ADDED.get((metric.fact, level), metric.fact)
    if metric.fact != "fact_project":
        return metric.fact
    kind = "fact" if metric.unit is Unit.MONEY else "ratio"
    return f"{kind}_package" if level == "work_package" else f"{kind}_project"


def rows(view: View, planned: Plan) -> list[Row]:
    """What the plan finds, one row for each part of the level."""
    if not planned.sql:
        parts = view.con.execute(f"{PARTS[planned.level][1]} ORDER BY key").fetchall()
        return [_row(planned, (*part, None, 0, 0, None, None, None, *(None for _ in planned.columns))) for part in parts]
    return [_row(planned, values) for values in view.con.execute(planned.sql).fetchall()]


def _row(planned: Plan, values: tuple[Any, ...]) -> Row:
    key, label, value, count, of, covered, budget, reasons, *sums = values
    return Row(
        key=key,
        label=label or key,
        value=_float(value),
        count=count or 0,
        of=of or 0,
        covered=_float(covered),
        budget=_float(budget),
        reasons=tuple(reasons.split("\n")) if reasons else (),
        sums=dict(zip(planned.columns, map(_float, sums), strict=True)),
    )


def _sql(metric: Metric, level: str, fact: str, needed: tuple[str, ...], there: frozenset[str], counts: str) -> str:
    key, parts = PARTS[level]
    value = (
        aggregate(metric.expression, BY_KEY, within=metric.key, where="counts")
        if metric.expression
        else f"{metric.sql} FILTER (WHERE counts)"
    )
    budget = "sum(bac)" if "bac" in there else "CAST(NULL AS DOUBLE)"
    covered = "sum(bac) FILTER (WHERE counts)" if "bac" in there else "CAST(NULL AS DOUBLE)"
    sums = "".join(f', sum("{name}") FILTER (WHERE counts) AS "sum_{name}"' for name in needed if _summed(metric))
    listed = "".join(f', g."sum_{name}"' if _summed(metric) else ", CAST(NULL AS DOUBLE)" for name in needed)
    return f"""
WITH judged AS (
    SELECT *, {key} AS part_key, {counts} AS counts, {_reason(metric, needed, there)} AS why FROM {fact}
),
grouped AS (
    SELECT
        part_key, {value} AS value, count(*) FILTER (WHERE counts) AS counted, count(*) AS rows_of, {covered} AS covered, {budget} AS budget,
        string_agg(DISTINCT why, chr(10) ORDER BY why) FILTER (WHERE NOT counts) AS reasons{sums}
    FROM judged GROUP BY part_key
)
SELECT p.key, p.label, g.value, g.counted, g.rows_of, g.covered, g.budget, g.reasons{listed}
FROM ({parts}) AS p LEFT JOIN grouped AS g ON g.part_key = p.key
ORDER BY p.key"""


def _summed(metric: Metric) -> bool:
    return bool(metric.expression)


def _counts(metric: Metric, needed: tuple[str, ...]) -> str:
    """A row counts where all that the metric needs is there and its own figure is defined; else it stays out on both sides."""
    parts = [f'"{name}" IS NOT NULL' for name in needed]
    parts += [f"NOT coalesce({in_row(condition, BY_KEY)}, FALSE)" for condition, _ in _conditions(metric)]
    if metric.expression:
        parts.append(f"{in_row(metric.expression, BY_KEY, within=metric.key)} IS NOT NULL")
    return " AND ".join(parts) or "TRUE"


def _reason(metric: Metric, needed: tuple[str, ...], there: frozenset[str]) -> str:
    parts = [
        f'WHEN "{name}" IS NULL THEN '
        + (f"coalesce({name}_reason, {_text('no ' + name)})" if f"{name}_reason" in there else _text(f"no {name}"))
        for name in needed
    ]
    parts += [f"WHEN coalesce({in_row(condition, BY_KEY)}, FALSE) THEN {_text(says)}" for condition, says in _conditions(metric)]
    return f"CASE {' '.join(parts)} ELSE 'not computable' END" if parts else "'not computable'"


def _conditions(metric: Metric) -> tuple[tuple[str, str], ...]:
    """When the metric is undefined: its own conditions, then those of the metrics that it names."""
    found = dict.fromkeys(metric.undefined)
    for name in names(metric.expression) if metric.expression else ():
        inner = nested(name, BY_KEY, metric.key)
        found.update(dict.fromkeys(_conditions(inner)) if inner else {})
    return tuple(found)


def _text(says: str) -> str:
    return "'" + says.replace("'", "''") + "'"


def _columns(view: View, fact: str) -> frozenset[str]:
    asked = ("columns", fact)
    if asked not in view.memo:
        query = "SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND database_name = 'temp'"
        view.memo[asked] = frozenset(name for (name,) in view.con.execute(query, [fact]).fetchall())
    found: frozenset[str] = view.memo[asked]
    return found


def _float(value: Any) -> float | None:
    return None if value is None else float(value)
