-- grain: one row for each project in scope: contingency left against the residual exposure of its open risks, in the reporting currency
SELECT
    p.project_id,
    p.programme_id,
    CAST(p.contingency * f.rate AS DECIMAL(28, 10)) AS contingency_left,
    CASE
        WHEN p.contingency IS NULL THEN 'no contingency is reported for the project'
        WHEN f.rate IS NULL THEN 'no exchange rate for ' || p.currency
    END AS contingency_left_reason,
    coalesce(r.exposure, 0) AS exposure,
    coalesce(r.residual_exposure, 0) AS residual_exposure
FROM fact_scope AS p
CROSS JOIN params AS q
LEFT JOIN fact_rate AS f ON f.currency = coalesce(p.currency, q.currency)
LEFT JOIN (
    SELECT project_id, sum(exposure) AS exposure, sum(residual_exposure) AS residual_exposure
    FROM fact_risk
    GROUP BY project_id
) AS r ON r.project_id = p.project_id
