-- grain: one row for each project in scope with what it gives for itself as a whole at the latest date up to the status date (project's currency)
WITH row_of AS (
    SELECT
        t.project_id,
        t.period_end,
        t.pct_complete,
        t.forecast_finish,
        CASE WHEN coalesce(t.currency, j.currency) = j.currency THEN CAST(t.budget AS DECIMAL(38, 8)) ELSE CAST(t.budget * r.rate AS DECIMAL(38, 8)) END AS budget,
        CASE WHEN coalesce(t.currency, j.currency) = j.currency THEN CAST(t.eac AS DECIMAL(38, 8)) ELSE CAST(t.eac * r.rate AS DECIMAL(38, 8)) END AS eac
    FROM reporting_periods AS t
    JOIN scoped_project AS j ON j.project_id = t.project_id
    CROSS JOIN params AS p
    LEFT JOIN rate AS r
        ON r.from_currency = nullif(t.currency, j.currency) AND r.to_currency = j.currency
        AND r.valid_from <= p.status_date AND p.status_date < r.valid_to
    WHERE t.wp_id IS NULL
),
latest AS (
    SELECT
        t.project_id,
        arg_max(t.budget, t.period_end) FILTER (WHERE t.budget IS NOT NULL AND t.period_end <= p.status_date) AS budget,
        arg_min(t.budget, t.period_end) FILTER (WHERE t.budget IS NOT NULL) AS first_budget,
        arg_max(t.pct_complete, t.period_end) FILTER (WHERE t.pct_complete IS NOT NULL AND t.period_end <= p.status_date) AS pct_complete,
        arg_max(t.eac, t.period_end) FILTER (WHERE t.eac IS NOT NULL AND t.period_end <= p.status_date) AS eac,
        coalesce(
            max(t.period_end) FILTER (WHERE t.budget IS NOT NULL AND t.period_end <= p.status_date),
            min(t.period_end) FILTER (WHERE t.budget IS NOT NULL)
        ) AS budget_day,
        max(t.period_end) FILTER (WHERE t.eac IS NOT NULL AND t.period_end <= p.status_date) AS eac_day,
        arg_max(t.forecast_finish, t.period_end) FILTER (WHERE t.forecast_finish IS NOT NULL AND t.period_end <= p.status_date) AS forecast_finish
    FROM row_of AS t CROSS JOIN params AS p
    GROUP BY t.project_id
)
SELECT
    j.project_id,
    coalesce(l.budget, l.first_budget) AS budget,
    l.budget_day,
    l.pct_complete,
    l.eac,
    l.eac_day,
    l.forecast_finish,
    -- a project without packages of its own is planned by its budget and its dates
    NOT EXISTS (SELECT 1 FROM counted_package AS c WHERE c.project_id = j.project_id) AS alone,
    j.baseline_start,
    j.baseline_finish,
    a.n AS n_before,
    b.n AS n_end
FROM scoped_project AS j
LEFT JOIN latest AS l ON l.project_id = j.project_id
LEFT JOIN working_day AS a ON a.calendar_id = 'standard' AND a.day = j.baseline_start - 1
LEFT JOIN working_day AS b ON b.calendar_id = 'standard' AND b.day = j.baseline_finish
