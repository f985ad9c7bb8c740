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
    FROM given_period AS g CROSS JOIN params AS p
    WHERE g.ac IS NOT NULL AND g.period_end <= p.status_date
    GROUP BY g.project_id
),
booked AS (
    SELECT s.project_id, g.ac AS given_ac, g.last_end, sum(CASE WHEN s.day <= g.last_end THEN s.ac ELSE 0 END) AS ac
    FROM spent_step AS s JOIN given AS g ON g.project_id = s.project_id
    WHERE s.origin = 'costs'
    GROUP BY s.project_id, g.ac, g.last_end
),
reason AS (
    SELECT
        project_id,
        'incomplete: ' || CAST(rows_left AS VARCHAR) || CASE WHEN rows_left = 1 THEN ' row was' ELSE ' rows were' END || ' refused, ' || reason || places AS reason
    FROM refused
    UNION ALL
    SELECT
        project_id,
        'AC given by period is ' || CAST(CAST(given_ac AS DECIMAL(38, 2)) AS VARCHAR) || ', the ledger says ' || CAST(CAST(ac AS DECIMAL(38, 2)) AS VARCHAR)
        || ' up to ' || CAST(last_end AS VARCHAR) || ': leave out one of the two'
    FROM booked WHERE abs(given_ac - ac) > 0.5
    UNION ALL
    SELECT r.project_id, 'values contradict each other at ' || CAST(r.period_end AS VARCHAR) || ': ' || r.conflict
    FROM given_row AS r JOIN scoped_project AS j ON j.project_id = r.project_id
    WHERE r.conflict IS NOT NULL
)
SELECT project_id, string_agg(reason, '; ' ORDER BY reason) AS reason FROM reason GROUP BY project_id
