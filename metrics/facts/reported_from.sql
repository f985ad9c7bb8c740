-- grain: one row for each project that has reported any progress, with the first and the last day it reported to
WITH report AS (
    SELECT g.project_id, g.status_date AS day FROM progress AS g CROSS JOIN params AS p WHERE g.status_date <= p.status_date
    UNION ALL
    SELECT project_id, day FROM earned_step
)
SELECT r.project_id, min(r.day) AS first_day, max(r.day) AS last_day
FROM report AS r JOIN scoped_project AS j ON j.project_id = r.project_id
GROUP BY r.project_id
