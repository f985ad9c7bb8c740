-- grain: one row for each row of given values with actual cost up to the status date; a summary's is that of the packages below it once more (project's currency)
WITH upper AS (
    SELECT DISTINCT project_id, upper_wp_id FROM cost_upper
)
SELECT
    t.project_id,
    t.wp_id,
    o.counted_wp_id,
    t.period_end,
    u.project_id IS NOT NULL AS summary,
    CASE WHEN nullif(t.currency, j.currency) IS NULL THEN CAST(t.ac AS DECIMAL(38, 6)) ELSE CAST(t.ac * r.rate AS DECIMAL(38, 6)) END AS ac,
    CASE WHEN t.currency <> j.currency AND r.rate IS NULL
        THEN 'no exchange rate from ' || t.currency || ' to ' || j.currency || ' for ' || CAST(t.period_end AS VARCHAR)
    END AS reason
FROM given_row AS t
JOIN scoped_project AS j ON j.project_id = t.project_id
CROSS JOIN params AS p
LEFT JOIN package_of AS o ON o.project_id = t.project_id AND o.wp_id = t.wp_id
LEFT JOIN upper AS u ON u.project_id = t.project_id AND u.upper_wp_id IS NOT DISTINCT FROM t.wp_id
LEFT JOIN rate AS r
    ON r.from_currency = nullif(t.currency, j.currency) AND r.to_currency = j.currency
    AND r.valid_from <= t.period_end AND t.period_end < r.valid_to
WHERE t.ac IS NOT NULL AND t.period_end <= p.status_date
