-- grain: one row for each project and course day, with planned value, earned value and actual cost up to it (project's currency)
SELECT
    d.project_id,
    d.day,
    d.k,
    d.whole,
    d.fraction,
    d.month_end,
    d.is_status,
    p.pv,
    e.ev,
    s.ac
FROM course_day AS d
LEFT JOIN planned AS p ON p.project_id = d.project_id AND p.day = d.day
LEFT JOIN earned AS e ON e.project_id = d.project_id AND e.day = d.day
LEFT JOIN spent AS s ON s.project_id = d.project_id AND s.day = d.day
