"""Which rows of the input tables a column of a fact comes from, as SQL.

Each query gives the part that asks (``part_key``), the row's place (``_load``, ``_file``, ``_sheet``, ``_row``, ``_cell``), its currency, and what it adds: ``amount`` as the file has
it and ``reporting`` in the reporting currency. ``part`` holds
the projects, or the work packages, of every part that is asked about.
"""

_OWN = "k.part_key, t._load, t._file, t._sheet, t._row, t._cell"
_CURRENCY = "coalesce(t.currency, j.currency) AS currency"
_BUDGET = "(t._from -> '$.budget')"
_MINE = "JOIN scoped_project AS j ON j.project_id = t.project_id CROSS JOIN params AS p JOIN recent AS n ON n.project_id = t.project_id"
_PART = "JOIN part AS k ON k.project_id = t.project_id AND (k.wp_id IS NULL OR k.wp_id = {wp})"
_ABOVE = "LEFT JOIN package_of AS o ON o.project_id = t.project_id AND o.wp_id = t.wp_id"


def _place(found: str) -> str:
    """The row's own place, or the one that it gives for a value that stands elsewhere."""
    parts = (("load", "INTEGER"), ("file", "VARCHAR"), ("sheet", "VARCHAR"), ("row", "INTEGER"), ("cell", "VARCHAR"))
    there = (f"CASE WHEN {found} IS NULL THEN t._{name} ELSE CAST({found} ->> '$.{name}' AS {kind}) END AS _{name}" for name, kind in parts)
    return f"k.part_key, {', '.join(there)}"


def _rate(day: str) -> str:
    return (
        "LEFT JOIN rate AS r ON r.from_currency = nullif(t.currency, j.currency) AND r.to_currency = j.currency "
        f"AND r.valid_from <= {day} AND {day} < r.valid_to"
    )


def _converted(amount: str) -> str:
    own = f"CAST({amount} AS DOUBLE) * CASE WHEN coalesce(t.currency, j.currency) = j.currency THEN 1 ELSE CAST(r.rate AS DOUBLE) END"
    return f"{amount} AS amount, {own} * j.rate AS reporting"


def _since(periods: int, day: str) -> str:
    return f"AND {day} > n.day_{periods}" if periods else ""


def costs(periods: int = 0) -> str:
    """Ledger lines up to the status date, commitments left out; of the last periods alone where so asked."""
    return f"""SELECT {_OWN}, {_CURRENCY}, {_converted("t.amount")} FROM costs AS t {_MINE} {_ABOVE} {_PART.format(wp="o.counted_wp_id")} {_rate("t.date")}
    WHERE t.date <= p.status_date AND coalesce(t.kind, 'actual') <> 'commitment' {_since(periods, "t.date")}"""


def given(column: str, origin: str, periods: int = 0) -> str:
    """Earned value or actual cost as given per period, where it was used."""
    day = "t.period_end" if column == "ac" else "p.status_date"
    placed = "(t.wp_id IS NULL OR o.wp_id IS NOT NULL)"
    lowest = "NOT EXISTS (SELECT 1 FROM cost_upper AS u WHERE u.project_id = t.project_id AND u.upper_wp_id IS NOT DISTINCT FROM t.wp_id)"
    return f"""SELECT {_place(f"t.{column}_from")}, {_CURRENCY}, {_converted(f"t.{column}")} FROM given_row AS t {_MINE} {_ABOVE} {_PART.format(wp="o.counted_wp_id")} {_rate(day)}
    WHERE t.period_end <= p.status_date AND t.{column} IS NOT NULL {_since(periods, "t.period_end")}
        AND {lowest if column == "ac" else placed} AND EXISTS (
            SELECT 1 FROM {origin} AS s WHERE s.origin = 'reporting_periods' AND s.project_id = t.project_id
                AND s.day = t.period_end AND s.wp_id IS NOT DISTINCT FROM o.counted_wp_id)"""


