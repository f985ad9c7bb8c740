-- grain: one row for each row of given plans and earnings that counts, with its counted work package (blank: the project as a whole) (project's currency)
WITH money AS (
    SELECT
        t.project_id,
        t.wp_id,
        t.period_end,
        CASE WHEN nullif(t.currency, j.currency) IS NULL THEN CAST(t.pv AS DECIMAL(38, 6)) ELSE CAST(t.pv * r.rate AS DECIMAL(38, 6)) END AS pv,
        CASE WHEN nullif(t.currency, j.currency) IS NULL THEN CAST(t.ev AS DECIMAL(38, 6)) ELSE CAST(t.ev * r.rate AS DECIMAL(38, 6)) END AS ev,
        CASE WHEN t.currency <> j.currency AND r.rate IS NULL AND coalesce(t.pv, t.ev) IS NOT NULL
            THEN 'no exchange rate from ' || t.currency || ' to ' || j.currency || ' at the status date'
        END AS reason
    FROM given_row AS t
    JOIN scoped_project AS j ON j.project_id = t.project_id
    CROSS JOIN params AS p
    LEFT JOIN rate AS r
        ON r.from_currency = nullif(t.currency, j.currency) AND r.to_currency = j.currency
        AND r.valid_from <= p.status_date AND p.status_date < r.valid_to
),
by_package AS (
    SELECT m.project_id, o.counted_wp_id AS wp_id, m.period_end, m.pv, m.ev, m.reason
    FROM money AS m
    JOIN package_of AS o ON o.project_id = m.project_id AND o.wp_id = m.wp_id
),
has AS (
    SELECT project_id, count(pv) > 0 AS pv, count(ev) > 0 AS ev FROM by_package GROUP BY project_id
)
SELECT project_id, wp_id, period_end, pv, ev, reason FROM by_package
UNION ALL
-- values of the project as a whole serve only where none are given by work package, so nothing counts twice
SELECT
    m.project_id, CAST(NULL AS VARCHAR), m.period_end,
    CAST(sum(CASE WHEN coalesce(h.pv, FALSE) THEN NULL ELSE m.pv END) AS DECIMAL(38, 6)),
    CAST(sum(CASE WHEN coalesce(h.ev, FALSE) THEN NULL ELSE m.ev END) AS DECIMAL(38, 6)),
    min(m.reason)
FROM money AS m
LEFT JOIN has AS h ON h.project_id = m.project_id
WHERE m.wp_id IS NULL
GROUP BY m.project_id, m.period_end
