-- grain: one row for each project in scope: the same in working days, the one unit in which projects add up
SELECT
    f.* REPLACE (
        'working days' AS unit,
        CASE WHEN f.es IS NOT NULL THEN s.es_days END AS es,
        CASE WHEN f.at IS NOT NULL THEN s.at_days END AS "at",
        CASE WHEN f.pd IS NOT NULL THEN s.pd_days END AS pd
    )
FROM fact_schedule AS f
JOIN earned_schedule AS s ON s.project_id = f.project_id
