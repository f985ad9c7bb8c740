-- grain: one row for each project in scope, with its currency and the rate to the reporting currency at the status date
SELECT
    j.project_id,
    j.name AS label,
    j.programme_id,
    coalesce(g.name, j.programme_id) AS programme,
    j.manager,
    j.sponsor,
    j.method,
    j.state,
    coalesce(j.currency, p.currency) AS currency,
    CASE WHEN coalesce(j.currency, p.currency) = p.currency THEN CAST(1 AS DOUBLE) ELSE CAST(r.rate AS DOUBLE) END AS rate,
    CASE
        WHEN coalesce(j.currency, p.currency) <> p.currency AND r.rate IS NULL
            THEN 'no exchange rate from ' || j.currency || ' to ' || p.currency || ' at the status date'
    END AS rate_reason,
    j.baseline_start,
    j.baseline_finish,
    j.forecast_finish,
    CAST(j.contingency AS DECIMAL(38, 8)) AS contingency,
    CAST(j.management_reserve AS DECIMAL(38, 8)) AS management_reserve,
    coalesce(j.cadence_days, 31) AS cadence_days,
    j.milestone_tolerance_days,
    coalesce(j.has_ledger, FALSE) AS has_ledger
FROM projects AS j
JOIN scope AS s ON s.project_id = j.project_id
CROSS JOIN params AS p
LEFT JOIN programmes AS g ON g.programme_id = j.programme_id
LEFT JOIN rate AS r
    ON r.from_currency = nullif(j.currency, p.currency) AND r.to_currency = p.currency
    AND r.valid_from <= p.status_date AND p.status_date < r.valid_to
