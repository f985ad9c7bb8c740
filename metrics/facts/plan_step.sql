-- grain: one row for each project and stretch of working days over which a part of its plan rises evenly (project's currency)
SELECT g.project_id, t.n_before AS n0, t.n_before + t.working_days AS n1, CAST(sum(g.pv) AS DOUBLE) AS amount
FROM given_period AS g
JOIN period AS t ON t.project_id = g.project_id AND t.period_end = g.period_end
WHERE g.pv IS NOT NULL AND t.n_before IS NOT NULL AND t.working_days IS NOT NULL
GROUP BY g.project_id, t.n_before, t.working_days
UNION ALL
SELECT project_id, n_before, n_before + working_days, CAST(sum(budget) AS DOUBLE)
FROM package_plan
WHERE phasing = 'linear' AND calendar_id = 'standard'
GROUP BY project_id, n_before, working_days
UNION ALL
-- a calendar of its own: each of its working days is a step, on the working days of the standard one
SELECT k.project_id, coalesce(lag(s.n) OVER own, s.n), s.n, CAST(k.budget AS DOUBLE) / nullif(k.working_days, 0)
FROM package_plan AS k
JOIN working_day AS d ON d.calendar_id = k.calendar_id AND d.n > k.n_before AND d.n <= k.n_before + k.working_days
JOIN working_day AS s ON s.calendar_id = 'standard' AND s.day = d.day
WHERE k.phasing = 'linear' AND k.calendar_id <> 'standard'
WINDOW own AS (PARTITION BY k.project_id, k.wp_id ORDER BY d.day)
QUALIFY d.n > coalesce(lag(d.n) OVER own, k.n_before)
UNION ALL
-- planned as a whole, by its budget and its dates; or the rest of a plan that is not given to its end
SELECT project_id, n0, n1, CAST(amount AS DOUBLE) FROM whole_plan
