-- grain: one row for each counted work package at the status date (reporting currency)
SELECT * REPLACE (
    CASE WHEN rate_reason IS NULL THEN bac END AS bac,
    coalesce(bac_reason, rate_reason) AS bac_reason,
    CASE WHEN rate_reason IS NULL THEN pv END AS pv,
    coalesce(pv_reason, rate_reason) AS pv_reason,
    CASE WHEN rate_reason IS NULL THEN ev END AS ev,
    coalesce(ev_reason, rate_reason) AS ev_reason,
    CASE WHEN rate_reason IS NULL THEN ac END AS ac,
    coalesce(ac_reason, rate_reason) AS ac_reason,
    CASE WHEN rate_reason IS NULL THEN pv_3 END AS pv_3,
    coalesce(pv_3_reason, rate_reason) AS pv_3_reason,
    CASE WHEN rate_reason IS NULL THEN ev_3 END AS ev_3,
    coalesce(ev_3_reason, rate_reason) AS ev_3_reason,
    CASE WHEN rate_reason IS NULL THEN ac_3 END AS ac_3,
    coalesce(ac_3_reason, rate_reason) AS ac_3_reason,
    CASE WHEN rate_reason IS NULL THEN ev_6 END AS ev_6,
    coalesce(ev_6_reason, rate_reason) AS ev_6_reason,
    CASE WHEN rate_reason IS NULL THEN ac_6 END AS ac_6,
    coalesce(ac_6_reason, rate_reason) AS ac_6_reason,
    CASE WHEN rate_reason IS NULL THEN ac_estimated END AS ac_estimated,
    coalesce(ac_estimated_reason, rate_reason) AS ac_estimated_reason,
    CASE WHEN rate_reason IS NULL THEN etc_pm END AS etc_pm,
    coalesce(etc_pm_reason, rate_reason) AS etc_pm_reason,
    CASE WHEN rate_reason IS NULL THEN eac END AS eac,
    coalesce(eac_reason, rate_reason) AS eac_reason
)
FROM ratio_package