def planned(*, whole: bool = False, periods: int = 0) -> str:
    """Planned value as given per period: up to the status date, the current period by its share; or the whole plan."""
    share = "t.pv" if whole else "CASE WHEN q.k <= n.whole THEN t.pv ELSE CAST(t.pv * n.fraction AS DECIMAL(38, 8)) END"
    until = "" if whole else "AND (q.k <= n.whole OR (q.k = n.whole + 1 AND n.fraction > 0))"
    return f"""SELECT {_place("t.pv_from")}, {_CURRENCY}, {_converted(share)} FROM given_row AS t {_MINE} {_ABOVE} {_PART.format(wp="o.counted_wp_id")}
    JOIN period AS q ON q.project_id = t.project_id AND q.period_end = t.period_end {_rate("p.status_date")}
    WHERE t.pv IS NOT NULL {until} {_since(periods, "t.period_end")} AND EXISTS (
        SELECT 1 FROM given_period AS g WHERE g.project_id = t.project_id AND g.period_end = t.period_end AND g.pv IS NOT NULL
            AND g.wp_id IS NOT DISTINCT FROM o.counted_wp_id AND (t.wp_id IS NULL OR o.wp_id IS NOT NULL))"""


def linear() -> str:
    """Work packages whose planned value is spread linearly, with what they plan up to the status date."""
    return f"""SELECT {_place(_BUDGET)}, j.currency AS currency, v.pv AS amount, CAST(v.pv AS DOUBLE) * j.rate AS reporting
    FROM work_packages AS t {_MINE} {_PART.format(wp="t.wp_id")}
    JOIN package_plan AS l ON l.project_id = t.project_id AND l.wp_id = t.wp_id AND l.phasing = 'linear'
    JOIN package_planned AS v ON v.project_id = t.project_id AND v.wp_id = t.wp_id"""


def budgets() -> str:
    """Work packages that count, with their budgets."""
    return f"""SELECT {_place(_BUDGET)}, {_CURRENCY}, {_converted("t.budget")} FROM work_packages AS t {_MINE} {_PART.format(wp="t.wp_id")}
    JOIN counted_package AS c ON c.project_id = t.project_id AND c.wp_id = t.wp_id {_rate("p.status_date")}"""


def plan_as_budget() -> str:
    """The plan of projects that list no work packages: what it adds up to is their budget."""
    own = "SELECT 1 FROM project_given AS g WHERE g.project_id = t.project_id AND (g.budget IS NOT NULL OR NOT g.alone)"
    return f"{planned(whole=True)} AND NOT EXISTS ({own})"


def own_budget(*, spread: bool = False) -> str:
    """The budget that a project without work packages gives for itself; where so asked, only if it is spread over its dates."""
    among = " AND t.project_id IN (SELECT project_id FROM whole_plan)" if spread else ""
    return _own("budget", f"g.alone AND t.period_end = g.budget_day{among}")


def own_estimate() -> str:
    """The cost at completion that a project gives for itself, where no estimate to complete of its packages goes before it."""
    return _own("eac", "t.period_end = g.eac_day AND t.project_id IN (SELECT project_id FROM project_budget WHERE etc_pm IS NULL)")


def _own(column: str, counts: str) -> str:
    place = _place(f"(t._from -> '$.{column}')")
    return f"""SELECT {place}, {_CURRENCY}, {_converted(f"t.{column}")} FROM reporting_periods AS t {_MINE} {_PART.format(wp="NULL")}
    JOIN project_given AS g ON g.project_id = t.project_id {_rate("p.status_date")}
    WHERE t.wp_id IS NULL AND t.{column} IS NOT NULL AND {counts}"""


