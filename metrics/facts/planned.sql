-- grain: one row for each project and course day, with the planned value up to that day (project's currency)
WITH given AS (
    SELECT project_id, period_end, sum(pv) AS pv FROM given_period WHERE pv IS NOT NULL GROUP BY project_id, period_end
),
by_period AS (
    SELECT
        t.project_id,
        t.k,
        coalesce(g.pv, 0) AS pv,
        sum(coalesce(g.pv, 0)) OVER (PARTITION BY t.project_id ORDER BY t.k) AS up_to
    FROM period AS t
    JOIN (SELECT DISTINCT project_id FROM given) AS phased ON phased.project_id = t.project_id
    LEFT JOIN given AS g ON g.project_id = t.project_id AND g.period_end = t.period_end
),
linear AS (
    SELECT
        d.project_id,
        d.day,
        sum(CASE
            WHEN coalesce(x.n, 0) <= k.n_before AND NOT (k.working_days = 0 AND d.day >= k.baseline_finish) THEN 0
            WHEN d.day >= k.baseline_finish OR x.n - k.n_before >= k.working_days THEN k.budget
            ELSE CAST(CAST(k.budget AS DOUBLE) * (x.n - k.n_before) / k.working_days AS DECIMAL(38, 8))
        END) AS pv
    FROM package_plan AS k
    JOIN course_day AS d ON d.project_id = k.project_id
    LEFT JOIN working_day AS x ON x.calendar_id = k.calendar_id AND x.day = d.day
    WHERE k.phasing = 'linear'
    GROUP BY d.project_id, d.day
    UNION ALL
    SELECT
        w.project_id,
        d.day,
        CASE
            WHEN coalesce(x.n, 0) <= w.n0 AND w.n1 > w.n0 THEN 0
            WHEN x.n >= w.n1 THEN w.amount
            ELSE CAST(CAST(w.amount AS DOUBLE) * (x.n - w.n0) / (w.n1 - w.n0) AS DECIMAL(38, 8))
        END
    FROM whole_plan AS w
    JOIN course_day AS d ON d.project_id = w.project_id
    LEFT JOIN working_day AS x ON x.calendar_id = 'standard' AND x.day = d.day
)
SELECT
    d.project_id,
    d.day,
    CASE
        WHEN g.project_id IS NOT NULL OR l.project_id IS NOT NULL THEN CAST(
            coalesce(w.up_to, 0) + CAST(coalesce(n.pv, 0) * d.fraction AS DECIMAL(38, 8)) + coalesce(l.pv, 0) AS DECIMAL(38, 8)
        )
    END AS pv
FROM course_day AS d
LEFT JOIN (SELECT DISTINCT project_id FROM given) AS g ON g.project_id = d.project_id
LEFT JOIN by_period AS w ON w.project_id = d.project_id AND w.k = d.whole
LEFT JOIN by_period AS n ON n.project_id = d.project_id AND n.k = d.whole + 1
LEFT JOIN linear AS l ON l.project_id = d.project_id AND l.day = d.day
