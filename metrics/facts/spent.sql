-- grain: one row for each project and course day up to the status date, with the actual cost up to that day (project's currency)
WITH known AS (
    SELECT project_id FROM spent_step
    UNION SELECT c.project_id FROM costs AS c JOIN scoped_project AS j ON j.project_id = c.project_id WHERE coalesce(c.kind, 'actual') <> 'commitment'
    UNION SELECT project_id FROM scoped_project WHERE has_ledger
),
broken AS (
    SELECT DISTINCT project_id FROM spent_step WHERE reason IS NOT NULL
),
change AS (
    SELECT project_id, day, sum(ac) AS ac, FALSE AS wanted FROM spent_step GROUP BY project_id, day
    UNION ALL
    SELECT d.project_id, d.day, 0, TRUE FROM course_day AS d CROSS JOIN params AS p WHERE d.day <= p.status_date
),
up_to AS (
    SELECT project_id, day, wanted, sum(ac) OVER (PARTITION BY project_id ORDER BY day) AS ac FROM change
)
SELECT
    u.project_id,
    u.day,
    CASE WHEN k.project_id IS NOT NULL AND b.project_id IS NULL THEN CAST(u.ac AS DECIMAL(38, 8)) END AS ac
FROM up_to AS u
LEFT JOIN known AS k ON k.project_id = u.project_id
LEFT JOIN broken AS b ON b.project_id = u.project_id
WHERE u.wanted
