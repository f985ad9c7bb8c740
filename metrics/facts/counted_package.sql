-- grain: one row for each work package that counts: it carries a budget and nothing below it does (amounts in the project's currency)
WITH RECURSIVE package AS (
    SELECT
        w.project_id,
        w.wp_id,
        w.name,
        nullif(w.parent_id, w.wp_id) AS parent_id,
        w.baseline_start,
        w.baseline_finish,
        w.forecast_finish,
        w.owner,
        coalesce(w.method, 'physical') AS method,
        w.base_wp_id,
        coalesce(c.calendar_id, 'standard') AS calendar_id,
        coalesce(w.budget, 0) <> 0 AS carries,
        CASE
            WHEN coalesce(w.currency, j.currency) = j.currency THEN CAST(w.budget AS DECIMAL(38, 8))
            ELSE CAST(w.budget * r.rate AS DECIMAL(38, 8))
        END AS budget,
        CASE
            WHEN w.currency <> j.currency AND r.rate IS NULL
                THEN 'no exchange rate from ' || w.currency || ' to ' || j.currency || ' at the status date'
        END AS budget_reason
    FROM work_packages AS w
    JOIN scoped_project AS j ON j.project_id = w.project_id
    CROSS JOIN params AS p
    LEFT JOIN (SELECT DISTINCT calendar_id FROM calendars) AS c ON c.calendar_id = w.calendar_id
    LEFT JOIN rate AS r
        ON r.from_currency = nullif(w.currency, j.currency) AND r.to_currency = j.currency
        AND r.valid_from <= p.status_date AND p.status_date < r.valid_to
),
above AS (
    SELECT project_id, parent_id AS wp_id FROM package WHERE carries AND parent_id IS NOT NULL
    UNION
    SELECT k.project_id, k.parent_id
    FROM above AS a
    JOIN package AS k ON k.project_id = a.project_id AND k.wp_id = a.wp_id
    WHERE k.parent_id IS NOT NULL
),
-- a source that phases the plan by work package and lists no packages: what it plans is the budget
phased AS (
    SELECT t.project_id, t.wp_id, CAST(sum(t.pv) AS DECIMAL(38, 8)) AS budget
    FROM given_row AS t
    JOIN scoped_project AS j ON j.project_id = t.project_id
    WHERE t.wp_id IS NOT NULL AND t.pv IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM work_packages AS w WHERE w.project_id = t.project_id)
        AND NOT EXISTS (
            SELECT 1
            FROM package_parent AS u
            JOIN given_row AS b ON b.project_id = u.project_id AND b.wp_id = u.wp_id AND b.pv <> 0
            WHERE u.project_id = t.project_id AND u.parent_id = t.wp_id
        )
    GROUP BY t.project_id, t.wp_id
)
SELECT
    k.project_id, k.wp_id, k.name, k.baseline_start, k.baseline_finish, k.forecast_finish, k.owner, k.method, k.base_wp_id,
    k.calendar_id, k.budget, k.budget_reason
FROM package AS k
LEFT JOIN above AS a ON a.project_id = k.project_id AND a.wp_id = k.wp_id
WHERE k.carries AND a.wp_id IS NULL
UNION ALL
SELECT
    project_id, wp_id, wp_id, CAST(NULL AS DATE), CAST(NULL AS DATE), CAST(NULL AS DATE), CAST(NULL AS VARCHAR), 'physical',
    CAST(NULL AS VARCHAR), 'standard', budget, CAST(NULL AS VARCHAR)
FROM phased
