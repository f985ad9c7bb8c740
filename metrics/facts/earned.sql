-- grain: one row for each project and course day up to the status date, with the earned value up to that day (project's currency)
WITH effort_period AS (
    SELECT
        t.project_id, t.k, k.wp_id, coalesce(g.pv, 0) AS pv,
        sum(coalesce(g.pv, 0)) OVER (PARTITION BY t.project_id, k.wp_id ORDER BY t.k) AS up_to
    FROM package_plan AS k
    JOIN period AS t ON t.project_id = k.project_id
    LEFT JOIN (
        SELECT project_id, wp_id, period_end, sum(pv) AS pv FROM given_period WHERE wp_id IS NOT NULL GROUP BY project_id, wp_id, period_end
    ) AS g ON g.project_id = k.project_id AND g.wp_id = k.wp_id AND g.period_end = t.period_end
    WHERE k.method = 'level of effort' AND k.phasing = 'given'
),
-- level of effort earns what was planned
effort AS (
    SELECT
        d.project_id,
        d.day,
        CASE
            WHEN d.day >= k.baseline_finish THEN k.budget
            WHEN coalesce(x.n, 0) <= k.n_before THEN 0
            WHEN x.n - k.n_before >= k.working_days THEN k.budget
            ELSE CAST(CAST(k.budget AS DOUBLE) * (x.n - k.n_before) / k.working_days AS DECIMAL(38, 8))
        END AS ev
    FROM package_plan AS k
    JOIN course_day AS d ON d.project_id = k.project_id
    LEFT JOIN working_day AS x ON x.calendar_id = k.calendar_id AND x.day = d.day
    LEFT JOIN earned_step AS s ON s.project_id = k.project_id AND s.wp_id = k.wp_id
    WHERE k.method = 'level of effort' AND k.phasing = 'linear' AND s.wp_id IS NULL
    UNION ALL
    SELECT d.project_id, d.day, CAST(coalesce(w.up_to, 0) + CAST(coalesce(n.pv, 0) * d.fraction AS DECIMAL(38, 8)) AS DECIMAL(38, 8))
    FROM (SELECT DISTINCT project_id, wp_id FROM effort_period) AS k
    JOIN course_day AS d ON d.project_id = k.project_id
    LEFT JOIN effort_period AS w ON w.project_id = k.project_id AND w.wp_id = k.wp_id AND w.k = d.whole
    LEFT JOIN effort_period AS n ON n.project_id = k.project_id AND n.wp_id = k.wp_id AND n.k = d.whole + 1
    LEFT JOIN earned_step AS s ON s.project_id = k.project_id AND s.wp_id = k.wp_id
    WHERE s.wp_id IS NULL
),
change AS (
    SELECT project_id, day, sum(ev) AS ev, FALSE AS wanted FROM earned_step GROUP BY project_id, day
    UNION ALL
    SELECT d.project_id, d.day, 0, TRUE FROM course_day AS d CROSS JOIN params AS p WHERE d.day <= p.status_date
),
up_to AS (
    SELECT project_id, day, wanted, sum(ev) OVER (PARTITION BY project_id ORDER BY day) AS ev FROM change
),
effort_day AS (
    SELECT project_id, day, sum(ev) AS ev FROM effort GROUP BY project_id, day
)
SELECT
    u.project_id,
    u.day,
    CASE WHEN g.project_id IS NULL AND u.day >= r.first_day THEN CAST(u.ev + coalesce(f.ev, 0) AS DECIMAL(38, 8)) END AS ev
FROM up_to AS u
LEFT JOIN reported_from AS r ON r.project_id = u.project_id
LEFT JOIN effort_day AS f ON f.project_id = u.project_id AND f.day = u.day
LEFT JOIN (SELECT DISTINCT project_id FROM earned_gap) AS g ON g.project_id = u.project_id
WHERE u.wanted
