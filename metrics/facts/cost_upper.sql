-- grain: one row for each lowest work package that actual cost is given for up to the status date and each package above it, and the project as a whole (blank)
WITH RECURSIVE own AS (
    SELECT DISTINCT t.project_id, t.wp_id
    FROM given_row AS t JOIN scoped_project AS j ON j.project_id = t.project_id CROSS JOIN params AS p
    WHERE t.wp_id IS NOT NULL AND t.ac <> 0 AND t.period_end <= p.status_date
),
climb AS (
    SELECT project_id, wp_id, wp_id AS upper_wp_id FROM own
    UNION
    SELECT c.project_id, c.wp_id, u.parent_id
    FROM climb AS c
    JOIN package_parent AS u ON u.project_id = c.project_id AND u.wp_id = c.upper_wp_id
    WHERE u.parent_id <> c.wp_id
),
lowest AS (
    SELECT o.project_id, o.wp_id
    FROM own AS o
    WHERE NOT EXISTS (SELECT 1 FROM climb AS c WHERE c.project_id = o.project_id AND c.upper_wp_id = o.wp_id AND c.wp_id <> o.wp_id)
)
SELECT c.project_id, c.wp_id, c.upper_wp_id
FROM climb AS c JOIN lowest AS l ON l.project_id = c.project_id AND l.wp_id = c.wp_id
WHERE c.upper_wp_id <> c.wp_id
UNION ALL
SELECT project_id, wp_id, CAST(NULL AS VARCHAR) FROM lowest
