-- grain: one row for each counted work package whose own plan is known, with its planned value now and three and six periods ago
WITH mark AS (
    SELECT r.project_id, r.whole, r.fraction, p.status_date AS day, r.day_3, r.day_6
    FROM recent AS r CROSS JOIN params AS p
),
given AS (
    SELECT
        g.project_id,
        g.wp_id,
        CAST(sum(CASE
            WHEN t.k <= m.whole THEN g.pv
            WHEN t.k = m.whole + 1 THEN CAST(g.pv * m.fraction AS DECIMAL(38, 8))
        END) AS DECIMAL(38, 8)) AS pv,
        CAST(sum(CASE WHEN g.period_end <= m.day_3 THEN g.pv END) AS DECIMAL(38, 8)) AS pv_at_3,
        CAST(sum(CASE WHEN g.period_end <= m.day_6 THEN g.pv END) AS DECIMAL(38, 8)) AS pv_at_6
    FROM given_period AS g
    JOIN mark AS m ON m.project_id = g.project_id
    JOIN period AS t ON t.project_id = g.project_id AND t.period_end = g.period_end
    WHERE g.wp_id IS NOT NULL AND g.pv IS NOT NULL
    GROUP BY g.project_id, g.wp_id
),
days AS (
    SELECT project_id, 0 AS ago, day FROM mark
    UNION ALL SELECT project_id, 3, day_3 FROM mark WHERE day_3 IS NOT NULL
    UNION ALL SELECT project_id, 6, day_6 FROM mark WHERE day_6 IS NOT NULL
),
linear_day AS (
    SELECT
        k.project_id,
        k.wp_id,
        d.ago,
        CASE
            WHEN d.day >= k.baseline_finish THEN k.budget
            WHEN coalesce(x.n, 0) <= k.n_before THEN 0
            WHEN x.n - k.n_before >= k.working_days THEN k.budget
            ELSE CAST(CAST(k.budget AS DOUBLE) * (x.n - k.n_before) / k.working_days AS DECIMAL(38, 8))
        END AS pv
    FROM package_plan AS k
    JOIN days AS d ON d.project_id = k.project_id
    LEFT JOIN working_day AS x ON x.calendar_id = k.calendar_id AND x.day = d.day
    WHERE k.phasing = 'linear'
)
SELECT project_id, wp_id, coalesce(pv, 0) AS pv, coalesce(pv_at_3, 0) AS pv_at_3, coalesce(pv_at_6, 0) AS pv_at_6 FROM given
UNION ALL
SELECT
    project_id,
    wp_id,
    max(CASE WHEN ago = 0 THEN pv END),
    coalesce(max(CASE WHEN ago = 3 THEN pv END), 0),
    coalesce(max(CASE WHEN ago = 6 THEN pv END), 0)
FROM linear_day
GROUP BY project_id, wp_id
