-- grain: one row for each calendar and day, with the working days counted up to and including it
WITH dates AS (
    SELECT status_date AS day FROM params
    UNION ALL SELECT baseline_start FROM projects
    UNION ALL SELECT baseline_finish FROM projects
    UNION ALL SELECT forecast_finish FROM projects
    UNION ALL SELECT baseline_start FROM work_packages
    UNION ALL SELECT baseline_finish FROM work_packages
    UNION ALL SELECT forecast_finish FROM work_packages
    UNION ALL SELECT actual_finish FROM progress
    UNION ALL SELECT period_end FROM reporting_periods
    UNION ALL SELECT baseline_date FROM milestones
    UNION ALL SELECT forecast_date FROM milestones
    UNION ALL SELECT actual_date FROM milestones
),
-- a mistyped year must not ask for millions of days: beyond thirty years a date has no working days
edge AS (
    SELECT
        CAST(greatest(min(d.day), max(p.status_date) - INTERVAL 30 YEAR) - INTERVAL 2 MONTH AS DATE) AS first_day,
        CAST(greatest(least(max(d.day), max(p.status_date) + INTERVAL 30 YEAR), max(p.status_date) + INTERVAL 15 YEAR) + INTERVAL 14 MONTH AS DATE) AS last_day
    FROM dates AS d CROSS JOIN params AS p
),
days AS (
    SELECT CAST(unnest(generate_series(first_day, last_day, INTERVAL 1 DAY)) AS DATE) AS day FROM edge
),
named AS (
    SELECT 'standard' AS calendar_id
    UNION SELECT calendar_id FROM calendars WHERE calendar_id IS NOT NULL
),
exception AS (
    SELECT calendar_id, date AS day, bool_or(coalesce(working, FALSE)) AS working FROM calendars GROUP BY calendar_id, date
)
SELECT
    n.calendar_id,
    d.day,
    CAST(
        sum(CASE WHEN coalesce(e.working, dayofweek(d.day) BETWEEN 1 AND 5) THEN 1 ELSE 0 END)
            OVER (PARTITION BY n.calendar_id ORDER BY d.day) AS INTEGER
    ) AS n
FROM named AS n
CROSS JOIN days AS d
LEFT JOIN exception AS e ON e.calendar_id = n.calendar_id AND e.day = d.day
