-- grain: one row for each counted work package, with the way its planned value is phased
WITH phased AS (
    SELECT project_id, bool_or(wp_id IS NOT NULL) AS by_package FROM given_period WHERE pv IS NOT NULL GROUP BY project_id
),
given AS (
    SELECT DISTINCT project_id, wp_id FROM given_period WHERE pv IS NOT NULL AND wp_id IS NOT NULL
)
SELECT
    c.project_id,
    c.wp_id,
    c.method,
    c.calendar_id,
    c.budget,
    c.baseline_finish,
    CASE
        WHEN g.wp_id IS NOT NULL THEN 'given'
        WHEN NOT f.by_package THEN 'project'
        WHEN c.budget IS NULL THEN 'none'
        WHEN a.n IS NOT NULL AND b.n IS NOT NULL THEN 'linear'
        ELSE 'none'
    END AS phasing,
    a.n AS n_before,
    b.n - a.n AS working_days
FROM counted_package AS c
LEFT JOIN phased AS f ON f.project_id = c.project_id
LEFT JOIN given AS g ON g.project_id = c.project_id AND g.wp_id = c.wp_id
LEFT JOIN working_day AS a ON a.calendar_id = c.calendar_id AND a.day = c.baseline_start - 1
LEFT JOIN working_day AS b ON b.calendar_id = c.calendar_id AND b.day = c.baseline_finish
