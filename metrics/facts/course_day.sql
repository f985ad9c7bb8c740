-- grain: one row for each project and day at which its course is taken: period ends, month ends and the status date
WITH edge AS (
    SELECT project_id, min(period_start) AS start, max(period_end) AS finish FROM period GROUP BY project_id
),
wanted AS (
    SELECT project_id, period_end AS day FROM period
    UNION
    SELECT project_id, last_day(CAST(unnest(generate_series(CAST(date_trunc('month', start) AS DATE), finish, INTERVAL 1 MONTH)) AS DATE))
    FROM edge
    UNION
    SELECT j.project_id, p.status_date FROM scoped_project AS j CROSS JOIN params AS p
)
SELECT
    w.project_id,
    w.day,
    CASE WHEN t.period_end = w.day THEN t.k END AS k,
    w.day = last_day(w.day) AS month_end,
    w.day = p.status_date AS is_status,
    -- whole periods gone, and the working days gone of the current one as a share: their sum is the time since the start
    CASE
        WHEN t.k IS NULL THEN CASE WHEN w.day > e.finish THEN e.last_k ELSE 0 END
        WHEN t.period_end = w.day OR d.n - t.n_before = t.working_days THEN t.k
        ELSE t.k - 1
    END AS whole,
    CASE
        WHEN t.k IS NULL OR t.period_end = w.day OR d.n - t.n_before = t.working_days THEN CAST(0 AS DOUBLE)
        ELSE coalesce(CAST(d.n - t.n_before AS DOUBLE) / nullif(t.working_days, 0), 0)
    END AS fraction
FROM wanted AS w
CROSS JOIN params AS p
LEFT JOIN (SELECT project_id, max(period_end) AS finish, max(k) AS last_k FROM period GROUP BY project_id) AS e ON e.project_id = w.project_id
LEFT JOIN period AS t ON t.project_id = w.project_id AND w.day BETWEEN t.period_start AND t.period_end
LEFT JOIN working_day AS d ON d.calendar_id = 'standard' AND d.day = w.day
