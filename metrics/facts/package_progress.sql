-- grain: one row for each counted work package with progress up to the status date: what its latest report says (project's currency)
WITH latest AS (
    SELECT g.project_id, g.wp_id, max(g.status_date) AS status_date, max(g.actual_finish) AS actual_finish
    FROM progress AS g CROSS JOIN params AS p
    WHERE g.status_date <= p.status_date
    GROUP BY g.project_id, g.wp_id
)
SELECT
    c.project_id,
    c.wp_id,
    l.status_date,
    CASE WHEN g.estimate_to_complete IS NOT NULL THEN l.status_date END AS estimated_on,
    l.actual_finish,
    CASE
        WHEN nullif(g.currency, j.currency) IS NULL THEN CAST(g.estimate_to_complete AS DECIMAL(38, 8))
        ELSE CAST(g.estimate_to_complete * r.rate AS DECIMAL(38, 8))
    END AS estimate_to_complete
FROM counted_package AS c
JOIN scoped_project AS j ON j.project_id = c.project_id
JOIN latest AS l ON l.project_id = c.project_id AND l.wp_id = c.wp_id
JOIN progress AS g ON g.project_id = c.project_id AND g.wp_id = c.wp_id AND g.status_date = l.status_date
CROSS JOIN params AS p
LEFT JOIN rate AS r
    ON r.from_currency = nullif(g.currency, j.currency) AND r.to_currency = j.currency
    AND r.valid_from <= p.status_date AND p.status_date < r.valid_to
