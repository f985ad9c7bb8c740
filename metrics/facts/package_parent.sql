-- grain: one row for each work package and one above it: the parent it is listed with or, in a project that lists no packages, one whose number it begins with
WITH listed AS (
    SELECT DISTINCT w.project_id FROM work_packages AS w
),
named AS (
    SELECT DISTINCT t.project_id, t.wp_id, string_split(rtrim(t.wp_id, '.'), '.') AS parts
    FROM given_row AS t
    JOIN scoped_project AS j ON j.project_id = t.project_id
    WHERE t.wp_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM listed AS l WHERE l.project_id = t.project_id)
),
numbered AS (
    SELECT project_id, wp_id, unnest(list_transform(generate_series(1, len(parts) - 1), lambda n: array_to_string(parts[1:n], '.'))) AS parent_id FROM named
    UNION
    -- the row of the whole project, as scheduling programs number it
    SELECT project_id, wp_id, '0' FROM named WHERE regexp_matches(wp_id, '^[0-9]') AND wp_id <> '0'
)
SELECT w.project_id, w.wp_id, w.parent_id
FROM work_packages AS w JOIN scoped_project AS j ON j.project_id = w.project_id
WHERE w.parent_id IS NOT NULL AND w.parent_id <> w.wp_id
UNION
SELECT n.project_id, n.wp_id, n.parent_id
FROM numbered AS n JOIN named AS u ON u.project_id = n.project_id AND u.wp_id = n.parent_id
