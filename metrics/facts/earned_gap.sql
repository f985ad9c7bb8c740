-- grain: one row for each counted work package whose earned value cannot be computed, with the reason
WITH RECURSIVE told AS (
    SELECT DISTINCT project_id, wp_id FROM earned_step
),
row_state AS (
    SELECT
        g.project_id,
        g.wp_id,
        bool_or(g.actual_start IS NOT NULL) AS started,
        bool_or(g.actual_start IS NOT NULL OR g.pct_complete > 0 OR g.units_done IS NOT NULL) AS active
    FROM progress AS g CROSS JOIN params AS p
    WHERE g.status_date <= p.status_date
    GROUP BY g.project_id, g.wp_id
),
below AS (
    SELECT o.project_id, o.counted_wp_id AS wp_id, bool_or(s.active) AS active
    FROM package_of AS o
    JOIN row_state AS s ON s.project_id = o.project_id AND s.wp_id = o.wp_id
    WHERE o.wp_id <> o.counted_wp_id
    GROUP BY o.project_id, o.counted_wp_id
),
climb AS (
    SELECT c.project_id, c.wp_id, u.parent_id AS upper_wp_id
    FROM counted_package AS c JOIN package_parent AS u ON u.project_id = c.project_id AND u.wp_id = c.wp_id
    UNION
    SELECT k.project_id, k.wp_id, u.parent_id
    FROM climb AS k JOIN package_parent AS u ON u.project_id = k.project_id AND u.wp_id = k.upper_wp_id
),
-- a summary reports progress, and no package below it does
above AS (
    SELECT DISTINCT k.project_id, k.wp_id
    FROM climb AS k
    JOIN row_state AS s ON s.project_id = k.project_id AND s.wp_id = k.upper_wp_id AND s.active
    WHERE NOT EXISTS (
        SELECT 1
        FROM climb AS b JOIN told AS t ON t.project_id = b.project_id AND t.wp_id = b.wp_id
        WHERE b.project_id = k.project_id AND b.upper_wp_id = k.upper_wp_id
    )
),
weighted AS (
    SELECT project_id, wp_id FROM milestones WHERE weight > 0 AND wp_id IS NOT NULL GROUP BY project_id, wp_id
),
reason AS (
    SELECT
        c.project_id,
        c.wp_id,
        CASE
            WHEN c.budget IS NULL THEN c.budget_reason
            WHEN t.wp_id IS NOT NULL THEN NULL
            WHEN c.method = 'level of effort' AND k.phasing NOT IN ('given', 'linear') THEN 'earns as planned, and has no plan of its own'
            WHEN c.method = 'weighted milestones' AND w.wp_id IS NULL THEN 'earns by weighted milestones, and has none with a weight'
            WHEN c.method = 'apportioned' AND b.wp_id IS NULL THEN 'follows a work package that is not there'
            WHEN c.method = 'apportioned' AND b.method IN ('apportioned', 'level of effort')
                THEN 'follows a work package that does not earn by itself'
            WHEN c.method = 'units' AND s.active THEN 'earns by units, and no units are reported'
            WHEN c.method = 'physical' AND s.started THEN 'was started, and no % complete is reported'
            WHEN c.method IN ('physical', '0/100', '50/50', 'units') AND s.wp_id IS NULL AND d.active
                THEN 'has its progress reported below it, where there is no budget'
            WHEN c.method IN ('physical', '0/100', '50/50', 'units') AND s.wp_id IS NULL AND a.wp_id IS NOT NULL
                THEN 'has its progress reported above it, on a summary alone'
        END AS reason
    FROM counted_package AS c
    JOIN package_plan AS k ON k.project_id = c.project_id AND k.wp_id = c.wp_id
    LEFT JOIN told AS t ON t.project_id = c.project_id AND t.wp_id = c.wp_id
    LEFT JOIN row_state AS s ON s.project_id = c.project_id AND s.wp_id = c.wp_id
    LEFT JOIN below AS d ON d.project_id = c.project_id AND d.wp_id = c.wp_id
    LEFT JOIN above AS a ON a.project_id = c.project_id AND a.wp_id = c.wp_id
LEFT JOIN weighted AS w ON w.project_id = c.project_id AND w.wp_id = c.wp_id
    LEFT JOIN work_packages AS b ON b.project_id = c.project_id AND b.wp_id = c.base_wp_id
)
SELECT project_id, wp_id, reason FROM reason WHERE reason IS NOT NULL
