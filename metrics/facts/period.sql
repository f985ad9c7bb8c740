-- grain: one row for each project and reporting period, from its start to the end of its plan or the status date
WITH given AS (
    SELECT DISTINCT t.project_id, t.period_end
    FROM given_row AS t
    JOIN scoped_project AS j ON j.project_id = t.project_id
    WHERE t.pv IS NOT NULL
),
gap AS (
    SELECT project_id, period_end, period_end - lag(period_end) OVER (PARTITION BY project_id ORDER BY period_end) AS days FROM given
),
told AS (
    SELECT project_id, min(period_end) AS first_end, max(period_end) AS last_end, min(days) AS days FROM gap GROUP BY project_id
),
plan AS (
    SELECT project_id, min(baseline_start) AS start, max(baseline_finish) AS finish FROM counted_package GROUP BY project_id
),
edge AS (
    SELECT
        j.project_id,
        CASE
            WHEN coalesce(c.start, j.baseline_start) IS NOT NULL
                THEN greatest(coalesce(c.start, j.baseline_start), CAST(p.status_date - INTERVAL 30 YEAR AS DATE))
        END AS start,
        least(
            greatest(p.status_date, coalesce(c.finish, j.baseline_finish, p.status_date), coalesce(t.last_end, p.status_date)),
            CAST(p.status_date + INTERVAL 30 YEAR AS DATE)
        ) AS horizon,
        t.first_end,
        t.last_end,
        t.days
    FROM scoped_project AS j
    CROSS JOIN params AS p
    LEFT JOIN plan AS c ON c.project_id = j.project_id
    LEFT JOIN told AS t ON t.project_id = j.project_id
),
-- periods as given; after the last one they go on at the same step, by months where the step is about a month or more
ends AS (
    SELECT project_id, period_end FROM given
    UNION ALL
    SELECT
        project_id,
        last_day(CAST(unnest(generate_series(
            CAST(coalesce(date_trunc('month', last_end) + INTERVAL 1 MONTH, date_trunc('month', start)) AS DATE), last_day(horizon), INTERVAL 1 MONTH
        )) AS DATE))
    FROM edge
    WHERE coalesce(last_end, start) IS NOT NULL AND coalesce(days, 31) >= 28 AND (last_end IS NULL OR last_end < horizon)
    UNION ALL
    SELECT project_id, CAST(last_end + CAST(days AS INTEGER) * CAST(unnest(generate_series(1, CAST(ceil((horizon - last_end) / days) AS BIGINT))) AS INTEGER) AS DATE)
    FROM edge
    WHERE days < 28 AND last_end < horizon
),
spans AS (
    SELECT
        n.project_id,
        row_number() OVER (PARTITION BY n.project_id ORDER BY n.period_end) AS k,
        coalesce(
            lag(n.period_end) OVER (PARTITION BY n.project_id ORDER BY n.period_end) + 1,
            CASE
                WHEN e.days < 28 THEN CAST(e.first_end - CAST(e.days AS INTEGER) + 1 AS DATE)
                WHEN e.start BETWEEN CAST(date_trunc('month', n.period_end) AS DATE) AND n.period_end THEN e.start
                ELSE CAST(date_trunc('month', n.period_end) AS DATE)
            END
        ) AS period_start,
        n.period_end
    FROM ends AS n
    JOIN edge AS e ON e.project_id = n.project_id
)
SELECT
    s.project_id,
    CAST(s.k AS INTEGER) AS k,
    s.period_start,
    s.period_end,
    a.n AS n_before,
    b.n - a.n AS working_days
FROM spans AS s
LEFT JOIN working_day AS a ON a.calendar_id = 'standard' AND a.day = s.period_start - 1
LEFT JOIN working_day AS b ON b.calendar_id = 'standard' AND b.day = s.period_end
