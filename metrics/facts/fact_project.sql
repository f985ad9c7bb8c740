-- grain: one row for each project in scope at the status date (reporting currency)
WITH value AS (
    SELECT
        v.*,
        j.programme_id,
        j.programme,
        j.label,
        j.manager,
        j.sponsor,
        j.method,
        j.state,
        j.currency,
        j.rate,
        j.rate_reason,
        j.cadence_days,
        j.contingency,
        j.management_reserve,
        b.packages,
        b.assumed_linear,
        b.bac,
        b.bac_reason,
        b.etc_pm,
        b.etc_pm_reason,
        b.baseline_start,
        b.baseline_finish,
        s.pd,
        s.es,
        s.at,
        coalesce(s.complete, FALSE) AS complete,
        s.finished,
        CASE WHEN s.complete THEN s.finished ELSE b.forecast_finish END AS forecast_finish,
        -- planned duration over SPI(t), in days from the start: undefined before anything is earned, and beyond fifty years
        CASE
            WHEN s.complete THEN s.finished
            WHEN s.es > 0 AND s.at > 0 AND (b.baseline_finish - b.baseline_start + 1) * s.at / s.es < 18262
                THEN b.baseline_start + CAST(ceil((b.baseline_finish - b.baseline_start + 1) * s.at / s.es) AS INTEGER) - 1
        END AS earned_finish
    FROM project_value AS v
    JOIN scoped_project AS j ON j.project_id = v.project_id
    JOIN project_budget AS b ON b.project_id = v.project_id
    LEFT JOIN earned_schedule AS s ON s.project_id = v.project_id
)
SELECT
    v.project_id,
    v.programme_id,
    v.programme,
    v.label,
    v.manager,
    v.sponsor,
    v.method,
    v.state,
    v.currency,
    v.rate,
    v.cadence_days,
    v.packages,
    v.assumed_linear,
    v.complete,
    v.begun,
    CAST(v.bac * v.rate AS DECIMAL(38, 8)) AS bac,
    coalesce(v.bac_reason, v.rate_reason) AS bac_reason,
    CAST(v.pv * v.rate AS DECIMAL(38, 8)) AS pv,
    coalesce(v.pv_reason, v.rate_reason) AS pv_reason,
    CAST(v.ev * v.rate AS DECIMAL(38, 8)) AS ev,
    coalesce(v.ev_reason, v.rate_reason) AS ev_reason,
    CAST(v.ac * v.rate AS DECIMAL(38, 8)) AS ac,
    coalesce(v.ac_reason, v.rate_reason) AS ac_reason,
    CASE WHEN v.begun >= 3 THEN CAST((v.pv - v.pv_at_3) * v.rate AS DECIMAL(38, 8)) END AS pv_3,
    coalesce(v.pv_reason, v.reason_3, v.rate_reason) AS pv_3_reason,
    CASE WHEN v.reason_3 IS NULL THEN CAST((v.ev - v.ev_at_3) * v.rate AS DECIMAL(38, 8)) END AS ev_3,
    coalesce(v.ev_reason, v.reason_3, v.rate_reason) AS ev_3_reason,
    CASE WHEN v.begun >= 3 THEN CAST((v.ac - v.ac_at_3) * v.rate AS DECIMAL(38, 8)) END AS ac_3,
    coalesce(v.ac_reason, v.reason_3, v.rate_reason) AS ac_3_reason,
    CASE WHEN v.reason_6 IS NULL THEN CAST((v.ev - v.ev_at_6) * v.rate AS DECIMAL(38, 8)) END AS ev_6,
    coalesce(v.ev_reason, v.reason_6, v.rate_reason) AS ev_6_reason,
    CASE WHEN v.begun >= 6 THEN CAST((v.ac - v.ac_at_6) * v.rate AS DECIMAL(38, 8)) END AS ac_6,
    coalesce(v.ac_reason, v.reason_6, v.rate_reason) AS ac_6_reason,
    CAST(v.etc_pm * v.rate AS DECIMAL(38, 8)) AS etc_pm,
    coalesce(v.etc_pm_reason, v.rate_reason) AS etc_pm_reason,
    -- the estimate at completion: bottom-up where one is given, else typical, else (before there is a CPI) atypical
    CASE WHEN v.etc_pm IS NOT NULL THEN 'bottom-up' WHEN v.ac > 0 AND v.ev > 0 THEN 'typical' ELSE 'atypical' END AS eac_method,
    CAST(v.rate * CASE
        WHEN v.etc_pm IS NOT NULL THEN v.ac + v.etc_pm
        WHEN v.ac > 0 AND v.ev > 0 THEN CAST(v.bac AS DOUBLE) * CAST(v.ac AS DOUBLE) / CAST(v.ev AS DOUBLE)
        ELSE v.ac + (v.bac - v.ev)
    END AS DECIMAL(38, 8)) AS eac,
    coalesce(v.bac_reason, v.ac_reason, v.ev_reason, v.rate_reason) AS eac_reason,
    CAST(v.contingency * v.rate AS DECIMAL(38, 8)) AS contingency,
    CASE WHEN v.contingency IS NULL THEN 'no contingency given' ELSE v.rate_reason END AS contingency_reason,
    CAST(v.management_reserve * v.rate AS DECIMAL(38, 8)) AS management_reserve,
    v.es,
    coalesce(v.pv_reason, v.ev_reason, CASE WHEN v.es IS NULL THEN 'no baseline' END) AS es_reason,
    v.at,
    CASE WHEN v.pd IS NULL THEN coalesce(v.pv_reason, 'no baseline') END AS at_reason,
    v.pd,
    CASE WHEN v.pd IS NULL THEN coalesce(v.pv_reason, 'no baseline') END AS pd_reason,
    v.baseline_start,
    v.baseline_finish,
    v.forecast_finish,
    v.earned_finish,
    v.finished,
    f.n - n.n AS finish_slip_days,
    CASE
        WHEN v.baseline_finish IS NULL THEN 'no baseline finish'
        WHEN v.forecast_finish IS NULL THEN 'no forecast of the finish'
        WHEN f.n IS NULL OR n.n IS NULL THEN 'a finish lies more than 30 years away'
    END AS finish_slip_days_reason,
    e.n - n.n AS earned_slip_days,
    CASE
        WHEN v.baseline_finish IS NULL THEN 'no baseline finish'
        WHEN v.earned_finish IS NULL THEN coalesce(v.pv_reason, v.ev_reason, 'nothing earned yet to forecast from')
        WHEN e.n IS NULL OR n.n IS NULL THEN 'the finish forecast from what is earned lies too far away'
    END AS earned_slip_days_reason,
    r.last_day AS progress_to
FROM value AS v
LEFT JOIN reported_from AS r ON r.project_id = v.project_id
LEFT JOIN working_day AS n ON n.calendar_id = 'standard' AND n.day = v.baseline_finish
LEFT JOIN working_day AS f ON f.calendar_id = 'standard' AND f.day = v.forecast_finish
LEFT JOIN working_day AS e ON e.calendar_id = 'standard' AND e.day = v.earned_finish
