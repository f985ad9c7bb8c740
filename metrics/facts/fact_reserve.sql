-- grain: one row for each project in scope: contingency left against the residual exposure of its open risks, in the reporting currency
SELECT
    p.project_id,
    p.programme_id,
    CASE WHEN i.reason IS NULL THEN CAST(CAST(p.contingency AS DOUBLE) * CAST(p.rate AS DOUBLE) AS DECIMAL(38, 8)) END AS contingency_left,
    coalesce(i.reason, CASE WHEN p.contingency IS NULL THEN 'no contingency is reported for the project' ELSE p.rate_reason END) AS contingency_left_reason,
    -- a project of whose risks none is open has none; of one whose risks were never given it is not known
    CASE WHEN i.reason IS NULL AND coalesce(r.unpriced, 0) = 0 AND g.project_id IS NOT NULL THEN coalesce(r.exposure, 0) END AS exposure,
    coalesce(i.reason, r.unpriced_reason, 'no risks reported') AS exposure_reason,
    CASE WHEN i.reason IS NULL AND coalesce(r.residual_unpriced, 0) = 0 AND g.project_id IS NOT NULL THEN coalesce(r.residual_exposure, 0) END AS residual_exposure,
    coalesce(i.reason, r.residual_unpriced_reason, 'no risks reported') AS residual_exposure_reason,
    CASE
        WHEN i.reason IS NULL AND coalesce(r.residual_unpriced, 0) = 0 AND g.project_id IS NOT NULL THEN coalesce(r.residual_exposure, 0)
    END AS exposure_to_cover,
    coalesce(i.reason, r.residual_unpriced_reason, 'no risks reported') AS exposure_to_cover_reason,
    -- what of it may be counted against the exposure: all of it within one project
    CASE WHEN i.reason IS NULL THEN CAST(CAST(p.contingency AS DOUBLE) * CAST(p.rate AS DOUBLE) AS DECIMAL(38, 8)) END AS contingency_usable,
    coalesce(i.reason, CASE WHEN p.contingency IS NULL THEN 'no contingency is reported for the project' ELSE p.rate_reason END) AS contingency_usable_reason
FROM scoped_project AS p
LEFT JOIN doubt AS i ON i.project_id = p.project_id
LEFT JOIN (SELECT DISTINCT project_id FROM risks) AS g ON g.project_id = p.project_id
LEFT JOIN (
    SELECT
        project_id,
        sum(exposure) AS exposure,
        sum(residual_exposure) AS residual_exposure,
        count(*) FILTER (WHERE exposure IS NULL) AS unpriced,
        count(*) FILTER (WHERE residual_exposure IS NULL) AS residual_unpriced,
        CAST(count(*) FILTER (WHERE exposure IS NULL) AS VARCHAR) || ' of ' || CAST(count(*) AS VARCHAR) || CASE WHEN count(*) = 1 THEN ' open risk' ELSE ' open risks' END || ' without exposure: '
            || min(risk_id || ' ' || unpriced) AS unpriced_reason,
        CAST(count(*) FILTER (WHERE residual_exposure IS NULL) AS VARCHAR) || ' of ' || CAST(count(*) AS VARCHAR) || CASE WHEN count(*) = 1 THEN ' open risk' ELSE ' open risks' END || ' without exposure: '
            || min(risk_id || ' ' || unpriced) AS residual_unpriced_reason
    FROM fact_risk
    GROUP BY project_id
) AS r ON r.project_id = p.project_id
