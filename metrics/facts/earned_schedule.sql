-- grain: one row for each project with a plan: earned schedule, actual time and planned duration in reporting periods
WITH plan AS (
    SELECT
        c.project_id,
        c.k,
        c.pv AS up_to,
        coalesce(lag(c.pv) OVER (PARTITION BY c.project_id ORDER BY c.k), 0) AS before
    FROM course AS c
    WHERE c.k IS NOT NULL AND c.pv IS NOT NULL
),
total AS (
    SELECT project_id, max(up_to) AS planned FROM plan GROUP BY project_id
),
duration AS (
    SELECT l.project_id, min(l.k) AS pd
    FROM plan AS l
    JOIN total AS t ON t.project_id = l.project_id
    LEFT JOIN project_budget AS b ON b.project_id = l.project_id
    WHERE l.up_to >= least(coalesce(b.bac, t.planned), t.planned) AND t.planned > 0
    GROUP BY l.project_id
),
-- done when all is earned; time then stops at the end of the period in which it was finished
done AS (
    SELECT c.project_id, c.ev >= b.bac AS complete, b.finished
    FROM course AS c JOIN project_budget AS b ON b.project_id = c.project_id
    WHERE c.is_status
),
reached AS (
    SELECT
        l.project_id,
        sum(CASE
            WHEN c.ev <= l.before THEN 0
            WHEN c.ev >= l.up_to THEN 1
            ELSE CAST(c.ev - l.before AS DOUBLE) / nullif(CAST(l.up_to - l.before AS DOUBLE), 0)
        END) AS es
    FROM plan AS l
    JOIN duration AS d ON d.project_id = l.project_id AND l.k <= d.pd
    JOIN course AS c ON c.project_id = l.project_id AND c.is_status
    WHERE c.ev IS NOT NULL
    GROUP BY l.project_id
)
SELECT
    c.project_id,
    CAST(d.pd AS DOUBLE) AS pd,
    CASE WHEN o.complete THEN CAST(d.pd AS DOUBLE) ELSE r.es END AS es,
    CASE WHEN o.complete THEN CAST(coalesce(t.k, c.whole) AS DOUBLE) ELSE c.whole + c.fraction END AS at,
    coalesce(o.complete, FALSE) AS complete,
    CASE WHEN o.complete THEN o.finished END AS finished
FROM course AS c
LEFT JOIN duration AS d ON d.project_id = c.project_id
LEFT JOIN reached AS r ON r.project_id = c.project_id
LEFT JOIN done AS o ON o.project_id = c.project_id
LEFT JOIN period AS t ON t.project_id = c.project_id AND o.complete AND o.finished BETWEEN t.period_start AND t.period_end
WHERE c.is_status
