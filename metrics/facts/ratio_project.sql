-- grain: one row for each project in scope at the status date, in the reporting currency, or in its own where no rate leads there: ratios need none
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
        b.estimated_on,
        b.ac_since,
        b.eac_given,
        b.eac_day,
        b.other_budget,
        s.pd_days,
        s.es_days,
        s.at_days,
        s.es,
        s.at,
        coalesce(s.complete, FALSE) AS complete,
        s.finished,
        CASE WHEN s.complete THEN s.finished ELSE b.forecast_finish END AS forecast_finish,
        i.reason AS doubt
    FROM project_value AS v
    JOIN scoped_project AS j ON j.project_id = v.project_id
    JOIN project_budget AS b ON b.project_id = v.project_id
    LEFT JOIN earned_schedule AS s ON s.project_id = v.project_id
    LEFT JOIN doubt AS i ON i.project_id = v.project_id
),
-- cost booked since the manager estimated the rest is inside the estimate
since AS (
    SELECT
        v.project_id,
        coalesce(CASE WHEN v.etc_pm IS NOT NULL THEN v.ac_since END, 0) + coalesce(sum(s.ac) FILTER (
            WHERE CASE WHEN v.etc_pm IS NOT NULL THEN s.wp_id IS NULL AND s.day > v.estimated_on ELSE s.day > v.eac_day END
        ), 0) AS ac
    FROM value AS v LEFT JOIN spent_step AS s ON s.project_id = v.project_id
    WHERE v.etc_pm IS NOT NULL OR v.eac_given IS NOT NULL
    GROUP BY v.project_id, v.etc_pm, v.ac_since, v.eac_given
),
estimated AS (
    SELECT
        v.* REPLACE (coalesce(v.etc_pm, CASE WHEN v.eac_given IS NOT NULL AND v.ac IS NOT NULL THEN greatest(v.eac_given - (v.ac - n.ac), 0) END) AS etc_pm),
        CASE WHEN v.etc_pm IS NOT NULL OR v.eac_given IS NOT NULL THEN v.ac - least(n.ac, coalesce(v.etc_pm, greatest(v.eac_given - (v.ac - n.ac), 0))) END AS ac_estimated,
        coalesce(CASE WHEN v.etc_pm IS NOT NULL THEN v.estimated_on END, v.eac_day) AS estimate_day
    FROM value AS v LEFT JOIN since AS n ON n.project_id = v.project_id
),
day_of AS (
    SELECT n, min(day) AS day FROM working_day WHERE calendar_id = 'standard' GROUP BY n
),
-- the finish by performance: what remains of the plan over a factor, from the status date on
pace AS (
    SELECT
        v.project_id,
        d.n AS now_n,
        greatest(v.pd_days - v.es_days, 0) AS remaining,
        greatest(d.n, b.n) AS from_n,
        v.es_days / nullif(v.at_days, 0) AS spi_t,
        CAST(v.ev AS DOUBLE) / nullif(CAST(v.bac AS DOUBLE), 0) AS p
    FROM value AS v
    CROSS JOIN params AS q
    LEFT JOIN working_day AS d ON d.calendar_id = 'standard' AND d.day = q.status_date
    LEFT JOIN working_day AS b ON b.calendar_id = 'standard' AND b.day = v.baseline_start - 1
    WHERE NOT v.complete AND v.ev_reason IS NULL AND v.pv_reason IS NULL AND v.doubt IS NULL
),
ahead AS (
    SELECT
        project_id,
        CASE WHEN p IS NOT NULL THEN coalesce(from_n, now_n) + CAST(ceil(least(remaining / nullif(p * coalesce(spi_t, 0) + 1 - p, 0), 1e6) - 1e-6) AS INTEGER) END AS earned_n,
        coalesce(from_n, now_n) + CAST(ceil(least(remaining, 1e6) - 1e-6) AS INTEGER) AS plan_n,
        CASE WHEN spi_t > 0 THEN coalesce(from_n, now_n) + CAST(ceil(least(remaining / spi_t, 1e6) - 1e-6) AS INTEGER) END AS spi_t_n
    FROM pace
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
    CASE WHEN v.doubt IS NULL THEN CAST(v.bac * coalesce(v.rate, 1) AS DECIMAL(38, 8)) END AS bac,
    coalesce(v.doubt, v.bac_reason) AS bac_reason,
    CASE WHEN v.doubt IS NULL THEN CAST(v.pv * coalesce(v.rate, 1) AS DECIMAL(38, 8)) END AS pv,
    coalesce(v.doubt, v.pv_reason) AS pv_reason,
    CASE WHEN v.doubt IS NULL THEN CAST(v.ev * coalesce(v.rate, 1) AS DECIMAL(38, 8)) END AS ev,
    coalesce(v.doubt, v.ev_reason) AS ev_reason,
    CASE WHEN v.doubt IS NULL THEN CAST(v.ac * coalesce(v.rate, 1) AS DECIMAL(38, 8)) END AS ac,
    coalesce(v.doubt, v.ac_reason) AS ac_reason,
    CASE WHEN v.doubt IS NULL AND v.begun >= 3 THEN CAST((v.pv - v.pv_at_3) * coalesce(v.rate, 1) AS DECIMAL(38, 8)) END AS pv_3,
    coalesce(v.doubt, v.pv_reason, v.reason_3) AS pv_3_reason,
    CASE WHEN v.doubt IS NULL AND v.reason_3 IS NULL THEN CAST((v.ev - v.ev_at_3) * coalesce(v.rate, 1) AS DECIMAL(38, 8)) END AS ev_3,
    coalesce(v.doubt, v.ev_reason, v.reason_3) AS ev_3_reason,
    CASE WHEN v.doubt IS NULL AND v.begun >= 3 THEN CAST((v.ac - v.ac_at_3) * coalesce(v.rate, 1) AS DECIMAL(38, 8)) END AS ac_3,
    coalesce(v.doubt, v.ac_reason, v.reason_3) AS ac_3_reason,
    CASE WHEN v.doubt IS NULL AND v.reason_6 IS NULL THEN CAST((v.ev - v.ev_at_6) * coalesce(v.rate, 1) AS DECIMAL(38, 8)) END AS ev_6,
    coalesce(v.doubt, v.ev_reason, v.reason_6) AS ev_6_reason,
    CASE WHEN v.doubt IS NULL AND v.begun >= 6 THEN CAST((v.ac - v.ac_at_6) * coalesce(v.rate, 1) AS DECIMAL(38, 8)) END AS ac_6,
    coalesce(v.doubt, v.ac_reason, v.reason_6) AS ac_6_reason,
    CASE WHEN v.doubt IS NULL THEN CAST(v.etc_pm * coalesce(v.rate, 1) AS DECIMAL(38, 8)) END AS etc_pm,
    coalesce(v.doubt, CASE WHEN v.etc_pm IS NULL THEN v.etc_pm_reason END) AS etc_pm_reason,
    CASE WHEN v.doubt IS NULL THEN CAST(v.ac_estimated * coalesce(v.rate, 1) AS DECIMAL(38, 8)) END AS ac_estimated,
    coalesce(v.doubt, v.ac_reason, v.etc_pm_reason) AS ac_estimated_reason,
    v.estimate_day,
    -- the estimate at completion: bottom-up where one is given, else typical, else (before there is a CPI) atypical
    CASE WHEN v.etc_pm IS NOT NULL THEN 'bottom-up' WHEN v.ac > 0 AND v.ev > 0 THEN 'typical' ELSE 'atypical' END AS eac_method,
    -- never below what is spent, and what is spent is no estimate; beyond thirty digits no estimate is one
    CASE WHEN v.doubt IS NULL AND (v.ac_estimated + v.etc_pm IS NOT NULL OR v.bac - v.ev IS NOT NULL) THEN TRY_CAST(coalesce(v.rate, 1) * greatest(v.ac, CASE
        WHEN v.etc_pm IS NOT NULL THEN v.ac_estimated + v.etc_pm
        WHEN v.ac > 0 AND v.ev > 0 THEN CAST(v.bac AS DOUBLE) * CAST(v.ac AS DOUBLE) / CAST(v.ev AS DOUBLE)
        ELSE v.ac + (v.bac - v.ev)
    END) AS DECIMAL(38, 8)) END AS eac,
    coalesce(v.doubt, CASE WHEN v.etc_pm IS NULL THEN coalesce(v.bac_reason, v.ev_reason) END, v.ac_reason) AS eac_reason,
    CAST(v.contingency * coalesce(v.rate, 1) AS DECIMAL(38, 8)) AS contingency,
    CASE WHEN v.contingency IS NULL THEN 'no contingency given' END AS contingency_reason,
    CAST(v.management_reserve * coalesce(v.rate, 1) AS DECIMAL(38, 8)) AS management_reserve,
    CASE WHEN v.pv_reason IS NULL AND v.ev_reason IS NULL AND v.doubt IS NULL THEN v.es_days END AS es_days,
    CASE WHEN v.doubt IS NULL THEN v.at_days END AS at_days,
    v.baseline_start,
    v.baseline_finish,
    v.forecast_finish,
    coalesce(v.finished, e.day) AS earned_finish,
    o.day AS plan_finish,
    t.day AS spi_t_finish,
    v.finished,
    CASE WHEN v.doubt IS NULL THEN f.n - n.n END AS finish_slip_days,
    CASE
        WHEN v.doubt IS NOT NULL THEN v.doubt
        WHEN v.baseline_finish IS NULL THEN 'no baseline finish'
        WHEN v.forecast_finish IS NULL THEN 'no forecast of the finish'
        WHEN f.n IS NULL OR n.n IS NULL THEN 'a finish lies more than 30 years away'
    END AS finish_slip_days_reason,
    CASE WHEN v.complete THEN f.n - n.n WHEN e.day IS NOT NULL THEN a.earned_n - n.n END AS earned_slip_days,
    CASE
        WHEN v.baseline_finish IS NULL THEN 'no baseline finish'
        WHEN a.earned_n IS NULL THEN coalesce(v.doubt, v.pv_reason, v.ev_reason, v.bac_reason, 'no baseline')
        WHEN e.day IS NULL OR n.n IS NULL THEN 'the finish forecast from what is earned lies too far away'
    END AS earned_slip_days_reason,
    CASE WHEN v.complete THEN f.n - n.n WHEN o.day IS NOT NULL THEN a.plan_n - n.n END AS plan_slip_days,
    coalesce(v.doubt, v.pv_reason, v.ev_reason, CASE WHEN v.baseline_finish IS NULL THEN 'no baseline finish' WHEN n.n IS NULL OR o.day IS NULL THEN 'the finish lies too far away' END) AS plan_slip_days_reason,
    CASE WHEN v.complete THEN f.n - n.n WHEN t.day IS NOT NULL THEN a.spi_t_n - n.n END AS spi_t_slip_days,
    CASE
        WHEN v.baseline_finish IS NULL THEN 'no baseline finish'
        WHEN a.spi_t_n IS NULL THEN coalesce(v.doubt, v.pv_reason, v.ev_reason, 'nothing earned yet to forecast from')
        WHEN t.day IS NULL OR n.n IS NULL THEN 'the finish forecast from what is earned lies too far away'
    END AS spi_t_slip_days_reason,
    v.other_budget,
    v.rate_reason,
    v.doubt,
    r.last_day AS progress_to
FROM estimated AS v
LEFT JOIN ahead AS a ON a.project_id = v.project_id
LEFT JOIN reported_from AS r ON r.project_id = v.project_id
LEFT JOIN working_day AS n ON n.calendar_id = 'standard' AND n.day = v.baseline_finish
LEFT JOIN working_day AS f ON f.calendar_id = 'standard' AND f.day = v.forecast_finish
LEFT JOIN day_of AS e ON e.n = a.earned_n
LEFT JOIN day_of AS o ON o.n = a.plan_n
LEFT JOIN day_of AS t ON t.n = a.spi_t_n
