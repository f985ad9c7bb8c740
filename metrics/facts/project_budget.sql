-- grain: one row for each project: budget at completion, estimate to complete, plan and finish from its work packages (project's currency)
WITH package AS (
    SELECT
        v.project_id,
        count(*) AS packages,
        CASE WHEN count(v.bac) = count(*) THEN CAST(sum(v.bac) AS DECIMAL(38, 8)) END AS bac,
        min(v.bac_reason) AS bac_reason,
        max(CASE WHEN v.estimated THEN v.estimated_on END) AS estimated_on,
        sum(v.ac_since) AS ac_since,
        CASE WHEN bool_or(v.estimated) AND count(v.etc_pm) = count(*) THEN CAST(sum(v.etc_pm) AS DECIMAL(38, 8)) END AS etc_pm,
        CASE
            WHEN NOT bool_or(v.estimated) THEN 'none given'
            WHEN count(v.etc_pm) < count(*) THEN 'no estimate to complete for ' || CAST(count(*) - count(v.etc_pm) AS VARCHAR)
                || ' of the work packages under way'
        END AS etc_pm_reason,
        max(v.finished) AS finished,
        sum(CASE WHEN k.phasing = 'none' THEN 1 ELSE 0 END) AS unplanned,
        bool_and(k.phasing = 'linear') AS assumed_linear,
        min(c.baseline_start) AS baseline_start,
        max(c.baseline_finish) AS baseline_finish,
        max(CASE WHEN c.forecast_finish IS NOT NULL THEN coalesce(v.finished, c.forecast_finish) END) AS forecast_finish
    FROM package_value AS v
    JOIN counted_package AS c ON c.project_id = v.project_id AND c.wp_id = v.wp_id
    JOIN package_plan AS k ON k.project_id = v.project_id AND k.wp_id = v.wp_id
    GROUP BY v.project_id
),
-- an estimate to complete that stands on no package that counts
elsewhere AS (
    SELECT DISTINCT g.project_id
    FROM progress AS g CROSS JOIN params AS p
    WHERE g.estimate_to_complete IS NOT NULL AND g.status_date <= p.status_date
        AND NOT EXISTS (SELECT 1 FROM counted_package AS c WHERE c.project_id = g.project_id AND c.wp_id = g.wp_id)
),
given AS (
    SELECT project_id, CAST(sum(pv) AS DECIMAL(38, 8)) AS planned, max(period_end) AS last_end, max(CASE WHEN ev <> 0 AND period_end <= p.status_date THEN period_end END) AS last_step
    FROM given_period CROSS JOIN params AS p WHERE wp_id IS NULL GROUP BY project_id
)
SELECT
    j.project_id,
    coalesce(k.packages, 0) AS packages,
    -- a project planned as a whole: its planned value is its budget, if the plan is given to its end
    CASE
        WHEN k.project_id IS NOT NULL THEN k.bac
        WHEN o.budget IS NOT NULL THEN o.budget
        WHEN g.last_end > p.status_date OR g.last_end >= j.baseline_finish OR j.baseline_finish <= p.status_date THEN g.planned
    END AS bac,
    CASE
        WHEN k.project_id IS NOT NULL THEN k.bac_reason
        WHEN o.budget IS NOT NULL THEN NULL
        WHEN g.planned IS NULL THEN 'no budget'
        WHEN g.last_end > p.status_date OR g.last_end >= j.baseline_finish OR j.baseline_finish <= p.status_date THEN NULL
        ELSE 'no budget, and the plan is not given to its end'
    END AS bac_reason,
    k.etc_pm,
    CASE
        WHEN coalesce(k.etc_pm_reason, 'none given') = 'none given' AND e.project_id IS NOT NULL AND k.etc_pm IS NULL
            THEN 'given for summaries alone, and for no package that carries a budget'
        ELSE coalesce(k.etc_pm_reason, CASE WHEN k.project_id IS NULL THEN 'none given' END)
    END AS etc_pm_reason,
    k.estimated_on,
    k.ac_since,
    o.eac AS eac_given,
    o.eac_day,
    CASE WHEN k.project_id IS NOT NULL AND abs(o.budget - k.bac) > (SELECT half_a_cent FROM params) THEN o.budget END AS other_budget,
    coalesce(k.unplanned, 0) AS unplanned,
    coalesce(k.assumed_linear, w.project_id IS NOT NULL) AS assumed_linear,
    coalesce(k.baseline_start, j.baseline_start) AS baseline_start,
    coalesce(j.baseline_finish, k.baseline_finish, CASE WHEN g.planned IS NOT NULL THEN g.last_end END) AS baseline_finish,
    coalesce(o.forecast_finish, j.forecast_finish, k.forecast_finish) AS forecast_finish,
    CASE WHEN k.project_id IS NOT NULL THEN coalesce(k.finished, g.last_step) ELSE g.last_step END AS finished
FROM scoped_project AS j
CROSS JOIN params AS p
LEFT JOIN package AS k ON k.project_id = j.project_id
LEFT JOIN elsewhere AS e ON e.project_id = j.project_id
LEFT JOIN given AS g ON g.project_id = j.project_id
LEFT JOIN project_given AS o ON o.project_id = j.project_id
LEFT JOIN whole_plan AS w ON w.project_id = j.project_id
