-- grain: one row for each project in scope: in working days, or in the unit of its own plan where it is the only one that has a plan
SELECT * FROM fact_schedule QUALIFY count("at") OVER () = 1
UNION ALL
SELECT * FROM fact_schedule_days QUALIFY count("at") OVER () <> 1
