-- grain: one row for each ledger line, or given period, that counts, with its counted work package (blank: none) (project's currency)
WITH ledger AS (
    SELECT DISTINCT c.project_id
    FROM costs AS c JOIN scoped_project AS j ON j.project_id = c.project_id
    WHERE coalesce(c.kind, 'actual') <> 'commitment'
),
line AS (
    SELECT
        c.project_id,
        o.counted_wp_id AS wp_id,
        c.date AS day,
        CASE WHEN nullif(c.currency, j.currency) IS NULL THEN CAST(c.amount AS DECIMAL(38, 6)) ELSE CAST(c.amount * r.rate AS DECIMAL(38, 6)) END AS ac,
        CASE WHEN c.currency <> j.currency AND r.rate IS NULL
            THEN 'no exchange rate from ' || c.currency || ' to ' || j.currency || ' for ' || CAST(c.date AS VARCHAR)
        END AS reason
    FROM costs AS c
    JOIN scoped_project AS j ON j.project_id = c.project_id
    CROSS JOIN params AS p
    LEFT JOIN package_of AS o ON o.project_id = c.project_id AND o.wp_id = c.wp_id
    LEFT JOIN rate AS r
        ON r.from_currency = nullif(c.currency, j.currency) AND r.to_currency = j.currency
        AND r.valid_from <= c.date AND c.date < r.valid_to
    WHERE c.date <= p.status_date AND coalesce(c.kind, 'actual') <> 'commitment'
)
SELECT project_id, wp_id, day, ac, reason, 'costs' AS origin FROM line
UNION ALL
SELECT g.project_id, g.counted_wp_id, g.period_end, g.ac, g.reason, 'reporting_periods'
FROM given_cost AS g
WHERE NOT g.summary AND NOT EXISTS (SELECT 1 FROM ledger AS l WHERE l.project_id = g.project_id)
