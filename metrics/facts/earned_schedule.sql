-- grain: one row for each project in scope: earned schedule, actual time and planned duration, in the unit of its plan and in working days
WITH edge AS (
    SELECT project_id, min(n0) AS first_n, max(n1) AS last_n, sum(amount) AS planned FROM plan_step GROUP BY project_id
),
baseline AS (
    SELECT
        e.project_id,
        coalesce(a.n, e.first_n) AS start_n,
        greatest(coalesce(f.n, e.last_n), coalesce(a.n, e.first_n)) AS finish_n,
        e.planned
    FROM edge AS e
    JOIN project_budget AS b ON b.project_id = e.project_id
    LEFT JOIN working_day AS a ON a.calendar_id = 'standard' AND a.day = b.baseline_start - 1
    LEFT JOIN working_day AS f ON f.calendar_id = 'standard' AND f.day = b.baseline_finish
    WHERE e.planned > 0
),
-- the curve, corner by corner: how fast it rises from there on, and what it jumps there
corner AS (
    SELECT project_id, n, sum(slope) AS slope, sum(jump) AS jump
    FROM (
        SELECT project_id, n0 AS n, amount / (n1 - n0) AS slope, 0.0 AS jump FROM plan_step WHERE n1 > n0
        UNION ALL SELECT project_id, n1, -amount / (n1 - n0), 0.0 FROM plan_step WHERE n1 > n0
        UNION ALL SELECT project_id, n1, 0.0, amount FROM plan_step WHERE n1 <= n0
    )
    GROUP BY project_id, n
),
rising AS (
    SELECT
        project_id, n, jump,
        sum(slope) OVER past AS slope,
        lead(n) OVER (PARTITION BY project_id ORDER BY n) AS next_n
    FROM corner
    WINDOW past AS (PARTITION BY project_id ORDER BY n)
),
curve AS (
    SELECT
        *,
        coalesce(sum(jump + coalesce(slope * (next_n - n), 0)) OVER (PARTITION BY project_id ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) + jump AS pv
    FROM rising
),
now AS (
    SELECT
        c.project_id,
        CAST(c.ev AS DOUBLE) AS ev,
        coalesce(c.ev >= b.bac, FALSE) AS complete,
        b.finished,
        coalesce(CASE WHEN c.ev >= b.bac THEN f.n END, d.n) AS now_n
    FROM course AS c
    JOIN project_budget AS b ON b.project_id = c.project_id
    LEFT JOIN working_day AS d ON d.calendar_id = 'standard' AND d.day = c.day
    LEFT JOIN working_day AS f ON f.calendar_id = 'standard' AND f.day = b.finished
    WHERE c.is_status
),
reached AS (
    SELECT
        c.project_id,
        min(CASE
            WHEN c.pv >= o.ev - 1e-9 * b.planned THEN CAST(c.n AS DOUBLE)
            WHEN c.next_n IS NOT NULL AND c.pv + c.slope * (c.next_n - c.n) >= o.ev - 1e-9 * b.planned THEN c.n + (o.ev - c.pv) / c.slope
        END) AS n
    FROM curve AS c
    JOIN now AS o ON o.project_id = c.project_id
    JOIN baseline AS b ON b.project_id = c.project_id
    WHERE o.ev > 0
    GROUP BY c.project_id
),
in_days AS (
    SELECT
        o.project_id,
        o.complete,
        o.finished,
        o.ev,
        CAST(b.finish_n - b.start_n AS DOUBLE) AS pd,
        CAST(greatest(o.now_n - b.start_n, 0) AS DOUBLE) AS at,
        CASE
            WHEN o.ev IS NULL OR b.project_id IS NULL THEN NULL
            WHEN o.complete THEN CAST(b.finish_n - b.start_n AS DOUBLE)
            WHEN o.ev <= 0 THEN 0
            ELSE greatest(least(coalesce(r.n, b.finish_n), b.finish_n) - b.start_n, 0)
        END AS es
    FROM now AS o
    LEFT JOIN baseline AS b ON b.project_id = o.project_id
    LEFT JOIN reached AS r ON r.project_id = o.project_id
),
-- the same in whole periods of the books, where all of them are of one calendar length
step AS (
    SELECT c.project_id, c.k, c.pv AS up_to, coalesce(lag(c.pv) OVER (PARTITION BY c.project_id ORDER BY c.k), 0) AS before, t.unit, t.period_end <= t.finish AS planned
    FROM course AS c
    JOIN period AS t ON t.project_id = c.project_id AND t.k = c.k
    WHERE t.unit IS NOT NULL AND c.pv IS NOT NULL
),
by_period AS (
    SELECT
        l.project_id,
        max(l.unit) AS unit,
        CAST(max(l.k) FILTER (WHERE l.planned) AS DOUBLE) AS pd,
        sum(CASE
            WHEN NOT l.planned OR i.ev <= l.before THEN 0
            WHEN i.ev >= l.up_to THEN 1
            ELSE (i.ev - CAST(l.before AS DOUBLE)) / nullif(CAST(l.up_to - l.before AS DOUBLE), 0)
        END) AS es
    FROM step AS l
    JOIN in_days AS i ON i.project_id = l.project_id
    GROUP BY l.project_id
),
gone AS (
    SELECT
        o.project_id,
        CASE WHEN d.day = t.period_end THEN t.k ELSE t.k - 1 + coalesce(CAST(x.n - t.n_before AS DOUBLE) / nullif(t.working_days, 0), 0) END AS at
    FROM now AS o
    CROSS JOIN params AS p
    JOIN (SELECT project_id, coalesce(CASE WHEN complete THEN finished END, (SELECT status_date FROM params)) AS day FROM now) AS d ON d.project_id = o.project_id
    JOIN period AS t ON t.project_id = o.project_id AND d.day BETWEEN t.period_start AND t.period_end
    LEFT JOIN working_day AS x ON x.calendar_id = 'standard' AND x.day = d.day
)
SELECT
    i.project_id,
    i.complete,
    CASE WHEN i.complete THEN i.finished END AS finished,
    coalesce(u.unit, 'working days') AS unit,
    i.pd AS pd_days,
    CASE WHEN i.pd IS NOT NULL THEN i.at END AS at_days,
    i.es AS es_days,
    CASE WHEN i.pd IS NULL THEN NULL WHEN u.unit IS NULL THEN i.pd ELSE u.pd END AS pd,
    CASE WHEN i.pd IS NULL THEN NULL WHEN u.unit IS NULL THEN i.at ELSE coalesce(g.at, 0) END AS at,
    CASE WHEN i.es IS NULL OR u.unit IS NULL THEN i.es WHEN i.complete THEN u.pd ELSE u.es END AS es
FROM in_days AS i
LEFT JOIN by_period AS u ON u.project_id = i.project_id
LEFT JOIN gone AS g ON g.project_id = i.project_id
