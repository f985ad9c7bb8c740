-- grain: one row for each project and month end up to the end of its plan, and the status date (reporting currency)
SELECT
    c.project_id,
    j.programme_id,
    c.day,
    c.is_status,
    CAST(c.pv * j.rate AS DECIMAL(38, 8)) AS pv,
    CAST(c.ev * j.rate AS DECIMAL(38, 8)) AS ev,
    -- before the first cost that is known it is not 0 but unknown
    CAST(CASE WHEN s.first_day IS NULL OR s.first_day <= c.day THEN c.ac END * j.rate AS DECIMAL(38, 8)) AS ac
FROM course AS c
JOIN scoped_project AS j ON j.project_id = c.project_id
LEFT JOIN (SELECT project_id, min(day) AS first_day FROM spent_step GROUP BY project_id) AS s ON s.project_id = c.project_id
WHERE c.month_end OR c.is_status
