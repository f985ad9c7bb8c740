-- grain: one row for each counted work package at the status date (project's currency)
WITH earned AS (
    SELECT
        s.project_id,
        s.wp_id,
        sum(s.ev) AS ev,
        sum(CASE WHEN s.day <= r.day_3 THEN s.ev ELSE 0 END) AS ev_at_3,
        sum(CASE WHEN s.day <= r.day_6 THEN s.ev ELSE 0 END) AS ev_at_6,
        max(CASE WHEN s.ev > 0 THEN s.day END) AS last_step
    FROM earned_step AS s JOIN recent AS r ON r.project_id = s.project_id
    WHERE s.wp_id IS NOT NULL
    GROUP BY s.project_id, s.wp_id
),
spent AS (
    SELECT
        s.project_id,
        s.wp_id,
        sum(s.ac) AS ac,
        sum(CASE WHEN s.day <= r.day_3 THEN s.ac ELSE 0 END) AS ac_at_3,
        sum(CASE WHEN s.day <= r.day_6 THEN s.ac ELSE 0 END) AS ac_at_6,
        sum(CASE WHEN s.day > q.estimated_on THEN s.ac ELSE 0 END) AS ac_since,
        min(s.reason) AS reason
    FROM spent_step AS s JOIN recent AS r ON r.project_id = s.project_id
    LEFT JOIN package_progress AS q ON q.project_id = s.project_id AND q.wp_id = s.wp_id
    WHERE s.wp_id IS NOT NULL
    GROUP BY s.project_id, s.wp_id
),
whole AS (
    SELECT j.project_id, max(f.first_day) AS first_day, bool_or(e.wp_id IS NULL AND e.project_id IS NOT NULL) AS ev_of_project
    FROM scoped_project AS j
    LEFT JOIN reported_from AS f ON f.project_id = j.project_id
    LEFT JOIN (SELECT DISTINCT project_id, wp_id FROM earned_step) AS e ON e.project_id = j.project_id
    GROUP BY j.project_id
),
cost AS (
    SELECT
        d.project_id,
        bool_or(d.ac IS NOT NULL) AS known,
        count(s.project_id) AS lines,
        count(s.wp_id) AS with_package
    FROM course AS d
    LEFT JOIN (SELECT DISTINCT project_id, wp_id FROM spent_step) AS s ON s.project_id = d.project_id
    WHERE d.is_status
    GROUP BY d.project_id
),
value AS (
    SELECT
        c.project_id,
        c.wp_id,
        c.budget AS bac,
        c.budget_reason AS bac_reason,
        v.pv,
        v.pv_at_3,
        v.pv_at_6,
        CASE
            WHEN v.wp_id IS NOT NULL THEN NULL
            WHEN k.phasing = 'project' THEN 'planned value is given for the project as a whole'
            ELSE 'no baseline'
        END AS pv_reason,
        CASE
            WHEN w.first_day IS NULL THEN 'no progress reported'
            WHEN g.reason IS NOT NULL THEN g.reason
            WHEN w.ev_of_project THEN 'earned value is given for the project as a whole'
        END AS ev_reason,
        CASE WHEN c.method = 'level of effort' AND e.wp_id IS NULL THEN coalesce(v.pv, 0) ELSE coalesce(e.ev, 0) END AS ev,
        CASE WHEN c.method = 'level of effort' AND e.wp_id IS NULL THEN coalesce(v.pv_at_3, 0) ELSE coalesce(e.ev_at_3, 0) END AS ev_at_3,
        CASE WHEN c.method = 'level of effort' AND e.wp_id IS NULL THEN coalesce(v.pv_at_6, 0) ELSE coalesce(e.ev_at_6, 0) END AS ev_at_6,
        CASE
            WHEN s.reason IS NOT NULL THEN s.reason
            WHEN NOT t.known AND t.lines = 0 THEN 'no ledger for the project'
            WHEN t.lines > 0 AND t.with_package = 0 THEN 'costs are not booked by work package'
        END AS ac_reason,
        coalesce(s.ac, 0) AS ac,
        coalesce(s.ac_at_3, 0) AS ac_at_3,
        coalesce(s.ac_at_6, 0) AS ac_at_6,
        coalesce(s.ac_since, 0) AS ac_since,
        q.estimated_on,
        q.estimate_to_complete,
        q.wp_id IS NOT NULL AS reported,
        coalesce(q.actual_finish, e.last_step) AS finished
    FROM counted_package AS c
    JOIN package_plan AS k ON k.project_id = c.project_id AND k.wp_id = c.wp_id
    JOIN whole AS w ON w.project_id = c.project_id
    JOIN cost AS t ON t.project_id = c.project_id
    LEFT JOIN package_planned AS v ON v.project_id = c.project_id AND v.wp_id = c.wp_id
    LEFT JOIN earned AS e ON e.project_id = c.project_id AND e.wp_id = c.wp_id
    LEFT JOIN earned_gap AS g ON g.project_id = c.project_id AND g.wp_id = c.wp_id
    LEFT JOIN spent AS s ON s.project_id = c.project_id AND s.wp_id = c.wp_id
    LEFT JOIN package_progress AS q ON q.project_id = c.project_id AND q.wp_id = c.wp_id
)
SELECT
    project_id,
    wp_id,
    bac,
    bac_reason,
    pv,
    pv_at_3,
    pv_at_6,
    pv_reason,
    CASE WHEN ev_reason IS NULL THEN ev END AS ev,
    CASE WHEN ev_reason IS NULL THEN ev_at_3 END AS ev_at_3,
    CASE WHEN ev_reason IS NULL THEN ev_at_6 END AS ev_at_6,
    ev_reason,
    CASE WHEN ac_reason IS NULL THEN ac END AS ac,
    CASE WHEN ac_reason IS NULL THEN ac_at_3 END AS ac_at_3,
    CASE WHEN ac_reason IS NULL THEN ac_at_6 END AS ac_at_6,
    ac_reason,
    ac_since,
    estimated_on,
    estimate_to_complete IS NOT NULL AS estimated,
    -- done: nothing to come; not begun: its budget is to come; under way without an estimate: not known
    CASE
        WHEN estimate_to_complete IS NOT NULL THEN estimate_to_complete
        WHEN ev >= bac THEN 0
        WHEN NOT reported THEN bac
    END AS etc_pm,
    CASE WHEN ev >= bac THEN finished END AS finished
FROM value
