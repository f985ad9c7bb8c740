-- grain: one row for each work package at or below a counted one, with the counted one that stands for it
WITH RECURSIVE below AS (
    SELECT project_id, wp_id, wp_id AS counted_wp_id FROM counted_package
    UNION
    SELECT w.project_id, w.wp_id, b.counted_wp_id
    FROM below AS b
    JOIN work_packages AS w ON w.project_id = b.project_id AND w.parent_id = b.wp_id
    WHERE w.wp_id <> w.parent_id
)
SELECT project_id, wp_id, min(counted_wp_id) AS counted_wp_id FROM below GROUP BY project_id, wp_id
