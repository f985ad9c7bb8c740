-- grain: one row for each project: its time at the status date, and the days before its last three and six periods
SELECT
    d.project_id,
    d.whole,
    d.fraction,
    d.whole + CASE WHEN d.fraction > 0 THEN 1 ELSE 0 END AS begun,
    CASE WHEN d.whole + CASE WHEN d.fraction > 0 THEN 1 ELSE 0 END = 3 THEN f.period_start - 1 ELSE a.period_end END AS day_3,
    CASE WHEN d.whole + CASE WHEN d.fraction > 0 THEN 1 ELSE 0 END = 6 THEN f.period_start - 1 ELSE b.period_end END AS day_6
FROM course_day AS d
LEFT JOIN period AS f ON f.project_id = d.project_id AND f.k = 1
LEFT JOIN period AS a ON a.project_id = d.project_id AND a.k = d.whole + CASE WHEN d.fraction > 0 THEN 1 ELSE 0 END - 3
LEFT JOIN period AS b ON b.project_id = d.project_id AND b.k = d.whole + CASE WHEN d.fraction > 0 THEN 1 ELSE 0 END - 6
WHERE d.is_status
