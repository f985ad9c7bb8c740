-- grain: one row for each project in scope: contingency left against the residual exposure of its open risks, in the reporting currency
SELECT
    p.project_id,
    p.programme_id,
    CAST(CAST(p.contingency AS DOUBLE) * CAST(p.rate AS DOUBLE) AS DECIMAL(38, 8)) AS contingency_left,
    CASE WHEN p.contingency IS NULL THEN 'no contingency is reported for the project' ELSE p.rate_reason END AS contingency_left_reason,
    coalesce(r.exposure, 0) AS exposure,
    coalesce(r.residual_exposure, 0) AS residual_exposure
FROM scoped_project AS p
LEFT JOIN (
    SELECT project_id, sum(exposure) AS exposure, sum(residual_exposure) AS residual_exposure
    FROM fact_risk
    GROUP BY project_id
) AS r ON r.project_id = p.project_id
