-- grain: one row for each project in scope that is incomplete: rows of it were refused, or its sources contradict each other
WITH place AS (
    SELECT
        i.project_id,
        count(*) AS rows_left,
        min(i.reason) AS reason,
        i._file || ', sheet ' || i._sheet || ', row ' || array_to_string(list_slice(list_sort(list(DISTINCT i._row)), 1, 10), ', ')
        || CASE WHEN count(DISTINCT i._row) > 10 THEN ' …' ELSE '' END AS says
    FROM incomplete AS i JOIN scoped_project AS j ON j.project_id = i.project_id
    GROUP BY i.project_id, i._file, i._sheet
),
refused AS (
    SELECT project_id, CAST(sum(rows_left) AS INTEGER) AS rows_left, min(reason) AS reason, coalesce(' (' || string_agg(says, '; ' ORDER BY says) || ')', '') AS places
    FROM place GROUP BY project_id
),
given AS (
    SELECT g.project_id, sum(g.ac) AS ac, max(g.period_end) AS last_end
    FROM given_cost AS g
    WHERE NOT g.summary
    GROUP BY g.project_id
),
booked AS (
    SELECT s.project_id, g.ac AS given_ac, g.last_end, sum(CASE WHEN s.day <= g.last_end THEN s.ac ELSE 0 END) AS ac
    FROM spent_step AS s JOIN given AS g ON g.project_id = s.project_id
    WHERE s.origin = 'costs'
    GROUP BY s.project_id, g.ac, g.last_end
),
-- the cost of a summary, or of the project as a whole, beside that of the packages below it up to the day that both tell
total AS (
    SELECT project_id, wp_id, sum(ac) AS ac, max(period_end) AS last_end FROM given_cost WHERE summary GROUP BY project_id, wp_id HAVING sum(ac) <> 0
),
parts AS (
    SELECT
        u.project_id,
        u.wp_id,
        u.ac,
        sum(g.ac) AS below_ac,
        greatest(u.last_end, min(g.period_end)) AS last_end,
        min(g.period_end) > u.last_end AS earlier,
        coalesce(sum(g.ac) FILTER (WHERE g.period_end <= u.last_end), 0) AS then_ac
    FROM total AS u
    JOIN cost_upper AS c ON c.project_id = u.project_id AND c.upper_wp_id IS NOT DISTINCT FROM u.wp_id
    JOIN given_cost AS g ON g.project_id = c.project_id AND g.wp_id = c.wp_id
    GROUP BY u.project_id, u.wp_id, u.ac, u.last_end
),
reason AS (
    SELECT
        project_id,
        'incomplete: ' || CAST(rows_left AS VARCHAR) || CASE WHEN rows_left = 1 THEN ' row was' ELSE ' rows were' END || ' refused, ' || reason || places AS reason
    FROM refused
    UNION ALL
    SELECT
        project_id,
        'AC given by period is ' || CAST(CAST(given_ac AS DECIMAL(38, 2)) AS VARCHAR) || ', the ledger says '
        || CAST(CAST(ac AS DECIMAL(38, 2)) AS VARCHAR) || ' ' || currency || ' up to ' || CAST(last_end AS VARCHAR) || ': leave out one of the two'
    FROM booked JOIN scoped_project USING (project_id) WHERE abs(given_ac - ac) > (SELECT same_amount FROM params)
    UNION ALL
    SELECT
        project_id,
        'AC of ' || coalesce('work package ' || wp_id, 'the project as a whole') || ' is ' || CAST(CAST(ac AS DECIMAL(38, 2)) AS VARCHAR) || ' ' || currency || ', that of the packages below it '
        || CAST(CAST(CASE WHEN earlier THEN below_ac ELSE then_ac END AS DECIMAL(38, 2)) AS VARCHAR) || ' ' || currency || ' up to ' || CAST(last_end AS VARCHAR)
        || ': correct one of the two'
    FROM parts JOIN scoped_project USING (project_id) WHERE CASE WHEN earlier THEN ac - below_ac ELSE abs(ac - then_ac) END > (SELECT same_amount FROM params)
    UNION ALL
    SELECT r.project_id, 'values contradict each other at ' || CAST(r.period_end AS VARCHAR) || ': ' || r.conflict
    FROM given_row AS r JOIN scoped_project AS j ON j.project_id = r.project_id
    WHERE r.conflict IS NOT NULL
)
SELECT project_id, string_agg(reason, '; ' ORDER BY reason) AS reason FROM reason GROUP BY project_id
