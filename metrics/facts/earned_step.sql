-- grain: one row for each counted work package (blank: the project as a whole) and day on which its earned value changed (project's currency)
WITH package AS (
    SELECT project_id, wp_id, method FROM counted_package
    UNION
    SELECT w.project_id, w.wp_id, coalesce(w.method, 'physical')
    FROM work_packages AS w JOIN scoped_project AS j ON j.project_id = w.project_id
),
said AS (
    SELECT
        g.project_id,
        g.wp_id,
        g.status_date AS day,
        CAST(CASE k.method
            WHEN '0/100' THEN CASE
                WHEN g.actual_finish IS NOT NULL OR g.pct_complete >= 1 THEN 1
                WHEN g.pct_complete IS NOT NULL OR g.actual_start IS NOT NULL THEN 0
            END
            WHEN '50/50' THEN CASE
                WHEN g.actual_finish IS NOT NULL OR g.pct_complete >= 1 THEN 1
                WHEN g.actual_start IS NOT NULL OR g.pct_complete > 0 THEN 0.5
                WHEN g.pct_complete = 0 THEN 0
            END
            WHEN 'units' THEN CASE WHEN g.units_total > 0 THEN CAST(g.units_done AS DOUBLE) / CAST(g.units_total AS DOUBLE) END
            WHEN 'physical' THEN coalesce(g.pct_complete, CASE WHEN g.actual_finish IS NOT NULL THEN 1 END)
        END AS DOUBLE) AS share
    FROM progress AS g
    JOIN package AS k ON k.project_id = g.project_id AND k.wp_id = g.wp_id
    CROSS JOIN params AS p
    WHERE g.status_date <= p.status_date
),
weighted AS (
    SELECT m.project_id, m.wp_id, m.actual_date AS day, m.weight, sum(m.weight) OVER (PARTITION BY m.project_id, m.wp_id) AS total
    FROM milestones AS m
    JOIN package AS k ON k.project_id = m.project_id AND k.wp_id = m.wp_id AND k.method = 'weighted milestones'
    WHERE m.weight > 0
),
series AS (
    SELECT project_id, wp_id, day, share FROM said WHERE share IS NOT NULL
    UNION ALL
    SELECT
        w.project_id,
        w.wp_id,
        w.day,
        CAST(sum(CAST(sum(w.weight) AS DOUBLE)) OVER (PARTITION BY w.project_id, w.wp_id ORDER BY w.day) / max(w.total) AS DOUBLE)
    FROM weighted AS w CROSS JOIN params AS p
    WHERE w.day <= p.status_date
    GROUP BY w.project_id, w.wp_id, w.day
),
told AS (
    SELECT DISTINCT project_id, wp_id FROM given_period AS g CROSS JOIN params AS p
    WHERE g.ev IS NOT NULL AND g.wp_id IS NOT NULL AND g.period_end <= p.status_date
),
earned AS (
    -- an exact amount of a width that is fast to add up: the sums are the same in any order of rows
    SELECT c.project_id, c.wp_id, s.day, CAST(CAST(c.budget AS DOUBLE) * s.share AS DECIMAL(38, 6)) AS ev
    FROM counted_package AS c
    JOIN series AS s ON s.project_id = c.project_id AND s.wp_id = CASE WHEN c.method = 'apportioned' THEN c.base_wp_id ELSE c.wp_id END
    LEFT JOIN told AS t ON t.project_id = c.project_id AND t.wp_id = c.wp_id
    WHERE t.wp_id IS NULL AND c.method <> 'level of effort'
),
step AS (
    SELECT project_id, wp_id, day, ev - coalesce(lag(ev) OVER (PARTITION BY project_id, wp_id ORDER BY day), 0) AS ev FROM earned
)
SELECT project_id, wp_id, day, ev, 'progress' AS origin FROM step
UNION ALL
SELECT g.project_id, g.wp_id, g.period_end, g.ev, 'reporting_periods'
FROM given_period AS g
CROSS JOIN params AS p
WHERE g.ev IS NOT NULL AND g.period_end <= p.status_date
    AND (g.wp_id IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM progress AS s WHERE s.project_id = g.project_id AND s.status_date <= p.status_date
    ))