def reported() -> str:
    """Of each work package the report that its earned value comes from: the latest one that says how much is done."""
    return f"""SELECT {_OWN}, j.currency AS currency, v.ev AS amount, CAST(v.ev AS DOUBLE) * j.rate AS reporting
    FROM progress AS t {_MINE}
    JOIN (
        SELECT s.project_id, s.wp_id, max(s.day) AS day, sum(s.ev) AS ev FROM earned_step AS s
        WHERE s.origin = 'progress' GROUP BY s.project_id, s.wp_id
    ) AS v ON v.project_id = t.project_id AND v.day = t.status_date
    JOIN counted_package AS c ON c.project_id = v.project_id AND c.wp_id = v.wp_id AND c.method <> 'weighted milestones'
        AND t.wp_id = CASE WHEN c.method = 'apportioned' THEN c.base_wp_id ELSE c.wp_id END
    {_PART.format(wp="c.wp_id")}"""


def effort() -> str:
    """Level-of-effort packages: they earn what they plan, once their project reports."""
    return f"""SELECT {_place(_BUDGET)}, j.currency AS currency, v.pv AS amount, CAST(v.pv AS DOUBLE) * j.rate AS reporting
    FROM work_packages AS t {_MINE} {_PART.format(wp="t.wp_id")}
    JOIN counted_package AS c ON c.project_id = t.project_id AND c.wp_id = t.wp_id AND c.method = 'level of effort'
    JOIN package_planned AS v ON v.project_id = t.project_id AND v.wp_id = t.wp_id
    WHERE EXISTS (SELECT 1 FROM reported_from AS f WHERE f.project_id = t.project_id)"""


def weighted() -> str:
    """Milestones done of work packages that earn by them."""
    return f"""SELECT {_OWN}, j.currency AS currency, s.ev AS amount, CAST(s.ev AS DOUBLE) * j.rate AS reporting
    FROM milestones AS t {_MINE} {_PART.format(wp="t.wp_id")}
    JOIN counted_package AS c ON c.project_id = t.project_id AND c.wp_id = t.wp_id AND c.method = 'weighted milestones'
    JOIN (
        SELECT m._load, m._sheet, m._row, CAST(c.budget AS DOUBLE) * CAST(m.weight AS DOUBLE)
            / sum(CAST(m.weight AS DOUBLE)) OVER (PARTITION BY m.project_id, m.wp_id) AS ev
        FROM milestones AS m JOIN counted_package AS c ON c.project_id = m.project_id AND c.wp_id = m.wp_id WHERE m.weight > 0
    ) AS s ON s._load = t._load AND s._sheet IS NOT DISTINCT FROM t._sheet AND s._row = t._row
    WHERE t.actual_date <= p.status_date"""


def to_come() -> str:
    """The latest report of each work package that carries an estimate to complete."""
    return f"""SELECT {_OWN}, {_CURRENCY}, {_converted("t.estimate_to_complete")} FROM progress AS t {_MINE} {_PART.format(wp="t.wp_id")}
    JOIN package_progress AS q ON q.project_id = t.project_id AND q.wp_id = t.wp_id AND q.status_date = t.status_date
    {_rate("p.status_date")} WHERE t.estimate_to_complete IS NOT NULL"""


FACTS = {"risks": "fact_risk", "milestones": "fact_milestone"}  # rows that count, where a fact has one for each


def listed(table: str) -> str:
    """The rows of a table that belong to the projects asked for, and those where a part of them stands; of risks the open ones."""
    own = _OWN.replace("t._cell", "CAST(NULL AS VARCHAR) AS _cell") if table in FACTS else _OWN
    query = """SELECT {place}, j.currency AS currency, CAST(NULL AS DOUBLE) AS amount, CAST(NULL AS DOUBLE) AS reporting
    FROM {rows} AS t JOIN scoped_project AS j ON j.project_id = t.project_id
    JOIN (SELECT DISTINCT part_key, project_id FROM part) AS k ON k.project_id = t.project_id"""
    found = query.format(place=own, rows=FACTS.get(table, table))
    if table in FACTS:
        return found
    parts = f"(SELECT *, unnest(_from -> '$.*') AS part FROM {table} WHERE _from IS NOT NULL)"
    return f"{found} UNION ALL {query.format(place=_place('t.part'), rows=parts)}"
