-- grain: one row for each row of given values, with what it adds to those before it (row's currency)
WITH measure AS (
    SELECT
        project_id, wp_id, period_end, _load, _sheet, _row, 'pv' AS name,
        CAST(pv AS DECIMAL(38, 4)) AS value, CAST(pv_to_date AS DECIMAL(38, 4)) AS to_date
    FROM reporting_periods
    UNION ALL
    -- what a project says is done, where it gives no amount: that share of the budget it gives
    SELECT
        project_id, wp_id, period_end, _load, _sheet, _row, 'ev', CAST(ev AS DECIMAL(38, 4)),
        CAST(coalesce(
            CAST(ev_to_date AS DOUBLE),
            CASE WHEN ev IS NULL THEN CAST(pct_complete AS DOUBLE) * CAST(last_value(budget IGNORE NULLS) OVER past AS DOUBLE) END
        ) AS DECIMAL(38, 4))
    FROM reporting_periods
    WINDOW past AS (PARTITION BY project_id, wp_id ORDER BY period_end ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    UNION ALL
    SELECT
        project_id, wp_id, period_end, _load, _sheet, _row, 'ac',
        CAST(ac AS DECIMAL(38, 4)), CAST(ac_to_date AS DECIMAL(38, 4))
    FROM reporting_periods
),
-- one course of both forms: a value to date stands as it is, values of periods add up from the last one on
anchored AS (
    SELECT *, count(to_date) OVER (PARTITION BY project_id, wp_id, name ORDER BY period_end) AS anchor
    FROM measure WHERE value IS NOT NULL OR to_date IS NOT NULL
),
up_to AS (
    SELECT
        *,
        coalesce(max(to_date) OVER (PARTITION BY project_id, wp_id, name, anchor), 0)
        + coalesce(sum(CASE WHEN to_date IS NULL THEN value END) OVER (PARTITION BY project_id, wp_id, name, anchor ORDER BY period_end), 0) AS total
    FROM anchored
),
step AS (
    SELECT
        project_id, wp_id, period_end, _load, _sheet, _row, name, value, to_date,
        CAST(coalesce(lag(total) OVER past, 0) AS DECIMAL(38, 4)) AS before,
        CAST(total - coalesce(lag(total) OVER past, 0) AS DECIMAL(38, 4)) AS increase
    FROM up_to
    WINDOW past AS (PARTITION BY project_id, wp_id, name ORDER BY period_end, _load, _row)
),
added AS (
    SELECT
        project_id, wp_id, period_end, _load, _sheet, _row,
        max(increase) FILTER (WHERE name = 'pv') AS pv,
        max(increase) FILTER (WHERE name = 'ev') AS ev,
        max(increase) FILTER (WHERE name = 'ac') AS ac,
        string_agg(
            upper(name) || ' of the period is ' || CAST(value AS VARCHAR) || ', and its value to date rises by ' || CAST(increase AS VARCHAR), '; ' ORDER BY name
        ) FILTER (WHERE value IS NOT NULL AND to_date IS NOT NULL AND abs(value - increase) > (SELECT half_a_cent FROM params) AND before <> 0) AS conflict
    FROM step
    GROUP BY project_id, wp_id, period_end, _load, _sheet, _row
)
SELECT
    t.project_id, t.wp_id, t.period_end, t.currency, t._load, t._file, t._sheet, t._row, t._cell, b.pv, b.ev, b.ac, b.conflict,
    -- where each of them stands, if that is another row
    t._from -> CASE WHEN t.pv_to_date IS NOT NULL THEN '$.pv_to_date' ELSE '$.pv' END AS pv_from,
    t._from -> CASE WHEN t.ev_to_date IS NOT NULL THEN '$.ev_to_date' WHEN t.ev IS NOT NULL THEN '$.ev' ELSE '$.pct_complete' END AS ev_from,
    t._from -> CASE WHEN t.ac_to_date IS NOT NULL THEN '$.ac_to_date' ELSE '$.ac' END AS ac_from
FROM reporting_periods AS t
JOIN added AS b
    ON b.project_id = t.project_id AND b.wp_id IS NOT DISTINCT FROM t.wp_id AND b.period_end = t.period_end
    AND b._load = t._load AND b._sheet IS NOT DISTINCT FROM t._sheet AND b._row = t._row
