-- grain: one row for each counted work package at the status date (reporting currency)
SELECT
    v.project_id,
    v.wp_id,
    v.project_id || '/' || v.wp_id AS package_key,
    coalesce(c.name, v.wp_id) AS label,
    j.programme_id,
    j.currency,
    j.rate,
    c.method,
    k.phasing,
    c.baseline_start,
    c.baseline_finish,
    c.forecast_finish,
    v.finished,
    CAST(v.bac * j.rate AS DECIMAL(38, 8)) AS bac,
    coalesce(v.bac_reason, j.rate_reason) AS bac_reason,
    CAST(v.pv * j.rate AS DECIMAL(38, 8)) AS pv,
    coalesce(v.pv_reason, j.rate_reason) AS pv_reason,
    CAST(v.ev * j.rate AS DECIMAL(38, 8)) AS ev,
    coalesce(v.ev_reason, j.rate_reason) AS ev_reason,
    CAST(v.ac * j.rate AS DECIMAL(38, 8)) AS ac,
    coalesce(v.ac_reason, j.rate_reason) AS ac_reason,
    CASE WHEN r.begun >= 3 THEN CAST((v.pv - v.pv_at_3) * j.rate AS DECIMAL(38, 8)) END AS pv_3,
    coalesce(v.pv_reason, q.reason_3, j.rate_reason) AS pv_3_reason,
    CASE WHEN q.reason_3 IS NULL THEN CAST((v.ev - v.ev_at_3) * j.rate AS DECIMAL(38, 8)) END AS ev_3,
    coalesce(v.ev_reason, q.reason_3, j.rate_reason) AS ev_3_reason,
    CASE WHEN r.begun >= 3 THEN CAST((v.ac - v.ac_at_3) * j.rate AS DECIMAL(38, 8)) END AS ac_3,
    coalesce(v.ac_reason, q.reason_3, j.rate_reason) AS ac_3_reason,
    CASE WHEN q.reason_6 IS NULL THEN CAST((v.ev - v.ev_at_6) * j.rate AS DECIMAL(38, 8)) END AS ev_6,
    coalesce(v.ev_reason, q.reason_6, j.rate_reason) AS ev_6_reason,
    CASE WHEN r.begun >= 6 THEN CAST((v.ac - v.ac_at_6) * j.rate AS DECIMAL(38, 8)) END AS ac_6,
    coalesce(v.ac_reason, q.reason_6, j.rate_reason) AS ac_6_reason,
    -- the estimate at completion: bottom-up where one is given, else typical, else (before there is a CPI) atypical
    CASE WHEN (CASE WHEN v.estimated THEN v.etc_pm END) IS NOT NULL THEN 'bottom-up' WHEN v.ac > 0 AND v.ev > 0 THEN 'typical' ELSE 'atypical' END AS eac_method,
    CAST(j.rate * CASE
        WHEN (CASE WHEN v.estimated THEN v.etc_pm END) IS NOT NULL THEN v.ac + (CASE WHEN v.estimated THEN v.etc_pm END)
        WHEN v.ac > 0 AND v.ev > 0 THEN CAST(v.bac AS DOUBLE) * CAST(v.ac AS DOUBLE) / CAST(v.ev AS DOUBLE)
        ELSE v.ac + (v.bac - v.ev)
    END AS DECIMAL(38, 8)) AS eac,
    coalesce(v.bac_reason, v.ac_reason, v.ev_reason, j.rate_reason) AS eac_reason,
    CASE WHEN v.estimated THEN CAST(v.etc_pm * j.rate AS DECIMAL(38, 8)) END AS etc_pm,
    CASE WHEN NOT v.estimated THEN 'none given' ELSE j.rate_reason END AS etc_pm_reason
FROM package_value AS v
JOIN counted_package AS c ON c.project_id = v.project_id AND c.wp_id = v.wp_id
JOIN package_plan AS k ON k.project_id = v.project_id AND k.wp_id = v.wp_id
JOIN scoped_project AS j ON j.project_id = v.project_id
JOIN recent AS r ON r.project_id = v.project_id
JOIN project_value AS q ON q.project_id = v.project_id
