-- grain: one row for each project without work packages whose budget, or what its periods leave of it, is spread over working days (project's currency)
WITH told AS (
    SELECT project_id, sum(pv) AS planned, max(period_end) AS last_end FROM given_period WHERE pv IS NOT NULL GROUP BY project_id
)
SELECT
    g.project_id,
    greatest(g.n_before, coalesce(d.n, g.n_before)) AS n0,
    g.n_end AS n1,
    CAST(g.budget - coalesce(t.planned, 0) AS DECIMAL(38, 8)) AS amount
FROM project_given AS g
LEFT JOIN told AS t ON t.project_id = g.project_id
LEFT JOIN working_day AS d ON d.calendar_id = 'standard' AND d.day = t.last_end
WHERE g.alone AND g.budget > coalesce(t.planned, 0) AND g.n_end IS NOT NULL AND g.n_before IS NOT NULL AND g.n_end >= g.n_before
    AND (t.last_end IS NULL OR t.last_end < g.baseline_finish)
