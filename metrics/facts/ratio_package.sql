-- grain: one row for each counted work package at the status date, in the reporting currency, or in the project's where no rate leads there
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
    CASE WHEN i.reason IS NULL THEN CAST(v.bac * coalesce(j.rate, 1) AS DECIMAL(38, 8)) END AS bac,
    coalesce(i.reason, v.bac_reason) AS bac_reason,
    CASE WHEN i.reason IS NULL THEN CAST(v.pv * coalesce(j.rate, 1) AS DECIMAL(38, 8)) END AS pv,
    coalesce(i.reason, v.pv_reason) AS pv_reason,
    CASE WHEN i.reason IS NULL THEN CAST(v.ev * coalesce(j.rate, 1) AS DECIMAL(38, 8)) END AS ev,
    coalesce(i.reason, v.ev_reason) AS ev_reason,
    CASE WHEN i.reason IS NULL THEN CAST(v.ac * coalesce(j.rate, 1) AS DECIMAL(38, 8)) END AS ac,
    coalesce(i.reason, v.ac_reason) AS ac_reason,
    CASE WHEN i.reason IS NULL AND r.begun >= 3 THEN CAST((v.pv - v.pv_at_3) * coalesce(j.rate, 1) AS DECIMAL(38, 8)) END AS pv_3,
    coalesce(i.reason, v.pv_reason, q.reason_3) AS pv_3_reason,
    CASE WHEN i.reason IS NULL AND q.reason_3 IS NULL THEN CAST((v.ev - v.ev_at_3) * coalesce(j.rate, 1) AS DECIMAL(38, 8)) END AS ev_3,
    coalesce(i.reason, v.ev_reason, q.reason_3) AS ev_3_reason,
    CASE WHEN i.reason IS NULL AND r.begun >= 3 THEN CAST((v.ac - v.ac_at_3) * coalesce(j.rate, 1) AS DECIMAL(38, 8)) END AS ac_3,
    coalesce(i.reason, v.ac_reason, q.reason_3) AS ac_3_reason,
    CASE WHEN i.reason IS NULL AND q.reason_6 IS NULL THEN CAST((v.ev - v.ev_at_6) * coalesce(j.rate, 1) AS DECIMAL(38, 8)) END AS ev_6,
    coalesce(i.reason, v.ev_reason, q.reason_6) AS ev_6_reason,
    CASE WHEN i.reason IS NULL AND r.begun >= 6 THEN CAST((v.ac - v.ac_at_6) * coalesce(j.rate, 1) AS DECIMAL(38, 8)) END AS ac_6,
    coalesce(i.reason, v.ac_reason, q.reason_6) AS ac_6_reason,
    -- the estimate at completion: bottom-up where one is given, else typical, else (before there is a CPI) atypical
    CASE WHEN (CASE WHEN v.estimated THEN v.etc_pm END) IS NOT NULL THEN 'bottom-up' WHEN v.ac > 0 AND v.ev > 0 THEN 'typical' ELSE 'atypical' END AS eac_method,
    CASE WHEN i.reason IS NULL AND ((v.estimated AND v.etc_pm IS NOT NULL) OR v.bac - v.ev IS NOT NULL) THEN TRY_CAST(coalesce(j.rate, 1) * greatest(v.ac, CASE
        WHEN v.estimated AND v.etc_pm IS NOT NULL THEN v.ac - v.ac_since + v.etc_pm
        WHEN v.ac > 0 AND v.ev > 0 THEN CAST(v.bac AS DOUBLE) * CAST(v.ac AS DOUBLE) / CAST(v.ev AS DOUBLE)
        ELSE v.ac + (v.bac - v.ev)
    END) AS DECIMAL(38, 8)) END AS eac,
    coalesce(i.reason, v.bac_reason, v.ac_reason, v.ev_reason) AS eac_reason,
    CASE WHEN i.reason IS NULL AND v.estimated THEN CAST((v.ac - least(v.ac_since, v.etc_pm)) * coalesce(j.rate, 1) AS DECIMAL(38, 8)) END AS ac_estimated,
    coalesce(i.reason, v.ac_reason) AS ac_estimated_reason,
    j.rate_reason,
    CASE WHEN i.reason IS NULL AND v.estimated THEN CAST(v.etc_pm * coalesce(j.rate, 1) AS DECIMAL(38, 8)) END AS etc_pm,
    CASE WHEN NOT v.estimated THEN 'none given' ELSE i.reason END AS etc_pm_reason
FROM package_value AS v
JOIN counted_package AS c ON c.project_id = v.project_id AND c.wp_id = v.wp_id
JOIN package_plan AS k ON k.project_id = v.project_id AND k.wp_id = v.wp_id
JOIN scoped_project AS j ON j.project_id = v.project_id
JOIN recent AS r ON r.project_id = v.project_id
JOIN project_value AS q ON q.project_id = v.project_id
LEFT JOIN doubt AS i ON i.project_id = v.project_id
