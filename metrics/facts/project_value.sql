-- grain: one row for each project at the status date, with the same sums three and six periods ago (project's currency)
WITH gap AS (
    SELECT
        project_id,
        CASE WHEN count(*) = 1 THEN max(wp_id || ' ' || reason) ELSE CAST(count(*) AS VARCHAR) || ' work packages, ' || min(wp_id || ' ' || reason) END
            AS reason
    FROM earned_gap GROUP BY project_id
),
report AS (
    SELECT project_id, status_date AS day FROM progress
    UNION SELECT project_id, status_date FROM status_reports
    UNION SELECT project_id, period_end FROM reporting_periods WHERE coalesce(ev, ev_to_date, pct_complete) IS NOT NULL
),
-- a day that some reported to and not most: who did not has no progress of that day to set against its plan and its cost
partial AS (
    SELECT
        p.status_date,
        count(DISTINCT r.project_id) FILTER (WHERE r.day = p.status_date) AS reported,
        count(DISTINCT r.project_id) AS of
    FROM params AS p LEFT JOIN (SELECT * FROM report WHERE project_id NOT IN (SELECT project_id FROM projects WHERE state = 'closed')) AS r ON TRUE GROUP BY p.status_date
    HAVING reported > 0 AND 2 * reported <= of
),
behind AS (
    SELECT
        f.project_id,
        'progress is reported to ' || CAST(f.last_day AS VARCHAR) || ', and only ' || CAST(q.reported AS VARCHAR) || ' of ' || CAST(q.of AS VARCHAR)
        || ' projects reported to ' || CAST(q.status_date AS VARCHAR) AS reason
    FROM partial AS q
    JOIN reported_from AS f ON f.last_day < q.status_date
    JOIN scoped_project AS j ON j.project_id = f.project_id AND q.status_date - f.last_day > (SELECT mismatch_beyond FROM params) * j.cadence_days
    JOIN course AS c ON c.project_id = f.project_id AND c.is_status
    JOIN project_budget AS b ON b.project_id = f.project_id AND coalesce(c.ev < b.bac, TRUE)
),
broken AS (
    SELECT project_id, min(reason) AS reason FROM spent_step WHERE reason IS NOT NULL GROUP BY project_id
),
foreign_plan AS (
    SELECT project_id, min(reason) AS reason FROM given_period WHERE reason IS NOT NULL GROUP BY project_id
)
SELECT
    c.project_id,
    CASE WHEN b.unplanned = 0 AND x.reason IS NULL THEN c.pv END AS pv,
    CASE
        WHEN x.reason IS NOT NULL THEN x.reason
        WHEN b.unplanned > 0 THEN 'no baseline: ' || CAST(b.unplanned AS VARCHAR) || ' of ' || CAST(b.packages AS VARCHAR) || ' work packages have no plan'
        WHEN c.pv IS NULL THEN 'no baseline'
    END AS pv_reason,
    -- without any budget progress earns nothing: not 0, but not to be told
    CASE WHEN h.project_id IS NULL AND x.reason IS NULL AND (b.bac IS NOT NULL OR c.ev <> 0) THEN c.ev END AS ev,
    CASE
        WHEN x.reason IS NOT NULL THEN x.reason
        WHEN f.project_id IS NULL AND o.pct_complete IS NOT NULL
            THEN CASE WHEN b.bac IS NULL THEN 'no budget' ELSE 'only a % complete of the project as a whole is given, with no budget beside it' END
        WHEN f.project_id IS NULL THEN 'no progress reported'
        WHEN b.bac IS NULL AND coalesce(c.ev, 0) = 0 THEN 'no budget'
        WHEN c.ev IS NULL THEN coalesce(g.reason, 'no progress reported')
        ELSE h.reason
    END AS ev_reason,
    c.ac,
    CASE WHEN c.ac IS NULL THEN coalesce(k.reason, 'no ledger for the project') END AS ac_reason,
    r.begun,
    CASE WHEN r.begun < 3 THEN 'fewer than 3 periods' WHEN f.last_day <= r.day_3 THEN 'no progress reported in the last 3 periods' WHEN r.begun = 3 OR a.ev IS NOT NULL THEN NULL ELSE 'fewer than 3 periods reported' END AS reason_3,
    CASE WHEN r.begun < 6 THEN 'fewer than 6 periods' WHEN f.last_day <= r.day_6 THEN 'no progress reported in the last 6 periods' WHEN r.begun = 6 OR z.ev IS NOT NULL THEN NULL ELSE 'fewer than 6 periods reported' END AS reason_6,
    CASE WHEN r.begun = 3 THEN 0 ELSE a.pv END AS pv_at_3,
    CASE WHEN r.begun = 3 THEN 0 ELSE a.ev END AS ev_at_3,
    CASE WHEN r.begun = 3 THEN 0 ELSE a.ac END AS ac_at_3,
    CASE WHEN r.begun = 6 THEN 0 ELSE z.ev END AS ev_at_6,
    CASE WHEN r.begun = 6 THEN 0 ELSE z.ac END AS ac_at_6
FROM course AS c
JOIN project_budget AS b ON b.project_id = c.project_id
JOIN recent AS r ON r.project_id = c.project_id
LEFT JOIN course AS a ON a.project_id = c.project_id AND a.day = r.day_3 AND r.begun > 3
LEFT JOIN course AS z ON z.project_id = c.project_id AND z.day = r.day_6 AND r.begun > 6
LEFT JOIN reported_from AS f ON f.project_id = c.project_id
LEFT JOIN behind AS h ON h.project_id = c.project_id
LEFT JOIN gap AS g ON g.project_id = c.project_id
LEFT JOIN broken AS k ON k.project_id = c.project_id
LEFT JOIN project_given AS o ON o.project_id = c.project_id
LEFT JOIN foreign_plan AS x ON x.project_id = c.project_id
WHERE c.is_status
