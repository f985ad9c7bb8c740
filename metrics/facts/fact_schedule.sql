-- grain: one row for each project in scope: earned schedule, actual time and planned duration in the unit of its own plan
SELECT
    f.project_id,
    f.programme_id,
    f.bac,
    s.unit,
    CASE WHEN f.doubt IS NULL AND f.pv_reason IS NULL AND f.ev_reason IS NULL THEN s.es END AS es,
    coalesce(f.pv_reason, f.ev_reason, CASE WHEN s.es IS NULL THEN 'no baseline' END) AS es_reason,
    CASE WHEN f.doubt IS NULL THEN s.at END AS "at",
    coalesce(f.doubt, CASE WHEN s.pd IS NULL THEN coalesce(f.pv_reason, 'no baseline') END) AS at_reason,
    CASE WHEN f.doubt IS NULL THEN s.pd END AS pd,
    coalesce(f.doubt, CASE WHEN s.pd IS NULL THEN coalesce(f.pv_reason, 'no baseline') END) AS pd_reason
FROM ratio_project AS f
JOIN earned_schedule AS s ON s.project_id = f.project_id
